package io.migrate.execute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.migrate.base.Problems;
import io.migrate.dialect.HistorySql.StatementRow;
import io.migrate.graph.RevisionId;
import io.migrate.operation.OperationWriter;
import io.migrate.plan.Action;
import io.migrate.plan.Step;
import io.migrate.revision.InvalidJavaRevisionException;
import io.migrate.revision.Revision;
import io.migrate.revision.Section;
import io.migrate.revision.SectionReader;
import io.migrate.revision.StatementReader;
import io.migrate.script.Placeholders;
import io.migrate.script.SqlStatement;

/**
 * Opens what a step runs: the section of its file when the code knows the revision, and
 * the downgrade stored in the database when it does not.
 */
public final class StepScripts {

	private final Function<RevisionId, String> storedDowngrade;

	private final Placeholders placeholders;

	private final OperationWriter writer;

	/**
	 * Creates the way to scripts.
	 * @param storedDowngrade finds the stored downgrade of a revision that the code does
	 * not know
	 * @param placeholders what placeholders stand for
	 * @param writer writes what a class asks for
	 */
	public StepScripts(Function<RevisionId, String> storedDowngrade, Placeholders placeholders,
			OperationWriter writer) {
		this.storedDowngrade = storedDowngrade;
		this.placeholders = placeholders;
		this.writer = writer;
	}

	/**
	 * What a step runs.
	 * @param step a step
	 * @param rows what the database says of its statements, when it was left half-way
	 * @return the text of each statement with values in place of placeholders, without
	 * the data of a {@code COPY}; none for a step that only sets or takes away a mark
	 * @throws RefusedStatementsException if a placeholder stands for nothing
	 */
	public List<String> statements(Step step, Map<Integer, StatementRow> rows) {
		DoneStatements done = new DoneStatements(rows);
		Section section = step.action().section();
		List<String> statements = new ArrayList<>();
		if (section != null) {
			Problems problems = new Problems();
			try (StepReader reader = open(step, section, problems)) {
				SqlStatement statement = reader.next();
				for (int position = 1; statement != null; position++) {
					if (!done.isDone(position)) {
						statements.add(statement.text());
					}
					statement = reader.next();
				}
				reader.expect(step.checksum());
			}
			problems.throwIfAny(RefusedStatementsException::new);
		}
		return statements;
	}

	/**
	 * Looks at what is recorded of a step besides what it runs: the downgrade that a
	 * class asks for.
	 * @param step a step
	 * @throws InvalidJavaRevisionException if the class makes mistakes
	 */
	void look(Step step) {
		Revision revision = step.known();
		boolean kept = step.action() == Action.UPGRADE || step.action() == Action.STAMP;
		if (kept && revision != null && revision.downgrade().isReversible()
				&& revision.downgrade().checksum() == null) {
			revision.script().text(Section.DOWNGRADE, this.writer);
		}
	}

	/**
	 * Opens the section that a step runs, once it was looked over.
	 * @param step a step
	 * @param section its section
	 * @return its statements; to be closed by the caller
	 */
	StepReader open(Step step, Section section) {
		return open(step, section, new Problems());
	}

	/**
	 * Opens the section that a step runs.
	 * @param step a step
	 * @param section its section
	 * @param problems takes placeholders that stand for nothing
	 * @return its statements; to be closed by the caller
	 */
	StepReader open(Step step, Section section, Problems problems) {
		Revision revision = step.known();
		StatementReader reader = (revision != null) ? revision.script().open(section, this.writer)
				: SectionReader.of("the stored downgrade of " + step.id(), this.storedDowngrade.apply(step.id()));
		return new StepReader(reader, this.placeholders, problems);
	}

}
