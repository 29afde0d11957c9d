package io.migrate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.migrate.MigrationConfiguration.LockKind;
import io.migrate.MigrationConfiguration.Locking;
import io.migrate.execute.ProtectedTablesException;
import io.migrate.execute.RevisionFailedException;
import io.migrate.graph.Target;
import io.migrate.graph.TargetRange;
import io.migrate.plan.PlannedLoss;
import io.migrate.plan.Precaution;
import io.migrate.plan.Prospect;
import io.migrate.plan.Step;
import io.migrate.session.LockUnavailableException;
import io.migrate.session.RunCancelledException;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.ScriptedRevision;
import io.migrate.testing.Sessions;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * People may have something done before a run goes down or takes data away.
 */
@PostgresTest
class PrecautionTests {

	private static final Target BASE = Target.parse("base");

	private static final String DROP_ID = "ALTER TABLE aaaa DROP COLUMN id;";

	private final List<String> taken = new ArrayList<>();

	private final List<Prospect> prospects = new ArrayList<>();

	private final CountDownLatch begun = new CountDownLatch(1);

	private MigrationConfiguration configuration = MigrationConfiguration.DEFAULTS;

	private RevisionFolder folder;

	@BeforeEach
	void writeRevisions(@TempDir Path path) {
		this.folder = new RevisionFolder(path).table("aaaa", "");
	}

	@Test
	void anUpgradeThatTakesNothingAwayAsksNobody(TestDatabase database) {
		this.folder.revision("bbbb", "aaaa", "CREATE INDEX a ON aaaa (id); DROP INDEX a;", "");
		migrations(database).upgrade(Target.HEAD);
		assertThat(this.taken).isEmpty();
	}

	@Test
	void anUpgradeThatTakesDataAwayAsksOnceAndSaysWhat(TestDatabase database) {
		migrations(database).upgrade(Target.HEAD);
		this.folder.revision("bbbb", "aaaa", DROP_ID, "")
			.revision("cccc", "bbbb", "TRUNCATE aaaa;\nDROP TABLE aaaa;", "");
		this.configuration = this.configuration.withDataStatements(MigrationConfiguration.DataStatements.ALLOW);
		migrations(database).upgrade(Target.HEAD);
		assertThat(this.taken).containsExactly("destructive");
		assertThat(this.prospects.get(0).steps()).extracting((step) -> step.id().value())
			.containsExactly("bbbb", "cccc");
		assertThat(this.prospects.get(0).losses()).extracting(PrecautionTests::text)
			.containsExactly("bbbb:7: COLUMN ALTER TABLE aaaa DROP id", "cccc:7: ROWS TRUNCATE aaaa",
					"cccc:8: TABLE DROP TABLE aaaa");
	}

	@Test
	void aDowngradeAsksWhoIsForDowngradesFirst(TestDatabase database) {
		migrations(database).upgrade(Target.HEAD);
		migrations(database).downgrade(BASE);
		assertThat(this.taken).containsExactly("downgrade", "destructive");
	}

	@Test
	void aDowngradeThatTakesNothingAwayAsksOnlyWhoIsForDowngrades(TestDatabase database) {
		this.folder.revision("bbbb", "aaaa", "CREATE INDEX a ON aaaa (id);", "DROP INDEX a;");
		migrations(database).upgrade(Target.HEAD);
		migrations(database).downgrade(Target.parse("-1"));
		assertThat(this.taken).containsExactly("downgrade");
	}

	@Test
	void aDowngradeOfUnknownRevisionsAsksAsWell(TestDatabase database, @TempDir Path older) {
		migrations(database).upgrade(Target.HEAD);
		this.folder = new RevisionFolder(older).revision("zzzz", "", "", "");
		migrations(database).downgradeUnknown();
		assertThat(this.taken).containsExactly("downgrade", "destructive");
	}

	@Test
	void whoIsForBothIsAskedOnce(TestDatabase database) {
		Precaution both = (prospect) -> this.taken.add("both");
		builder(database).beforeDowngrade(both).beforeDestructive(both).build().upgrade(Target.HEAD);
		builder(database).beforeDowngrade(both).beforeDestructive(both).build().downgrade(BASE);
		assertThat(this.taken).containsExactly("both");
	}

	@Test
	void severalAreAskedInTheirOrder(TestDatabase database) {
		migrations(database).upgrade(Target.HEAD);
		builder(database).beforeDowngrade((prospect) -> this.taken.add("first"))
			.beforeDowngrade((prospect) -> this.taken.add("second"))
			.build()
			.downgrade(BASE);
		assertThat(this.taken).containsExactly("first", "second");
	}

