package io.migrate.execute;

import java.util.List;

import io.migrate.graph.RevisionGraph;
import io.migrate.graph.RevisionId;
import io.migrate.plan.Action;
import io.migrate.plan.Step;
import io.migrate.revision.Section;
import io.migrate.revision.SectionReader;
import io.migrate.script.SqlStatement;
import io.migrate.session.MigrationSession;
import io.migrate.session.StatementBatch;
import io.migrate.session.UnnamedFailureException;
import org.jspecify.annotations.Nullable;

/**
 * Runs steps with their record in one transaction.
 */
final class StepRunner {

	private static final int TOGETHER = 500;

	private final MigrationSession session;

	private final RevisionGraph graph;

	private final Journal journal;

	StepRunner(MigrationSession session, RevisionGraph graph, Journal journal) {
		this.session = session;
		this.graph = graph;
		this.journal = journal;
	}

	/**
	 * The section that a step runs.
	 * @param action what the step does
	 * @return the section, or {@code null} when it runs nothing
	 */
	static @Nullable Section section(Action action) {
		return switch (action) {
			case UPGRADE -> Section.UPGRADE;
			case DOWNGRADE -> Section.DOWNGRADE;
			case STAMP, UNSTAMP -> null;
		};
	}

	/**
	 * Runs steps in one transaction with few round trips; when one of several statements
	 * fails, again one by one, so that the failing one can be named.
	 * @param steps the steps
	 */
	void run(List<Step> steps) {
		try {
			run(steps, TOGETHER);
		}
		catch (UnnamedFailureException ex) {
			run(steps, 1);
		}
	}

	private void run(List<Step> steps, int together) {
		this.session.inTransaction(() -> {
			steps.forEach((step) -> run(step, together));
			return true;
		});
	}

	private void run(Step step, int together) {
		Section section = section(step.action());
		if (section != null) {
			execute(step, section, together);
		}
		else {
			record(step, this.session.batch("the bookkeeping", together));
		}
	}

	private void execute(Step step, Section section, int together) {
		StatementBatch batch = this.session.batch(step.revision().script().name(), together);
		try (SectionReader reader = step.revision().script().open(section)) {
			SqlStatement statement = reader.next();
			while (statement != null) {
				if (statement.copyFromStdin()) {
					batch.copy(statement, reader.copyData());
				}
				else {
					batch.add(statement);
				}
				statement = reader.next();
			}
			reader.expect(step.revision().checksum(section));
		}
		// Before the record, which a changed role or search path must not touch
		this.session.restoration().forEach(batch::add);
		record(step, batch);
	}

	private void record(Step step, StatementBatch batch) {
		batch.addOneRow(this.journal.done(step, dependencies(step)));
		batch.flush();
	}

	private List<RevisionId> dependencies(Step step) {
		return this.graph.contains(step.id()) ? List.copyOf(this.graph.dependencies(step.id())) : List.of();
	}

}
