package io.migrate;

import java.nio.file.Path;
import java.util.List;

import javax.sql.DataSource;

import io.migrate.base.MigrationException;
import io.migrate.populate.PopulationChoice;
import io.migrate.populate.PopulationReport;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A database and a folder of populations that are run on it, without any revision.
 *
 * @param database the database
 * @param folder the populations
 */
record CsvSeed(TestDatabase database, RevisionFolder folder) {

	/** How the lines of most files begin: {@code rows} with the key {@code id}. */
	static final String HEADER = """
			# Population: rows
			# Table: rows
			# Key: id
			""";

	static CsvSeed of(TestDatabase database, Path path, String... statements) {
		CsvSeed seed = new CsvSeed(database, new RevisionFolder(path.resolve("revisions-populations")));
		seed.revisions().file("README", "No revisions");
		for (String sql : statements) {
			seed.sql(sql);
		}
		return seed;
	}

	/**
	 * Writes {@code rows.csv} and runs it.
	 * @param content header and rows
	 * @return how many rows it touched
	 */
	long load(String content) {
		this.folder.file("rows.csv", content);
		return run();
	}

	/**
	 * Runs what is due.
	 * @return how many rows it touched
	 */
	long run() {
		return migrations().populations()
			.run(PopulationChoice.DUE)
			.done()
			.stream()
			.mapToLong(PopulationReport.Done::rows)
			.sum();
	}

	/**
	 * Runs a file that cannot be run.
	 * @param content header and rows
	 * @return what is said of it, and what to do
	 */
	String refusal(String content) {
		this.folder.file("rows.csv", content);
		return refusal();
	}

	/**
	 * Runs what cannot be run.
	 * @return what is said of it, and what to do
	 */
	String refusal() {
		return refusal(this::run);
	}

	static String refusal(ThrowingCallable run) {
		MigrationException failure = catchThrowableOfType(MigrationException.class, run);
		return failure.getMessage() + "\n" + failure.action();
	}

	Migrations migrations() {
		return builder().build();
	}

	MigrationsBuilder builder() {
		return builder(this.database.dataSource());
	}

	MigrationsBuilder builder(DataSource dataSource) {
		return Migrations.on(dataSource).locations(revisions().location()).populations(this.folder.location());
	}

	RevisionFolder revisions() {
		return new RevisionFolder(this.folder.path().resolveSibling("revisions"));
	}

	void sql(String sql) {
		this.database.client().sql(sql).update();
	}

	List<String> list(String query) {
		return this.database.client().sql(query).query(String.class).list();
	}

	String one(String query) {
		return this.database.client().sql(query).query(String.class).single();
	}

}
