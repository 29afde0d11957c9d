package io.migrate.graph;

import io.migrate.base.MigrationException;

/**
 * A target that says nothing, says something ambiguous, or cannot be reached.
 */
public final class TargetException extends MigrationException {

	private static final long serialVersionUID = 1L;

	private final Reason reason;

	TargetException(Reason reason, String message, String action) {
		super(message, action);
		this.reason = reason;
	}

	/**
	 * Why the target was refused.
	 * @return one of the reasons
	 */
	public Reason reason() {
		return this.reason;
	}

	/**
	 * Why a target is refused.
	 */
	public enum Reason {

		/** It has none of the forms of a target. */
		MALFORMED,

		/** There is no such revision or branch label. */
		NO_SUCH_REVISION,

		/** Several revisions or labels start like this. */
		AMBIGUOUS_PREFIX,

		/** Fewer than four characters name a revision only when they are all of it. */
		TOO_SHORT,

		/** The revision is on another branch than the one that was named with it. */
		NOT_ON_BRANCH,

		/** There are several heads where one was meant. */
		MULTIPLE_HEADS,

		/** There are not that many revisions in that direction. */
		RELATIVE_OUT_OF_RANGE,

		/** The steps do not say which way to go. */
		AMBIGUOUS_WALK,

		/** One cannot upgrade to it. */
		NOT_UPGRADE_TARGET,

		/** One cannot downgrade to it from what is applied. */
		NOT_DOWNGRADE_TARGET,

		/** One cannot stamp it. */
		NOT_STAMP_TARGET,

		/** Steps back would drop a branch that was not named. */
		SIBLING_BRANCH,

		/** One end of a range is not below the other. */
		NOT_ON_ONE_LINE

	}

}
