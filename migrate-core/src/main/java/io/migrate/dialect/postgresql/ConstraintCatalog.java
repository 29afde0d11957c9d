package io.migrate.dialect.postgresql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.migrate.dialect.postgresql.RelationCatalog.Relation;
import io.migrate.schema.Constraint;
import io.migrate.schema.Constraint.Check;
import io.migrate.schema.Constraint.Deferral;
import io.migrate.schema.Constraint.Enforcement;
import io.migrate.schema.Constraint.Exclusion;
import io.migrate.schema.Constraint.ForeignKey;
import io.migrate.schema.Constraint.PrimaryKey;
import io.migrate.schema.Constraint.Reference;
import io.migrate.schema.Constraint.ReferentialAction;
import io.migrate.schema.Constraint.ReferentialAction.Kind;
import io.migrate.schema.Constraint.Unique;
import io.migrate.schema.Index;
import org.jspecify.annotations.Nullable;

/**
 * The constraints of tables and domains. What a partition has from its parent is left
 * out, and so are the constraints that stand for {@code NOT NULL} (PostgreSQL 18).
 */
final class ConstraintCatalog {

	private static final String QUERY = """
			SELECT k.conrelid, k.contypid, k.coninhcount > 0, k.contype, k.conname, k.conkey, k.conindid, %1$s,
			    CASE WHEN k.condeferred THEN 2 WHEN k.condeferrable THEN 1 ELSE 0 END,
			    CASE WHEN NOT %2$s THEN 2 WHEN NOT k.convalidated THEN 1 ELSE 0 END,
			    k.confrelid, k.confkey, k.confmatchtype, k.confupdtype, k.confdeltype, %3$s, k.connoinherit,
			    CASE k.contype WHEN 'c' THEN pg_catalog.pg_get_expr(k.conbin, k.conrelid)
			        WHEN 'x' THEN pg_catalog.pg_get_constraintdef(k.oid) END
			FROM pg_catalog.pg_constraint k WHERE k.contype IN ('p', 'u', 'f', 'c', 'x') AND k.conparentid = 0
			    AND k.connamespace IN (%4$s)""";

	private static final String KINDS = "pufcx";

	private static final List<Deferral> DEFERRALS = List.of(Deferral.NOT_DEFERRABLE, Deferral.INITIALLY_IMMEDIATE,
			Deferral.INITIALLY_DEFERRED);

	private static final List<Enforcement> ENFORCEMENTS = List.of(Enforcement.VALID, Enforcement.NOT_VALID,
			Enforcement.NOT_ENFORCED);

	private static final Comparator<Constraint> BY_NAME = Comparator.comparing(Constraint::name,
			Comparator.nullsFirst(Comparator.naturalOrder()));

	private static final Comparator<Entry> ORDER = Comparator.comparingInt(Entry::rank)
		.thenComparing(Entry::constraint, BY_NAME);

	private final RelationCatalog relations;

	private final ColumnCatalog columns;

	private final IndexCatalog indexes;

	private final Map<Long, List<Entry>> tables = new HashMap<>();

	private final Map<Long, List<Check>> domains = new HashMap<>();

	ConstraintCatalog(RelationCatalog relations, ColumnCatalog columns, IndexCatalog indexes) {
		this.relations = relations;
		this.columns = columns;
		this.indexes = indexes;
	}

	static String query(CatalogScope scope) {
		return QUERY.formatted(scope.since(18, "k.conperiod", "false"), scope.since(18, "k.conenforced", "true"),
				scope.since(15, "k.confdelsetcols", "NULL"), scope.namespaces());
	}

