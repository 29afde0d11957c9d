package io.migrate.boot.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.migrate.Migrations;
import io.migrate.ModelDifference;
import io.migrate.NoDesiredSchemaException;
import io.migrate.Revisions;
import io.migrate.base.MigrationException;
import io.migrate.graph.RevisionId;
import io.migrate.revision.Revision;
import io.migrate.verify.Rehearsal;
import io.migrate.verify.RoundTrip;
import io.migrate.verify.RoundTrip.Outcome;
import io.migrate.verify.RoundTrips;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * All checks of one database. What several of them need is done once, with the first.
 */
final class Checkup {

	private final Migrations migrations;

	private final Revisions revisions;

	private final int heads;

	private final Once<Rehearsal> rehearsal;

	private final Once<RoundTrips> roundTrips;

	Checkup(Migrations migrations, int heads) {
		this.migrations = migrations;
		this.revisions = migrations.revisions();
		this.heads = heads;
		this.rehearsal = new Once<>(migrations.verifier()::rehearse);
		this.roundTrips = new Once<>(() -> migrations.verifier().roundTrip(List.of()));
	}

	List<Check> checks() {
		List<Check> checks = new ArrayList<>();
		checks.add(new Check((this.heads == 1) ? "there is one head" : "there are " + this.heads + " heads",
				(notes) -> heads()));
		checks.add(new Check("everything upgrades from an empty database", (notes) -> upgrade()));
		ordered().stream().map(this::roundTrip).forEach(checks::add);
		checks.add(new Check("the entities are what the revisions make", this::model));
		checks.add(new Check("populations change nothing the second time", this::populations));
		checks.add(new Check("fingerprints are up to date", (notes) -> fingerprints()));
		return checks;
	}

	// Where they cannot be read, the first check says why
	private List<Revision> ordered() {
		try {
			return this.revisions.graph()
				.ordered(this.revisions.graph().ids())
				.stream()
				.map(this.revisions::get)
				.toList();
		}
		catch (MigrationException ex) {
			return List.of();
		}
	}

	private void heads() {
		Set<RevisionId> found = found(() -> this.revisions.graph().heads());
		if (!found.isEmpty() && found.size() != this.heads) {
			String titles = found.stream()
				.map(this.revisions::get)
				.map(Revision::title)
				.sorted()
				.collect(Collectors.joining("\n"));
			throw new AssertionFailedError((found.size() == 1) ? "There is one head:\n" + titles : "There are "
					+ found.size() + " heads:\n" + titles + "\n\n'migrate merge heads' joins them with a revision.");
		}
	}

	private void upgrade() {
		abortUnlessReadable();
		found(this.rehearsal::get);
	}

	private Check roundTrip(Revision revision) {
		String reason = revision.downgrade().irreversible();
		return new Check(
				revision.title()
						+ ((reason == null) ? " goes up, down and up again" : " goes up, and not down: " + reason),
				(notes) -> roundTrip(revision.id(), notes));
	}

	private void roundTrip(RevisionId id, Consumer<String> notes) {
		RoundTrips all = found(this.roundTrips::get);
		RoundTrip trip = all.trips().stream().filter((any) -> any.id().equals(id)).findFirst().orElseThrow();
		trip.warnings().forEach(notes);
		trip.losses().stream().map("lost on the way down: "::concat).forEach(notes);
		if (trip.outcome() == Outcome.UNREACHED) {
			throw new TestAbortedException(String.join("\n", trip.faults()));
		}
		if (trip.outcome().isFault()) {
			throw new AssertionFailedError(trip.script() + ":\n" + String.join("\n", trip.faults()));
		}
	}

	private void model(Consumer<String> notes) {
		abortUnlessReadable();
		try {
			ModelDifference difference = this.migrations.verifier().compareModel();
			difference.omissions().stream().map("not compared: "::concat).forEach(notes);
			refuse(difference.lines(), "'migrate revision --autogenerate' drafts the revision that is missing.");
		}
		catch (NoDesiredSchemaException ex) {
			throw new TestAbortedException(ex.getMessage(), ex);
		}
		catch (MigrationException ex) {
			throw consequence(ex);
		}
	}

	private void populations(Consumer<String> notes) {
		abortUnlessReadable();
		abortUnlessUpgraded();
		Rehearsal tried = this.rehearsal.get();
		List<String> untried = tried.unchecked().stream().map("not tried: "::concat).toList();
		if (tried.populations().isEmpty() && !untried.isEmpty()) {
			throw new TestAbortedException(String.join("\n", untried));
		}
		untried.forEach(notes);
		refuse(tried.populations()
			.stream()
			.flatMap((population) -> population.faults().stream().map((fault) -> population.name() + ": " + fault))
			.toList(), "A population may run again at any time: let it leave alone what is there as it should be.");
	}

	private void fingerprints() {
		abortUnlessReadable();
		try {
			List<String> outdated = this.migrations.verifier().outdatedFingerprints();
			if (outdated == null) {
				throw new TestAbortedException("There are no fingerprints for this version of the server;"
						+ " 'migrate verify --write-fingerprints' writes them");
			}
			refuse(outdated.stream().map("out of date: "::concat).toList(),
					"'migrate verify --write-fingerprints' brings them up to date.");
		}
		catch (MigrationException ex) {
			throw consequence(ex);
		}
	}

	private void abortUnlessReadable() {
		try {
			this.revisions.graph();
		}
		catch (MigrationException ex) {
			throw new TestAbortedException("Not tried, since the revisions cannot be read", ex);
		}
	}

	private void abortUnlessUpgraded() {
		if (this.rehearsal.fails()) {
			throw new TestAbortedException("Not tried, since not everything upgrades from an empty database");
		}
	}

	// What follows from a revision that does not run is no further failure
	private AssertionFailedError consequence(MigrationException failure) {
		abortUnlessUpgraded();
		return failed(failure);
	}

	private static <T> T found(Supplier<T> work) {
		try {
			return work.get();
		}
		catch (MigrationException ex) {
			throw failed(ex);
		}
	}

	private static AssertionFailedError failed(MigrationException failure) {
		return new AssertionFailedError(failure.getMessage() + "\n\n" + failure.action(), failure);
	}

	private static void refuse(List<String> faults, String action) {
		if (!faults.isEmpty()) {
			throw new AssertionFailedError(String.join("\n", faults) + "\n\n" + action);
		}
	}

}
