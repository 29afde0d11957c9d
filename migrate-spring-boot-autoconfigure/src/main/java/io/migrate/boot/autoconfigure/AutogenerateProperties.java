package io.migrate.boot.autoconfigure;

import java.util.List;

import io.migrate.schema.SchemaFilter;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings under {@code migrate.autogenerate}, which decide what a comparison looks
 * at. What stands here is what an editor shows.
 *
 * @param schema File with SQL that makes the whole schema, in place of the entities, such
 * as 'file:src/main/resources/db/schema.sql'.
 * @param include Comma-separated list of patterns of what is compared, such as 'app.*'.
 * Everything is without any.
 * @param exclude Comma-separated list of patterns of what is not compared, such as
 * 'report_*'.
 */
@ConfigurationProperties("migrate.autogenerate")
public record AutogenerateProperties(@Nullable String schema, @DefaultValue List<String> include,
		@DefaultValue List<String> exclude) {

	SchemaFilter filter() {
		return SchemaFilter.of(this.include, this.exclude);
	}

}
