package io.migrate.boot.jpa;

import java.util.List;

import io.migrate.base.MigrationException;

/**
 * The application's JPA model cannot be had; nothing was changed.
 */
public final class JpaModelException extends MigrationException {

	private static final long serialVersionUID = 1L;

	private JpaModelException(String message, String action, Throwable cause) {
		super(message, action, cause);
	}

	JpaModelException(String message, String action) {
		super(message, action);
	}

	/**
	 * There is no persistence unit.
	 * @return the failure
	 */
	static JpaModelException none() {
		return new JpaModelException("This application has no JPA model: there is no entity manager factory",
				"Add 'spring-boot-starter-data-jpa' and entities, or write the revision without '--autogenerate'.");
	}

	/**
	 * There are persistence units, but for other databases.
	 * @param units their names
	 * @return the failure
	 */
	static JpaModelException noneForDatabase(List<String> units) {
		return new JpaModelException(
				"No persistence unit uses the data source of these migrations: not " + String.join(", not ", units),
				"Autogenerate compares a persistence unit with its own database only. Choose other migrations with"
						+ " '--name', or write the revision without '--autogenerate'.");
	}

	/**
	 * An entity manager factory is made in a way that cannot be stopped half-way.
	 * @param bean its name
	 * @return the failure
	 */
	static JpaModelException unknownFactory(String bean) {
		return new JpaModelException("The model of the entity manager factory '" + bean
				+ "' cannot be read without starting it: it is not made by LocalContainerEntityManagerFactoryBean",
				"Define it with Spring Boot's EntityManagerFactoryBuilder, or as a"
						+ " LocalContainerEntityManagerFactoryBean.");
	}

	/**
	 * The JPA provider is not Hibernate.
	 * @param unit the persistence unit
	 * @param provider its provider
	 * @return the failure
	 */
	static JpaModelException otherProvider(String unit, String provider) {
		return new JpaModelException(
				"The persistence unit '" + unit + "' belongs to " + provider + ", not to Hibernate",
				"Autogenerate reads models of Hibernate only. Write the revision without '--autogenerate'.");
	}

	/**
	 * Hibernate refuses the mapping.
	 * @param unit the persistence unit
	 * @param cause what Hibernate says
	 * @return the failure
	 */
	static JpaModelException refused(String unit, RuntimeException cause) {
		return new JpaModelException(
				"Hibernate refuses the model of the persistence unit '" + unit + "': " + cause.getMessage(),
				"Correct the mapping; the application would not start with it either.", cause);
	}

	/**
	 * This Hibernate is not the one that was expected.
	 * @param what what is missing
	 * @param cause what was thrown
	 * @return the failure
	 */
	static JpaModelException unknownHibernate(String what, Throwable cause) {
		return new JpaModelException("This version of Hibernate is not supported: " + what,
				"Use the version of Hibernate that comes with Spring Boot.", cause);
	}

}
