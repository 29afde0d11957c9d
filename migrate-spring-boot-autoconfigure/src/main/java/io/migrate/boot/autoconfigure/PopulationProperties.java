package io.migrate.boot.autoconfigure;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings under {@code migrate.populations}. What stands here is what an editor
 * shows.
 *
 * @param locations Comma-separated list of folders that hold populations, sub-folders
 * included. One that does not exist is empty.
 * @param mode When populations run, where a start upgrades the schema. A command runs
 * none unless it says so.
 * @param failOnError Whether an application whose populations fail does not start.
 * Otherwise it logs what is wrong and goes on, and they are tried again at the next
 * start; only where a revision needs one that failed it does not start. In the background
 * nothing stops.
 */
@ConfigurationProperties("migrate.populations")
public record PopulationProperties(@DefaultValue("classpath:db/populations") List<String> locations,
		@DefaultValue("startup") PopulateWhen mode, @DefaultValue("true") boolean failOnError) {

}
