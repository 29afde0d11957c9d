package io.migrate;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.migrate.execute.StepScripts;
import io.migrate.graph.Target;
import io.migrate.graph.TargetRange;
import io.migrate.history.History;
import io.migrate.plan.Plan;
import io.migrate.plan.Step;
import io.migrate.populate.PopulationChoice;
import io.migrate.revision.RevisionCatalog;
import io.migrate.revision.RevisionSource;
import io.migrate.session.MigrationSession;
import org.jspecify.annotations.Nullable;

/**
 * Brings a database to a revision and tells where it stands. The revisions of the code
 * are read once, when they are first needed. Thread-safe: each call takes one connection
 * of its own, and calls that change the database wait for each other.
 * <p>
 * Whatever is wrong, a {@link io.migrate.base.MigrationException} says what and where,
 * and what to do about it.
 */
public final class Migrations {

	private final Parts parts;

	private final Revisions revisions;

	private final RunningCalls calls = new RunningCalls();

	private final Populations populations;

	private final Drafts drafts;

	private final Verifier verifier;

	Migrations(Parts parts, List<RevisionSource> sources) {
		this.parts = parts;
		this.revisions = Revisions.of(sources, parts.clock());
		this.populations = new Populations(parts, this.revisions, this.calls);
		this.drafts = new Drafts(parts, this.revisions, this.calls);
		this.verifier = new Verifier(parts, this.revisions, this.populations, this.calls);
	}

	/**
	 * Begins to put a {@code Migrations} together.
	 * @param dataSource leads to the database
	 * @return a builder
	 */
	public static MigrationsBuilder on(DataSource dataSource) {
		return new MigrationsBuilder(dataSource);
	}

	/**
	 * Runs the upgrade section of every revision that a target needs and that is not
	 * applied, each in a transaction of its own. Already there means nothing to do, also
	 * when the target lies below; an upgrade never goes down.
	 * @param targets where to go, such as {@code head}
	 * @return what was done
	 * @throws MissingPopulationsException if revisions need populations that are not
	 * done; those that do not stand on them were applied
	 * @throws io.migrate.base.MigrationException if revisions are malformed, the history
	 * does not fit, the lock is not to be had, or a revision fails; revisions before the
	 * failed one are kept
	 */
	public MigrationReport upgrade(Target... targets) {
		UpgradeOutcome outcome = upgrade(RunnablePopulations.LATER, targets);
		if (!outcome.missing().isEmpty()) {
			throw MissingPopulationsException.of(outcome.missing(), outcome.report().steps().size());
		}
		return outcome.report();
	}

	/**
	 * Targets that mean the same, however far an upgrade has come meanwhile.
	 */
	Target[] fixed(Target... targets) {
		return Stream.of(targets).anyMatch(Target::isRelative)
				? run((run) -> run.fixed(List.of(targets))).toArray(Target[]::new) : targets;
	}

	UpgradeOutcome upgrade(RunnablePopulations runnable, Target... targets) {
		return run((run) -> run.upgrade(List.of(targets), runnable));
	}

	/**
	 * As {@link #upgrade(Target...)}, and runs the populations that are due: where
	 * revisions need populations first, those in between.
	 * @param populations which populations
	 * @param targets where to go
	 * @return what was done
	 * @throws MissingPopulationsException if revisions need populations that cannot run
	 * @throws io.migrate.populate.PopulationFailedException if populations failed
	 * @throws io.migrate.base.MigrationException as {@link #upgrade(Target...)}
	 */
	public PopulatedUpgrade upgrade(PopulationChoice populations, Target... targets) {
		return new AlternatingUpgrade(this, populations).run(targets);
	}

	/**
	 * Runs the downgrade section of every applied revision above the target.
	 * @param target where to go, such as {@code -1} or {@code base}
	 * @return what was done
	 * @throws io.migrate.base.MigrationException as {@link #upgrade}; before anything
	 * runs also when a revision in the way is irreversible
	 */
	public MigrationReport downgrade(Target target) {
		return run((run) -> run.downgrade(target));
	}

	/**
	 * Takes back the revisions that the database has and the code does not know, so that
	 * a release that was rolled back can undo the newer one: the downgrades that were
	 * stored when they were applied run, the newest first.
	 * @return what was done
	 * @throws io.migrate.base.MigrationException as {@link #downgrade}
	 */
	public MigrationReport downgradeUnknown() {
		return run(Run::downgradeUnknown);
	}

