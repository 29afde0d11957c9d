package io.migrate.plan;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.migrate.graph.RevisionId;
import io.migrate.graph.Target;
import io.migrate.plan.AppliedRevision.Content;
import io.migrate.plan.AppliedRevision.Origin;
import io.migrate.plan.AppliedRevision.State;
import io.migrate.revision.Revision;
import io.migrate.revision.RevisionCatalog;
import io.migrate.revision.SqlRevisionSource;
import io.migrate.testing.RevisionFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * <pre>
 * aaaa - bbbb - dddd
 *      \ cccc
 * </pre>
 */
class PlannerTests {

	private RevisionFolder folder;

	@BeforeEach
	void writeRevisions(@TempDir Path path) {
		this.folder = new RevisionFolder(path).table("aaaa", "")
			.table("bbbb", "aaaa")
			.table("cccc", "aaaa")
			.table("dddd", "bbbb");
	}

	@Test
	void theWayUpHasParentsFirst() {
		assertThat(planner().upgrade(rows(row("aaaa")), List.of(Target.HEADS))).hasToString("""
				upgrade bbbb revision bbbb
				upgrade cccc revision cccc
				upgrade dddd revision dddd""");
	}

	@Test
	void theWayDownHasChildrenFirst() {
		assertThat(planner().downgrade(rows(row("aaaa"), row("bbbb", "aaaa"), row("dddd", "bbbb")), Target.BASE))
			.hasToString("""
					downgrade dddd revision dddd
					downgrade bbbb revision bbbb
					downgrade aaaa revision aaaa""");
	}

	@Test
	void theWayDownStopsWhereUnknownRevisionsStandOnTop() {
		AppliedRevisions rows = rows(row("aaaa"), row("cccc", "aaaa"), row("xxxx", "cccc"));
		assertThatExceptionOfType(UnknownRevisionException.class)
			.isThrownBy(() -> planner().downgrade(rows, Target.parse("aaaa")))
			.withMessageContaining("xxxx (a message), applied 2025-01-01T00:00:00Z by me");
	}

	@Test
	void aStampTakesMarksAwayAboveAndSetsThemBelow() {
		AppliedRevisions rows = rows(row("aaaa"), row("cccc", "aaaa"), row("xxxx", "cccc"));
		assertThat(planner().stamp(rows, List.of(Target.parse("dddd")))).hasToString("""
				stamp bbbb revision bbbb
				stamp dddd revision dddd""");
		assertThat(planner().stamp(rows, List.of(Target.parse("aaaa")))).hasToString("""
				unstamp xxxx a message
				unstamp cccc a message""");
	}

	@Test
	void currentAreTheRevisionsThatNoOtherAppliedOneNeeds() {
		AppliedRevisions rows = rows(row("aaaa"), row("cccc", "aaaa"), row("bbbb", "aaaa"), row("xxxx", "cccc"));
		assertThat(rows.current(catalog().graph())).extracting(RevisionId::value)
			.containsExactlyInAnyOrder("bbbb", "xxxx");
	}

	@Test
	void anotherParentIsFineWhileItIsApplied() {
		AppliedRevisions rows = rows(row("aaaa"), row("bbbb", "aaaa"), row("cccc", "aaaa"), row("dddd", "cccc"));
		assertThat(difference(rows).isDiverged()).isFalse();
	}

	@Test
	void aParentThatIsNotAppliedIsADivergence() {
		assertThat(difference(rows(row("aaaa"), row("dddd", "aaaa"))).divergences()).singleElement()
			.asString()
			.contains("dddd", "now needs bbbb, which is not applied");
	}

	@Test
	void aParentWhoseRecordIsGoneIsADivergence() {
		assertThat(difference(rows(row("aaaa"), row("dddd", "bbbb"))).divergences()).singleElement()
			.asString()
			.contains("dddd", "on top of bbbb, of which the record is gone");
	}

	@Test
	void anUnknownRevisionBelowAKnownOneIsADivergence() {
		assertThat(difference(rows(row("aaaa"), row("xxxx", "aaaa"), row("bbbb", "aaaa", "xxxx"))).divergences())
			.singleElement()
			.asString()
			.contains("bbbb", "on top of xxxx");
	}

	@Test
	void anUnknownRevisionAboveIsNone() {
		HistoryDifference difference = difference(rows(row("aaaa"), row("xxxx", "aaaa")));
		assertThat(difference.isDiverged()).isFalse();
		assertThat(difference.unknown()).extracting((row) -> row.id().value()).containsExactly("xxxx");
		assertThatExceptionOfType(UnknownRevisionException.class).isThrownBy(difference::refuseUnknown);
	}

	private HistoryDifference difference(AppliedRevisions rows) {
		return new HistoryVerifier(catalog()).compare(rows);
	}

	private Planner planner() {
		return new Planner(catalog());
	}

	private RevisionCatalog catalog() {
		return RevisionCatalog.load(List
			.of(new SqlRevisionSource(List.of(this.folder.location()), new PathMatchingResourcePatternResolver())));
	}

	private static AppliedRevisions rows(AppliedRevision... rows) {
		return AppliedRevisions.of(List.of(rows));
	}

	private AppliedRevision row(String id, String... revises) {
		Revision known = catalog().find(new RevisionId(id));
		Content content = (known != null)
				? new Content("sql", id + ".sql", known.checksum(), known.downgrade().checksum())
				: new Content("sql", id + ".sql", null, null);
		return new AppliedRevision(new RevisionId(id), Stream.of(revises).map(RevisionId::new).toList(), List.of(),
				"a message", State.APPLIED, content,
				new Origin(Instant.parse("2025-01-01T00:00:00Z"), Duration.ofMillis(3), "me"));
	}

}
