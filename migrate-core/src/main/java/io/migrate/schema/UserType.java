package io.migrate.schema;

import java.util.function.Function;

import io.migrate.base.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * A type that somebody made.
 */
public sealed interface UserType permits EnumType, DomainType {

	/**
	 * Its name.
	 * @return the name
	 */
	QualifiedName name();

	/**
	 * What people say about it.
	 * @return the comment, or {@code null} when there is none
	 */
	@Nullable String comment();

	/**
	 * Does what fits the kind of type.
	 * @param <R> what comes out
	 * @param enumeration takes an enum type
	 * @param domain takes a domain
	 * @return the answer of the one that fits
	 */
	<R> R match(Function<? super EnumType, ? extends R> enumeration, Function<? super DomainType, ? extends R> domain);

}
