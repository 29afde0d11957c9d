package io.migrate.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.migrate.operation.Operation;

/**
 * Gathers operations and puts them into the order of their phases. For one thread.
 */
final class Changes {

	private final Map<Phase, List<Operation>> phases = new EnumMap<>(Phase.class);

	void add(Phase phase, Operation operation) {
		this.phases.computeIfAbsent(phase, (missing) -> new ArrayList<>()).add(operation);
	}

	List<Operation> in(Phase phase) {
		return this.phases.getOrDefault(phase, List.of());
	}

	/**
	 * Moves some of a phase to the end of another one.
	 * @param from the phase as it is
	 * @param to the phase as it is to be
	 * @param operations what to move
	 */
	void move(Phase from, Phase to, Collection<? extends Operation> operations) {
		if (!operations.isEmpty()) {
			this.phases.put(from,
					new ArrayList<>(in(from).stream().filter((operation) -> !operations.contains(operation)).toList()));
			operations.forEach((operation) -> add(to, operation));
		}
	}

	void replace(Phase phase, List<Operation> operations) {
		this.phases.put(phase, new ArrayList<>(operations));
	}

	List<Operation> inOrder() {
		return this.phases.values().stream().flatMap(List::stream).toList();
	}

}
