package io.migrate.introspect;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Index;
import io.migrate.schema.IndexKey;
import io.migrate.schema.Schema;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.Schemas;
import io.migrate.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What is read of indexes in {@code everything.sql}.
 */
@EveryMajor
@PostgresTest
@TestInstance(Lifecycle.PER_CLASS)
class ReadIndexesTests {

	private static final QualifiedName C = new QualifiedName("pg_catalog", "C");

	private final TestDatabase database;

	private final Schema schema;

	ReadIndexesTests(TestDatabase database) {
		Everything.make(database);
		this.database = database;
		this.schema = Schemas.read(database);
	}

	@Test
	void aPlainIndexHasNothingUnusual() {
		assertThat(index("s_01_plain")).isEqualTo(index("s_01_plain", Index.BTREE, IndexKey.column("id")));
	}

	@Test
	void aUniqueIndexHasItsOrderAndFurtherColumns() {
		List<IndexKey> keys = List.of(IndexKey.column("code"), new IndexKey("id", true, null, null, true, true),
				new IndexKey("name", true, null, null, true, false),
				new IndexKey("Mixed Case", true, null, null, false, true));
		assertThat(index("s_02_unique"))
			.isEqualTo(new Index("s_02_unique", Index.BTREE, keys, List.of("data", "tags"), true, false, null, true));
	}

	@Test
	void expressionsStandBetweenColumnsWithoutTheBracketsOfTheIndex() {
		assertThat(index("s_03_expressions"))
			.isEqualTo(index("s_03_expressions", Index.BTREE, IndexKey.expression("lower(name)"), IndexKey.column("id"),
					IndexKey.expression("(name || (code)::text)"),
					new IndexKey("(data ->> 'x'::text)", false, null, null, true, true)));
	}

	@Test
	void aPartialIndexHasItsPredicate() {
		assertThat(index("s_04_partial").predicate())
			.isEqualTo("((name IS NOT NULL) AND (feeling = 'sad'::public.mood))");
	}

	@Test
	void anOperatorClassIsThereWhenItIsNotTheDefaultOfTheType() {
		assertThat(index("s_05_classes")).isEqualTo(index("s_05_classes", Index.BTREE, key("name", "text_pattern_ops"),
				key("code", "varchar_pattern_ops"), IndexKey.column("id"), key("ci", "tools.citext_pattern_ops")));
		assertThat(index("s_06_method"))
			.isEqualTo(index("s_06_method", "gin", IndexKey.column("tags"), key("data", "jsonb_path_ops")));
		assertThat(index("s_10_hash")).isEqualTo(index("s_10_hash", "hash", IndexKey.column("name")));
	}

	@Test
	void theDefaultOfAnotherTypeIsNotTheDefaultOfThisOne() {
		assertThat(index("s_09_other_default")).isEqualTo(index("s_09_other_default", Index.BTREE,
				IndexKey.column("ci"), key("ci", "text_ops"), IndexKey.column("feeling")));
	}

	@Test
	void anOperatorClassHasItsParameters() {
		assertThat(index("s_07_extension")).isEqualTo(index("s_07_extension", "gist",
				key("name", "tools.gist_trgm_ops (siglen='32')"), IndexKey.column("vector")));
		assertThat(index("s_11_brin")).isEqualTo(index("s_11_brin", "brin",
				key("id", "int4_minmax_multi_ops (values_per_range='16')"), IndexKey.column("code")));
	}

	@Test
	void aCollationIsThereWhenItIsNotThatOfTheColumn() {
		QualifiedName usual = new QualifiedName("pg_catalog", "default");
		QualifiedName german = new QualifiedName("public", "german");
		assertThat(index("s_08_collations").keys()).containsExactly(new IndexKey("name", true, C, null, false, false),
				IndexKey.column("c"), new IndexKey("c", true, usual, null, false, false),
				new IndexKey("lower(name)", false, german, null, false, false), IndexKey.column("id"));
	}

	@Test
	void nullsMayCountAsEqualSince15() {
		assumeTrue(this.database.serverMajor() >= 15);
		Index index = Schemas.one(Schemas.table(this.schema, "public.since_15").indexes().stream(), Index::name,
				"since_15_index");
		assertThat(index).isEqualTo(new Index("since_15_index", Index.BTREE, List.of(IndexKey.column("b")), List.of(),
				true, true, null, true));
	}

	@Test
	void aMaterialisedViewHasIndexes() {
		assertThat(Schemas.one(this.schema.views().stream(), (view) -> view.name().name(), "kept").indexes())
			.containsExactly(new Index("kept_id", Index.BTREE, List.of(IndexKey.column("id")), List.of(), true, false,
					"(word <> ''::text)", true));
	}

	@Test
	void whatAConcurrentBuildHasLeftIsNotValid(TestDatabase fresh) throws SQLException {
		try (Connection connection = fresh.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("CREATE TABLE twins (id int); INSERT INTO twins VALUES (1), (1)");
			assertThatThrownBy(() -> statement.execute("CREATE UNIQUE INDEX CONCURRENTLY one ON twins (id)"))
				.isInstanceOf(SQLException.class);
		}
		assertThat(Schemas.table(Schemas.read(fresh), "public.twins").indexes()).singleElement()
			.isEqualTo(
					new Index("one", Index.BTREE, List.of(IndexKey.column("id")), List.of(), true, false, null, false));
	}

	private Index index(String name) {
		return Schemas.one(Schemas.table(this.schema, "public.searched").indexes().stream(), Index::name, name);
	}

	private static Index index(String name, String method, IndexKey... keys) {
		return new Index(name, method, List.of(keys), List.of(), false, false, null, true);
	}

	private static IndexKey key(String column, @Nullable String operatorClass) {
		return new IndexKey(column, true, null, operatorClass, false, false);
	}

}
