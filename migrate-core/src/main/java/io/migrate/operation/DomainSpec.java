package io.migrate.operation;

import java.util.ArrayList;
import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.schema.DomainType;
import org.jspecify.annotations.Nullable;

/**
 * A new domain.
 */
public final class DomainSpec {

	private final QualifiedName name;

	private final String type;

	private final List<CheckSpec> checks = new ArrayList<>();

	private boolean nullable = true;

	private @Nullable QualifiedName collation;

	private @Nullable String expression;

	private @Nullable String comment;

	DomainSpec(QualifiedName name, String type) {
		this.name = name;
		this.type = type;
	}

	/**
	 * It has no null.
	 * @return this
	 */
	public DomainSpec notNull() {
		this.nullable = false;
		return this;
	}

	/**
	 * What a column of it has when nobody says.
	 * @param expression an SQL expression
	 * @return this
	 */
	public DomainSpec defaultSql(String expression) {
		this.expression = expression;
		return this;
	}

	/**
	 * A condition on its values.
	 * @param name its name
	 * @param condition the condition, in which {@code VALUE} is the value
	 * @return this
	 */
	public DomainSpec check(String name, String condition) {
		this.checks.add(new CheckSpec(name, List.of(), condition));
		return this;
	}

	/**
	 * By which rules its text is ordered.
	 * @param collation such as {@code C}
	 * @return this
	 */
	public DomainSpec collate(String collation) {
		this.collation = Names.parse(collation);
		return this;
	}

	/**
	 * What people say about it.
	 * @param comment a text
	 * @return this
	 */
	public DomainSpec comment(String comment) {
		this.comment = comment;
		return this;
	}

	List<Operation> operations(Mistakes mistakes) {
		mistakes.required("name", this.name.name());
		mistakes.required("type", this.type);
		return List.of(new CreateType(new DomainType(this.name, this.type, this.collation, this.nullable,
				this.expression, this.checks.stream().map((check) -> check.constraint(this.name, mistakes)).toList(),
				this.comment)));
	}

}
