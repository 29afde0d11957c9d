package io.migrate;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import io.migrate.graph.Target;
import io.migrate.plan.EditedRevisionException;
import io.migrate.session.DatabaseUnavailableException;
import io.migrate.session.MigrationEvent;
import io.migrate.session.MigrationEvent.DatabaseAwaited;
import io.migrate.session.MigrationEvent.RevisionsAwaited;
import io.migrate.session.MigrationListener;
import io.migrate.session.RunCancelledException;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RecordingListener;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.StatementCounter;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * An instance that waits until another one has upgraded.
 */
@PostgresTest
@Timeout(60)
class AwaitTests {

	private static final Duration LONG = Duration.ofHours(1);

	private static final MigrationListener NOBODY = (event) -> {
	};

	private final RecordingListener recording = new RecordingListener();

	private RevisionFolder folder;

	private TestDatabase database;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database) {
		this.database = database;
		this.folder = new RevisionFolder(path).table("aaaa", "").table("bbbb", "aaaa");
	}

	@Test
	void itEndsWhenAnotherProcessHasBroughtWhatIsMissing() {
		migrations((event) -> {
			if (event instanceof RevisionsAwaited) {
				migrations(NOBODY).upgrade(Target.HEAD);
			}
		}).await(LONG, Target.HEAD);
		assertThat(this.recording.events(RevisionsAwaited.class)).singleElement().satisfies((event) -> {
			assertThat(event.missing()).isEqualTo(2);
			assertThat(event.next()).isEqualTo("aaaa (revision aaaa)");
		});
		assertThat(this.recording.events()).last().isEqualTo(new MigrationEvent.UpToDate("bbbb"));
	}

	@Test
	void eachLookTakesAConnectionOfItsOwnAndTwoQuestions() throws IOException {
		try (StatementCounter counter = new StatementCounter(this.database)) {
			assertThatExceptionOfType(PendingRevisionsException.class)
				.isThrownBy(() -> migrations(counter.dataSource(), NOBODY).await(Duration.ofMillis(300), Target.HEAD));
			assertThat(counter.statements()).filteredOn((sql) -> !sql.startsWith("SET "))
				.hasSizeGreaterThan(1)
				.hasSize(2 * counter.connections())
				.allSatisfy((sql) -> assertThat(sql).startsWith("SELECT "));
		}
	}

	@Test
	void whatIsMissingIsNamedWhenTheTimeIsOver() {
		assertThatExceptionOfType(PendingRevisionsException.class)
			.isThrownBy(() -> migrations(NOBODY).await(Duration.ZERO, Target.HEAD))
			.withMessageStartingWith("Waited 0 s. The database stands at base, in state PENDING. Missing for head:")
			.satisfies((failure) -> assertThat(failure.action()).contains("'migrate.wait-timeout'"));
	}

	@Test
	void anEditedRevisionIsRefusedAtOnce() {
		migrations(NOBODY).upgrade(Target.parse("aaaa"));
		this.folder.revision("aaaa", "", "CREATE TABLE other (id int);", "");
		assertThatExceptionOfType(EditedRevisionException.class)
			.isThrownBy(() -> migrations(NOBODY).await(LONG, Target.HEAD));
	}

	@Test
	void aDatabaseThatIsAwayForAWhileIsWaitedFor() {
		DataSource elsewhere = new DriverManagerDataSource(
				this.database.url().replace(this.database.name(), "postgres"), this.database.user(),
				this.database.password());
		JdbcClient server = JdbcClient.create(elsewhere);
		String allow = "ALTER DATABASE " + this.database.name() + " ALLOW_CONNECTIONS ";
		migrations((event) -> {
			if (event instanceof RevisionsAwaited) {
				migrations(NOBODY).upgrade(Target.HEAD);
				server.sql(allow + "false").update();
			}
			if (event instanceof DatabaseAwaited) {
				server.sql(allow + "true").update();
			}
		}).await(LONG, Target.HEAD);
		assertThat(this.recording.events(DatabaseAwaited.class)).singleElement()
			.satisfies((event) -> assertThat(event.reason()).contains("is not currently accepting connections"));
	}

	@Test
	void aDatabaseThatStaysAwayIsNamedWhenTheTimeIsOver() {
		DataSource nowhere = new DriverManagerDataSource(this.database.url() + "_not", this.database.user(),
				this.database.password());
		assertThatExceptionOfType(DatabaseUnavailableException.class)
			.isThrownBy(() -> migrations(nowhere, NOBODY).await(Duration.ofMillis(150), Target.HEAD))
			.withMessageContaining("does not exist");
		assertThat(this.recording.events(DatabaseAwaited.class)).hasSize(1);
	}

	@Test
	void itCanBeCancelled() throws Exception {
		ExecutorService other = Executors.newSingleThreadExecutor();
		CountDownLatch waits = new CountDownLatch(1);
		Migrations waiting = migrations((event) -> waits.countDown());
		try {
			Future<Boolean> cancelled = other.submit(() -> {
				waits.await();
				return waiting.cancel(LONG);
			});
			assertThatExceptionOfType(RunCancelledException.class).isThrownBy(() -> waiting.await(LONG, Target.HEAD));
			assertThat(cancelled.get()).isTrue();
		}
		finally {
			other.shutdownNow();
		}
	}

	@Test
	void aCallThatGetsNoConnectionCanBeCancelled() throws Exception {
		ExhaustedPool pool = new ExhaustedPool(this.database.dataSource());
		Migrations migrations = migrations(pool, NOBODY);
		ExecutorService other = Executors.newSingleThreadExecutor();
		try {
			Future<Boolean> cancelled = other.submit(() -> {
				pool.asked.await();
				return migrations.cancel(LONG);
			});
			assertThatExceptionOfType(RunCancelledException.class).isThrownBy(() -> migrations.upgrade(Target.HEAD));
			assertThat(Thread.currentThread().isInterrupted()).isFalse();
			assertThat(cancelled.get()).isTrue();
		}
		finally {
			other.shutdownNow();
		}
	}

	private Migrations migrations(MigrationListener listener) {
		return migrations(this.database.dataSource(), listener);
	}

	private Migrations migrations(DataSource dataSource, MigrationListener listener) {
		return Migrations.on(dataSource)
			.locations(this.folder.location())
			.listener(this.recording)
			.listener(listener)
			.build();
	}

	/**
	 * A pool whose connections are all in use.
	 */
	private static final class ExhaustedPool extends DelegatingDataSource {

		private final CountDownLatch asked = new CountDownLatch(1);

		private ExhaustedPool(DataSource target) {
			super(target);
		}

		@Override
		public Connection getConnection() throws SQLException {
			this.asked.countDown();
			try {
				TimeUnit.HOURS.sleep(1);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			throw new SQLException("Interrupted during connection acquisition");
		}

	}

}