	@Test
	void aFailureStopsTheRunBeforeAnythingIsWritten(TestDatabase database) {
		database.client().sql("CREATE TABLE legacy (id int)").update();
		this.folder = this.folder.revision("bbbb", "aaaa", "DROP TABLE legacy;", "");
		Migrations migrations = builder(database).beforeDestructive(new FullDisk()).build();
		assertThatExceptionOfType(PrecautionFailedException.class).isThrownBy(() -> migrations.upgrade(Target.HEAD))
			.withMessage("Nothing was changed, since a backup failed before steps that take data away:"
					+ " java.lang.IllegalStateException: the disk is full")
			.withRootCauseInstanceOf(IllegalStateException.class)
			.satisfies((ex) -> assertThat(ex.action()).isEqualTo("See to what it says, and start again."));
		assertThat(tables(database)).containsExactly("legacy");
	}

	@Test
	void aFailureOfADowngradeLeavesEverything(TestDatabase database) {
		migrations(database).upgrade(Target.HEAD);
		Migrations migrations = builder(database).beforeDowngrade(new FullDisk()).build();
		assertThatExceptionOfType(PrecautionFailedException.class).isThrownBy(() -> migrations.downgrade(BASE))
			.withMessageContaining("a backup failed before a downgrade");
		assertThat(migrations.status().current()).hasSize(1);
		assertThat(tables(database)).contains("aaaa");
	}

	@Test
	void whatIsRefusedAsksNobody(TestDatabase database) {
		this.folder.revision("bbbb", "aaaa", "DROP TABLE legacy;", "");
		this.configuration = this.configuration.withProtectedTables(List.of("legacy"));
		assertThatExceptionOfType(ProtectedTablesException.class)
			.isThrownBy(() -> migrations(database).upgrade(Target.HEAD));
		assertThat(this.taken).isEmpty();
	}

	@Test
	void stampsScriptsAndPreviewsAskNobody(TestDatabase database) {
		migrations(database).upgrade(Target.HEAD);
		migrations(database).planDowngrade(BASE);
		migrations(database).downgradeScript(TargetRange.parse("heads:base"), new StringBuilder());
		migrations(database).stamp(BASE);
		assertThat(this.taken).isEmpty();
	}

	@Test
	void whatTheRunItselfHasMadeIsNoLoss(TestDatabase database) {
		this.folder.revision("bbbb", "aaaa", DROP_ID, "")
			.revision("cccc", "bbbb", "DROP TABLE aaaa;", "CREATE TABLE aaaa ();");
		migrations(database).upgrade(Target.HEAD);
		assertThat(this.taken).isEmpty();
	}

	@Test
	void whatABaselineSaysIsThereIsALoss(TestDatabase database) {
		database.client().sql("CREATE TABLE aaaa (id int)").update();
		this.folder.revision("bbbb", "aaaa", "DROP TABLE aaaa;", "");
		this.configuration = this.configuration.withBaseline(Target.parse("aaaa"));
		migrations(database).upgrade(Target.HEAD);
		assertThat(this.taken).containsExactly("destructive");
	}

	@Test
	void aTableThatTakesTheNameOfOneOfTheRunIsALoss(TestDatabase database) {
		database.client().sql("CREATE TABLE legacy (id int)").update();
		this.folder.revision("bbbb", "aaaa",
				"ALTER TABLE aaaa RENAME TO new; ALTER TABLE legacy RENAME TO aaaa; DROP TABLE aaaa;", "");
		migrations(database).upgrade(Target.HEAD);
		assertThat(this.taken).containsExactly("destructive");
	}

	@Test
	void aPartitionThatWasThereBeforeIsALoss(TestDatabase database) {
		database.client().sql("CREATE TABLE legacy (id int NOT NULL)").update();
		this.folder.revision("bbbb", "aaaa", """
				CREATE TABLE whole (id int NOT NULL) PARTITION BY RANGE (id);
				ALTER TABLE whole ATTACH PARTITION legacy DEFAULT;
				""", "").revision("cccc", "bbbb", "DROP TABLE whole;", "");
		migrations(database).upgrade(Target.HEAD);
		assertThat(this.taken).containsExactly("destructive");
	}

	@Test
	void aNameThatMayMeanAnotherSchemaIsALoss(TestDatabase database) {
		database.client().sql("CREATE SCHEMA other").update();
		database.client().sql("CREATE TABLE other.aaaa (id int)").update();
		this.folder.revision("bbbb", "aaaa", "SET search_path TO other;\nDROP TABLE aaaa;", "");
		migrations(database).upgrade(Target.HEAD);
		assertThat(this.taken).containsExactly("destructive");
	}

	@Test
	void whatJavaDoesMayTakeAnythingAway(TestDatabase database) {
		migrations(database).upgrade(Target.HEAD);
		ScriptedRevision work = ScriptedRevision.of("bbbb", "aaaa",
				(op) -> op.jdbc((jdbc) -> jdbc.sql("DELETE FROM aaaa").update()), (op) -> {
				});
		watched(builder(database).source(ScriptedRevision.source(work))).upgrade(Target.HEAD);
		assertThat(this.prospects.get(0).losses()).extracting((loss) -> loss.loss().description())
			.containsExactly("op.jdbc");
	}

