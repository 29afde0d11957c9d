package io.migrate.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.migrate.base.QualifiedName;
import io.migrate.diff.Stage.Purpose;
import io.migrate.operation.AddConstraint;
import io.migrate.operation.AddConstraintUsingIndex;
import io.migrate.operation.AddEnumValue;
import io.migrate.operation.AlterColumn;
import io.migrate.operation.AlterDomain;
import io.migrate.operation.AttachPartition;
import io.migrate.operation.CreateIndex;
import io.migrate.operation.CreateTable;
import io.migrate.operation.CreateView;
import io.migrate.operation.DropConstraint;
import io.migrate.operation.DropIndex;
import io.migrate.operation.Operation;
import io.migrate.operation.RenameIndex;
import io.migrate.operation.ValidateConstraint;
import io.migrate.schema.Column;
import io.migrate.schema.ColumnName;
import io.migrate.schema.Constraint;
import io.migrate.schema.Constraint.Enforcement;
import io.migrate.schema.DomainType;
import io.migrate.schema.Index;
import io.migrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Gives operations on tables that are there the forms in which others can go on reading
 * and writing: indexes are built concurrently, before everything else or behind it, so
 * that the rest shares a transaction; constraints are added without a look at the rows,
 * which comes in a transaction of its own. New tables are empty and need nothing of it.
 */
final class SafeForms extends SelectiveVisitor<Boolean> {

	private final Comparison comparison;

	private final Set<QualifiedName> created = new HashSet<>();

	private final Set<QualifiedName> usedTypes = new HashSet<>();

	private final Set<QualifiedName> takenNames = new HashSet<>();

	private final Map<ColumnName, Constraint> proved = new HashMap<>();

	private final Changes changes = new Changes();

	private final List<Operation> enumValues = new ArrayList<>();

	private final List<Operation> validations = new ArrayList<>();

	private final List<Operation> endings = new ArrayList<>();

	private Phase phase = Phase.CREATE_NAMESPACE;

	SafeForms(Comparison comparison) {
		super((operation) -> false);
		this.comparison = comparison;
	}

	/**
	 * Divides the operations.
	 * @return the stages in their order
	 */
	List<Stage> stages() {
		this.comparison.changes().in(Phase.CREATE_TABLE).forEach((operation) -> {
			this.created.add(((CreateTable) operation).table().name());
		});
		findUsedTypes();
		for (Phase next : Phase.values()) {
			this.phase = next;
			for (Operation operation : this.comparison.changes().in(next)) {
				if (!operation.accept(this)) {
					this.changes.add(next, operation);
				}
			}
		}
		this.validations.addAll(this.endings);
		this.comparison.changes()
			.in(Phase.CREATE_VIEW)
			.stream()
			.filter(CreateView.class::isInstance)
			.forEach((operation) -> this.created.add(((CreateView) operation).view().name()));
		return Arrays.stream(Purpose.values()).map(this::stage).filter((stage) -> !stage.changes().isEmpty()).toList();
	}

	// All new values of a type or none: their order is that in which they are added
	private void findUsedTypes() {
		NewTexts texts = new NewTexts(this.comparison);
		this.comparison.changes().in(Phase.ALTER_TYPE).forEach((operation) -> {
			if (operation instanceof AddEnumValue added && texts.have(added.value())) {
				this.usedTypes.add(added.type());
			}
		});
	}

	private Stage stage(Purpose purpose) {
		List<Operation> operations = switch (purpose) {
			case ENUM_VALUES -> this.enumValues;
			case CHANGE -> this.changes.inOrder();
			case VALIDATION -> this.validations;
		};
		Cautions cautions = new Cautions(this.comparison, this.created, this.proved);
		LikelyRenames renames = new LikelyRenames(operations);
		return new Stage(purpose, operations.stream().map((operation) -> {
			List<Note> notes = new ArrayList<>(operation.accept(cautions));
			operation.accept(renames).ifPresent(notes::add);
			return new Change(operation, notes);
		}).toList());
	}

