package io.migrate.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import io.migrate.operation.ChangeColumn;
import io.migrate.operation.ChangeColumn.Loss;
import io.migrate.operation.ChangeColumn.NewType;
import io.migrate.operation.ChangeSequence;
import io.migrate.operation.DropByName;
import io.migrate.operation.DropByName.Kind;
import io.migrate.operation.DropOption;
import io.migrate.operation.HandWritten;
import io.migrate.operation.InsertRows;
import io.migrate.schema.ColumnValue;
import org.jspecify.annotations.Nullable;

/**
 * Writes what people ask for who do not say how things are.
 */
final class HandWrittenDdl {

	// Enough for few statements, and not too much for one line of an error
	private static final int ROWS = 500;

	private HandWrittenDdl() {
	}

	static List<String> render(HandWritten operation) {
		return operation.match(HandWrittenDdl::drop, HandWrittenDdl::change, HandWrittenDdl::change,
				HandWrittenDdl::insert);
	}

	private static List<String> drop(DropByName drop) {
		String exists = drop.options().contains(DropOption.IF_EXISTS) ? "IF EXISTS " : "";
		String cascade = drop.options().contains(DropOption.CASCADE) ? " CASCADE" : "";
		String concurrently = drop.options().contains(DropOption.CONCURRENTLY) ? "CONCURRENTLY " : "";
		String head = "DROP " + drop.kind().name().replace('_', ' ') + " " + concurrently + exists;
		String name = SqlNames.quote(drop.name());
		if (drop.kind() == Kind.COLUMN || drop.kind() == Kind.CONSTRAINT) {
			return List
				.of(SqlLayout.clauses(ColumnDdl.alter(Objects.requireNonNull(drop.table())), head + name + cascade));
		}
		if (drop.kind() == Kind.TRIGGER) {
			return List.of(head + name + " ON " + SqlNames.quote(Objects.requireNonNull(drop.table())) + cascade);
		}
		return List.of(head + name + ((drop.arguments() != null) ? "(" + drop.arguments() + ")" : "") + cascade);
	}

	private static List<String> change(ChangeColumn change) {
		List<String> actions = new ArrayList<>();
		String column = "ALTER COLUMN " + SqlNames.quote(change.column()) + " ";
		Loss loss = loss(change);
		if (loss != null) {
			actions.add(column + "DROP " + loss);
		}
		if (Boolean.TRUE.equals(change.nullable())) {
			actions.add(column + "DROP NOT NULL");
		}
		NewType type = change.type();
		if (type != null) {
			actions.add(column + "TYPE " + ColumnDdl.type(type.type(), type.collation())
					+ ((type.using() != null) ? " USING " + type.using().strip() : ""));
		}
		if (Boolean.FALSE.equals(change.nullable())) {
			actions.add(column + "SET NOT NULL");
		}
		List<String> statements = new ArrayList<>();
		ColumnValue value = change.value();
		if (value != null) {
			actions.add(column + value(change, value));
		}
		if (!actions.isEmpty()) {
			statements.add(SqlLayout.actions(ColumnDdl.alter(change.table()), actions));
		}
		if (value != null) {
			value
				.<List<String>>match((given) -> List.of(),
						(identity) -> List.of(ColumnDdl.continued(change.table(), change.column(), identity)),
						(given) -> List.of())
				.forEach(statements::add);
		}
		if (change.comment() != null) {
			statements.add(CommentDdl.set(change.table(), change.column(), change.comment().text()));
		}
		return statements;
	}

	// A default that is there may be one that the new type cannot have
	private static @Nullable Loss loss(ChangeColumn change) {
		ColumnValue value = change.value();
		boolean resets = change.type() != null && value != null
				&& value.<Boolean>match((given) -> true, (given) -> false, (given) -> false);
		return (change.loses() == null && resets) ? Loss.DEFAULT : change.loses();
	}

	private static String value(ChangeColumn change, ColumnValue value) {
		String type = (change.type() != null) ? change.type().type() : "bigint";
		return value.match((given) -> "SET DEFAULT " + SqlExpressions.defaultValue(given.expression()),
				(identity) -> "ADD " + ColumnDdl.identity(type, identity),
				(given) -> "SET EXPRESSION AS " + SqlExpressions.bracketed(given.expression()));
	}

	private static List<String> change(ChangeSequence change) {
		List<String> clauses = new ArrayList<>();
		add(clauses, "AS ", change.type());
		add(clauses, "INCREMENT BY ", change.counting().increment());
		add(clauses, "MINVALUE ", change.counting().minimum());
		add(clauses, "MAXVALUE ", change.counting().maximum());
		add(clauses, "START WITH ", change.counting().start());
		add(clauses, "CACHE ", change.counting().cache());
		if (change.counting().cycle() != null) {
			clauses.add(change.counting().cycle() ? "CYCLE" : "NO CYCLE");
		}
		if (change.owner() != null) {
			clauses.add("OWNED BY " + SequenceDdl.owner(change.owner()));
		}
		List<String> statements = new ArrayList<>();
		if (!clauses.isEmpty()) {
			statements.add(SqlLayout.clauses("ALTER SEQUENCE " + SqlNames.quote(change.name()),
					clauses.toArray(new String[0])));
		}
		if (change.comment() != null) {
			statements.addAll(CommentDdl.first("SEQUENCE", change.name(), change.comment()));
		}
		return statements;
	}

	private static void add(List<String> clauses, String clause, @Nullable Object value) {
		if (value != null) {
			clauses.add(clause + value);
		}
	}

	private static List<String> insert(InsertRows insert) {
		String head = "INSERT INTO " + SqlNames.quote(insert.table()) + " (" + SqlNames.list(insert.columns())
				+ ") VALUES";
		List<String> statements = new ArrayList<>();
		for (int from = 0; from < insert.rows().size(); from += ROWS) {
			statements.add(insert.rows()
				.subList(from, Math.min(from + ROWS, insert.rows().size()))
				.stream()
				.map((row) -> row.stream().map(SqlLiterals::of).collect(Collectors.joining(", ", "  (", ")")))
				.collect(Collectors.joining(",\n", head + "\n", "")));
		}
		return statements;
	}

}
