package io.migrate;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import io.migrate.dialect.postgresql.PostgresDialect;
import io.migrate.graph.Target;
import io.migrate.session.ScratchDatabases;
import io.migrate.session.StatementFailedException;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.OpenTransaction;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.Schemas;
import io.migrate.testing.StatementCounter;
import io.migrate.testing.TestDatabase;
import io.migrate.verify.Drift;
import io.migrate.verify.Drift.State;
import io.migrate.verify.Finding;
import io.migrate.verify.InvalidFingerprintsException;
import io.migrate.verify.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@PostgresTest
@EveryMajor
class VerifierTests {

	@TempDir
	private Path folder;

	@Test
	void anUntouchedDatabaseIsAsItShouldBe(TestDatabase database) {
		RevisionFolder revisions = new RevisionFolder(this.folder.resolve("revisions"));
		revisions.revision("a1b2", "", "CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL UNIQUE);",
				"DROP TABLE users;");
		Migrations migrations = migrations(database);
		migrations.upgrade(Target.HEAD);
		Verification verification = migrations.verifier().verify();
		assertThat(verification.findings()).isEmpty();
	}

	private Migrations migrations(TestDatabase database) {
		return on(database.dataSource(), database);
	}

	private Migrations on(DataSource dataSource, TestDatabase database) {
		return on(dataSource, Scratch.onServer(database.url(),
				(url) -> new DriverManagerDataSource(url, database.user(), database.password())));
	}

	private Migrations on(DataSource dataSource, ScratchDatabases scratch) {
		return Migrations.on(dataSource)
			.locations("file:" + this.folder.resolve("revisions"))
			.fingerprints("file:" + this.folder.resolve("fingerprints.txt"))
			.scratch(scratch)
			.build();
	}

	@Test
	void whatIsMissingAlteredAndForeignIsNamed(TestDatabase database) {
		RevisionFolder revisions = new RevisionFolder(this.folder.resolve("revisions"));
		revisions.revision("a1b2", "",
				"CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL, name varchar(20));",
				"DROP TABLE users;");
		Migrations migrations = migrations(database);
		migrations.upgrade(Target.HEAD);
		database.client()
			.sql("ALTER TABLE users DROP email, ALTER name TYPE varchar(30); CREATE TABLE other (id int)")
			.update();
		assertThat(lines(migrations)).containsExactly("foreign: table public.other",
				"missing: column public.users.email",
				"altered: column public.users.name (type is character varying(30), expected character varying(20))");
	}

	private static List<String> lines(Migrations migrations) {
		return migrations.verifier().verify().findings().stream().map(Finding::toString).toList();
	}

	@Test
	void fingerprintsTellWhetherASchemaHasDrifted(TestDatabase database) throws IOException {
		RevisionFolder revisions = new RevisionFolder(this.folder.resolve("revisions"));
		revisions.revision("a1b2", "",
				"CREATE TABLE users (id bigint PRIMARY KEY, kind varchar(5) CHECK (kind IN ('a', 'b')));",
				"DROP TABLE users;");
		revisions.revision("b2c3", "a1b2", "ALTER TABLE users ADD email text;", "ALTER TABLE users DROP email;");
		migrations(database).upgrade(Target.parse("a1b2"));
		assertThat(migrations(database).verifier().drift().state()).isEqualTo(State.UNKNOWN);
		Files.writeString(this.folder.resolve("fingerprints.txt"),
				migrations(database).verifier().fingerprints().text());
		assertThat(migrations(database).verifier().drift()).isEqualTo(Drift.NONE);
		migrations(database).upgrade(Target.HEAD);
		assertThat(migrations(database).verifier().drift()).isEqualTo(Drift.NONE);
		database.client().sql(new PostgresDialect().scratchSql().reprint()).update();
		assertThat(migrations(database).verifier().drift()).isEqualTo(Drift.NONE);
		database.client().sql("ALTER TABLE users ALTER email SET STATISTICS 7").update();
		assertThat(migrations(database).verifier().drift()).isEqualTo(Drift.DRIFTED);
	}

	@Test
	void fingerprintsOfOtherRevisionsSayNothing(TestDatabase database) throws IOException {
		RevisionFolder revisions = new RevisionFolder(this.folder.resolve("revisions"));
		revisions.table("a1b2", "");
		Files.writeString(this.folder.resolve("fingerprints.txt"),
				migrations(database).verifier().fingerprints().text());
		revisions.revision("a1b2", "", "CREATE TABLE a1b2 (id int);", "DROP TABLE a1b2;");
		migrations(database).upgrade(Target.HEAD);
		assertThat(migrations(database).verifier().drift().reason()).contains("no fingerprint of what is applied");
	}

