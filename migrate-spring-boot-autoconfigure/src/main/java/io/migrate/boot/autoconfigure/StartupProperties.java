package io.migrate.boot.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings under {@code migrate} that decide what a start does. What stands here is
 * what an editor shows.
 *
 * @param onStartup What to do with the schema when the application starts.
 * @param target Revision to upgrade to when the application starts.
 */
@ConfigurationProperties("migrate")
public record StartupProperties(@DefaultValue("upgrade") OnStartup onStartup, @DefaultValue("head") String target) {

}
