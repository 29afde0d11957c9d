package io.migrate;

import java.nio.file.Path;

import io.migrate.graph.Target;
import io.migrate.plan.JournalEntry;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A revision that may not write sizes runs without them.
 */
@PostgresTest
class MeasuringRightsTests {

	private SizeJournal journal;

	private String role;

	@BeforeEach
	void prepare(TestDatabase database, @TempDir Path path) {
		this.journal = SizeJournal.of(database, path);
		this.role = "size_rights_" + database.name().replaceAll("\\W", "_");
		this.journal.execute("CREATE ROLE " + this.role + " LOGIN PASSWORD 'secret'");
		this.journal.execute("CREATE SCHEMA app AUTHORIZATION " + this.role);
		this.journal.execute("CREATE TABLE app.roles (name text)");
		this.journal.execute("ALTER TABLE app.roles OWNER TO " + this.role);
	}

	@AfterEach
	void dropRole() {
		this.journal.execute("DROP OWNED BY " + this.role + " CASCADE");
		this.journal.execute("DROP ROLE " + this.role);
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT set_config('role', 'ROLE', true);", "SET \"role\" = 'ROLE';",
			"DO $$ BEGIN SET LOCAL ROLE ROLE; END $$;", "DO $$ BEGIN EXECUTE format('SET ROLE %I', 'ROLE'); END $$;" })
	void anotherRoleIsSeenHoweverItIsSet(String setting) {
		this.journal.folder()
			.revision("bbbb", "aaaa", setting.replace("ROLE;", this.role + ";").replace("'ROLE'", "'" + this.role + "'")
					+ "\nALTER TABLE app.roles ADD PRIMARY KEY (name);\n", "");
		this.journal.upgrade();
		assertThat(this.journal.relations()).containsExactly("app.roles");
	}

	@Test
	void anOlderDatabaseNeedsNobodyWhoMayMakeATable() {
		this.journal.execute("DROP TABLE migrate_size");
		this.journal.execute("GRANT ALL ON ALL TABLES IN SCHEMA public TO " + this.role);
		upgradeAsRole();
	}

	@Test
	void nobodyNeedsToBeAllowedToWriteSizes() {
		this.journal.execute("GRANT ALL ON ALL TABLES IN SCHEMA public TO " + this.role);
		this.journal.execute("REVOKE UPDATE ON migrate_size FROM " + this.role);
		upgradeAsRole();
	}

	private void upgradeAsRole() {
		this.journal.folder()
			.revision("bbbb", "aaaa", "ALTER TABLE app.roles ADD PRIMARY KEY (name);", "")
			.revision("cccc", "bbbb", "CREATE INDEX CONCURRENTLY roles_name ON app.roles (name);", "");
		Migrations.on(new DriverManagerDataSource(this.journal.database().url(), this.role, "secret"))
			.locations(this.journal.folder().location())
			.build()
			.upgrade(Target.HEAD);
		assertThat(this.journal.newest()).isEmpty();
		assertThat(Migrations.on(this.journal.database().dataSource())
			.locations(this.journal.folder().location())
			.build()
			.status()
			.events()).extracting(JournalEntry::revision).containsExactly("cccc", "bbbb", "aaaa");
	}

}
