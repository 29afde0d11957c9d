package io.migrate.boot.jpa;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceUnitInfo;
import jakarta.persistence.spi.ProviderUtil;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Takes the place of Hibernate where Spring starts it, and only remembers what it should
 * start. Not thread-safe.
 */
final class CapturingProvider implements PersistenceProvider {

	private @Nullable PersistenceUnit unit;

	/**
	 * What was to be started.
	 * @return the persistence unit, or {@code null} when nothing was
	 */
	@Nullable PersistenceUnit unit() {
		return this.unit;
	}

	@Override
	public EntityManagerFactory createContainerEntityManagerFactory(PersistenceUnitInfo info,
			@Nullable Map<?, ?> properties) {
		Map<String, Object> settings = new HashMap<>();
		if (properties != null) {
			properties.forEach((key, value) -> settings.put(String.valueOf(key), value));
		}
		this.unit = new PersistenceUnit(info, settings);
		return neverStarted();
	}

	private static EntityManagerFactory neverStarted() {
		return (EntityManagerFactory) Proxy.newProxyInstance(CapturingProvider.class.getClassLoader(),
				new Class<?>[] { SessionFactory.class }, (proxy, method, arguments) -> switch (method.getName()) {
					case "isOpen" -> false;
					case "close" -> null;
					case "hashCode" -> System.identityHashCode(proxy);
					case "equals" -> proxy == arguments[0];
					case "toString" -> "an entity manager factory whose model is read";
					default -> throw new IllegalStateException("Hibernate is not started: its model is read only");
				});
	}

	@Override
	public @Nullable EntityManagerFactory createEntityManagerFactory(String name, Map<?, ?> properties) {
		return null;
	}

	@Override
	public @Nullable EntityManagerFactory createEntityManagerFactory(PersistenceConfiguration configuration) {
		return null;
	}

	@Override
	public void generateSchema(PersistenceUnitInfo info, Map<?, ?> properties) {
	}

	@Override
	public boolean generateSchema(String name, Map<?, ?> properties) {
		return false;
	}

	@Override
	public @Nullable ProviderUtil getProviderUtil() {
		return null;
	}

}
