package io.migrate.revision;

import io.migrate.file.Utf8Reader;
import io.migrate.file.LocatedFile;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.security.MessageDigest;

import io.migrate.base.Checksum;
import io.migrate.base.Problems;
import io.migrate.script.ScriptBuffers;
import io.migrate.script.ScriptReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads revision files one after the other, with the same buffers for all. Not
 * thread-safe.
 */
final class RevisionFiles {

	private static final int CHUNK = 2 * 1024;

	private final Problems problems;

	private final Utf8Reader utf8 = new Utf8Reader();

	private final ScriptBuffers buffers = ScriptBuffers.forMany();

	private final MessageDigest digest = Checksum.digest();

	/**
	 * Begins to read.
	 * @param problems takes what is wrong with the files
	 */
	RevisionFiles(Problems problems) {
		this.problems = problems;
	}

	/**
	 * Reads a file.
	 * @param file the file
	 * @return the revision, or {@code null} when it has no usable header; whether the
	 * rest is in order, the problems tell
	 */
	@Nullable Revision read(LocatedFile file) {
		try {
			return parse(file, this.utf8, this.problems);
		}
		catch (CharacterCodingException ex) {
			return readMalformed(file);
		}
		catch (IOException ex) {
			return unreadable(file, ex);
		}
	}

	// Its children are not to be said to have no parent
	private @Nullable Revision readMalformed(LocatedFile file) {
		try {
			this.problems.add(file.name(), lineOfMalformed(file), "is not UTF-8; save it as UTF-8");
			return parse(file, Utf8Reader.lenient(), new Problems());
		}
		catch (IOException ex) {
			return unreadable(file, ex);
		}
	}

	private @Nullable Revision unreadable(LocatedFile file, IOException cause) {
		this.problems.add(file.name(), 0, "cannot be read: " + cause.getMessage());
		return null;
	}

	private @Nullable Revision parse(LocatedFile file, Utf8Reader utf8, Problems problems) throws IOException {
		this.digest.reset();
		try (ScriptReader reader = new ScriptReader(utf8.open(file.content()), file.name(), problems, this.buffers)) {
			reader.omitTexts();
			return new RevisionFileParser(file, problems, this.digest).parse(reader);
		}
	}

	private int lineOfMalformed(LocatedFile file) throws IOException {
		int line = 1;
		char[] characters = new char[CHUNK];
		try (Reader reader = this.utf8.open(file.content())) {
			for (int count = reader.read(characters); count >= 0; count = reader.read(characters)) {
				for (int i = 0; i < count; i++) {
					line += (characters[i] == '\n') ? 1 : 0;
				}
			}
		}
		catch (CharacterCodingException ex) {
			// the line that was searched for
		}
		return line;
	}

}
