package io.migrate.boot.actuate;

import java.util.Set;

import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the endpoint that Spring Boot does not have for every endpoint.
 *
 * @param showValues When to show SQL of revisions, and errors with all that the database
 * said, which may quote statements and data.
 * @param roles Roles that a user must have one of to be shown them when authorized. When
 * empty, all authenticated users are.
 */
@ConfigurationProperties("management.endpoint.migrations")
public record MigrationsEndpointProperties(@DefaultValue("never") Show showValues, @DefaultValue Set<String> roles) {

}
