package io.migrate.autogenerate;

import java.util.ArrayList;
import java.util.List;

import io.migrate.operation.CreateIndex;
import io.migrate.operation.DropIndex;
import io.migrate.operation.Operation;

/**
 * Leaves out what is made only to be dropped at once: an index of which a constraint was
 * made goes with the constraint.
 */
final class Detours {

	private Detours() {
	}

	static List<Operation> without(List<Operation> operations) {
		List<Operation> left = new ArrayList<>(operations);
		for (Operation operation : operations) {
			if (operation instanceof CreateIndex created) {
				left.stream()
					.filter((other) -> isDroppedBy(created, other))
					.findFirst()
					.filter((drop) -> left.indexOf(drop) > left.indexOf(created))
					.ifPresent((drop) -> left.removeAll(List.of(created, drop)));
			}
		}
		return left;
	}

	private static boolean isDroppedBy(CreateIndex created, Operation operation) {
		return operation instanceof DropIndex dropped && created.table().equals(dropped.table())
				&& created.index().equals(dropped.index());
	}

}
