package io.migrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.migrate.graph.Target;
import io.migrate.revision.SourceFolders;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import io.migrate.verify.Finding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@PostgresTest
@EveryMajor
class RepairTests {

	@TempDir
	private Path folder;

	private final TestDatabase database;

	RepairTests(TestDatabase database) {
		this.database = database;
	}

	@BeforeEach
	void makeUsers() {
		this.database.client().sql("DROP SCHEMA public CASCADE; CREATE SCHEMA public").update();
		new RevisionFolder(this.folder).revision("a1b2", "", """
				CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL, name varchar(20) DEFAULT 'x',
				    kind varchar(5) CONSTRAINT kinds CHECK (kind IN ('a', 'b')));
				CREATE INDEX users_name ON users (name);""", "DROP TABLE users;");
		migrations(this.database).upgrade(Target.HEAD);
	}

	private Migrations migrations(TestDatabase to) {
		return Migrations.on(to.dataSource())
			.locations("file:" + this.folder)
			.scratch(Scratch.onServer(to.url(), (url) -> new DriverManagerDataSource(url, to.user(), to.password())))
			.build();
	}

	private List<Path> repair(RepairChoice choice) {
		return draft(choice).files();
	}

	private DraftedRepair draft(RepairChoice choice) {
		return migrations(this.database).drafts()
			.repair(RevisionDraft.of("repair").withId("b2c3"), choice, new SourceFolders(this.folder, null));
	}

	private List<String> findings(TestDatabase of) {
		return migrations(of).verifier().verify().findings().stream().map(Finding::toString).toList();
	}

	private void change(String sql) {
		this.database.client().sql(sql).update();
	}

	@Test
	void whereNothingIsWrongThereIsNoFile() {
		assertThat(repair(RepairChoice.BRING_BACK)).isEmpty();
	}

	@Test
	void whatUsesAColumnThatIsTooMuchGoesBeforeIt() throws IOException {
		change("ALTER TABLE users ADD added int, ENABLE ROW LEVEL SECURITY;"
				+ " CREATE POLICY of_added ON users USING (added > 0);"
				+ " CREATE RULE by_added AS ON DELETE TO users WHERE old.added > 0 DO INSTEAD NOTHING;"
				+ " CREATE STATISTICS with_added ON added, name FROM users");
		Path draft = repair(RepairChoice.BRING_BACK).get(0);
		assertThat(draft).content().contains("DISABLE ROW LEVEL SECURITY").doesNotContain("DROP");
		Files.delete(draft);
		assertThat(repair(RepairChoice.BRING_BACK.withDrop())).hasSize(1);
		migrations(this.database).upgrade(Target.HEAD);
		assertThat(findings(this.database)).isEmpty();
	}

	@Test
	void ofAValueThatIsTooMuchIsSaidThatItStays() {
		new RevisionFolder(this.folder).revision("a1b3", "a1b2", "CREATE TYPE mood AS ENUM ('sad', 'glad');",
				"DROP TYPE mood;");
		migrations(this.database).upgrade(Target.HEAD);
		change("ALTER TYPE mood ADD VALUE 'so so' BEFORE 'glad'");
		DraftedRepair repair = draft(RepairChoice.BRING_BACK);
		assertThat(repair.files()).isEmpty();
		assertThat(repair.left()).containsExactly(
				"enum public.mood: its values stay [sad, so so, glad]; '--drop' makes it anew with [sad, glad]");
		assertThat(draft(RepairChoice.BRING_BACK.withDrop()).left()).isEmpty();
		migrations(this.database).upgrade(Target.HEAD);
		assertThat(findings(this.database)).isEmpty();
	}

