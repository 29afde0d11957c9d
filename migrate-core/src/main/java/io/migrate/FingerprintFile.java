package io.migrate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.function.UnaryOperator;

import io.migrate.verify.Fingerprints;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.function.SingletonSupplier;

/**
 * Where fingerprints are, read when they are first needed. Thread-safe.
 */
final class FingerprintFile {

	private final @Nullable String location;

	private final SingletonSupplier<Fingerprints> content;

	/**
	 * Names the file.
	 * @param location the file as Spring writes it, or {@code null} when there is none
	 * @param resources finds it
	 */
	FingerprintFile(@Nullable String location, ResourceLoader resources) {
		this.location = location;
		this.content = SingletonSupplier
			.of(() -> (location != null) ? read(location, resources.getResource(location)) : Fingerprints.NONE);
	}

	@Nullable String location() {
		return this.location;
	}

	/**
	 * Reads it, once.
	 * @return what it says, which is nothing when it is not there
	 */
	Fingerprints read() {
		return this.content.obtain();
	}

	private static Fingerprints read(String location, Resource file) {
		if (!file.exists()) {
			return Fingerprints.NONE;
		}
		try {
			return Fingerprints.parse(file.getContentAsString(StandardCharsets.UTF_8), location);
		}
		catch (IOException ex) {
			throw FingerprintFileException.unreadable(location, ex);
		}
	}

	/**
	 * Changes a file. It is there whole or as it was, whenever the process ends.
	 * @param file the file, which need not be there, nor its folder
	 * @param change gets what is written there, without what merges have left between the
	 * lines
	 * @return whether anything has changed
	 */
	static boolean update(Path file, UnaryOperator<Fingerprints> change) {
		String before = text(file);
		String after = change.apply(Fingerprints.salvage(before)).text();
		if (after.equals(before.replace("\r\n", "\n"))) {
			return false;
		}
		Path whole = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
		try {
			Files.createDirectories(file.toAbsolutePath().getParent());
			Files.writeString(whole, after);
			Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			return true;
		}
		catch (IOException ex) {
			delete(whole);
			throw FingerprintFileException.unwritable(file, ex);
		}
	}

	private static String text(Path file) {
		try {
			return Files.exists(file) ? Files.readString(file) : "";
		}
		catch (IOException ex) {
			throw FingerprintFileException.unreadable(file.toString(), ex);
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
