package io.migrate.dialect.postgresql;

import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.operation.AddEnumValue;
import io.migrate.operation.AlterDomain;
import io.migrate.operation.AlterSequence;
import io.migrate.operation.CreateExtension;
import io.migrate.operation.CreateNamespace;
import io.migrate.operation.CreateSequence;
import io.migrate.operation.CreateType;
import io.migrate.operation.DropExtension;
import io.migrate.operation.DropNamespace;
import io.migrate.operation.DropSequence;
import io.migrate.operation.DropType;
import io.migrate.operation.Operation;
import io.migrate.operation.RenameEnumValue;
import io.migrate.operation.RenameSequence;
import io.migrate.operation.RenameType;
import io.migrate.operation.ReplaceEnum;
import io.migrate.operation.ReplaceEnum.Conversion;
import io.migrate.operation.SetComment;
import io.migrate.operation.SetComment.Commented;
import io.migrate.schema.ColumnName;
import io.migrate.schema.Constraint.Check;
import io.migrate.schema.Constraint.Enforcement;
import io.migrate.schema.DomainType;
import io.migrate.schema.EnumType;
import io.migrate.schema.Extension;
import io.migrate.schema.Sequence;
import io.migrate.schema.SequenceOptions;

import static io.migrate.dialect.postgresql.SampleOperations.USERS;
import static io.migrate.dialect.postgresql.SampleOperations.column;
import static io.migrate.dialect.postgresql.SampleOperations.name;
import static io.migrate.dialect.postgresql.SampleOperations.required;
import static io.migrate.dialect.postgresql.SampleOperations.withDefault;

/**
 * Types, sequences, schemas and extensions.
 */
final class SampleTypes {

	private static final QualifiedName MOOD = new QualifiedName("public", "mood");

	private static final EnumType MOOD_TYPE = new EnumType(MOOD, List.of("sad", "ok", "it's fine"), "how one feels");

	private static final DomainType EMAIL = new DomainType(name("email"), "text", null, true, null, List.of(), null);

	private static final Sequence PLAIN = new Sequence(name("numbers"), "bigint", SequenceOptions.upTo(Long.MAX_VALUE),
			null, null);

	static final Operation CREATE_ENUM = new CreateType(MOOD_TYPE);

	static final Operation CREATE_ENUM_WITH_MANY_VALUES = new CreateType(manyValues());

	static final Operation DROP_ENUM = new DropType(new EnumType(name("mood"), List.of("sad", "ok"), null));

	static final Operation RENAME_TYPE = new RenameType(name("mood"), "feeling");

	static final Operation ADD_ENUM_VALUE = new AddEnumValue(name("mood"), "happy", null);

	static final Operation ADD_ENUM_VALUE_BEFORE = new AddEnumValue(name("mood"), "so-so", "ok");

	static final Operation RENAME_ENUM_VALUE = new RenameEnumValue(name("mood"), "ok", "fine");

	static final Operation REPLACE_ENUM = replaceEnum();

	static final Operation CREATE_DOMAIN = new CreateType(check("VALUE ~ '@'"));

	static final Operation CREATE_DOMAIN_OF_COLLATION = new CreateType(new DomainType(name("email"),
			"character varying(80)", new QualifiedName("pg_catalog", "C"), false, "'nobody'::character varying",
			List.of(new Check("email_at", "((VALUE)::text ~ '@'::text)", false, Enforcement.VALID),
					new Check("email_dot", "VALUE ~ '[.]'", false, Enforcement.NOT_VALID)),
			"an address"));

	static final Operation DROP_DOMAIN = new DropType(EMAIL);

	static final Operation ALTER_DOMAIN = new AlterDomain(EMAIL, check("VALUE ~ '@'"));

	static final Operation ALTER_DOMAIN_VALIDATE = new AlterDomain(withCheck(EMAIL, Enforcement.NOT_VALID),
			withCheck(EMAIL, Enforcement.VALID));

	static final Operation CREATE_SEQUENCE = new CreateSequence(PLAIN);

	static final Operation CREATE_SEQUENCE_WITH_EVERYTHING = new CreateSequence(new Sequence(name("numbers"), "integer",
			new SequenceOptions(10, 2, 5, 5000, 30, true), new ColumnName(USERS, "id"), "even ones"));

	static final Operation DROP_SEQUENCE = new DropSequence(PLAIN);

	static final Operation ALTER_SEQUENCE_OWNER = new AlterSequence(PLAIN,
			new Sequence(PLAIN.name(), "bigint", PLAIN.options(), new ColumnName(USERS, "id"), null));

	static final Operation ALTER_SEQUENCE_TYPE = new AlterSequence(
			new Sequence(PLAIN.name(), "integer", SequenceOptions.upTo(Integer.MAX_VALUE), null, null), PLAIN);

	static final Operation ALTER_SEQUENCE_OPTIONS = new AlterSequence(PLAIN,
			new Sequence(PLAIN.name(), "bigint", new SequenceOptions(2, 2, 2, 1000, 5, true), null, "even ones"));

	static final Operation RENAME_SEQUENCE = new RenameSequence(name("numbers"), "counters");

	static final Operation CREATE_SCHEMA = new CreateNamespace("archive");

	static final Operation DROP_SCHEMA = new DropNamespace("Archive");

	static final Operation CREATE_EXTENSION = new CreateExtension(new Extension("citext", null, null));

	static final Operation CREATE_EXTENSION_IN_SCHEMA = new CreateExtension(new Extension("pg_trgm", "public", "1.6"));

	static final Operation DROP_EXTENSION = new DropExtension(new Extension("citext", null, null));

	static final Operation SET_COMMENT_ON_TYPE = new SetComment(Commented.TYPE, name("mood"), null, "how one feels");

	static final Operation SET_COMMENT_ON_DOMAIN = new SetComment(Commented.DOMAIN, name("email"), "an address",
			"where one reads");

	static final Operation SET_COMMENT_ON_SEQUENCE = new SetComment(Commented.SEQUENCE, name("numbers"), null,
			"one after the other");

	private SampleTypes() {
	}

	private static EnumType manyValues() {
		return new EnumType(name("status"), List.of("waiting_for_the_user", "waiting_for_the_system", "in_progress",
				"interrupted", "finished", "forgotten"), null);
	}

	private static DomainType check(String condition) {
		return new DomainType(name("email"), "text", null, false, "'a@b'",
				List.of(new Check("email_at", condition, false, Enforcement.VALID)), "an address");
	}

	private static DomainType withCheck(DomainType domain, Enforcement enforcement) {
		return new DomainType(domain.name(), domain.baseType(), null, true, null,
				List.of(new Check("email_at", "VALUE ~ '@'", false, enforcement)), null);
	}

	private static ReplaceEnum replaceEnum() {
		EnumType from = new EnumType(MOOD, List.of("sad", "ok", "happy"), "how one feels");
		EnumType to = new EnumType(MOOD, List.of("happy", "sad"), null);
		return new ReplaceEnum(from, to,
				List.of(new Conversion(USERS, withDefault(required("mood", "public.mood"), "'ok'::public.mood"),
						withDefault(required("mood", "public.mood"), "'sad'::public.mood")),
						new Conversion(USERS, column("moods", "public.mood[]"), column("moods", "public.mood[]"))));
	}

}
