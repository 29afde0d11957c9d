package io.migrate.schema;

import java.util.List;
import java.util.function.Function;

import io.migrate.base.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * A type that narrows another one.
 *
 * @param name its name
 * @param baseType what it narrows
 * @param collation its collation, or {@code null} for that of the base type
 * @param nullable whether it has null
 * @param defaultExpression its default, or {@code null}
 * @param checks what its values must satisfy
 * @param comment what people say about it, or {@code null}
 */
public record DomainType(QualifiedName name, String baseType, @Nullable QualifiedName collation, boolean nullable,
		@Nullable String defaultExpression, List<Constraint.Check> checks,
		@Nullable String comment) implements UserType {

	public DomainType {
		checks = List.copyOf(checks);
	}

	@Override
	public <R> R match(Function<? super EnumType, ? extends R> enumeration,
			Function<? super DomainType, ? extends R> domain) {
		return domain.apply(this);
	}

}
