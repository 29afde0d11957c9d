package io.migrate.boot.autoconfigure;

import io.migrate.MigrationsBuilder;
import io.migrate.plan.Precaution;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.util.StringUtils;

/**
 * The settings under {@code migrate} that say what is done before a run. What stands here
 * is what an editor shows.
 *
 * @param beforeDowngrade Command line that runs before a downgrade, such as one of
 * 'pg_dump', which finds the database by itself. When it fails, nothing is changed.
 * @param beforeDestructive Command line that runs before revisions that take data away,
 * up or down. When it is that of before-downgrade as well, it runs once.
 */
@ConfigurationProperties("migrate")
public record PrecautionProperties(@Nullable String beforeDowngrade, @Nullable String beforeDestructive) {

	private static final String DOWNGRADE = "'migrate.before-downgrade'";

	private static final String DESTRUCTIVE = "'migrate.before-destructive'";

	/**
	 * Adds the commands.
	 * @param builder takes them
	 * @param side leads to the database past any pool, if that is known
	 */
	void applyTo(MigrationsBuilder builder, @Nullable SimpleDriverDataSource side) {
		boolean same = this.beforeDowngrade != null && this.beforeDowngrade.equals(this.beforeDestructive);
		if (StringUtils.hasText(this.beforeDowngrade)) {
			Precaution command = new CommandPrecaution(same ? DOWNGRADE + " and " + DESTRUCTIVE : DOWNGRADE,
					this.beforeDowngrade, side);
			builder.beforeDowngrade(command);
			if (same) {
				builder.beforeDestructive(command);
			}
		}
		if (StringUtils.hasText(this.beforeDestructive) && !same) {
			builder.beforeDestructive(new CommandPrecaution(DESTRUCTIVE, this.beforeDestructive, side));
		}
	}

}