	@Test
	void whatIsLeftHalfWayCountsAsWhatItDoes(TestDatabase database) {
		this.folder.revision("bbbb", "aaaa", "CREATE INDEX CONCURRENTLY a ON aaaa (id);",
				"DROP INDEX CONCURRENTLY a; SELECT 1/0;");
		migrations(database).upgrade(Target.HEAD);
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> migrations(database).downgrade(Target.parse("-1")));
		this.taken.clear();
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> migrations(database).upgrade(Target.HEAD));
		assertThat(this.taken).containsExactly("downgrade");
	}

	@ParameterizedTest
	@EnumSource(LockKind.class)
	void theLockIsHeldAndNoTransactionIsOpenMeanwhile(LockKind lock, TestDatabase database) {
		migrations(database).upgrade(Target.HEAD);
		this.configuration = this.configuration.withLocking(new Locking(lock, Duration.ZERO));
		Migrations others = builder(database).build();
		builder(database).beforeDowngrade((prospect) -> {
			assertThat(database.client()
				.sql("SELECT DISTINCT state FROM pg_stat_activity WHERE datname = current_database()"
						+ " AND backend_type = 'client backend' AND pid <> pg_backend_pid()")
				.query(String.class)
				.list()).containsExactly("idle");
			assertThatExceptionOfType(LockUnavailableException.class).isThrownBy(() -> others.downgrade(BASE));
			this.taken.add("done");
		}).build().downgrade(BASE);
		assertThat(this.taken).containsExactly("done");
	}

	@Test
	void aLeaseIsRenewedMeanwhile(TestDatabase database) {
		migrations(database).upgrade(Target.HEAD);
		this.configuration = this.configuration.withLocking(new Locking(LockKind.LEASE, Duration.ZERO));
		builder(database).beforeDowngrade((prospect) -> {
			String first = expiry(database);
			this.taken.add("done");
			// It renews at once what it is about to do, and then every few seconds
			new Sessions(database.client()).await("EXISTS (SELECT FROM migrate_lease WHERE expires_at::text > '" + first
					+ "' AND doing LIKE '%before a downgrade')");
		}).build().downgrade(BASE);
		assertThat(this.taken).containsExactly("done");
	}

	@Test
	void aRunThatIsCancelledInterruptsIt(TestDatabase database) throws Exception {
		migrations(database).upgrade(Target.HEAD);
		AtomicReference<Boolean> interrupted = new AtomicReference<>();
		Migrations migrations = builder(database).beforeDowngrade((prospect) -> interrupted.set(waits())).build();
		CompletableFuture<Void> run = CompletableFuture.runAsync(() -> migrations.downgrade(BASE));
		assertThat(this.begun.await(30, TimeUnit.SECONDS)).isTrue();
		assertThat(migrations.cancel(Duration.ofSeconds(20))).isTrue();
		assertThat(run.handle((done, failure) -> failure).get(30, TimeUnit.SECONDS))
			.hasCauseInstanceOf(RunCancelledException.class);
		assertThat(interrupted).hasValue(true);
		assertThat(migrations.status().current()).hasSize(1);
	}

	private boolean waits() {
		try {
			this.begun.countDown();
			Thread.sleep(Duration.ofMinutes(2).toMillis());
			return false;
		}
		catch (InterruptedException ex) {
			return true;
		}
	}

	private static String expiry(TestDatabase database) {
		return database.client().sql("SELECT expires_at::text FROM migrate_lease").query(String.class).single();
	}

	private static List<String> tables(TestDatabase database) {
		return database.client()
			.sql("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')")
			.query(String.class)
			.list();
	}

	private static String text(PlannedLoss loss) {
		Step step = loss.step();
		return step.id().value() + ":" + loss.line() + ": " + loss.loss().kind() + " " + loss.loss().description();
	}

	private Migrations migrations(TestDatabase database) {
		return watched(builder(database));
	}

	private Migrations watched(MigrationsBuilder builder) {
		return builder.beforeDestructive((prospect) -> take("destructive", prospect))
			.beforeDowngrade((prospect) -> take("downgrade", prospect))
			.build();
	}

	private void take(String name, Prospect prospect) {
		this.taken.add(name);
		this.prospects.add(prospect);
	}

	private MigrationsBuilder builder(TestDatabase database) {
		return Migrations.on(database.dataSource())
			.locations(this.folder.location())
			.configuration(this.configuration)
			.sideDataSource(database.dataSource());
	}

	/**
	 * A precaution that cannot be taken.
	 */
	private static final class FullDisk implements Precaution {

		@Override
		public void take(Prospect prospect) {
			throw new IllegalStateException("the disk is full");
		}

		@Override
		public String description() {
			return "a backup";
		}

	}

}