	/**
	 * Marks the targets and all they need as applied, and what stands above them as not
	 * applied, without running anything.
	 * @param targets what to mark as current
	 * @return what was done
	 * @throws io.migrate.base.MigrationException if a target names nothing, or the lock
	 * is not to be had
	 */
	public MigrationReport stamp(Target... targets) {
		return stamp(Stamp.at(targets));
	}

	/**
	 * Marks revisions as applied, without running anything.
	 * @param stamp what to mark, and how
	 * @return what was done: marks taken away, then marks set
	 * @throws SchemaMismatchException if the schema was to be checked and is not what the
	 * marked revisions leave
	 * @throws SchemaNotCheckedException if that could not be tried out
	 * @throws io.migrate.adopt.ForeignHistoryException if the table of another tool does
	 * not say what to mark
	 * @throws io.migrate.base.MigrationException as {@link #stamp(Target...)}; with a
	 * check also as {@link Verifier#verify}
	 */
	public MigrationReport stamp(Stamp stamp) {
		return run((run) -> run.stamp(stamp));
	}

	/**
	 * What {@link #upgrade} would do now. Nothing is locked and nothing written.
	 * @param targets where to go
	 * @return the steps
	 * @throws io.migrate.base.MigrationException if the upgrade would be refused before
	 * anything runs
	 */
	public Plan plan(Target... targets) {
		try (MigrationSession session = open()) {
			return new Run(this.parts, session, catalog()).plan(List.of(targets));
		}
	}

	/**
	 * What {@link #downgrade} would do now. Nothing is locked and nothing written.
	 * @param target where to go
	 * @return the steps
	 * @throws io.migrate.base.MigrationException if the downgrade would be refused before
	 * anything runs
	 */
	public Plan planDowngrade(Target target) {
		try (MigrationSession session = open()) {
			return new Run(this.parts, session, catalog()).planDowngrade(target);
		}
	}

	/**
	 * What a step runs, to be shown. The database is asked only for the downgrade of a
	 * revision that the code does not know, and for what was done of a step that was left
	 * half-way and is not run again.
	 * @param step a step of a plan
	 * @return the text of each statement with values in place of placeholders, without a
	 * semicolon and without the data of a {@code COPY}; none when the step only sets or
	 * takes away a mark
	 * @throws io.migrate.base.MigrationException if a placeholder has no value or the
	 * file has changed since it was read
	 */
	public List<String> statements(Step step) {
		if (!step.resumed() && (step.known() != null || step.action().section() == null)) {
			return new Scripts(this.parts, catalog()).statements(step);
		}
		try (MigrationSession session = this.parts.openReadOnly()) {
			History history = new History(session, this.parts.configuration().tables());
			return new StepScripts(history::storedDowngrade, this.parts.configuration().placeholders(),
					session.dialect().ddlRenderer())
				.statements(step, step.resumed() ? history.statements(step.id()) : Map.of());
		}
	}

	/**
	 * Writes a script that does what {@link #upgrade} does, without opening the database:
	 * for {@code psql}, complete with transactions, locks and records. It stops, with
	 * nothing changed, on a database that stands elsewhere than where the script begins.
	 * @param range from where, {@code base} when that is left out, to where,
	 * {@code heads} when that is left out; it cannot begin at {@code current} or at steps
	 * from there
	 * @param out takes the script, which is UTF-8 in a file
	 * @throws io.migrate.base.MigrationException if revisions are malformed, a target
	 * means nothing, or a statement is refused; nothing was written then
	 * @throws java.io.UncheckedIOException if {@code out} does not take it
	 */
	public void upgradeScript(TargetRange range, Appendable out) {
		new Scripts(this.parts, catalog()).upgrade(range, out);
	}

	/**
	 * Writes a script that does what {@link #downgrade} does, also where no downgrade may
	 * run, since nothing runs here.
	 * @param range from where to where, such as {@code heads:base}; steps, such as in
	 * {@code heads:-1}, count from where it begins
	 * @param out as in {@link #upgradeScript}
	 * @throws io.migrate.base.MigrationException as there, and if an end is left out or a
	 * revision in the way is irreversible
	 * @throws java.io.UncheckedIOException if {@code out} does not take it
	 */
	public void downgradeScript(TargetRange range, Appendable out) {
		new Scripts(this.parts, catalog()).downgrade(range, out);
	}

