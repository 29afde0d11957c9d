package io.migrate.dialect.postgresql;

import io.migrate.operation.AddColumn;
import io.migrate.operation.AlterColumn;
import io.migrate.operation.DropColumn;
import io.migrate.operation.Operation;
import io.migrate.operation.RenameColumn;
import io.migrate.schema.Column;
import io.migrate.schema.ColumnValue.Default;
import io.migrate.schema.ColumnValue.Generated;
import io.migrate.schema.ColumnValue.Identity;
import io.migrate.schema.SequenceOptions;

import static io.migrate.dialect.postgresql.SampleOperations.DOCUMENTS;
import static io.migrate.dialect.postgresql.SampleOperations.USERS;
import static io.migrate.dialect.postgresql.SampleOperations.column;
import static io.migrate.dialect.postgresql.SampleOperations.identity;
import static io.migrate.dialect.postgresql.SampleOperations.required;
import static io.migrate.dialect.postgresql.SampleOperations.withCollation;
import static io.migrate.dialect.postgresql.SampleOperations.withComment;
import static io.migrate.dialect.postgresql.SampleOperations.withDefault;
import static io.migrate.dialect.postgresql.SampleOperations.withValue;

/**
 * Columns, and how they change.
 */
final class SampleColumns {

	private static final Column PLAIN = column("n", "integer");

	private static final Column INTEGERS = withValue(required("n", "integer"),
			new Identity(false, SequenceOptions.upTo(Integer.MAX_VALUE)));

	private static final Generated DOUBLED = new Generated("id * 2", true);

	static final Operation ADD_COLUMN = new AddColumn(USERS, column("nickname", "text"));

	static final Operation ADD_COLUMN_THAT_DOES_NOT_FIT_A_LINE = new AddColumn(DOCUMENTS,
			withComment(withValue(column("content_search", "tsvector"),
					new Generated("to_tsvector('simple'::regconfig, content)", true)), "for the search"));

	static final Operation ADD_IDENTITY = new AddColumn(USERS, identity("number"));

	static final Operation DROP_COLUMN = new DropColumn(USERS, withDefault(required("age", "integer"), "0"));

	static final Operation RENAME_COLUMN = new RenameColumn(USERS, "name", "user");

	static final Operation ALTER_NOTHING = alter(PLAIN, PLAIN);

	static final Operation ALTER_NULLABILITY = alter(PLAIN, required("n", "integer"));

	static final Operation ALTER_DEFAULT = alter(PLAIN, withDefault(PLAIN, "7"));

	static final Operation ALTER_DEFAULT_TO_ANOTHER = alter(withDefault(PLAIN, "6"), withDefault(PLAIN, "3 + 4"));

	static final Operation ALTER_COMMENT = alter(PLAIN, withComment(PLAIN, "it's a number"));

	static final Operation ALTER_TYPE = alter(PLAIN, column("n", "bigint"));

	static final Operation ALTER_TYPE_WITH_USING = new AlterColumn(USERS, column("n", "text"), PLAIN, "n::integer");

	static final Operation ALTER_LENGTH_BESIDE_A_DEFAULT = alter(
			withDefault(required("n", "character varying(20)"), "'x'::character varying"),
			withDefault(required("n", "character varying(40)"), "'x'::character varying"));

	static final Operation ALTER_TYPE_OF_A_DEFAULT = new AlterColumn(USERS,
			withDefault(column("n", "text"), "'1'::text"), withDefault(PLAIN, "1"), "n::integer");

	static final Operation ALTER_EVERYTHING = new AlterColumn(USERS,
			withComment(withCollation(withDefault(column("n", "text"), "'no'::text"), "pg_catalog", "C"), "a word"),
			withComment(withDefault(required("n", "boolean"), "false"), "a truth"), "n = 'yes'");

	static final Operation ALTER_COLLATION = alter(column("n", "text"),
			withCollation(column("n", "text"), "pg_catalog", "C"));

	static final Operation ALTER_PLAIN_TO_IDENTITY = alter(PLAIN, INTEGERS);

	static final Operation ALTER_DEFAULT_TO_IDENTITY = alter(withDefault(required("n", "integer"), "7"), INTEGERS);

	static final Operation ALTER_IDENTITY_TO_PLAIN = alter(INTEGERS, PLAIN);

	static final Operation ALTER_IDENTITY_TO_TEXT = new AlterColumn(USERS, INTEGERS, column("n", "text"), "n::text");

	static final Operation ALTER_IDENTITY_TO_BIGINT = alter(INTEGERS, identity("n"));

	static final Operation ALTER_IDENTITY_OPTIONS = alter(INTEGERS,
			withValue(INTEGERS, new Identity(true, new SequenceOptions(100, 10, 1, 99_999, 5, true))));

	static final Operation ALTER_IDENTITY_DOWNWARDS = alter(PLAIN, withValue(required("n", "integer"),
			new Identity(true, new SequenceOptions(-1, -1, Integer.MIN_VALUE, -1, 1, false))));

	static final Operation ALTER_GENERATED_TO_PLAIN = alter(withValue(PLAIN, DOUBLED), PLAIN);

	static final Operation ALTER_GENERATED_TO_DEFAULT = alter(withValue(PLAIN, DOUBLED),
			withValue(required("n", "integer"), new Default("1")));

	static final Operation ALTER_GENERATED_EXPRESSION = alter(withValue(PLAIN, DOUBLED),
			withValue(PLAIN, new Generated("id * 3", true)));

	static final Operation ALTER_GENERATED_TYPE = alter(withValue(PLAIN, DOUBLED),
			withValue(column("n", "bigint"), DOUBLED));

	static final Operation ALTER_GENERATED_STORAGE = alter(withValue(PLAIN, DOUBLED),
			withComment(withValue(PLAIN, new Generated("id * 2", false)), "computed"));

	private SampleColumns() {
	}

	private static AlterColumn alter(Column from, Column to) {
		return new AlterColumn(USERS, from, to, null);
	}

}
