package io.migrate.diff;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Constraint;
import io.migrate.schema.Routine;
import io.migrate.schema.Schema;
import io.migrate.schema.Sequence;
import io.migrate.schema.Table;
import io.migrate.schema.Trigger;
import io.migrate.schema.UserType;
import io.migrate.schema.View;
import org.jspecify.annotations.Nullable;

/**
 * Adds to the desired schema what it has no say in and the current one has, and what
 * something needs that stays. Whatever is missing after that is to go.
 */
final class Completion {

	// Every database begins with it
	private static final String FIRST_NAMESPACE = "public";

	private static final String FIRST_EXTENSION = "plpgsql";

	// As Hibernate calls the one of a table
	private static final String SEQUENCE_SUFFIX = "_seq";

	private final Schema whole;

	private final Contents current;

	private final Contents desired;

	private final DiffScope scope;

	private final Visibility visibility;

	private final DiffRules rules;

	/**
	 * Creates it.
	 * @param whole the current schema with what is not looked at
	 * @param current what is looked at of it
	 * @param desired what is added to
	 * @param scope what the desired schema has a say in
	 * @param visibility what is looked at
	 * @param rules knows types
	 */
	Completion(Schema whole, Contents current, Contents desired, DiffScope scope, Visibility visibility,
			DiffRules rules) {
		this.whole = whole;
		this.current = current;
		this.desired = desired;
		this.scope = scope;
		this.visibility = visibility;
		this.rules = rules;
	}

	void complete() {
		completeTables();
		completeViews();
		completeRoutines();
		keep(ObjectKind.TRIGGER, this.current.triggers(), this.desired.triggers());
		this.desired.triggers().values().removeIf((trigger) -> !hasTableOf(trigger));
		completeTypes();
		completeSequences();
		completeNamespaces();
	}

	private <K, V> void keep(ObjectKind kind, Map<K, V> from, Map<K, V> to) {
		if (!this.scope.governs(kind)) {
			from.forEach(to::putIfAbsent);
		}
	}

	private boolean hasTableOf(Trigger trigger) {
		return this.desired.tables().containsKey(trigger.table()) || this.desired.views().containsKey(trigger.table());
	}

	private void completeTables() {
		if (!this.scope.governs(ObjectKind.VIEW)) {
			leaveViews();
		}
		keep(ObjectKind.TABLE, this.current.tables(), this.desired.tables());
		TableCompletion tables = new TableCompletion(this.scope, this.rules);
		this.desired.tables().replaceAll((name, table) -> tables.complete(this.current.tables().get(name), table));
		if (!this.scope.governs(ObjectKind.PARTITION)) {
			this.current.tables()
				.values()
				.stream()
				.filter((table) -> Usage.isPartition(table) && isKept(table))
				.forEach((table) -> this.desired.tables().putIfAbsent(table.name(), table));
		}
		this.current.tables().replaceAll((name, table) -> TableCompletion.effective(table));
	}

	// An entity may read a view as if it were a table
	private void leaveViews() {
		Set<QualifiedName> views = this.current.views().keySet();
		this.desired.tables().keySet().removeAll(views);
		this.desired.tables()
			.replaceAll((name,
					table) -> table.withConstraints(table.constraints()
						.stream()
						.filter((constraint) -> !(constraint instanceof Constraint.ForeignKey key)
								|| !views.contains(key.reference().table()))
						.toList()));
	}

	private boolean isKept(Table partition) {
		QualifiedName name = partition.name();
		Table table = partition;
		while (table != null && table.partitioning() != null && table.partitioning().parent() != null) {
			name = table.partitioning().parent();
			table = this.current.tables().get(name);
		}
		return this.desired.tables().containsKey(name);
	}

	private void completeViews() {
		keep(ObjectKind.VIEW, this.current.views(), this.desired.views());
		this.desired.views().replaceAll((name, view) -> {
			View other = this.current.views().get(name);
			return (other == null || !keepsComment(view.comment(), other.comment())) ? view : new View(name,
					view.definition(), view.materialized(), view.indexes(), view.options(), other.comment());
		});
	}

	private void completeRoutines() {
		keep(ObjectKind.ROUTINE, this.current.routines(), this.desired.routines());
	}

	private boolean keepsComment(@Nullable String desired, @Nullable String kept) {
		return !this.scope.governs(ObjectKind.COMMENT) && desired == null && kept != null;
	}

	private void completeTypes() {
		Set<QualifiedName> used = Stream
			.of(unseenTables().map(Usage::texts), this.desired.tables().values().stream().map(Usage::texts),
					this.desired.types().values().stream().map(Usage::texts),
					this.desired.views().values().stream().map(View::definition).map(List::of),
					this.desired.routines().values().stream().map(Completion::texts))
			.flatMap((texts) -> texts)
			.flatMap(List::stream)
			.flatMap((text) -> SqlText.of(text).qualifiedNames().stream())
			.collect(Collectors.toCollection(HashSet::new));
		boolean found = true;
		while (found) {
			List<UserType> kept = this.current.types()
				.values()
				.stream()
				.filter((type) -> !this.desired.types().containsKey(type.name()) && stays(type, used))
				.toList();
			kept.forEach((type) -> {
				this.desired.types().put(type.name(), type);
				Usage.texts(type).forEach((text) -> used.addAll(SqlText.of(text).qualifiedNames()));
			});
			found = !kept.isEmpty();
		}
	}

