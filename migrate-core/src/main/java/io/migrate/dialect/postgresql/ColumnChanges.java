package io.migrate.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.migrate.operation.AlterColumn;
import io.migrate.schema.Column;
import io.migrate.schema.ColumnValue;
import org.jspecify.annotations.Nullable;

/**
 * Writes the change of a column: one statement as far as one can do it, so that a table
 * is rewritten once. Used for one change.
 */
final class ColumnChanges {

	private final AlterColumn operation;

	private final Column from;

	private final Column to;

	private final boolean otherType;

	private ColumnChanges(AlterColumn operation) {
		this.operation = operation;
		this.from = operation.from();
		this.to = operation.to();
		this.otherType = !this.from.type().equals(this.to.type())
				|| !Objects.equals(this.from.collation(), this.to.collation());
	}

	static List<String> render(AlterColumn operation) {
		ColumnChanges changes = new ColumnChanges(operation);
		return changes.mustBeMadeAnew() ? changes.anew() : changes.statements();
	}

	/**
	 * Whether the server knows no way: a column cannot become computed, nor leave off
	 * being computed when it is read.
	 */
	private boolean mustBeMadeAnew() {
		ColumnValue.Generated before = generated(this.from);
		ColumnValue.Generated after = generated(this.to);
		if (before == null || after == null) {
			return after != null || (before != null && !before.stored());
		}
		return before.stored() != after.stored() || (this.otherType && !before.expression().equals(after.expression()));
	}

	private List<String> anew() {
		List<String> statements = new ArrayList<>();
		statements
			.add(alter(List.of("DROP COLUMN " + name(), "ADD COLUMN " + name() + " " + ColumnDdl.definition(this.to))));
		statements.addAll(comment(null));
		return statements;
	}

	// The type of an identity is looked at before anything is done
	private List<String> statements() {
		List<String> before = before();
		List<String> type = type();
		List<String> after = after();
		boolean apart = !type.isEmpty() && (identity(this.from) == null) != (identity(this.to) == null);
		Stream<List<String>> parts = apart ? Stream.of(before, type, after)
				: Stream.of(Stream.of(before, type, after).flatMap(List::stream).toList());
		List<String> statements = new ArrayList<>(
				parts.filter((actions) -> !actions.isEmpty()).map(this::alter).toList());
		if (identity(this.to) != null && identity(this.from) == null) {
			statements.add(continued(Objects.requireNonNull(identity(this.to))));
		}
		statements.addAll(comment(this.from.comment()));
		return statements;
	}

	private List<String> before() {
		List<String> actions = new ArrayList<>();
		ColumnValue value = this.from.value();
		if (value != null && losesValue()) {
			actions.add(column(value.<String>match((given) -> "DROP DEFAULT", (given) -> "DROP IDENTITY",
					(given) -> "DROP EXPRESSION")));
		}
		if (this.to.nullable() && !this.from.nullable()) {
			actions.add(column("DROP NOT NULL"));
		}
		return actions;
	}

	private boolean losesValue() {
		ColumnValue after = this.to.value();
		if (this.from.value() == null || after == null) {
			return this.from.value() != null;
		}
		return kind(this.from.value()) != kind(after) || resetsDefault();
	}

	/**
	 * Whether a default has to be out of the way while the type changes: the server
	 * converts it only where it would convert it without being asked.
	 */
	private boolean resetsDefault() {
		return this.otherType && ColumnDdl.defaultOf(this.from) != null
				&& !(SqlTypes.base(this.from.type()).equals(SqlTypes.base(this.to.type()))
						&& Objects.equals(ColumnDdl.defaultOf(this.from), ColumnDdl.defaultOf(this.to)));
	}

	private List<String> type() {
		if (!this.otherType) {
			return List.of();
		}
		return List.of(column("TYPE " + ColumnDdl.type(this.to.type(), this.to.collation()) + using()));
	}

	private String using() {
		if (generated(this.to) != null) {
			return "";
		}
		if (this.operation.using() != null) {
			return " USING " + this.operation.using().strip();
		}
		return SqlTypes.isAutomatic(this.from.type(), this.to.type()) ? ""
				: " USING " + name() + "::" + SqlTypes.written(this.to.type());
	}

	private List<String> after() {
		List<String> actions = new ArrayList<>();
		if (!this.to.nullable() && this.from.nullable()) {
			actions.add(column("SET NOT NULL"));
		}
		ColumnValue value = this.to.value();
		if (value != null && (!value.equals(this.from.value()) || resetsDefault())) {
			actions.addAll(value.<List<String>>match(
					(given) -> List.of(column("SET DEFAULT " + SqlExpressions.defaultValue(given.expression()))),
					this::identity,
					(given) -> List.of(column("SET EXPRESSION AS " + SqlExpressions.bracketed(given.expression())))));
		}
		return actions;
	}

	private List<String> identity(ColumnValue.Identity identity) {
		ColumnValue.Identity before = identity(this.from);
		if (before == null) {
			return List.of(column("ADD " + ColumnDdl.identity(this.to.type(), identity)));
		}
		List<String> settings = new ArrayList<>();
		if (before.always() != identity.always()) {
			settings.add("SET GENERATED " + (identity.always() ? "ALWAYS" : "BY DEFAULT"));
		}
		SequenceDdl.changes(this.from.type(), before.options(), this.to.type(), identity.options())
			.forEach((option) -> settings.add("SET " + option));
		return settings.isEmpty() ? List.of() : List.of(column(String.join(" ", settings)));
	}

	/**
	 * Lets a new identity begin behind the values that are there.
	 */
	private String continued(ColumnValue.Identity identity) {
		boolean upwards = identity.options().increment() > 0;
		String last = (upwards ? "max(" : "min(") + name() + ")";
		return SqlLayout.clauses(
				"SELECT setval(pg_get_serial_sequence(" + SqlNames.literal(SqlNames.quote(this.operation.table()))
						+ ", " + SqlNames.literal(this.to.name()) + "), " + last + ")",
				"FROM " + SqlNames.quote(this.operation.table()),
				"HAVING " + last + (upwards ? " >= " : " <= ") + identity.options().start());
	}

	private List<String> comment(@Nullable String before) {
		return CommentDdl.change(this.operation.table(), this.to.name(), before, this.to.comment());
	}

	private String alter(List<String> actions) {
		return SqlLayout.actions(ColumnDdl.alter(this.operation.table()), actions);
	}

	private String column(String action) {
		return "ALTER COLUMN " + name() + " " + action;
	}

	private String name() {
		return SqlNames.quote(this.to.name());
	}

	private static int kind(ColumnValue value) {
		return value.match((given) -> 0, (given) -> 1, (given) -> 2);
	}

	private static ColumnValue.@Nullable Identity identity(Column column) {
		return (column.value() != null) ? column.value().<ColumnValue
			.@Nullable Identity>match((given) -> null, (given) -> given, (given) -> null) : null;
	}

	private static ColumnValue.@Nullable Generated generated(Column column) {
		return (column.value() != null) ? column.value().<ColumnValue
			.@Nullable Generated>match((given) -> null, (given) -> null, (given) -> given) : null;
	}

}
