package io.migrate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.migrate.base.Checksum;
import io.migrate.base.QualifiedName;
import io.migrate.define.Definition;
import io.migrate.dialect.DatabaseError.Kind;
import io.migrate.graph.RevisionId;
import io.migrate.history.History;
import io.migrate.plan.AppliedRevisions;
import io.migrate.plan.HistoryVerifier;
import io.migrate.plan.Plan;
import io.migrate.plan.Step;
import io.migrate.revision.Revision;
import io.migrate.revision.RevisionCatalog;
import io.migrate.schema.SchemaFilter;
import io.migrate.session.DatabaseFailureException;
import io.migrate.session.MigrationSession;
import io.migrate.verify.Drift;
import io.migrate.verify.Drift.State;
import io.migrate.verify.ExpectedInventory;
import io.migrate.verify.Fingerprints;
import org.jspecify.annotations.Nullable;

/**
 * Makes fingerprints, and compares a database with them.
 */
final class Fingerprinting {

	private static final int LENGTH = 16;

	private static final int ATTEMPTS = 3;

	private final Parts parts;

	private final RevisionCatalog catalog;

	private final MigrationSession session;

	private final SchemaLook look;

	Fingerprinting(Parts parts, RevisionCatalog catalog, MigrationSession session) {
		this.parts = parts;
		this.catalog = catalog;
		this.session = session;
		this.look = new SchemaLook(parts);
	}

	/**
	 * Whether the schema is what the applied revisions leave. What others apply between
	 * two questions is no drift.
	 */
	Drift drift() {
		try {
			return look();
		}
		catch (DatabaseFailureException ex) {
			if (ex.error().kind() != Kind.BLOCKED) {
				throw ex;
			}
			return Drift.unknown("somebody holds a lock on something of it");
		}
	}

	private Drift look() {
		int major = major();
		Fingerprints known = this.parts.expectations().fingerprints().read();
		if (!known.has(major)) {
			return Drift.unknown("there are no fingerprints for version " + major + " of the server");
		}
		String before = "";
		for (int attempt = 0; attempt <= ATTEMPTS; attempt++) {
			AppliedRevisions applied = new History(this.session, this.parts.configuration().tables()).read();
			String reason = unknowable(applied);
			if (reason != null) {
				return Drift.unknown(reason);
			}
			String state = state(applied.ids(), made());
			if (state.equals(before)) {
				return Drift.DRIFTED;
			}
			Drift drift = known.compare(major, state, this.look.at(this.session));
			if (drift == null) {
				return Drift.unknown("there is no fingerprint of what is applied;"
						+ " 'migrate verify --write-fingerprints' brings them up to date");
			}
			if (drift.state() != State.DRIFTED) {
				return drift;
			}
			before = state;
		}
		return Drift.unknown("revisions are being applied");
	}

	private @Nullable String unknowable(AppliedRevisions applied) {
		if (!applied.unfinished().isEmpty()) {
			return "revisions are half-way";
		}
		if (!applied.unknown(this.catalog.graph()).isEmpty()) {
			return "the database has revisions that this code does not know";
		}
		return new HistoryVerifier(this.catalog).compare(applied).isDiverged()
				? "the history of the database is not that of this code" : null;
	}

	private List<Definition> made() {
		return this.parts.definitions().isEmpty() ? List.of() : this.look.definitions(this.session).made();
	}

	/**
	 * Makes the fingerprints of all states that an upgrade passes: after each revision,
	 * with what it needs or with all that come before it.
	 */
	Fingerprints make() {
		SchemaReplay replay = new SchemaReplay(this.parts, this.catalog);
		Set<String> seen = new HashSet<>();
		Fingerprints all = walk(replay, replay.plan(this.catalog.graph().ids()), this.parts.definitions(), seen,
				Fingerprints.NONE);
		List<RevisionId> downwards = new ArrayList<>(this.catalog.graph().ordered(this.catalog.graph().ids()));
		Collections.reverse(downwards);
		for (RevisionId id : downwards) {
			Plan plan = replay.plan(Set.of(id));
			Set<RevisionId> needed = plan.steps().stream().map(Step::id).collect(Collectors.toSet());
			if (!seen.contains(state(needed, List.of()))) {
				all = walk(replay, plan, List.of(), seen, all);
			}
		}
		return all;
	}

	private Fingerprints walk(SchemaReplay replay, Plan plan, List<Definition> definitions, Set<String> seen,
			Fingerprints before) {
		SchemaFilter filter = this.look.filter();
		int major = major();
		Set<RevisionId> applied = new LinkedHashSet<>();
		Fingerprints[] all = { before };
		return replay.stepwise(this.session, plan, (scratch, step) -> {
			applied.add(step.id());
			String state = state(applied, List.of());
			if (seen.add(state)) {
				all[0] = all[0].and(major, state, step.id().value(), ExpectedInventory.of(scratch, filter));
			}
		}, (scratch) -> {
			if (definitions.isEmpty()) {
				return all[0];
			}
			replay.define(scratch, definitions);
			return all[0].and(major, state(applied, definitions), "definitions", ExpectedInventory.of(scratch, filter));
		});
	}

	private int major() {
		return this.session.ask((connection) -> connection.getMetaData().getDatabaseMajorVersion());
	}

	/** Everything that decides what is there and what is looked at. */
	private String state(Set<RevisionId> applied, List<Definition> made) {
		MessageDigest digest = Checksum.digest();
		applied.stream().sorted().map(this.catalog::get).forEach((revision) -> feed(digest, revision));
		made.forEach((definition) -> feed(digest, definition.name() + " " + definition.checksum()));
		feed(digest, this.parts.configuration().placeholders().toString());
		SchemaFilter filter = this.look.filter();
		feed(digest, filter.include() + " " + filter.exclude());
		// A set has another order in each process
		filter.hidden().stream().map(QualifiedName::toString).sorted().forEach((hidden) -> feed(digest, hidden));
		return Checksum.of(digest).value().substring(0, LENGTH);
	}

	private static void feed(MessageDigest digest, Revision revision) {
		feed(digest, revision.id() + " " + revision.checksum());
	}

	private static void feed(MessageDigest digest, String text) {
		digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
	}

}
