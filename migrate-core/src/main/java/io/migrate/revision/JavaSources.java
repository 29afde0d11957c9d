package io.migrate.revision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.migrate.base.Problems;

/**
 * Where somebody writes revisions in Java.
 *
 * @param directory the folder with the sources, such as {@code src/main/java}
 * @param packageName the package for revisions in it; its folder is made when it is
 * missing
 */
public record JavaSources(Path directory, String packageName) {

	private static final String SUFFIX = ".java";

	private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\d_$]*(\\.[\\p{L}_$][\\p{L}\\d_$]*)*");

	/**
	 * Looks whether a class can be written.
	 * @param problems takes what is wrong
	 */
	public void check(Problems problems) {
		if (!Files.isDirectory(this.directory)) {
			problems.add(null, 0, "There is no folder " + this.directory
					+ "; create it, or name another one with --location or 'migrate.java-source-directory'");
		}
		if (!NAME.matcher(this.packageName).matches()) {
			problems.add(null, 0, "'" + this.packageName
					+ "' is no package for revisions; name one with --package or 'migrate.java-revisions-package'");
		}
	}

	/**
	 * Writes the class of a revision.
	 * @param revision the revision, its text {@linkplain RevisionText#check checked}
	 * @return its file; it is there whole or not at all, and never in place of another
	 * @throws InvalidDraftException if there is such a file
	 * @throws UnwritableRevisionException if the file system refuses
	 */
	public Path write(NewRevision revision) {
		NewRevisionClass written = new NewRevisionClass(revision, this.packageName);
		Path file = folder().resolve(written.name() + SUFFIX);
		try {
			Files.createDirectories(folder());
		}
		catch (IOException ex) {
			throw new UnwritableRevisionException(file, ex);
		}
		return RevisionWriter.write(file, written.content());
	}

	/**
	 * The file of a class.
	 * @param className its name with its package
	 * @return the file, which may not be there
	 */
	public Path file(String className) {
		int nested = className.indexOf('$');
		String outermost = (nested < 0) ? className : className.substring(0, nested);
		return this.directory.resolve(outermost.replace('.', '/') + SUFFIX);
	}

	/**
	 * Reads the classes of the package and of those below, as far as their sources tell;
	 * whatever else is wrong with them, the compiler says.
	 * @return the revisions of sources that say an id
	 */
	List<Revision> revisions() {
		if (!NAME.matcher(this.packageName).matches() || !Files.isDirectory(folder())) {
			return List.of();
		}
		try (Stream<Path> files = Files.walk(folder())) {
			return files.filter((file) -> file.toString().endsWith(SUFFIX))
				.sorted()
				.map(RevisionSourceText::read)
				.filter(Objects::nonNull)
				.toList();
		}
		catch (IOException ex) {
			return List.of();
		}
	}

	private Path folder() {
		return this.directory.resolve(this.packageName.replace('.', '/'));
	}

}
