package io.migrate.sample;

import io.migrate.MigrationStatus.State;
import io.migrate.Migrations;
import io.migrate.boot.actuate.MigrationsEndpoint;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The application as tests start it; with the profile {@code aot}, ahead of time.
 */
@SpringBootTest
class ArchiveTests {

	@Test
	void theSchemaIsThereWhenATestBegins(@Autowired Migrations migrations, @Autowired UserRepository users) {
		assertThat(migrations.status().state()).isEqualTo(State.UP_TO_DATE);
		assertThat(users.findAll()).isNotNull();
	}

	@Test
	void itsBeansWereWorkedOutBeforeWhereThatIsWanted(@Autowired ConfigurableListableBeanFactory beans) {
		RootBeanDefinition definition = (RootBeanDefinition) beans.getMergedBeanDefinition("migrations");
		assertThat(definition.getInstanceSupplier() != null).isEqualTo(Boolean.getBoolean("spring.aot.enabled"));
	}

	@Test
	void theEndpointAnswers(@Autowired MigrationsEndpoint endpoint) {
		assertThat(endpoint.migrations().contexts()).containsOnlyKeys("sample");
	}

}
