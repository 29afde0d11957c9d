package io.migrate.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.migrate.graph.TargetException.Reason;

import org.jspecify.annotations.Nullable;

/**
 * Finds the revision that a name means: exactly an id or a branch label, or the beginning
 * of exactly one of all ids and labels.
 *
 * <p>
 * A beginning needs at least four characters. Alembic tests the length of the candidate
 * instead, so that {@code 1}, written for {@code -1}, finds {@code 1975ea83b712}, and it
 * hides every reason behind one message. On a branch, only what shares lineage with it is
 * found; several candidates are first narrowed to the branch, as in Alembic.
 */
final class Names {

	private static final int SHORTEST = 4;

	private final RevisionGraph graph;

	private final Lineage lineage;

	Names(RevisionGraph graph) {
		this.graph = graph;
		this.lineage = new Lineage(graph);
	}

	/**
	 * Finds the revision that stands for a branch.
	 * @param target the whole target
	 * @return the revision that declares the label, or that is named instead of a label,
	 * or {@code null} when the target names no branch
	 */
	@Nullable RevisionId branch(Target target) {
		String written = target.branch();
		return (written != null) ? find(target, written, null) : null;
	}

	/**
	 * Finds a revision.
	 * @param target the whole target
	 * @param written the name in it
	 * @param branch the branch on which it has to be, or {@code null}
	 * @return the revision
	 */
	RevisionId find(Target target, String written, @Nullable RevisionId branch) {
		RevisionId exact = exact(written);
		if (exact == null) {
			exact = byPrefix(target, written, branch);
		}
		if (branch != null && !this.lineage.of(branch).contains(exact)) {
			throw notOnBranch(target, exact, branch);
		}
		return exact;
	}

	private @Nullable RevisionId exact(String name) {
		RevisionId declaring = this.graph.declaring(name);
		if (declaring != null) {
			return declaring;
		}
		RevisionId id = RevisionId.isValid(name) ? new RevisionId(name) : null;
		return (id != null && this.graph.contains(id)) ? id : null;
	}

	private RevisionId byPrefix(Target target, String written, @Nullable RevisionId branch) {
		List<String> candidates = names();
		candidates.removeIf((name) -> !name.startsWith(written));
		if (candidates.isEmpty()) {
			throw noSuchRevision(target, written);
		}
		if (written.length() < SHORTEST) {
			throw new TargetException(Reason.TOO_SHORT,
					"'" + written + "' in the target '" + target + "' is too short to stand for "
							+ Listing.of(candidates),
					"Write at least four characters of it." + (written.matches("[0-9]+")
							? " For steps from here write -" + written + " or +" + written + "." : ""));
		}
		if (branch != null && candidates.size() > 1) {
			Set<RevisionId> members = this.lineage.of(branch);
			candidates.removeIf((name) -> !members.contains(exact(name)));
			if (candidates.isEmpty()) {
				throw new TargetException(Reason.NOT_ON_BRANCH,
						"None of the revisions that start with '" + written + "' is on the branch of " + branch,
						"Write another branch before the @, or leave it out.");
			}
		}
		RevisionId found = exact(candidates.get(0));
		if (candidates.size() > 1 || found == null) {
			throw new TargetException(Reason.AMBIGUOUS_PREFIX,
					"'" + written + "' in the target '" + target + "' is the beginning of " + Listing.of(candidates),
					"Write more characters, or label@" + written + " to search one branch only.");
		}
		return found;
	}

	private List<String> names() {
		List<String> names = new ArrayList<>();
		this.graph.ids().forEach((id) -> names.add(id.value()));
		names.addAll(this.graph.labelled().keySet());
		return names;
	}

	private TargetException noSuchRevision(Target target, String written) {
		List<String> all = names();
		all.addAll(RevisionId.RESERVED.stream().sorted().toList());
		List<String> near = Listing.near(written, all);
		String message = "There is no revision or branch '" + written + "'"
				+ (written.equals(target.toString()) ? "" : " (in the target '" + target + "')");
		return new TargetException(Reason.NO_SUCH_REVISION, message,
				(near.isEmpty() ? "" : "Did you mean " + String.join(" or ", near) + "? ")
						+ "Write the id of a revision, at least four characters of it, or a branch label."
						+ " If the database names it, the code that is running is older than the database.");
	}

	private TargetException notOnBranch(Target target, RevisionId id, RevisionId branch) {
		return new TargetException(Reason.NOT_ON_BRANCH,
				"Revision " + id + " in the target '" + target + "' is neither before nor after " + branch
						+ ", which stands for the branch '" + target.branch() + "'",
				"Leave out '"
						+ target.branch() + "@', or name a revision of that branch, whose ends are " + Listing
							.of(this.graph, this.graph.select(this.lineage.of(branch), this.graph.heads()::contains))
						+ ".");
	}

}
