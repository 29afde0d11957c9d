package io.migrate.boot.autoconfigure;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

import io.migrate.testing.PostgresTest;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.Driver;

import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@PostgresTest
class LibpqEnvironmentTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					jdbc:postgresql://db.example/shop               | PGDATABASE=shop, PGHOST=db.example, PGPORT=5432, PGUSER=app
					jdbc:postgresql://db:6543/my%20shop?x=1         | PGDATABASE=my shop, PGHOST=db, PGPORT=6543, PGUSER=app
					jdbc:postgresql://[::1]:6543/shop               | PGDATABASE=shop, PGHOST=::1, PGPORT=6543, PGUSER=app
					jdbc:postgresql://[::1]/shop                    | PGDATABASE=shop, PGHOST=::1, PGPORT=5432, PGUSER=app
					jdbc:postgresql://a:1,b,c:3/shop                | PGDATABASE=shop, PGHOST=a,b,c, PGPORT=1,5432,3, PGTARGETSESSIONATTRS=read-write, PGUSER=app
					jdbc:postgresql:shop                            | PGDATABASE=shop, PGHOST=localhost, PGPORT=5432, PGUSER=app
					jdbc:postgresql:///shop                         | PGDATABASE=shop, PGHOST=localhost, PGPORT=5432, PGUSER=app
					jdbc:postgresql://db/                           | PGHOST=db, PGPORT=5432, PGUSER=app
					jdbc:postgresql://db?user=me                    | PGHOST=db, PGPORT=5432, PGUSER=me
					jdbc:postgresql://db/shop?user=me&password=a%26b&sslmode=require&sslrootcert=/ca.pem | PGDATABASE=shop, PGHOST=db, PGPASSWORD=a&b, PGPORT=5432, PGSSLMODE=require, PGSSLROOTCERT=/ca.pem, PGUSER=me
					jdbc:postgresql://db/shop?ssl=true              | PGDATABASE=shop, PGHOST=db, PGPORT=5432, PGSSLMODE=verify-full, PGUSER=app
					jdbc:postgresql://db/shop?socketFactory=a.B     | PGHOST=unknown.invalid
					""")
	void aUrlBecomesTheVariablesOfLibpq(String url, String variables) {
		assertThat(environment(url, Map.of())).isEqualTo(variables);
	}

	@Test
	void whatAConnectionIsToldBesidesTheUrlCounts() {
		SimpleDriverDataSource side = side("jdbc:postgresql://db/shop");
		side.setPassword("secret");
		Properties properties = new Properties();
		properties.setProperty("sslmode", "verify-ca");
		side.setConnectionProperties(properties);
		assertThat(environment(side, Map.of()))
			.isEqualTo("PGDATABASE=shop, PGHOST=db, PGPASSWORD=secret, PGPORT=5432, PGSSLMODE=verify-ca, PGUSER=app");
	}

	@Test
	void whatTheProcessWasGivenDoesNotLeadElsewhere() {
		assertThat(
				environment("jdbc:postgresql://db",
						Map.of("PGSERVICE", "other", "PGHOSTADDR", "10.0.0.1", "PGDATABASE", "other",
								"PGCONNECT_TIMEOUT", "5")))
			.isEqualTo("PGCONNECT_TIMEOUT=5, PGHOST=db, PGPORT=5432, PGUSER=app");
	}

	@Test
	void withoutAUrlTheProcessMayHaveBeenGivenOne() {
		assertThat(environment((SimpleDriverDataSource) null, Map.of("PGHOST", "db"))).isEqualTo("PGHOST=db");
		assertThat(environment((SimpleDriverDataSource) null, Map.of())).isEqualTo("PGHOST=unknown.invalid");
	}

	@Test
	void aDriverAroundTheOwnOneIsAsked(TestDatabase database) {
		SimpleDriverDataSource side = new SimpleDriverDataSource(new Wrapper(),
				database.url().replace("jdbc:", "jdbc:wrapped:"), database.user(), database.password());
		assertThat(environment(side, Map.of())).startsWith("PGDATABASE=" + database.name() + ", PGHOST=")
			.doesNotContain("invalid");
	}

	@Test
	void aDriverThatDoesNotAnswerStopsIt() {
		SimpleDriverDataSource side = new SimpleDriverDataSource(new Wrapper(),
				"jdbc:wrapped:postgresql://localhost:1/a");
		assertThatExceptionOfType(CommandFailedException.class).isThrownBy(() -> environment(side, Map.of()))
			.withMessageStartingWith("it cannot be told where the database is: Connection to localhost:1 refused");
	}

	private static String environment(String url, Map<String, String> given) {
		return environment(side(url), given);
	}

	private static String environment(SimpleDriverDataSource side, Map<String, String> given) {
		Map<String, String> environment = new HashMap<>(given);
		new LibpqEnvironment(side).addTo(environment);
		String text = new TreeMap<>(environment).toString();
		return text.substring(1, text.length() - 1);
	}

	private static SimpleDriverDataSource side(String url) {
		SimpleDriverDataSource side = new SimpleDriverDataSource();
		side.setDriver(new Driver());
		side.setUrl(url);
		side.setUsername("app");
		return side;
	}

	/**
	 * A driver with URLs of its own.
	 */
	private static final class Wrapper extends Driver {

		@Override
		public boolean acceptsURL(String url) {
			return url.startsWith("jdbc:wrapped:");
		}

		@Override
		public java.sql.Connection connect(String url, Properties info) throws java.sql.SQLException {
			return super.connect(url.replace("jdbc:wrapped:", "jdbc:"), info);
		}

	}

}
