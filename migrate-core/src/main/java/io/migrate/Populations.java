package io.migrate;

import java.util.ArrayList;
import java.util.List;

import io.migrate.populate.PopulationCatalog;
import io.migrate.populate.PopulationChoice;
import io.migrate.populate.PopulationPlan;
import io.migrate.populate.PopulationReport;
import io.migrate.populate.PopulationScope;
import io.migrate.populate.PopulationSource;
import io.migrate.populate.PopulationStatus;
import io.migrate.session.MigrationSession;
import org.springframework.util.function.SingletonSupplier;

/**
 * The populations of the code: which there are, which are due, and what runs them. Each
 * kind is read once, when it is first needed. Thread-safe, as {@link Migrations} is.
 */
public final class Populations {

	private final Parts parts;

	private final RunningCalls calls;

	private final SingletonSupplier<PopulationCatalog> files;

	private final SingletonSupplier<PopulationCatalog> all;

	Populations(Parts parts, Revisions revisions, RunningCalls calls) {
		this.parts = parts;
		this.calls = calls;
		Populating populating = parts.populating();
		this.files = SingletonSupplier.of(() -> PopulationCatalog.load(populating.files(), revisions.graph()));
		this.all = SingletonSupplier.of(() -> {
			List<PopulationSource> sources = new ArrayList<>();
			// Files run where no bean is to be had
			sources.add((problems) -> this.files.obtain().populations());
			sources.addAll(populating.beans());
			return PopulationCatalog.load(sources, revisions.graph());
		});
	}

	/**
	 * Runs what is due, each population in a transaction of its own, in the order of
	 * their dependencies; one that runs in batches together with all other instances that
	 * do the same. One that fails is rolled back and keeps back those that depend on it;
	 * the others go on. When nothing is due, nothing is locked and nothing written.
	 * @param choice which populations
	 * @return what was done, and what waits for revisions
	 * @throws io.migrate.populate.PopulationFailedException if some failed; it says which
	 * @throws io.migrate.base.MigrationException if populations are malformed, a name is
	 * not there, or the lock is not to be had
	 */
	public PopulationReport run(PopulationChoice choice) {
		PopulationCatalog catalog = catalog(choice.scope());
		if (choice.names().isEmpty() && catalog.populations().stream().noneMatch(choice.scope()::has)) {
			return PopulationReport.NOTHING;
		}
		return this.calls.cancellable((call) -> {
			try (MigrationSession session = this.parts.connect(call, this.parts::open)) {
				return new PopulationRun(this.parts, session, catalog).run(choice);
			}
		});
	}

	/**
	 * What {@link #run} would do now. Nothing is locked and nothing written.
	 * @param choice which populations
	 * @return what would run, and what waits for revisions
	 * @throws io.migrate.base.MigrationException if populations are malformed, a name is
	 * not there, or the database cannot be reached
	 */
	public PopulationPlan plan(PopulationChoice choice) {
		PopulationCatalog catalog = catalog(choice.scope());
		try (MigrationSession session = this.parts.openReadOnly()) {
			return new PopulationRun(this.parts, session, catalog).plan(choice);
		}
	}

	/**
	 * Where the populations stand. Nothing is locked and nothing written.
	 * @return all of the code in their order, then those that only the database has
	 * @throws io.migrate.base.MigrationException if populations are malformed, or the
	 * database cannot be reached
	 */
	public List<PopulationStatus> status() {
		PopulationCatalog catalog = catalog(PopulationScope.ALL);
		try (MigrationSession session = this.parts.openReadOnly()) {
			return new PopulationRun(this.parts, session, catalog).status();
		}
	}

	/**
	 * Keeps a population that runs in batches from going on: whoever works on it stops
	 * behind the batch at hand, and nobody goes on until {@link #resume}.
	 * @param name its name
	 * @throws io.migrate.populate.PopulationNotUnderWayException if it was not begun, or
	 * is done
	 * @throws io.migrate.base.MigrationException if the database cannot be reached
	 */
	public void pause(String name) {
		pause(name, true);
	}

	/**
	 * Lets a population go on that was paused, with the next run.
	 * @param name its name
	 * @throws io.migrate.populate.PopulationNotUnderWayException if it is not paused
	 * @throws io.migrate.base.MigrationException if the database cannot be reached
	 */
	public void resume(String name) {
		pause(name, false);
	}

	private void pause(String name, boolean paused) {
		try (MigrationSession session = this.parts.open()) {
			new PopulationRun(this.parts, session, PopulationCatalog.EMPTY).pause(name, paused);
		}
	}

	/**
	 * Those that can be run in the course of an upgrade. They are read when the upgrade
	 * comes to a revision that needs one.
	 * @param scope which kinds
	 */
	RunnablePopulations runnable(PopulationScope scope) {
		return new RunnablePopulations((name) -> catalog(scope).find(name) != null,
				(record) -> catalog(scope).isUpToDate(record), (scope == PopulationScope.FILES)
						? MissingPopulationsException::notFiles : MissingPopulationsException::notThere);
	}

	/** All of the code. */
	PopulationCatalog catalog() {
		return catalog(PopulationScope.ALL);
	}

	private PopulationCatalog catalog(PopulationScope scope) {
		return (scope == PopulationScope.FILES) ? this.files.obtain() : this.all.obtain();
	}

}
