package io.migrate.boot.autoconfigure;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings under {@code migrate} that decide what a start does. What stands here is
 * what an editor shows.
 *
 * @param enabled Whether to configure Migrate at all.
 * @param onStartup What to do with the schema when the application starts.
 * @param target Revision that the schema is to be at when the application starts: its id
 * or at least four characters of it, a branch label, or one of the words below. An
 * upgrade never goes down.
 * @param waitTimeout Time to wait until another process has brought the schema to the
 * target, when that is what a start does, before it is refused.
 */
@ConfigurationProperties("migrate")
public record StartupProperties(@DefaultValue("true") boolean enabled, @DefaultValue("upgrade") OnStartup onStartup,
		@DefaultValue("head") String target, @DefaultValue("5m") Duration waitTimeout) {

	/**
	 * What to do with the schema when the application starts.
	 * @return what is set; nothing where Migrate is not enabled, as an application finds
	 * that was configured ahead of time with it
	 */
	@Override
	public OnStartup onStartup() {
		return this.enabled ? this.onStartup : OnStartup.NONE;
	}

}
