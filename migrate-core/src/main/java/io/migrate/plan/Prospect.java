package io.migrate.plan;

import java.util.List;

/**
 * What a run is about to do.
 *
 * @param steps its steps, in their order
 * @param losses the data that they take away, in the order of the statements; none when
 * they take nothing away that was there before. Of a step with very many, the first ones
 */
public record Prospect(List<Step> steps, List<PlannedLoss> losses) {

	public Prospect {
		steps = List.copyOf(steps);
		losses = List.copyOf(losses);
	}

	/**
	 * Whether something goes down.
	 * @return {@code true} for a downgrade, and for an upgrade that first brings one to
	 * its end that was left half-way
	 */
	public boolean isDowngrade() {
		return this.steps.stream().anyMatch((step) -> step.action() == Action.DOWNGRADE);
	}

	/**
	 * Whether data is taken away that no downgrade brings back.
	 * @return {@code true} when there are losses
	 */
	public boolean isDestructive() {
		return !this.losses.isEmpty();
	}

}
