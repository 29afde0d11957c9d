package io.migrate;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import io.migrate.autogenerate.DesiredState;
import io.migrate.diff.RenameHints;
import io.migrate.graph.Target;
import io.migrate.revision.RevisionCatalog;
import io.migrate.session.MigrationSession;
import io.migrate.verify.Drift;
import io.migrate.verify.Fingerprints;
import io.migrate.verify.Rehearsal;
import io.migrate.verify.RoundTrips;
import io.migrate.verify.Verification;
import org.jspecify.annotations.Nullable;

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
	 * Tries out in a scratch database what an upgrade does to an empty one: what it looks
	 * at before, all revisions, definitions, and the populations that are files, each
	 * twice, to see whether the second time changes rows. Where the database stands does
	 * not matter: it is only the model for the other one.
	 * @return what came of it
	 * @throws io.migrate.session.ScratchUnavailableException if there is no scratch
	 * database to be had
	 * @throws io.migrate.session.StatementFailedException if a revision does not run
	 * there
	 * @throws io.migrate.base.MigrationException if an upgrade would be refused, or as
	 * {@link #verify}
	 */
	public Rehearsal rehearse() {
		return look((session, catalog) -> new Rehearsing(this.parts, catalog, this.populations.catalog()).run(session));
	}

	/**
	 * Compares what all revisions leave in a scratch database with what a database should
	 * have, as the builder was told.
	 * @return what differs
	 * @throws NoDesiredSchemaException if nobody says what it should have
	 * @throws io.migrate.base.MigrationException as {@link #rehearse}
	 */
	public ModelDifference compareModel() {
		return look((session, catalog) -> {
			Drafting drafting = new Drafting(this.parts, catalog);
			DesiredState desired = drafting.desired(session);
			return new SchemaReplay(this.parts, catalog).use(session, catalog.graph().ids(), this.parts.definitions(),
					(scratch) -> drafting.compare(scratch, desired, RenameHints.NONE));
		});
	}

	/**
	 * Which fingerprints are not what {@link #fingerprints} would write.
	 * @return the states that they are of; {@code null} when there are no fingerprints
	 * for the version of the server
	 * @throws io.migrate.base.MigrationException as {@link #verify}
	 */
	public @Nullable List<String> outdatedFingerprints() {
		return this.<Optional<List<String>>>look((session, catalog) -> {
			int major = major(session);
			Fingerprints known = this.parts.expectations().fingerprints().read();
			return known.has(major) ? Optional
				.of(new Fingerprinting(this.parts, catalog, session).make().over(known, major).differences(known))
					: Optional.empty();
		}).orElse(null);
	}

	/**
	 * Whether the schema is what the applied revisions leave, as far as the fingerprints
	 * tell that were written when the code was built. It asks three times where it is,
	 * and needs no scratch database. Like {@link Migrations#status}, it never tries again
	 * to reach the database.
	 * @return the answer, without what differs
	 * @throws io.migrate.verify.InvalidFingerprintsException if they cannot be read
	 * @throws io.migrate.base.MigrationException as {@link #verify}
	 */
	public Drift drift() {
		RevisionCatalog catalog = this.revisions.catalog();
		return this.calls.cancellable((call) -> {
			try (MigrationSession session = this.parts.openReadOnly()) {
				return new Fingerprinting(this.parts, catalog, session).drift();
			}
		});
	}

	/**
	 * What the schema is like after each revision, found out in scratch databases.
	 * @return the fingerprints for the version of the server, and those that there were
	 * for others and still fit
	 * @throws io.migrate.base.MigrationException as {@link #verify}
	 */
	public Fingerprints fingerprints() {
		return fingerprints(this.parts.expectations().fingerprints().read());
	}

	/**
	 * Brings a file of fingerprints up to date. It is made when it is not there.
	 * @param file the file; what it says of other versions of the server stays where it
	 * still fits
	 * @return whether anything has changed in it
	 * @throws FingerprintFileException if it cannot be written
	 * @throws io.migrate.base.MigrationException as {@link #verify}
	 */
	public boolean writeFingerprints(Path file) {
		return FingerprintFile.update(file, this::fingerprints);
	}

	/**
	 * Where {@link #drift} reads fingerprints.
	 * @return the file as Spring writes it, or {@code null} when none is set
	 */
	public @Nullable String fingerprintsLocation() {
		return this.parts.expectations().fingerprints().location();
	}

	private Fingerprints fingerprints(Fingerprints older) {
		return look((session, catalog) -> {
			return new Fingerprinting(this.parts, catalog, session).make().over(older, major(session));
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
		return look((session, catalog) -> new RoundTripping(this.parts, catalog, targets).run(session));
	}

	private static int major(MigrationSession session) {
		return session.ask((connection) -> connection.getMetaData().getDatabaseMajorVersion());
	}

	private <T> T look(BiFunction<MigrationSession, RevisionCatalog, T> work) {
		RevisionCatalog catalog = this.revisions.catalog();
		return this.calls.cancellable((call) -> {
			try (MigrationSession session = this.parts.connect(call, this.parts::open)) {
				return work.apply(session, catalog);
			}
		});
	}

}
