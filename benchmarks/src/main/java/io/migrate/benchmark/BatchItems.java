package io.migrate.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

import io.migrate.Migrations;
import io.migrate.populate.Batch;
import io.migrate.populate.BatchPace;
import io.migrate.populate.BatchPopulator;
import io.migrate.populate.PopulationChoice;

/**
 * A table that is gone through, and the population that does so. Belongs to one thread.
 */
final class BatchItems implements BatchPopulator {

	static final String TABLE = "item";

	static final String UPDATE = "UPDATE " + TABLE + " SET touched = touched + 1 WHERE ";

	// No batch takes as long, so all of them have the same size
	private static final Duration NEVER = Duration.ofDays(1);

	private final int size;

	private int batches;

	private BatchItems(int size) {
		this.size = size;
	}

	/**
	 * Makes the table.
	 * @param rows how many it has
	 * @return statements
	 */
	static String[] create(int rows) {
		return new String[] {
				"CREATE TABLE " + TABLE + " (id bigint PRIMARY KEY, touched int NOT NULL, name text NOT NULL)",
				"INSERT INTO " + TABLE + " SELECT n, 0, 'name ' || n FROM generate_series(1, " + rows + ") AS n",
				"VACUUM ANALYZE " + TABLE };
	}

	/**
	 * Goes through the table.
	 * @param dataSource leads to the database
	 * @param folder a folder without revisions
	 * @param size how many rows a batch has
	 * @return how many batches there were
	 */
	static int run(DataSource dataSource, Path folder, int size) {
		BatchItems items = new BatchItems(size);
		Migrations.on(dataSource)
			.locations("file:" + folder)
			.populators(() -> List.of(items))
			.build()
			.populations()
			.run(PopulationChoice.DUE);
		return items.batches;
	}

	@Override
	public String name() {
		return "touch";
	}

	@Override
	public String table() {
		return TABLE;
	}

	@Override
	public BatchPace pace() {
		return new BatchPace(this.size, this.size, NEVER, 1);
	}

	@Override
	public long populate(Batch batch) {
		this.batches++;
		return batch.jdbc().sql(UPDATE + batch.condition()).update();
	}

}
