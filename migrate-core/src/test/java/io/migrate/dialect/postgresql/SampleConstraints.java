package io.migrate.dialect.postgresql;

import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.operation.AddConstraint;
import io.migrate.operation.AddConstraintUsingIndex;
import io.migrate.operation.CreateIndex;
import io.migrate.operation.DropConstraint;
import io.migrate.operation.DropIndex;
import io.migrate.operation.Operation;
import io.migrate.operation.RenameConstraint;
import io.migrate.operation.RenameIndex;
import io.migrate.operation.ValidateConstraint;
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
import io.migrate.schema.IndexKey;
import org.jspecify.annotations.Nullable;

import static io.migrate.dialect.postgresql.SampleOperations.DOCUMENTS;
import static io.migrate.dialect.postgresql.SampleOperations.USERS;
import static io.migrate.dialect.postgresql.SampleOperations.name;
import static io.migrate.dialect.postgresql.SampleTables.ownerKey;
import static io.migrate.dialect.postgresql.SampleTables.primaryKey;

/**
 * Constraints and indexes.
 */
final class SampleConstraints {

	private static final QualifiedName RENTALS = name("rentals");

	static final Operation ADD_PRIMARY_KEY = new AddConstraint(USERS, primaryKey("users_pkey", "id"));

	static final Operation ADD_PRIMARY_KEY_WITH_MORE = new AddConstraint(USERS,
			new PrimaryKey("users_pkey", List.of("id"), List.of("email"), false, Deferral.INITIALLY_DEFERRED));

	static final Operation ADD_PRIMARY_KEY_WITHOUT_OVERLAPS = new AddConstraint(RENTALS,
			new PrimaryKey("rentals_pkey", List.of("id", "during"), List.of(), true, Deferral.NOT_DEFERRABLE));

	static final Operation ADD_PRIMARY_KEY_WITHOUT_NAME = new AddConstraint(USERS,
			new PrimaryKey(null, List.of("id"), List.of(), false, Deferral.NOT_DEFERRABLE));

	static final Operation ADD_UNIQUE_WITHOUT_NAME = new AddConstraint(USERS, unique(null, false));

	static final Operation ADD_UNIQUE_NULLS_NOT_DISTINCT = new AddConstraint(USERS, unique("users_email_key", true));

	static final Operation ADD_FOREIGN_KEY_NOT_VALID = new AddConstraint(DOCUMENTS, ownerKey(Enforcement.NOT_VALID));

	static final Operation ADD_FOREIGN_KEY_NOT_ENFORCED = new AddConstraint(DOCUMENTS,
			ownerKey(Enforcement.NOT_ENFORCED));

	static final Operation ADD_FOREIGN_KEY_WITH_EVERYTHING = new AddConstraint(DOCUMENTS,
			everything("documents_folder_fkey"));

	static final Operation ADD_FOREIGN_KEY_WITHOUT_NAME = new AddConstraint(DOCUMENTS, everything(null));

	static final Operation ADD_FOREIGN_KEY_THAT_SETS_COLUMNS_NULL = new AddConstraint(DOCUMENTS,
			new ForeignKey("documents_folder_fkey", List.of("tenant", "folder"),
					new Reference(name("folders"), List.of("tenant", "id"), false, false), ReferentialAction.NONE,
					new ReferentialAction(Kind.SET_NULL, List.of("folder")), Deferral.NOT_DEFERRABLE,
					Enforcement.VALID));

	static final Operation ADD_CHECK = new AddConstraint(USERS,
			new Check("users_age_check", "age >= 0", true, Enforcement.VALID));

	static final Operation ADD_CHECK_NOT_VALID = new AddConstraint(USERS,
			new Check("users_age_check", "(age >= 0) AND (age < 200)", false, Enforcement.NOT_VALID));

	static final Operation ADD_EXCLUSION = new AddConstraint(RENTALS,
			new Exclusion("rentals_no_overlap", "EXCLUDE USING gist (during WITH &&)"));

	static final Operation ADD_UNIQUE_USING_INDEX = new AddConstraintUsingIndex(USERS,
			new Unique("users_email_key", List.of("email"), List.of(), false, false, Deferral.INITIALLY_IMMEDIATE),
			index("users_email_new", true, null, IndexKey.column("email")));

	static final Operation DROP_CONSTRAINT = new DropConstraint(USERS, unique("users_email_key", false));

	static final Operation RENAME_CONSTRAINT = new RenameConstraint(USERS, "users_email_key", "users_email_unique");

	static final Operation VALIDATE_CONSTRAINT = new ValidateConstraint(DOCUMENTS, "documents_owner_id_fkey");

	static final Operation CREATE_INDEX = new CreateIndex(DOCUMENTS,
			index("documents_owner_idx", false, null, IndexKey.column("owner_id")), false);

	static final Operation CREATE_INDEX_CONCURRENTLY = new CreateIndex(DOCUMENTS,
			index(null, false, null, IndexKey.column("owner_id")), true);

	static final Operation CREATE_INDEX_WITH_EVERYTHING = new CreateIndex(USERS, everything(), false);

	static final Operation CREATE_INDEX_OF_EXPRESSIONS = new CreateIndex(USERS,
			index("users_search_idx", false, "deleted_at IS NULL", IndexKey.expression("lower(email)"),
					IndexKey.expression("age + 1"), IndexKey.expression("(name || email)")),
			false);

	static final Operation CREATE_INDEX_OF_OPERATOR_CLASS = new CreateIndex(DOCUMENTS,
			new Index("documents_tags_idx", "gin", List.of(new IndexKey("tags", true, null, "array_ops", false, false)),
					List.of(), false, false, null, true),
			false);

	static final Operation DROP_INDEX = new DropIndex(new QualifiedName("public", "documents"),
			index("documents_owner_idx", false, null, IndexKey.column("owner_id")), false);

	static final Operation DROP_INDEX_CONCURRENTLY = new DropIndex(DOCUMENTS,
			index("documents_owner_idx", false, null, IndexKey.column("owner_id")), true);

	static final Operation RENAME_INDEX = new RenameIndex(new QualifiedName("public", "documents_owner_idx"),
			"documents_owner_id_idx");

	private SampleConstraints() {
	}

	private static Unique unique(@Nullable String name, boolean nullsNotDistinct) {
		return new Unique(name, List.of("email"), List.of("id"), nullsNotDistinct, false, Deferral.NOT_DEFERRABLE);
	}

	private static ForeignKey everything(@Nullable String name) {
		return new ForeignKey(name, List.of("tenant", "folder"),
				new Reference(name("folders"), List.of("tenant", "id"), true, false),
				new ReferentialAction(Kind.RESTRICT, List.of()), new ReferentialAction(Kind.SET_DEFAULT, List.of()),
				Deferral.INITIALLY_DEFERRED, Enforcement.VALID);
	}

	private static Index index(@Nullable String name, boolean unique, @Nullable String predicate, IndexKey... keys) {
		return new Index(name, Index.BTREE, List.of(keys), List.of(), unique, false, predicate, true);
	}

	private static Index everything() {
		return new Index("users_email_idx", Index.BTREE,
				List.of(new IndexKey("email", true, new QualifiedName("pg_catalog", "C"), "text_pattern_ops", true,
						true), new IndexKey("age", true, null, null, true, false),
						new IndexKey("name", true, null, null, false, true)),
				List.of("id"), true, true, "(deleted_at IS NULL)", true);
	}

}
