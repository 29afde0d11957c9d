package io.migrate.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder of revision files that a test writes.
 */
public final class RevisionFolder {

	private final Path path;

	public RevisionFolder(Path path) {
		this.path = path;
	}

	/**
	 * Writes a revision.
	 * @param id its id, also the name of the file
	 * @param revises the ids of its parents, separated by commas
	 * @param upgrade its upgrade section
	 * @param downgrade its downgrade section
	 * @return this folder
	 */
	public RevisionFolder revision(String id, String revises, String upgrade, String downgrade) {
		return file(id + ".sql", """
				-- revision %1$s
				--
				-- Revision ID: %1$s
				-- Revises: %2$s

				-- migrate:upgrade
				%3$s

				-- migrate:downgrade
				%4$s
				""".formatted(id, revises, upgrade, downgrade));
	}

	/**
	 * Writes a revision that creates a table of the same name, and drops it.
	 * @param id its id
	 * @param revises the ids of its parents, separated by commas
	 * @return this folder
	 */
	public RevisionFolder table(String id, String revises) {
		return revision(id, revises, "CREATE TABLE " + id + " (id bigint PRIMARY KEY);", "DROP TABLE " + id + ";");
	}

	public RevisionFolder file(String name, String content) {
		try {
			Path file = this.path.resolve(name);
			Files.createDirectories(file.getParent());
			Files.writeString(file, content);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public RevisionFolder delete(String name) {
		try {
			Files.delete(this.path.resolve(name));
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public Path path() {
		return this.path;
	}

	public String location() {
		return "file:" + this.path;
	}

}
