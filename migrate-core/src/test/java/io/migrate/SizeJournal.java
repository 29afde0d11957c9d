package io.migrate;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import io.migrate.graph.Target;
import io.migrate.plan.RelationSize;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;

/**
 * A database with a table of users, and what its journal says of sizes.
 *
 * @param database the database
 * @param folder its revisions
 */
record SizeJournal(TestDatabase database, RevisionFolder folder) {

	static SizeJournal of(TestDatabase database, Path path) {
		SizeJournal journal = new SizeJournal(database,
				new RevisionFolder(path).revision("aaaa", "", "CREATE TABLE users (email text);", "DROP TABLE users;"));
		journal.upgrade();
		return journal;
	}

	void upgrade() {
		migrations().upgrade(Target.HEAD);
	}

	void upgrade(String sql) {
		upgrade(sql, "");
	}

	/** Adds a revision and runs it. */
	void upgrade(String sql, String downgrade) {
		this.folder.revision("bbbb", "aaaa", sql, downgrade);
		upgrade();
	}

	void downgrade(String target) {
		migrations().downgrade(Target.parse(target));
	}

	private Migrations migrations() {
		return Migrations.on(this.database.dataSource()).locations(this.folder.location()).build();
	}

	/** Fills a table with a column of text. */
	void fill(String table) {
		execute("INSERT INTO " + table + " SELECT 'user ' || n FROM generate_series(1, 1000) AS n");
	}

	/** The sizes of the newest event. */
	List<RelationSize> newest() {
		return migrations().status().events().get(0).sizes();
	}

	List<String> relations() {
		return newest().stream().map(RelationSize::relation).toList();
	}

	/** How many sizes belong to no event. */
	long pending() {
		return number("(SELECT count(*) FROM migrate_size WHERE event_id IS NULL)");
	}

	long table(String name) {
		return number("pg_table_size('" + name + "')");
	}

	long indexes(String name) {
		return number("pg_indexes_size('" + name + "')");
	}

	long number(String expression) {
		return Objects.requireNonNull(this.database.client().sql("SELECT " + expression).query(Long.class).single());
	}

	void execute(String sql) {
		this.database.client().sql(sql).update();
	}

}
