package io.migrate.dialect.postgresql;

import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.operation.AttachPartition;
import io.migrate.operation.CreateTable;
import io.migrate.operation.DetachPartition;
import io.migrate.operation.DropTable;
import io.migrate.operation.Operation;
import io.migrate.operation.RenameTable;
import io.migrate.operation.SetComment;
import io.migrate.operation.SetComment.Commented;
import io.migrate.schema.ColumnValue.Generated;
import io.migrate.schema.ColumnValue.Identity;
import io.migrate.schema.Constraint;
import io.migrate.schema.Constraint.Deferral;
import io.migrate.schema.Constraint.Enforcement;
import io.migrate.schema.Constraint.ForeignKey;
import io.migrate.schema.Constraint.PrimaryKey;
import io.migrate.schema.Constraint.Reference;
import io.migrate.schema.Constraint.ReferentialAction;
import io.migrate.schema.Constraint.Unique;
import io.migrate.schema.Index;
import io.migrate.schema.IndexKey;
import io.migrate.schema.Partitioning;
import io.migrate.schema.SequenceOptions;
import io.migrate.schema.Table;

import static io.migrate.dialect.postgresql.SampleOperations.DOCUMENTS;
import static io.migrate.dialect.postgresql.SampleOperations.USERS;
import static io.migrate.dialect.postgresql.SampleOperations.column;
import static io.migrate.dialect.postgresql.SampleOperations.identity;
import static io.migrate.dialect.postgresql.SampleOperations.name;
import static io.migrate.dialect.postgresql.SampleOperations.required;
import static io.migrate.dialect.postgresql.SampleOperations.withCollation;
import static io.migrate.dialect.postgresql.SampleOperations.withComment;
import static io.migrate.dialect.postgresql.SampleOperations.withDefault;
import static io.migrate.dialect.postgresql.SampleOperations.withValue;

/**
 * Tables and their parts.
 */
final class SampleTables {

	private static final QualifiedName EVENTS = name("events");

	private static final QualifiedName JANUARY = name("events_2026_01");

	private static final String BOUND = "FOR VALUES FROM ('2026-01-01') TO ('2026-02-01')";

	static final Operation CREATE_TABLE = new CreateTable(documents());

	static final Operation CREATE_TABLE_WITH_EVERY_KIND_OF_COLUMN = new CreateTable(everyKindOfColumn());

	static final Operation CREATE_TABLE_WITH_ODD_NAMES = new CreateTable(oddNames());

	static final Operation CREATE_TABLE_WITHOUT_COLUMNS = new CreateTable(plain(name("empty"), List.of(), List.of()));

	static final Operation CREATE_TABLE_WHOSE_CONSTRAINT_IS_NOT_VALID = new CreateTable(notValid());

	static final Operation CREATE_TABLE_IN_SCHEMA = new CreateTable(
			plain(new QualifiedName("audit", "log"), List.of(required("line", "text")), List.of()));

	static final Operation CREATE_PARTITIONED_TABLE = new CreateTable(partitioned(EVENTS));

	static final Operation CREATE_PARTITION_OF = new CreateTable(
			new Table(JANUARY, List.of(), List.of(), List.of(), new Partitioning(null, EVENTS, BOUND), null));

	static final Operation CREATE_PARTITION_THAT_IS_DIVIDED = new CreateTable(new Table(JANUARY, List.of(),
			List.of(new Constraint.Check("events_2026_01_kind", "kind <> ''", false, Enforcement.VALID)), List.of(),
			new Partitioning("LIST (kind)", EVENTS, BOUND), "the first month"));

	static final Operation CREATE_PARTITION_WITH_COLUMNS = new CreateTable(partition(JANUARY, EVENTS, BOUND));

	static final Operation ATTACH_PARTITION = new AttachPartition(EVENTS, JANUARY, BOUND);

	static final Operation DETACH_PARTITION = new DetachPartition(EVENTS, JANUARY, BOUND);

	static final Operation DROP_TABLE = new DropTable(plain(DOCUMENTS,
			List.of(identity("id"), required("title", "text")), List.of(primaryKey("documents_pkey", "id"))));

	static final Operation RENAME_TABLE = new RenameTable(USERS, name("accounts"));

	static final Operation RENAME_TABLE_TO_ANOTHER_SCHEMA = new RenameTable(new QualifiedName("public", "users"),
			new QualifiedName("archive", "old_users"));