	@Test
	void nobodyKnowsWhetherASchemaHasDriftedThatSomebodyLocks(TestDatabase database) throws Exception {
		new RevisionFolder(this.folder.resolve("revisions")).revision("a1b2", "",
				"CREATE TABLE users (id int); CREATE VIEW ids AS SELECT id FROM users;", "DROP TABLE users CASCADE;");
		migrations(database).upgrade(Target.HEAD);
		migrations(database).verifier().writeFingerprints(this.folder.resolve("fingerprints.txt"));
		try (OpenTransaction other = new OpenTransaction(database, "LOCK TABLE ids")) {
			assertThat(migrations(database).verifier().drift().reason()).contains("holds a lock");
			other.end();
		}
		assertThat(migrations(database).verifier().drift()).isEqualTo(Drift.NONE);
	}

	@Test
	void everyStateOnTheWayToSeveralHeadsHasAFingerprint(TestDatabase database) throws IOException {
		RevisionFolder revisions = new RevisionFolder(this.folder.resolve("revisions"));
		revisions.table("aaaa", "").table("bbbb", "aaaa").table("cccc", "aaaa").table("dddd", "cccc");
		Files.writeString(this.folder.resolve("fingerprints.txt"),
				migrations(database).verifier().fingerprints().text());
		for (String target : List.of("dddd", "base", "aaaa", "bbbb", "heads")) {
			migrations(database).downgrade(Target.BASE);
			if (!target.equals("base")) {
				migrations(database).upgrade(Target.parse(target));
			}
			assertThat(migrations(database).verifier().drift().state()).as(target).isNotEqualTo(State.DRIFTED);
			assertThat(migrations(database).verifier().drift().state() == State.NONE).as(target)
				.isEqualTo(!target.equals("base"));
		}
	}

	@Test
	void fingerprintsAreTheSameInEveryProcess(TestDatabase database) throws IOException {
		new RevisionFolder(this.folder.resolve("revisions")).table("a1b2", "");
		Path file = this.folder.resolve("fingerprints.txt");
		assertThat(migrations(database).verifier().writeFingerprints(file)).isTrue();
		assertThat(Files.readString(file)).contains(" 50d7aa39a7c6ce12 ");
		assertThat(migrations(database).verifier().writeFingerprints(file)).isFalse();
	}

	@Test
	void aFileOfFingerprintsIsWrittenAnewWhateverAMergeLeftInIt(TestDatabase database) throws IOException {
		new RevisionFolder(this.folder.resolve("revisions")).table("a1b2", "");
		Path file = this.folder.resolve("fingerprints.txt");
		migrations(database).verifier().writeFingerprints(file);
		String line = Files.readAllLines(file).get(2);
		String other = "9" + line.substring(line.indexOf(' '));
		Files.writeString(file, "<<<<<<< ours\n" + line + "\n=======\n" + other + "\n>>>>>>> (add a1b2)\n");
		assertThatExceptionOfType(InvalidFingerprintsException.class)
			.isThrownBy(() -> migrations(database).verifier().drift())
			.withMessageContaining("fingerprints.txt:1")
			.withMessageContaining("fingerprints.txt:3")
			.withMessageContaining("fingerprints.txt:5");
		assertThat(migrations(database).verifier().writeFingerprints(file)).isTrue();
		assertThat(Files.readAllLines(file)).hasSize(4).contains(line, other);
	}

	@Test
	void whatOthersApplyMeanwhileIsNoDrift(TestDatabase database) {
		new RevisionFolder(this.folder.resolve("revisions")).table("a1b2", "").table("b2c3", "a1b2");
		Migrations others = migrations(database);
		others.verifier().writeFingerprints(this.folder.resolve("fingerprints.txt"));
		for (int statement = 1; statement <= 4; statement++) {
			others.upgrade(Target.parse("a1b2"));
			DataSource disturbed = before(statement, database, () -> others.upgrade(Target.HEAD));
			Drift drift = on(disturbed, database).verifier().drift();
			assertThat(drift).as("Before statement " + statement).isEqualTo(Drift.NONE);
			others.downgrade(Target.BASE);
		}
	}

