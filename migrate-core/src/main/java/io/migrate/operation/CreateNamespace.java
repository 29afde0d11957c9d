package io.migrate.operation;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Makes a schema.
 *
 * @param name its name
 * @param ifNotExists whether one that is there already is left as it is
 */
public record CreateNamespace(String name, boolean ifNotExists) implements Operation {

	/**
	 * Makes a schema that must not be there.
	 * @param name its name
	 */
	public CreateNamespace(String name) {
		this(name, false);
	}

	@Override
	public List<Operation> inverse() {
		return this.ifNotExists ? List.of() : List.of(new DropNamespace(this.name));
	}

	@Override
	public @Nullable String irreversible() {
		return this.ifNotExists ? "whether the schema " + this.name + " was there before is not known" : null;
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.createNamespace(this);
	}

}
