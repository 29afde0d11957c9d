package io.migrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.migrate.graph.RevisionId;
import io.migrate.graph.Target;
import io.migrate.revision.InvalidDraftException;
import io.migrate.revision.RevisionFileName;
import io.migrate.revision.SqlRevisionSource;
import io.migrate.testing.RevisionFolder;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is asked for: there is one revision more, and all can still be read, or there
 * is nothing new.
 */
class RevisionDraftPropertyTests {

	private static final int KNOWN = 4;

	@Provide
	Arbitrary<RevisionDraft> drafts() {
		Arbitrary<String> words = Arbitraries.of("new1", "new2", "aaaa", "ocr", "head", "a b", "a,b", "", "bbb");
		Arbitrary<Target> targets = Arbitraries
			.of("head", "heads", "base", "aaaa", "bbbb", "cccc", "dddd", "ocr", "ocr@head", "bbb", "nope", "-1",
					"head-1")
			.map(Target::parse);
		Arbitrary<String> messages = Arbitraries.of("add it", "", "two\nlines", "migrate:upgrade", "../../x", "*/ ;");
		return Combinators
			.combine(messages, targets.list().ofMinSize(1).ofMaxSize(2), Arbitraries.of(true, false),
					words.list().ofMaxSize(1), targets.list().ofMaxSize(1), words.list().ofMaxSize(1),
					words.injectNull(0.6))
			.as((message, parents, splice, labels, dependsOn, needs, id) -> new RevisionDraft(message, parents, splice,
					labels, dependsOn, needs, id, RevisionFileName.DEFAULT));
	}

	@Property(tries = 500)
	void aRevisionIsCreatedWholeOrNotAtAll(@ForAll("drafts") RevisionDraft draft, @ForAll boolean merge)
			throws IOException {
		Path directory = Files.createTempDirectory("drafts");
		try {
			RevisionFolder folder = new RevisionFolder(directory).table("aaaa", "")
				.table("bbbb", "aaaa")
				.table("cccc", "aaaa")
				.file("d.sql", "-- d\n-- Revision ID: dddd\n-- Revises:\n-- Branch labels: ocr\n-- Depends on: bbbb\n"
						+ "-- migrate:upgrade\n-- migrate:downgrade\n");
			boolean created = isCreated(revisions(folder), draft, merge, directory);
			Set<RevisionId> ids = revisions(folder).graph().ids();
			assertThat(ids).hasSize(created ? KNOWN + 1 : KNOWN);
			assertThat(names(directory)).hasSameSizeAs(ids).allMatch((name) -> name.matches("[a-z0-9_]+\\.sql"));
		}
		finally {
			FileSystemUtils.deleteRecursively(directory);
		}
	}

	private static boolean isCreated(Revisions revisions, RevisionDraft draft, boolean merge, Path directory) {
		try {
			Path file = merge ? revisions.merge(draft, directory) : revisions.create(draft, directory);
			return Files.exists(file);
		}
		catch (InvalidDraftException ex) {
			assertThat(ex.problems()).isNotEmpty();
			return false;
		}
	}

	private static Revisions revisions(RevisionFolder folder) {
		return Revisions
			.of(List.of(new SqlRevisionSource(List.of(folder.location()), new PathMatchingResourcePatternResolver())));
	}

	private static Set<String> names(Path directory) throws IOException {
		try (Stream<Path> files = Files.list(directory)) {
			return files.map((file) -> file.getFileName().toString()).collect(Collectors.toSet());
		}
	}

}
