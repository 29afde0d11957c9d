package io.migrate.boot.test.sample;

import io.migrate.boot.autoconfigure.MigrationsCustomizer;

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
	ApplicationRunner userCount(JdbcClient client) {
		return (arguments) -> client.sql("SELECT count(*) FROM users").query(Long.class).single();
	}

}
