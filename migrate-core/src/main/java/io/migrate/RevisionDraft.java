package io.migrate;

import java.util.List;

import io.migrate.graph.Target;
import io.migrate.revision.RevisionFileName;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for when a revision is to be created. Nothing is checked here, so
 * that everything that is wrong can be reported together. Immutable.
 *
 * @param message what the revision changes; lines below the first are its long text
 * @param parents the revisions that it continues, such as {@code head}; {@code base}
 * starts a new lineage
 * @param splice whether a parent may be a revision that another one continues already, so
 * that a branch begins there
 * @param labels the branch labels that it declares
 * @param dependsOn what else has to be applied before it
 * @param needs the populations that must be done before it
 * @param id its id, or {@code null} to make one
 * @param fileName how its file is named
 */
public record RevisionDraft(String message, List<Target> parents, boolean splice, List<String> labels,
		List<Target> dependsOn, List<String> needs, @Nullable String id, RevisionFileName fileName) {

	public RevisionDraft {
		parents = List.copyOf(parents);
		labels = List.copyOf(labels);
		dependsOn = List.copyOf(dependsOn);
		needs = List.copyOf(needs);
	}

	/**
	 * A revision that continues the only head.
	 * @param message what it changes
	 * @return the draft
	 */
	public static RevisionDraft of(String message) {
		return new RevisionDraft(message, List.of(Target.HEAD), false, List.of(), List.of(), List.of(), null,
				RevisionFileName.DEFAULT);
	}

	/**
	 * The same with other parents.
	 * @param parents the revisions that it continues
	 * @return the new draft
	 */
	public RevisionDraft withParents(List<Target> parents) {
		return new RevisionDraft(this.message, parents, this.splice, this.labels, this.dependsOn, this.needs, this.id,
				this.fileName);
	}

	/**
	 * The same where a branch may begin, or not.
	 * @param splice whether a parent may have a child already
	 * @return the new draft
	 */
	public RevisionDraft withSplice(boolean splice) {
		return new RevisionDraft(this.message, this.parents, splice, this.labels, this.dependsOn, this.needs, this.id,
				this.fileName);
	}

	/**
	 * The same with other branch labels.
	 * @param labels the labels that it declares
	 * @return the new draft
	 */
	public RevisionDraft withLabels(List<String> labels) {
		return new RevisionDraft(this.message, this.parents, this.splice, labels, this.dependsOn, this.needs, this.id,
				this.fileName);
	}

	/**
	 * The same with other dependencies.
	 * @param dependsOn branch labels, which are written as they are, and revisions, whose
	 * whole ids are written
	 * @return the new draft
	 */
	public RevisionDraft withDependsOn(List<Target> dependsOn) {
		return new RevisionDraft(this.message, this.parents, this.splice, this.labels, dependsOn, this.needs, this.id,
				this.fileName);
	}

	/**
	 * The same with other populations before it.
	 * @param needs the names of the populations that must be done before it
	 * @return the new draft
	 */
	public RevisionDraft withNeeds(List<String> needs) {
		return new RevisionDraft(this.message, this.parents, this.splice, this.labels, this.dependsOn, needs, this.id,
				this.fileName);
	}

	/**
	 * The same with another id.
	 * @param id the id, or {@code null} to make one
	 * @return the new draft
	 */
	public RevisionDraft withId(@Nullable String id) {
		return new RevisionDraft(this.message, this.parents, this.splice, this.labels, this.dependsOn, this.needs, id,
				this.fileName);
	}

	/**
	 * The same with another name of its file.
	 * @param fileName how its file is named
	 * @return the new draft
	 */
	public RevisionDraft withFileName(RevisionFileName fileName) {
		return new RevisionDraft(this.message, this.parents, this.splice, this.labels, this.dependsOn, this.needs,
				this.id, fileName);
	}

}
