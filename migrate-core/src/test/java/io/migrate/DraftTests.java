package io.migrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

import io.migrate.autogenerate.DesiredSchema;
import io.migrate.autogenerate.DesiredState;
import io.migrate.diff.Change;
import io.migrate.diff.DiffScope;
import io.migrate.diff.RenameHints;
import io.migrate.diff.Stage;
import io.migrate.graph.Target;
import io.migrate.operation.DropTable;
import io.migrate.revision.InvalidDraftException;
import io.migrate.revision.SourceFolders;
import io.migrate.schema.SchemaFilter;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.Schemas;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The loop: compare with what is wanted, draft, upgrade, and nothing differs. What is
 * wanted is what another database has.
 */
@EveryMajor
@PostgresTest
class DraftTests {

	private static final Target HEAD = Target.parse("head");

	private static final String USERS = "CREATE TABLE users (id bigint PRIMARY KEY, name varchar(50), age integer);";

	private final TestDatabase wanted;

	private TestDatabase database;

	private RevisionFolder folder;

	DraftTests(TestDatabase wanted) {
		this.wanted = wanted;
	}

	@BeforeEach
	void begin(TestDatabase database, @TempDir Path path) {
		this.database = database;
		this.folder = new RevisionFolder(path).revision("aaaa", "", USERS, "DROP TABLE users;");
		want("DROP SCHEMA public CASCADE; CREATE SCHEMA public; " + USERS);
		migrations().upgrade(HEAD);
	}

	private Migrations migrations() {
		return builder().build();
	}

	private MigrationsBuilder builder() {
		return Migrations.on(this.database.dataSource())
			.locations(this.folder.location())
			.desired(desired(RenameHints.NONE))
			.clock(Clock.fixed(Instant.parse("2025-11-03T14:05:47Z"), ZoneOffset.UTC));
	}

	private DesiredSchema desired(RenameHints renames) {
		return (connection) -> new DesiredState(Schemas.read(this.wanted), DiffScope.EVERYTHING, true, renames,
				List.of());
	}

	private List<Path> draft() {
		return draft(RenameHints.NONE);
	}

	private List<Path> draft(RenameHints renames) {
		return migrations().drafts().draft(RevisionDraft.of("take over"), renames, folders()).files();
	}

	private SourceFolders folders() {
		return new SourceFolders(this.folder.path(), null);
	}

	private void want(String sql) {
		this.wanted.client().sql(sql).update();
	}

	private List<String> contents(List<Path> files) throws IOException {
		try (Stream<Path> paths = files.stream()) {
			return paths.map(DraftTests::read).toList();
		}
	}

