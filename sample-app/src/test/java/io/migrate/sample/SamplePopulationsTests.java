package io.migrate.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.migrate.testing.PostgresTest;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the sample fills in: rows, statements, and a back-fill in batches.
 */
@PostgresTest
class SamplePopulationsTests {

	private static final int USERS = 5000;

	private TestDatabase database;

	@BeforeEach
	void prepare(TestDatabase database) {
		this.database = database;
	}

	@Test
	void aFreshDatabaseHasThemAfterTheFirstStart() {
		start();
		assertThat(strings("SELECT name FROM permissions ORDER BY name")).containsExactly("delete", "read", "recognise",
				"upload");
		assertThat(strings("""
				SELECT g.name || ': ' || r.name FROM groups g
				JOIN group_roles ON group_id = g.id JOIN roles r ON r.id = role_id ORDER BY 1"""))
			.containsExactly("everyone: reader", "staff: archivist");
		assertThat(states()).containsExactly("default-groups done", "everyone-backfill done", "permissions done",
				"roles done");
	}

	@Test
	void theSecondStartRunsNone() {
		start();
		List<String> before = strings("SELECT name || started_at FROM migrate_population ORDER BY name");
		start();
		assertThat(strings("SELECT name || started_at FROM migrate_population ORDER BY name")).isEqualTo(before);
	}

	@Test
	void aChangedFileRunsAgainAndOnlyThat(@TempDir Path folder) throws IOException {
		start();
		FileSystemUtils.copyRecursively(Path.of("src/main/resources/db/populations"), folder);
		Files.writeString(folder.resolve("core/permissions.csv"), """
				# Population: permissions
				# Table: permissions
				# Key: name
				name
				read
				share
				""");
		start("--migrate.populations.locations=file:" + folder);
		assertThat(strings("SELECT name FROM permissions ORDER BY name")).containsExactly("delete", "read", "recognise",
				"share", "upload");
		assertThat(strings("SELECT revision FROM migrate_event WHERE action = 'populate' ORDER BY id")).last()
			.isEqualTo("permissions");
		assertThat(strings("SELECT rows::text FROM migrate_population WHERE name = 'permissions'"))
			.containsExactly("1");
	}

	@Test
	void usersWhoWereThereBeforeJoinTheGroupOfEverybodyOnce() {
		start("--migrate.target=91b7d4e02fc8", "--spring.jpa.hibernate.ddl-auto=none");
		this.database.client()
			.sql("INSERT INTO users (email, name) SELECT n || '@example.org', 'User ' || n FROM generate_series(1, "
					+ USERS + ") AS n")
			.update();
		start();
		assertThat(strings("SELECT count(*)::text FROM group_members")).containsExactly(String.valueOf(USERS));
		assertThat(strings("SELECT rows::text FROM migrate_population WHERE name = 'everyone-backfill'"))
			.containsExactly(String.valueOf(USERS));
	}

	@Test
	void twoInstancesThatStartAtOnceShareTheWork() {
		start("--migrate.target=91b7d4e02fc8", "--spring.jpa.hibernate.ddl-auto=none");
		this.database.client()
			.sql("INSERT INTO users (email, name) SELECT n || '@example.org', 'User ' || n FROM generate_series(1, "
					+ USERS + ") AS n")
			.update();
		List<CompletableFuture<Void>> instances = new ArrayList<>();
		for (int i = 0; i < 2; i++) {
			instances.add(CompletableFuture.runAsync(this::start));
		}
		instances.forEach(CompletableFuture::join);
		assertThat(strings("SELECT rows::text FROM migrate_population WHERE name = 'everyone-backfill'"))
			.containsExactly(String.valueOf(USERS));
		assertThat(strings("SELECT count(*)::text FROM migrate_event WHERE action = 'populate'")).containsExactly("4");
		assertThat(states()).allMatch((state) -> state.endsWith(" done"));
	}

	private void start(String... settings) {
		List<String> arguments = new ArrayList<>(List.of("--spring.datasource.url=" + this.database.url(),
				"--spring.datasource.username=" + this.database.user(),
				"--spring.datasource.password=" + this.database.password(), "--server.port=0"));
		arguments.addAll(List.of(settings));
		new SpringApplicationBuilder(SampleApplication.class).run(arguments.toArray(String[]::new)).close();
	}

	private List<String> states() {
		return strings("SELECT name || ' ' || state FROM migrate_population ORDER BY name");
	}

	private List<String> strings(String sql) {
		return this.database.client().sql(sql).query(String.class).list();
	}

}
