package io.migrate.boot.populate;

import io.migrate.Migrations;
import io.migrate.boot.autoconfigure.PopulateWhen;
import io.migrate.boot.autoconfigure.ShutdownCancellation;
import io.migrate.populate.PopulationChoice;
import io.migrate.populate.PopulationFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;

/**
 * Runs the populations that are written in Java when every bean is there and before the
 * application says that it is ready. The files have run before.
 */
final class StartupPopulations implements ApplicationRunner, Ordered {

	private static final Logger logger = LoggerFactory.getLogger(StartupPopulations.class);

	private final PopulationsOfStart populations;

	StartupPopulations(PopulationsOfStart populations) {
		this.populations = populations;
	}

	// Other runners find the data
	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		this.populations.at(PopulateWhen.STARTUP)
			.forEach((migrations) -> ShutdownCancellation.during(migrations, () -> populate(migrations)));
	}

	private void populate(Migrations migrations) {
		try {
			migrations.populations().run(PopulationChoice.DUE_JAVA);
		}
		catch (PopulationFailedException ex) {
			if (this.populations.failOnError()) {
				throw ex;
			}
			logger.error("{}\n\nThe start goes on, since 'migrate.populations.fail-on-error' is false. {}",
					ex.getMessage(), ex.action());
		}
	}

}
