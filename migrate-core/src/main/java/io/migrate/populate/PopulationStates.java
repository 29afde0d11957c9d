package io.migrate.populate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

import io.migrate.populate.PopulationStatus.State;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what the code and the database know of populations.
 */
final class PopulationStates {

	private final PopulationCatalog catalog;

	private final Predicate<Population> active;

	private final Map<String, PopulationRecord> records = new HashMap<>();

	private final List<PopulationRecord> inOrder;

	private final Map<String, String> due = new HashMap<>();

	private final Map<String, String> waiting = new HashMap<>();

	PopulationStates(PopulationCatalog catalog, Predicate<Population> active, List<PopulationRecord> records,
			PopulationPlan plan) {
		this.catalog = catalog;
		this.active = active;
		this.inOrder = records;
		records.forEach((record) -> this.records.put(record.name(), record));
		plan.due().forEach((one) -> this.due.put(name(one.population()), one.reason().name().toLowerCase(Locale.ROOT)));
		plan.waiting().forEach((one) -> this.waiting.put(name(one.population()), one.reason()));
	}

	List<PopulationStatus> list() {
		List<PopulationStatus> list = new ArrayList<>();
		for (Population population : this.catalog.populations()) {
			PopulationHeader header = population.header();
			list.add(new PopulationStatus(header.name(), population.kind(), header.after(), header.mode(),
					state(population), reason(header.name()), this.records.get(header.name())));
		}
		this.inOrder.stream()
			.filter((record) -> this.catalog.find(record.name()) == null)
			.forEach((record) -> list
				.add(new PopulationStatus(record.name(), record.kind(), null, null, State.UNKNOWN, null, record)));
		return list;
	}

	private @Nullable String reason(String name) {
		return this.due.getOrDefault(name, this.waiting.get(name));
	}

	private State state(Population population) {
		String name = name(population);
		State unfinished = unfinished(this.records.get(name));
		if (unfinished != null) {
			return unfinished;
		}
		if (!this.active.test(population)) {
			return State.INACTIVE;
		}
		if (this.waiting.containsKey(name)) {
			return State.WAITING;
		}
		return this.due.containsKey(name) ? State.DUE : State.DONE;
	}

	private static @Nullable State unfinished(@Nullable PopulationRecord record) {
		if (record == null) {
			return null;
		}
		return switch (record.state()) {
			case FAILED -> State.FAILED;
			case PARTIAL -> State.PARTIAL;
			case PAUSED -> State.PAUSED;
			case DONE, AGAIN -> null;
		};
	}

	private static String name(Population population) {
		return population.header().name();
	}

}
