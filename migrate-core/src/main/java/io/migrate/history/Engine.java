package io.migrate.history;

/**
 * Who writes the bookkeeping.
 *
 * @param machine the name of the machine
 * @param instance the machine and the process on it
 * @param version the version of the engine
 */
public record Engine(String machine, String instance, String version) {

}
