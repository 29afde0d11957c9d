package io.migrate.schema;

import java.util.List;
import java.util.function.Function;

import io.migrate.base.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * A type with a fixed list of values.
 *
 * @param name its name
 * @param values its values in their order
 * @param comment what people say about it, or {@code null}
 */
public record EnumType(QualifiedName name, List<String> values, @Nullable String comment) implements UserType {

	public EnumType {
		values = List.copyOf(values);
	}

	@Override
	public <R> R match(Function<? super EnumType, ? extends R> enumeration,
			Function<? super DomainType, ? extends R> domain) {
		return enumeration.apply(this);
	}

}
