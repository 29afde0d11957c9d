package io.migrate.boot.cli;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.boot.hibernate.autoconfigure.HibernateProperties;
import org.springframework.boot.hibernate.autoconfigure.HibernateSettings;
import org.springframework.boot.jpa.autoconfigure.JpaProperties;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class CommandPropertiesTests {

	private static final String RETRY_TIMEOUT = "migrate.retry-timeout";

	private final StandardEnvironment environment = new StandardEnvironment();

	@Test
	void aCommandTriesLongerThanAStart() {
		assertThat(retryTimeout()).isEqualTo("10m");
	}

	@Test
	void whatTheApplicationSaysHolds() {
		this.environment.getPropertySources().addLast(new DefaultPropertiesPropertySource(Map.of(RETRY_TIMEOUT, "1m")));
		assertThat(retryTimeout()).isEqualTo("1m");
	}

	@Test
	void whatIsReadLaterHolds() {
		assertThat(retryTimeout()).isEqualTo("10m");
		this.environment.getPropertySources()
			.addFirst(new MapPropertySource("application.yaml", Map.of(RETRY_TIMEOUT, "1m")));
		assertThat(this.environment.getProperty(RETRY_TIMEOUT)).isEqualTo("1m");
	}

	@Test
	void hibernateMakesAndDropsNothing() {
		this.environment.getPropertySources()
			.addLast(new DefaultPropertiesPropertySource(Map.of("spring.jpa.hibernate.ddl-auto", "create-drop",
					"spring.jpa.generate-ddl", "true", "spring.jpa.properties.hibernate.hbm2ddl.auto", "create",
					"spring.jpa.properties.jakarta.persistence.schema-generation.database.action", "create")));
		CommandProperties.addTo(this.environment, false, false);
		JpaProperties jpa = Binder.get(this.environment).bind("spring.jpa", JpaProperties.class).get();
		HibernateProperties hibernate = Binder.get(this.environment)
			.bind("spring.jpa.hibernate", HibernateProperties.class)
			.get();
		assertThat(jpa.isGenerateDdl()).isFalse();
		assertThat(hibernate.determineHibernateProperties(jpa.getProperties(), new HibernateSettings()))
			.containsEntry("jakarta.persistence.schema-generation.database.action", "none")
			.doesNotContainKey("hibernate.hbm2ddl.auto");
	}

	private String retryTimeout() {
		CommandProperties.addTo(this.environment, false, false);
		return this.environment.getProperty(RETRY_TIMEOUT);
	}

}
