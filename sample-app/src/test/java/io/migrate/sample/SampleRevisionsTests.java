package io.migrate.sample;

import java.util.List;

import io.migrate.MigrationReport;
import io.migrate.Migrations;
import io.migrate.graph.Target;
import io.migrate.plan.Step;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every revision of the sample goes both ways.
 */
@PostgresTest
class SampleRevisionsTests {

	@Test
	void theyGoUpDownAndUpAgain(TestDatabase database) {
		Migrations migrations = Migrations.on(database.dataSource()).build();
		MigrationReport first = migrations.upgrade(Target.HEAD);
		List<String> schema = schema(database);
		assertThat(first.steps()).hasSize(10);
		assertThat(migrations.downgrade(Target.BASE).steps()).hasSize(10);
		assertThat(schema(database)).isEmpty();
		assertThat(migrations.upgrade(Target.HEAD)).isEqualTo(first);
		assertThat(schema(database)).isEqualTo(schema);
	}

	@ParameterizedTest
	@ValueSource(strings = { "b342af89685a", "5c0de1f7a2b4", "8d41c07e93fa", "f06b9a2c1d77", "2ea95b80c6d3",
			"91b7d4e02fc8", "6d0f3b18c5e9", "0a6fe38b45d2", "7be2516c90af" })
	void eachGoesDownToWhatWasThereBeforeIt(String id, TestDatabase database) {
		Migrations migrations = Migrations.on(database.dataSource()).build();
		List<Step> steps = migrations.plan(Target.parse(id)).steps();
		if (steps.size() > 1) {
			migrations.upgrade(Target.parse(steps.get(steps.size() - 2).id().value()));
		}
		List<String> before = schema(database);
		assertThat(migrations.upgrade(Target.parse(id)).steps()).hasSize(1);
		assertThat(schema(database)).isNotEqualTo(before);
		assertThat(migrations.downgrade(Target.parse("-1")).steps()).hasSize(1);
		assertThat(schema(database)).isEqualTo(before);
	}

	private static List<String> schema(TestDatabase database) {
		return database.client()
			.sql("""
					SELECT relkind::text || ' ' || relname || coalesce(' ' || attname || ' ' || format_type(atttypid, atttypmod), '')
					FROM pg_class LEFT JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
					WHERE relnamespace = 'public'::regnamespace AND relname NOT LIKE 'migrate%'
					UNION ALL
					SELECT 'function ' || proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
					ORDER BY 1""")
			.query(String.class)
			.list();
	}

}
