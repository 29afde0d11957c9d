package io.migrate.schema;

import java.util.List;

import io.migrate.base.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * A constraint of a table.
 */
public sealed interface Constraint {

	/**
	 * Its name.
	 * @return the name, or {@code null} for one that the server makes
	 */
	@Nullable String name();

	/**
	 * The same with another name.
	 * @param name the name
	 * @return the new constraint
	 */
	Constraint withName(@Nullable String name);

	/**
	 * When in a transaction it is checked.
	 * @return the moment; most kinds have no choice
	 */
	default Deferral deferral() {
		return Deferral.NOT_DEFERRABLE;
	}

	/**
	 * Whether it is checked.
	 * @return which rows are; most kinds have no choice
	 */
	default Enforcement enforcement() {
		return Enforcement.VALID;
	}

	/**
	 * Does what fits the kind of constraint.
	 * @param <R> what comes out
	 * @param visitor has a method for each kind
	 * @return its answer
	 */
	<R> R accept(Visitor<R> visitor);

	/**
	 * Whether and when a constraint is checked.
	 */
	enum Enforcement {

		/** For all rows. */
		VALID,

		/** For rows that are written from now on: {@code NOT VALID}. */
		NOT_VALID,

		/** For no row: {@code NOT ENFORCED} (PostgreSQL 18). */
		NOT_ENFORCED

	}

	/**
	 * When in a transaction a constraint is checked.
	 */
	enum Deferral {

		/** At the end of the statement, whatever the transaction says. */
		NOT_DEFERRABLE,

		/** At the end of the statement, unless the transaction says later. */
		INITIALLY_IMMEDIATE,

		/** At the end of the transaction, unless it says sooner. */
		INITIALLY_DEFERRED

	}

	/**
	 * One method for each kind.
	 *
	 * @param <R> what comes out
	 */
	interface Visitor<R> {

		R primaryKey(PrimaryKey constraint);

		R unique(Unique constraint);

		R foreignKey(ForeignKey constraint);

		R check(Check constraint);

		R exclusion(Exclusion constraint);

	}

	/**
	 * What identifies a row.
	 *
	 * @param name its name
	 * @param columns its columns
	 * @param include further columns of its index
	 * @param withoutOverlaps whether the last column is a range that must not overlap
	 * (PostgreSQL 18)
	 * @param deferral when it is checked
	 */
	record PrimaryKey(@Nullable String name, List<String> columns, List<String> include, boolean withoutOverlaps,
			Deferral deferral) implements Constraint {

		public PrimaryKey {
			columns = List.copyOf(columns);
			include = List.copyOf(include);
		}

		@Override
		public PrimaryKey withName(@Nullable String name) {
			return new PrimaryKey(name, this.columns, this.include, this.withoutOverlaps, this.deferral);
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.primaryKey(this);
		}

	}

	/**
	 * What no two rows have in common.
	 *
	 * @param name its name
	 * @param columns its columns
	 * @param include further columns of its index
	 * @param nullsNotDistinct whether two nulls count as equal (PostgreSQL 15)
	 * @param withoutOverlaps whether the last column is a range that must not overlap
	 * (PostgreSQL 18)
	 * @param deferral when it is checked
	 */
	record Unique(@Nullable String name, List<String> columns, List<String> include, boolean nullsNotDistinct,
			boolean withoutOverlaps, Deferral deferral) implements Constraint {

		public Unique {
			columns = List.copyOf(columns);
			include = List.copyOf(include);
		}

		@Override
		public Unique withName(@Nullable String name) {
			return new Unique(name, this.columns, this.include, this.nullsNotDistinct, this.withoutOverlaps,
					this.deferral);
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.unique(this);
		}

	}

	/**
	 * A reference to rows of a table.
	 *
	 * @param name its name
	 * @param columns its columns
	 * @param reference what they refer to
	 * @param onUpdate what happens when the row there gets another key
	 * @param onDelete what happens when the row there is deleted
	 * @param deferral when it is checked
	 * @param enforcement whether it is checked
	 */
	record ForeignKey(@Nullable String name, List<String> columns, Reference reference, ReferentialAction onUpdate,
			ReferentialAction onDelete, Deferral deferral, Enforcement enforcement) implements Constraint {

		public ForeignKey {
			columns = List.copyOf(columns);
		}

		@Override
		public ForeignKey withName(@Nullable String name) {
			return new ForeignKey(name, this.columns, this.reference, this.onUpdate, this.onDelete, this.deferral,
					this.enforcement);
		}

		/**
		 * The same, checked otherwise.
		 * @param enforcement whether it is checked
		 * @return the new constraint
		 */
		public ForeignKey withEnforcement(Enforcement enforcement) {
			return new ForeignKey(this.name, this.columns, this.reference, this.onUpdate, this.onDelete, this.deferral,
					enforcement);
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.foreignKey(this);
		}

	}

	/**
	 * What columns refer to.
	 *
	 * @param table the table
	 * @param columns its columns
	 * @param full whether all columns are null or none ({@code MATCH FULL})
	 * @param period whether the last column is a range that must be covered (PostgreSQL
	 * 18)
	 */
	record Reference(QualifiedName table, List<String> columns, boolean full, boolean period) {

		public Reference {
			columns = List.copyOf(columns);
		}

	}

	/**
	 * What happens to a reference.
	 *
	 * @param kind what happens
	 * @param columns which columns are set, all when there are none here (PostgreSQL 15)
	 */
	record ReferentialAction(Kind kind, List<String> columns) {

		/** Refused at the time of the check. */
		public static final ReferentialAction NONE = new ReferentialAction(Kind.NO_ACTION, List.of());

		public ReferentialAction {
			columns = List.copyOf(columns);
		}

		/**
		 * What can happen.
		 */
		public enum Kind {

			/** Refused at the time of the check. */
			NO_ACTION,

			/** Refused at once. */
			RESTRICT,

			/** The same happens here. */
			CASCADE,

			/** The columns become null. */
			SET_NULL,

			/** The columns get their defaults. */
			SET_DEFAULT

		}

	}

	/**
	 * A condition on each row.
	 *
	 * @param name its name
	 * @param expression the condition without {@code CHECK} and the brackets
	 * @param noInherit whether it holds for this table only, and not for what inherits
	 * from it
	 * @param enforcement whether it is checked
	 */
	record Check(@Nullable String name, String expression, boolean noInherit,
			Enforcement enforcement) implements Constraint {

		@Override
		public Check withName(@Nullable String name) {
			return new Check(name, this.expression, this.noInherit, this.enforcement);
		}

		/**
		 * The same, checked otherwise.
		 * @param enforcement whether it is checked
		 * @return the new constraint
		 */
		public Check withEnforcement(Enforcement enforcement) {
			return new Check(this.name, this.expression, this.noInherit, enforcement);
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.check(this);
		}

	}

	/**
	 * What no two rows may both satisfy.
	 *
	 * @param name its name
	 * @param definition the whole of it as the server prints it, from {@code EXCLUDE} on
	 */
	record Exclusion(@Nullable String name, String definition) implements Constraint {

		@Override
		public Exclusion withName(@Nullable String name) {
			return new Exclusion(name, this.definition);
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.exclusion(this);
		}

	}

}
