package io.migrate.boot.metrics;

import java.util.function.Supplier;

import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.BeansException;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The registry of observations, as soon as it can be had: what it tells may itself wait
 * for the database.
 */
final class LazyRegistry implements Supplier<@Nullable ObservationRegistry> {

	private static final Logger logger = LoggerFactory.getLogger(LazyRegistry.class);

	private final ObjectProvider<ObservationRegistry> registries;

	LazyRegistry(ObjectProvider<ObservationRegistry> registries) {
		this.registries = registries;
	}

	@Override
	public @Nullable ObservationRegistry get() {
		try {
			return this.registries.getIfUnique();
		}
		catch (BeansException ex) {
			logger.debug("Nobody observes yet", ex);
			return null;
		}
	}

}
