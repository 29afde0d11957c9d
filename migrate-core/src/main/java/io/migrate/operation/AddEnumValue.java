package io.migrate.operation;

import java.util.List;

import io.migrate.base.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Adds a value to an enum type. Statements of the same transaction cannot use it, and
 * nothing takes it back.
 *
 * @param type the type
 * @param value the value
 * @param before the value that follows it, or {@code null}
 * @param after the value that it follows, or {@code null}; the end where there is neither
 * @param ifNotExists whether one that is there already is left as it is
 */
public record AddEnumValue(QualifiedName type, String value, @Nullable String before, @Nullable String after,
		boolean ifNotExists) implements Operation {

	/**
	 * Adds a value that must not be there.
	 * @param type the type
	 * @param value the value
	 * @param before the value that follows it, or {@code null} for the end
	 */
	public AddEnumValue(QualifiedName type, String value, @Nullable String before) {
		this(type, value, before, null, false);
	}

	@Override
	public List<Operation> inverse() {
		return List.of();
	}

	@Override
	public @Nullable String irreversible() {
		return "PostgreSQL cannot take the value '" + this.value + "' out of the type " + this.type;
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.addEnumValue(this);
	}

}
