package io.migrate.diff;

import java.util.List;
import java.util.Set;

import io.migrate.base.InvalidSettingException;
import io.migrate.base.QualifiedName;
import io.migrate.operation.AddColumn;
import io.migrate.operation.Operation;
import io.migrate.operation.RenameColumn;
import io.migrate.operation.RenameConstraint;
import io.migrate.operation.RenameEnumValue;
import io.migrate.operation.RenameIndex;
import io.migrate.operation.RenameSequence;
import io.migrate.operation.RenameTable;
import io.migrate.schema.Column;
import io.migrate.schema.ColumnValue;
import io.migrate.schema.EnumType;
import io.migrate.schema.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.migrate.diff.Samples.check;
import static io.migrate.diff.Samples.column;
import static io.migrate.diff.Samples.compare;
import static io.migrate.diff.Samples.defaulted;
import static io.migrate.diff.Samples.foreignKey;
import static io.migrate.diff.Samples.index;
import static io.migrate.diff.Samples.name;
import static io.migrate.diff.Samples.partial;
import static io.migrate.diff.Samples.primaryKey;
import static io.migrate.diff.Samples.schema;
import static io.migrate.diff.Samples.sequence;
import static io.migrate.diff.Samples.table;
import static io.migrate.diff.Samples.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is the same under another name.
 */
class RenameTests {

	private static final Column ID = column("id", "bigint");

	private static final Column NAME = column("name", "text");

	private static final Column FULL_NAME = column("full_name", "text");

