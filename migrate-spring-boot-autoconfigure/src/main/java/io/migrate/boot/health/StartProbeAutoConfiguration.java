package io.migrate.boot.health;

import com.sun.net.httpserver.HttpServer;
import io.migrate.boot.autoconfigure.MigrateAutoConfiguration;
import io.migrate.boot.autoconfigure.ProbeProperties;
import io.migrate.boot.autoconfigure.StartupProperties;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for the answers to probes during a start. It needs the module
 * {@code jdk.httpserver}.
 */
@AutoConfiguration(after = MigrateAutoConfiguration.class)
@ConditionalOnClass(HttpServer.class)
@ConditionalOnBean(StartupProperties.class)
@ConditionalOnProperty("migrate.probe-port")
public final class StartProbeAutoConfiguration {

	@Bean
	StartProbe startProbe(ProbeProperties properties, StartupProperties startup) {
		return new StartProbe(properties, startup);
	}

}
