package io.migrate.autogenerate;

import java.util.List;

import io.migrate.diff.Stage;

/**
 * Has the last word about a draft before it is written: may change, leave out and add
 * operations and notes. A stage that it leaves without a change gets no file.
 */
@FunctionalInterface
public interface OperationRewriter {

	/**
	 * Rewrites what would be written.
	 * @param stages the stages, each for a file of its own, in the order in which they
	 * are applied
	 * @return the stages that are written
	 */
	List<Stage> rewrite(List<Stage> stages);

}
