package io.migrate.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.migrate.base.QualifiedName;
import io.migrate.dialect.UnnamedObjectException;
import io.migrate.schema.Constraint;
import io.migrate.schema.Constraint.Check;
import io.migrate.schema.Constraint.Enforcement;
import io.migrate.schema.DomainType;

/**
 * Writes domains.
 */
final class DomainDdl {

	private DomainDdl() {
	}

	static List<String> create(DomainType domain) {
		List<String> clauses = new ArrayList<>();
		if (domain.defaultExpression() != null) {
			clauses.add("DEFAULT " + SqlExpressions.defaultValue(domain.defaultExpression()));
		}
		if (!domain.nullable()) {
			clauses.add("NOT NULL");
		}
		domain.checks()
			.stream()
			.filter((check) -> !ConstraintDdl.isNotValid(check))
			.forEach((check) -> clauses.add(ConstraintDdl.definition(check)));
		List<String> statements = new ArrayList<>();
		statements.add(SqlLayout.clauses("CREATE DOMAIN " + SqlNames.quote(domain.name()) + " AS "
				+ ColumnDdl.type(domain.baseType(), domain.collation()), clauses.toArray(new String[0])));
		domain.checks()
			.stream()
			.filter(ConstraintDdl::isNotValid)
			.forEach((check) -> statements.add(add(domain.name(), check)));
		statements.addAll(CommentDdl.first("DOMAIN", domain.name(), domain.comment()));
		return statements;
	}

	static List<String> alter(DomainType from, DomainType to) {
		List<String> statements = new ArrayList<>();
		for (Check check : from.checks()) {
			if (!to.checks().contains(check) && !isValidated(check, to)) {
				statements.add(alter(to.name(), "DROP CONSTRAINT " + SqlNames.quote(name(to, check))));
			}
		}
		String defaultValue = to.defaultExpression();
		if (!Objects.equals(from.defaultExpression(), defaultValue)) {
			statements.add(alter(to.name(), (defaultValue != null)
					? "SET DEFAULT " + SqlExpressions.defaultValue(defaultValue) : "DROP DEFAULT"));
		}
		if (from.nullable() != to.nullable()) {
			statements.add(alter(to.name(), to.nullable() ? "DROP NOT NULL" : "SET NOT NULL"));
		}
		for (Check check : to.checks()) {
			if (from.checks().contains(check.withEnforcement(Enforcement.NOT_VALID))
					&& !from.checks().contains(check)) {
				statements.add(alter(to.name(), "VALIDATE CONSTRAINT " + SqlNames.quote(name(to, check))));
			}
			else if (!from.checks().contains(check)) {
				statements.add(add(to.name(), check));
			}
		}
		statements.addAll(CommentDdl.change("DOMAIN", to.name(), from.comment(), to.comment()));
		return statements;
	}

	private static boolean isValidated(Check check, DomainType to) {
		return check.enforcement() == Enforcement.NOT_VALID
				&& to.checks().contains(check.withEnforcement(Enforcement.VALID));
	}

	private static String name(DomainType domain, Constraint check) {
		String name = check.name();
		if (name == null) {
			throw new UnnamedObjectException("A check of " + domain.name());
		}
		return name;
	}

	private static String add(QualifiedName domain, Check check) {
		return alter(domain, "ADD " + ConstraintDdl.definition(check));
	}

	private static String alter(QualifiedName domain, String action) {
		return SqlLayout.clauses("ALTER DOMAIN " + SqlNames.quote(domain), action);
	}

}
