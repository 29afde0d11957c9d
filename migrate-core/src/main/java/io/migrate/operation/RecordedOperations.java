package io.migrate.operation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

import io.migrate.base.QualifiedName;
import io.migrate.operation.ChangeColumn.NewComment;
import io.migrate.operation.DropByName.Kind;
import io.migrate.operation.SetComment.Commented;
import io.migrate.schema.EnumType;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each call with what it asks for.
 */
final class RecordedOperations implements Operations {

	private final OperationRecorder recorder;

	RecordedOperations(OperationRecorder recorder) {
		this.recorder = recorder;
	}

	private void add(String method, String name, Spec spec) {
		this.recorder.add(method + "(\"" + name + "\")", spec);
	}

	@Override
	public void createTable(String name, Consumer<TableSpec> table) {
		TableSpec spec = new TableSpec(Names.parse(name));
		table.accept(spec);
		add("createTable", name, spec::operations);
	}

	@Override
	public void dropTable(String name, DropOption... options) {
		drop("dropTable", Kind.TABLE, name, options);
	}

	@Override
	public void renameTable(String name, String to) {
		rename("renameTable", name, to, new RenameTable(Names.parse(name), Names.parse(to)));
	}

	@Override
	public ColumnSpec addColumn(String table, String name, String type) {
		ColumnSpec spec = new ColumnSpec(name, type);
		add("addColumn", table + "\", \"" + name, (mistakes) -> spec.add(Names.parse(table), mistakes));
		return spec;
	}

	@Override
	public void dropColumn(String table, String name, DropOption... options) {
		drop("dropColumn", Kind.COLUMN, table, name, options);
	}

	@Override
	public void renameColumn(String table, String name, String to) {
		rename("renameColumn", table, to, new RenameColumn(Names.parse(table), name, to));
	}

	@Override
	public ColumnAlteration alterColumn(String table, String name) {
		ColumnAlteration spec = new ColumnAlteration(Names.parse(table), name);
		add("alterColumn", table + "\", \"" + name, spec::operations);
		return spec;
	}

	@Override
	public void commentOnTable(String table, @Nullable String comment) {
		comment(Commented.TABLE, table, comment);
	}

	@Override
	public void commentOnColumn(String table, String name, @Nullable String comment) {
		add("commentOnColumn", table + "\", \"" + name, (mistakes) -> List
			.of(new ChangeColumn(Names.parse(table), name, null, null, null, null, new NewComment(comment))));
	}

	@Override
	public KeySpec addPrimaryKey(String table, String... columns) {
		return constraint("addPrimaryKey", table, new KeySpec(true, List.of(columns)));
	}

	@Override
	public KeySpec addUnique(String table, String... columns) {
		return constraint("addUnique", table, new KeySpec(false, List.of(columns)));
	}

	@Override
	public ForeignKeySpec addForeignKey(String table, String... columns) {
		return constraint("addForeignKey", table, new ForeignKeySpec(List.of(columns)));
	}

	@Override
	public CheckSpec addCheck(String table, String name, String condition) {
		return constraint("addCheck", table, new CheckSpec(name, List.of(), condition));
	}

	@Override
	public void addExclusion(String table, String name, String definition) {
		constraint("addExclusion", table, new ExclusionSpec(name, definition));
	}

	private <C extends ConstraintSpec> C constraint(String method, String table, C spec) {
		add(method, table, (mistakes) -> {
			mistakes.required("table", table);
			return List.of(spec.add(Names.parse(table), mistakes));
		});
		return spec;
	}

	@Override
	public void validateConstraint(String table, String name) {
		add("validateConstraint", table + "\", \"" + name, (mistakes) -> {
			mistakes.names("name", List.of(table, name));
			return List.of(new ValidateConstraint(Names.parse(table), name));
		});
	}

	@Override
	public void dropConstraint(String table, String name, DropOption... options) {
		drop("dropConstraint", Kind.CONSTRAINT, table, name, options);
	}

	@Override
	public void renameConstraint(String table, String name, String to) {
		rename("renameConstraint", table, to, new RenameConstraint(Names.parse(table), name, to));
	}

	@Override
	public IndexSpec createIndex(String name, String table, String... columns) {
		IndexSpec spec = new IndexSpec(name, List.of(columns));
		add("createIndex", name, (mistakes) -> spec.create(Names.parse(table), mistakes));
		return spec;
	}

