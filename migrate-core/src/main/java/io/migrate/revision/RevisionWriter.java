package io.migrate.revision;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.migrate.base.MigrationException;
import io.migrate.base.Problems;

/**
 * Writes the files of new revisions into one folder. A file appears whole under its name
 * or not at all, whenever the process ends, and never takes the place of another.
 * Thread-safe, also between processes: of several that write the same name, one succeeds.
 */
public final class RevisionWriter {

	private final Path directory;

	private final RevisionFileName names;

	/**
	 * Creates a writer.
	 * @param directory the folder
	 * @param names how files are named
	 */
	public RevisionWriter(Path directory, RevisionFileName names) {
		this.directory = directory;
		this.names = names;
	}

	/**
	 * Writes a revision.
	 * @param revision the revision, its text {@linkplain RevisionText#check checked}
	 * @return its file, below the folder as it was given
	 * @throws InvalidDraftException if there is such a file
	 * @throws UnwritableRevisionException if the file system refuses
	 */
	public Path write(NewRevision revision) {
		return write(file(revision), revision.content());
	}

	/**
	 * Writes revisions: all of them, or none. A process that is killed meanwhile leaves
	 * the first ones.
	 * @param revisions the revisions, parents first
	 * @return their files in the same order
	 * @throws InvalidDraftException if there is such a file
	 * @throws UnwritableRevisionException if the file system refuses
	 */
	public List<Path> writeAll(List<NewRevision> revisions) {
		List<Path> written = new ArrayList<>();
		try {
			revisions.forEach((revision) -> written.add(write(revision)));
			return written;
		}
		catch (MigrationException ex) {
			// One that stays says what it is, and the next look at the folder finds it
			written.forEach(RevisionWriter::delete);
			throw ex;
		}
	}

	/**
	 * Writes a file.
	 * @param file the file, in a folder that is there
	 * @param content what stands in it
	 * @return the file
	 * @throws InvalidDraftException if there is such a file
	 * @throws UnwritableRevisionException if the file system refuses
	 */
	static Path write(Path file, String content) {
		// Another suffix: what a killed process leaves is not taken for a revision
		Path whole = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
		try {
			fill(whole, content);
			publish(whole, file);
			return file;
		}
		catch (FileAlreadyExistsException ex) {
			Problems problems = new Problems();
			problems.add(null, 0, "The file " + file
					+ " is there already, and is left as it is; give the revision another id or another message");
			throw InvalidDraftException.of(problems.list());
		}
		catch (IOException ex) {
			throw new UnwritableRevisionException(file, ex);
		}
		finally {
			delete(whole);
		}
	}

	private Path file(NewRevision revision) {
		return this.directory
			.resolve(this.names.of(revision.node().id(), revision.text().message(), revision.created()));
	}

	private static void fill(Path file, String content) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
			ByteBuffer bytes = StandardCharsets.UTF_8.encode(content);
			while (bytes.hasRemaining()) {
				channel.write(bytes);
			}
			channel.force(true);
		}
	}

	/**
	 * Gives a file its name. Only a link fails when the name is taken; to look first and
	 * then to move would leave a gap.
	 */
	private static void publish(Path whole, Path file) throws IOException {
		try {
			Files.createLink(file, whole);
		}
		catch (FileAlreadyExistsException ex) {
			throw ex;
		}
		catch (UnsupportedOperationException | FileSystemException ex) {
			replaceOwn(whole, file);
		}
	}

	// Where there are no links: whoever makes the empty file may replace it
	private static void replaceOwn(Path whole, Path file) throws IOException {
		Files.createFile(file);
		try {
			Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (IOException ex) {
			delete(file);
			throw ex;
		}
	}

	private static void delete(Path file) {
		try {
			Files.deleteIfExists(file);
		}
		catch (IOException ex) {
			// it is in nobody's way
		}
	}

}
