package io.migrate.define;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.migrate.base.MigrationException;
import io.migrate.base.Problems;
import io.migrate.dialect.DefinitionSql;
import io.migrate.dialect.HistorySql.EventRow;
import io.migrate.dialect.HistorySql;
import io.migrate.session.MigrationEvent;
import io.migrate.session.MigrationSession;
import io.migrate.session.StatementBatch;
import io.migrate.session.StatementWatch;
import io.migrate.transaction.RecordedTransaction;
import io.migrate.transaction.Retries;
import io.migrate.transaction.StatementFile;
import io.migrate.transaction.TransactionFrame;

/**
 * Makes definitions that are new, that were changed, or of which something is gone, all
 * of them in one transaction, so that nobody sees a half. Not thread-safe.
 */
public final class DefinitionRunner {

	private final DefinitionEnvironment environment;

	private final MigrationSession session;

	private final List<Definition> definitions;

	private final DefinitionSql sql;

	private final HistorySql journal;

	/**
	 * Creates a runner.
	 * @param environment what the run needs
	 * @param definitions all definitions, each behind those that it depends on
	 */
	public DefinitionRunner(DefinitionEnvironment environment, List<Definition> definitions) {
		this.environment = environment;
		this.session = environment.session();
		this.definitions = List.copyOf(definitions);
		this.sql = this.session.dialect().definitionSql(environment.tables());
		this.journal = this.session.dialect().historySql(environment.tables());
	}

	/**
	 * Which are to be made. This asks once.
	 * @return the names of those that the database does not have as they are
	 */
	public List<String> due() {
		DefinitionRecords records = DefinitionRecords.read(this.session, this.sql);
		return this.definitions.stream()
			.filter((definition) -> records.isOutdated(definition) || records.isGone(definition))
			.map(Definition::name)
			.toList();
	}

	/**
	 * Which were made as they are, whatever has become of them. This asks once.
	 * @return those definitions in their order
	 */
	public List<Definition> made() {
		DefinitionRecords records = DefinitionRecords.read(this.session, this.sql);
		return this.definitions.stream().filter((definition) -> !records.isOutdated(definition)).toList();
	}

	/**
	 * Warns of definitions that the code does not have any more and whose objects are
	 * still there.
	 */
	public void warnOfOthers() {
		List<String> known = this.definitions.stream().map(Definition::name).toList();
		DefinitionRecords.read(this.session, this.sql)
			.made()
			.values()
			.stream()
			.filter((made) -> made.left() != null && !known.contains(made.name()))
			.forEach(
					(made) -> this.environment.listener()
						.on(new MigrationEvent.Warning("The definition '" + made.name()
								+ "' is not there any more, and what it made still is: " + made.left()
								+ ". Drop it in a revision when nobody needs it.")));
	}

	/**
	 * Makes what is due. The caller holds the migration lock, and our tables are there.
	 * @throws InvalidDefinitionsException if statements cannot be run; none was
	 * @throws DefinitionFailedException if one failed; all of them were rolled back
	 */
	public void run() {
		DefinitionRecords records = DefinitionRecords.read(this.session, this.sql);
		check(records);
		TransactionFrame frame = new TransactionFrame(this.session, false);
		Instant start = this.environment.clock().instant();
		Map<String, List<String>> made = new LinkedHashMap<>();
		boolean done = false;
		try (StatementWatch watch = this.session.watch(this.environment.sideDataSource(), (elapsed, blockers) -> {
		})) {
			frame.enter("define");
			Retries retries = new Retries(this.environment.retryTimeout(), this.session.cancellation(), watch::blockers,
					this::blocked);
			new RecordedTransaction(this.session, frame, retries).runParts("define", (batch, containment) -> {
				made.clear();
				make(records, batch, containment, made);
			}, (rows) -> made.values().stream().flatMap(List::stream).toList());
			done = true;
		}
		catch (MigrationException ex) {
			throw new DefinitionFailedException(ex);
		}
		finally {
			frame.leave(done);
		}
		this.environment.listener()
			.on(new MigrationEvent.DefinitionsMade(List.copyOf(made.keySet()),
					Duration.between(start, this.environment.clock().instant())));
	}

	private void check(DefinitionRecords records) {
		Problems problems = new Problems();
		this.definitions.stream()
			.filter(records::isOutdated)
			.forEach((definition) -> file(definition).check(problems,
					"changes data, which is for populations (db/populations)"));
		problems.throwIfAny(InvalidDefinitionsException::new);
	}

	private void blocked(Retries.Blocked blocked) {
		this.environment.listener()
			.on(new MigrationEvent.Warning(
					"The definitions were rolled back: " + blocked.reason() + "; trying again in "
							+ blocked.pause().toMillis() + " ms" + StatementWatch.lines(blocked.blockers())));
	}

	private void make(DefinitionRecords records, StatementBatch batch, Runnable containment,
			Map<String, List<String>> made) {
		Set<String> touched = new LinkedHashSet<>();
		for (Definition definition : this.definitions) {
			if (records.isOutdated(definition) || isGone(definition, batch)) {
				file(definition).send(batch, definition.checksum());
				containment.run();
				List<String> objects = new ArrayList<>(query(definition, batch, this.sql.touched()));
				objects.removeIf((object) -> !touched.add(object));
				made.put(definition.name(), records(definition, objects));
			}
		}
	}

	// One before it may have taken it away, such as with CASCADE
	private boolean isGone(Definition definition, StatementBatch batch) {
		return query(definition, batch, this.sql.gone(definition.name())).contains("t");
	}

	private static List<String> query(Definition definition, StatementBatch batch, String sql) {
		return batch.query(definition.file().name(), sql, (row, number) -> row.getString(1));
	}

	private List<String> records(Definition definition, List<String> objects) {
		String instance = this.environment.engine().instance();
		return List.of(this.sql.record(definition.name(), definition.checksum().value(), objects),
				this.journal.recordEvent(new EventRow(definition.name(), "define", null, instance,
						this.environment.engine().version(), null)));
	}

	private StatementFile file(Definition definition) {
		return new StatementFile(definition.file(), this.environment.placeholders(),
				this.session.dialect().statementRules());
	}

}
