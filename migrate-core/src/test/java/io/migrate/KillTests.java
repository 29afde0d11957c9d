package io.migrate;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

import io.migrate.MigrationConfiguration.LockKind;
import io.migrate.graph.Target;
import io.migrate.testing.InterferingProxy;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.Sessions;
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

	private static final int KILLS = 104;

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

	private final Set<KillPhase> missed = EnumSet.noneOf(KillPhase.class);

	private LongPlanStates states;

	private List<String> undisturbed = List.of();

	private int starts;

	private int processes;

	@BeforeEach
	void prepare(TestDatabase database, @TempDir Path path) {
		this.logs = path;
		this.folder = LongPlan.writeTo(new RevisionFolder(path.resolve("revisions")));
		this.states = LongPlanStates.observe(database);
		KillPhase[] phases = KillPhase.values();
		for (int i = 0; i < KILLS; i++) {
			this.due.add(phases[i % phases.length]);
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
		assertThat(this.landed.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(KILLS);
	}

	private void undisturbed(TestDatabase database) {
		Migrations migrations = Migrations.on(database.dataSource()).locations(this.folder.location()).build();
		migrations.upgrade(Target.HEAD);
		this.undisturbed = LongPlanStates.records(database.client());
		check(database.client(), "upgrade", "undisturbed");
		migrations.downgrade(Target.BASE);
		check(database.client(), "downgrade", "undisturbed");
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
				Kill kill = new Kill(phase, place(phase), this.random, process, proxy, database)) {
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
			count(phase, process.wasKilled());
			return !process.wasKilled();
		}
	}

	private void count(@Nullable KillPhase phase, boolean killed) {
		if (phase == null) {
			return;
		}
		if (killed) {
			this.due.remove(phase);
			this.missed.remove(phase);
			this.landed.merge(phase, 1, Integer::sum);
		}
		else {
			this.missed.add(phase);
		}
	}

	// What comes only once on the rest of the way is not missed again
	private int place(@Nullable KillPhase phase) {
		return (phase == null || this.missed.contains(phase)) ? 1 : 1 + this.random.nextInt(phase.occurrences());
	}

	private MigrationProcess nextProcess() throws IOException {
		while (this.prepared.size() <= PREPARED) {
			this.prepared.add(MigrationProcess.start(this.logs.resolve("log-" + this.processes++), LockKind.SESSION));
		}
		return this.prepared.remove();
	}

	private void check(JdbcClient client, @Nullable String done, String context) {
		try {
			if (done == null) {
				this.states.assertThatItIsOnTheWay(client);
				return;
			}
			this.states.assertThatItIsDone(client, done);
			if (done.equals("upgrade")) {
				assertThat(LongPlanStates.records(client)).isEqualTo(this.undisturbed);
			}
		}
		catch (AssertionError ex) {
			throw new AssertionError(context, ex);
		}
	}

	// What the server still does for those who are gone comes to its end
	private static void settle(InterferingProxy proxy, JdbcClient client) {
		Sessions sessions = new Sessions(client);
		sessions.awaitNone("state = 'active'");
		proxy.endSessions();
		sessions.awaitNone("true");
	}

}