	@Test
	void whatIsMissingAndAlteredComesBackAndWhatIsTooMuchStays() throws IOException {
		change("ALTER TABLE users DROP email, ALTER name DROP DEFAULT, ADD added int, DROP CONSTRAINT kinds;"
				+ " DROP INDEX users_name; ALTER TABLE users SET (fillfactor = 50)");
		List<Path> files = repair(RepairChoice.BRING_BACK);
		assertThat(files).hasSize(2);
		assertThat(Files.readString(files.get(0))).contains("ADD COLUMN IF NOT EXISTS email")
			.contains("Nothing has to be taken back")
			.doesNotContain("added");
		migrations(this.database).upgrade(Target.HEAD);
		assertThat(findings(this.database)).containsExactly("foreign: column public.users.added");
	}

	@Test
	void aRepairDoesNothingOnAnotherDatabase(TestDatabase other) {
		change("ALTER TABLE users DROP email, DROP CONSTRAINT kinds");
		repair(RepairChoice.BRING_BACK);
		migrations(other).upgrade(Target.HEAD);
		migrations(this.database).upgrade(Target.HEAD);
		assertThat(findings(other)).isEmpty();
		assertThat(findings(this.database)).isEmpty();
		migrations(other).downgrade(Target.BASE);
	}

	@Test
	void whatIsTooMuchIsTakenAwayWhenThatIsAskedFor() {
		change("ALTER TABLE users ADD added int; CREATE TABLE other (id int)");
		assertThat(repair(RepairChoice.BRING_BACK)).isEmpty();
		assertThat(repair(RepairChoice.BRING_BACK.withDrop())).hasSize(1);
		migrations(this.database).upgrade(Target.HEAD);
		assertThat(findings(this.database)).isEmpty();
	}

	@Test
	void theRevisionsCanFollowTheDatabase(TestDatabase other) {
		change("ALTER TABLE users ADD added int, ALTER name TYPE varchar(30), DROP email; CREATE TABLE other (id int);"
				+ " ALTER TABLE users SET (fillfactor = 50)");
		repair(RepairChoice.ACCEPT);
		migrations(this.database).upgrade(Target.HEAD);
		migrations(other).upgrade(Target.HEAD);
		assertThat(findings(this.database)).containsExactly("missing: column public.users.email");
		assertThat(findings(other)).isEmpty();
		migrations(other).downgrade(Target.parse("a1b2"));
		assertThat(findings(other)).isEmpty();
	}

	@Test
	void whatBecomesAPartAgainKeepsTheIndexesThatItHas() throws IOException {
		new RevisionFolder(this.folder).revision("a1b3", "a1b2", """
				CREATE TABLE events (id bigint PRIMARY KEY) PARTITION BY RANGE (id);
				CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (1) TO (10);""", "DROP TABLE events;");
		migrations(this.database).upgrade(Target.HEAD);
		change("ALTER TABLE events DETACH PARTITION events_1");
		assertThat(Files.readString(repair(RepairChoice.BRING_BACK).get(0))).contains("ATTACH PARTITION")
			.doesNotContain("CREATE UNIQUE INDEX");
		migrations(this.database).upgrade(Target.HEAD);
		assertThat(findings(this.database)).isEmpty();
	}

	@Test
	void whatIsLikeOurOwnQuotesDoesNotEndThem() {
		new RevisionFolder(this.folder).revision("a1b3", "a1b2",
				"ALTER TABLE users ADD CONSTRAINT odd CHECK (email <> '$migrate$ '' $_migrate$');",
				"ALTER TABLE users DROP CONSTRAINT odd;");
		migrations(this.database).upgrade(Target.HEAD);
		change("ALTER TABLE users DROP CONSTRAINT odd");
		repair(RepairChoice.BRING_BACK);
		migrations(this.database).upgrade(Target.HEAD);
		assertThat(findings(this.database)).isEmpty();
	}

	@Test
	void aDatabaseBelowTheHeadIsNotRepaired() {
		new RevisionFolder(this.folder).table("c3d4", "a1b2");
		assertThatExceptionOfType(NotAtHeadException.class).isThrownBy(() -> repair(RepairChoice.BRING_BACK));
	}

}
