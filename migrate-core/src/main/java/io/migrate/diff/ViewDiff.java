package io.migrate.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.migrate.operation.CreateRoutine;
import io.migrate.operation.CreateTrigger;
import io.migrate.operation.CreateView;
import io.migrate.operation.DropRoutine;
import io.migrate.operation.ReplaceRoutine;
import io.migrate.operation.ReplaceView;
import io.migrate.operation.SetComment;
import io.migrate.schema.Routine;
import io.migrate.schema.View;
import org.jspecify.annotations.Nullable;

/**
 * Makes and replaces views, routines and triggers. Those that were in the way were
 * dropped already.
 */
final class ViewDiff {

	private final Comparison comparison;

	private final Contents current;

	private final Contents desired;

	private final Changes changes;

	private final List<Defined> early = new ArrayList<>();

	private final List<Defined> late = new ArrayList<>();

	ViewDiff(Comparison comparison) {
		this.comparison = comparison;
		this.current = comparison.current();
		this.desired = comparison.desired();
		this.changes = comparison.changes();
	}

	void compare() {
		this.desired.routines().forEach((key, routine) -> compare(this.current.routines().get(key), routine));
		this.desired.views().values().forEach((view) -> compare(this.current.views().get(view.name()), view));
		Defined.inOrder(this.early).forEach((operation) -> this.changes.add(Phase.CREATE_ROUTINE, operation));
		Defined.inOrder(this.late).forEach((operation) -> this.changes.add(Phase.CREATE_VIEW, operation));
		this.current.routines().forEach((key, routine) -> {
			if (!this.desired.routines().containsKey(key)) {
				this.changes.add(Phase.DROP_ROUTINE, new DropRoutine(routine));
			}
		});
		this.desired.triggers().forEach((key, trigger) -> {
			if (!this.current.triggers().containsKey(key)) {
				this.changes.add(Phase.CREATE_TRIGGER, new CreateTrigger(trigger));
			}
		});
	}

	private void compare(@Nullable Routine from, Routine to) {
		List<Defined> list = Definitions.isUsedByTables(to, this.desired) ? this.early : this.late;
		if (from == null) {
			list.add(Defined.of(to, new CreateRoutine(to)));
		}
		else if (!Definitions.same(from, to)) {
			list.add(Defined.of(to, new ReplaceRoutine(from, to)));
		}
	}

	private void compare(@Nullable View from, View to) {
		if (from == null) {
			this.late.add(Defined.of(to, new CreateView(to)));
			return;
		}
		new IndexDiff(this.comparison).compare(to.name(), from.indexes(), to.indexes());
		if (!Definitions.same(from, to)) {
			this.late.add(Defined.of(to, new ReplaceView(from, to)));
		}
		else if (!Objects.equals(from.comment(), to.comment())) {
			this.changes.add(Phase.COMMENT,
					new SetComment(
							to.materialized() ? SetComment.Commented.MATERIALIZED_VIEW : SetComment.Commented.VIEW,
							to.name(), from.comment(), to.comment()));
		}
	}

}
