package io.migrate;

import java.util.List;

import io.migrate.session.MigrationEvent;
import io.migrate.session.MigrationListener;
import io.migrate.session.PopulationEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what happens to the log: one line for each outcome. Failures are left to whoever
 * catches them.
 */
final class LoggingListener implements MigrationListener, MigrationEvent.Visitor {

	private static final Logger logger = LoggerFactory.getLogger(Migrations.class);

	private final PopulationLog populations = new PopulationLog();

	@Override
	public void on(MigrationEvent event) {
		event.accept(this);
	}

	@Override
	public void upToDate(MigrationEvent.UpToDate event) {
		logger.info("Schema is up to date at {}", event.current());
	}

	@Override
	public void lockAwaited(MigrationEvent.LockAwaited event) {
		logger.info("Waiting for the migration lock for {} s, held by {}", event.waited().toSeconds(), event.holder());
	}

	@Override
	public void revisionsAwaited(MigrationEvent.RevisionsAwaited event) {
		logger.info("Waiting for {}, next: {}; {} s so far",
				(event.missing() == 1) ? "1 revision" : event.missing() + " revisions", event.next(),
				event.waited().toSeconds());
	}

	@Override
	public void databaseAwaited(MigrationEvent.DatabaseAwaited event) {
		logger.warn("Waiting for the database, {} s so far. {}", event.waited().toSeconds(), event.reason());
	}

	@Override
	public void runStarted(MigrationEvent.RunStarted event) {
		logger.info("Running {} on {}", steps(event.steps()), event.database());
	}

	@Override
	public void stepDone(MigrationEvent.StepDone event) {
		MigrationEvent.StepInfo step = event.step();
		logger.info("({}/{}) {} {} {} in {} ms", step.position(), step.total(), step.action(), step.revision(),
				step.message(), event.took().toMillis());
	}

	@Override
	public void stepRunning(MigrationEvent.StepRunning event) {
		logger.info("({}/{}) {} {} has been running for {} s{}", event.step().position(), event.step().total(),
				event.step().action(), event.step().revision(), event.elapsed().toSeconds(), waiting(event.blockers()));
	}

	@Override
	public void stepBlocked(MigrationEvent.StepBlocked event) {
		logger.info("({}/{}) {} {} was rolled back: {}; trying again in {} ms (attempt {}){}", event.step().position(),
				event.step().total(), event.step().action(), event.step().revision(), event.reason(),
				event.pause().toMillis(), event.attempts(), waiting(event.blockers()));
	}

	@Override
	public void definitionsMade(MigrationEvent.DefinitionsMade event) {
		logger.info("Made again in {} ms: {}", event.took().toMillis(), String.join(", ", event.names()));
	}

	@Override
	public void population(PopulationEvent event) {
		event.accept(this.populations);
	}

	static String waiting(List<String> blockers) {
		return blockers.isEmpty() ? "" : "; in the way: " + String.join("; ", blockers);
	}

	@Override
	public void runFinished(MigrationEvent.RunFinished event) {
		logger.info("Done: {} in {} ms", steps(event.steps()), event.took().toMillis());
	}

	@Override
	public void warning(MigrationEvent.Warning event) {
		logger.warn("{}", event.message());
	}

	private static String steps(int count) {
		return (count == 1) ? "1 step" : count + " steps";
	}

}
