package io.migrate;

import java.util.List;

import io.migrate.base.Problem;

/**
 * How far an upgrade came.
 *
 * @param report what was done
 * @param missing a problem for each population that revisions wait for
 */
record UpgradeOutcome(MigrationReport report, List<Problem> missing) {

}
