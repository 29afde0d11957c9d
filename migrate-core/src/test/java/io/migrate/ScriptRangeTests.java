package io.migrate;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.migrate.execute.RefusedStatementsException;
import io.migrate.graph.TargetRange;
import io.migrate.plan.IrreversibleRevisionException;
import io.migrate.script.Placeholders;
import io.migrate.testing.RevisionFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Which scripts are written, where no database is to be had.
 */
class ScriptRangeTests {

	private RevisionFolder folder;

	private MigrationConfiguration configuration = MigrationConfiguration.DEFAULTS;

	@BeforeEach
	void write(@TempDir Path path) {
		this.folder = VariedRevisions.in(path);
	}

	@Test
	void aValueThatWouldTearItsStatementIsRefused() {
		this.folder.revision("copy1", "base1", "SELECT 1 AS ${name};", "");
		for (String value : List.of("o'brien", "\"x", "x /*", "x \\! ls", "(", "$$")) {
			placeholders(Map.of("name", value));
			StringBuilder out = new StringBuilder();
			assertThatExceptionOfType(RefusedStatementsException.class).as(value)
				.isThrownBy(() -> offline().upgradeScript(TargetRange.parse(":copy1"), out))
				.withMessageContaining("copy1.sql:7: with the values of its placeholders, this is no statement");
			assertThat(out).isEmpty();
		}
	}

	@Test
	void theSameRevisionsGiveTheSameScript() {
		assertThat(upgrade("base:head")).isEqualTo(upgrade("base:head")).contains("upgrade base:head, made by Migrate");
	}

	@Test
	void nothingToDoIsSaid() {
		assertThat(upgrade("head:base1")).contains("-- There is nothing to do.").doesNotContain("BEGIN");
	}

	@Test
	void aScriptCannotBeginWhereOnlyADatabaseKnows() {
		for (String from : List.of("current", "-1", "+1")) {
			assertThatExceptionOfType(ScriptRangeException.class).isThrownBy(() -> upgrade(from + ":head"))
				.withMessage("A script cannot begin at '" + from + "', which means something else for each database");
		}
	}

	@Test
	void aDowngradeNeedsBothEnds() {
		for (String range : List.of(":base", "head:", ":")) {
			assertThatExceptionOfType(ScriptRangeException.class).isThrownBy(() -> downgrade(range));
		}
	}

	@Test
	void whatIsIrreversibleIsNotWritten() {
		this.folder.file("copy1.sql", """
				-- revision copy1
				--
				-- Revision ID: copy1
				-- Revises: base1

				-- migrate:upgrade
				DELETE FROM users;
				-- migrate:irreversible the rows are gone
				""");
		assertThatExceptionOfType(IrreversibleRevisionException.class).isThrownBy(() -> downgrade("head:base"));
	}

	private void placeholders(Map<String, String> values) {
		this.configuration = MigrationConfiguration.DEFAULTS.withPlaceholders(new Placeholders(values, false));
	}

	private String upgrade(String range) {
		StringBuilder out = new StringBuilder();
		offline().upgradeScript(TargetRange.parse(range), out);
		return out.toString();
	}

	private String downgrade(String range) {
		StringBuilder out = new StringBuilder();
		offline().downgradeScript(TargetRange.parse(range), out);
		return out.toString();
	}

	private Migrations offline() {
		return Migrations.on(new DriverManagerDataSource("jdbc:nowhere:"))
			.locations(this.folder.location())
			.configuration(this.configuration)
			.build();
	}

}
