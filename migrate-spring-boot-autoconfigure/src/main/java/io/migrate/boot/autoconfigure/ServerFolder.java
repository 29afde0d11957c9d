package io.migrate.boot.autoconfigure;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.util.FileSystemUtils;

/**
 * The folder of a server that runs for a while. As long as its process lives, it holds a
 * lock on a file there: where nobody does, both server and folder can go.
 *
 * @param path where it is; only its owner may enter
 * @param lock the file, locked
 */
record ServerFolder(Path path, FileChannel lock) implements Closeable {

	private static final Logger logger = LoggerFactory.getLogger(ServerFolder.class);

	private static final String PREFIX = "migrate_scratch_";

	private static final String LOCK = "lock";

	// Who has just made a folder has not yet locked it
	private static final Duration YOUNG = Duration.ofMinutes(10);

	private static final long PATIENCE_SECONDS = 10;

	/**
	 * Makes one, and removes those of processes that were killed.
	 * @param parent where
	 * @return the folder, to be closed when its server has ended
	 */
	static ServerFolder in(Path parent) throws IOException {
		Path path = Files.createTempDirectory(parent, ownPrefix());
		FileChannel lock = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE_NEW,
				StandardOpenOption.WRITE);
		lock.lock();
		removeLeftovers(parent, path);
		return new ServerFolder(path, lock);
	}

	// Whoever opens and closes a file that its process has locked loses that lock
	private static String ownPrefix() {
		ProcessHandle process = ProcessHandle.current();
		long began = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
		return PREFIX + process.pid() + "-" + began + "_";
	}

	private static void removeLeftovers(Path parent, Path own) throws IOException {
		try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
			for (Path folder : folders) {
				try {
					if (!folder.getFileName().toString().startsWith(ownPrefix()) && isOld(folder, own)) {
						removeUnlessLocked(folder);
					}
				}
				catch (IOException ex) {
					logger.debug("What was left in {} could not be removed", folder, ex);
				}
			}
		}
	}

	// In a folder that everybody may write to, names prove nothing
	private static boolean isOld(Path folder, Path own) throws IOException {
		if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
				|| !Files.getOwner(folder).equals(Files.getOwner(own))) {
			return false;
		}
		Path file = folder.resolve(LOCK);
		Instant made = Files.getLastModifiedTime(Files.exists(file) ? file : folder).toInstant();
		return made.isBefore(Instant.now().minus(YOUNG));
	}

	private static void removeUnlessLocked(Path folder) throws IOException {
		try (FileChannel file = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE); FileLock lock = file.tryLock()) {
			if (lock != null) {
				remove(folder);
				logger.info("Removed a server that a process had left that was killed: {}", folder);
			}
		}
	}

	private static void remove(Path folder) throws IOException {
		endServer(folder.resolve("data"));
		FileSystemUtils.deleteRecursively(folder);
	}

	// It waits for whoever is connected
	private static void endServer(Path data) throws IOException {
		Optional<ProcessHandle> server = server(data);
		if (server.isPresent()) {
			server.get().destroy();
			server.get().onExit().completeOnTimeout(server.get(), PATIENCE_SECONDS, TimeUnit.SECONDS).join();
			server.get().destroyForcibly();
		}
	}

	private static Optional<ProcessHandle> server(Path data) throws IOException {
		try {
			// The number may be that of another process by now
			return Files.readAllLines(data.resolve("postmaster.pid"))
				.stream()
				.limit(1)
				.filter((line) -> line.strip().matches("[0-9]{1,18}"))
				.flatMap((line) -> ProcessHandle.of(Long.parseLong(line.strip())).stream())
				.findFirst()
				.filter((process) -> process.info()
					.arguments()
					.map((arguments) -> List.of(arguments).contains(data.toString()))
					.orElse(false));
		}
		catch (NoSuchFileException ex) {
			return Optional.empty();
		}
	}

	Path data() {
		return this.path.resolve("data");
	}

	@Override
	public void close() throws IOException {
		try (this.lock) {
			remove(this.path);
		}
	}

}
