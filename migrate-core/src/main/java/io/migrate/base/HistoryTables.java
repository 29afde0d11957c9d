package io.migrate.base;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Where our tables are.
 *
 * @param schema the schema that holds them
 * @param prefix what their names begin with
 */
public record HistoryTables(String schema, String prefix) {

	// PostgreSQL cuts names at 63 bytes, and ours would become one
	private static final int LONGEST_PREFIX = 40;

	/**
	 * Checks the names.
	 * @throws InvalidSettingException if the schema is blank or the prefix too long
	 */
	public HistoryTables {
		if (schema.isBlank()) {
			throw new InvalidSettingException("The schema of the bookkeeping tables is blank",
					"Set 'migrate.schema' to the name of a schema, such as public.");
		}
		if (prefix.getBytes(StandardCharsets.UTF_8).length > LONGEST_PREFIX) {
			throw new InvalidSettingException("The prefix of the bookkeeping tables is too long: " + prefix,
					"Set 'migrate.table-prefix' to at most " + LONGEST_PREFIX + " bytes.");
		}
	}

	/**
	 * The table of applied revisions.
	 * @return its name
	 */
	public QualifiedName revision() {
		return new QualifiedName(this.schema, this.prefix + "revision");
	}

	/**
	 * The journal.
	 * @return its name
	 */
	public QualifiedName event() {
		return new QualifiedName(this.schema, this.prefix + "event");
	}

	/**
	 * The progress of revisions that are half-way.
	 * @return its name
	 */
	public QualifiedName statement() {
		return new QualifiedName(this.schema, this.prefix + "statement");
	}

	/**
	 * The table of the lease lock.
	 * @return its name
	 */
	public QualifiedName lease() {
		return new QualifiedName(this.schema, this.prefix + "lease");
	}

	/**
	 * The last runs of populations.
	 * @return its name
	 */
	public QualifiedName population() {
		return new QualifiedName(this.schema, this.prefix + "population");
	}

	/**
	 * The batches of populations that run in batches.
	 * @return its name
	 */
	public QualifiedName populationBatch() {
		return new QualifiedName(this.schema, this.prefix + "population_batch");
	}

	/**
	 * The definitions that were made.
	 * @return its name
	 */
	public QualifiedName definition() {
		return new QualifiedName(this.schema, this.prefix + "definition");
	}

	/**
	 * The sizes of the tables that steps touched.
	 * @return its name
	 */
	public QualifiedName size() {
		return new QualifiedName(this.schema, this.prefix + "size");
	}

	/**
	 * All of them, those that are not there included.
	 * @return their names
	 */
	public Set<QualifiedName> all() {
		return Set.of(revision(), event(), statement(), lease(), population(), populationBatch(), definition(), size());
	}

	@Override
	public String toString() {
		return this.schema + "." + this.prefix;
	}

}
