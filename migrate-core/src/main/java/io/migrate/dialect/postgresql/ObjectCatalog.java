package io.migrate.dialect.postgresql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.migrate.base.QualifiedName;
import io.migrate.schema.DomainType;
import io.migrate.schema.EnumType;
import io.migrate.schema.Extension;
import io.migrate.schema.Routine;
import io.migrate.schema.Trigger;
import io.migrate.schema.Trigger.Enabled;
import io.migrate.schema.UserType;
import org.jspecify.annotations.Nullable;

/**
 * Whatever is not a relation or a part of one: schemas, extensions, types, routines; and
 * triggers and comments, of which there are few. All of them come as rows of one shape:
 * what it is, its id, its schema and name, and what else there is to know.
 */
final class ObjectCatalog {

	// Extensions with an id below were there when the server was made, and are in every
	// database
	private static final String QUERY = """
			SELECT 's', n.oid, NULL::text, %1$s::text, NULL::text[] FROM pg_catalog.pg_namespace n
			WHERE n.oid IN (%2$s) AND n.oid NOT IN (%3$s)
			UNION ALL SELECT 'x', e.oid, %1$s, e.extname, ARRAY[e.extversion] FROM pg_catalog.pg_extension e
			JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace WHERE e.oid >= 16384
			UNION ALL SELECT t.typtype::text, t.oid, %1$s, t.typname, CASE t.typtype WHEN 'e' THEN
			    ARRAY(SELECT l.enumlabel::text FROM pg_catalog.pg_enum l WHERE l.enumtypid = t.oid ORDER BY l.enumsortorder)
			    ELSE ARRAY[pg_catalog.format_type(t.typbasetype, t.typtypmod), t.typnotnull::text,
			        pg_catalog.pg_get_expr(t.typdefaultbin, 0)] || (SELECT ARRAY[w.nspname::text, o.collname::text]
			            FROM pg_catalog.pg_type b, pg_catalog.pg_collation o
			            JOIN pg_catalog.pg_namespace w ON w.oid = o.collnamespace
			            WHERE b.oid = t.typbasetype AND o.oid = t.typcollation AND o.oid <> b.typcollation) END
			FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
			WHERE t.typtype IN ('e', 'd') AND t.typnamespace IN (%2$s) AND t.oid NOT IN (%4$s)
			UNION ALL SELECT 'f', p.oid, %1$s, p.proname, ARRAY[pg_catalog.oidvectortypes(p.proargtypes), p.prokind::text,
			    pg_catalog.pg_get_functiondef(p.oid)]
			FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
			WHERE p.prokind <> 'a' AND p.pronamespace IN (%2$s) AND p.oid NOT IN (SELECT d.objid
			    FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_proc'::regclass AND d.deptype IN ('e', 'i'))
			UNION ALL SELECT 't', t.tgrelid, NULL, t.tgname, ARRAY[t.tgenabled::text, pg_catalog.pg_get_triggerdef(t.oid)]
			FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
			WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND c.relnamespace IN (%2$s)
			UNION ALL SELECT CASE d.classoid WHEN 'pg_catalog.pg_type'::regclass THEN 'y' ELSE 'r' END, d.objoid, NULL,
			    d.objsubid::text, ARRAY[d.description] FROM pg_catalog.pg_description d WHERE d.objoid >= 16384
			    AND d.classoid IN ('pg_catalog.pg_class'::regclass, 'pg_catalog.pg_type'::regclass)""";

	private static final Map<String, Enabled> ENABLED = Map.of("O", Enabled.ORIGIN, "R", Enabled.REPLICA, "A",
			Enabled.ALWAYS, "D", Enabled.DISABLED);

	private final Set<String> namespaces = new HashSet<>();

	private final List<Extension> extensions = new ArrayList<>();

	private final List<Type> types = new ArrayList<>();

	private final List<Routine> routines = new ArrayList<>();

	private final Map<Long, List<Fires>> triggers = new HashMap<>();

	private final Map<Long, Map<Integer, String>> comments = new HashMap<>();

	private final Map<Long, String> typeComments = new HashMap<>();

	static String query(CatalogScope scope) {
		return QUERY.formatted(scope.namespace(), scope.namespaces(), CatalogScope.members("pg_namespace"),
				CatalogScope.members("pg_type"));
	}

	void read(CatalogRow row, Vanished vanished) throws SQLException {
		while (row.next()) {
			char kind = row.letter();
			long id = row.number();
			QualifiedName name = new QualifiedName(row.textOrNull(), row.text());
			@Nullable String[] items = row.texts();
			switch (kind) {
				case 's' -> this.namespaces.add(name.name());
				case 'x' -> this.extensions.add(new Extension(name.name(), name.schema(), items[0]));
				case 'f' -> routine(name, items, vanished);
				case 't' -> trigger(id, name.name(), items, vanished);
				case 'r' -> this.comments.computeIfAbsent(id, (none) -> new HashMap<>())
					.put(Integer.valueOf(name.name()), String.valueOf(items[0]));
				case 'y' -> this.typeComments.put(id, String.valueOf(items[0]));
				default -> this.types.add(new Type(id, kind == 'd', name, items));
			}
		}
	}

	private void routine(QualifiedName name, @Nullable String[] items, Vanished vanished) {
		String definition = items[2];
		if (definition == null) {
			vanished.part();
		}
		else {
			this.routines
				.add(new Routine(name, String.valueOf(items[0]), "p".equals(items[1]), definition.stripTrailing()));
		}
	}

	private void trigger(long relation, String name, @Nullable String[] items, Vanished vanished) {
		String definition = items[1];
		if (definition == null) {
			vanished.part();
		}
		else {
			Enabled enabled = Objects.requireNonNull(ENABLED.get(items[0]));
			this.triggers.computeIfAbsent(relation, (none) -> new ArrayList<>())
				.add(new Fires(name, definition, enabled));
		}
	}

	Set<String> namespaces() {
		return this.namespaces;
	}

	List<Extension> extensions() {
		return this.extensions;
	}

	List<Routine> routines() {
		return this.routines;
	}

	List<UserType> types(ConstraintCatalog constraints) {
		return this.types.stream().map((type) -> userType(type, constraints)).toList();
	}

	private UserType userType(Type type, ConstraintCatalog constraints) {
		String comment = this.typeComments.get(type.id());
		@Nullable String[] items = type.items();
		if (!type.domain()) {
			return new EnumType(type.name(), Stream.of(items).map(String::valueOf).toList(), comment);
		}
		QualifiedName collation = (items.length > 3) ? new QualifiedName(items[3], String.valueOf(items[4])) : null;
		return new DomainType(type.name(), String.valueOf(items[0]), collation, "false".equals(items[1]), items[2],
				constraints.ofDomain(type.id()), comment);
	}

	/**
	 * The triggers of a relation.
	 */
	List<Trigger> triggers(long relation, QualifiedName name) {
		return this.triggers.getOrDefault(relation, List.of())
			.stream()
			.sorted(Comparator.comparing(Fires::name))
			.map((fires) -> new Trigger(fires.name(), name, fires.definition(), fires.enabled()))
			.toList();
	}

	/**
	 * What people say about a relation, or about a column of it.
	 * @param column its number, or 0 for the relation
	 */
	@Nullable String comment(long relation, int column) {
		return this.comments.getOrDefault(relation, Map.of()).get(column);
	}

	private record Type(long id, boolean domain, QualifiedName name, @Nullable String[] items) {

	}

	private record Fires(String name, String definition, Enabled enabled) {

	}

}