	private static DataSource before(int statement, TestDatabase database, Runnable work) {
		AtomicInteger open = new AtomicInteger(statement);
		return new DelegatingDataSource(database.dataSource()) {
			@Override
			public Connection getConnection() throws SQLException {
				Connection connection = super.getConnection();
				return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(),
						new Class<?>[] { Connection.class }, (proxy, method, arguments) -> {
							if (method.getName().endsWith("Statement") && open.decrementAndGet() == 0) {
								work.run();
							}
							return method.invoke(connection, arguments);
						});
			}
		};
	}

	@Test
	void nobodyKnowsAboutDriftWhereTheHistoryIsNotThatOfTheCode(TestDatabase database) {
		RevisionFolder revisions = new RevisionFolder(this.folder.resolve("revisions")).table("a1b2", "");
		migrations(database).upgrade(Target.HEAD);
		revisions.revision("a1b2", "", "CREATE TABLE a1b2 (id int);", "DROP TABLE a1b2;");
		migrations(database).verifier().writeFingerprints(this.folder.resolve("fingerprints.txt"));
		assertThat(migrations(database).verifier().drift())
			.isEqualTo(Drift.unknown("the history of the database is not that of this code"));
	}

	@Test
	void aLookAtDriftReadsTheHistoryAndTheCatalogOnce(TestDatabase database) throws IOException {
		new RevisionFolder(this.folder.resolve("revisions")).table("a1b2", "");
		migrations(database).upgrade(Target.HEAD);
		migrations(database).verifier().writeFingerprints(this.folder.resolve("fingerprints.txt"));
		try (StatementCounter counter = new StatementCounter(database)) {
			assertThat(on(counter.dataSource(), database).verifier().drift()).isEqualTo(Drift.NONE);
			List<String> statements = counter.statements();
			assertThat(statements).filteredOn((statement) -> statement.startsWith("SELECT id,")).hasSize(1);
			assertThat(statements).filteredOn((statement) -> statement.startsWith("BEGIN")).hasSize(1);
			assertThat(counter.connections()).isEqualTo(1);
		}
	}

	@Test
	void aDatabaseThatIsGivenWillDoForWhatCannotShareATransaction(TestDatabase database) {
		new RevisionFolder(this.folder.resolve("revisions")).revision("a1b2", "", """
				CREATE TYPE mood AS ENUM ('sad');
				CREATE TABLE users (id bigint PRIMARY KEY, mood mood);
				CREATE ROLE nobody_%s;""".formatted(database.name()), "DROP TABLE users; DROP TYPE mood;")
			.revision("b2c3", "a1b2", """
					CREATE INDEX CONCURRENTLY users_mood ON users (mood);
					REINDEX INDEX CONCURRENTLY users_mood;
					VACUUM users;
					ALTER TYPE mood ADD VALUE 'happy';""", "DROP INDEX users_mood;");
		migrations(database).upgrade(Target.HEAD);
		try (TestDatabase given = TestDatabase.create()) {
			Migrations migrations = on(database.dataSource(), Scratch.within(given.dataSource()));
			assertThat(migrations.verifier().verify()).isEqualTo(new Verification(List.of(), List.of(), List.of()));
			database.client().sql("DROP INDEX users_mood").update();
			assertThat(lines(migrations)).containsExactly("missing: index users_mood of public.users");
			assertThat(Schemas.read(given).tables()).isEmpty();
		}
		finally {
			database.client().sql("DROP ROLE nobody_" + database.name()).update();
		}
	}

	@Test
	void aDatabaseThatIsGivenTakesNewValuesOfAnEnumForUsedFromVersion17On(TestDatabase database) {
		new RevisionFolder(this.folder.resolve("revisions"))
			.revision("a1b2", "", "CREATE TYPE mood AS ENUM ('sad'); CREATE TABLE users (mood mood);",
					"DROP TABLE users; DROP TYPE mood;")
			.revision("b2c3", "a1b2", "ALTER TYPE mood ADD VALUE 'happy';", "SELECT 1;")
			.revision("c3d4", "b2c3", "ALTER TABLE users ADD CHECK (mood <> 'happy');", "SELECT 1;");
		migrations(database).upgrade(Target.HEAD);
		try (TestDatabase given = TestDatabase.create()) {
			Verifier verifier = on(database.dataSource(), Scratch.within(given.dataSource())).verifier();
			if (database.serverMajor() >= 17) {
				assertThat(verifier.verify().findings()).isEmpty();
			}
			else {
				assertThatExceptionOfType(StatementFailedException.class).isThrownBy(verifier::verify)
					.withMessageContaining("unsafe use of new value");
			}
		}
	}

}