	static final Operation MOVE_TABLE = new RenameTable(new QualifiedName("public", "users"),
			new QualifiedName("archive", "users"));

	static final Operation SET_COMMENT = new SetComment(Commented.TABLE, USERS, null, "who may log in; it's \\ all");

	static final Operation DROP_COMMENT = new SetComment(Commented.TABLE, USERS, "who may log in", null);

	private SampleTables() {
	}

	private static Table plain(QualifiedName name, List<io.migrate.schema.Column> columns,
			List<Constraint> constraints) {
		return new Table(name, columns, constraints, List.of(), null, null);
	}

	static PrimaryKey primaryKey(String name, String... columns) {
		return new PrimaryKey(name, List.of(columns), List.of(), false, Deferral.NOT_DEFERRABLE);
	}

	static ForeignKey ownerKey(Enforcement enforcement) {
		return new ForeignKey("documents_owner_id_fkey", List.of("owner_id"),
				new Reference(USERS, List.of("id"), false, false), ReferentialAction.NONE,
				new ReferentialAction(ReferentialAction.Kind.CASCADE, List.of()), Deferral.NOT_DEFERRABLE, enforcement);
	}

	private static Table documents() {
		return new Table(DOCUMENTS,
				List.of(identity("id"), required("owner_id", "bigint"),
						withComment(required("title", "text"), "as its author wrote it"),
						withDefault(required("created_at", "timestamp with time zone"), "now()")),
				List.of(primaryKey("documents_pkey", "id"), ownerKey(Enforcement.VALID),
						new Unique("documents_title_key", List.of("owner_id", "title"), List.of(), false, false,
								Deferral.NOT_DEFERRABLE),
						new Constraint.Check("documents_title_check", "title <> ''", false, Enforcement.VALID)),
				List.of(new Index("documents_owner_id_idx", Index.BTREE, List.of(IndexKey.column("owner_id")),
						List.of(), false, false, null, true)),
				null, "what users upload");
	}

	private static Table everyKindOfColumn() {
		return plain(name("kinds"),
				List.of(withValue(required("id", "integer"),
						new Identity(true, new SequenceOptions(1000, 50, 1, Integer.MAX_VALUE, 20, true))),
						withValue(required("down", "smallint"),
								new Identity(false, new SequenceOptions(-1, -1, Short.MIN_VALUE, -1, 1, false))),
						withCollation(required("code", "character varying(20)"), "pg_catalog", "C"),
						withDefault(column("tags", "text[]"), "'{}'::text[]"),
						withDefault(column("since", "timestamp without time zone"), "now() AT TIME ZONE 'UTC'"),
						withDefault(required("on_or_off", "boolean"), "true AND NOT false"),
						withValue(column("code_length", "integer"), new Generated("length(code)", true)),
						column("data", "jsonb"), column("a_name_that_is_much_too_long_for_any_column", "uuid")),
				List.of());
	}

	private static Table oddNames() {
		return plain(name("Order"),
				List.of(required("user", "bigint"), column("größe", "integer"), column("with \"quotes\"", "text"),
						column("Select", "text"), column("position", "point"), column("name", "text"),
						column("value", "text"), column("_1", "text"), column("1_", "text"), column("a$b", "text")),
				List.of(primaryKey("Order pkey", "user")));
	}

	private static Table notValid() {
		return new Table(DOCUMENTS, List.of(identity("id"), column("owner_id", "bigint")),
				List.of(ownerKey(Enforcement.NOT_VALID), primaryKey("documents_pkey", "id")), List.of(), null, null);
	}

	private static Table partitioned(QualifiedName events) {
		return new Table(events,
				List.of(required("at", "timestamp with time zone"), required("kind", "text"), column("data", "jsonb")),
				List.of(primaryKey("events_pkey", "at", "kind")), List.of(), new Partitioning("RANGE (at)", null, null),
				"what happened");
	}

	private static Table partition(QualifiedName name, QualifiedName parent, String bound) {
		return new Table(name,
				List.of(identity("id"), required("at", "timestamp with time zone"),
						withComment(required("kind", "text"), "of a list")),
				List.of(primaryKey("events_2026_01_pkey", "id", "at")), List.of(),
				new Partitioning(null, parent, bound), "the first month");
	}

}
