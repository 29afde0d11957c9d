package io.migrate.boot.autoconfigure;

import io.migrate.plan.Precaution;

/**
 * A bean that does something before a run that takes data away in the application's
 * database, up or down, such as a backup. What it throws stops the run. Several are
 * called in their order.
 */
@FunctionalInterface
public interface BeforeDestructive extends Precaution {

}
