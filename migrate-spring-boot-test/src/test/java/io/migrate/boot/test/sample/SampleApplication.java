package io.migrate.boot.test.sample;

import io.migrate.boot.autoconfigure.MigrationsCustomizer;
import io.migrate.populate.PopulationContext;
import io.migrate.populate.Populator;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An application that cannot start without its tables.
 */
@SpringBootApplication
public class SampleApplication {

	@Bean
	MigrationsCustomizer fingerprints(@Value("${sample.fingerprints}") String location) {
		return (builder) -> builder.fingerprints(location);
	}

	@Bean
	Populator greeting() {
		return new Populator() {
			@Override
			public String name() {
				return "greeting";
			}

			@Override
			public void populate(PopulationContext context) {
				// There is nothing to do
			}
		};
	}

	@Bean
	ApplicationRunner userCount(JdbcClient client) {
		return (arguments) -> client.sql("SELECT count(*) FROM users").query(Long.class).single();
	}

}
