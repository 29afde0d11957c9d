package io.migrate;

import java.util.List;
import java.util.function.BiFunction;

import io.migrate.graph.Target;
import io.migrate.revision.RevisionCatalog;
import io.migrate.session.MigrationSession;
import io.migrate.verify.Drift;
import io.migrate.verify.Fingerprints;
import io.migrate.verify.RoundTrips;
import io.migrate.verify.Verification;

/**
 * Finds out whether a database has what its revisions say, and what to do where it does
 * not. Thread-safe, as {@link Migrations} is. Nothing is locked, and nothing is written
 * but in scratch databases.
 */
public final class Verifier {

	private final Parts parts;

	private final Revisions revisions;

	private final Populations populations;

	private final RunningCalls calls;

	Verifier(Parts parts, Revisions revisions, Populations populations, RunningCalls calls) {
		this.parts = parts;
		this.revisions = revisions;
		this.populations = populations;
		this.calls = calls;
	}

	/**
	 * Looks at everything: the history, the schema, the model, populations, what does not
	 * do its work, and the server. The applied revisions are run in a scratch database,
	 * to see what they leave.
	 * @return what was found
	 * @throws io.migrate.session.ScratchUnavailableException if there is no scratch
	 * database to be had
	 * @throws io.migrate.session.StatementFailedException if an applied revision does not
	 * run there
	 * @throws io.migrate.base.MigrationException if revisions are malformed, or the
	 * database cannot be reached
	 */
	public Verification verify() {
		return look(
				(session, catalog) -> new Verifying(this.parts, catalog, session).verify(this.populations.catalog()));
	}

	/**
	 * Whether the schema is what the applied revisions leave, as far as the fingerprints
	 * tell that were written when the code was built. It asks three times at most, and
	 * needs no scratch database.
	 * @return the answer, without what differs
	 * @throws io.migrate.verify.InvalidFingerprintsException if they cannot be read
	 * @throws io.migrate.base.MigrationException as {@link #verify}
	 */
	public Drift drift() {
		return look((session, catalog) -> new Fingerprinting(this.parts, catalog, session).drift());
	}

	/**
	 * What the schema is like after each revision, found out in scratch databases.
	 * @return the fingerprints for the version of the server, and those that there were
	 * for others and still fit
	 * @throws io.migrate.base.MigrationException as {@link #verify}
	 */
	public Fingerprints fingerprints() {
		return look((session, catalog) -> {
			int major = session.ask((connection) -> connection.getMetaData().getDatabaseMajorVersion());
			return new Fingerprinting(this.parts, catalog, session).make()
				.over(this.parts.expectations().fingerprints().obtain(), major);
		});
	}

	private <T> T look(BiFunction<MigrationSession, RevisionCatalog, T> work) {
		RevisionCatalog catalog = this.revisions.catalog();
		return this.calls.cancellable((call) -> {
			try (MigrationSession session = this.parts.connect(call, this.parts::open)) {
				return work.apply(session, catalog);
			}
		});
	}

	/**
	 * Takes revisions up, down, and up again in a scratch database, whose tables hold
	 * rows that are made up, and looks whether schema and rows are what they were. Where
	 * the database stands does not matter: it is only the model for the other one.
	 * @param targets which revisions; all when none is named
	 * @return what came of each
	 * @throws io.migrate.graph.TargetException if a target names nothing or too much
	 * @throws io.migrate.session.ScratchUnavailableException if there is no scratch
	 * database to be had
	 * @throws io.migrate.base.MigrationException if revisions are malformed, or the
	 * database cannot be reached
	 */
	public RoundTrips roundTrip(List<Target> targets) {
		RevisionCatalog catalog = this.revisions.catalog();
		RoundTripping tripping = new RoundTripping(this.parts, catalog, targets);
		return this.calls.cancellable((call) -> {
			try (MigrationSession session = this.parts.connect(call, this.parts::open)) {
				return tripping.run(session);
			}
		});
	}

}
