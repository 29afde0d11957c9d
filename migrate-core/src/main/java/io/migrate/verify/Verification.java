package io.migrate.verify;

import java.util.List;

/**
 * What a look at a database has found.
 *
 * @param findings what is not as it should be, by its kind
 * @param unchecked what could not be looked at, and why, a sentence each
 * @param notes what does not have to be looked at, a sentence each: what of the model no
 * database says, or all of it below the head
 */
public record Verification(List<Finding> findings, List<String> unchecked, List<String> notes) {

	public Verification {
		findings = List.copyOf(findings);
		unchecked = List.copyOf(unchecked);
		notes = List.copyOf(notes);
	}

	/**
	 * Whether everything is as it should be.
	 * @return {@code true} when everything that has to be was looked at, and nothing
	 * found
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
