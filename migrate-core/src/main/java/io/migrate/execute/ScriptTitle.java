package io.migrate.execute;

import java.util.List;

import io.migrate.plan.Plan;
import io.migrate.plan.Step;
import io.migrate.transaction.Retries;

/**
 * What a script says of itself. It tells no time, so that the same revisions give the
 * same script.
 *
 * @param action what it does, such as {@code upgrade}
 * @param range from where to where
 * @param engineVersion the version of the engine that made it
 */
public record ScriptTitle(String action, String range, String engineVersion) {

	void write(Plan plan, List<Unit> units, String command, ScriptOutput out) {
		out.comment(this.action + " " + this.range + ", made by Migrate " + this.engineVersion);
		out.comment("");
		if (plan.isEmpty()) {
			out.comment("There is nothing to do.");
			return;
		}
		for (Step step : plan.steps()) {
			out.comment("  " + step.action().key() + " " + step.title());
		}
		out.comment("");
		out.comment("Run it whole, with a psql that is not older than the server:  " + command + " FILE");
		out.comment("");
		out.comment("It changes nothing when the database stands elsewhere than where it begins, or while another");
		out.comment("instance migrates. A statement waits for a lock for " + Retries.FIRST_SLICE.toSeconds()
				+ " s and then fails, and a script cannot try");
		out.comment("again as the engine does. What was committed before a failure is kept: let the engine go on, or");
		out.comment("make a script from where the database stands.");
		if (units.stream().anyMatch(Unit::piecewise)) {
			out.comment("");
			out.comment(
					"A part of it cannot run in a transaction. A revision that is interrupted there is left half-way,");
			out.comment("on record, and the engine finishes it.");
		}
	}

}
