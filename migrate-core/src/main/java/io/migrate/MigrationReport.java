package io.migrate;

import java.util.List;

import io.migrate.plan.Step;

/**
 * What a run has done.
 *
 * @param steps the steps that were committed, in their order; none when the database
 * already stood at the target
 */
public record MigrationReport(List<Step> steps) {

	static final MigrationReport NOTHING = new MigrationReport(List.of());

	public MigrationReport {
		steps = List.copyOf(steps);
	}

}
