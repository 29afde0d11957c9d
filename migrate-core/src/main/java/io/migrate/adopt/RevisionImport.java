package io.migrate.adopt;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.migrate.base.Problem;
import io.migrate.base.Problems;
import io.migrate.dialect.StatementRules;
import io.migrate.graph.RevisionGraph;
import io.migrate.graph.RevisionId;
import io.migrate.graph.RevisionNode;
import io.migrate.graph.Target;
import io.migrate.graph.TargetException;
import io.migrate.graph.TargetException.Reason;
import io.migrate.graph.TargetResolver;
import io.migrate.revision.NewRevision;
import io.migrate.revision.Revision;
import io.migrate.revision.RevisionBody;
import io.migrate.revision.RevisionCatalog;
import io.migrate.revision.RevisionText;
import org.jspecify.annotations.Nullable;

/**
 * Makes revisions of the migrations of another tool: in the order in which that tool runs
 * them, each continuing the one before, and with ids that come from the tool and the
 * versions alone. One instance imports one folder.
 */
public final class RevisionImport {

	private final Path directory;

	private final RevisionCatalog catalog;

	private final StatementRules rules;

	private final Problems problems = new Problems();

	private final List<String> notes = new ArrayList<>();

	private int known;

	/**
	 * Begins to import.
	 * @param directory the folder of the other tool
	 * @param catalog the revisions that are there already
	 * @param rules what the engine must know about statements
	 */
	public RevisionImport(Path directory, RevisionCatalog catalog, StatementRules rules) {
		this.directory = directory;
		this.catalog = catalog;
		this.rules = rules;
	}

	/**
	 * Reads the folder.
	 * @param parent what the first new revision continues
	 * @return the revisions that are not there yet, in their order
	 * @throws InvalidImportException with everything that is wrong
	 */
	public List<NewRevision> read(Target parent) {
		List<ForeignMigration> migrations = new ForeignFolder(this.directory, this.problems, this.notes).read();
		List<ImportedBody> bodies = migrations.stream()
			.map((migration) -> ImportedBody.of(migration, this.rules, this.problems))
			.toList();
		List<NewRevision> revisions = new ArrayList<>();
		Set<String> placeholders = new TreeSet<>();
		boolean sound = this.problems.isEmpty();
		for (int place = 0; sound && place < migrations.size(); place++) {
			ForeignMigration migration = migrations.get(place);
			NewRevision revision = revision(migration, place, bodies.get(place).body());
			if (isNew(migration, revision)) {
				revisions.add(revision);
				this.notes.addAll(bodies.get(place).notes());
				placeholders.addAll(bodies.get(place).placeholders());
			}
		}
		List<NewRevision> chained = revisions.isEmpty() ? List.of() : chain(revisions, parent);
		this.problems.throwIfAny((list) -> new InvalidImportException(this.directory, list));
		if (!placeholders.isEmpty()) {
			this.notes.add("The revisions have placeholders: set " + placeholders.stream()
				.map((name) -> "'migrate.placeholders." + name + "'")
				.collect(Collectors.joining(", ")));
		}
		return chained;
	}

	/**
	 * What was left out or is to be known, after the folder was read.
	 * @return sentences for people, without full stops
	 */
	public List<String> notes() {
		return List.copyOf(this.notes);
	}

	/**
	 * How many migrations were there already, as they are in the folder.
	 * @return the number, after the folder was read
	 */
	public int known() {
		return this.known;
	}

	/**
	 * Takes what is wrong for reasons that are not in the folder, to be reported with the
	 * rest.
	 * @return the problems so far
	 */
	public Problems problems() {
		return this.problems;
	}

	private static NewRevision revision(ForeignMigration migration, int place, RevisionBody body) {
		RevisionNode node = new RevisionNode(migration.id(), List.of(), List.of(), List.of());
		RevisionText message = RevisionText.of(migration.message());
		RevisionText text = new RevisionText(message.message(), Origin.lines(migration.name()));
		return new NewRevision(node, text, migration.created(place), List.of(), body);
	}

	private boolean isNew(ForeignMigration migration, NewRevision revision) {
		Problems found = new Problems();
		revision.text().check(found);
		Revision read = revision.read(migration.up().file(), found);
		found.list().forEach((problem) -> this.problems.add(migration.up().file(), 0, asRevision(problem)));
		Revision there = this.catalog.find(migration.id());
		if (there == null || read == null) {
			return there == null;
		}
		this.known++;
		if (there.checksum() != null && !there.checksum().equals(read.checksum())) {
			this.notes.add(migration.up().file() + " is not what was imported as " + there.script().name()
					+ ", which is left as it is");
		}
		return false;
	}

	private static String asRevision(Problem problem) {
		return "as a revision, line " + problem.line() + ": " + problem.message();
	}

	private List<NewRevision> chain(List<NewRevision> revisions, Target parent) {
		List<RevisionId> parents = parents(parent);
		List<NewRevision> chain = new ArrayList<>();
		for (NewRevision revision : revisions) {
			RevisionNode node = new RevisionNode(revision.node().id(), parents, List.of(), List.of());
			chain.add(new NewRevision(node, revision.text(), revision.created(), List.of(), revision.body()));
			parents = List.of(node.id());
		}
		return chain;
	}

	private List<RevisionId> parents(Target parent) {
		RevisionGraph graph = this.catalog.graph();
		Set<RevisionId> named = named(parent);
		if (named == null) {
			return List.of();
		}
		if (named.size() > 1 || !graph.heads().containsAll(named)) {
			this.problems.add(null, 0, "'" + parent
					+ "' is not one head, which the first revision could continue; name one with --head, or base");
		}
		return List.copyOf(named);
	}

	private @Nullable Set<RevisionId> named(Target parent) {
		try {
			return new TargetResolver(this.catalog.graph()).resolve(parent, Set.of());
		}
		catch (TargetException ex) {
			this.problems.add(null, 0, ex.getMessage() + ((ex.reason() == Reason.MULTIPLE_HEADS)
					? "; name the one that the first revision continues with --head" : ". " + ex.action()));
			return null;
		}
	}

}