	void read(CatalogRow row, Vanished vanished) throws SQLException {
		while (row.next()) {
			Head head = new Head(row.number(), row.number(), row.flag(), row.letter(), row.text());
			Key key = new Key(row.numbers(), row.number(), row.flag(), DEFERRALS.get(row.small()));
			Enforcement enforcement = ENFORCEMENTS.get(row.small());
			Target target = new Target(row.number(), row.numbers(), row.letter() == 'f', row.letter(), row.letter(),
					row.numbers());
			boolean noInherit = row.flag();
			String definition = row.textOrNull();
			if (head.domain() != 0 && definition != null) {
				addToDomain(head.domain(), new Check(head.name(), definition, noInherit, enforcement));
				continue;
			}
			Constraint constraint = switch (head.type()) {
				case 'c' -> (definition != null) ? new Check(head.name(), definition, noInherit, enforcement) : null;
				case 'f' -> foreignKey(head, key, target, enforcement);
				case 'x' -> exclusion(head, key, definition);
				default -> unique(head, key);
			};
			if (constraint != null) {
				add(head, constraint, target.table());
			}
			else if (head.type() == 'c') {
				vanished.relation(head.table());
			}
			else {
				vanished.part();
			}
		}
	}

	private void add(Head head, Constraint constraint, long referenced) {
		Relation table = this.relations.relation(head.table());
		if (table != null && !(head.inherited() && table.isPartition())) {
			this.tables.computeIfAbsent(head.table(), (id) -> new ArrayList<>())
				.add(new Entry(KINDS.indexOf(head.type()), constraint, referenced));
		}
	}

	private void addToDomain(long domain, Check check) {
		this.domains.computeIfAbsent(domain, (id) -> new ArrayList<>()).add(check);
	}

	private @Nullable ForeignKey foreignKey(Head head, Key key, Target target, Enforcement enforcement) {
		List<String> names = this.columns.names(head.table(), key.columns(), 0);
		List<String> set = this.columns.names(head.table(), target.set(), 0);
		List<String> referenced = this.columns.names(target.table(), target.columns(), 0);
		Relation table = this.relations.relation(target.table());
		if (names == null || set == null || referenced == null || table == null) {
			return null;
		}
		return new ForeignKey(head.name(), names,
				new Reference(table.name(), referenced, target.full(), key.temporal()),
				new ReferentialAction(kind(target.onUpdate()), List.of()),
				new ReferentialAction(kind(target.onDelete()), set), key.deferral(), enforcement);
	}

	private static Kind kind(char letter) {
		return switch (letter) {
			case 'r' -> Kind.RESTRICT;
			case 'c' -> Kind.CASCADE;
			case 'n' -> Kind.SET_NULL;
			case 'd' -> Kind.SET_DEFAULT;
			default -> Kind.NO_ACTION;
		};
	}

	private @Nullable Exclusion exclusion(Head head, Key key, @Nullable String definition) {
		this.indexes.take(head.table(), key.index());
		return (definition != null) ? new Exclusion(head.name(), definition) : null;
	}

	private @Nullable Constraint unique(Head head, Key key) {
		List<String> names = this.columns.names(head.table(), key.columns(), 0);
		Index index = this.indexes.take(head.table(), key.index());
		if (names == null || index == null) {
			return null;
		}
		return (head.type() == 'p')
				? new PrimaryKey(head.name(), names, index.include(), key.temporal(), key.deferral()) : new Unique(
						head.name(), names, index.include(), index.nullsNotDistinct(), key.temporal(), key.deferral());
	}

	/**
	 * The constraints of a table: by their kinds, then by their names.
	 * @param vanished what is not there any more, and no reference to it either
	 */
	List<Constraint> of(long table, Vanished vanished) {
		return this.tables.getOrDefault(table, List.of())
			.stream()
			.filter((entry) -> !vanished.has(entry.referenced()))
			.sorted(ORDER)
			.map(Entry::constraint)
			.toList();
	}

	/**
	 * The constraints of a domain.
	 */
	List<Check> ofDomain(long domain) {
		return this.domains.getOrDefault(domain, List.of()).stream().sorted(BY_NAME).toList();
	}

	private record Entry(int rank, Constraint constraint, long referenced) {

	}

	private record Head(long table, long domain, boolean inherited, char type, String name) {

	}

	private record Key(int[] columns, long index, boolean temporal, Deferral deferral) {

	}

	private record Target(long table, int[] columns, boolean full, char onUpdate, char onDelete, int[] set) {

	}

}
