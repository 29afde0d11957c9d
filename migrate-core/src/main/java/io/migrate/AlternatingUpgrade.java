package io.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.migrate.graph.Target;
import io.migrate.plan.Step;
import io.migrate.populate.PopulationChoice;
import io.migrate.populate.PopulationReport;

/**
 * Upgrades as far as can be, runs the populations that are due, and so on until the
 * target is reached.
 */
final class AlternatingUpgrade {

	private final Migrations migrations;

	private final PopulationChoice populations;

	private final List<Step> steps = new ArrayList<>();

	private final List<PopulationReport.Done> done = new ArrayList<>();

	AlternatingUpgrade(Migrations migrations, PopulationChoice populations) {
		this.migrations = migrations;
		this.populations = populations;
	}

	PopulatedUpgrade run(Target... wanted) {
		Target[] targets = this.migrations.fixed(wanted);
		while (true) {
			UpgradeOutcome outcome = this.migrations
				.upgrade(this.migrations.populations().runnable(this.populations.scope()), targets);
			this.steps.addAll(outcome.report().steps());
			PopulationReport report = this.migrations.populations().run(this.populations);
			boolean further = !outcome.report().steps().isEmpty() || !isRepeated(report);
			this.done.addAll(report.done());
			if (outcome.missing().isEmpty()) {
				return new PopulatedUpgrade(this.steps, this.done, report.waiting());
			}
			if (!further) {
				throw MissingPopulationsException.stuck(outcome.missing(),
						report.waiting()
							.stream()
							.map((waiting) -> waiting.population().header().name() + ": " + waiting.reason())
							.toList());
			}
		}
	}

	// What always runs gets nobody further
	private boolean isRepeated(PopulationReport report) {
		Set<String> known = this.done.stream().map(AlternatingUpgrade::name).collect(Collectors.toSet());
		return report.done().stream().map(AlternatingUpgrade::name).allMatch(known::contains);
	}

	private static String name(PopulationReport.Done done) {
		return done.population().header().name();
	}

}
