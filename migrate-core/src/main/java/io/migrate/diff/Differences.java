package io.migrate.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import io.migrate.base.QualifiedName;
import io.migrate.operation.AddColumn;
import io.migrate.operation.AddConstraint;
import io.migrate.operation.AddEnumValue;
import io.migrate.operation.AlterColumn;
import io.migrate.operation.AlterDomain;
import io.migrate.operation.AlterSequence;
import io.migrate.operation.AttachPartition;
import io.migrate.operation.CreateExtension;
import io.migrate.operation.CreateIndex;
import io.migrate.operation.CreateNamespace;
import io.migrate.operation.CreateRoutine;
import io.migrate.operation.CreateSequence;
import io.migrate.operation.CreateTable;
import io.migrate.operation.CreateTrigger;
import io.migrate.operation.CreateType;
import io.migrate.operation.CreateView;
import io.migrate.operation.DetachPartition;
import io.migrate.operation.DropColumn;
import io.migrate.operation.DropConstraint;
import io.migrate.operation.DropExtension;
import io.migrate.operation.DropIndex;
import io.migrate.operation.DropNamespace;
import io.migrate.operation.DropRoutine;
import io.migrate.operation.DropSequence;
import io.migrate.operation.DropTable;
import io.migrate.operation.DropTrigger;
import io.migrate.operation.DropType;
import io.migrate.operation.DropView;
import io.migrate.operation.Operation;
import io.migrate.operation.RenameColumn;
import io.migrate.operation.RenameConstraint;
import io.migrate.operation.RenameIndex;
import io.migrate.operation.RenameSequence;
import io.migrate.operation.RenameTable;
import io.migrate.operation.ReplaceEnum;
import io.migrate.operation.ReplaceRoutine;
import io.migrate.operation.ReplaceView;
import io.migrate.operation.SetComment;
import io.migrate.schema.Column;
import io.migrate.schema.ColumnValue;
import io.migrate.schema.Constraint;
import org.jspecify.annotations.Nullable;

/**
 * Says in one line what differs.
 */
final class Differences extends SelectiveVisitor<String> {

	private static final String MISSING = " is missing";

	private static final String UNWANTED = " is only in the database";

	private static final String CHANGED = " is another one";

	Differences() {
		super(Operation::toString);
	}

	/**
	 * Describes operations without those that take something out of the way of others and
	 * bring it back.
	 * @param operations the operations
	 * @return a line for each difference
	 */
	static List<String> lines(List<Operation> operations) {
		List<Operation> left = new ArrayList<>(operations);
		for (Operation operation : operations) {
			List<Operation> inverse = operation.inverse();
			if (inverse.size() == 1 && left.contains(operation) && left.remove(inverse.get(0))) {
				left.remove(operation);
			}
		}
		Differences differences = new Differences();
		return left.stream().map((operation) -> operation.accept(differences)).toList();
	}

	private static String column(QualifiedName table, String column) {
		return "column " + table + "." + column;
	}

	private static String constraint(QualifiedName table, Constraint constraint) {
		String kind = constraint.accept(new Constraint.Visitor<>() {
			@Override
			public String primaryKey(Constraint.PrimaryKey key) {
				return "primary key " + key.columns();
			}

			@Override
			public String unique(Constraint.Unique key) {
				return "unique constraint " + key.columns();
			}

			@Override
			public String foreignKey(Constraint.ForeignKey key) {
				return "foreign key " + key.columns() + " to " + key.reference().table() + key.reference().columns()
						+ action(" on update ", key.onUpdate()) + action(" on delete ", key.onDelete());
			}

			@Override
			public String check(Constraint.Check check) {
				return "check " + check.expression();
			}

			@Override
			public String exclusion(Constraint.Exclusion exclusion) {
				return "constraint " + exclusion.definition();
			}
		});
		return kind + " of " + table + ((constraint.name() != null) ? " (" + constraint.name() + ")" : "");
	}

