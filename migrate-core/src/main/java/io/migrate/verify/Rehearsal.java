package io.migrate.verify;

import java.util.List;

import io.migrate.graph.RevisionId;

/**
 * What came of an upgrade of an empty database that was tried out.
 *
 * @param revisions the revisions that ran, in their order
 * @param populations what came of the populations that are files, in their order
 * @param unchecked what was not tried out, and why, a sentence each
 */
public record Rehearsal(List<RevisionId> revisions, List<RehearsedPopulation> populations, List<String> unchecked) {

	public Rehearsal {
		revisions = List.copyOf(revisions);
		populations = List.copyOf(populations);
		unchecked = List.copyOf(unchecked);
	}

	/**
	 * A population that ran twice.
	 *
	 * @param name what it is called
	 * @param faults what is wrong with it, a sentence each: that it fails, or what the
	 * second time has changed
	 */
	public record RehearsedPopulation(String name, List<String> faults) {

		public RehearsedPopulation {
			faults = List.copyOf(faults);
		}

	}

}
