package io.migrate.boot.jpa;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import io.migrate.autogenerate.DesiredSchema;
import io.migrate.autogenerate.DesiredState;
import io.migrate.diff.DiffScope;
import io.migrate.diff.RenameHints;
import io.migrate.schema.Schema;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.jdbc.DataSourceUnwrapper;

/**
 * What the application's entities say about one database: the persistence units of its
 * data source together, as Hibernate would make them there. Hibernate is not started and
 * gets no connection. The units are looked for once. Not thread-safe.
 */
public final class JpaDesiredSchema implements DesiredSchema {

	private final ConfigurableListableBeanFactory beanFactory;

	private final DataSource dataSource;

	private @Nullable List<PersistenceUnit> units;

	/**
	 * Knows where to look. Nothing is made of the application yet.
	 * @param beanFactory the application
	 * @param dataSource the application's own way to the database, which tells its units
	 * from those of other databases
	 */
	public JpaDesiredSchema(ConfigurableListableBeanFactory beanFactory, DataSource dataSource) {
		this.beanFactory = beanFactory;
		this.dataSource = dataSource;
	}

	/**
	 * Reads what the entities say.
	 * @throws JpaModelException if there is no persistence unit for that database, or
	 * Hibernate refuses one
	 */
	@Override
	public DesiredState read(Connection connection) throws SQLException {
		return read(Server.of(connection));
	}

	DesiredState read(Server server) {
		DesiredState together = new DesiredState(Schema.EMPTY, DiffScope.MODEL, false, RenameHints.NONE, List.of());
		for (PersistenceUnit unit : units()) {
			together = together(together, read(unit, server));
		}
		return together;
	}

	private List<PersistenceUnit> units() {
		if (this.units == null) {
			this.units = find();
		}
		return this.units;
	}

	private List<PersistenceUnit> find() {
		List<PersistenceUnit> all = new PersistenceUnits((DefaultListableBeanFactory) this.beanFactory).find();
		if (all.isEmpty()) {
			throw JpaModelException.none();
		}
		DataSource root = DataSourceUnwrapper.unwrapRoot(this.dataSource);
		List<PersistenceUnit> found = all.stream().filter((unit) -> isKeptIn(unit, root)).toList();
		if (found.isEmpty()) {
			throw JpaModelException.noneForDatabase(all.stream().map(PersistenceUnit::name).toList());
		}
		return found;
	}

	private static boolean isKeptIn(PersistenceUnit unit, DataSource root) {
		DataSource dataSource = unit.dataSource();
		return dataSource == null || root.equals(DataSourceUnwrapper.unwrapRoot(dataSource));
	}

	private static DesiredState read(PersistenceUnit unit, Server server) {
		try (BootModel model = BootModel.build(unit, server)) {
			return new ModelReader(model.metadata(), server.schema()).read();
		}
	}

	private static DesiredState together(DesiredState first, DesiredState second) {
		List<String> omissions = new ArrayList<>(first.omissions());
		omissions.addAll(second.omissions());
		return new DesiredState(SchemaUnion.of(first.schema(), second.schema()), DiffScope.MODEL, false,
				first.renames().and(second.renames()), omissions);
	}

}
