package io.migrate.operation;

import java.util.List;

import io.migrate.base.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * A new value of an enum type; at the end unless it is said otherwise. Statements of the
 * same transaction cannot use it.
 */
public final class EnumValueSpec {

	private final QualifiedName type;

	private final String value;

	private @Nullable String before;

	private @Nullable String after;

	private boolean ifNotExists;

	EnumValueSpec(QualifiedName type, String value) {
		this.type = type;
		this.value = value;
	}

	/**
	 * It comes before another value.
	 * @param other the other value
	 * @return this
	 */
	public EnumValueSpec before(String other) {
		this.before = other;
		return this;
	}

	/**
	 * It comes right after another value.
	 * @param other the other value
	 * @return this
	 */
	public EnumValueSpec after(String other) {
		this.after = other;
		return this;
	}

	/**
	 * Leaves one that is there already as it is, such as after a downgrade, which cannot
	 * take it away.
	 * @return this
	 */
	public EnumValueSpec ifNotExists() {
		this.ifNotExists = true;
		return this;
	}

	List<Operation> operations(Mistakes mistakes) {
		mistakes.required("type", this.type.name());
		mistakes.check(this.before == null || this.after == null, "has both before and after");
		return List.of(new AddEnumValue(this.type, this.value, this.before, this.after, this.ifNotExists));
	}

}
