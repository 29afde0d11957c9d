package io.migrate.dialect.postgresql;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.migrate.base.QualifiedName;
import io.migrate.operation.Operation;
import io.migrate.schema.Column;
import io.migrate.schema.ColumnValue;
import io.migrate.schema.ColumnValue.Default;
import io.migrate.schema.ColumnValue.Identity;
import io.migrate.schema.SequenceOptions;
import org.jspecify.annotations.Nullable;

/**
 * Operations by the name of the file that shows their SQL. A case is added by adding a
 * constant to one of the classes and {@code name.sql} to the folder {@code ddl}.
 */
final class SampleOperations {

	static final QualifiedName USERS = name("users");

	static final QualifiedName DOCUMENTS = name("documents");

	private SampleOperations() {
	}

	static Map<String, Operation> all() {
		Map<String, Operation> all = new TreeMap<>();
		Stream
			.of(SampleTables.class, SampleColumns.class, SampleConstraints.class, SampleTypes.class,
					SampleRoutines.class)
			.flatMap((samples) -> Arrays.stream(samples.getDeclaredFields()))
			.filter((field) -> field.getType() == Operation.class)
			.forEach((field) -> all.put(field.getName().toLowerCase(Locale.ROOT), value(field)));
		return all;
	}

	private static Operation value(Field field) {
		try {
			return (Operation) field.get(null);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static QualifiedName name(String name) {
		return new QualifiedName(null, name);
	}

	static Column column(String name, String type) {
		return new Column(name, type, true, null, null, null);
	}

	static Column required(String name, String type) {
		return new Column(name, type, false, null, null, null);
	}

	static Column withValue(Column column, @Nullable ColumnValue value) {
		return new Column(column.name(), column.type(), column.nullable(), value, column.collation(), column.comment());
	}

	static Column withDefault(Column column, String expression) {
		return withValue(column, new Default(expression));
	}

	static Column withComment(Column column, String comment) {
		return new Column(column.name(), column.type(), column.nullable(), column.value(), column.collation(), comment);
	}

	static Column withCollation(Column column, String schema, String collation) {
		return new Column(column.name(), column.type(), column.nullable(), column.value(),
				new QualifiedName(schema, collation), column.comment());
	}

	static Column identity(String name) {
		return withValue(required(name, "bigint"), new Identity(false, SequenceOptions.upTo(Long.MAX_VALUE)));
	}

}
