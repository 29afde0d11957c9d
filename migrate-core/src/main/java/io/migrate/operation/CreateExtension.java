package io.migrate.operation;

import java.util.List;

import io.migrate.schema.Extension;
import org.jspecify.annotations.Nullable;

/**
 * Makes an extension.
 *
 * @param extension the extension
 * @param ifNotExists whether one that is there already is left as it is
 */
public record CreateExtension(Extension extension, boolean ifNotExists) implements Operation {

	/**
	 * Makes an extension that must not be there.
	 * @param extension the extension
	 */
	public CreateExtension(Extension extension) {
		this(extension, false);
	}

	@Override
	public List<Operation> inverse() {
		return this.ifNotExists ? List.of() : List.of(new DropExtension(this.extension));
	}

	@Override
	public @Nullable String irreversible() {
		return this.ifNotExists ? "whether the extension " + this.extension.name() + " was there before is not known"
				: null;
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.createExtension(this);
	}

}
