package io.migrate.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import javax.sql.DataSource;

import org.springframework.util.FileSystemUtils;

import io.migrate.benchmark.Environment.Fsync;
import io.migrate.benchmark.Results.Task;

/**
 * Measures all peers in turn, round by round, so that what disturbs the machine disturbs
 * all of them. Belongs to one thread.
 */
final class Laboratory implements AutoCloseable {

	static final String HOST = "127.0.0.1";

	// Enough to tell who waits for an answer from who goes on sending
	static final Duration COUNTING_DELAY = Duration.ofMillis(10);

	private final Settings settings;

	private final PrintStream progress;

	private final Path files;

	private final Map<Fsync, Server> servers = new EnumMap<>(Fsync.class);

	private final Map<Environment, DelayProxy> proxies = new HashMap<>();

	private final Results results = new Results();

	Laboratory(Settings settings, PrintStream progress) throws IOException {
		this.settings = settings;
		this.progress = progress;
		this.files = Files.createTempDirectory("benchmark");
		for (Fsync fsync : settings.fsyncs()) {
			this.servers.put(fsync, new Server(fsync));
		}
		for (Environment environment : settings.environments()) {
			if (environment.delay() > 0) {
				this.proxies.put(environment,
						new DelayProxy(HOST, server(environment).port(), Duration.ofMillis(environment.delay())));
			}
		}
	}

	Results run() throws Exception {
		for (Peers peer : this.settings.peers()) {
			this.progress.println("Counting: " + peer.title());
			this.results.add(peer, count(peer.create()));
			prepare(peer);
		}
		gather();
		for (int round = 1; round <= this.settings.rounds(); round++) {
			this.progress.println("Round " + round + " of " + this.settings.rounds());
			for (Environment environment : this.settings.environments()) {
				for (Peers peer : this.settings.peers()) {
					apply(peer, environment);
				}
			}
			for (Environment environment : this.settings.readOnly()) {
				for (Peers peer : this.settings.peers()) {
					findUpToDate(peer, environment);
				}
			}
		}
		return this.results;
	}

	private void gather() throws Exception {
		if (this.settings.crowds() > 0) {
			this.progress.println("Starting many at once");
			Peer peer = Peers.MIGRATE.create();
			Path folder = write(peer, Crowd.REVISIONS, "crowd");
			this.results.add(new Crowd(anyServer(), peer, folder).run(this.settings.crowds()));
		}
	}

	private Counts count(Peer peer) throws Exception {
		int revisions = this.settings.counted();
		Counted once = countApplying(peer, revisions);
		Counted twice = countApplying(peer, 2 * revisions);
		return new Counts(revisions, once.applying(), twice.applying(), twice.upToDate());
	}

	private Counted countApplying(Peer peer, int revisions) throws Exception {
		Server server = anyServer();
		Path folder = write(peer, revisions, "counted");
		server.create("counted");
		try (DelayProxy proxy = new DelayProxy(HOST, server.port(), COUNTING_DELAY)) {
			DataSource dataSource = Child.dataSource(Server.url(proxy.port(), "counted"));
			peer.upgrade(dataSource, folder);
			WireCount.Tally applying = proxy.tally();
			check(server, "counted", peer, revisions);
			peer.upgrade(dataSource, folder);
			return new Counted(applying, proxy.tally().minus(applying));
		}
		finally {
			server.drop("counted");
			FileSystemUtils.deleteRecursively(folder);
		}
	}

	// Writes the files of a peer, and a database that has all of them
	private void prepare(Peers peers) throws Exception {
		Server server = anyServer();
		Peer peer = peers.create();
		String database = upToDate(peers);
		Path folder = write(peer, this.settings.revisions(), peers.name());
		server.create(database);
		peer.upgrade(Child.dataSource(server.url(database)), folder);
		check(server, database, peer, this.settings.revisions());
		server.execute(database, "VACUUM ANALYZE");
	}

	private void apply(Peers peer, Environment environment) throws IOException, InterruptedException, SQLException {
		Server server = server(environment);
		server.create("applying");
		Measurement cold = Child.start(peer, url(environment, "applying"), folder(peer), 0).get(0);
		check(server, "applying", peer.create(), this.settings.revisions());
		server.drop("applying");
		add(Task.APPLY, environment, peer, cold);
	}

	private void findUpToDate(Peers peer, Environment environment) throws IOException, InterruptedException {
		List<Measurement> measured = Child.start(peer, url(environment, upToDate(peer)), folder(peer),
				this.settings.repeats());
		add(Task.COLD, environment, peer, measured.get(0));
		add(Task.WARM, environment, peer, measured.get(1));
	}

	private void add(Task task, Environment environment, Peers peer, Measurement measurement) {
		this.results.add(task, environment, peer, measurement);
		this.progress.printf("%-6s %-18s %-24s %,10.1f ms%n", task, environment, peer.title(),
				measurement.wallNanos() / 1e6);
	}

	private static void check(Server server, String database, Peer peer, int revisions) throws SQLException {
		try (Connection connection = server.connect(database)) {
			Outcome.check(connection, peer, revisions);
		}
	}

	private Path write(Peer peer, int revisions, String name) throws IOException {
		Path folder = Files.createDirectory(this.files.resolve(name));
		peer.write(folder, Change.first(revisions));
		return folder;
	}

	private Path folder(Peers peer) {
		return this.files.resolve(peer.name());
	}

	private static String upToDate(Peers peer) {
		return "up_to_date_" + peer.name().toLowerCase(Locale.ROOT);
	}

	private String url(Environment environment, String database) {
		DelayProxy proxy = this.proxies.get(environment);
		return Server.url((proxy != null) ? proxy.port() : server(environment).port(), database);
	}

	private Server server(Environment environment) {
		Server server = this.servers.get(environment.fsync());
		if (server == null) {
			throw new IllegalArgumentException("No server for " + environment);
		}
		return server;
	}

	// The one on which nothing but reading is measured, too
	private Server anyServer() {
		return server(this.settings.readOnly().get(0));
	}

	@Override
	public void close() throws IOException {
		for (DelayProxy proxy : this.proxies.values()) {
			proxy.close();
		}
		for (Server server : this.servers.values()) {
			server.close();
		}
		FileSystemUtils.deleteRecursively(this.files);
	}

	private record Counted(WireCount.Tally applying, WireCount.Tally upToDate) {

	}

}
