package io.migrate.diff;

import java.util.Objects;

import io.migrate.operation.AlterSequence;
import io.migrate.operation.CreateSequence;
import io.migrate.operation.DropSequence;
import io.migrate.schema.ColumnName;
import io.migrate.schema.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * Compares sequences. They are made before tables, whose defaults use them, and go with
 * their columns when those are there.
 *
 * @param comparison what is compared
 */
record SequenceDiff(Comparison comparison) {

	void compare() {
		Contents current = this.comparison.current();
		Contents desired = this.comparison.desired();
		desired.sequences().forEach((name, to) -> {
			Sequence from = current.sequences().get(name);
			if (from == null) {
				from = owned(to, null);
				add(Phase.CREATE_SEQUENCE, from);
			}
			alter(from, to);
		});
		current.sequences()
			.values()
			.stream()
			.filter((sequence) -> !desired.sequences().containsKey(sequence.name()))
			.forEach((sequence) -> this.comparison.changes().add(Phase.DROP_SEQUENCE, new DropSequence(sequence)));
	}

	private void add(Phase phase, Sequence sequence) {
		this.comparison.changes().add(phase, new CreateSequence(sequence));
	}

	private void alter(Sequence from, Sequence to) {
		Sequence counted = owned(to, from.owner());
		if (!counted.equals(from)) {
			this.comparison.changes().add(Phase.ALTER_SEQUENCE, new AlterSequence(from, counted));
		}
		if (!Objects.equals(from.owner(), to.owner())) {
			this.comparison.changes().add(Phase.OWN_SEQUENCE, new AlterSequence(counted, to));
		}
	}

	private static Sequence owned(Sequence sequence, @Nullable ColumnName owner) {
		return new Sequence(sequence.name(), sequence.type(), sequence.options(), owner, sequence.comment());
	}

}
