package io.migrate.verify;

import java.util.List;

/**
 * What a look at a database has found.
 *
 * @param findings what is not as it should be, by its kind
 * @param unchecked what could not be looked at, and why, a sentence each
 */
public record Verification(List<Finding> findings, List<String> unchecked) {

	public Verification {
		findings = List.copyOf(findings);
		unchecked = List.copyOf(unchecked);
	}

	/**
	 * Whether everything is as it should be.
	 * @return {@code true} when everything was looked at and nothing found
	 */
	public boolean isClean() {
		return this.findings.isEmpty() && this.unchecked.isEmpty();
	}

	/**
	 * What was found of one kind.
	 * @param kind the kind
	 * @return the findings
	 */
	public List<Finding> of(Finding.Kind kind) {
		return this.findings.stream().filter((finding) -> finding.kind() == kind).toList();
	}

}
