package io.migrate.populate;

import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.migrate.base.MigrationException;
import io.migrate.base.Problems;
import io.migrate.base.QualifiedName;
import io.migrate.dialect.DatabaseError.Kind;
import io.migrate.dialect.Dialect;
import io.migrate.dialect.PopulationSql;
import io.migrate.session.StatementBatch;
import io.migrate.session.StatementFailedException;

/**
 * Brings the rows of a file into a table: at once when it is empty, else by way of
 * another table from which only what is new or differs goes on.
 */
final class CsvLoad {

	private static final QualifiedName STAGING = new QualifiedName("pg_temp", "migrate_rows");

	private static final String DUPLICATE_KEY = "23505";

	// Such as COPY into a table with policies
	private static final String NOT_SUPPORTED = "0A000";

	private static final String FORBIDDEN = "42501";

	// The place of a row follows the name of the table, in every language
	private static final Pattern LINE = Pattern.compile("^COPY .+?, \\D*(?<line>\\d+)[,:]? ?(?<place>.*)",
			Pattern.MULTILINE);

	private final CsvPopulation population;

	private final CsvRows rows;

	private final Dialect dialect;

	private final PopulationSql sql;

	CsvLoad(CsvPopulation population, Dialect dialect, PopulationSql sql) {
		this.population = population;
		this.rows = population.rows();
		this.dialect = dialect;
		this.sql = sql;
	}

	/**
	 * Brings them.
	 * @param batch the transaction
	 */
	void run(StatementBatch batch) {
		CsvTarget target = CsvTarget.look(batch, this.population, this.sql);
		if (!target.empty() || target.mayLackKey(this.rows.key()) || !isLoaded(batch)) {
			merge(batch, target);
		}
		target.columns().forEach((column) -> {
			if (column.sequence() != null) {
				batch.query(this.population.source(),
						this.sql.moveSequence(column.sequence(), this.rows.table(), column.name()),
						(row, number) -> row.getLong(1));
			}
		});
	}

	/**
	 * Tries to bring all of them at once.
	 * @return whether that was possible
	 */
	private boolean isLoaded(StatementBatch batch) {
		batch.add("SAVEPOINT migrate_rows");
		try {
			copy(batch, this.rows.table());
			return true;
		}
		catch (StatementFailedException ex) {
			// Somebody else fills the table, or the file has a row twice
			if (!DUPLICATE_KEY.equals(ex.error().sqlState()) && !NOT_SUPPORTED.equals(ex.error().sqlState())) {
				throw inFile(ex);
			}
			batch.add("ROLLBACK TO SAVEPOINT migrate_rows");
			return false;
		}
	}

	/**
	 * Says what it would bring.
	 * @param batch the transaction, which somebody takes back
	 */
	List<RowDifference> compare(StatementBatch batch) {
		CsvTarget target = CsvTarget.look(batch, this.population, this.sql);
		stage(batch);
		return batch.query(this.population.source(),
				this.sql.differences(STAGING, this.rows.table(), target.merged(this.rows)),
				(row, number) -> new RowDifference(this.population, row.getBoolean("missing"), row.getLong("rows"),
						row.getString("key")));
	}

	private void merge(StatementBatch batch, CsvTarget target) {
		stage(batch);
		refuseUnusableKeys(batch);
		change(batch, this.sql.merge(STAGING, this.rows.table(), target.merged(this.rows)));
		if (this.rows.deletesMissing()) {
			change(batch, this.sql.deleteMissing(STAGING, this.rows.table(), this.rows.key()));
		}
	}

	private void stage(StatementBatch batch) {
		createStaging(batch);
		try {
			staged(batch);
		}
		catch (StatementFailedException ex) {
			throw inFile(ex);
		}
	}

	private void createStaging(StatementBatch batch) {
		try {
			execute(batch, this.sql.createStaging(STAGING, this.rows.table(), this.rows.columns()));
		}
		catch (StatementFailedException ex) {
			throw FORBIDDEN.equals(ex.error().sqlState()) ? RowsRefusedException.withoutStaging(ex) : ex;
		}
	}

	// What is on its way is no row yet
	private void staged(StatementBatch batch) {
		long before = batch.rows();
		copy(batch, STAGING);
		batch.addRows(before - batch.rows());
	}

	private void change(StatementBatch batch, String sql) {
		batch.addRows(execute(batch, sql));
	}

	private long execute(StatementBatch batch, String sql) {
		return batch.ask(this.population.source(), (connection) -> {
			try (Statement statement = connection.createStatement()) {
				return statement.executeLargeUpdate(sql);
			}
		});
	}

	// Which of two rows would come last is up to chance
	private void refuseUnusableKeys(StatementBatch batch) {
		Problems problems = new Problems();
		batch
			.query(this.population.source(), this.sql.unusableKeys(STAGING, this.rows.key()),
					(row, number) -> row.getBoolean("whole")
							? "has more than one row with the key " + this.rows.key() + " = " + row.getString("key")
							: "has a row without the key " + this.rows.key() + ": " + row.getString("key"))
			.forEach((problem) -> problems.add(this.population.source(), 0, problem));
		problems.throwIfAny(RowsRefusedException::of);
	}

	private void copy(StatementBatch batch, QualifiedName table) {
		String sql = this.sql.copy(table, this.rows.columns(), this.rows.nullText());
		try (CsvData data = CsvData.open(this.population)) {
			long brought = batch.ask(this.population.source(),
					(connection) -> data.send(this.dialect, connection, sql));
			batch.addRows(brought);
			data.expect(this.population.checksum());
		}
	}

	/** The same failure with the line of the file, where the database tells it. */
	private MigrationException inFile(StatementFailedException failure) {
		Matcher line = LINE.matcher(String.valueOf(failure.error().where()));
		boolean known = failure.error().kind() == Kind.OTHER && line.find();
		return known ? new RowFailedException(this.population.source(),
				this.rows.lines().columns() - 1 + Integer.parseInt(line.group("line")), line.group("place"), failure)
				: failure;
	}

}
