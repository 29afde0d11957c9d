package io.migrate.boot.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * The settings under {@code migrate} that say how the database is reached. What stands
 * here is what an editor shows.
 *
 * @param url JDBC URL of the database that revisions run on, past the application's pool.
 * That of the application's data source is used without it.
 * @param user User that runs revisions and owns what they make. That of the application's
 * data source is used without it.
 * @param password Password of that user.
 * @param connectRetries Number of times to try again when the database cannot be reached,
 * after a second at first, and after twice as long each time, up to half a minute.
 */
@ConfigurationProperties("migrate")
public record ConnectionProperties(@Nullable String url, @Nullable String user, @Nullable String password,
		@DefaultValue("0") int connectRetries) {

	MigrateConnectionDetails details() {
		return new Details(text(this.url), text(this.user), text(this.password));
	}

	private static @Nullable String text(@Nullable String value) {
		return StringUtils.hasText(value) ? value : null;
	}

	/**
	 * What the settings say.
	 *
	 * @param getJdbcUrl the URL
	 * @param getUsername the user
	 * @param getPassword the password
	 */
	private record Details(@Nullable String getJdbcUrl, @Nullable String getUsername,
			@Nullable String getPassword) implements MigrateConnectionDetails {

		@Override
		public String toString() {
			return "settings under 'migrate'";
		}

	}

}
