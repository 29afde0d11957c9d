package io.migrate.boot.cli;

/**
 * What is special about a revision.
 */
enum Mark {

	/** Nothing needs it. */
	HEAD("head", Style.MARK),

	/** Nothing revises it, and something depends on it. */
	EFFECTIVE_HEAD("effective head", Style.MARK),

	/** It is applied, and nothing that revises it is. */
	CURRENT("current", Style.MARK),

	/** It was left half-way. */
	HALF_WAY("half-way", Style.ERROR),

	/** It is applied, and the code does not know it. */
	UNKNOWN("unknown", Style.ERROR),

	/** Several revise it. */
	BRANCH_POINT("branchpoint", Style.PLAIN),

	/** It revises several. */
	MERGE_POINT("mergepoint", Style.PLAIN);

	private final String text;

	private final Style style;

	Mark(String text, Style style) {
		this.text = text;
		this.style = style;
	}

	Style style() {
		return this.style;
	}

	@Override
	public String toString() {
		return this.text;
	}

}
