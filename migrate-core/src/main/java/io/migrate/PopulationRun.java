package io.migrate;

import java.util.List;

import io.migrate.history.History;
import io.migrate.populate.CsvPopulation;
import io.migrate.populate.PopulationCatalog;
import io.migrate.populate.PopulationChoice;
import io.migrate.populate.PopulationEnvironment;
import io.migrate.populate.PopulationMode;
import io.migrate.populate.PopulationPlan;
import io.migrate.populate.PopulationPlanner;
import io.migrate.populate.PopulationRecord;
import io.migrate.populate.PopulationRecords;
import io.migrate.populate.PopulationReport;
import io.migrate.populate.PopulationRunner;
import io.migrate.populate.PopulationStatus;
import io.migrate.populate.RowComparison;
import io.migrate.populate.RowDifference;
import io.migrate.session.MigrationSession;

/**
 * One run of populations on one session: look which are due, and only when there is one
 * lock, look again, and run them; where one runs in batches, without the lock, and then
 * look again.
 */
final class PopulationRun {

	private final Parts parts;

	private final MigrationSession session;

	private final PopulationCatalog catalog;

	private final PopulationPlanner planner;

	private final History history;

	private final PopulationRecords records;

	PopulationRun(Parts parts, MigrationSession session, PopulationCatalog catalog) {
		this.parts = parts;
		this.session = session;
		this.catalog = catalog;
		this.planner = new PopulationPlanner(catalog, parts.populating().profiles());
		this.history = new History(session, parts.configuration().tables());
		this.records = new PopulationRecords(session, parts.configuration().tables(), parts.engine());
	}

	/**
	 * What would run now, and what waits.
	 */
	PopulationPlan plan(PopulationChoice choice) {
		List<PopulationRecord> last = this.records.read();
		return this.planner.plan(last, this.history.read().ids(), choice);
	}

	PopulationReport run(PopulationChoice choice) {
		PopulationRunner runner = runner();
		PopulationPlan plan = plan(choice);
		while (runner.hasWork(plan)) {
			Round round = RunLock.of(this.parts, this.session)
				.holding(this.parts.configuration().locking().timeout(), () -> round(runner, choice));
			plan = round.plan();
			if (round.hasBegun()) {
				runner.runBatches();
				plan = plan(choice);
			}
		}
		return runner.end(plan);
	}

	private Round round(PopulationRunner runner, PopulationChoice choice) {
		PopulationPlan plan = plan(choice);
		if (!runner.hasWork(plan)) {
			return new Round(plan, false);
		}
		this.history.prepare();
		return new Round(plan, runner.run(plan));
	}

	/**
	 * What was done while the lock was held.
	 *
	 * @param plan what was due
	 * @param hasBegun whether batches come next, for which the lock is given back
	 */
	private record Round(PopulationPlan plan, boolean hasBegun) {

	}

	void pause(String name, boolean paused) {
		this.records.pause(name, paused);
	}

	/**
	 * Where each of them stands.
	 */
	List<PopulationStatus> status() {
		List<PopulationRecord> last = this.records.read();
		return this.planner.status(last, this.history.read().ids());
	}

	/**
	 * What another run of a file that is done would bring.
	 */
	List<RowDifference> differences(PopulationStatus status) {
		boolean lasts = status.state() == PopulationStatus.State.DONE && status.mode() != PopulationMode.ONCE;
		return (lasts && this.catalog.find(status.name()) instanceof CsvPopulation file)
				? new RowComparison(this.session, this.records).differences(file) : List.of();
	}

	private PopulationRunner runner() {
		return new PopulationRunner(new PopulationEnvironment(this.session, this.records, this.parts.sideDataSource(),
				this.parts.populating().transactions(), this.parts.configuration().placeholders(),
				this.parts.configuration().execution().retryTimeout(), this.parts.listener(), this.parts.clock()),
				this.catalog);
	}

}
