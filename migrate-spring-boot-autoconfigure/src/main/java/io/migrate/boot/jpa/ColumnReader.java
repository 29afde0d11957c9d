package io.migrate.boot.jpa;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Column;
import io.migrate.schema.ColumnName;
import io.migrate.schema.ColumnValue;
import io.migrate.schema.Constraint;
import io.migrate.schema.Constraint.Enforcement;
import io.migrate.schema.Sequence;
import io.migrate.schema.SequenceOptions;
import org.hibernate.mapping.CheckConstraint;
import org.jspecify.annotations.Nullable;

/**
 * Reads one column as Hibernate would declare it. Not thread-safe.
 */
final class ColumnReader {

	private final Findings findings;

	private final QualifiedName table;

	private final org.hibernate.mapping.Column column;

	private final String name;

	private final ColumnDefinition definition;

	ColumnReader(Findings findings, QualifiedName table, org.hibernate.mapping.Column column) {
		this.findings = findings;
		this.table = table;
		this.column = column;
		this.name = Names.of(column);
		String options = column.getOptions();
		this.definition = new ColumnDefinition(
				column.getSqlType(findings.metadata()) + ((options != null) ? " " + options : ""));
		if (!this.definition.ignored().isEmpty()) {
			findings.leaveOut("'" + this.definition.ignored() + "' of the column " + table + "." + this.name);
		}
	}

	/**
	 * Reads it.
	 * @param inKey whether it is part of the primary key
	 * @return the column
	 */
	Column read(boolean inKey) {
		String collation = this.column.getCollation();
		return new Column(this.name, this.definition.type(), isNullable() && !inKey, value(),
				(collation != null) ? new QualifiedName(null, collation) : this.definition.collation(),
				this.column.getComment());
	}

	boolean isUnique() {
		return this.definition.isUnique();
	}

	/**
	 * What must hold for its values.
	 * @return checks; those without a name are one, as Hibernate writes them
	 */
	List<Constraint> checks() {
		List<Constraint> checks = new ArrayList<>(this.definition.checks());
		List<CheckConstraint> all = this.column.getCheckConstraints();
		List<CheckConstraint> unnamed = all.stream().filter(CheckConstraint::isAnonymous).toList();
		if (!unnamed.isEmpty()) {
			checks.add(new Constraint.Check(null, together(unnamed), false, Enforcement.VALID));
		}
		all.stream().filter(CheckConstraint::isNamed).forEach((check) -> checks.add(ConstraintReader.check(check)));
		return checks;
	}

	/**
	 * The sequence that is made with it.
	 * @return the sequence, or {@code null} when there is none
	 */
	@Nullable Sequence sequence() {
		if (!this.definition.isSerial()) {
			return null;
		}
		String type = this.definition.type();
		return new Sequence(sequenceName(), type, SequenceOptions.upTo(CountingClauses.greatest(type)),
				new ColumnName(this.table, this.name), null);
	}

	private QualifiedName sequenceName() {
		return new QualifiedName(this.table.schema(), this.table.name() + "_" + this.name + "_seq");
	}

	private static String together(List<CheckConstraint> checks) {
		return (checks.size() == 1) ? checks.get(0).getConstraint()
				: checks.stream().map(CheckConstraint::getConstraintInParens).collect(Collectors.joining(" and "));
	}

	// Hibernate does not write NOT NULL behind an expression
	private boolean isNullable() {
		return this.definition.isNullable() && !this.column.isIdentity()
				&& (this.column.isNullable() || this.column.getGeneratedAs() != null);
	}

	private @Nullable ColumnValue value() {
		String generated = this.column.getGeneratedAs();
		if (generated != null) {
			return new ColumnValue.Generated(generated,
					this.findings.dialect().generatedAs(generated).endsWith("stored"));
		}
		if (this.column.isIdentity()) {
			ColumnValue defined = this.definition.value();
			return (defined instanceof ColumnValue.Identity) ? defined : new ColumnValue.Identity(false,
					SequenceOptions.upTo(CountingClauses.greatest(this.definition.type())));
		}
		if (this.definition.isSerial()) {
			return new ColumnValue.Default("nextval('" + Sql.literal(Sql.quoted(sequenceName())) + "'::regclass)");
		}
		String defaultValue = this.column.getDefaultValue();
		return (defaultValue != null) ? new ColumnValue.Default(defaultValue) : this.definition.value();
	}

}
