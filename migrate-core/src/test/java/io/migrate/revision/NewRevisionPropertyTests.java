package io.migrate.revision;

import io.migrate.file.LocatedFile;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.migrate.base.Problems;
import io.migrate.graph.RevisionId;
import io.migrate.graph.RevisionNode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever a message is: it is refused, or its file is read again as it was written.
 */
class NewRevisionPropertyTests {

	private static final Instant CREATED = Instant.parse("2025-11-03T14:05:47.123Z");

	private static final RevisionNode NODE = new RevisionNode(new RevisionId("aaaa"), List.of(new RevisionId("bbbb")),
			List.of("ocr"), List.of("one", "two"));

	@Provide
	Arbitrary<String> messages() {
		Arbitrary<String> odd = Arbitraries.of("\n", "\r", "\r\n", "\u2028", "\u0085", "\u000B", "\f", "\t", " ", "--",
				"migrate:", "migrate:upgrade", "-- migrate:downgrade", "Revision ID: x", "revision id :", "Revises: y",
				"Branch labels:", "/*", "*/", "$$", "'", "\"", ";", "\\restrict", "\\", "${x}", "\u0000", "\uFEFF",
				"\uD800", "\uDC00", "\uD83D\uDE00", "\u00e9", "SELECT 1;", "COPY t FROM stdin;", "\\.", ":", ",");
		Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(5);
		Arbitrary<String> plain = Arbitraries.strings().withCharRange('a', 'z').ofMaxLength(8);
		return Arbitraries.oneOf(odd, odd, any, plain).list().ofMaxSize(12).map((parts) -> String.join("", parts));
	}

	@Property(tries = 5000)
	void aMessageIsRefusedOrReadAgainAsItWasWritten(@ForAll("messages") String message) {
		RevisionText text = RevisionText.of(message);
		Problems problems = new Problems();
		text.check(problems);
		if (problems.isEmpty()) {
			assertReadAgain(text);
		}
		else {
			assertThat(text.message().isEmpty() || text.toString().matches("(?is).*(migrate:|revision id|\uFFFD).*"))
				.isTrue();
		}
	}

	@Example
	void aMessageMayBeVeryLong() {
		assertReadAgain(RevisionText.of("lorem ipsum ".repeat(50_000) + "\n" + "dolor sit\n\n".repeat(10_000)));
	}

	private static void assertReadAgain(RevisionText text) {
		String content = new NewRevision(NODE, text, CREATED).content();
		Problems problems = new Problems();
		Revision revision = new RevisionFiles(problems).read(new LocatedFile("a.sql", "a.sql",
				() -> new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8))));
		assertThat(problems.list()).isEmpty();
		assertThat(revision).isNotNull();
		assertThat(revision.node()).isEqualTo(NODE);
		assertThat(revision.message()).isEqualTo(text.message());
		assertThat(revision.description().lines())
			.containsExactlyElementsOf(text.description().stream().map(String::strip).toList());
		assertThat(revision.created()).isEqualTo(CREATED.truncatedTo(ChronoUnit.SECONDS));
		assertThat(revision.downgrade().isReversible()).isTrue();
		assertThat(revision.script().open(Section.UPGRADE, (operations) -> "").next()).isNull();
		assertThat(revision.script().open(Section.DOWNGRADE, (operations) -> "").next()).isNull();
	}

}
