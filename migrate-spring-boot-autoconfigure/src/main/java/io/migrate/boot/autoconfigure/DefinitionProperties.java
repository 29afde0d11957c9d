package io.migrate.boot.autoconfigure;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings under {@code migrate.definitions}. What stands here is what an editor
 * shows.
 *
 * @param locations Comma-separated list of folders that hold definitions, sub-folders
 * included. One that does not exist is empty.
 */
@ConfigurationProperties("migrate.definitions")
public record DefinitionProperties(@DefaultValue("classpath:db/definitions") List<String> locations) {

}
