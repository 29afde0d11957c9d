package io.migrate.autogenerate;

import java.util.List;

import io.migrate.diff.Stage;

/**
 * Has the last word about a draft before it is written: may change, leave out and add
 * operations and notes. A stage that it leaves without a change gets no file.
 */
@FunctionalInterface
public interface OperationRewriter {

	/** Leaves everything as it is. */
	OperationRewriter NONE = (stages) -> stages;

	/**
	 * Rewrites what would be written.
	 * @param stages the stages, each for a file of its own, in the order in which they
	 * are applied
	 * @return the stages that are written
	 */
	List<Stage> rewrite(List<Stage> stages);

	/**
	 * This one and then another one.
	 * @param next who comes behind
	 * @return both
	 */
	default OperationRewriter andThen(OperationRewriter next) {
		return (stages) -> next.rewrite(rewrite(stages));
	}

}
