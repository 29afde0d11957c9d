package io.migrate.introspect;

import java.util.List;
import java.util.function.Function;

import io.migrate.base.HistoryTables;
import io.migrate.base.QualifiedName;
import io.migrate.dialect.postgresql.PostgresDialect;
import io.migrate.schema.Constraint.ForeignKey;
import io.migrate.schema.Extension;
import io.migrate.schema.Schema;
import io.migrate.schema.SchemaFilter;
import io.migrate.schema.Sequence;
import io.migrate.schema.Table;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.Schemas;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is left out of {@code everything.sql}.
 */
@EveryMajor
@PostgresTest
@TestInstance(Lifecycle.PER_CLASS)
class FilteredIntrospectionTests {

	private final TestDatabase database;

	private final Schema all;

	FilteredIntrospectionTests(TestDatabase database) {
		Everything.make(database);
		this.database = database;
		this.all = Schemas.read(database);
	}

	@Test
	void ourOwnTablesAreHidden() {
		HistoryTables tables = new HistoryTables("audit", "our_");
		new PostgresDialect().historySql(tables)
			.createTables()
			.forEach((statement) -> this.database.client().sql(statement).update());
		Schema schema = Schemas.read(this.database, SchemaFilter.ALL.hiding(tables));
		assertThat(schema).isEqualTo(this.all);
		this.database.client()
			.sql("DROP TABLE audit.our_revision, audit.our_event, audit.our_size, audit.our_statement")
			.update();
	}

	@Test
	void onlyOneSchemaIsReadWhenOnlyOneIsIncluded() {
		Schema schema = Schemas.read(this.database, SchemaFilter.of(List.of("audit.*"), List.of()));
		assertThat(schema.namespaces()).containsExactly("audit");
		assertThat(names(schema.sequences(), Sequence::name)).containsExactly("audit.counting");
		assertThat(schema.views()).hasSize(1);
		assertThat(schema.routines()).hasSize(1);
		assertThat(schema.extensions()).isEmpty();
		assertThat(schema.types()).isEmpty();
	}

	@Test
	void aSchemaIsReadByAPatternOfItsName() {
		Schema schema = Schemas.read(this.database, SchemaFilter.of(List.of("Strange \"*.*", "a_dit.*"), List.of()));
		assertThat(schema.namespaces()).containsExactly("Strange \"Schema\"; x");
		assertThat(schema.tables()).hasSize(1);
	}

	@Test
	void aWholeSchemaIsLeftOut() {
		Schema schema = Schemas.read(this.database, SchemaFilter.of(List.of(), List.of("public.*", "tools.*")));
		assertThat(schema.namespaces()).containsExactlyInAnyOrder("audit", "Strange \"Schema\"; x");
		assertThat(schema.triggers()).isEmpty();
		assertThat(schema.extensions()).isEmpty();
	}

	@Test
	void extensionsAreJudgedByTheirNames() {
		Schema schema = Schemas.read(this.database, SchemaFilter.of(List.of(), List.of("pg_*", "tools.citext")));
		assertThat(schema.extensions()).extracting(Extension::name).containsExactly("btree_gist");
	}

	@Test
	void whatATableOwnsGoesWithIt() {
		Schema schema = Schemas.read(this.database, SchemaFilter.of(List.of(), List.of("defaults", "remarks")));
		assertThat(names(schema.sequences(), Sequence::name)).containsExactly("audit.counting", "public.lonely");
		assertThat(schema.triggers()).extracting((trigger) -> trigger.table().name()).containsExactly("events", "seen");
	}

	@Test
	void aSequenceThatATableOwnsIsThereWhateverItIsCalled() {
		Schema schema = Schemas.read(this.database, SchemaFilter.of(List.of("remarks"), List.of()));
		assertThat(names(schema.sequences(), Sequence::name)).containsExactly("public.borrowed");
	}

	@Test
	void partitionsGoWithTheirParent() {
		Schema schema = Schemas.read(this.database, SchemaFilter.of(List.of(), List.of("events")));
		assertThat(names(schema.tables(), Table::name)).noneMatch((name) -> name.contains("events"));
	}

	@Test
	void partitionsMayBeLeftOutAlone() {
		Schema schema = Schemas.read(this.database, SchemaFilter.of(List.of(), List.of("events_*")));
		assertThat(names(schema.tables(), Table::name)).contains("public.events")
			.noneMatch((name) -> name.contains("events_"));
	}

	@Test
	void aReferenceToATableThatIsLeftOutHasItsNames() {
		this.database.client()
			.sql("CREATE TABLE audit.notes (parent int REFERENCES public.parents, PRIMARY KEY (parent))")
			.update();
		Schema schema = Schemas.read(this.database, SchemaFilter.of(List.of("audit.notes"), List.of()));
		this.database.client().sql("DROP TABLE audit.notes").update();
		ForeignKey key = (ForeignKey) Schemas.table(schema, "audit.notes").constraints().get(1);
		assertThat(key.reference().table()).isEqualTo(new QualifiedName("public", "parents"));
		assertThat(key.reference().columns()).containsExactly("id");
	}

	@Test
	void aPartitionOfATableElsewhereIsThereOnlyWithIt() {
		assertThat(Schemas.read(this.database, SchemaFilter.of(List.of("audit.*"), List.of())).tables()).isEmpty();
		assertThat(
				Schemas.read(this.database, SchemaFilter.of(List.of("audit.*", "public.events"), List.of())).tables())
			.hasSize(2);
	}

	private static <T> List<String> names(List<T> all, Function<T, QualifiedName> name) {
		return all.stream().map((one) -> name.apply(one).toString()).toList();
	}

}
