package io.migrate.boot.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.migrate.graph.RevisionId;
import io.migrate.revision.Revision;
import org.jspecify.annotations.Nullable;

/**
 * What is shown of a revision.
 *
 * @param id its id
 * @param message what it does
 * @param revises its parents
 * @param dependsOn what it depends on
 * @param labels the branch labels that it carries
 * @param marks what is special about it
 * @param pending whether it is not applied; {@code null} when nobody asked
 * @param revision the revision, or {@code null} when only the database knows it
 */
record RevisionView(RevisionId id, String message, List<RevisionId> revises, List<RevisionId> dependsOn,
		List<String> labels, Set<Mark> marks, @Nullable Boolean pending, @Nullable Revision revision) {

	boolean isPending() {
		return Boolean.TRUE.equals(this.pending);
	}

	/**
	 * The same without marks that go without saying.
	 * @param marks what to leave out
	 * @return the view
	 */
	RevisionView without(Mark... marks) {
		Set<Mark> left = EnumSet.noneOf(Mark.class);
		left.addAll(this.marks);
		left.removeAll(Set.of(marks));
		return new RevisionView(this.id, this.message, this.revises, this.dependsOn, this.labels, left, this.pending,
				this.revision);
	}

	boolean is(Mark mark) {
		return this.marks.contains(mark);
	}

}
