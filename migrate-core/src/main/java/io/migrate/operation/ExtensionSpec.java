package io.migrate.operation;

import java.util.List;

import io.migrate.schema.Extension;
import org.jspecify.annotations.Nullable;

/**
 * A new extension.
 */
public final class ExtensionSpec {

	private final String name;

	private @Nullable String schema;

	private @Nullable String version;

	private boolean ifNotExists;

	ExtensionSpec(String name) {
		this.name = name;
	}

	/**
	 * Where its objects are.
	 * @param schema the schema
	 * @return this
	 */
	public ExtensionSpec schema(String schema) {
		this.schema = schema;
		return this;
	}

	/**
	 * Which version.
	 * @param version the version, instead of the one that the server installs
	 * @return this
	 */
	public ExtensionSpec version(String version) {
		this.version = version;
		return this;
	}

	/**
	 * Leaves one that is there already as it is.
	 * @return this
	 */
	public ExtensionSpec ifNotExists() {
		this.ifNotExists = true;
		return this;
	}

	List<Operation> operations(Mistakes mistakes) {
		mistakes.required("name", this.name);
		return List.of(new CreateExtension(new Extension(this.name, this.schema, this.version), this.ifNotExists));
	}

}
