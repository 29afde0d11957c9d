package io.migrate;

import java.nio.file.Path;
import java.util.List;

import io.migrate.graph.Target;
import io.migrate.session.ScratchDatabases;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import io.migrate.verify.RoundTrip;
import io.migrate.verify.RoundTrip.Outcome;
import io.migrate.verify.RoundTrips;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@PostgresTest
@EveryMajor
class VerifiedRoundTripTests {

	private static final String USERS = "CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL UNIQUE,"
			+ " nick varchar(20) DEFAULT 'none', CONSTRAINT users_nick_check CHECK (nick IN ('a', 'none')));";

	@TempDir
	private Path folder;

	private RevisionFolder revisions;

	private TestDatabase database;

	@BeforeEach
	void tableOfUsers(TestDatabase database) {
		this.database = database;
		this.revisions = new RevisionFolder(this.folder).revision("a1b2", "", USERS, "DROP TABLE users;");
	}

	@Test
	void aRevisionThatCanBeTakenBackIsClean() {
		this.revisions.revision("b2c3", "a1b2", "CREATE INDEX users_nick_idx ON users (nick);",
				"DROP INDEX users_nick_idx;");
		RoundTrips trips = roundTrips();
		assertThat(trips.trips()).extracting((trip) -> trip.id().value(), RoundTrip::outcome)
			.containsExactly(tuple("a1b2", Outcome.RETURNED), tuple("b2c3", Outcome.RETURNED));
		assertThat(trips.trips()).flatExtracting(RoundTrip::faults).isEmpty();
		assertThat(trips.trips()).flatExtracting(RoundTrip::losses).isEmpty();
		assertThat(trips.trips()).flatExtracting(RoundTrip::warnings).isEmpty();
		assertThat(trips.unfilled()).isEmpty();
		assertThat(trips.isClean()).isTrue();
	}

	private RoundTrips roundTrips(String... targets) {
		return roundTrips(
				Scratch.onServer(this.database.url(),
						(url) -> new DriverManagerDataSource(url, this.database.user(), this.database.password())),
				targets);
	}

	private RoundTrips roundTrips(ScratchDatabases scratch, String... targets) {
		return Migrations.on(this.database.dataSource())
			.locations(this.revisions.location())
			.scratch(scratch)
			.build()
			.verifier()
			.roundTrip(List.of(targets).stream().map(Target::parse).toList());
	}

	@Test
	void whatADowngradeForgetsIsLeftBehind() {
		this.revisions.revision("b2c3", "a1b2",
				"CREATE TYPE mood AS ENUM ('ok'); CREATE SEQUENCE tickets; CREATE INDEX users_nick_idx ON users (nick);",
				"SELECT 1;");
		RoundTrip trip = last(roundTrips());
		assertThat(trip.outcome()).isEqualTo(Outcome.FAILED);
		assertThat(trip.faults().subList(0, 3)).containsExactly("the downgrade leaves behind enum public.mood",
				"the downgrade leaves behind sequence public.tickets",
				"the downgrade leaves behind index users_nick_idx of public.users");
		assertThat(trip.faults().get(3)).startsWith("the second upgrade fails: ")
			.contains("b2c3.sql:7:1")
			.contains("type \"mood\" already exists");
	}

	private static RoundTrip last(RoundTrips trips) {
		return trips.trips().get(trips.trips().size() - 1);
	}

	@Test
	void whatADowngradeDropsTooMuchIsLost() {
		this.revisions.revision("b2c3", "a1b2", "ALTER TABLE users ADD age int;",
				"ALTER TABLE users DROP age, DROP nick;");
		RoundTrip trip = last(roundTrips());
		assertThat(trip.outcome()).isEqualTo(Outcome.STRAYED);
		assertThat(trip.faults()).contains("the downgrade loses column public.users.nick",
				"the downgrade loses constraint users_nick_check of public.users",
				"the second upgrade does not make column public.users.nick");
	}

	@Test
	void whatComesBackOtherwiseIsToldWithBothForms() {
		this.revisions.revision("b2c3", "a1b2", "ALTER TABLE users ALTER nick SET DEFAULT 'a';",
				"ALTER TABLE users ALTER nick DROP DEFAULT;");
		assertThat(last(roundTrips()).faults()).containsExactly("the downgrade brings back otherwise column"
				+ " public.users.nick (no default, expected 'none'::character varying)");
	}

