package io.migrate.boot.autoconfigure;

import javax.sql.DataSource;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/**
 * Matches when there is a way to a database. An application that works without JDBC has
 * no {@link DataSource}.
 */
final class DatabaseCondition extends AnyNestedCondition {

	DatabaseCondition() {
		super(ConfigurationPhase.REGISTER_BEAN);
	}

	@ConditionalOnBean(DataSource.class)
	static final class OfTheApplication {

	}

	@ConditionalOnBean(MigrateConnectionDetails.class)
	static final class OfAService {

	}

	@ConditionalOnProperty("migrate.url")
	static final class OfTheSettings {

	}

}
