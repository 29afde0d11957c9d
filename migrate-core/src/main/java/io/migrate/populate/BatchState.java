package io.migrate.populate;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Where a population that runs in batches stands, as the database has it.
 *
 * @param state its state
 * @param checksum of the version that was begun
 * @param position behind which key the next batch is, or {@code null} at the beginning
 * @param exhausted whether there is no next batch
 * @param open how many batches are not done
 * @param elapsed since it was begun
 * @param sum what is done
 * @param error what went wrong, or {@code null} when nothing did
 */
record BatchState(String state, @Nullable String checksum, @Nullable List<String> position, boolean exhausted,
		long open, Duration elapsed, Sum sum, @Nullable String error) {

	static BatchState row(ResultSet row, int number) throws SQLException {
		return new BatchState(row.getString("state"), row.getString("checksum"), texts(row.getArray("position")),
				row.getBoolean("exhausted"), row.getLong("open"), Duration.ofMillis(row.getLong("elapsed_ms")),
				new Sum(row.getLong("batches"), row.getLong("rows"), row.getLong("passed"), row.getLong("estimate")),
				row.getString("error"));
	}

	static @Nullable List<String> texts(@Nullable Array array) throws SQLException {
		return (array != null) ? List.of((String[]) array.getArray()) : null;
	}

	/**
	 * What is done.
	 *
	 * @param batches how many batches
	 * @param rows how many rows they changed
	 * @param passed how many rows they had
	 * @param estimate how many rows the table has about, or -1
	 */
	record Sum(long batches, long rows, long passed, long estimate) {

		Sum and(BatchTransaction.Worked worked) {
			return new Sum(this.batches + 1, this.rows + worked.rows(), this.passed + worked.size(), this.estimate);
		}

	}

}
