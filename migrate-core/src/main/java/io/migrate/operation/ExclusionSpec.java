package io.migrate.operation;

import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Constraint;
import io.migrate.schema.Constraint.Exclusion;

/**
 * What no two rows may both satisfy.
 *
 * @param name its name
 * @param definition what follows {@code EXCLUDE}
 */
record ExclusionSpec(String name, String definition) implements ConstraintSpec {

	@Override
	public List<String> columns() {
		return List.of();
	}

	@Override
	public Constraint constraint(QualifiedName table, Mistakes mistakes) {
		mistakes.required("name of an exclusion constraint", this.name);
		mistakes.required("definition of an exclusion constraint", this.definition);
		return new Exclusion(this.name, "EXCLUDE " + this.definition.strip());
	}

}
