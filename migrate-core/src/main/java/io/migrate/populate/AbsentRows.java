package io.migrate.populate;

/**
 * Rows that a population has brought, and that are no longer there.
 *
 * @param population the file that has them
 * @param count how many
 * @param key the key of one of them
 */
public record AbsentRows(CsvPopulation population, long count, String key) {

}