	@Override
	public Boolean addEnumValue(AddEnumValue operation) {
		return this.usedTypes.contains(operation.type()) && this.enumValues.add(operation);
	}

	@Override
	public Boolean dropIndex(DropIndex operation) {
		if (this.phase != Phase.DROP_UNUSED_INDEX || isDivided(operation.table())) {
			return false;
		}
		return add(this.phase, new DropIndex(operation.table(), operation.index(), true));
	}

	@Override
	public Boolean createIndex(CreateIndex operation) {
		QualifiedName table = operation.table();
		if (this.created.contains(table) || isDivided(table)) {
			return false;
		}
		Index index = operation.index();
		if (!isStable(table, index)) {
			// A foreign key may refer to it
			return !isReferredTo(table, index) && add(Phase.BUILD_NEW_INDEX, new CreateIndex(table, index, true));
		}
		Index built = index.withName(free(table, Objects.requireNonNull(index.name())));
		add(Phase.BUILD_INDEX, new CreateIndex(table, built, true));
		if (!Objects.equals(built.name(), index.name())) {
			add(this.phase, new RenameIndex(new QualifiedName(table.schema(), Objects.requireNonNull(built.name())),
					index.name()));
		}
		return true;
	}

	// One with the same name is dropped only when this one is there
	private String free(QualifiedName table, String name) {
		QualifiedName wanted = new QualifiedName(table.schema(), name);
		boolean taken = this.comparison.names().isOfCurrent(wanted) || !this.takenNames.add(wanted);
		return taken ? this.comparison.names().of(table.schema(), name) : name;
	}

	private boolean isStable(QualifiedName table, Index index) {
		if (usesNewRoutine(index)) {
			return false;
		}
		Table current = this.comparison.current().tables().get(table);
		if (current == null) {
			return this.comparison.current().views().containsKey(table);
		}
		return Objects.requireNonNull(this.comparison.desired().tables().get(table))
			.columns()
			.stream()
			.filter((column) -> Usage.uses(index, column.name()))
			.allMatch((column) -> isStable(table, current.column(column.name()), column.name()));
	}

	private boolean isStable(QualifiedName table, @Nullable Column column, String name) {
		return column != null && !this.comparison.disturbance().isRetyped(new ColumnName(table, name));
	}

	private boolean usesNewRoutine(Index index) {
		return this.comparison.desired()
			.routines()
			.entrySet()
			.stream()
			.filter((entry) -> !entry.getValue().equals(this.comparison.current().routines().get(entry.getKey())))
			.anyMatch((entry) -> Usage.names(index, entry.getValue().name()));
	}

	private boolean isReferredTo(QualifiedName table, Index index) {
		return this.comparison.desired()
			.tables()
			.values()
			.stream()
			.flatMap((other) -> other.constraints().stream())
			.map(TableDiff::reference)
			.anyMatch((reference) -> reference != null && reference.table().equals(table) && index.unique()
					&& reference.columns().size() == index.keys().size()
					&& index.keys().stream().allMatch((key) -> reference.columns().contains(key.text())));
	}

	@Override
	public Boolean addConstraint(AddConstraint operation) {
		if (this.created.contains(operation.table())) {
			return false;
		}
		return operation.constraint().accept(new ConstraintVisitor<Boolean>(false) {
			@Override
			public Boolean primaryKey(Constraint.PrimaryKey key) {
				return !key.withoutOverlaps() && addKey(operation.table(), key,
						KeyIndex.of(operation.constraint().name(), key.columns(), key.include(), false));
			}

			@Override
			public Boolean unique(Constraint.Unique key) {
				return !key.withoutOverlaps() && addKey(operation.table(), key, KeyIndex
					.of(operation.constraint().name(), key.columns(), key.include(), key.nullsNotDistinct()));
			}

			@Override
			public Boolean foreignKey(Constraint.ForeignKey key) {
				return key.enforcement() == Enforcement.VALID && !isDivided(operation.table())
						&& addUnchecked(operation.table(), key.withEnforcement(Enforcement.NOT_VALID));
			}

			@Override
			public Boolean check(Constraint.Check check) {
				return check.enforcement() == Enforcement.VALID
						&& addUnchecked(operation.table(), check.withEnforcement(Enforcement.NOT_VALID));
			}
		});
	}

