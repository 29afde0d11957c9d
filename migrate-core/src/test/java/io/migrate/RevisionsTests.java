package io.migrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.migrate.base.PopulationName;
import io.migrate.base.Problem;
import io.migrate.graph.RevisionId;
import io.migrate.graph.RevisionNode;
import io.migrate.graph.Target;
import io.migrate.graph.TargetRange;
import io.migrate.revision.InvalidDraftException;
import io.migrate.revision.InvalidRevisionsException;
import io.migrate.revision.Revision;
import io.migrate.revision.RevisionFileName;
import io.migrate.revision.SqlRevisionSource;
import io.migrate.session.DatabaseUnavailableException;
import io.migrate.testing.RevisionFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class RevisionsTests {

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-11-03T14:05:47.5Z"), ZoneOffset.ofHours(9));

	private RevisionFolder folder;

	private Path directory;

	private final Iterator<String> ids = Stream.iterate(1, (number) -> number + 1)
		.map("00000000%04d"::formatted)
		.iterator();

	@BeforeEach
	void openFolder(@TempDir Path path) {
		this.folder = new RevisionFolder(path);
		this.directory = path;
	}

	@Test
	void aRevisionContinuesTheHeadWithAnIdAndADate() {
		this.folder.table("aaaa", "").table("bbbb", "aaaa");
		Path file = revisions().create(RevisionDraft.of("add OCR results"), this.directory);
		assertThat(file).isEqualTo(this.directory.resolve("20251103_1405_000000000001_add_ocr_results.sql"));
		Revision written = read("000000000001");
		assertThat(written.node()).isEqualTo(node("000000000001", "bbbb"));
		assertThat(written.message()).isEqualTo("add OCR results");
		assertThat(written.created()).isEqualTo("2025-11-03T14:05:47Z");
	}

	@Test
	void theFirstRevisionNeedsNoParent() {
		revisions().create(RevisionDraft.of("begin"), this.directory);
		assertThat(read("000000000001").node().revises()).isEmpty();
	}

	@Test
	void theFirstRevisionNeedsNoLocation() throws IOException {
		Revisions revisions = revisions("classpath:db/none/yet");
		revisions.create(RevisionDraft.of("begin"), Files.createDirectories(this.directory.resolve("db/none/yet")));
		assertThat(read("000000000001").node().revises()).isEmpty();
	}

	@Test
	void aGeneratedIdHasTwelveHexadecimalDigits() {
		Path file = Revisions.of(List.of(source(this.folder.location()))).create(RevisionDraft.of("x"), this.directory);
		assertThat(file.getFileName().toString()).matches("[0-9]{8}_[0-9]{4}_[0-9a-f]{12}_x\\.sql");
	}

	@Test
	void whatTheFolderHasByNowIsKnown(@TempDir Path built) {
		new RevisionFolder(built).table("aaaa", "");
		this.folder.table("aaaa", "");
		Revisions revisions = revisions("file:" + built, this.folder.location());
		revisions.create(RevisionDraft.of("one"), this.directory);
		revisions.create(RevisionDraft.of("two"), this.directory);
		assertThat(read("000000000002").node().revises()).containsExactly(new RevisionId("000000000001"));
	}

	@Test
	void severalHeadsAreListed() {
		this.folder.table("aaaa", "").table("bbbb", "aaaa").table("cccc", "aaaa");
		assertThat(problems(RevisionDraft.of("x"))).singleElement()
			.asString()
			.contains("there are 2: bbbb, cccc; choose one with --head");
	}

	@Test
	void anEndThatOthersDependOnIsNotTheHead() {
		this.folder.table("aaaa", "").file("b.sql", dependent("bbbb", "aaaa"));
		revisions().create(RevisionDraft.of("x"), this.directory);
		assertThat(read("000000000001").node().revises()).containsExactly(new RevisionId("bbbb"));
	}

	@Test
	void anEndThatOthersDependOnCanBeContinued() {
		this.folder.table("aaaa", "").file("b.sql", dependent("bbbb", "aaaa"));
		revisions().create(RevisionDraft.of("x").withParents(targets("aaaa")), this.directory);
		assertThat(read("000000000001").node().revises()).containsExactly(new RevisionId("aaaa"));
	}

	@Test
	void baseStartsANewLineage() {
		this.folder.table("aaaa", "");
		revisions().create(RevisionDraft.of("x").withParents(targets("base")), this.directory);
		assertThat(read("000000000001").node().revises()).isEmpty();
	}

	@Test
	void aBranchBeginsWithSplice() {
		this.folder.table("aaaa", "").table("bbbb", "aaaa");
		RevisionDraft draft = RevisionDraft.of("x").withParents(targets("aaaa"));
		assertThat(problems(draft)).singleElement()
			.asString()
			.contains("aaaa is no head: it is continued by bbbb; say --splice");
		revisions().create(draft.withSplice(true), this.directory);
		assertThat(read("000000000002").node().revises()).containsExactly(new RevisionId("aaaa"));
	}

	@Test
	void labelsStayAsWrittenAndPartsOfIdsAreExpanded() {
		this.folder.table("8d41c07e93fa", "").file("b.sql", """
				-- b
				-- Revision ID: bbbb
				-- Revises: 8d41c07e93fa
				-- Branch labels: ocr
				-- migrate:upgrade
				-- migrate:downgrade
				""");
		revisions().create(RevisionDraft.of("x")
			.withParents(targets("base"))
			.withDependsOn(targets("ocr", "8d41", "ocr@head"))
			.withLabels(List.of("net", "web"))
			.withNeeds(List.of("fill-x", "core", "fill-x")), this.directory);
		assertThat(read("000000000001").node().dependsOn()).containsExactly("ocr", "8d41c07e93fa", "bbbb");
		assertThat(read("000000000001").node().labels()).containsExactly("net", "web");
		assertThat(read("000000000001").data().needs()).map(PopulationName::value).containsExactly("fill-x", "core");
	}

	@Test
	void everythingThatIsWrongIsReportedAtOnceAndNothingIsWritten() throws IOException {
		this.folder.table("aaaa", "").table("bbbb", "aaaa").file("c.sql", """
				-- c
				-- Revision ID: cccc
				-- Revises:
				-- Branch labels: ocr
				-- migrate:upgrade
				-- migrate:downgrade
				""");
		RevisionDraft draft = new RevisionDraft(" \n", targets("aaaa", "nope"), false,
				List.of("a-b", "ocr", "bbbb", "web", "web"), targets("gone", "heads", "current"), List.of("-x"), "aaaa",
				RevisionFileName.DEFAULT);
		assertThat(problems(draft)).map(Problem::message)
			.satisfiesExactly(
					(id) -> assertThat(id).startsWith("Revision id aaaa is already used by ").contains("aaaa.sql"),
					(parent) -> assertThat(parent).startsWith("The parent aaaa is no head"),
					(parent) -> assertThat(parent).startsWith("There is no revision or branch 'nope'"),
					(label) -> assertThat(label).startsWith("'a-b' is no branch label"),
					(label) -> assertThat(label).startsWith("Branch label 'ocr' is already declared by ")
						.contains("c.sql"),
					(label) -> assertThat(label).startsWith("Branch label 'bbbb' is also the id of "),
					(label) -> assertThat(label).startsWith("Branch label 'web' is given twice"),
					(dependency) -> assertThat(dependency).startsWith("There is no revision or branch 'gone'"),
					(dependency) -> assertThat(dependency)
						.startsWith("The dependency 'heads' names more than one revision"),
					(dependency) -> assertThat(dependency).startsWith("The dependency 'current' means something else"),
					(population) -> assertThat(population).startsWith("'-x' is no name of a population"),
					(message) -> assertThat(message).startsWith("The message is blank"));
		assertThat(files()).hasSize(3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a-b", "a@b", "a:b", "a+b", "head", "base", "", "\u00e9",
			"x123456789x123456789x123456789x123456789x123456789x123456789x1234" })
	void anIdThatIsNoneIsRefused(String id) {
		assertThat(problems(RevisionDraft.of("x").withId(id))).singleElement()
			.asString()
			.startsWith("'" + id + "' is no revision id");
	}

	@Test
	void anIdThatIsALabelIsRefused() {
		this.folder.file("c.sql", """
				-- c
				-- Revision ID: cccc
				-- Revises:
				-- Branch labels: ocr
				-- migrate:upgrade
				-- migrate:downgrade
				""");
		assertThat(problems(RevisionDraft.of("x").withId("ocr"))).singleElement()
			.asString()
			.contains("ocr is already a branch label");
		assertThat(problems(RevisionDraft.of("x").withId("web").withLabels(List.of("web")))).singleElement()
			.asString()
			.contains("'web' is also the id of the new revision");
	}

	@ParameterizedTest
	@ValueSource(strings = { "current", "+1", "-1" })
	void aParentThatDependsOnTheDatabaseIsRefused(String target) {
		this.folder.table("aaaa", "").table("bbbb", "aaaa");
		assertThat(problems(RevisionDraft.of("x").withParents(targets(target)))).singleElement()
			.asString()
			.contains("'" + target + "' means something else for each database");
	}

	@Test
	void parentsAreGivenOnceAndBaseAlone() {
		this.folder.table("aaaa", "");
		assertThat(problems(RevisionDraft.of("x").withParents(targets("head", "aaaa", "base")))).map(Problem::message)
			.containsExactly("The parent aaaa is given twice; give it once",
					"The parent 'base' is before every revision and cannot stand beside others; leave it out");
	}

	@Test
	void aMessageThatWouldBeReadAsADirectiveIsRefused() {
		assertThat(problems(RevisionDraft.of("one\nmigrate:upgrade now"))).singleElement()
			.asString()
			.contains("'migrate:upgrade now', which means something else");
		assertThat(problems(RevisionDraft.of("revision id: 7"))).singleElement()
			.asString()
			.contains("'revision id: 7'");
	}

	@Test
	void aFolderThatIsNotThereIsAProblem() {
		InvalidDraftException refusal = catchThrowableOfType(InvalidDraftException.class,
				() -> revisions().create(RevisionDraft.of(""), this.directory.resolve("none")));
		assertThat(refusal.problems()).hasSize(2);
		assertThat(refusal).hasMessageContaining("The message is blank").hasMessageContaining("There is no folder");
	}

	@Test
	void malformedRevisionsAreReportedFirst() {
		this.folder.file("a.sql", "SELECT 1;");
		assertThatExceptionOfType(InvalidRevisionsException.class)
			.isThrownBy(() -> revisions().create(RevisionDraft.of(""), this.directory));
	}

	@Test
	void aMergeJoinsTheRealHeads() {
		this.folder.table("aaaa", "").file("b.sql", dependent("bbbb", "aaaa")).table("cccc", "").table("dddd", "cccc");
		revisions().merge(RevisionDraft.of("").withParents(targets("heads")), this.directory);
		Revision merge = read("000000000001");
		assertThat(merge.node()).isEqualTo(node("000000000001", "bbbb", "dddd"));
		assertThat(merge.message()).isEqualTo("merge bbbb and dddd");
	}

	@Test
	void aMergeNeedsTwoParents() {
		this.folder.table("aaaa", "").file("b.sql", dependent("bbbb", "aaaa"));
		assertThatExceptionOfType(InvalidDraftException.class)
			.isThrownBy(() -> revisions().merge(RevisionDraft.of("x").withParents(targets("heads")), this.directory))
			.withMessageContaining("There is nothing to merge: the only parent is bbbb");
	}

	@Test
	void aMergeOfTheHeadSaysHowToMergeAllHeads() {
		this.folder.table("aaaa", "").table("bbbb", "");
		assertThatExceptionOfType(InvalidDraftException.class)
			.isThrownBy(() -> revisions().merge(RevisionDraft.of(""), this.directory))
			.withMessageContaining("there are 2: aaaa, bbbb; say heads to merge them all");
	}

	@Test
	void aMergeOfRevisionsBelowTheHeadsNeedsSplice() {
		this.folder.table("aaaa", "").table("bbbb", "aaaa").table("cccc", "").table("dddd", "cccc");
		RevisionDraft draft = RevisionDraft.of("x").withParents(targets("aaaa", "dddd"));
		assertThatExceptionOfType(InvalidDraftException.class)
			.isThrownBy(() -> revisions().merge(draft, this.directory))
			.withMessageContaining("aaaa is no head");
		revisions().merge(draft.withSplice(true), this.directory);
		assertThat(read("000000000002").node().revises()).hasSize(2);
	}

	@Test
	void theTemplateOfTheDraftNamesTheFile() {
		Path file = revisions().create(RevisionDraft.of("x").withFileName(RevisionFileName.parse("{id}")),
				this.directory);
		assertThat(file).hasFileName("000000000001.sql");
	}

	@Test
	void theRevisionsAreReadOnceForLookingAtThem() {
		this.folder.table("aaaa", "");
		Revisions revisions = revisions();
		assertThat(revisions.graph().ids()).hasSize(1);
		revisions.create(RevisionDraft.of("x"), this.directory);
		assertThat(revisions.graph().ids()).hasSize(1);
		assertThat(revisions.get(new RevisionId("aaaa")).message()).isEqualTo("revision aaaa");
	}

	@Test
	void migrationsShareTheirRevisionsAndNeedNoDatabaseForThem() {
		this.folder.table("aaaa", "");
		AtomicInteger reads = new AtomicInteger();
		Migrations migrations = Migrations.on(new DriverManagerDataSource()).clock(CLOCK).source((problems) -> {
			reads.incrementAndGet();
			return source(this.folder.location()).revisions(problems);
		}).build();
		assertThat(migrations.revisions().graph()).isSameAs(migrations.revisions().graph());
		assertThatExceptionOfType(DatabaseUnavailableException.class).isThrownBy(() -> migrations.upgrade(Target.HEAD));
		assertThat(reads).hasValue(1);
		Path file = migrations.revisions().create(RevisionDraft.of("x"), this.directory);
		assertThat(file.getFileName().toString()).startsWith("20251103_1405_");
	}

	@Test
	void historyAndTargetsPassOverWhatTheCodeDoesNotKnow() {
		this.folder.table("aaaa", "").table("bbbb", "aaaa").table("cccc", "bbbb");
		Set<RevisionId> applied = Set.of(new RevisionId("aaaa"), new RevisionId("bbbb"), new RevisionId("ffff"));
		Revisions revisions = revisions();
		assertThat(revisions.resolve(Target.CURRENT, applied)).containsExactly(new RevisionId("bbbb"));
		assertThat(revisions.history(TargetRange.parse("-1:current"), applied)).containsExactly(new RevisionId("bbbb"),
				new RevisionId("aaaa"));
	}

	private Revisions revisions() {
		return revisions(this.folder.location());
	}

	private Revisions revisions(String... locations) {
		return new Revisions(List.of(source(locations)), CLOCK, this.ids::next);
	}

	private static SqlRevisionSource source(String... locations) {
		return new SqlRevisionSource(List.of(locations), new PathMatchingResourcePatternResolver());
	}

	private List<Problem> problems(RevisionDraft draft) {
		InvalidDraftException refusal = catchThrowableOfType(InvalidDraftException.class,
				() -> revisions().create(draft, this.directory));
		assertThat(refusal).isNotNull();
		return refusal.problems();
	}

	private Revision read(String id) {
		return revisions().get(new RevisionId(id));
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> files = Files.list(this.directory)) {
			return files.toList();
		}
	}

	private static String dependent(String id, String dependency) {
		return """
				-- b
				-- Revision ID: %s
				-- Revises:
				-- Depends on: %s
				-- migrate:upgrade
				-- migrate:downgrade
				""".formatted(id, dependency);
	}

	private static RevisionNode node(String id, String... parents) {
		return new RevisionNode(new RevisionId(id), Stream.of(parents).map(RevisionId::new).toList(), List.of(),
				List.of());
	}

	private static List<Target> targets(String... targets) {
		return Stream.of(targets).map(Target::parse).toList();
	}

}
