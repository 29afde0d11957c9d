package io.migrate.execute;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

import io.migrate.base.Checksum;
import io.migrate.dialect.HistorySql.Content;
import io.migrate.dialect.HistorySql.EventRow;
import io.migrate.dialect.HistorySql.RevisionRow;
import io.migrate.dialect.HistorySql.StatementRow;
import io.migrate.dialect.HistorySql;
import io.migrate.dialect.SizeSql;
import io.migrate.graph.RevisionGraph;
import io.migrate.graph.RevisionId;
import io.migrate.history.Engine;
import io.migrate.operation.OperationWriter;
import io.migrate.plan.Action;
import io.migrate.plan.Step;
import io.migrate.revision.Revision;
import io.migrate.revision.Section;
import io.migrate.revision.SectionReader;
import org.jspecify.annotations.Nullable;

/**
 * Writes the statement that records a step. Immutable.
 */
public final class Journal {

	private final HistorySql sql;

	private final SizeSql sizes;

	private final RevisionGraph graph;

	private final Engine engine;

	private final OperationWriter writer;

	/**
	 * Creates a journal.
	 * @param sql the statements of the dialect
	 * @param sizes measures tables
	 * @param graph what the code knows
	 * @param engine who writes
	 * @param writer writes the downgrade that a class asks for
	 */
	public Journal(HistorySql sql, SizeSql sizes, RevisionGraph graph, Engine engine, OperationWriter writer) {
		this.sql = sql;
		this.sizes = sizes;
		this.graph = graph;
		this.engine = engine;
		this.writer = writer;
	}

	/** What measures the tables of steps. */
	SizeSql sizes() {
		return this.sizes;
	}

	/**
	 * The record of a step that is done, to be run in its transaction; it fails unless it
	 * hits exactly one row.
	 * @param step the step
	 * @return a statement
	 */
	public String done(Step step) {
		EventRow event = event(step, null, null);
		return switch (step.action()) {
			case UPGRADE, STAMP -> this.sql.recordApplied(row(step.revision()), event);
			case DOWNGRADE, UNSTAMP -> this.sql.recordRemoved(step.id().value(), event);
		};
	}

	/**
	 * The record of a step that runs piece by piece and has begun.
	 * @param step the step
	 * @return a statement that hits exactly one row
	 */
	public String begun(Step step) {
		return (step.action() == Action.UPGRADE) ? this.sql.recordUpgrading(row(step.revision()))
				: this.sql.recordDowngrading(step.id().value());
	}

	/**
	 * The record of statements of such a step.
	 * @param step the step
	 * @param rows the statements
	 * @return a statement
	 */
	public String statements(Step step, List<StatementRow> rows) {
		return this.sql.recordStatements(step.id().value(), rows);
	}

	/**
	 * The record of such a step that is done.
	 * @param step the step
	 * @param took how long it ran, or {@code null} for the time of its last transaction
	 * @return a statement that hits exactly one row
	 */
	public String finished(Step step, @Nullable Duration took) {
		EventRow event = event(step, (took != null) ? took.toMillis() : null, null);
		return (step.action() == Action.UPGRADE) ? this.sql.recordUpgraded(row(step.revision()), event)
				: this.sql.recordRemoved(step.id().value(), event);
	}

	/**
	 * The record of a step that failed, to be run after it was rolled back.
	 * @param step the step
	 * @param took how long it ran
	 * @param error what went wrong
	 * @return a statement that hits exactly one row
	 */
	public String failed(Step step, Duration took, String error) {
		return this.sql.recordEvent(event(step, took.toMillis(), error));
	}

	private EventRow event(Step step, @Nullable Long durationMs, @Nullable String error) {
		return new EventRow(step.id().value(), step.action().key(), durationMs, this.engine.instance(),
				this.engine.version(), error);
	}

	private RevisionRow row(Revision revision) {
		Revision.Downgrade downgrade = revision.downgrade();
		String kept = downgrade.isReversible() ? revision.script().text(Section.DOWNGRADE, this.writer) : null;
		Checksum checksum = (downgrade.checksum() == null && kept != null) ? SectionReader.checksum(kept)
				: downgrade.checksum();
		Content content = new Content(revision.script().kind(), revision.script().name(), text(revision.checksum()),
				text(checksum), kept);
		return new RevisionRow(revision.id().value(), values(revision.node().revises()),
				values(this.graph.dependencies(revision.id())), revision.message(), content, this.engine.machine());
	}

	private static @Nullable String text(@Nullable Checksum checksum) {
		return (checksum != null) ? checksum.value() : null;
	}

	private static List<String> values(Collection<RevisionId> ids) {
		return ids.stream().map(RevisionId::value).toList();
	}

}
