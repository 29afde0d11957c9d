package io.migrate.execute;

import io.migrate.history.History;
import io.migrate.plan.Step;
import io.migrate.revision.Revision;
import io.migrate.revision.Section;
import io.migrate.revision.SectionReader;

/**
 * Opens what a step runs: the section of its file when the code knows the revision, and
 * the downgrade stored in the database when it does not.
 */
public final class StepScripts {

	private final History history;

	/**
	 * Creates the way to scripts.
	 * @param history has the stored downgrades
	 */
	public StepScripts(History history) {
		this.history = history;
	}

	/**
	 * Opens the section that a step runs.
	 * @param step a step
	 * @param section its section
	 * @return its statements; to be closed by the caller
	 */
	SectionReader open(Step step, Section section) {
		Revision revision = step.known();
		return (revision != null) ? revision.script().open(section)
				: SectionReader.of("the stored downgrade of " + step.id(), this.history.storedDowngrade(step.id()));
	}

}
