package io.migrate.boot.page;

import java.time.Clock;

import io.migrate.boot.actuate.MigrationsEndpoint;
import io.migrate.boot.actuate.MigrationsEndpointAutoConfiguration;
import io.migrate.boot.actuate.MigrationsEndpointProperties;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.EndpointExposure;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.PathMapper;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for {@link MigrationsEndpointWebExtension}.
 */
@AutoConfiguration(after = MigrationsEndpointAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnAvailableEndpoint(endpoint = MigrationsEndpoint.class, exposure = EndpointExposure.WEB)
public final class MigrationsPageAutoConfiguration {

	@Bean
	@ConditionalOnBean(MigrationsEndpoint.class)
	@ConditionalOnMissingBean
	MigrationsEndpointWebExtension migrationsEndpointWebExtension(MigrationsEndpoint endpoint,
			MigrationsEndpointProperties properties, ObjectProvider<PathMapper> mappers) {
		String path = PathMapper.getRootPath(mappers.orderedStream().toList(), EndpointId.of("migrations"));
		return new MigrationsEndpointWebExtension(endpoint, properties, new Page(Clock.systemUTC(), path));
	}

}
