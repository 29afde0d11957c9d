package io.migrate.boot.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The setting under {@code migrate} that lets somebody outside see a start. What stands
 * here is what an editor shows.
 *
 * @param probePort Port on which probes are answered while the application starts, until
 * its own server does, such as that of this server. Nobody answers without it.
 */
@ConfigurationProperties("migrate")
public record ProbeProperties(@Nullable Integer probePort) {

}
