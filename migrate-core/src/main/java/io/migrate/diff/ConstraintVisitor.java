package io.migrate.diff;

import io.migrate.schema.Constraint;

/**
 * Cares for some kinds of constraints and has one answer for the others.
 *
 * @param <R> what comes out
 */
abstract class ConstraintVisitor<R> implements Constraint.Visitor<R> {

	private final R other;

	ConstraintVisitor(R other) {
		this.other = other;
	}

	@Override
	public R primaryKey(Constraint.PrimaryKey constraint) {
		return this.other;
	}

	@Override
	public R unique(Constraint.Unique constraint) {
		return this.other;
	}

	@Override
	public R foreignKey(Constraint.ForeignKey constraint) {
		return this.other;
	}

	@Override
	public R check(Constraint.Check constraint) {
		return this.other;
	}

	@Override
	public R exclusion(Constraint.Exclusion constraint) {
		return this.other;
	}

}
