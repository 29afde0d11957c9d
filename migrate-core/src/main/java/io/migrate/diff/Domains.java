package io.migrate.diff;

import io.migrate.schema.DomainType;
import io.migrate.schema.UserType;

/**
 * Sees through domains.
 */
final class Domains {

	private Domains() {
	}

	/**
	 * What a type is made of.
	 * @param contents knows the domains
	 * @param type the type of a column
	 * @return the type that a domain narrows at last, or the type itself
	 */
	static String base(Contents contents, String type) {
		for (UserType candidate : contents.types().values()) {
			if (candidate instanceof DomainType domain && !type.endsWith("[]")
					&& SqlText.of(type).hasName(domain.name())) {
				return base(contents, domain.baseType());
			}
		}
		return type;
	}

	/**
	 * Whether values of a type have to satisfy something.
	 * @param contents knows the domains
	 * @param type the type of a column
	 * @return {@code true} for a domain with checks, or without null
	 */
	static boolean isConstrained(Contents contents, String type) {
		return contents.types()
			.values()
			.stream()
			.anyMatch((candidate) -> candidate instanceof DomainType domain && SqlText.of(type).hasName(domain.name())
					&& (!domain.nullable() || !domain.checks().isEmpty()
							|| isConstrained(contents, domain.baseType())));
	}

}
