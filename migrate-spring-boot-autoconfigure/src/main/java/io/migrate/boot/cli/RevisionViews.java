package io.migrate.boot.cli;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.migrate.MigrationStatus;
import io.migrate.Revisions;
import io.migrate.graph.RevisionGraph;
import io.migrate.graph.RevisionId;
import io.migrate.revision.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Looks at revisions: as the code has them, and, when the database was asked, as it has
 * them.
 */
final class RevisionViews {

	private final Revisions revisions;

	private final RevisionGraph graph;

	private final @Nullable Standing standing;

	/**
	 * Looks at them.
	 * @param revisions what the code has
	 * @param standing what the database has, or {@code null} when nobody asked it
	 */
	RevisionViews(Revisions revisions, @Nullable Standing standing) {
		this.revisions = revisions;
		this.graph = revisions.graph();
		this.standing = standing;
	}

	List<RevisionView> of(Collection<RevisionId> ids) {
		return ids.stream().map(this::of).toList();
	}

	RevisionView of(RevisionId id) {
		Boolean pending = (this.standing != null) ? Boolean.valueOf(!this.standing.isApplied(id)) : null;
		if (!this.graph.contains(id) && this.standing != null) {
			MigrationStatus.Entry entry = this.standing.entry(id);
			return new RevisionView(id, entry.message(), entry.lineage().revises(), entry.lineage().dependsOn(),
					List.of(), marks(id), pending, null);
		}
		Revision revision = this.revisions.get(id);
		return new RevisionView(id, revision.message(), revision.node().revises(),
				List.copyOf(this.graph.dependencies(id)), List.copyOf(this.graph.labels(id)), marks(id), pending,
				revision);
	}

	private Set<Mark> marks(RevisionId id) {
		Set<Mark> marks = EnumSet.noneOf(Mark.class);
		add(marks, Mark.HEAD, this.graph.realHeads().contains(id));
		add(marks, Mark.EFFECTIVE_HEAD, this.graph.heads().contains(id) && !marks.contains(Mark.HEAD));
		add(marks, Mark.BRANCH_POINT, this.graph.branchPoints().contains(id));
		add(marks, Mark.MERGE_POINT, this.graph.mergePoints().contains(id));
		if (this.standing != null) {
			add(marks, Mark.CURRENT, this.standing.current().contains(id));
			add(marks, Mark.HALF_WAY, this.standing.isHalfWay(id));
			add(marks, Mark.UNKNOWN, !this.graph.contains(id));
		}
		return marks;
	}

	private static void add(Set<Mark> marks, Mark mark, boolean condition) {
		if (condition) {
			marks.add(mark);
		}
	}

}
