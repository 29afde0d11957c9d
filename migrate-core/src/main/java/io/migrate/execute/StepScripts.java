package io.migrate.execute;

import io.migrate.base.Problems;
import io.migrate.history.History;
import io.migrate.plan.Step;
import io.migrate.revision.Revision;
import io.migrate.revision.Section;
import io.migrate.revision.SectionReader;
import io.migrate.script.Placeholders;

/**
 * Opens what a step runs: the section of its file when the code knows the revision, and
 * the downgrade stored in the database when it does not.
 */
public final class StepScripts {

	private final History history;

	private final Placeholders placeholders;

	/**
	 * Creates the way to scripts.
	 * @param history has the stored downgrades
	 * @param placeholders what placeholders stand for
	 */
	public StepScripts(History history, Placeholders placeholders) {
		this.history = history;
		this.placeholders = placeholders;
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
		SectionReader reader = (revision != null) ? revision.script().open(section)
				: SectionReader.of("the stored downgrade of " + step.id(), this.history.storedDowngrade(step.id()));
		return new StepReader(reader, this.placeholders, problems);
	}

}