	@Override
	public void dropIndex(String name, DropOption... options) {
		drop("dropIndex", Kind.INDEX, name, options);
	}

	@Override
	public void renameIndex(String name, String to) {
		rename("renameIndex", name, to, new RenameIndex(Names.parse(name), to));
	}

	@Override
	public void createEnum(String name, String... values) {
		add("createEnum", name, (mistakes) -> {
			mistakes.required("name", name);
			mistakes.names("value", List.of(values));
			return List.of(new CreateType(new EnumType(Names.parse(name), List.of(values), null)));
		});
	}

	@Override
	public EnumValueSpec addEnumValue(String type, String value) {
		EnumValueSpec spec = new EnumValueSpec(Names.parse(type), value);
		add("addEnumValue", type + "\", \"" + value, spec::operations);
		return spec;
	}

	@Override
	public void renameEnumValue(String type, String value, String to) {
		rename("renameEnumValue", type, to, new RenameEnumValue(Names.parse(type), value, to));
	}

	@Override
	public DomainSpec createDomain(String name, String type) {
		DomainSpec spec = new DomainSpec(Names.parse(name), type);
		add("createDomain", name, spec::operations);
		return spec;
	}

	@Override
	public void dropType(String name, DropOption... options) {
		drop("dropType", Kind.TYPE, name, options);
	}

	@Override
	public void dropDomain(String name, DropOption... options) {
		drop("dropDomain", Kind.DOMAIN, name, options);
	}

	@Override
	public void renameType(String name, String to) {
		rename("renameType", name, to, new RenameType(Names.parse(name), to));
	}

	@Override
	public SequenceSpec createSequence(String name) {
		SequenceSpec spec = new SequenceSpec();
		add("createSequence", name, (mistakes) -> spec.create(Names.parse(name), mistakes));
		return spec;
	}

	@Override
	public SequenceSpec alterSequence(String name) {
		SequenceSpec spec = new SequenceSpec();
		add("alterSequence", name, (mistakes) -> spec.change(Names.parse(name), mistakes));
		return spec;
	}

	@Override
	public void dropSequence(String name, DropOption... options) {
		drop("dropSequence", Kind.SEQUENCE, name, options);
	}

	@Override
	public void renameSequence(String name, String to) {
		rename("renameSequence", name, to, new RenameSequence(Names.parse(name), to));
	}

	@Override
	public ViewSpec createView(String name, String query) {
		ViewSpec spec = new ViewSpec(Names.parse(name), query, false);
		add("createView", name, spec::operations);
		return spec;
	}

	@Override
	public ViewSpec createMaterializedView(String name, String query) {
		ViewSpec spec = new ViewSpec(Names.parse(name), query, true);
		add("createMaterializedView", name, spec::operations);
		return spec;
	}

	@Override
	public void dropView(String name, DropOption... options) {
		drop("dropView", Kind.VIEW, name, options);
	}

	@Override
	public void dropMaterializedView(String name, DropOption... options) {
		drop("dropMaterializedView", Kind.MATERIALIZED_VIEW, name, options);
	}

	@Override
	public void dropFunction(String signature, DropOption... options) {
		dropRoutine("dropFunction", Kind.FUNCTION, signature, options);
	}

	@Override
	public void dropProcedure(String signature, DropOption... options) {
		dropRoutine("dropProcedure", Kind.PROCEDURE, signature, options);
	}

	private void dropRoutine(String method, Kind kind, String signature, DropOption[] options) {
		int bracket = signature.indexOf('(');
		String name = (bracket < 0) ? signature : signature.substring(0, bracket);
		boolean closed = bracket < 0 || signature.stripTrailing().endsWith(")");
		String arguments = (bracket >= 0 && closed) ? signature.substring(bracket + 1, signature.lastIndexOf(')'))
				: null;
		add(method, signature, (mistakes) -> {
			mistakes.check(closed, "has a bracket that is not closed");
			return List.of(drop(kind, Names.parse(name), null, arguments, options, mistakes));
		});
	}

	@Override
	public void dropTrigger(String table, String name, DropOption... options) {
		drop("dropTrigger", Kind.TRIGGER, table, name, options);
	}

	@Override
	public void createSchema(String name) {
		add("createSchema", name, (mistakes) -> {
			mistakes.required("name", name);
			return List.of(new CreateNamespace(name, true));
		});
	}