	private static SchemaDifference renamed(Schema from, Schema to, String... hints) {
		return compare(from, to, DiffOptions.DEFAULTS.withRenames(RenameHints.parse(List.of(hints))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "users.name=users.full_name", "public.users.name=public.users.full_name",
			"users.name=full_name", "public.users.name=full_name" })
	void aColumnIsRenamedByHint(String hint) {
		SchemaDifference difference = renamed(
				schema(table("users", ID, NAME, check("c", "(name <> ''::text)"), index("i", "name"),
						partial("p", "id", "(name > 'a'::text)"))),
				schema(table("users", ID, FULL_NAME, check("c", "(full_name <> ''::text)"), index("i", "full_name"),
						partial("p", "id", "(full_name > 'a'::text)"))),
				hint);
		assertThat(difference.operations()).containsExactly(new RenameColumn(name("users"), "name", "full_name"));
		assertThat(difference.unused()).isEmpty();
	}

	@Test
	void aTableIsRenamedByHintWithWhatRefersToItAndItsSequences() {
		SchemaDifference difference = renamed(
				schema(sequence("accounts_seq"),
						table("accounts", defaulted("id", "bigint", "nextval('public.accounts_seq'::regclass)"), NAME,
								primaryKey("accounts_pkey", "id")),
						table("orders", ID, foreignKey("fk", "id", "accounts"))),
				schema(sequence("users_seq"),
						table("users", defaulted("id", "bigint", "nextval('public.users_seq'::regclass)"), FULL_NAME,
								primaryKey(null, "id")),
						table("orders", ID, foreignKey("fk", "id", "users"))),
				"accounts=users", "accounts.name=users.full_name");
		assertThat(difference.operations()).containsExactly(new RenameTable(name("accounts"), name("users")),
				new RenameSequence(name("accounts_seq"), "users_seq"),
				new RenameColumn(name("users"), "name", "full_name"));
	}

	@Test
	void aTableMovesToAnotherSchemaByHint() {
		Schema to = new Schema(Set.of("public", "app"), List.of(), List.of(), List.of(),
				List.of(table("t", ID).withName(new QualifiedName("app", "t"))), List.of(), List.of(), List.of());
		assertThat(renamed(schema(table("t", ID)), to, "public.t=app.t").operations())
			.anyMatch((operation) -> operation.equals(new RenameTable(name("t"), new QualifiedName("app", "t"))));
	}

	@Test
	void aHintOfTheNewNameOfATableFitsToo() {
		assertThat(renamed(schema(table("accounts", NAME)), schema(table("users", FULL_NAME)), "accounts=users",
				"users.name=users.full_name")
			.operations()).containsExactly(new RenameTable(name("accounts"), name("users")),
					new RenameColumn(name("users"), "name", "full_name"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "users.nam=users.full_name", "users.name=users.nam", "user.name=user.full_name",
			"users.id=users.full_name", "users=accounts", "public.users=public.people" })
	void aHintThatFitsNothingIsOfNoEffect(String hint) {
		SchemaDifference difference = renamed(schema(table("users", ID, NAME)), schema(table("users", ID, FULL_NAME)),
				hint);
		assertThat(difference.lines()).containsExactly("column public.users.full_name is missing",
				"column public.users.name is only in the database");
		assertThat(difference.unused()).extracting(Object::toString).containsExactly(hint);
	}

	@Test
	void aHintThatWasFollowedIsOfNoEffect() {
		Schema done = schema(table("users", ID, FULL_NAME));
		assertThat(renamed(done, done, "users.name=users.full_name").isEmpty()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "users", "a=b=c", "=users", "users.=users.name", "" })
	void whatIsNoHintIsRefused(String hint) {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> RenameHints.parse(List.of(hint)))
			.withMessageContaining("'" + hint + "' is no rename");
	}

	@Test
	void theSameConstraintOrIndexUnderAnotherNameIsRenamed() {
		assertThat(compare(
				schema(table("t", ID, NAME, primaryKey("t_pk", "id"), unique("u", "name"), index("i", "id", "name"))),
				schema(table("t", ID, NAME, primaryKey("t_pkey", "id"), unique(null, "name"),
						index("j", "id", "name"))))
			.operations())
			.containsExactly(new RenameConstraint(name("t"), "t_pk", "t_pkey"), new RenameIndex(name("i"), "j"));
	}

	@Test
	void aLikelyRenameOfAColumnShowsTheOtherWay() {
		SchemaDifference difference = compare(schema(table("users", ID, NAME)),
				schema(table("users", ID, FULL_NAME, column("age", "integer"))));
		assertThat(instead(difference, 0)).containsExactly(new RenameColumn(name("users"), "name", "full_name"));
		assertThat(difference.stages().get(0).changes().get(0).operation()).isInstanceOf(AddColumn.class);
		assertThat(instead(difference, 1)).isEmpty();
	}

	private static List<Operation> instead(SchemaDifference difference, int change) {
		return difference.stages()
			.get(0)
			.changes()
			.get(change)
			.notes()
			.stream()
			.flatMap((note) -> note.instead().stream())
			.toList();
	}

	@Test
	void whatComesAgainUnderItsOwnNameIsNoLikelyRename() {
		Column computed = new Column("half", "integer", true, new ColumnValue.Generated("(age / 2)", true), null, null);
		SchemaDifference difference = compare(schema(table("t", column("age", "integer"), computed)),
				schema(table("t", column("age", "bigint"), computed)));
		assertThat(difference.stages()).flatExtracting(Stage::changes)
			.flatExtracting(Change::notes)
			.extracting(Note::text)
			.noneMatch((note) -> note.contains("under another name"));
	}

	@Test
	void aLikelyRenameOfATableShowsTheOtherWay() {
		SchemaDifference difference = compare(schema(table("accounts", ID, NAME, column("age", "integer"))),
				schema(table("users", ID, NAME), table("orders", ID, column("a", "date"), column("b", "date"))));
		assertThat(difference.stages().get(0).changes()).filteredOn((change) -> !change.notes().isEmpty()).hasSize(2);
		assertThat(instead(difference, 1)).containsExactly(new RenameTable(name("accounts"), name("users")));
	}

	@Test
	void theMostLikelyOfTheRenamesOfATableIsShownHoweverItsTypesAreWritten() {
		Column written = column("name", "varchar(255)");
		Column printed = column("name", "character varying(255)");
		SchemaDifference difference = compare(
				schema(table("accounts", ID, printed), table("customers", ID, printed, column("mail", "text"))),
				schema(table("users", ID, written, column("mail", "varchar(50)"))));
		assertThat(instead(difference, 0)).containsExactly(new RenameTable(name("customers"), name("users")));
	}

	@Test
	void aLikelyRenameOfAValueShowsTheOtherWay() {
		SchemaDifference difference = compare(schema(new EnumType(name("mood"), List.of("low", "mid", "high"), null)),
				schema(new EnumType(name("mood"), List.of("low", "middle", "high"), null)));
		assertThat(instead(difference, 0)).containsExactly(new RenameEnumValue(name("mood"), "mid", "middle"));
	}

}
