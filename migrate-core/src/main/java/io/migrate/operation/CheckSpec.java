package io.migrate.operation;

import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Constraint.Check;
import io.migrate.schema.Constraint.Enforcement;
import org.jspecify.annotations.Nullable;

/**
 * A condition on each row.
 */
public final class CheckSpec extends ConstraintSpec {

	private final @Nullable String name;

	private final List<String> named;

	private final String condition;

	private boolean noInherit;

	private Enforcement enforcement = Enforcement.VALID;

	CheckSpec(@Nullable String name, List<String> named, String condition) {
		this.name = name;
		this.named = named;
		this.condition = condition;
	}

	/**
	 * Only rows that are written from now on are checked; nobody waits for the others,
	 * which {@link ConstraintOperations#validateConstraint} checks later.
	 * @return this
	 */
	public CheckSpec notValid() {
		this.enforcement = Enforcement.NOT_VALID;
		return this;
	}

	/**
	 * No row is checked (PostgreSQL 18).
	 * @return this
	 */
	public CheckSpec notEnforced() {
		this.enforcement = Enforcement.NOT_ENFORCED;
		return this;
	}

	/**
	 * It holds for this table only, and not for those that inherit from it.
	 * @return this
	 */
	public CheckSpec noInherit() {
		this.noInherit = true;
		return this;
	}

	@Override
	List<String> columns() {
		return List.of();
	}

	@Override
	Check constraint(QualifiedName table, Mistakes mistakes) {
		mistakes.required("condition of a check", this.condition);
		if (this.name != null) {
			mistakes.required("name of a check", this.name);
		}
		return new Check((this.name != null) ? this.name : Names.conventional(table, this.named, "check"),
				this.condition, this.noInherit, this.enforcement);
	}

}
