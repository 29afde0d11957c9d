package io.migrate.populate;

import io.migrate.base.Problems;
import io.migrate.script.Placeholders;
import io.migrate.session.MigrationSession;
import io.migrate.transaction.StatementFile;

/**
 * Looks a population over before any of them runs.
 */
final class PopulationCheck implements Population.Kinds<Boolean> {

	private final MigrationSession session;

	private final Placeholders placeholders;

	private final Problems problems;

	PopulationCheck(MigrationSession session, Placeholders placeholders, Problems problems) {
		this.session = session;
		this.placeholders = placeholders;
		this.problems = problems;
	}

	@Override
	public Boolean sql(SqlPopulation population) {
		new StatementFile(population.file(), this.placeholders, this.session.dialect().statementRules())
			.check(this.problems);
		return true;
	}

	// The database knows what is wrong with rows
	@Override
	public Boolean csv(CsvPopulation population) {
		return true;
	}

	@Override
	public Boolean java(JavaPopulation population) {
		return true;
	}

	@Override
	public Boolean batch(BatchPopulation population) {
		return true;
	}

}
