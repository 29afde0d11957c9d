package io.migrate.boot.jpa;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.migrate.schema.Constraint.Deferral;
import io.migrate.schema.Constraint.Enforcement;
import io.migrate.schema.Constraint.ReferentialAction;
import io.migrate.schema.Constraint.ReferentialAction.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping says behind a constraint. Not thread-safe.
 */
final class ConstraintOptions {

	private static final Set<String> KNOWN = Set.of("on", "match", "deferrable", "not", "initially", "no", "nulls",
			"include");

	private final Clauses clauses;

	private ReferentialAction onUpdate = ReferentialAction.NONE;

	private ReferentialAction onDelete = ReferentialAction.NONE;

	private Deferral deferral = Deferral.NOT_DEFERRABLE;

	private Enforcement enforcement = Enforcement.VALID;

	private List<String> include = List.of();

	private boolean full;

	private boolean noInherit;

	private boolean nullsNotDistinct;

	private String ignored = "";

	/**
	 * Reads them.
	 * @param text such as {@code on update cascade deferrable}, {@code null} for nothing
	 */
	ConstraintOptions(@Nullable String text) {
		this.clauses = new Clauses((text != null) ? text : "");
		if (this.clauses.skip("foreign", "key")) {
			// The columns are known
			this.clauses.until(KNOWN);
		}
		while (!this.clauses.isEmpty()) {
			option();
		}
	}

	ReferentialAction onUpdate() {
		return this.onUpdate;
	}

	ReferentialAction onDelete() {
		return this.onDelete;
	}

	Deferral deferral() {
		return this.deferral;
	}

	Enforcement enforcement() {
		return this.enforcement;
	}

	List<String> include() {
		return this.include;
	}

	boolean isFull() {
		return this.full;
	}

	boolean isNoInherit() {
		return this.noInherit;
	}

	boolean isNullsNotDistinct() {
		return this.nullsNotDistinct;
	}

	/**
	 * What is not understood.
	 * @return the text, empty when all was
	 */
	String ignored() {
		return this.ignored;
	}

	private void option() {
		if (this.clauses.skip("on", "delete")) {
			this.onDelete = action();
		}
		else if (this.clauses.skip("on", "update")) {
			this.onUpdate = action();
		}
		else if (this.clauses.skip("match")) {
			this.full = "full".equalsIgnoreCase(this.clauses.take());
		}
		else if (this.clauses.skip("include")) {
			this.include = names();
		}
		else if (this.clauses.skip("nulls", "not", "distinct")) {
			this.nullsNotDistinct = true;
		}
		else if (!moment() && !validity()) {
			this.ignored = this.clauses.rest();
		}
	}

	private boolean moment() {
		if (this.clauses.skip("deferrable")) {
			if (this.deferral == Deferral.NOT_DEFERRABLE) {
				this.deferral = Deferral.INITIALLY_IMMEDIATE;
			}
			return true;
		}
		if (this.clauses.skip("initially", "deferred")) {
			this.deferral = Deferral.INITIALLY_DEFERRED;
			return true;
		}
		return this.clauses.skip("not", "deferrable") || this.clauses.skip("initially", "immediate");
	}

	private boolean validity() {
		if (this.clauses.skip("not", "valid")) {
			this.enforcement = Enforcement.NOT_VALID;
			return true;
		}
		if (this.clauses.skip("not", "enforced")) {
			this.enforcement = Enforcement.NOT_ENFORCED;
			return true;
		}
		if (this.clauses.skip("no", "inherit")) {
			this.noInherit = true;
			return true;
		}
		return this.clauses.skip("enforced");
	}

	private ReferentialAction action() {
		if (this.clauses.skip("cascade")) {
			return new ReferentialAction(Kind.CASCADE, List.of());
		}
		if (this.clauses.skip("restrict")) {
			return new ReferentialAction(Kind.RESTRICT, List.of());
		}
		if (this.clauses.skip("set", "null")) {
			return new ReferentialAction(Kind.SET_NULL, names());
		}
		if (this.clauses.skip("set", "default")) {
			return new ReferentialAction(Kind.SET_DEFAULT, names());
		}
		this.clauses.skip("no", "action");
		return ReferentialAction.NONE;
	}

	private List<String> names() {
		String text = this.clauses.brackets();
		if (text == null) {
			return List.of();
		}
		List<String> names = new ArrayList<>();
		Clauses list = new Clauses(text);
		while (!list.isEmpty()) {
			names.add(Names.written(list.untilComma()));
		}
		return names;
	}

}
