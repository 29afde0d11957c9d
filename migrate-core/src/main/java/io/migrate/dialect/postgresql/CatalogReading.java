package io.migrate.dialect.postgresql;

import java.sql.SQLException;
import java.util.List;

/**
 * What one look at the catalog has brought: five queries, each read before the next,
 * since later ones need what earlier ones say. Not thread-safe.
 */
final class CatalogReading implements CatalogLook.Reading {

	private final Vanished vanished = new Vanished();

	private final RelationCatalog relations = new RelationCatalog();

	private final ColumnCatalog columns = new ColumnCatalog();

	private final IndexCatalog indexes = new IndexCatalog(this.columns);

	private final ConstraintCatalog constraints = new ConstraintCatalog(this.relations, this.columns, this.indexes);

	private final ObjectCatalog objects = new ObjectCatalog();

	static List<String> queries(CatalogScope scope) {
		return List.of(RelationCatalog.query(scope), ColumnCatalog.query(scope), IndexCatalog.query(scope),
				ConstraintCatalog.query(scope), ObjectCatalog.query(scope));
	}

	@Override
	public void read(CatalogAnswers answers) throws SQLException {
		this.relations.read(answers.next(), this.vanished);
		this.columns.read(answers.next(), this.vanished);
		this.indexes.read(answers.next(), this.vanished);
		this.constraints.read(answers.next(), this.vanished);
		this.objects.read(answers.next(), this.vanished);
	}

	@Override
	public boolean isWhole() {
		return !this.vanished.isAny();
	}

	Vanished vanished() {
		return this.vanished;
	}

	RelationCatalog relations() {
		return this.relations;
	}

	ColumnCatalog columns() {
		return this.columns;
	}

	IndexCatalog indexes() {
		return this.indexes;
	}

	ConstraintCatalog constraints() {
		return this.constraints;
	}

	ObjectCatalog objects() {
		return this.objects;
	}

}
