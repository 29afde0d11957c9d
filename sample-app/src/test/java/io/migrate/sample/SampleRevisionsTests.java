package io.migrate.sample;

import java.util.List;

import io.migrate.MigrationReport;
import io.migrate.Migrations;
import io.migrate.graph.Target;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * All revisions of the sample go both ways, one after the other.
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