	private static String action(String event, Constraint.ReferentialAction action) {
		return action.equals(Constraint.ReferentialAction.NONE) ? ""
				: event + action.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

	@Override
	public String createTable(CreateTable operation) {
		return "table " + operation.table().name() + MISSING;
	}

	@Override
	public String dropTable(DropTable operation) {
		return "table " + operation.table().name() + UNWANTED;
	}

	@Override
	public String renameTable(RenameTable operation) {
		return "table " + operation.from() + " is to be " + operation.to();
	}

	@Override
	public String addColumn(AddColumn operation) {
		return column(operation.table(), operation.column().name()) + MISSING;
	}

	@Override
	public String dropColumn(DropColumn operation) {
		return column(operation.table(), operation.column().name()) + UNWANTED;
	}

	@Override
	public String renameColumn(RenameColumn operation) {
		return column(operation.table(), operation.from()) + " is to be " + operation.to();
	}

	@Override
	public String alterColumn(AlterColumn operation) {
		List<String> changes = new ArrayList<>();
		Column from = operation.from();
		Column to = operation.to();
		add(changes, "type", from.type(), to.type());
		add(changes, "collation", from.collation(), to.collation());
		add(changes, "nulls", from.nullable() ? "allowed" : "forbidden", to.nullable() ? "allowed" : "forbidden");
		add(changes, "value", value(from.value()), value(to.value()));
		add(changes, "comment", from.comment(), to.comment());
		return column(operation.table(), to.name()) + " differs: " + String.join(", ", changes);
	}

	private static void add(List<String> changes, String what, @Nullable Object from, @Nullable Object to) {
		if (!Objects.equals(from, to)) {
			changes.add(what + " " + Objects.requireNonNullElse(from, "none") + " is to be "
					+ Objects.requireNonNullElse(to, "none"));
		}
	}

	private static @Nullable String value(@Nullable ColumnValue value) {
		return (value == null) ? null
				: value.match((given) -> "default " + given.expression(),
						(identity) -> (identity.always() ? "identity always " : "identity ") + identity.options(),
						(generated) -> "generated as " + generated.expression());
	}

	@Override
	public String addConstraint(AddConstraint operation) {
		return constraint(operation.table(), operation.constraint()) + MISSING;
	}

	@Override
	public String dropConstraint(DropConstraint operation) {
		return constraint(operation.table(), operation.constraint()) + UNWANTED;
	}

	@Override
	public String renameConstraint(RenameConstraint operation) {
		return "constraint " + operation.from() + " of " + operation.table() + " is to be " + operation.to();
	}

	@Override
	public String createIndex(CreateIndex operation) {
		return "index " + operation.index().name() + " of " + operation.table() + MISSING;
	}

	@Override
	public String dropIndex(DropIndex operation) {
		return "index " + operation.index().name() + " of " + operation.table() + UNWANTED;
	}

	@Override
	public String renameIndex(RenameIndex operation) {
		return "index " + operation.from() + " is to be " + operation.to();
	}

	@Override
	public String createSequence(CreateSequence operation) {
		return "sequence " + operation.sequence().name() + MISSING;
	}

	@Override
	public String dropSequence(DropSequence operation) {
		return "sequence " + operation.sequence().name() + UNWANTED;
	}

	@Override
	public String alterSequence(AlterSequence operation) {
		return "sequence " + operation.to().name() + " counts in another way or has another owner";
	}

	@Override
	public String renameSequence(RenameSequence operation) {
		return "sequence " + operation.from() + " is to be " + operation.to();
	}

	@Override
	public String createType(CreateType operation) {
		return "type " + operation.type().name() + MISSING;
	}

	@Override
	public String dropType(DropType operation) {
		return "type " + operation.type().name() + UNWANTED;
	}

	@Override
	public String addEnumValue(AddEnumValue operation) {
		return "value '" + operation.value() + "' of type " + operation.type() + MISSING;
	}

	@Override
	public String replaceEnum(ReplaceEnum operation) {
		return "type " + operation.from().name() + " has the values " + operation.from().values() + " and is to have "
				+ operation.to().values();
	}

	@Override
	public String alterDomain(AlterDomain operation) {
		return "domain " + operation.to().name() + CHANGED;
	}

	@Override
	public String createView(CreateView operation) {
		return "view " + operation.view().name() + MISSING;
	}

	@Override
	public String dropView(DropView operation) {
		return "view " + operation.view().name() + UNWANTED;
	}

	@Override
	public String replaceView(ReplaceView operation) {
		return "view " + operation.to().name() + CHANGED;
	}

	@Override
	public String createRoutine(CreateRoutine operation) {
		return "routine " + Contents.key(operation.routine()) + MISSING;
	}

	@Override
	public String dropRoutine(DropRoutine operation) {
		return "routine " + Contents.key(operation.routine()) + UNWANTED;
	}

	@Override
	public String replaceRoutine(ReplaceRoutine operation) {
		return "routine " + Contents.key(operation.to()) + CHANGED;
	}

	@Override
	public String createTrigger(CreateTrigger operation) {
		return "trigger " + operation.trigger().name() + " of " + operation.trigger().table() + MISSING;
	}

	@Override
	public String dropTrigger(DropTrigger operation) {
		return "trigger " + operation.trigger().name() + " of " + operation.trigger().table() + UNWANTED;
	}

	@Override
	public String createExtension(CreateExtension operation) {
		return "extension " + operation.extension().name() + MISSING;
	}

	@Override
	public String dropExtension(DropExtension operation) {
		return "extension " + operation.extension().name() + UNWANTED;
	}

	@Override
	public String createNamespace(CreateNamespace operation) {
		return "schema " + operation.name() + MISSING;
	}

	@Override
	public String dropNamespace(DropNamespace operation) {
		return "schema " + operation.name() + UNWANTED;
	}

	@Override
	public String attachPartition(AttachPartition operation) {
		return "table " + operation.partition() + " is to be a part of " + operation.parent();
	}

	@Override
	public String detachPartition(DetachPartition operation) {
		return "table " + operation.partition() + " is a part of " + operation.parent();
	}

	@Override
	public String setComment(SetComment operation) {
		return "comment of " + operation.name() + " is '" + Objects.requireNonNullElse(operation.from(), "")
				+ "' and is to be '" + Objects.requireNonNullElse(operation.to(), "") + "'";
	}

}