	/**
	 * Writes a script that does what {@link #stamp(Target...)} does.
	 * @param from where the database stands, or {@code null} when nothing is applied
	 * @param targets what to mark as current
	 * @param out as in {@link #upgradeScript}
	 * @throws io.migrate.base.MigrationException as there
	 * @throws java.io.UncheckedIOException if {@code out} does not take it
	 */
	public void stampScript(@Nullable Target from, List<Target> targets, Appendable out) {
		new Scripts(this.parts, catalog()).stamp(from, targets, out);
	}

	/**
	 * Goes on only when the database has every revision that the targets need, and none
	 * is half-way. Nothing is locked and nothing written.
	 * @param targets what the database must have, such as {@code head}
	 * @throws PendingRevisionsException if something is missing; it says what
	 * @throws io.migrate.base.MigrationException if revisions are malformed, the history
	 * does not fit, or the database cannot be reached
	 */
	public void require(Target... targets) {
		RevisionCatalog known = catalog();
		this.calls.cancellable((call) -> {
			try (MigrationSession session = this.parts.connect(call, this.parts::openReadOnly)) {
				new Requirement(this.parts, known, List.of(targets)).check(session);
				return true;
			}
		});
	}

	/**
	 * Waits until another process has brought the database to where {@link #require} is
	 * content. It asks once a second, sooner at first, and has no connection in between;
	 * when the database cannot be reached, it goes on asking, less often.
	 * @param timeout how long to wait at most
	 * @param targets what the database must have, such as {@code head}
	 * @throws PendingRevisionsException if something is missing when the time is over
	 * @throws io.migrate.base.MigrationException at once, if revisions are malformed or
	 * the history does not fit; if the database cannot be reached when the time is over;
	 * or if the call is cancelled
	 */
	public void await(Duration timeout, Target... targets) {
		RevisionCatalog known = catalog();
		this.calls.cancellable((call) -> {
			new Waiting(this.parts, new Requirement(this.parts, known, List.of(targets)), call).await(timeout);
			return true;
		});
	}

	/**
	 * Ends what this object is running, on whatever thread: the statement that is under
	 * way is cancelled, its step rolled back, the lock given back, and the call fails
	 * with a {@link io.migrate.base.MigrationException}. A call that waits ends at once.
	 * Without a call under way it does nothing.
	 * @param patience how long to wait for the end at most
	 * @return {@code true} when nothing runs any more
	 */
	public boolean cancel(Duration patience) {
		return this.calls.cancel(patience);
	}

	/**
	 * Where the database stands. Nothing is locked and nothing written.
	 * @return the revisions, their state, and what happened last
	 * @throws io.migrate.base.MigrationException if revisions are malformed or the
	 * database cannot be reached
	 */
	public MigrationStatus status() {
		RevisionCatalog known = catalog();
		try (MigrationSession session = this.parts.openReadOnly()) {
			return new StatusReader(known, this.parts.configuration().tables()).read(session);
		}
	}

	/**
	 * The revisions of the code, to be looked at and added to. No connection is opened.
	 * @return the same revisions that this object runs, read at most once for both
	 */
	public Revisions revisions() {
		return this.revisions;
	}

	/**
	 * The populations of the code, to be looked at and run.
	 * @return the same populations that an upgrade runs
	 */
	public Populations populations() {
		return this.populations;
	}

	/**
	 * What compares the database with what it should have, and drafts revisions.
	 * @return the same database and revisions
	 */
	public Drafts drafts() {
		return this.drafts;
	}

	/**
	 * What finds out whether the database has what its revisions say.
	 * @return a verifier of the same database and revisions
	 */
	public Verifier verifier() {
		return this.verifier;
	}

	private <T> T run(Function<Run, T> work) {
		try {
			RevisionCatalog known = catalog();
			return this.calls.cancellable((call) -> {
				try (MigrationSession session = this.parts.connect(call, this::open)) {
					return work.apply(new Run(this.parts, session, known));
				}
			});
		}
		catch (RuntimeException ex) {
			throw this.parts.failed(ex);
		}
	}

	private RevisionCatalog catalog() {
		return this.revisions.catalog();
	}

	private MigrationSession open() {
		// Malformed revisions are reported before the database is bothered
		catalog();
		return this.parts.open();
	}

}
