package io.migrate.sample;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A PostgreSQL whose data stay in a folder. The process that starts it holds a lock on a
 * file beside that folder as long as it lives and ends it; other processes use it
 * meanwhile. The server of a process that was killed is replaced.
 *
 * @param port where it listens
 * @param end what closing does
 */
record EmbeddedServer(int port, Closeable end) implements Closeable {

	private static final long PATIENCE_SECONDS = 20;

	// By folder. Locks belong to processes: whoever opens and closes a file that its
	// process has locked loses that lock
	private static final Map<Path, EmbeddedServer> STARTED_HERE = new ConcurrentHashMap<>();

	/**
	 * Starts a server, unless one runs already that is somebody's.
	 * @param data the folder of its data, made when it is not there
	 * @return a server that takes connections
	 * @throws IOException if it cannot be started
	 * @throws InterruptedException if the thread is told to end while another process
	 * starts it
	 */
	static synchronized EmbeddedServer on(Path data) throws IOException, InterruptedException {
		EmbeddedServer mine = STARTED_HERE.get(data);
		return (mine != null) ? joined(mine.port) : startedOrJoined(data);
	}

	private static EmbeddedServer startedOrJoined(Path data) throws IOException, InterruptedException {
		Path file = Files.createDirectories(data).resolveSibling(data.getFileName() + ".lock");
		FileChannel lock = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		try {
			long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
			while (lock.tryLock() == null) {
				Optional<Postmaster> other = Postmaster.of(data).filter(Postmaster::isReady);
				if (other.isPresent()) {
					lock.close();
					return joined(other.get().port());
				}
				if (System.nanoTime() > deadline) {
					throw new IOException("Another process holds " + file + ", but no server runs on " + data);
				}
				Thread.sleep(50);
			}
			return started(data, lock);
		}
		catch (IOException | RuntimeException | InterruptedException ex) {
			lock.close();
			throw ex;
		}
	}

	private static EmbeddedServer started(Path data, FileChannel lock) throws IOException {
		Postmaster.of(data).filter((orphan) -> orphan.serves(data)).ifPresent(Postmaster::end);
		EmbeddedPostgres postgres = EmbeddedPostgres.builder()
			.setDataDirectory(data)
			.setCleanDataDirectory(false)
			.start();
		EmbeddedServer server = new EmbeddedServer(postgres.getPort(), () -> {
			STARTED_HERE.remove(data);
			try (lock) {
				postgres.close();
			}
		});
		STARTED_HERE.put(data, server);
		return server;
	}

	private static EmbeddedServer joined(int port) {
		return new EmbeddedServer(port, () -> {
		});
	}

	String url() {
		return "jdbc:postgresql://localhost:" + this.port + "/postgres";
	}

	/**
	 * Finds a database on it, or makes one.
	 * @param name what it is called
	 * @return its URL
	 */
	String database(String name) {
		JdbcClient client = JdbcClient.create(new DriverManagerDataSource(url(), "postgres", "postgres"));
		if (client.sql("SELECT 1 FROM pg_database WHERE datname = ?").param(name).query().listOfRows().isEmpty()) {
			client.sql("CREATE DATABASE " + name).update();
		}
		return "jdbc:postgresql://localhost:" + this.port + "/" + name;
	}

	@Override
	public void close() throws IOException {
		this.end.close();
	}

	/**
	 * What a server says about itself in its folder.
	 *
	 * @param process its first process
	 * @param port where it listens
	 * @param state such as {@code ready}; empty when it has only begun to start
	 */
	private record Postmaster(ProcessHandle process, int port, String state) {

		static Optional<Postmaster> of(Path data) throws IOException {
			try {
				List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
				return (lines.size() < 4) ? Optional.empty()
						: ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
							.map((process) -> new Postmaster(process, Integer.parseInt(lines.get(3).strip()),
									(lines.size() < 8) ? "" : lines.get(7).strip()));
			}
			catch (NoSuchFileException ex) {
				return Optional.empty();
			}
		}

		boolean isReady() {
			return this.state.equals("ready");
		}

		// After a restart of the machine the number may be that of another process
		boolean serves(Path data) {
			return this.process.info().arguments().map(List::of).orElse(List.of()).contains(data.toString());
		}

		// It waits for whoever is connected
		void end() {
			this.process.destroy();
			this.process.onExit().completeOnTimeout(this.process, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
			this.process.destroyForcibly();
		}

	}

}
