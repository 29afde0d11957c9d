package io.migrate;

import java.nio.file.Path;
import java.util.List;

import io.migrate.graph.Target;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import io.migrate.verify.Finding;
import io.migrate.verify.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
@EveryMajor
class VerifierTests {

	@TempDir
	private Path folder;

	@Test
	void anUntouchedDatabaseIsAsItShouldBe(TestDatabase database) {
		RevisionFolder revisions = new RevisionFolder(this.folder);
		revisions.revision("a1b2", "", "CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL UNIQUE);",
				"DROP TABLE users;");
		Migrations migrations = migrations(database);
		migrations.upgrade(Target.HEAD);
		Verification verification = migrations.verifier().verify();
		assertThat(verification.findings()).isEmpty();
	}

	private Migrations migrations(TestDatabase database) {
		return Migrations.on(database.dataSource())
			.locations("file:" + this.folder)
			.scratch(Scratch.onServer(database.url(),
					(url) -> new DriverManagerDataSource(url, database.user(), database.password())))
			.build();
	}

	@Test
	void whatIsMissingAlteredAndForeignIsNamed(TestDatabase database) {
		RevisionFolder revisions = new RevisionFolder(this.folder);
		revisions.revision("a1b2", "",
				"CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL, name varchar(20));",
				"DROP TABLE users;");
		Migrations migrations = migrations(database);
		migrations.upgrade(Target.HEAD);
		database.client()
			.sql("ALTER TABLE users DROP email, ALTER name TYPE varchar(30); CREATE TABLE other (id int)")
			.update();
		assertThat(lines(migrations)).containsExactly("foreign: table public.other",
				"missing: column public.users.email",
				"altered: column public.users.name (type is character varying(30), expected character varying(20))");
	}

	private static List<String> lines(Migrations migrations) {
		return migrations.verifier().verify().findings().stream().map(Finding::toString).toList();
	}

}
