package io.migrate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.migrate.base.PopulationName;
import io.migrate.base.Problems;
import io.migrate.graph.RevisionGraph;
import io.migrate.graph.RevisionId;
import io.migrate.graph.RevisionNode;
import io.migrate.graph.Target;
import io.migrate.graph.TargetException;
import io.migrate.graph.TargetException.Reason;
import io.migrate.graph.TargetResolver;
import io.migrate.revision.InvalidDraftException;
import io.migrate.revision.NewRevision;
import io.migrate.revision.Revision;
import io.migrate.revision.RevisionCatalog;
import io.migrate.revision.RevisionText;
import org.jspecify.annotations.Nullable;

/**
 * Turns a draft into a revision, or finds everything that is wrong with it. Alembic
 * writes the file first; a duplicate id or label then breaks every command until somebody
 * deletes it. One instance checks one draft.
 */
final class DraftCheck {

	private final RevisionCatalog catalog;

	private final RevisionGraph graph;

	private final RevisionDraft draft;

	private final boolean merge;

	private final Problems problems = new Problems();

	DraftCheck(RevisionCatalog catalog, RevisionDraft draft, boolean merge) {
		this.catalog = catalog;
		this.graph = catalog.graph();
		this.draft = draft;
		this.merge = merge;
	}

	/**
	 * Checks the draft.
	 * @param ids makes an id where none is given
	 * @param created when the revision is created
	 * @param place looks whether it can be written
	 * @return a revision that can be written
	 */
	NewRevision revision(Supplier<String> ids, Instant created, Consumer<Problems> place) {
		RevisionId id = id(Objects.requireNonNullElseGet(this.draft.id(), ids));
		List<RevisionId> parents = parents();
		checkLabels(id);
		List<String> dependencies = dependencies();
		List<PopulationName> needs = PopulationName.list(this.draft.needs(), this::report);
		RevisionText text = RevisionText.of(this.draft.message());
		if (this.merge && text.message().isEmpty()) {
			text = RevisionText.of("merge " + names(parents, " and "));
		}
		text.check(this.problems);
		place.accept(this.problems);
		this.problems.throwIfAny(InvalidDraftException::of);
		RevisionNode node = new RevisionNode(Objects.requireNonNull(id), parents, dependencies, this.draft.labels());
		return new NewRevision(node, text, created).withNeeds(needs);
	}

	private @Nullable RevisionId id(String written) {
		if (!RevisionId.isValid(written)) {
			report("'" + written + "' is no revision id: ids have 1 to 64 of A-Z a-z 0-9 _ and are none of head, heads,"
					+ " base, current; give another one, or none to have one made");
			return null;
		}
		RevisionId id = new RevisionId(written);
		if (this.graph.contains(id)) {
			report("Revision id " + id + " is already used by " + place(id)
					+ "; give another one, or none to have one made");
		}
		RevisionId declaring = declaring(written);
		if (declaring != null) {
			report("Revision id " + id + " is already a branch label, of " + place(declaring) + "; give another one");
		}
		return id;
	}

	private void checkLabels(@Nullable RevisionId id) {
		Set<String> seen = new HashSet<>();
		for (String label : this.draft.labels()) {
			if (!RevisionId.isValid(label)) {
				report("'" + label + "' is no branch label: labels have 1 to 64 of A-Z a-z 0-9 _ and are none of head,"
						+ " heads, base, current; give another one");
				continue;
			}
			RevisionId named = new RevisionId(label);
			RevisionId declaring = declaring(label);
			if (declaring != null) {
				report("Branch label '" + label + "' is already declared by " + place(declaring)
						+ "; give another one");
			}
			else if (this.graph.contains(named)) {
				report("Branch label '" + label + "' is also the id of " + place(named) + "; give another one");
			}
			else if (named.equals(id)) {
				report("Branch label '" + label + "' is also the id of the new revision; give another one");
			}
			else if (!seen.add(label)) {
				report("Branch label '" + label + "' is given twice; give it once");
			}
		}
	}

	private List<RevisionId> parents() {
		Set<RevisionId> parents = new LinkedHashSet<>();
		boolean sound = true;
		for (Target target : this.draft.parents()) {
			Set<RevisionId> named = resolve(target, "parent");
			sound &= named != null;
			for (RevisionId parent : (named != null) ? named : Set.<RevisionId>of()) {
				sound &= checkParent(parent, parents.add(parent));
			}
			if (named != null && named.isEmpty() && this.draft.parents().size() > 1) {
				sound = false;
				report("The parent '" + target
						+ "' is before every revision and cannot stand beside others; leave it out");
			}
		}
		if (sound && this.merge && parents.size() < 2) {
			report(parents.isEmpty() ? "There is nothing to merge; name two parents"
					: "There is nothing to merge: the only parent is " + names(parents, ", ")
							+ "; name another one beside it, or create a plain revision");
		}
		return List.copyOf(parents);
	}

	private boolean checkParent(RevisionId parent, boolean first) {
		if (!first) {
			report("The parent " + parent + " is given twice; give it once");
			return false;
		}
		if (!this.draft.splice() && !this.graph.heads().contains(parent)) {
			report("The parent " + parent + " is no head: it is continued by "
					+ names(this.graph.children(parent), " and ")
					+ "; say --splice to begin a branch there, or name a head");
			return false;
		}
		return true;
	}

	private List<String> dependencies() {
		List<String> dependencies = new ArrayList<>();
		for (Target target : this.draft.dependsOn()) {
			Set<RevisionId> named = resolve(target, "dependency");
			if (named != null && named.size() != 1) {
				report("The dependency '" + target + "' names " + (named.isEmpty() ? "no" : "more than one")
						+ " revision; name each one by its id or by a branch label");
			}
			else if (named != null) {
				boolean label = declaring(target.toString()) != null;
				dependencies.add(label ? target.toString() : named.iterator().next().value());
			}
		}
		return dependencies.stream().distinct().toList();
	}

	// Not a word of what is applied: a new revision is the same for every database
	private @Nullable Set<RevisionId> resolve(Target target, String role) {
		if (target.isRelative() || target.equals(Target.CURRENT)) {
			report("The " + role + " '" + target
					+ "' means something else for each database; name a revision, or head");
			return null;
		}
		try {
			return new TargetResolver(this.graph).resolve(target, Set.of());
		}
		catch (TargetException ex) {
			report(ex.getMessage() + ((ex.reason() == Reason.MULTIPLE_HEADS) ? "; " + choice() : ". " + ex.action()));
			return null;
		}
	}

	private String choice() {
		return this.merge ? "say heads to merge them all, or name those to merge"
				: "choose one with --head, as its id or as label@head, or join them first with 'merge heads'";
	}

	private @Nullable RevisionId declaring(String label) {
		return this.catalog.revisions()
			.stream()
			.filter((revision) -> revision.node().labels().contains(label))
			.map(Revision::id)
			.findFirst()
			.orElse(null);
	}

	private String place(RevisionId id) {
		return this.catalog.get(id).script().name();
	}

	private void report(String problem) {
		this.problems.add(null, 0, problem);
	}

	private static String names(Set<RevisionId> ids, String between) {
		return names(List.copyOf(ids), between);
	}

	private static String names(List<RevisionId> ids, String between) {
		return ids.stream().map(RevisionId::value).collect(Collectors.joining(between));
	}

}
