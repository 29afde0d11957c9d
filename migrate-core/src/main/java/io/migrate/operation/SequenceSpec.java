package io.migrate.operation;

import java.util.List;
import java.util.Objects;

import io.migrate.base.QualifiedName;
import io.migrate.operation.ChangeSequence.Counting;
import io.migrate.schema.ColumnName;
import io.migrate.schema.Sequence;
import io.migrate.schema.SequenceOptions;
import org.jspecify.annotations.Nullable;

/**
 * How a sequence counts. What is not said is as usual, or stays as it is.
 */
public final class SequenceSpec {

	private static final String BIGINT = "bigint";

	private @Nullable String type;

	private @Nullable Long start;

	private @Nullable Long increment;

	private @Nullable Long minimum;

	private @Nullable Long maximum;

	private @Nullable Long cache;

	private @Nullable Boolean cycle;

	private @Nullable ColumnName owner;

	private @Nullable String comment;

	private boolean ifNotExists;

	SequenceSpec() {
	}

	/**
	 * The type of its values.
	 * @param type {@code smallint}, {@code integer} or {@code bigint}, which is usual
	 * @return this
	 */
	public SequenceSpec type(String type) {
		this.type = type;
		return this;
	}

	/**
	 * Its first value.
	 * @param start the value
	 * @return this
	 */
	public SequenceSpec start(long start) {
		this.start = start;
		return this;
	}

	/**
	 * What is added each time.
	 * @param increment less than zero to count down
	 * @return this
	 */
	public SequenceSpec increment(long increment) {
		this.increment = increment;
		return this;
	}

	/**
	 * Its least value.
	 * @param minimum the value
	 * @return this
	 */
	public SequenceSpec minimum(long minimum) {
		this.minimum = minimum;
		return this;
	}

	/**
	 * Its greatest value.
	 * @param maximum the value
	 * @return this
	 */
	public SequenceSpec maximum(long maximum) {
		this.maximum = maximum;
		return this;
	}

	/**
	 * How many values a session takes at once.
	 * @param cache how many
	 * @return this
	 */
	public SequenceSpec cache(long cache) {
		this.cache = cache;
		return this;
	}

	/**
	 * Whether it begins anew at its end.
	 * @param cycle {@code false} to fail there, which is usual
	 * @return this
	 */
	public SequenceSpec cycle(boolean cycle) {
		this.cycle = cycle;
		return this;
	}

	/**
	 * The column that it goes with when that is dropped.
	 * @param table the table, which must be there
	 * @param column the column
	 * @return this
	 */
	public SequenceSpec ownedBy(String table, String column) {
		this.owner = new ColumnName(Names.parse(table), column);
		return this;
	}

	/**
	 * What people say about it.
	 * @param comment a text
	 * @return this
	 */
	public SequenceSpec comment(String comment) {
		this.comment = comment;
		return this;
	}

	/**
	 * Leaves one that is there already as it is.
	 * @return this
	 */
	public SequenceSpec ifNotExists() {
		this.ifNotExists = true;
		return this;
	}

	List<Operation> create(QualifiedName name, Mistakes mistakes) {
		mistakes.required("name", name.name());
		String values = Objects.requireNonNullElse(this.type, BIGINT);
		return List.of(new CreateSequence(new Sequence(name, values, options(values), this.owner, this.comment),
				this.ifNotExists));
	}

	List<Operation> change(QualifiedName name, Mistakes mistakes) {
		mistakes.required("name", name.name());
		Counting counting = new Counting(this.start, this.increment, this.minimum, this.maximum, this.cache,
				this.cycle);
		mistakes.check(!this.ifNotExists, "changes a sequence that may not be there");
		mistakes.check(this.type != null || this.owner != null || this.comment != null
				|| !counting.equals(new Counting(null, null, null, null, null, null)), "changes nothing");
		return List.of(new ChangeSequence(name, this.type, counting, this.owner, this.comment));
	}

	/**
	 * How it counts with everything that is usual.
	 */
	SequenceOptions options(String values) {
		SequenceOptions usual = SequenceOptions.usual(values, Objects.requireNonNullElse(this.increment, 1L));
		long least = Objects.requireNonNullElse(this.minimum, usual.minimum());
		long greatest = Objects.requireNonNullElse(this.maximum, usual.maximum());
		long first = (usual.increment() > 0) ? least : greatest;
		return new SequenceOptions(Objects.requireNonNullElse(this.start, first), usual.increment(), least, greatest,
				Objects.requireNonNullElse(this.cache, usual.cache()),
				Objects.requireNonNullElse(this.cycle, usual.cycle()));
	}

}
