package io.migrate.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.operation.AddEnumValue;
import io.migrate.operation.RenameEnumValue;
import io.migrate.operation.ReplaceEnum;
import io.migrate.schema.EnumType;
import io.migrate.schema.UserType;

/**
 * Writes types, and enum types above all.
 */
final class TypeDdl {

	private static final String OLD = "_old";

	private static final int LONGEST = 63;

	private TypeDdl() {
	}

	static List<String> create(UserType type) {
		return type.match(TypeDdl::create, DomainDdl::create);
	}

	private static List<String> create(EnumType type) {
		List<String> statements = new ArrayList<>();
		statements.add(SqlLayout.list("CREATE TYPE " + SqlNames.quote(type.name()) + " AS ENUM",
				type.values().stream().map(SqlNames::literal).toList()));
		statements.addAll(CommentDdl.first("TYPE", type.name(), type.comment()));
		return statements;
	}

	static List<String> drop(UserType type) {
		return List.of("DROP " + type.<String>match((enumeration) -> "TYPE", (domain) -> "DOMAIN") + " "
				+ SqlNames.quote(type.name()));
	}

	static List<String> rename(QualifiedName from, String to) {
		return List.of("ALTER TYPE " + SqlNames.quote(from) + " RENAME TO " + SqlNames.quote(to));
	}

	static List<String> addValue(AddEnumValue operation) {
		String before = operation.before();
		return List.of(SqlLayout.clauses(
				"ALTER TYPE " + SqlNames.quote(operation.type()) + " ADD VALUE " + SqlNames.literal(operation.value()),
				(before != null) ? "BEFORE " + SqlNames.literal(before) : null));
	}

	static List<String> renameValue(RenameEnumValue operation) {
		return List.of(SqlLayout.clauses("ALTER TYPE " + SqlNames.quote(operation.type()),
				"RENAME VALUE " + SqlNames.literal(operation.from()) + " TO " + SqlNames.literal(operation.to())));
	}

	static List<String> replace(ReplaceEnum operation) {
		QualifiedName name = operation.from().name();
		QualifiedName old = new QualifiedName(name.schema(),
				DefaultNames.cut(name.name(), LONGEST - OLD.length()) + OLD);
		List<String> statements = new ArrayList<>(rename(name, old.name()));
		statements.addAll(create(operation.to()));
		operation.columns().forEach((column) -> statements.add(convert(column, name)));
		statements.add("DROP TYPE " + SqlNames.quote(old));
		return statements;
	}

	private static String convert(ReplaceEnum.Conversion column, QualifiedName type) {
		String name = SqlNames.quote(column.to().name());
		String array = column.to().type().endsWith("[]") ? "[]" : "";
		List<String> actions = new ArrayList<>();
		if (ColumnDdl.defaultOf(column.from()) != null) {
			actions.add("ALTER COLUMN " + name + " DROP DEFAULT");
		}
		String written = SqlNames.quote(type) + array;
		actions.add("ALTER COLUMN " + name + " TYPE " + written + " USING " + name + "::text" + array + "::" + written);
		String defaultValue = ColumnDdl.defaultOf(column.to());
		if (defaultValue != null) {
			actions.add("ALTER COLUMN " + name + " SET DEFAULT " + SqlExpressions.defaultValue(defaultValue));
		}
		return SqlLayout.actions(ColumnDdl.alter(column.table()), actions);
	}

}
