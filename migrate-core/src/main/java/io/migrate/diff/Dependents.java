package io.migrate.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.migrate.base.QualifiedName;
import io.migrate.operation.DropRoutine;
import io.migrate.operation.DropTrigger;
import io.migrate.operation.DropView;
import io.migrate.operation.Operation;
import io.migrate.schema.Routine;
import io.migrate.schema.Trigger;
import io.migrate.schema.View;

/**
 * Drops views, routines and triggers that go, that are made anew, or that use what is
 * changed below them, and takes them out of the current schema: whatever is still wanted
 * is missing then and will be made.
 */
final class Dependents {

	private final Contents current;

	private final Contents desired;

	private final Disturbance disturbance;

	private final Changes changes;

	private final Map<QualifiedName, SqlText> views = new HashMap<>();

	private final Map<String, SqlText> routines = new HashMap<>();

	private final Set<QualifiedName> goneViews = new HashSet<>();

	private final Set<String> goneRoutines = new HashSet<>();

	Dependents(Contents current, Contents desired, Disturbance disturbance, Changes changes) {
		this.current = current;
		this.desired = desired;
		this.disturbance = disturbance;
		this.changes = changes;
		current.views().forEach((name, view) -> this.views.put(name, SqlText.of(view.definition())));
		current.routines().forEach((key, routine) -> this.routines.put(key, SqlText.of(routine.definition())));
	}

	void drop() {
		this.current.views().values().stream().filter(this::goes).map(View::name).forEach(this.goneViews::add);
		this.current.routines().forEach((key, routine) -> {
			if (goes(key, routine)) {
				this.goneRoutines.add(key);
			}
		});
		boolean found = true;
		while (found) {
			found = findViews() | findRoutines();
		}
		dropTriggers();
		dropDefined();
	}

	private boolean goes(View view) {
		View to = this.desired.views().get(view.name());
		SqlText text = Contents.get(this.views, view.name());
		return to == null || usesDisturbed(text)
				|| !(Definitions.same(view, to) || (Definitions.canBeReplaced(view, to) && !usesDropped(text)));
	}

	private boolean usesDropped(SqlText text) {
		return this.current.tables()
			.keySet()
			.stream()
			.anyMatch((table) -> !this.desired.tables().containsKey(table) && text.hasName(table));
	}

	private boolean goes(String key, Routine routine) {
		Routine to = this.desired.routines().get(key);
		if (to == null) {
			return !Definitions.isUsedByTables(routine, this.current);
		}
		return !Definitions.canBeReplaced(routine, to) || this.disturbance.touchesType(Definitions.head(routine))
				|| (isBound(key) && usesDisturbed(Contents.get(this.routines, key)));
	}

	// The server knows what the body of such a routine uses
	private boolean isBound(String routine) {
		return Contents.get(this.routines, routine).hasName("atomic");
	}

	private boolean usesDisturbed(SqlText text) {
		return this.disturbance.recreatedTables().stream().anyMatch(text::hasName)
				|| this.disturbance.replacedTypes().stream().anyMatch(text::hasName)
				|| this.disturbance.rebuiltEnums().stream().anyMatch(text::hasName)
				|| this.disturbance.retyped()
					.stream()
					.anyMatch((column) -> text.hasName(column.column()) && text.hasName(column.table()));
	}

	private boolean findViews() {
		return this.goneViews.addAll(this.views.entrySet()
			.stream()
			.filter((entry) -> usesGone(entry.getValue()))
			.map(Map.Entry::getKey)
			.toList());
	}

	private boolean findRoutines() {
		return this.goneRoutines.addAll(this.routines.entrySet()
			.stream()
			.filter((entry) -> isBound(entry.getKey()) && usesGone(entry.getValue()))
			.map(Map.Entry::getKey)
			.toList());
	}

	private boolean usesGone(SqlText text) {
		return this.goneViews.stream().anyMatch(text::hasName) || usesGoneRoutine(text);
	}

	private boolean usesGoneRoutine(SqlText text) {
		return this.goneRoutines.stream()
			.map((key) -> Contents.get(this.current.routines(), key).name())
			.anyMatch(text::hasName);
	}

	private void dropTriggers() {
		List<Trigger> gone = this.current.triggers().values().stream().filter(this::goes).toList();
		gone.forEach((trigger) -> this.changes.add(Phase.DROP_TRIGGER, new DropTrigger(trigger)));
		this.current.triggers().values().removeAll(gone);
	}

	private boolean goes(Trigger trigger) {
		if (!trigger.equals(this.desired.triggers().get(Contents.key(trigger)))
				|| this.goneViews.contains(trigger.table())
				|| this.disturbance.recreatedTables().contains(trigger.table())) {
			return true;
		}
		SqlText text = SqlText.of(trigger.definition());
		return usesGoneRoutine(text) || this.disturbance.retyped()
			.stream()
			.anyMatch((column) -> column.table().equals(trigger.table()) && text.hasName(column.column()));
	}

	private void dropDefined() {
		List<Defined> gone = new ArrayList<>();
		this.current.views()
			.values()
			.stream()
			.filter((view) -> this.goneViews.contains(view.name()))
			.forEach((view) -> gone.add(Defined.of(view, new DropView(view))));
		this.current.routines().forEach((key, routine) -> {
			if (this.goneRoutines.contains(key)) {
				gone.add(Defined.of(routine, new DropRoutine(routine)));
			}
		});
		List<Operation> drops = new ArrayList<>(Defined.inOrder(gone));
		Collections.reverse(drops);
		drops.forEach((drop) -> this.changes.add(Phase.DROP_VIEW, drop));
		this.current.views().keySet().removeAll(this.goneViews);
		this.current.routines().keySet().removeAll(this.goneRoutines);
	}

}