	@Test
	void aCheckThatIsMadeAnewFromItsPrintIsTheSame() {
		this.revisions.revision("b2c3", "a1b2", "ALTER TABLE users DROP CONSTRAINT users_nick_check;",
				"ALTER TABLE users ADD CONSTRAINT users_nick_check CHECK (((nick)::text = ANY"
						+ " ((ARRAY['a'::character varying, 'none'::character varying])::text[])));");
		RoundTrips trips = roundTrips();
		assertThat(last(trips).faults()).isEmpty();
		assertThat(trips.isClean()).isTrue();
	}

	@Test
	void aDowngradeThatFailsDoesNotKeepTheNextFromBeingTried() {
		this.revisions.revision("b2c3", "a1b2", "ALTER TABLE users ADD age int;", "DROP TABLE nothing;");
		this.revisions.revision("c3d4", "b2c3", "ALTER TABLE users ADD shoe int;", "ALTER TABLE users DROP shoe;");
		List<RoundTrip> trips = roundTrips().trips();
		assertThat(trips).extracting(RoundTrip::outcome)
			.containsExactly(Outcome.RETURNED, Outcome.FAILED, Outcome.RETURNED);
		assertThat(trips.get(1).faults()).hasSize(1);
		assertThat(trips.get(1).faults().get(0)).startsWith("the downgrade fails: ")
			.contains("b2c3.sql:10:1:")
			.contains("table \"nothing\" does not exist");
		assertThat(trips.get(1).warnings()).isEmpty();
	}

	@Test
	void whatStandsOnAnUpgradeThatFailsIsNotTried() {
		this.revisions.revision("b2c3", "a1b2", "ALTER TABLE users ADD age nonsense;", "SELECT 1;");
		this.revisions.table("c3d4", "b2c3");
		List<RoundTrip> trips = roundTrips().trips();
		assertThat(trips).extracting(RoundTrip::outcome)
			.containsExactly(Outcome.RETURNED, Outcome.FAILED, Outcome.UNREACHED);
		assertThat(trips.get(1).faults().get(0)).startsWith("the upgrade fails: ").contains("nonsense");
	}

	@Test
	void anIrreversibleRevisionIsListedWithItsReason() {
		this.revisions.file("b2c3.sql", """
				-- drop nick
				--
				-- Revision ID: b2c3
				-- Revises: a1b2

				-- migrate:upgrade
				ALTER TABLE users DROP nick;

				-- migrate:irreversible nobody needs it
				""");
		this.revisions.revision("c3d4", "b2c3", "ALTER TABLE users ADD age int;", "ALTER TABLE users DROP age;");
		RoundTrips trips = roundTrips();
		assertThat(trips.isClean()).isTrue();
		assertThat(trips.irreversible()).extracting((trip) -> trip.id().value(), RoundTrip::irreversible)
			.containsExactly(tuple("b2c3", "nobody needs it"));
		assertThat(last(trips).outcome()).isEqualTo(Outcome.RETURNED);
	}

	@Test
	void whatADroppedColumnHeldIsALossAndNoFault() {
		this.revisions.revision("b2c3", "a1b2", "ALTER TABLE users DROP nick;",
				"ALTER TABLE users ADD nick varchar(20) DEFAULT 'none',"
						+ " ADD CONSTRAINT users_nick_check CHECK (nick IN ('a', 'none')); UPDATE users SET nick = NULL;");
		RoundTrips trips = roundTrips();
		assertThat(last(trips).losses()).containsExactly("column public.users.nick held 3 values, all are null now");
		assertThat(trips.isClean()).isTrue();
	}

	@Test
	void rowsThatADowngradeTakesAwayAreALoss() {
		this.revisions.revision("b2c3", "a1b2", "ALTER TABLE users ADD age int;",
				"ALTER TABLE users DROP age; DELETE FROM users WHERE nick IS NOT NULL;");
		assertThat(last(roundTrips()).losses()).containsExactly("table public.users held 4 rows, and now 1 row");
	}

	@Test
	void whatARenameMovesThereAndBackIsKept() {
		this.revisions.revision("b2c3", "a1b2",
				"ALTER TABLE users RENAME nick TO name; ALTER TABLE users RENAME TO people;",
				"ALTER TABLE people RENAME TO users; ALTER TABLE users RENAME name TO nick;");
		RoundTrip trip = last(roundTrips());
		assertThat(trip.outcome()).isEqualTo(Outcome.RETURNED);
		assertThat(trip.losses()).isEmpty();
	}

