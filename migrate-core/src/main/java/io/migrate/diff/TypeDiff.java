package io.migrate.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import io.migrate.operation.AlterDomain;
import io.migrate.operation.CreateType;
import io.migrate.operation.DropType;
import io.migrate.operation.SetComment;
import io.migrate.schema.Constraint;
import io.migrate.schema.DomainType;
import io.migrate.schema.EnumType;
import io.migrate.schema.UserType;

/**
 * Compares enum types and domains. A domain with another base type was dropped already,
 * and an enum that cannot keep its values is rebuilt by the preparation.
 */
final class TypeDiff {

	private final Contents current;

	private final Contents desired;

	private final Changes changes;

	TypeDiff(Comparison comparison) {
		this.current = comparison.current();
		this.desired = comparison.desired();
		this.changes = comparison.changes();
	}

	void compare() {
		sorted(missing(this.desired, this.current))
			.forEach((type) -> this.changes.add(Phase.CREATE_TYPE, new CreateType(type)));
		List<UserType> dropped = sorted(missing(this.current, this.desired));
		Collections.reverse(dropped);
		dropped.forEach((type) -> this.changes.add(Phase.DROP_TYPE, new DropType(type)));
		this.current.types().values().forEach((type) -> {
			UserType to = this.desired.types().get(type.name());
			if (to != null) {
				compare(type, to);
			}
		});
	}

	private static List<UserType> missing(Contents from, Contents other) {
		return from.types().values().stream().filter((type) -> !other.types().containsKey(type.name())).toList();
	}

	private static List<UserType> sorted(List<UserType> types) {
		return new ArrayList<>(Topology.sort(types, (type, other) -> Usage.names(Usage.texts(type), other.name())));
	}

	private void compare(UserType from, UserType to) {
		if (from instanceof EnumType before && to instanceof EnumType after) {
			compareEnums(before, after);
		}
		else if (from instanceof DomainType before && to instanceof DomainType after) {
			compareDomains(before, after);
		}
	}

	private void compareEnums(EnumType from, EnumType to) {
		if (EnumValues.canBeAdded(from, to)) {
			EnumValues.added(from, to).forEach((added) -> this.changes.add(Phase.ALTER_TYPE, added));
		}
		if (!Objects.equals(from.comment(), to.comment())) {
			this.changes.add(Phase.COMMENT,
					new SetComment(SetComment.Commented.TYPE, from.name(), from.comment(), to.comment()));
		}
	}

	private void compareDomains(DomainType from, DomainType to) {
		Matching<Constraint.Check> checks = Matching.of(from.checks(), to.checks(), Constraint.Check::name,
				TypeDiff::shape);
		List<Constraint.Check> kept = new ArrayList<>(
				checks.pairs().stream().map((pair) -> (pair.to().name() != null) ? pair.to() : pair.from()).toList());
		kept.addAll(checks.added());
		boolean same = checks.added().isEmpty() && checks.dropped().isEmpty()
				&& checks.pairs()
					.stream()
					.allMatch((pair) -> pair.from().name() == null || pair.to().name() == null
							|| pair.from().name().equals(pair.to().name()))
				&& from.nullable() == to.nullable() && Objects.equals(from.defaultExpression(), to.defaultExpression())
				&& Objects.equals(from.comment(), to.comment());
		if (!same) {
			this.changes.add(Phase.ALTER_TYPE, new AlterDomain(from, new DomainType(to.name(), to.baseType(),
					to.collation(), to.nullable(), to.defaultExpression(), kept, to.comment())));
		}
	}

	private static Constraint.Check shape(Constraint.Check check) {
		return (Constraint.Check) Shapes.of(check);
	}

}
