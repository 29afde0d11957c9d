package io.migrate.operation;

import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Constraint;

/**
 * A constraint that somebody asks for.
 */
abstract sealed class ConstraintSpec permits KeySpec, ForeignKeySpec, CheckSpec, ExclusionSpec {

	/**
	 * The columns of its table that it names.
	 */
	abstract List<String> columns();

	/**
	 * The constraint as a part of a new table.
	 */
	abstract Constraint constraint(QualifiedName table, Mistakes mistakes);

	/**
	 * The constraint as something new in a table that is there.
	 */
	Operation add(QualifiedName table, Mistakes mistakes) {
		return new AddConstraint(table, constraint(table, mistakes));
	}

}
