package io.migrate.boot.autoconfigure;

import io.migrate.Migrations;
import io.migrate.MigrationsBuilder;

/**
 * A bean that has the last word about how the auto-configured {@link Migrations} are put
 * together. Several are asked in their order.
 */
@FunctionalInterface
public interface MigrationsCustomizer {

	/**
	 * Changes what is to be built.
	 * @param builder knows what the settings and the beans of the application say
	 */
	void customize(MigrationsBuilder builder);

}