	private static String read(Path file) {
		try {
			String text = Files.readString(file);
			return text.substring(text.indexOf("-- migrate:upgrade"));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void nothingDiffersAndNoFileIsWritten() {
		assertThat(migrations().drafts().compare(RenameHints.NONE).isEmpty()).isTrue();
		assertThat(draft()).isEmpty();
		assertThat(this.folder.path()).isDirectoryContaining((file) -> file.endsWith("aaaa.sql"));
		assertThat(this.folder.path().toFile().list()).hasSize(1);
	}

	@Test
	void aNewColumnBecomesAFileThatIsAppliedAndTakenBack() throws IOException {
		want("ALTER TABLE users ADD COLUMN email text");
		List<Path> files = draft();
		assertThat(contents(files)).containsExactly("""
				-- migrate:upgrade
				ALTER TABLE public.users ADD COLUMN email text;

				-- migrate:downgrade
				ALTER TABLE public.users DROP COLUMN email;
				""");
		migrations().upgrade(HEAD);
		assertThat(migrations().drafts().compare(RenameHints.NONE).isEmpty()).isTrue();
		migrations().downgrade(Target.parse("aaaa"));
		assertThat(Schemas.table(Schemas.read(this.database), "public.users").column("email")).isNull();
	}

	@Test
	void theHeaderHasMessageParentAndDate() throws IOException {
		want("CREATE TABLE documents (id bigint)");
		Path file = migrations().drafts()
			.draft(RevisionDraft.of("add documents").withId("bbbb"), RenameHints.NONE, folders())
			.files()
			.get(0);
		assertThat(file.getFileName()).hasToString("20251103_1405_bbbb_add_documents.sql");
		assertThat(Files.readString(file)).startsWith("""
				-- add documents
				--
				-- Revision ID:   bbbb
				-- Revises:       aaaa
				-- Create Date:   2025-11-03T14:05:47Z

				-- migrate:upgrade
				""");
	}

	@Test
	void constraintsAreCheckedInASecondFile() throws IOException {
		want("ALTER TABLE users ADD CONSTRAINT users_age_check CHECK (age > 0), ALTER COLUMN name SET NOT NULL");
		List<Path> files = draft();
		assertThat(contents(files)).containsExactly(
				"""
						-- migrate:upgrade
						-- Stands for NOT NULL until the next revision has looked at all rows, which it does while others read and write. Fill
						-- what is null before that.
						ALTER TABLE public.users ADD CONSTRAINT users_name_not_null_check CHECK (name IS NOT NULL) NOT VALID;

						-- Holds for rows that are written from now on; those that are there are checked in the next revision.
						ALTER TABLE public.users ADD CONSTRAINT users_age_check CHECK (age > 0) NOT VALID;

						-- migrate:downgrade
						ALTER TABLE public.users DROP CONSTRAINT users_age_check;
						ALTER TABLE public.users DROP CONSTRAINT users_name_not_null_check;
						""",
				"""
						-- migrate:upgrade
						-- Fails where a row does not comply: correct those before. Others can read and write meanwhile.
						ALTER TABLE public.users VALIDATE CONSTRAINT users_name_not_null_check;

						ALTER TABLE public.users VALIDATE CONSTRAINT users_age_check;
						ALTER TABLE public.users ALTER COLUMN name SET NOT NULL;
						ALTER TABLE public.users DROP CONSTRAINT users_name_not_null_check;

						-- migrate:downgrade
						ALTER TABLE public.users ADD CONSTRAINT users_name_not_null_check CHECK (name IS NOT NULL) NOT VALID;
						ALTER TABLE public.users ALTER COLUMN name DROP NOT NULL;
						""");
		assertThat(files.get(1).getFileName().toString()).endsWith("_take_over_validation.sql");
		assertThatTheLoopEnds();
	}

	@Test
	void aNewEnumValueIsCommittedBeforeItIsUsed() throws IOException {
		String type = "CREATE TYPE mood AS ENUM ('low', 'high'); ALTER TABLE users ADD COLUMN mood mood";
		this.folder.revision("bbbb", "aaaa", type + ";", "ALTER TABLE users DROP COLUMN mood; DROP TYPE mood;");
		migrations().upgrade(HEAD);
		want("CREATE TYPE mood AS ENUM ('low', 'mid', 'high'); ALTER TABLE users ADD COLUMN mood mood DEFAULT 'mid'");
		assertThat(contents(draft())).containsExactly("""
				-- migrate:upgrade
				ALTER TYPE public.mood ADD VALUE 'mid' BEFORE 'high';

				-- migrate:irreversible PostgreSQL cannot take the value 'mid' out of the type public.mood
				""", """
				-- migrate:upgrade
				ALTER TABLE public.users ALTER COLUMN mood SET DEFAULT 'mid'::public.mood;

				-- migrate:downgrade
				ALTER TABLE public.users ALTER COLUMN mood DROP DEFAULT;
				""");
		assertThatTheLoopEnds();
	}

	@Test
	void aTypeThatIsMadeAnewTakesRoutinesAndViewsAlongThatNameIt() {
		String use = "; CREATE FUNCTION better(m mood) RETURNS mood LANGUAGE sql AS 'SELECT m';"
				+ " CREATE VIEW best AS SELECT 'high'::mood AS mood;";
		this.folder.revision("bbbb", "aaaa", "CREATE TYPE mood AS ENUM ('low', 'mid', 'high')" + use,
				"DROP VIEW best; DROP FUNCTION better; DROP TYPE mood;");
		migrations().upgrade(HEAD);
		want("CREATE TYPE mood AS ENUM ('low', 'high')" + use);
		draft();
		assertThatTheLoopEnds();
	}

	@Test
	void aKeyIsBuiltBesideTheApplication() throws IOException {
		want("ALTER TABLE users ADD CONSTRAINT users_name_key UNIQUE (name)");
		assertThat(contents(draft())).containsExactly("""
				-- migrate:upgrade
				-- Fails where two rows are the same: look for them before.
				CREATE UNIQUE INDEX CONCURRENTLY users_name_key ON public.users (name);

				ALTER TABLE public.users ADD CONSTRAINT users_name_key UNIQUE USING INDEX users_name_key;

				-- migrate:downgrade
				ALTER TABLE public.users DROP CONSTRAINT users_name_key;
				""");
		assertThatTheLoopEnds();
	}

	@Test
	void eachTypeThatChangesIsSaid() throws IOException {
		want("ALTER TABLE users ALTER COLUMN id TYPE numeric(9), ALTER COLUMN age TYPE bigint");
		assertThat(contents(draft()).get(0)).contains(
				"""
						-- The type changes: each row is written anew, and nobody can read or write the table meanwhile. It fails""",
				"""
						-- The type changes: each row is written anew, as above.
						ALTER TABLE public.users ALTER COLUMN age TYPE bigint;
						""");
		assertThatTheLoopEnds();
	}

	@Test
	void aColumnThatComesBackWithoutValuesIsSaid() throws IOException {
		this.database.client().sql("ALTER TABLE users ADD COLUMN email text NOT NULL").update();
		assertThat(contents(draft()).get(0)).endsWith("""
				-- migrate:downgrade
				-- Fails when the table has rows: add the column without NOT NULL then, and fill it.
				ALTER TABLE public.users ADD COLUMN email text NOT NULL;
				""");
	}

	@Test
	void onlyTheFirstFileNeedsWhatIsToBeDoneBefore() throws IOException {
		want("ALTER TABLE users ADD CONSTRAINT users_age_check CHECK (age > 0)");
		List<Path> files = migrations().drafts()
			.draft(RevisionDraft.of("check ages").withNeeds(List.of("fill-ages")), RenameHints.NONE, folders())
			.files();
		assertThat(files).hasSize(2);
		assertThat(files.get(0)).content().contains("-- Needs population: fill-ages\n");
		assertThat(files.get(1)).content().doesNotContain("Needs population");
	}

	private void assertThatTheLoopEnds() {
		migrations().upgrade(HEAD);
		assertThat(migrations().drafts().compare(RenameHints.NONE).lines()).isEmpty();
		assertThat(draft()).isEmpty();
	}

	@Test
	void aLikelyRenameShowsTheOtherWay() throws IOException {
		want("ALTER TABLE users RENAME COLUMN name TO full_name");
		assertThat(contents(draft())).containsExactly(
				"""
						-- migrate:upgrade
						-- If this is the column name under another name, say so and draft anew with '--rename users.name=users.full_name', or
						-- write in place of this and of what drops name:
						--   ALTER TABLE public.users RENAME COLUMN name TO full_name;
						ALTER TABLE public.users ADD COLUMN full_name varchar(50);

						-- The values of name are lost: the downgrade adds the column again, but without them. Instances of the release before
						-- that still read it fail.
						ALTER TABLE public.users DROP COLUMN name;

						-- migrate:downgrade
						ALTER TABLE public.users ADD COLUMN name varchar(50);
						ALTER TABLE public.users DROP COLUMN full_name;
						""");
	}

	@Test
	void aHintRenames() throws IOException {
		want("ALTER TABLE users RENAME COLUMN name TO full_name");
		RenameHints renames = RenameHints.parse(List.of("users.name=users.full_name"));
		assertThat(contents(draft(renames)).get(0)).contains("""
				ALTER TABLE public.users RENAME COLUMN name TO full_name;

				-- migrate:downgrade
				ALTER TABLE public.users RENAME COLUMN full_name TO name;
				""");
		assertThatTheLoopEnds();
	}

	@Test
	void aHintThatFitsNothingIsAnError() {
		want("ALTER TABLE users ADD COLUMN email text");
		RenameHints renames = RenameHints.parse(List.of("users.nam=users.email"));
		assertThatExceptionOfType(UnusedRenameException.class).isThrownBy(() -> draft(renames))
			.withMessageContaining("users.nam=users.email");
		assertThat(builder().desired(desired(renames)).build().drafts().compare(RenameHints.NONE).lines())
			.containsExactly("column public.users.email is missing");
	}

	@Test
	void aDatabaseBelowTheCodeIsNotCompared() {
		want("ALTER TABLE users ADD COLUMN email text");
		assertThat(draft()).hasSize(1);
		assertThatExceptionOfType(NotAtHeadException.class).isThrownBy(() -> draft())
			.withMessageContaining("The database stands at aaaa")
			.withMessageContaining("take over");
		assertThatExceptionOfType(NotAtHeadException.class)
			.isThrownBy(() -> migrations().drafts().compare(RenameHints.NONE));
	}

	@Test
	void aDatabaseAheadOfTheCodeIsNotCompared() {
		this.folder.table("bbbb", "aaaa");
		migrations().upgrade(HEAD);
		this.folder.delete("bbbb.sql");
		assertThatExceptionOfType(NotAtHeadException.class).isThrownBy(() -> draft())
			.withMessageContaining("ahead of this code")
			.withMessageContaining("bbbb");
	}

	@Test
	void ourTablesAndProtectedOnesStay() {
		this.database.client().sql("CREATE TABLE legacy_orders (id int); CREATE TABLE other (id int)").update();
		MigrationConfiguration configuration = MigrationConfiguration.DEFAULTS.withProtectedTables(List.of("legacy_*"));
		MigrationsBuilder builder = builder().configuration(configuration);
		assertThat(builder.build().drafts().compare(RenameHints.NONE).lines())
			.containsExactly("table public.other is only in the database");
		builder.compared(SchemaFilter.of(List.of(), List.of("oth*")));
		assertThat(builder.build().drafts().compare(RenameHints.NONE).isEmpty()).isTrue();
	}

	@Test
	void withoutAnythingToCompareWithThatIsSaid() {
		Migrations migrations = Migrations.on(this.database.dataSource()).locations(this.folder.location()).build();
		assertThatExceptionOfType(NoDesiredSchemaException.class)
			.isThrownBy(() -> migrations.drafts().compare(RenameHints.NONE));
	}

	@Test
	void aRewriterHasTheLastWord() {
		this.database.client().sql("CREATE TABLE other (id int)").update();
		Migrations migrations = builder()
			.rewriter((stages) -> stages.stream()
				.map((stage) -> new Stage(stage.purpose(), stage.changes().stream().filter(DraftTests::keeps).toList()))
				.toList())
			.build();
		assertThat(migrations.drafts().compare(RenameHints.NONE).isEmpty()).isTrue();
		assertThat(migrations.drafts().draft(RevisionDraft.of("drop"), RenameHints.NONE, folders()).files()).isEmpty();
	}

	private static boolean keeps(Change change) {
		return !(change.operation() instanceof DropTable);
	}

	@Test
	void aBadDraftWritesNothing() {
		want("ALTER TABLE users ADD CONSTRAINT users_age_check CHECK (age > 0)");
		assertThatExceptionOfType(InvalidDraftException.class).isThrownBy(
				() -> migrations().drafts().draft(RevisionDraft.of(" ").withId("aaaa"), RenameHints.NONE, folders()))
			.withMessageContaining("The message is blank")
			.withMessageContaining("Revision id aaaa is already used");
		assertThat(this.folder.path().toFile().list()).hasSize(1);
	}

}
