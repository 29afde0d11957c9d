package io.migrate.operation;

import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Constraint;
import io.migrate.schema.Constraint.Deferral;
import io.migrate.schema.Constraint.Enforcement;
import io.migrate.schema.Constraint.ForeignKey;
import io.migrate.schema.Constraint.Reference;
import io.migrate.schema.Constraint.ReferentialAction;
import io.migrate.schema.Constraint.ReferentialAction.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A reference to rows of a table.
 */
public final class ForeignKeySpec extends ConstraintSpec {

	private final List<String> columns;

	private @Nullable String name;

	private @Nullable QualifiedName table;

	private List<String> referenced = List.of();

	private ReferentialAction onUpdate = ReferentialAction.NONE;

	private ReferentialAction onDelete = ReferentialAction.NONE;

	private boolean full;

	private boolean period;

	private Deferral deferral = Deferral.NOT_DEFERRABLE;

	private Enforcement enforcement = Enforcement.VALID;

	ForeignKeySpec(List<String> columns) {
		this.columns = columns;
	}

	/**
	 * Its name.
	 * @param name instead of that which PostgreSQL would give, such as
	 * {@code documents_owner_id_fkey}
	 * @return this
	 */
	public ForeignKeySpec name(String name) {
		this.name = name;
		return this;
	}

	/**
	 * What it refers to.
	 * @param table the table
	 * @param columns its columns; the primary key when none are named
	 * @return this
	 */
	public ForeignKeySpec references(String table, String... columns) {
		this.table = Names.parse(table);
		this.referenced = List.of(columns);
		return this;
	}

	/**
	 * What happens here when the row there is deleted.
	 * @param kind what happens
	 * @param columns which columns are set; all when none are named (PostgreSQL 15)
	 * @return this
	 */
	public ForeignKeySpec onDelete(Kind kind, String... columns) {
		this.onDelete = new ReferentialAction(kind, List.of(columns));
		return this;
	}

	/**
	 * When the row there is deleted, so is the one here.
	 * @return this
	 */
	public ForeignKeySpec onDeleteCascade() {
		return onDelete(Kind.CASCADE);
	}

	/**
	 * When the row there is deleted, the reference becomes null.
	 * @return this
	 */
	public ForeignKeySpec onDeleteSetNull() {
		return onDelete(Kind.SET_NULL);
	}

	/**
	 * What happens here when the row there gets another key.
	 * @param kind what happens
	 * @return this
	 */
	public ForeignKeySpec onUpdate(Kind kind) {
		this.onUpdate = new ReferentialAction(kind, List.of());
		return this;
	}

	/**
	 * Either all of its columns are null or none.
	 * @return this
	 */
	public ForeignKeySpec matchFull() {
		this.full = true;
		return this;
	}

	/**
	 * The last column is a range that must be covered (PostgreSQL 18).
	 * @return this
	 */
	public ForeignKeySpec period() {
		this.period = true;
		return this;
	}

	/**
	 * A transaction may have it checked at its end.
	 * @return this
	 */
	public ForeignKeySpec deferrable() {
		this.deferral = Deferral.INITIALLY_IMMEDIATE;
		return this;
	}

	/**
	 * It is checked at the end of a transaction.
	 * @return this
	 */
	public ForeignKeySpec initiallyDeferred() {
		this.deferral = Deferral.INITIALLY_DEFERRED;
		return this;
	}

	/**
	 * Only rows that are written from now on are checked; nobody waits for the others,
	 * which {@link ConstraintOperations#validateConstraint} checks later.
	 * @return this
	 */
	public ForeignKeySpec notValid() {
		this.enforcement = Enforcement.NOT_VALID;
		return this;
	}

	/**
	 * No row is checked (PostgreSQL 18).
	 * @return this
	 */
	public ForeignKeySpec notEnforced() {
		this.enforcement = Enforcement.NOT_ENFORCED;
		return this;
	}

	@Override
	List<String> columns() {
		return this.columns;
	}

	@Override
	Constraint constraint(QualifiedName owner, Mistakes mistakes) {
		mistakes.check(!this.columns.isEmpty(), "has a foreign key without columns");
		mistakes.names("column of a foreign key", this.columns);
		mistakes.check(this.table != null, "has a foreign key that does not say what it references");
		mistakes.check(this.referenced.isEmpty() || this.referenced.size() == this.columns.size(),
				"has a foreign key of " + this.columns.size() + " columns that references " + this.referenced.size());
		QualifiedName target = (this.table != null) ? this.table : owner;
		return new ForeignKey((this.name != null) ? this.name : Names.conventional(owner, this.columns, "fkey"),
				this.columns, new Reference(target, this.referenced, this.full, this.period), this.onUpdate,
				this.onDelete, this.deferral, this.enforcement);
	}

}
