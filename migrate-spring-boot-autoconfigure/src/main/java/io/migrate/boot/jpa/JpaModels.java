package io.migrate.boot.jpa;

import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import io.migrate.boot.jpa.JpaModel.Rename;
import io.migrate.schema.Schema;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.jdbc.DataSourceUnwrapper;

/**
 * Reads what the application's persistence units say about one database. The units are
 * looked for once. Not thread-safe.
 */
final class JpaModels {

	private final DefaultListableBeanFactory beanFactory;

	private @Nullable List<PersistenceUnit> units;

	JpaModels(DefaultListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * Reads them.
	 * @param dataSource the application's way to the database
	 * @param server the server there
	 * @return what the units of that data source say together
	 * @throws JpaModelException if there is none, or one cannot be read
	 */
	JpaModel read(DataSource dataSource, Server server) {
		JpaModel together = new JpaModel(Schema.EMPTY, List.of(), List.of());
		for (PersistenceUnit unit : units(dataSource)) {
			together = together(together, read(unit, server));
		}
		return together;
	}

	private List<PersistenceUnit> units(DataSource dataSource) {
		if (this.units == null) {
			this.units = new PersistenceUnits(this.beanFactory).find();
		}
		if (this.units.isEmpty()) {
			throw JpaModelException.none();
		}
		DataSource root = DataSourceUnwrapper.unwrapRoot(dataSource);
		List<PersistenceUnit> found = this.units.stream().filter((unit) -> isKeptIn(unit, root)).toList();
		if (found.isEmpty()) {
			throw JpaModelException.noneForDatabase(this.units.stream().map(PersistenceUnit::name).toList());
		}
		return found;
	}

	private static boolean isKeptIn(PersistenceUnit unit, DataSource root) {
		DataSource dataSource = unit.dataSource();
		return dataSource == null || root.equals(DataSourceUnwrapper.unwrapRoot(dataSource));
	}

	private static JpaModel read(PersistenceUnit unit, Server server) {
		try (BootModel model = BootModel.build(unit, server)) {
			return new ModelReader(model.metadata(), server.schema()).read();
		}
	}

	private static JpaModel together(JpaModel first, JpaModel second) {
		List<Rename> renames = new ArrayList<>(first.renames());
		renames.addAll(second.renames());
		List<String> omissions = new ArrayList<>(first.omissions());
		omissions.addAll(second.omissions());
		return new JpaModel(SchemaUnion.of(first.schema(), second.schema()), renames, omissions);
	}

}
