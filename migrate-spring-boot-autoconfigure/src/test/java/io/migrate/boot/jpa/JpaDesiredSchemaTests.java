package io.migrate.boot.jpa;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import io.migrate.autogenerate.DesiredState;
import io.migrate.boot.jpa.SmallModels.Custom;
import io.migrate.boot.jpa.SmallModels.Generated;
import io.migrate.boot.jpa.SmallModels.Lost;
import io.migrate.boot.jpa.SmallModels.Thing;
import io.migrate.boot.jpa.SmallModels.Validated;
import io.migrate.schema.Column;
import io.migrate.schema.ColumnValue;
import io.migrate.schema.Schema;
import io.migrate.schema.Table;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.TestDatabase;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl;
import org.junit.jupiter.api.Test;

import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jpa.EntityManagerFactoryBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The application's own definition decides what the model is, and nothing is started.
 */
@PostgresTest
class JpaDesiredSchemaTests {

	private final ZooApplication application;

	JpaDesiredSchemaTests(TestDatabase database) {
		this.application = new ZooApplication(database);
	}

	@Test
	void hibernateGetsNoConnectionWhateverIsSet() {
		this.application.with("spring.jpa.hibernate.ddl-auto=create-drop")
			.with("spring.jpa.generate-ddl=true")
			.with("spring.jpa.properties.jakarta.persistence.schema-generation.database.action=drop-and-create")
			.with("spring.jpa.properties.hibernate.boot.allow_jdbc_metadata_access=true")
			.entities(Thing.class)
			.of(Counting.class)
			.define((context) -> {
				assertThat(tables(this.application.model(context))).containsExactly("thing");
				assertThat(context.getBean(CountingDataSource.class).connections).hasValue(0);
			});
	}

	@Test
	void theModelIsTheSameTwice() {
		List<DesiredState> models = new ArrayList<>();
		this.application.define((context) -> {
			JpaDesiredSchema twice = this.application.model(context, context.getBean(DataSource.class));
			models.add(twice.read(this.application.server()));
			models.add(twice.read(this.application.server()));
		});
		assertThat(models.get(1)).isEqualTo(models.get(0));
		assertThat(this.application.model()).isEqualTo(models.get(0));
	}

	@Test
	void aRunningApplicationIsLeftAlone(TestDatabase database) {
		ZooApplication running = new ZooApplication(database).entities(Thing.class);
		running.with("spring.jpa.hibernate.ddl-auto=create-only").run((context) -> {
			assertThat(tables(running.model(context))).containsExactly("thing");
			EntityManagerFactory factory = context.getBean(EntityManagerFactory.class);
			Long count = factory.callInTransaction(
					(manager) -> manager.createQuery("select count(t) from Thing t", Long.class).getSingleResult());
			assertThat(count).isZero();
		});
	}

	@Test
	void onlyWhatIsNeededIsMade() {
		this.application.entities(Thing.class).of(Unneeded.class).define((context) -> this.application.model(context));
	}

	@Test
	void thereMayBeNoModel() {
		this.application.of()
			.withoutJpa()
			.define((context) -> assertThatExceptionOfType(JpaModelException.class)
				.isThrownBy(() -> this.application.model(context))
				.withMessageContaining("has no JPA model"));
	}

	@Test
	void aModelThatHibernateRefusesIsNamed() {
		this.application.entities(Lost.class)
			.define((context) -> assertThatExceptionOfType(JpaModelException.class)
				.isThrownBy(() -> this.application.model(context))
				.withMessageStartingWith("Hibernate refuses the model of the persistence unit 'default': ")
				.withMessageContaining("Lost"));
	}

	@Test
	void aFactoryThatCannotBeStoppedIsNamed() {
		this.application.of(OwnFactory.class)
			.define((context) -> assertThatExceptionOfType(JpaModelException.class)
				.isThrownBy(() -> this.application.model(context))
				.withMessageContaining("'handmade'"));
	}

	@Test
	void customizersAndConvertersThatNeedBeansCount() {
		this.application.entities(Custom.class)
			.of(Customized.class)
			.define((context) -> assertThat(column(this.application.model(context), "CUSTOM", "Amount").type())
				.isEqualTo("smallint"));
	}

	@Test
	void aUnitBelongsToItsDataSource() {
		this.application.of(TwoDatabases.class).define((context) -> {
			Server server = this.application.server();
			JpaDesiredSchema first = this.application.model(context, context.getBean("first", DataSource.class));
			assertThat(tables(first.read(server))).containsExactly("thing", "generated");
			JpaDesiredSchema second = this.application.model(context, context.getBean("second", DataSource.class));
			assertThat(tables(second.read(server))).containsExactly("validated");
			JpaDesiredSchema unknown = this.application.model(context, new DriverManagerDataSource("jdbc:other"));
			assertThatExceptionOfType(JpaModelException.class).isThrownBy(() -> unknown.read(server))
				.withMessage("No persistence unit uses the data source of these migrations: not one, not two,"
						+ " not other");
		});
	}

