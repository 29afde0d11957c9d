package io.migrate;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

import io.migrate.base.MigrationException;
import io.migrate.graph.Target;
import io.migrate.testing.InterferingProxy;
import io.migrate.testing.InterferingProxy.Interference;
import io.migrate.testing.InterferingProxy.Verdict;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.Sessions;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The connection of a run is lost in each phase of a long way up and down. The run says
 * so, and the next one goes on where it was. {@code -Dmigrate.kill.seed} repeats a draw.
 */
@PostgresTest
@Timeout(300)
class LostConnectionTests {

	private static final Logger logger = LoggerFactory.getLogger(LostConnectionTests.class);

	// Up and down, and whatever was half-way before
	private static final int MOST_RUNS = 6;

	private final long seed = Long.getLong("migrate.kill.seed", ThreadLocalRandom.current().nextLong());

	private final Random random = new Random(this.seed);

	private RevisionFolder folder;

	private LongPlanStates states;

	private String action = "upgrade";

	@BeforeEach
	void prepare(TestDatabase database, @TempDir Path path) {
		this.folder = LongPlan.writeTo(new RevisionFolder(path));
		this.states = LongPlanStates.observe(database);
	}

	@ParameterizedTest
	@EnumSource
	void theNextRunGoesOn(Loss loss, TestDatabase database) throws IOException, SQLException {
		logger.info("Seed {}", this.seed);
		try (InterferingProxy proxy = new InterferingProxy(database);
				Connection own = database.dataSource().getConnection()) {
			JdbcClient client = JdbcClient.create(new SingleConnectionDataSource(own, true));
			for (KillPhase phase : KillPhase.values()) {
				if (phase != KillPhase.ANY) {
					lose(loss, phase, proxy, client);
				}
			}
			proxy.interfere((statement) -> Verdict.PASS);
			assertThat(run(proxy)).isNull();
			this.states.assertThatItIsDone(client, this.action);
		}
	}

	private void lose(Loss loss, KillPhase phase, InterferingProxy proxy, JdbcClient client) {
		Sessions sessions = new Sessions(client);
		int runs = 0;
		boolean lost = false;
		while (!lost) {
			assertThat(++runs).as(phase.name()).isLessThanOrEqualTo(MOST_RUNS);
			int place = (runs == 1) ? 1 + this.random.nextInt(phase.occurrences()) : 1;
			AtomicInteger left = new AtomicInteger(place);
			proxy.interfere(interference(loss, phase, left, sessions));
			MigrationException failure = run(proxy);
			sessions.awaitNone("true");
			lost = left.get() <= 0;
			String context = "seed %s: %s, %s at number %s of %s".formatted(this.seed, this.action, loss, place, phase);
			check(context, lost, failure, client);
		}
	}

	private void check(String context, boolean lost, @Nullable MigrationException failure, JdbcClient client) {
		try {
			assertThat(failure != null).isEqualTo(lost);
			if (lost) {
				this.states.assertThatItIsOnTheWay(client);
			}
			else {
				this.states.assertThatItIsDone(client, this.action);
				this.action = this.action.equals("upgrade") ? "downgrade" : "upgrade";
			}
		}
		catch (AssertionError ex) {
			throw new AssertionError(context + ": " + failure, ex);
		}
	}

	private static Interference interference(Loss loss, KillPhase phase, AtomicInteger left, Sessions sessions) {
		return (statement) -> {
			if (!phase.matches(statement) || left.decrementAndGet() != 0) {
				return Verdict.PASS;
			}
			if (loss == Loss.TERMINATED) {
				sessions.terminate("true");
			}
			return loss.verdict;
		};
	}

	private @Nullable MigrationException run(InterferingProxy proxy) {
		Migrations migrations = Migrations.on(proxy.dataSource()).locations(this.folder.location()).build();
		try {
			if (this.action.equals("upgrade")) {
				migrations.upgrade(Target.HEAD);
			}
			else {
				migrations.downgrade(Target.BASE);
			}
			return null;
		}
		catch (MigrationException ex) {
			return ex;
		}
	}

	/** How a connection is lost. */
	enum Loss {

		/** A network that is cut before the server gets the statement. */
		BEFORE(Verdict.CUT_BEFORE),

		/** A network that is cut before the server's answer comes back. */
		AFTER(Verdict.CUT_AFTER),

		/** An administrator has ended the session. */
		TERMINATED(Verdict.PASS);

		private final Verdict verdict;

		Loss(Verdict verdict) {
			this.verdict = verdict;
		}

	}

}
