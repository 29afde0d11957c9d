package io.migrate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import io.migrate.ScratchTrip.Failure;
import io.migrate.ScratchTrip.Passage;
import io.migrate.ScratchTrip.Way;
import io.migrate.dialect.SampleRows.Taste;
import io.migrate.execute.Replay;
import io.migrate.graph.RevisionId;
import io.migrate.graph.Target;
import io.migrate.graph.TargetResolver;
import io.migrate.plan.Action;
import io.migrate.plan.Step;
import io.migrate.revision.Revision;
import io.migrate.revision.RevisionCatalog;
import io.migrate.schema.Inventory;
import io.migrate.schema.SchemaFilter;
import io.migrate.session.MigrationSession;
import io.migrate.verify.ExpectedInventory;
import io.migrate.verify.RoundTrip;
import io.migrate.verify.RoundTrip.Outcome;
import io.migrate.verify.RoundTrips;
import io.migrate.verify.SchemaReturn;
import org.jspecify.annotations.Nullable;

/**
 * Takes one revision after the other up, down, and up again. One scratch database goes
 * along for as long as all goes well; after anything else a fresh one is brought to the
 * same place, since it is not known what a failure has left. Not thread-safe.
 */
final class RoundTripping {

	private final SchemaReplay replays;

	private final Parts parts;

	private final List<Revision> revisions;

	private final Set<RevisionId> wanted;

	private final List<RoundTrip> trips = new ArrayList<>();

	private final Map<String, String> unfilled = new TreeMap<>();

	private int position;

	private @Nullable Taste taste = Taste.EXTREME;

	private @Nullable Setback setback;

	RoundTripping(Parts parts, RevisionCatalog catalog, List<Target> targets) {
		this.parts = parts;
		this.replays = new SchemaReplay(parts, catalog);
		this.wanted = wanted(catalog, targets);
		this.revisions = catalog.graph()
			.ordered(catalog.graph().closure(this.wanted))
			.stream()
			.map(catalog::get)
			.toList();
	}

	private static Set<RevisionId> wanted(RevisionCatalog catalog, List<Target> targets) {
		TargetResolver resolver = new TargetResolver(catalog.graph());
		Set<RevisionId> ids = new LinkedHashSet<>();
		targets.forEach((target) -> ids.addAll(resolver.resolve(target, Set.of())));
		return targets.isEmpty() ? catalog.graph().ids() : ids;
	}

	/**
	 * Does it.
	 * @param live the database that the scratch databases stand in for
	 * @return what came of each revision
	 */
	RoundTrips run(MigrationSession live) {
		while (this.position < this.revisions.size()) {
			inScratch(live, this.position, (scratch, replay) -> walk(live, scratch, replay))
				.ifPresent((passage) -> settle(live, passage));
		}
		return new RoundTrips(this.trips,
				this.unfilled.entrySet()
					.stream()
					.map((entry) -> "table " + entry.getKey() + " was not filled: " + entry.getValue())
					.toList());
	}

	private <T> T inScratch(MigrationSession live, int applied, Work<T> work) {
		return live.ask((connection) -> this.parts.expectations().scratch().use(connection, (scratch) -> {
			Replay replay = this.replays.on(live, scratch);
			for (Revision revision : this.revisions.subList(0, applied)) {
				live.cancellation().throwIfRequested();
				replay.run(Step.of(Action.UPGRADE, revision));
			}
			return work.in(scratch, replay);
		}));
	}

	// Until something needs another database
	private Optional<Passage> walk(MigrationSession live, MigrationSession scratch, Replay replay) {
		Inventory known = null;
		while (this.position < this.revisions.size()) {
			live.cancellation().throwIfRequested();
			Revision revision = this.revisions.get(this.position);
			ScratchTrip trip = new ScratchTrip(scratch, replay, revision);
			Passage passage = this.wanted.contains(revision.id()) ? trip.all(this.taste, known) : trip.up();
			if (!passage.isSmooth()) {
				return Optional.of(passage);
			}
			note(passage);
			known = passage.after();
		}
		return Optional.empty();
	}