	private boolean addKey(QualifiedName table, Constraint key, Index index) {
		if (isDivided(table)) {
			return false;
		}
		boolean stable = isStable(table, index);
		if (!stable && isReferredTo(table, index)) {
			return false;
		}
		Index built = index.withName(free(table, Objects.requireNonNull(index.name())));
		add(stable ? Phase.BUILD_INDEX : Phase.BUILD_NEW_INDEX, new CreateIndex(table, built, true));
		return add(stable ? this.phase : Phase.BUILD_NEW_INDEX, new AddConstraintUsingIndex(table, key, built));
	}

	private boolean addUnchecked(QualifiedName table, Constraint constraint) {
		this.validations.add(new ValidateConstraint(table, Objects.requireNonNull(constraint.name())));
		return add(this.phase, new AddConstraint(table, constraint));
	}

	@Override
	public Boolean alterColumn(AlterColumn operation) {
		Column from = operation.from();
		Column to = operation.to();
		QualifiedName table = operation.table();
		if (this.phase != Phase.ALTER_COLUMN || !from.nullable() || to.nullable() || Usage.isIdentity(to)
				|| this.comparison.disturbance().isRewritten(new ColumnName(table, to.name()))
				|| isNeededAtOnce(table, to.name())) {
			return false;
		}
		Column open = to.withNullable(true);
		if (!open.equals(from)) {
			add(this.phase, new AlterColumn(table, from, open, operation.using(), operation.back()));
		}
		Constraint.Check check = new Constraint.Check(this.comparison.names().of(table, to.name(), "not_null_check"),
				"(" + this.comparison.rules().identifier(to.name()) + " IS NOT NULL)", false, Enforcement.NOT_VALID);
		addUnchecked(table, check);
		this.proved.put(new ColumnName(table, to.name()), check);
		this.endings.add(new AlterColumn(table, open, to, null, null));
		return this.endings.add(new DropConstraint(table, check));
	}

	// The key needs it, or the parent of a part, and neither can wait
	private boolean isNeededAtOnce(QualifiedName table, String column) {
		return this.comparison.changes()
			.in(Phase.ATTACH_PARTITION)
			.stream()
			.anyMatch(
					(operation) -> operation instanceof AttachPartition attached && attached.partition().equals(table))
				|| this.comparison.changes()
					.in(Phase.ADD_KEY)
					.stream()
					.anyMatch((operation) -> operation instanceof AddConstraint added && added.table().equals(table)
							&& added.constraint() instanceof Constraint.PrimaryKey key
							&& key.columns().contains(column));
	}

	@Override
	public Boolean alterDomain(AlterDomain operation) {
		DomainType from = operation.from();
		DomainType to = operation.to();
		List<Constraint.Check> open = to.checks()
			.stream()
			.map((check) -> (check.enforcement() == Enforcement.VALID && !from.checks().contains(check))
					? check.withEnforcement(Enforcement.NOT_VALID) : check)
			.toList();
		if (open.equals(to.checks()) || !isUsed(to.name())) {
			return false;
		}
		DomainType unchecked = new DomainType(to.name(), to.baseType(), to.collation(), to.nullable(),
				to.defaultExpression(), open, to.comment());
		this.validations.add(new AlterDomain(unchecked, to));
		return add(this.phase, new AlterDomain(from, unchecked));
	}

	private boolean isUsed(QualifiedName type) {
		return this.comparison.current()
			.tables()
			.values()
			.stream()
			.anyMatch((table) -> Usage.names(Usage.texts(table), type));
	}

	private boolean isDivided(QualifiedName table) {
		Table current = this.comparison.current().tables().get(table);
		return current != null && Usage.isDivided(current);
	}

	private boolean add(Phase to, Operation operation) {
		this.changes.add(to, operation);
		return true;
	}

}
