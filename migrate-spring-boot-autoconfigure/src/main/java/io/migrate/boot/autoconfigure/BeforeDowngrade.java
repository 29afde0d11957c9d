package io.migrate.boot.autoconfigure;

import io.migrate.plan.Precaution;

/**
 * A bean that does something before a downgrade of the application's database, such as a
 * backup. What it throws stops the run. A bean that is a {@link BeforeDestructive} as
 * well is called once. Several are called in their order.
 */
@FunctionalInterface
public interface BeforeDowngrade extends Precaution {

}
