package io.migrate.boot.autoconfigure;

import java.util.Map;

import io.migrate.script.Placeholders;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings under {@code migrate} that say what stands for <code>${name}</code> in
 * revisions. What stands here is what an editor shows.
 *
 * @param placeholders What stands for placeholders in the SQL of revisions:
 * 'migrate.placeholders.role=app' for '${role}'. Without any, '${...}' is plain text.
 * @param placeholdersInBodies Whether to replace placeholders in dollar-quoted strings,
 * such as the bodies of functions, too.
 */
@ConfigurationProperties("migrate")
public record PlaceholderProperties(@DefaultValue Map<String, String> placeholders,
		@DefaultValue("false") boolean placeholdersInBodies) {

	Placeholders values() {
		return new Placeholders(this.placeholders, this.placeholdersInBodies);
	}

}
