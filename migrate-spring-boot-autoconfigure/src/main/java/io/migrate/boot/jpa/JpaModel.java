package io.migrate.boot.jpa;

import java.util.List;

import io.migrate.schema.Schema;

/**
 * What the application's entities say about the database.
 *
 * @param schema what it should have
 * @param renames what had another name before
 * @param omissions what a schema cannot say and is left out, a sentence each
 */
record JpaModel(Schema schema, List<Rename> renames, List<String> omissions) {

	JpaModel {
		renames = List.copyOf(renames);
		omissions = List.copyOf(omissions);
	}

	/**
	 * One old and one new name.
	 *
	 * @param from the parts of the old name: schema and table, and a column behind them
	 * @param to the parts of the new name
	 */
	record Rename(List<String> from, List<String> to) {

		Rename {
			from = List.copyOf(from);
			to = List.copyOf(to);
		}

	}

}
