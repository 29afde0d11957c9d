package io.migrate.operation;

import java.util.List;

import io.migrate.schema.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * Makes a sequence. The column that owns it, if it has one, must be there; where the
 * column takes its default from the sequence, {@link AlterSequence} sets the owner later.
 *
 * @param sequence the sequence
 * @param ifNotExists whether one that is there already is left as it is
 */
public record CreateSequence(Sequence sequence, boolean ifNotExists) implements Operation {

	/**
	 * Makes a sequence that must not be there.
	 * @param sequence the sequence
	 */
	public CreateSequence(Sequence sequence) {
		this(sequence, false);
	}

	@Override
	public List<Operation> inverse() {
		return this.ifNotExists ? List.of() : List.of(new DropSequence(this.sequence));
	}

	@Override
	public @Nullable String irreversible() {
		return this.ifNotExists ? "whether the sequence " + this.sequence.name() + " was there before is not known"
				: null;
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.createSequence(this);
	}

}