	@Test
	void theServerIsTheOneThatIsConnected() {
		this.application.entities(Generated.class).define((context) -> {
			JpaDesiredSchema model = this.application.model(context, context.getBean(DataSource.class));
			Column old = column(model.read(new Server("PostgreSQL", "14.3", 14, 3, "public")), "generated", "twice");
			Column young = column(model.read(new Server("PostgreSQL", "18.1", 18, 1, "public")), "generated", "twice");
			assertThat(old.value()).isEqualTo(new ColumnValue.Generated("id * 2", true));
			assertThat(young.value()).isEqualTo(new ColumnValue.Generated("id * 2", false));
		});
	}

	@Test
	void beanValidationCountsUnlessItIsOff() {
		this.application.entities(Validated.class);
		assertThat(column(this.application.model(), "validated", "required").nullable()).isFalse();
		this.application.with("spring.jpa.properties.jakarta.persistence.validation.mode=none");
		assertThat(column(this.application.model(), "validated", "required").nullable()).isTrue();
	}

	@Test
	void tablesWithoutASchemaAreWhereHibernateOrTheSessionLooks() {
		this.application.entities(Thing.class);
		assertThat(this.application.model().schema().namespaces()).containsExactly("public");
		this.application.with("spring.jpa.properties.hibernate.default_schema=App");
		Schema schema = this.application.model().schema();
		assertThat(schema.tables()).extracting((table) -> table.name().schema()).containsExactly("app");
	}

	@Test
	void quotedNamesAreKept() {
		this.application.entities(Thing.class)
			.with("spring.jpa.properties.hibernate.globally_quoted_identifiers=true")
			.with("spring.jpa.hibernate.naming.physical-strategy="
					+ PhysicalNamingStrategyStandardImpl.class.getName());
		assertThat(tables(this.application.model())).containsExactly("Thing");
	}

	private static List<String> tables(DesiredState model) {
		return model.schema().tables().stream().map((table) -> table.name().name()).toList();
	}

	private static Column column(DesiredState model, String table, String column) {
		Table found = model.schema()
			.tables()
			.stream()
			.filter((each) -> each.name().name().equalsIgnoreCase(table))
			.findFirst()
			.orElseThrow();
		return found.columns()
			.stream()
			.filter((each) -> each.name().equalsIgnoreCase(column))
			.findFirst()
			.orElseThrow();
	}

	static final class CountingDataSource extends DriverManagerDataSource {

		private final AtomicInteger connections = new AtomicInteger();

		@Override
		public Connection getConnection() throws SQLException {
			this.connections.incrementAndGet();
			return super.getConnection();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Customized {

		@Bean
		HibernatePropertiesCustomizer upperCase() {
			return (properties) -> properties.put("hibernate.physical_naming_strategy",
					new PhysicalNamingStrategyStandardImpl());
		}

		@Bean
		Currency currency() {
			return Currency.getInstance("EUR");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Counting {

		@Bean
		CountingDataSource dataSource() {
			return new CountingDataSource();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Unneeded {

		@Bean
		String unneeded() {
			throw new IllegalStateException("Nobody needs it");
		}

		@Bean
		String needsFactory(EntityManagerFactory factory) {
			throw new IllegalStateException("Nobody needs it");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnFactory {

		@Bean
		EntityManagerFactory handmade() {
			throw new IllegalStateException("Started");
		}

	}

	@Configuration(proxyBeanMethods = true)
	static class TwoDatabases {

		@Bean
		@Primary
		DataSource first() {
			return new DriverManagerDataSource("jdbc:first");
		}

		@Bean
		DataSource second() {
			return new DriverManagerDataSource("jdbc:second");
		}

		@Bean
		@Primary
		LocalContainerEntityManagerFactoryBean one(EntityManagerFactoryBuilder builder) {
			return unit(builder, first(), "one", Thing.class);
		}

		@Bean
		LocalContainerEntityManagerFactoryBean two(EntityManagerFactoryBuilder builder) {
			return unit(builder, second(), "two", Validated.class);
		}

		@Bean
		LocalContainerEntityManagerFactoryBean other(EntityManagerFactoryBuilder builder) {
			return unit(builder, first(), "other", Generated.class);
		}

		private static LocalContainerEntityManagerFactoryBean unit(EntityManagerFactoryBuilder builder,
				DataSource dataSource, String name, Class<?> type) {
			return builder.dataSource(dataSource)
				.persistenceUnit(name)
				.managedTypes(PersistenceManagedTypes.of(type.getName()))
				.build();
		}

	}

}
