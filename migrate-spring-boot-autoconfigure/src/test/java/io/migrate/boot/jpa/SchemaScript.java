package io.migrate.boot.jpa;

import java.util.ArrayList;
import java.util.List;

import io.migrate.dialect.postgresql.PostgresDialect;
import io.migrate.operation.AddConstraint;
import io.migrate.operation.AlterSequence;
import io.migrate.operation.CreateNamespace;
import io.migrate.operation.CreateSequence;
import io.migrate.operation.CreateTable;
import io.migrate.operation.CreateType;
import io.migrate.operation.CreateView;
import io.migrate.operation.Operation;
import io.migrate.schema.Constraint;
import io.migrate.schema.Schema;
import io.migrate.schema.Sequence;
import io.migrate.schema.Table;
import io.migrate.testing.TestDatabase;

/**
 * Makes a schema in an empty database.
 */
final class SchemaScript {

	private final List<Operation> operations = new ArrayList<>();

	private SchemaScript(Schema schema) {
		schema.namespaces()
			.stream()
			.filter((name) -> !name.equals("public"))
			.forEach((name) -> this.operations.add(new CreateNamespace(name)));
		schema.types().forEach((type) -> this.operations.add(new CreateType(type)));
		schema.sequences().forEach((sequence) -> this.operations.add(new CreateSequence(withoutOwner(sequence))));
		schema.tables().forEach((table) -> this.operations.add(new CreateTable(withoutForeignKeys(table))));
		schema.tables().forEach(this::addForeignKeys);
		schema.sequences()
			.stream()
			.filter((sequence) -> sequence.owner() != null)
			.forEach((sequence) -> this.operations.add(new AlterSequence(withoutOwner(sequence), sequence)));
		schema.views().forEach((view) -> this.operations.add(new CreateView(view)));
	}

	static void run(Schema schema, TestDatabase database) {
		String script = new PostgresDialect().ddlRenderer().script(new SchemaScript(schema).operations);
		database.client().sql(script).update();
	}

	private static Sequence withoutOwner(Sequence sequence) {
		return new Sequence(sequence.name(), sequence.type(), sequence.options(), null, sequence.comment());
	}

	private static Table withoutForeignKeys(Table table) {
		List<Constraint> others = table.constraints().stream().filter((each) -> !isForeignKey(each)).toList();
		return new Table(table.name(), table.columns(), others, table.indexes(), table.partitioning(), table.comment());
	}

	private void addForeignKeys(Table table) {
		table.constraints()
			.stream()
			.filter(SchemaScript::isForeignKey)
			.forEach((key) -> this.operations.add(new AddConstraint(table.name(), key)));
	}

	private static boolean isForeignKey(Constraint constraint) {
		return constraint instanceof Constraint.ForeignKey;
	}

}
