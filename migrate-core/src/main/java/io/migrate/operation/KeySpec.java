package io.migrate.operation;

import java.util.List;
import java.util.stream.Stream;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Constraint;
import io.migrate.schema.Constraint.Deferral;
import io.migrate.schema.Constraint.PrimaryKey;
import io.migrate.schema.Constraint.Unique;
import io.migrate.schema.Index;
import io.migrate.schema.IndexKey;
import org.jspecify.annotations.Nullable;

/**
 * A primary key or a unique constraint.
 */
public final class KeySpec extends ConstraintSpec {

	private final boolean primary;

	private final List<String> columns;

	private @Nullable String name;

	private List<String> include = List.of();

	private boolean nullsNotDistinct;

	private boolean withoutOverlaps;

	private Deferral deferral = Deferral.NOT_DEFERRABLE;

	private @Nullable String index;

	KeySpec(boolean primary, List<String> columns) {
		this.primary = primary;
		this.columns = columns;
	}

	/**
	 * Its name.
	 * @param name instead of that which PostgreSQL would give, such as
	 * {@code users_email_key}
	 * @return this
	 */
	public KeySpec name(String name) {
		this.name = name;
		return this;
	}

	/**
	 * Columns that its index has besides.
	 * @param columns the columns
	 * @return this
	 */
	public KeySpec include(String... columns) {
		this.include = List.of(columns);
		return this;
	}

	/**
	 * Two nulls count as equal (PostgreSQL 15).
	 * @return this
	 */
	public KeySpec nullsNotDistinct() {
		this.nullsNotDistinct = true;
		return this;
	}

	/**
	 * The last column is a range that must not overlap (PostgreSQL 18).
	 * @return this
	 */
	public KeySpec withoutOverlaps() {
		this.withoutOverlaps = true;
		return this;
	}

	/**
	 * A transaction may have it checked at its end.
	 * @return this
	 */
	public KeySpec deferrable() {
		this.deferral = Deferral.INITIALLY_IMMEDIATE;
		return this;
	}

	/**
	 * It is checked at the end of a transaction.
	 * @return this
	 */
	public KeySpec initiallyDeferred() {
		this.deferral = Deferral.INITIALLY_DEFERRED;
		return this;
	}

	/**
	 * Makes it of a unique index over its columns that is there, so that nobody waits for
	 * one to be built. The index gets the name of the constraint.
	 * @param index the name of the index
	 * @return this
	 */
	public KeySpec usingIndex(String index) {
		this.index = index;
		return this;
	}

	boolean isPrimary() {
		return this.primary;
	}

	@Override
	List<String> columns() {
		return this.columns;
	}

	@Override
	Constraint constraint(QualifiedName table, Mistakes mistakes) {
		mistakes.check(!this.columns.isEmpty(), "has a key without columns");
		mistakes.names("column of a key", this.columns);
		mistakes.check(!(this.primary && this.nullsNotDistinct), "has a primary key that speaks of nulls");
		String given = (this.name != null) ? this.name
				: Names.conventional(table, this.primary ? List.of() : named(), this.primary ? "pkey" : "key");
		return this.primary ? new PrimaryKey(given, this.columns, this.include, this.withoutOverlaps, this.deferral)
				: new Unique(given, this.columns, this.include, this.nullsNotDistinct, this.withoutOverlaps,
						this.deferral);
	}

	private List<String> named() {
		return Stream.concat(this.columns.stream(), this.include.stream()).toList();
	}

	@Override
	Operation add(QualifiedName table, Mistakes mistakes) {
		Constraint constraint = constraint(table, mistakes);
		return (this.index == null) ? new AddConstraint(table, constraint)
				: new AddConstraintUsingIndex(table, constraint,
						new Index(this.index, Index.BTREE, this.columns.stream().map(IndexKey::column).toList(),
								this.include, true, this.nullsNotDistinct, null, true));
	}

}