	private boolean stays(UserType type, Set<QualifiedName> used) {
		ObjectKind kind = type.match((enumeration) -> ObjectKind.ENUM, (domain) -> ObjectKind.DOMAIN);
		return !this.scope.governs(kind) || used.contains(type.name());
	}

	private static List<String> texts(Routine routine) {
		return List.of(routine.arguments(), routine.definition());
	}

	private Stream<Table> unseenTables() {
		return this.whole.tables().stream().filter((table) -> !this.current.tables().containsKey(table.name()));
	}

	private void completeSequences() {
		Set<QualifiedName> used = Stream.concat(unseenTables(), this.desired.tables().values().stream())
			.flatMap((table) -> Usage.texts(table).stream())
			.flatMap((text) -> SqlText.of(text).namesInLiterals().stream())
			.collect(Collectors.toSet());
		this.current.sequences().forEach((name, sequence) -> {
			if (used.contains(name) || hasUnseenOwner(sequence)
					|| (!this.scope.governs(ObjectKind.SEQUENCE) && !goesWithTable(sequence))) {
				this.desired.sequences().putIfAbsent(name, sequence);
			}
		});
		this.desired.sequences().replaceAll((name, sequence) -> {
			Sequence other = this.current.sequences().get(name);
			return (other != null) ? complete(sequence, other) : sequence;
		});
	}

	private boolean goesWithTable(Sequence sequence) {
		return (sequence.owner() != null) ? !hasColumn(sequence)
				: this.current.tables()
					.keySet()
					.stream()
					.filter((table) -> !this.desired.tables().containsKey(table))
					.map((table) -> new QualifiedName(table.schema(), table.name() + SEQUENCE_SUFFIX))
					.anyMatch(sequence.name()::equals);
	}

	private Sequence complete(Sequence sequence, Sequence other) {
		boolean keepsOwner = !this.scope.governs(ObjectKind.SEQUENCE_OWNER) && sequence.owner() == null
				&& other.owner() != null && hasColumn(other);
		return new Sequence(sequence.name(), sequence.type(), sequence.options(),
				keepsOwner ? other.owner() : sequence.owner(),
				keepsComment(sequence.comment(), other.comment()) ? other.comment() : sequence.comment());
	}

	private boolean hasColumn(Sequence owned) {
		QualifiedName owner = Objects.requireNonNull(owned.owner()).table();
		Table table = this.desired.tables().get(owner);
		return (table != null) ? table.column(owned.owner().column()) != null
				: !this.current.tables().containsKey(owner);
	}

	private boolean hasUnseenOwner(Sequence sequence) {
		return sequence.owner() != null && !this.current.tables().containsKey(sequence.owner().table());
	}

	private void completeNamespaces() {
		keep(ObjectKind.EXTENSION, this.current.extensions(), this.desired.extensions());
		if (this.current.extensions().containsKey(FIRST_EXTENSION)) {
			this.desired.extensions().putIfAbsent(FIRST_EXTENSION, this.current.extensions().get(FIRST_EXTENSION));
		}
		this.current.namespaces()
			.stream()
			.filter((name) -> !this.scope.governs(ObjectKind.NAMESPACE) || name.equals(FIRST_NAMESPACE)
					|| this.visibility.hides(name) || hasUnseen(name) || isNamed(name))
			.forEach(this.desired.namespaces()::add);
	}

	private boolean hasUnseen(String namespace) {
		Stream<QualifiedName> tables = unseenTables().map(Table::name);
		Stream<QualifiedName> types = this.whole.types()
			.stream()
			.map(UserType::name)
			.filter((name) -> !this.current.types().containsKey(name));
		Stream<QualifiedName> views = this.whole.views()
			.stream()
			.map(View::name)
			.filter((name) -> !this.current.views().containsKey(name));
		Stream<QualifiedName> sequences = this.whole.sequences()
			.stream()
			.map(Sequence::name)
			.filter((name) -> !this.current.sequences().containsKey(name));
		Stream<QualifiedName> routines = this.whole.routines()
			.stream()
			.filter((routine) -> !this.current.routines().containsKey(Contents.key(routine)))
			.map(Routine::name);
		return Stream.of(tables, types, views, sequences, routines)
			.flatMap((names) -> names)
			.anyMatch((name) -> namespace.equals(name.schema()));
	}

	// Kept things keep their schema
	private boolean isNamed(String namespace) {
		return Stream
			.of(this.desired.tables().keySet(), this.desired.types().keySet(), this.desired.views().keySet(),
					this.desired.sequences().keySet(),
					this.desired.routines().values().stream().map(Routine::name).toList())
			.flatMap(Collection::stream)
			.anyMatch((name) -> namespace.equals(name.schema()));
	}

}
