package io.migrate.diff;

import io.migrate.schema.Constraint;
import io.migrate.schema.Constraint.Enforcement;
import io.migrate.schema.Index;

/**
 * What makes two constraints or indexes the same: all but their names, and whether rows
 * were checked already. A constraint that was never validated and an index whose build
 * failed are the state of a database and no difference of the model.
 */
final class Shapes {

	private Shapes() {
	}

	static Constraint of(Constraint constraint) {
		return constraint.withName(null).accept(new ConstraintVisitor<Constraint>(constraint.withName(null)) {
			@Override
			public Constraint foreignKey(Constraint.ForeignKey key) {
				return key.withEnforcement(enforcement(key.enforcement()));
			}

			@Override
			public Constraint check(Constraint.Check check) {
				return check.withEnforcement(enforcement(check.enforcement()));
			}
		});
	}

	private static Enforcement enforcement(Enforcement enforcement) {
		return (enforcement == Enforcement.NOT_VALID) ? Enforcement.VALID : enforcement;
	}

	static Index of(Index index) {
		return new Index(null, index.method(), index.keys(), index.include(), index.unique(), index.nullsNotDistinct(),
				index.predicate(), true);
	}

}