	@Override
	public void dropSchema(String name, DropOption... options) {
		add("dropSchema", name,
				(mistakes) -> List.of(drop(Kind.SCHEMA, new QualifiedName(null, name), null, null, options, mistakes)));
	}

	@Override
	public ExtensionSpec createExtension(String name) {
		ExtensionSpec spec = new ExtensionSpec(name);
		add("createExtension", name, spec::operations);
		return spec;
	}

	@Override
	public void dropExtension(String name, DropOption... options) {
		add("dropExtension", name, (mistakes) -> List
			.of(drop(Kind.EXTENSION, new QualifiedName(null, name), null, null, options, mistakes)));
	}

	@Override
	public void comment(Commented on, String name, @Nullable String comment) {
		add("comment", name, (mistakes) -> {
			mistakes.required("name", name);
			return List.of(new SetComment(on, Names.parse(name), (comment != null) ? null : "", comment));
		});
	}

	@Override
	public void execute(String sql) {
		this.recorder.add("execute", (mistakes) -> {
			mistakes.required("SQL", sql);
			return List.of(new ExecuteSql(sql, null));
		});
	}

	@Override
	public void executeRerunnable(String reason, String sql) {
		this.recorder.add("executeRerunnable", (mistakes) -> {
			mistakes.required("reason", reason);
			mistakes.required("SQL", sql);
			return List
				.of(new ExecuteSql("-- migrate:rerunnable " + reason.replaceAll("\\s+", " ") + "\n" + sql, null));
		});
	}

	@Override
	public InsertSpec bulkInsert(String table, String... columns) {
		InsertSpec spec = new InsertSpec(Names.parse(table), List.of(columns));
		add("bulkInsert", table, spec::operations);
		return spec;
	}

	@Override
	public void bulkInsert(String table, List<? extends Map<String, ? extends @Nullable Object>> rows) {
		Set<String> columns = rows.isEmpty() ? Set.of() : columns(rows.get(0));
		InsertSpec spec = new InsertSpec(Names.parse(table), List.copyOf(columns));
		rows.forEach(
				(row) -> spec.row(new ArrayList<@Nullable Object>(columns.stream().map(row::get).toList()).toArray()));
		add("bulkInsert", table, (mistakes) -> {
			for (int i = 0; i < rows.size(); i++) {
				mistakes.check(rows.get(i).keySet().equals(columns), "has the columns " + rows.get(i).keySet()
						+ " in row " + (i + 1) + " and " + columns + " in row 1");
			}
			return rows.isEmpty() ? List.of() : spec.operations(mistakes);
		});
	}

	// The order of most maps is another one in each process
	private static Set<String> columns(Map<String, ?> row) {
		return (row instanceof LinkedHashMap) ? row.keySet() : new TreeSet<>(row.keySet());
	}

	@Override
	public void jdbc(JdbcWork work) {
		this.recorder.addWork("jdbc", work);
	}

	@Override
	public void apply(Operation operation) {
		this.recorder.add("apply", (mistakes) -> List.of(operation));
	}

	private void rename(String method, String name, String to, Operation operation) {
		add(method, name, (mistakes) -> {
			mistakes.required("name", name);
			mistakes.required("new name", to);
			return List.of(operation);
		});
	}

	private void drop(String method, Kind kind, String name, DropOption[] options) {
		add(method, name, (mistakes) -> List.of(drop(kind, Names.parse(name), null, null, options, mistakes)));
	}

	private void drop(String method, Kind kind, String table, String name, DropOption[] options) {
		add(method, table + "\", \"" + name, (mistakes) -> {
			mistakes.required("table", table);
			return List.of(drop(kind, new QualifiedName(null, name), Names.parse(table), null, options, mistakes));
		});
	}

	private static DropByName drop(Kind kind, QualifiedName name, @Nullable QualifiedName table,
			@Nullable String arguments, DropOption[] options, Mistakes mistakes) {
		Set<DropOption> wanted = Set.copyOf(List.of(options));
		mistakes.required("name", name.name());
		mistakes.check(kind == Kind.INDEX || !wanted.contains(DropOption.CONCURRENTLY),
				"says CONCURRENTLY, which only an index can be dropped");
		mistakes.check(!wanted.containsAll(Set.of(DropOption.CONCURRENTLY, DropOption.CASCADE)),
				"says both CONCURRENTLY and CASCADE");
		return new DropByName(kind, name, table, arguments, wanted);
	}

}
