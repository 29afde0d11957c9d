package io.migrate.dialect.postgresql;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.migrate.base.QualifiedName;
import io.migrate.schema.SequenceOptions;
import org.jspecify.annotations.Nullable;

/**
 * Tables, views and sequences without what they are made of. Tables of extensions, and
 * those elsewhere that a table refers to, are here as well, since their names are needed.
 */
final class RelationCatalog {

	// A view that others have dropped is printed from the snapshot all the same, and
	// fails
	// for what it was made of. Whether something is visible is asked as of now: null when
	// it is not there.
	private static final String QUERY = """
			SELECT c.oid, c.relkind, %1$s, c.relname, c.oid IN (%2$s),
			    CASE WHEN c.relispartition THEN
			        (SELECT h.inhparent FROM pg_catalog.pg_inherits h WHERE h.inhrelid = c.oid) END,
			    CASE WHEN c.relispartition THEN pg_catalog.pg_get_expr(c.relpartbound, c.oid) END,
			    CASE WHEN c.relkind = 'p' THEN pg_catalog.pg_get_partkeydef(c.oid)
			        WHEN c.relkind IN ('v', 'm') AND pg_catalog.pg_table_is_visible(c.oid) IS NOT NULL
			        THEN pg_catalog.pg_get_viewdef(c.oid) END,
			    CASE WHEN c.relkind IN ('v', 'm') THEN c.reloptions END,
			    pg_catalog.format_type(s.seqtypid, NULL), s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache,
			    s.seqcycle, o.refobjid, o.refobjsubid, o.deptype
			FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
			LEFT JOIN pg_catalog.pg_sequence s ON s.seqrelid = c.oid
			LEFT JOIN pg_catalog.pg_depend o ON o.classid = 'pg_catalog.pg_class'::regclass AND o.objid = s.seqrelid
			    AND o.objsubid = 0 AND o.refclassid = 'pg_catalog.pg_class'::regclass AND o.deptype IN ('a', 'i')
			WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S') AND (c.relnamespace IN (%3$s)%4$s)""";

	// Where only some schemas are read, what is referred to may be in others
	private static final String ELSEWHERE = """
			OR c.oid IN (SELECT k.confrelid FROM pg_catalog.pg_constraint k WHERE k.connamespace IN (%1$s))
			OR c.oid IN (SELECT h.inhparent FROM pg_catalog.pg_inherits h JOIN pg_catalog.pg_class p ON p.oid = h.inhrelid
			   WHERE p.relnamespace IN (%1$s))""";

	private final Map<Long, Relation> relations = new HashMap<>();

	private final Map<Long, OwnedSequence> sequences = new HashMap<>();

	static String query(CatalogScope scope) {
		return QUERY.formatted(scope.namespace(), CatalogScope.members("pg_class"), scope.namespaces(),
				elsewhere(scope));
	}

	/**
	 * Further relations of which columns are read: a condition on {@code c}, a row of
	 * {@code pg_class}, that begins with {@code OR}.
	 */
	static String elsewhere(CatalogScope scope) {
		return scope.isPartial() ? ELSEWHERE.formatted(scope.namespaces()) : "";
	}

	void read(CatalogRow row, Vanished vanished) throws SQLException {
		while (row.next()) {
			long id = row.number();
			Relation relation = new Relation(Kind.of(row.letter()), row.name(), row.flag(), row.number(),
					row.textOrNull(), row.textOrNull(), row.list());
			if (relation.lacksDefinition()) {
				vanished.relation(id);
			}
			if (relation.kind() == Kind.SEQUENCE) {
				this.sequences.put(id, sequence(relation, row));
			}
			this.relations.put(id, relation);
		}
	}

	private static OwnedSequence sequence(Relation relation, CatalogRow row) throws SQLException {
		String type = row.text();
		SequenceOptions options = new SequenceOptions(row.number(), row.number(), row.number(), row.number(),
				row.number(), row.flag());
		return new OwnedSequence(relation, type, options, row.number(), row.small(), row.letter() == 'i');
	}

	Map<Long, Relation> all() {
		return this.relations;
	}

	@Nullable Relation relation(long id) {
		return this.relations.get(id);
	}

	Map<Long, OwnedSequence> sequences() {
		return this.sequences;
	}

	/**
	 * What a relation is.
	 */
	enum Kind {

		/** A table that is not divided. */
		TABLE,

		/** A table that is divided into partitions. */
		DIVIDED_TABLE,

		/** A view. */
		VIEW,

		/** A materialised view. */
		MATERIALIZED_VIEW,

		/** A sequence. */
		SEQUENCE;

		static Kind of(char letter) {
			return switch (letter) {
				case 'p' -> DIVIDED_TABLE;
				case 'v' -> VIEW;
				case 'm' -> MATERIALIZED_VIEW;
				case 'S' -> SEQUENCE;
				default -> TABLE;
			};
		}

	}

	/**
	 * A table, view or sequence.
	 *
	 * @param kind what it is
	 * @param name its name
	 * @param member whether it belongs to an extension
	 * @param parent the id of the table of which it is a partition, or 0
	 * @param bound which partition, or {@code null}
	 * @param definition the key of a table that is divided, or the query of a view, or
	 * {@code null}
	 * @param options of a view
	 */
	record Relation(Kind kind, QualifiedName name, boolean member, long parent, @Nullable String bound,
			@Nullable String definition, List<String> options) {

		boolean isPartition() {
			return this.parent != 0;
		}

		boolean isTable() {
			return this.kind == Kind.TABLE || this.kind == Kind.DIVIDED_TABLE;
		}

		boolean isView() {
			return this.kind == Kind.VIEW || this.kind == Kind.MATERIALIZED_VIEW;
		}

		private boolean lacksDefinition() {
			return (isPartition() && this.bound == null)
					|| (this.definition == null && (isView() || this.kind == Kind.DIVIDED_TABLE));
		}

	}

	/**
	 * A sequence, and what it is for.
	 *
	 * @param relation the sequence
	 * @param type the type of its values
	 * @param options how it counts
	 * @param owner the id of the table of its column, or 0
	 * @param column the number of its column
	 * @param identity whether it is the identity of its column
	 */
	record OwnedSequence(Relation relation, String type, SequenceOptions options, long owner, int column,
			boolean identity) {

	}

}
