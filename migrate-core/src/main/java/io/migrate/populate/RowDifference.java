package io.migrate.populate;

/**
 * Rows that a population has brought, and that are no longer there, or otherwise.
 *
 * @param population the file that has them
 * @param missing whether they are no longer there
 * @param count how many
 * @param key the key of one of them
 */
public record RowDifference(CsvPopulation population, boolean missing, long count, String key) {

}