	@Test
	void anUpgradeThatFailsOnlyWhereThereAreRowsIsAWarning() {
		this.revisions.revision("b2c3", "a1b2", "ALTER TABLE users ADD age int NOT NULL;",
				"ALTER TABLE users DROP age;");
		RoundTrips trips = roundTrips();
		assertThat(trips.isClean()).isTrue();
		assertThat(last(trips).warnings()).hasSize(1);
		assertThat(last(trips).warnings().get(0)).startsWith("the upgrade fails on tables with rows: ")
			.contains("column \"age\" of relation \"users\" contains null values");
	}

	@Test
	void anUpgradeThatFailsOnValuesAtTheLimitsOnlySaysSo() {
		this.revisions.revision("b2c3", "a1b2", "ALTER TABLE users ALTER id TYPE int;",
				"ALTER TABLE users ALTER id TYPE bigint;");
		RoundTrips trips = roundTrips();
		assertThat(trips.isClean()).isTrue();
		assertThat(last(trips).warnings()).hasSize(1);
		assertThat(last(trips).warnings().get(0)).startsWith("the upgrade fails on extreme values: ")
			.contains("out of range");
	}

	@Test
	void rowsThatRevisionsBringAreThereForTheNext() {
		this.revisions.revision("b2c3", "a1b2",
				"CREATE TABLE role (name text PRIMARY KEY); INSERT INTO role VALUES ('admin');", "DROP TABLE role;");
		this.revisions.revision("c3d4", "b2c3",
				"DO $$ BEGIN IF (SELECT count(*) FROM role) <> 1 THEN RAISE 'no role'; END IF; END $$;", "SELECT 1;");
		assertThat(roundTrips().trips()).extracting(RoundTrip::outcome).containsOnly(Outcome.RETURNED);
	}

	@Test
	void onlyTheRevisionsThatAreNamedMakeTheTrip() {
		this.revisions.revision("b2c3", "a1b2", "ALTER TABLE users ADD age int;", "SELECT 1;");
		this.revisions.revision("c3d4", "b2c3", "ALTER TABLE users ADD shoe int;", "ALTER TABLE users DROP shoe;");
		this.revisions.table("d4e5", "c3d4");
		assertThat(roundTrips("c3d4").trips()).extracting((trip) -> trip.id().value(), RoundTrip::outcome)
			.containsExactly(tuple("c3d4", Outcome.RETURNED));
	}

	@Test
	void aDatabaseThatIsGivenServesAsWell() {
		this.revisions.revision("b2c3", "a1b2", "CREATE INDEX CONCURRENTLY users_nick_idx ON users (nick);",
				"DROP INDEX CONCURRENTLY users_nick_idx;");
		this.revisions.revision("c3d4", "b2c3", "ALTER TABLE users ADD age int NOT NULL;", "DROP TABLE nothing;");
		this.revisions.revision("d4e5", "c3d4", "ALTER TABLE users DROP nick;",
				"ALTER TABLE users ADD nick varchar(20);");
		try (TestDatabase given = TestDatabase.create()) {
			List<RoundTrip> trips = roundTrips(Scratch.within(given.dataSource())).trips();
			assertThat(trips).extracting(RoundTrip::outcome)
				.containsExactly(Outcome.RETURNED, Outcome.RETURNED, Outcome.FAILED, Outcome.STRAYED);
			assertThat(trips.get(2).warnings().get(0)).startsWith("the upgrade fails on tables with rows");
			assertThat(trips.get(3).losses())
				.containsExactly("column public.users.nick held 3 values, all are null now");
		}
	}

	@Test
	void mergesAndPlainStatementsOutsideATransactionMakeTheTrip() {
		this.revisions.revision("b2c3", "a1b2", "CREATE INDEX CONCURRENTLY users_nick_idx ON users (nick);",
				"DROP INDEX CONCURRENTLY users_nick_idx;");
		this.revisions.table("b2c4", "a1b2");
		this.revisions.revision("c3d4", "b2c3, b2c4", "", "");
		assertThat(roundTrips().trips()).hasSize(4).extracting(RoundTrip::outcome).containsOnly(Outcome.RETURNED);
	}

}
