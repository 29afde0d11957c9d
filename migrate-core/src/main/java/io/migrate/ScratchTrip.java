package io.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.migrate.base.MigrationException;
import io.migrate.base.QualifiedName;
import io.migrate.dialect.DatabaseError.Kind;
import io.migrate.dialect.SampleRows;
import io.migrate.dialect.SampleRows.Filling;
import io.migrate.dialect.SampleRows.Taste;
import io.migrate.dialect.TableContents;
import io.migrate.execute.Replay;
import io.migrate.plan.Action;
import io.migrate.plan.Step;
import io.migrate.revision.Revision;
import io.migrate.schema.Inventory;
import io.migrate.schema.SchemaFilter;
import io.migrate.session.MigrationSession;
import io.migrate.session.StatementFailedException;
import io.migrate.session.WorkFailedException;
import io.migrate.verify.DataReturn;
import io.migrate.verify.SchemaReturn;
import org.jspecify.annotations.Nullable;

/**
 * One revision that goes up, down, and up again in a scratch database. Not thread-safe.
 */
final class ScratchTrip {

	private final MigrationSession scratch;

	private final Replay replay;

	private final Revision revision;

	private final SampleRows samples;

	private Filling filling = Filling.NONE;

	private List<String> losses = List.of();

	private @Nullable Inventory after;

	private @Nullable SchemaReturn down;

	private @Nullable SchemaReturn again;

	private Way way = Way.UPGRADE;

	ScratchTrip(MigrationSession scratch, Replay replay, Revision revision) {
		this.scratch = scratch;
		this.replay = replay;
		this.revision = revision;
		this.samples = scratch.dialect().sampleRows();
	}

	/**
	 * Goes up, and no further.
	 * @return what came of it
	 */
	Passage up() {
		return carefully(this::upgrade);
	}

	/**
	 * Goes all the way, as far as there is one.
	 * @param taste what rows of the tables are like, or {@code null} for none
	 * @param known what is there before, or {@code null} when nobody has looked
	 * @return what came of it; where something failed, the database is of no use any more
	 */
	Passage all(@Nullable Taste taste, @Nullable Inventory known) {
		Inventory before = (known != null) ? known : inventory();
		if (taste != null) {
			this.filling = this.scratch.ask((connection) -> this.samples.fill(connection, taste));
		}
		return carefully(() -> {
			if (this.revision.downgrade().isReversible()) {
				thereAndBack(before);
			}
			else {
				upgrade();
				clear();
			}
		});
	}

	private Passage carefully(Runnable work) {
		Failure failure = null;
		try {
			work.run();
		}
		catch (StatementFailedException ex) {
			if (ex.error().kind() == Kind.LOST || ex.error().kind() == Kind.CANCELLED) {
				throw ex;
			}
			failure = new Failure(this.way, ex);
		}
		catch (WorkFailedException ex) {
			failure = new Failure(this.way, ex);
		}
		return new Passage(this.filling, failure, this.after, this.down, this.again, this.losses);
	}

	// The second way up meets no rows that are made up, so that those are left alone
	// which
	// revisions bring
	private void thereAndBack(Inventory before) {
		Map<QualifiedName, TableContents> was = contents();
		upgrade();
		Inventory upgraded = inventory();
		this.way = Way.DOWNGRADE;
		run(Action.DOWNGRADE);
		this.down = SchemaReturn.between(before, inventory());
		this.losses = DataReturn.losses(was, contents());
		clear();
		this.way = Way.SECOND_UPGRADE;
		run(Action.UPGRADE);
		this.again = SchemaReturn.between(upgraded, inventory());
		this.after = upgraded;
	}

	private void upgrade() {
		run(Action.UPGRADE);
	}

	private void run(Action action) {
		this.replay.run(Step.of(action, this.revision));
	}

	private void clear() {
		this.scratch.ask((connection) -> {
			this.samples.clear(connection, this.filling);
			return true;
		});
	}

	private Map<QualifiedName, TableContents> contents() {
		return this.filling.tables().isEmpty() ? Map.of() : this.scratch.ask(this.samples::contents);
	}

	private Inventory inventory() {
		return this.scratch
			.ask((connection) -> this.scratch.dialect().introspector().takeInventory(connection, SchemaFilter.ALL));
	}

	/**
	 * The ways of a round trip.
	 */
	enum Way {

		UPGRADE("the upgrade"), DOWNGRADE("the downgrade"), SECOND_UPGRADE("the second upgrade");

		private final String words;

		Way(String words) {
			this.words = words;
		}

		@Override
		public String toString() {
			return this.words;
		}

	}

	/**
	 * Why a round trip ended.
	 *
	 * @param way on which way
	 * @param cause why
	 */
	record Failure(Way way, MigrationException cause) {

		@Override
		public String toString() {
			return this.way + " fails: " + this.cause.getMessage();
		}

	}

	/**
	 * What came of a round trip.
	 *
	 * @param filling what rows there were
	 * @param failure why it ended before its time, or {@code null}
	 * @param after what is there now, or {@code null} when nobody has looked
	 * @param down how the schema came back, or {@code null} when it did not
	 * @param again what the second upgrade did otherwise than the first one, or
	 * {@code null} when there was none
	 * @param losses what of the data did not come back
	 */
	record Passage(Filling filling, @Nullable Failure failure, @Nullable Inventory after, @Nullable SchemaReturn down,
			@Nullable SchemaReturn again, List<String> losses) {

		/**
		 * Whether the database is where one upgrade alone would have brought it.
		 */
		boolean isSmooth() {
			return this.failure == null && (this.down == null || this.down.isExact())
					&& (this.again == null || this.again.isExact());
		}

		/**
		 * What is wrong, a sentence each.
		 */
		List<String> faults() {
			List<String> faults = new ArrayList<>();
			if (this.down != null) {
				faults.addAll(this.down.ofDowngrade());
			}
			if (this.again != null) {
				faults.addAll(this.again.ofSecondUpgrade());
			}
			if (this.failure != null) {
				faults.add(this.failure.toString());
			}
			return faults;
		}

	}

}
