package io.migrate.operation;

import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Constraint;
import io.migrate.schema.Constraint.Exclusion;

/**
 * What no two rows may both satisfy.
 */
final class ExclusionSpec extends ConstraintSpec {

	private final String name;

	private final String definition;

	/**
	 * Creates the constraint.
	 * @param name its name
	 * @param definition what follows {@code EXCLUDE}
	 */
	ExclusionSpec(String name, String definition) {
		this.name = name;
		this.definition = definition;
	}

	@Override
	List<String> columns() {
		return List.of();
	}

	@Override
	Constraint constraint(QualifiedName table, Mistakes mistakes) {
		mistakes.required("name of an exclusion constraint", this.name);
		mistakes.required("definition of an exclusion constraint", this.definition);
		return new Exclusion(this.name, "EXCLUDE " + this.definition.strip());
	}

}
