package io.migrate.boot.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.migrate.MigrationConfiguration;
import io.migrate.MigrationConfiguration.DataStatements;
import io.migrate.MigrationConfiguration.LockKind;
import io.migrate.MigrationConfiguration.Locking;
import io.migrate.MigrationConfiguration.UnknownRevisions;
import io.migrate.Migrations;
import io.migrate.MigrationsBuilder;
import io.migrate.PendingRevisionsException;
import io.migrate.base.HistoryTables;
import io.migrate.base.InvalidSettingException;
import io.migrate.graph.Target;
import io.migrate.plan.ExecutionSettings;
import io.migrate.plan.ExecutionSettings.Transaction;
import io.migrate.plan.UnknownRevisionException;
import io.migrate.session.MigrationEvent;
import io.migrate.session.MigrationListener;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
class MigratePropertiesTests {

	private ApplicationContextRunner runner;

	private RevisionFolder folder;

	private TestDatabase database;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database) {
		this.database = database;
		this.folder = new RevisionFolder(path.resolve("revisions")).table("aaaa", "").table("bbbb", "aaaa");
		this.runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=" + database.url(),
					"spring.datasource.username=" + database.user(),
					"spring.datasource.password=" + database.password(), "migrate.locations=" + this.folder.location());
	}

	@Test
	void theDefaultsAreThoseOfTheEngine() {
		Binder nothing = new Binder(new MapConfigurationPropertySource());
		MigrateProperties properties = nothing.bindOrCreate("migrate", Bindable.of(MigrateProperties.class));
		ExecutionProperties execution = nothing.bindOrCreate("migrate", Bindable.of(ExecutionProperties.class));
		ExecutionSettings shorter = new ExecutionSettings(Transaction.REVISION, true, Duration.ofMinutes(2),
				ExecutionSettings.DEFAULTS.buildTimeout());
		assertThat(execution.applyTo(properties.configuration()))
			.isEqualTo(MigrationConfiguration.DEFAULTS.withExecution(shorter));
		assertThat(properties.locations()).containsExactly(MigrationsBuilder.DEFAULT_LOCATION);
		assertThat(nothing.bindOrCreate("migrate", Bindable.of(StartupProperties.class)))
			.isEqualTo(new StartupProperties(true, OnStartup.UPGRADE, "head", Duration.ofMinutes(5)));
	}

	@Test
	void everySettingOfARunReachesTheEngine() {
		this.runner
			.withPropertyValues("migrate.on-startup=none", "migrate.schema=ops", "migrate.table-prefix=our_",
					"migrate.lock=lease", "migrate.lock-timeout=90s", "migrate.unknown-revisions=fail",
					"migrate.protected-tables=legacy_*,audit.*", "migrate.baseline=aaaa", "migrate.transaction=run",
					"migrate.data-statements=warn", "migrate.asynchronous-commits=false", "migrate.retry-timeout=3s",
					"migrate.build-timeout=4h", "migrate.downgrade.allowed=false")
			.run((context) -> assertThat(context).getBean(MigrationConfiguration.class)
				.isEqualTo(MigrationConfiguration.DEFAULTS.withTables(new HistoryTables("ops", "our_"))
					.withLocking(new Locking(LockKind.LEASE, Duration.ofSeconds(90)))
					.withUnknownRevisions(UnknownRevisions.FAIL)
					.withProtectedTables(List.of("legacy_*", "audit.*"))
					.withDataStatements(DataStatements.WARN)
					.withBaseline(Target.parse("aaaa"))
					.withExecution(
							new ExecutionSettings(Transaction.RUN, false, Duration.ofSeconds(3), Duration.ofHours(4)))
					.withDowngradeAllowed(false)));
	}

	@Test
	void onStartupNoneLeavesTheDatabaseAlone() {
		this.runner.withPropertyValues("migrate.on-startup=none").run((context) -> {
			assertThat(context).hasSingleBean(Migrations.class);
			assertThat(tables()).isEmpty();
		});
	}

	@Test
	void onStartupVerifyRefusesToStartAndRunsNothing() {
		this.runner.withPropertyValues("migrate.on-startup=verify").run((context) -> {
			assertThat(context).getFailure().rootCause().isInstanceOf(PendingRevisionsException.class);
			assertThat(tables()).isEmpty();
		});
	}

	@Test
	void onStartupVerifyIsContentWithTheTarget() {
		this.runner.withPropertyValues("migrate.target=aaaa").run((context) -> assertThat(context).hasNotFailed());
		this.runner.withPropertyValues("migrate.target=aaaa", "migrate.on-startup=verify")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void onStartupWaitWaitsForAnotherProcess() {
		MigrationListener other = (event) -> {
			if (event instanceof MigrationEvent.RevisionsAwaited) {
				Migrations.on(this.database.dataSource())
					.locations(this.folder.location())
					.build()
					.upgrade(Target.HEAD);
			}
		};
		this.runner.withBean(MigrationListener.class, () -> other)
			.withPropertyValues("migrate.on-startup=wait")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(tables()).contains("public.bbbb");
	}

	@Test
	void onStartupWaitWaitsNoLongerThanItMay() {
		this.runner.withPropertyValues("migrate.on-startup=wait", "migrate.wait-timeout=10ms")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(PendingRevisionsException.class)
				.hasMessageStartingWith("Waited 0 s. "));
	}

	@ParameterizedTest
	@EnumSource(value = OnStartup.class, names = "NONE", mode = Mode.EXCLUDE)
	void aTargetThatNamesNothingIsAWrongSetting(OnStartup onStartup) {
		this.runner.withPropertyValues("migrate.target=cccc", "migrate.on-startup=" + onStartup)
			.run((context) -> assertThat(context).getFailure()
				.cause()
				.isInstanceOf(InvalidSettingException.class)
				.hasMessageStartingWith("'migrate.target' is 'cccc'."));
	}

	@Test
	void theTargetIsWhereTheRunStops() {
		this.runner.withPropertyValues("migrate.target=aaaa")
			.run((context) -> assertThat(tables()).contains("public.aaaa").doesNotContain("public.bbbb"));
	}

	@Test
	void severalHeadsAreReachedWithTheTargetHeads() {
		this.folder.table("cccc", "aaaa");
		this.runner.withPropertyValues("migrate.target=heads")
			.run((context) -> assertThat(tables()).contains("public.bbbb", "public.cccc"));
	}

	@Test
	void severalLocationsMakeOneGraph() {
		RevisionFolder other = new RevisionFolder(this.folder.path().resolveSibling("other")).table("cccc", "bbbb");
		this.runner.withPropertyValues("migrate.locations=" + this.folder.location() + "," + other.location())
			.run((context) -> assertThat(tables()).contains("public.aaaa", "public.bbbb", "public.cccc"));
	}

	@Test
	void theBookkeepingTablesAreWhereTheyAreWanted() {
		this.runner.withPropertyValues("migrate.schema=Ops Room", "migrate.table-prefix=our_")
			.run((context) -> assertThat(tables()).containsExactly("Ops Room.our_definition", "Ops Room.our_event",
					"Ops Room.our_population", "Ops Room.our_population_batch", "Ops Room.our_revision",
					"Ops Room.our_size", "Ops Room.our_statement", "public.aaaa", "public.bbbb"));
	}

	@Test
	void aBaselineIsStampedWhereItsTablesAreThere() {
		this.database.client().sql("CREATE TABLE aaaa (id bigint PRIMARY KEY, more text)").update();
		this.runner.withPropertyValues("migrate.baseline=aaaa").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(this.database.client()
				.sql("SELECT action || ' ' || revision FROM migrate_event ORDER BY id")
				.query(String.class)
				.list()).containsExactly("stamp aaaa", "upgrade bbbb");
		});
	}

	@Test
	void anEmptyBaselineIsNone() {
		this.runner.withPropertyValues("migrate.baseline=", "migrate.on-startup=none")
			.run((context) -> assertThat(context.getBean(MigrationConfiguration.class).baseline()).isNull());
	}

	@Test
	void protectedTablesDoNotStopTheFirstRun() {
		this.database.client().sql("CREATE TABLE legacy_orders (id int)").update();
		this.folder.revision("cccc", "bbbb", "CREATE TABLE IF NOT EXISTS legacy_orders (id int);", "");
		this.runner.withPropertyValues("migrate.protected-tables=legacy_*")
			.run((context) -> assertThat(tables()).contains("public.bbbb"));
	}

	@Test
	void unknownRevisionsAreToleratedUnlessTheyAreToFail() {
		this.runner.run((context) -> assertThat(context).hasNotFailed());
		this.folder.delete("bbbb.sql");
		this.runner.run((context) -> assertThat(context).hasNotFailed());
		this.runner.withPropertyValues("migrate.unknown-revisions=fail")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(UnknownRevisionException.class));
	}

	private List<String> tables() {
		return this.database.client()
			.sql("SELECT schemaname || '.' || tablename FROM pg_tables"
					+ " WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1")
			.query(String.class)
			.list();
	}

}
