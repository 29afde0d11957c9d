package io.migrate;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

import io.migrate.graph.Target;
import io.migrate.testing.InterferingProxy;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A process is killed again and again on its way up and down a long plan, at moments that
 * are drawn. The next one goes on where it was. {@code -Dmigrate.kill.seed} repeats a
 * draw.
 */
@PostgresTest
@Timeout(600)
class KillTests {

	private static final Logger logger = LoggerFactory.getLogger(KillTests.class);

	private static final int KILLS_OF_EACH_PHASE = 6;

	private static final int MOST_STARTS = 600;

	private static final int PREPARED = 2;

	// Whoever starts next may want to go the other way
	private static final int TURNS = 8;

	private final long seed = Long.getLong("migrate.kill.seed", ThreadLocalRandom.current().nextLong());

	private final Random random = new Random(this.seed);

	private final List<KillPhase> due = new ArrayList<>();

	private final Map<KillPhase, Integer> landed = new EnumMap<>(KillPhase.class);

	private final Deque<MigrationProcess> prepared = new ArrayDeque<>();

	private Path logs;

	private RevisionFolder folder;

	private LongPlanStates states;

	private int starts;

	private int processes;

	@BeforeEach
	void prepare(TestDatabase database, @TempDir Path path) {
		this.logs = path;
		this.folder = LongPlan.writeTo(new RevisionFolder(path.resolve("revisions")));
		this.states = LongPlanStates.observe(database);
		for (int i = 0; i < KILLS_OF_EACH_PHASE; i++) {
			this.due.addAll(List.of(KillPhase.values()));
		}
	}

	@AfterEach
	void endProcesses() {
		this.prepared.forEach(MigrationProcess::close);
	}

	@Test
	void whatWasKilledGoesOnWhereItWas(TestDatabase database) throws Exception {
		logger.info("Seed {}", this.seed);
		undisturbed(database);
		while (!this.due.isEmpty()) {
			upAndDown();
		}
		logger.info("Seed {}: {} processes, killed before their end: {}", this.seed, this.starts, this.landed);
		assertThat(this.landed.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThanOrEqualTo(100);
	}

	private void undisturbed(TestDatabase database) {
		Migrations migrations = Migrations.on(database.dataSource()).locations(this.folder.location()).build();
		migrations.upgrade(Target.HEAD);
		this.states.assertThatItIsDone(database.client(), "upgrade");
		migrations.downgrade(Target.BASE);
		this.states.assertThatItIsDone(database.client(), "downgrade");
	}

	private void upAndDown() throws Exception {
		try (TestDatabase database = TestDatabase.create();
				InterferingProxy proxy = new InterferingProxy(database);
				Connection own = database.dataSource().getConnection()) {
			JdbcClient client = JdbcClient.create(new SingleConnectionDataSource(own, true));
			String action = "upgrade";
			boolean over = false;
			while (!over) {
				boolean ended = start(database, proxy, client, action);
				over = ended && action.equals("downgrade");
				boolean turns = ended || this.random.nextInt(TURNS) == 0;
				action = turns ? other(action) : action;
			}
		}
	}

	private static String other(String action) {
		return action.equals("upgrade") ? "downgrade" : "upgrade";
	}

	/**
	 * Starts a process, and kills it when its moment comes.
	 * @return whether it came to its end before
	 */
	private boolean start(TestDatabase database, InterferingProxy proxy, JdbcClient client, String action)
			throws Exception {
		assertThat(++this.starts).as("phases that do not come: %s", this.due).isLessThan(MOST_STARTS);
		KillPhase phase = this.due.isEmpty() ? null : this.due.get(this.random.nextInt(this.due.size()));
		try (MigrationProcess process = nextProcess();
				Kill kill = new Kill(phase, this.random, process, proxy, database)) {
			proxy.interfere(kill);
			process.run(proxy.url(), database, this.folder, action);
			kill.await();
			process.await();
			kill.letGo();
			settle(proxy, client);
			String context = "seed %s, start %s, %s, %s:%n%s".formatted(this.seed, this.starts, action, kill,
					process.output());
			check(client, process.wasKilled() ? null : action, context);
			assertThat(process.wasKilled() || process.hasSucceeded()).as(context).isTrue();
			logger.info("TEMP {} {} {}", action, kill, process.wasKilled());
			if (process.wasKilled()) {
				this.due.remove(phase);
				this.landed.merge(phase, 1, Integer::sum);
			}
			return !process.wasKilled();
		}
	}

	private MigrationProcess nextProcess() throws IOException {
		while (this.prepared.size() <= PREPARED) {
			this.prepared.add(MigrationProcess.start(this.logs.resolve("log-" + this.processes++)));
		}
		return this.prepared.remove();
	}

	private void check(JdbcClient client, @Nullable String done, String context) {
		try {
			if (done != null) {
				this.states.assertThatItIsDone(client, done);
			}
			else {
				this.states.assertThatItIsOnTheWay(client);
			}
		}
		catch (AssertionError ex) {
			throw new AssertionError(context, ex);
		}
	}

	// What the server still does for those who are gone comes to its end
	private static void settle(InterferingProxy proxy, JdbcClient client) throws InterruptedException {
		await(client, "state = 'active'");
		proxy.endSessions();
		await(client, "true");
	}

	private static void await(JdbcClient client, String condition) throws InterruptedException {
		String sql = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
				+ " AND backend_type = 'client backend' AND pid <> pg_backend_pid() AND application_name <> '"
				+ Kill.SNAPSHOT + "' AND " + condition;
		while (client.sql(sql).query(Long.class).single() > 0) {
			Thread.sleep(5);
		}
	}

}