	private void settle(MigrationSession live, Passage passage) {
		Failure failure = passage.failure();
		if (failure != null && failure.way() != Way.SECOND_UPGRADE && !passage.filling().tables().isEmpty()) {
			retreat(failure, passage);
			return;
		}
		SchemaReturn down = reprinted(live, passage.down(), List.of(), List.of(Action.UPGRADE, Action.DOWNGRADE));
		SchemaReturn again = reprinted(live, passage.again(), List.of(Action.UPGRADE),
				List.of(Action.UPGRADE, Action.DOWNGRADE, Action.UPGRADE));
		note(new Passage(passage.filling(), failure, null, down, again, passage.losses()));
		if (failure != null && failure.way() == Way.UPGRADE) {
			// What comes next may need what failed
			giveUp();
		}
	}

	// With rows that are easier to bear, or with none
	private void retreat(Failure failure, Passage passage) {
		unfilled(passage);
		boolean expected = failure.way() == Way.UPGRADE && !current().data().needs().isEmpty();
		String rows = (this.taste == Taste.EXTREME) ? " fails on extreme values: " : " fails on tables with rows: ";
		this.setback = expected ? null
				: new Setback(failure.way(), failure.way() + rows + failure.cause().getMessage());
		this.taste = (this.taste == Taste.EXTREME) ? Taste.PLAIN : null;
	}

	private @Nullable SchemaReturn reprinted(MigrationSession live, @Nullable SchemaReturn difference, List<Action> was,
			List<Action> is) {
		return (difference != null && difference.isDoubtful())
				? difference.reprinted(printsAfter(live, was), printsAfter(live, is)) : difference;
	}

	private ExpectedInventory printsAfter(MigrationSession live, List<Action> actions) {
		return inScratch(live, this.position, (scratch, replay) -> {
			actions.forEach((action) -> replay.run(Step.of(action, current())));
			return ExpectedInventory.of(scratch, SchemaFilter.ALL);
		});
	}

	private Revision current() {
		return this.revisions.get(this.position);
	}

	private void note(Passage passage) {
		Revision revision = current();
		if (this.wanted.contains(revision.id()) || passage.failure() != null) {
			unfilled(passage);
			this.trips.add(trip(revision, passage));
		}
		this.taste = Taste.EXTREME;
		this.setback = null;
		this.position++;
	}

	private void unfilled(Passage passage) {
		passage.filling().unfilled().forEach((table, reason) -> this.unfilled.putIfAbsent(table.toString(), reason));
	}

	private RoundTrip trip(Revision revision, Passage passage) {
		return new RoundTrip(revision.id(), revision.message(), revision.script().name(), outcome(revision, passage),
				passage.faults(), passage.losses(), warnings(passage.failure()), revision.downgrade().irreversible());
	}

	// What fails without rows as well has nothing to do with them
	private List<String> warnings(@Nullable Failure failure) {
		Setback met = this.setback;
		return (met == null || (failure != null && failure.way() == met.way())) ? List.of() : List.of(met.text());
	}

	private static Outcome outcome(Revision revision, Passage passage) {
		if (passage.failure() != null) {
			return Outcome.FAILED;
		}
		if (!revision.downgrade().isReversible()) {
			return Outcome.IRREVERSIBLE;
		}
		return passage.faults().isEmpty() ? Outcome.RETURNED : Outcome.STRAYED;
	}

	private void giveUp() {
		for (Revision revision : this.revisions.subList(this.position, this.revisions.size())) {
			if (this.wanted.contains(revision.id())) {
				this.trips.add(new RoundTrip(revision.id(), revision.message(), revision.script().name(),
						Outcome.UNREACHED, List.of("not tried, since the upgrade of a revision before it fails"),
						List.of(), List.of(), revision.downgrade().irreversible()));
			}
		}
		this.position = this.revisions.size();
	}

	/**
	 * What failed with rows, and was tried again with easier ones.
	 *
	 * @param way on which way
	 * @param text what there is to say
	 */
	private record Setback(Way way, String text) {

	}

	/**
	 * What is done in a scratch database.
	 *
	 * @param <T> what it gives
	 */
	@FunctionalInterface
	private interface Work<T> {

		T in(MigrationSession scratch, Replay replay);

	}

}
