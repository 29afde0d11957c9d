package io.migrate.diff;

import io.migrate.base.QualifiedName;
import io.migrate.schema.ColumnName;
import io.migrate.schema.Constraint;
import io.migrate.schema.Partitioning;
import io.migrate.schema.Schema;
import io.migrate.schema.Sequence;
import io.migrate.schema.Table;
import io.migrate.schema.Trigger;
import io.migrate.schema.View;
import org.jspecify.annotations.Nullable;

/**
 * What a schema is after a table got another name: whatever refers to the table follows.
 *
 * @param from the name of the table
 * @param to its new name
 * @param rules how names are printed
 */
record RenamedTable(QualifiedName from, QualifiedName to, DiffRules rules) {

	Schema in(Schema schema) {
		return new Schema(schema.namespaces(), schema.extensions(), schema.types(),
				schema.sequences().stream().map(this::sequence).toList(),
				schema.tables().stream().map(this::table).toList(), schema.views().stream().map(this::view).toList(),
				schema.routines(), schema.triggers().stream().map(this::trigger).toList());
	}

	private QualifiedName name(QualifiedName name) {
		return name.equals(this.from) ? this.to : name;
	}

	private Table table(Table table) {
		return new Table(name(table.name()), table.columns(),
				table.constraints()
					.stream()
					.map((constraint) -> constraint.accept(new References(constraint)))
					.toList(),
				table.indexes(), partitioning(table.partitioning()), table.comment());
	}

	private @Nullable Partitioning partitioning(@Nullable Partitioning partitioning) {
		return (partitioning == null || partitioning.parent() == null) ? partitioning
				: new Partitioning(partitioning.key(), name(partitioning.parent()), partitioning.bound());
	}

	// A serial sequence keeps its name, but moves along to another schema
	private Sequence sequence(Sequence sequence) {
		ColumnName owner = sequence.owner();
		if (owner == null || !owner.table().equals(this.from)) {
			return sequence;
		}
		return new Sequence(new QualifiedName(this.to.schema(), sequence.name().name()), sequence.type(),
				sequence.options(), new ColumnName(this.to, owner.column()), sequence.comment());
	}

	private View view(View view) {
		return new View(view.name(), text(view.definition()), view.materialized(), view.indexes(), view.options(),
				view.comment());
	}

	private Trigger trigger(Trigger trigger) {
		return new Trigger(trigger.name(), name(trigger.table()), text(trigger.definition()), trigger.enabled());
	}

	private String text(String text) {
		return SqlText.of(text).withTable(this.from, this.rules.identifier(this.to.name()));
	}

	private final class References extends ConstraintVisitor<Constraint> {

		References(Constraint constraint) {
			super(constraint);
		}

		@Override
		public Constraint foreignKey(Constraint.ForeignKey key) {
			Constraint.Reference reference = key.reference();
			return new Constraint.ForeignKey(
					key.name(), key.columns(), new Constraint.Reference(name(reference.table()), reference.columns(),
							reference.full(), reference.period()),
					key.onUpdate(), key.onDelete(), key.deferral(), key.enforcement());
		}

	}

}
