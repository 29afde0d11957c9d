package io.migrate.revision;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import io.migrate.base.PopulationName;
import io.migrate.graph.RevisionId;
import io.migrate.graph.RevisionNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RevisionWriterTests {

	private static final int WRITERS = 8;

	private static final String NAME = "20251103_1405_aaaa_add_it.sql";

	@Test
	void aFileHasHeaderAndSections(@TempDir Path folder) throws IOException {
		NewRevision revision = new NewRevision(
				new RevisionNode(new RevisionId("aaaa"), List.of(new RevisionId("bbbb")), List.of("cccc"),
						List.of("one", "two")),
				RevisionText.of("add it\n\nIt is needed for that.\n  And for this."),
				Instant.parse("2025-11-03T14:05:47.9Z"))
			.withNeeds(List.of(new PopulationName("fill-it"), new PopulationName("more")));
		Path file = writer(folder).write(revision);
		assertThat(file).isEqualTo(folder.resolve(NAME)).hasContent("""
				-- add it
				--
				-- It is needed for that.
				--   And for this.
				--
				-- Revision ID:   aaaa
				-- Revises:       bbbb
				-- Create Date:   2025-11-03T14:05:47Z
				-- Branch labels: one, two
				-- Depends on:    cccc
				-- Needs population: fill-it, more

				-- migrate:upgrade
				-- Write here the SQL that makes the change.

				-- migrate:downgrade
				-- Write here the SQL that takes it back. Where nothing can, put in place of the line above:
				-- '-- migrate:irreversible', and behind it the reason.
				""");
		assertThat(files(folder)).containsExactly(NAME);
	}

	@Test
	void aMergeHasNothingToRun(@TempDir Path folder) throws IOException {
		Path file = writer(folder).write(revision("aaaa", "bbbb", "cccc"));
		assertThat(Files.readString(file)).contains("-- Revises:       bbbb, cccc\n").endsWith("""
				-- migrate:upgrade
				-- A merge joins its parents and needs no SQL of its own.

				-- migrate:downgrade
				-- A merge joins its parents and needs no SQL of its own.
				""");
	}

	@Test
	void aFileThatIsThereIsLeftAsItIs(@TempDir Path folder) throws IOException {
		Files.writeString(folder.resolve(NAME), "mine");
		assertThatExceptionOfType(InvalidDraftException.class).isThrownBy(() -> writer(folder).write(revision("aaaa")))
			.withMessageContaining(folder.resolve(NAME) + " is there already");
		assertThat(folder.resolve(NAME)).hasContent("mine");
		assertThat(files(folder)).containsExactly(NAME);
	}

	@Test
	void aLinkThatLeadsNowhereIsLeftAsItIs(@TempDir Path folder) throws IOException {
		Files.createSymbolicLink(folder.resolve(NAME), folder.resolve("nowhere"));
		assertThatExceptionOfType(InvalidDraftException.class).isThrownBy(() -> writer(folder).write(revision("aaaa")));
		assertThat(files(folder)).containsExactly(NAME);
	}

	@Test
	void ofSeveralWritersExactlyOneSucceeds(@TempDir Path folder) {
		ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
		CyclicBarrier start = new CyclicBarrier(WRITERS);
		List<CompletableFuture<Boolean>> results = new ArrayList<>();
		for (int writer = 0; writer < WRITERS; writer++) {
			results.add(CompletableFuture.supplyAsync(() -> succeeds(folder, start), threads));
		}
		assertThat(results.stream().filter(CompletableFuture::join)).hasSize(1);
		threads.shutdown();
	}

	@Test
	void aFolderThatIsGoneSaysSo(@TempDir Path folder) {
		assertThatExceptionOfType(UnwritableRevisionException.class)
			.isThrownBy(() -> writer(folder.resolve("none")).write(revision("aaaa")))
			.withMessageContaining(NAME + " could not be written");
	}

	@Test
	void aFileSystemWithoutLinksWillDo(@TempDir Path folder) throws IOException {
		URI zip = URI.create("jar:" + folder.resolve("a.zip").toUri());
		try (FileSystem system = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
			Path root = system.getPath("/");
			Path file = writer(root).write(revision("aaaa"));
			assertThat(Files.readString(file)).startsWith("-- add it\n").endsWith(".\n");
			assertThatExceptionOfType(InvalidDraftException.class)
				.isThrownBy(() -> writer(root).write(revision("aaaa")));
			assertThat(files(root)).containsExactly(NAME);
		}
	}

	private static boolean succeeds(Path folder, CyclicBarrier start) {
		try {
			start.await();
			writer(folder).write(revision("aaaa"));
			return true;
		}
		catch (InvalidDraftException ex) {
			return false;
		}
		catch (InterruptedException | BrokenBarrierException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static RevisionWriter writer(Path folder) {
		return new RevisionWriter(folder, RevisionFileName.DEFAULT);
	}

	private static NewRevision revision(String id, String... parents) {
		return new NewRevision(new RevisionNode(new RevisionId(id), Stream.of(parents).map(RevisionId::new).toList(),
				List.of(), List.of()), RevisionText.of("add it"), Instant.parse("2025-11-03T14:05:47Z"));
	}

	private static List<String> files(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map((file) -> file.getFileName().toString()).toList();
		}
	}

}
