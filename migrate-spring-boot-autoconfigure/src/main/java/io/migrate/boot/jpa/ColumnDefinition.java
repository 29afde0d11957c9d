package io.migrate.boot.jpa;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.migrate.base.QualifiedName;
import io.migrate.schema.ColumnValue;
import io.migrate.schema.Constraint;
import io.migrate.schema.Constraint.Enforcement;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping says about a column in SQL: a type, and perhaps more. Not thread-safe.
 */
final class ColumnDefinition {

	private static final Set<String> CLAUSES = Set.of("not", "null", "default", "collate", "generated", "check",
			"unique", "primary", "references", "constraint", "storage", "compression");

	private static final Map<String, String> SERIAL = Map.of("smallserial", "smallint", "serial2", "smallint", "serial",
			"integer", "serial4", "integer", "bigserial", "bigint", "serial8", "bigint");

	private final Clauses clauses;

	private final String type;

	private final List<Constraint.Check> checks = new ArrayList<>();

	private boolean nullable = true;

	private boolean unique;

	private @Nullable String defaultExpression;

	private @Nullable QualifiedName collation;

	private @Nullable ColumnValue generated;

	private String ignored = "";

	/**
	 * Reads a definition.
	 * @param text such as {@code varchar(20) default 'new' not null}
	 */
	ColumnDefinition(String text) {
		this.clauses = new Clauses(text);
		this.type = this.clauses.until(CLAUSES);
		while (!this.clauses.isEmpty()) {
			clause();
		}
	}

	String type() {
		return SERIAL.getOrDefault(this.type.toLowerCase(Locale.ROOT), this.type);
	}

	/**
	 * Whether a sequence is made with the column.
	 * @return {@code true} for the like of {@code bigserial}
	 */
	boolean isSerial() {
		return SERIAL.containsKey(this.type.toLowerCase(Locale.ROOT));
	}

	boolean isNullable() {
		return this.nullable && !isSerial();
	}

	boolean isUnique() {
		return this.unique;
	}

	@Nullable ColumnValue value() {
		return (this.generated != null || this.defaultExpression == null) ? this.generated
				: new ColumnValue.Default(this.defaultExpression);
	}

	@Nullable QualifiedName collation() {
		return this.collation;
	}

	List<Constraint.Check> checks() {
		return this.checks;
	}

	/**
	 * What is not understood.
	 * @return the text, empty when all was
	 */
	String ignored() {
		return this.ignored;
	}

	private void clause() {
		if (this.clauses.skip("not", "null")) {
			this.nullable = false;
		}
		else if (this.clauses.skip("default")) {
			this.defaultExpression = this.clauses.expression(CLAUSES);
		}
		else if (this.clauses.skip("collate")) {
			this.collation = name();
		}
		else if (this.clauses.skip("generated")) {
			generated();
		}
		else if (!this.clauses.skip("null")) {
			constraint();
		}
	}

	private void constraint() {
		String name = this.clauses.skip("constraint") ? Names.written(this.clauses.take()) : null;
		if (this.clauses.skip("check")) {
			String expression = this.clauses.brackets();
			boolean noInherit = this.clauses.skip("no", "inherit");
			this.checks
				.add(new Constraint.Check(name, (expression != null) ? expression : "", noInherit, Enforcement.VALID));
		}
		else if (this.clauses.skip("unique")) {
			this.unique = true;
		}
		else {
			this.ignored = this.clauses.rest();
		}
	}

	private void generated() {
		boolean always = this.clauses.skip("always");
		if (!always) {
			this.clauses.skip("by", "default");
		}
		this.clauses.skip("as");
		if (this.clauses.skip("identity")) {
			String options = this.clauses.brackets();
			this.generated = new ColumnValue.Identity(always,
					CountingClauses.read((options != null) ? options : "", CountingClauses.greatest(this.type)));
			this.nullable = false;
			return;
		}
		String expression = this.clauses.brackets();
		boolean stored = this.clauses.skip("stored");
		this.clauses.skip("virtual");
		this.generated = new ColumnValue.Generated((expression != null) ? expression : "", stored);
	}

	private QualifiedName name() {
		String first = Names.written(this.clauses.take());
		return this.clauses.skip(".") ? new QualifiedName(first, Names.written(this.clauses.take()))
				: new QualifiedName(null, first);
	}

}
