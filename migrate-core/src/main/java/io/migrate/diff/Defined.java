package io.migrate.diff;

import java.util.Collection;
import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.operation.Operation;
import io.migrate.schema.Routine;
import io.migrate.schema.View;

/**
 * A view or a routine with what is to be done about it: their texts tell which has to
 * come first.
 *
 * @param name its name
 * @param text its definition
 * @param qualified whether names in the text have their schemas; in the body of a routine
 * they need not
 * @param operation what is to be done
 */
record Defined(QualifiedName name, SqlText text, boolean qualified, Operation operation) {

	static Defined of(View view, Operation operation) {
		return new Defined(view.name(), SqlText.of(view.definition()), true, operation);
	}

	static Defined of(Routine routine, Operation operation) {
		return new Defined(routine.name(), SqlText.of(routine.definition()), false, operation);
	}

	private boolean needs(Defined other) {
		return !other.name.equals(this.name)
				&& (this.qualified ? this.text.hasName(other.name) : this.text.hasName(other.name.name()));
	}

	/**
	 * The operations, of what is needed first.
	 * @param all the views and routines
	 * @return the operations in an order in which they can be made
	 */
	static List<Operation> inOrder(Collection<Defined> all) {
		return Topology.sort(all, Defined::needs).stream().map(Defined::operation).toList();
	}

}
