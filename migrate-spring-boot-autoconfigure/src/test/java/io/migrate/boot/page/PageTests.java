package io.migrate.boot.page;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.migrate.MigrationStatus.RevisionState;
import io.migrate.boot.actuate.DatabaseDescriptor;
import io.migrate.boot.actuate.Descriptors;
import io.migrate.boot.actuate.DriftDescriptor;
import io.migrate.boot.actuate.MigrationsDescriptor.RevisionDescriptor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PageTests {

	private static final Pattern ROWS = Pattern.compile("<th scope=\"row\">");

	private final Page page = new Page(Clock.fixed(Instant.parse("2026-11-22T05:40:12Z"), ZoneOffset.UTC),
			"migrations");

	@Test
	void itSaysWhenItWasRead() {
		assertThat(page("PENDING"))
			.contains("Read at <time datetime=\"2026-11-22T05:40:12Z\">2026-11-22 05:40:12</time>");
	}

	@Test
	void itHasNoMoreThanAThousandRowsAndSaysSo() {
		String page = page("PENDING", IntStream.range(0, 2_500).mapToObj((i) -> revision(i, i - 1)).toList());
		assertThat(ROWS.matcher(page).results()).hasSize(1_000);
		assertThat(page).contains("The 1,000\u00A0newest of 2,500\u00A0revisions are shown", "migrations/n12499\"")
			.doesNotContain("migrations/n11499\"");
	}

	@Test
	void itDrawsNoMoreThanTwelveLinesAndSaysSo() {
		List<RevisionDescriptor> fan = IntStream.range(0, 60)
			.mapToObj((i) -> revision(i, (i < 30) ? i - 1 : i - 30))
			.toList();
		String page = page("PENDING", fan);
		assertThat(page).contains("Up to 30 lines run side by side. The first 12 are drawn",
				"<table class=\"graph g12\"");
		assertThat(page.length()).isLessThan(60 * 1_500 + 20_000);
	}

	@Test
	void aRevisionWithoutAMessageIsALinkNevertheless() {
		assertThat(page("PENDING", List.of(Descriptors.revision("aaaa", " ", RevisionState.PENDING))))
			.contains("<a href=\"migrations/aaaa\"><bdi>aaaa</bdi></a>");
	}

	@Test
	void eachStateOfARevisionHasAWordAndAShapeOfItsOwn() {
		List<String> shapes = Stream.of(RevisionState.values())
			.map((state) -> page("PENDING", List.of(Descriptors.revision("aaaa", "", state))))
			.map((page) -> page.replaceAll("(?s).*<g class=\"\\w+\">(.*?)</g>.*", "$1"))
			.toList();
		assertThat(shapes).doesNotHaveDuplicates().hasSize(4);
		assertThat(page("AHEAD", List.of(Descriptors.revision("aaaa", "", RevisionState.UNKNOWN))))
			.contains("<td class=\"unknown\">Unknown to the code</td>");
	}

	@Test
	void whatIsWrongWithADatabaseStandsAtItsTop() {
		Map<String, DatabaseDescriptor> beans = new LinkedHashMap<>();
		beans.put("good", Descriptors.database("UP_TO_DATE", null, List.of()));
		beans.put("<away>", Descriptors.database("UNREACHABLE", "<gone>", List.of()));
		beans.put("bad", Descriptors.database("INVALID", "x.sql:7", List.of()));
		String page = this.page.of(Descriptors.of(beans));
		assertThat(page).contains("<strong>Unreachable</strong>", "<bdi>&lt;gone&gt;</bdi>",
				"<strong>Revisions are malformed</strong>", "<bdi>x.sql:7</bdi>");
		assertThat(page).contains("<a href=\"#database-2\"><bdi>&lt;away&gt;</bdi></a> <span>Unreachable</span>");
	}

	@Test
	void driftIsSaidInWords() {
		Instant at = Instant.parse("2026-11-22T05:40:11.5Z");
		String time = ", looked at <time datetime=\"2026-11-22T05:40:11Z\">2026-11-22 05:40:11</time>";
		assertThat(page(new DriftDescriptor("NONE", null, at))).contains("<bdi>none</bdi>" + time);
		assertThat(page(new DriftDescriptor("DRIFTED", null, at)))
			.contains("<bdi>somebody has changed the schema past the revisions</bdi>" + time);
		assertThat(page(new DriftDescriptor("UNKNOWN", "<why>", at)))
			.contains("<bdi>not known: &lt;why&gt;</bdi>" + time);
		assertThat(page("UP_TO_DATE")).doesNotContain("<dt>Drift</dt>");
	}

	private String page(DriftDescriptor drift) {
		return this.page.of(Descriptors.of(Map.of("migrations", Descriptors.database(drift))));
	}

	@Test
	void oneDatabaseNeedsNoContents() {
		assertThat(page("UP_TO_DATE")).doesNotContain("<nav");
	}

	private String page(String state) {
		return page(state, List.of());
	}

	private String page(String state, List<RevisionDescriptor> revisions) {
		return this.page.of(Descriptors.of(Map.of("migrations", Descriptors.database(state, null, revisions))));
	}

	private static RevisionDescriptor revision(int number, int parent) {
		String id = "n" + (10_000 + number);
		return (parent < 0) ? Descriptors.revision(id, "m", RevisionState.PENDING)
				: Descriptors.revision(id, "m", RevisionState.PENDING, "n" + (10_000 + parent));
	}

}
