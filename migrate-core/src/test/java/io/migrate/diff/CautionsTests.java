package io.migrate.diff;

import java.util.List;

import io.migrate.schema.Column;
import io.migrate.schema.ColumnValue;
import io.migrate.schema.DomainType;
import io.migrate.schema.EnumType;
import io.migrate.schema.Schema;
import io.migrate.schema.SequenceOptions;
import org.junit.jupiter.api.Test;

import static io.migrate.diff.Samples.check;
import static io.migrate.diff.Samples.column;
import static io.migrate.diff.Samples.compare;
import static io.migrate.diff.Samples.defaulted;
import static io.migrate.diff.Samples.index;
import static io.migrate.diff.Samples.name;
import static io.migrate.diff.Samples.schema;
import static io.migrate.diff.Samples.sequence;
import static io.migrate.diff.Samples.table;
import static io.migrate.diff.Samples.unique;
import static io.migrate.diff.Samples.view;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a reviewer is told.
 */
class CautionsTests {

	private static final Column ID = column("id", "bigint");

	private static List<String> notes(Schema from, Schema to) {
		return compare(from, to).stages()
			.stream()
			.flatMap((stage) -> stage.changes().stream())
			.flatMap((change) -> change.notes().stream())
			.map(Note::text)
			.toList();
	}

	private static List<String> notes(Column from, Column to) {
		return notes(schema(table("t", ID, from)), schema(table("t", ID, to)));
	}

	private static List<String> notes(Column added) {
		return notes(schema(table("t", ID)), schema(table("t", ID, added)));
	}

	@Test
	void harmlessChangesNeedNoNote() {
		assertThat(notes(column("a", "text"))).isEmpty();
		assertThat(notes(defaulted("a", "integer", "0").withNullable(false))).isEmpty();
		assertThat(notes(defaulted("a", "timestamp with time zone", "now()"))).isEmpty();
		assertThat(notes(column("a", "character varying(5)"), column("a", "text"))).isEmpty();
		assertThat(notes(column("a", "text").withNullable(false), defaulted("a", "text", "'x'"))).isEmpty();
		assertThat(notes(schema(), schema(table("t", ID.withNullable(false), check("c", "(id > 0)"))))).isEmpty();
	}

	@Test
	void anIndexOrACheckThatOnlyTheDatabaseHasIsNamed() {
		Schema rich = schema(table("t", ID, column("a", "text"), index("i", "a"), check("c", "(a > 'b')")));
		assertThat(notes(rich, schema(table("t", ID, column("a", "text"))))).hasSize(2)
			.anySatisfy((note) -> assertThat(note).startsWith("Only the database has this index"))
			.anySatisfy((note) -> assertThat(note).startsWith("Only the database has this check"));
		assertThat(notes(rich, schema(table("t", ID)))).singleElement()
			.asString()
			.startsWith("The values of a are lost");
		assertThat(notes(rich,
				schema(table("t", ID, column("a", "text"), index("i", "a", "id"), check("c", "(a > 'c')")))))
			.noneSatisfy((note) -> assertThat(note).startsWith("Only"));
	}

	@Test
	void lostDataIsNamed() {
		assertThat(notes(schema(table("t", ID), sequence("s")), schema())).satisfiesExactly(
				(note) -> assertThat(note).startsWith("The rows of public.t are lost"),
				(note) -> assertThat(note).startsWith("Where the sequence stands is lost"));
		assertThat(notes(schema(table("t", ID, column("a", "text"))), schema(table("t", ID)))).singleElement()
			.asString()
			.startsWith("The values of a are lost");
	}

	@Test
	void aSequenceThatIsToNumberRowsThatAreThereIsNamed() {
		assertThat(notes(schema(table("t", ID)), schema(table("t", ID), sequence("t_seq")))).singleElement()
			.asString()
			.contains("SELECT setval('public.t_seq', max(id)) FROM public.t;");
		assertThat(notes(schema(), schema(table("t", ID), sequence("t_seq")))).isEmpty();
	}

	@Test
	void aViewInTheWayIsNamed() {
		Schema from = schema(table("t", ID, column("a", "text")), view("v", " SELECT t.a FROM public.t"));
		DiffOptions model = DiffOptions.DEFAULTS.withScope(DiffScope.MODEL);
		assertThat(compare(from, schema(table("t", ID)), model).stages().get(0).changes().get(0).notes())
			.singleElement()
			.asString()
			.contains("PostgreSQL refuses it as long as these use it: public.v.");
	}

	@Test
	void aColumnThatCannotBeFilledShowsTheOtherWay() {
		SchemaDifference difference = compare(schema(table("t", ID)),
				schema(table("t", ID, column("a", "text").withNullable(false))));
		assertThat(difference.stages().get(0).changes().get(0).notes()).singleElement().satisfies((note) -> {
			assertThat(note.text()).startsWith("Fails when the table has rows");
			assertThat(note.instead()).singleElement().asString().contains("nullable=true");
		});
	}

	@Test
	void whatWritesEachRowAnewIsNamed() {
		assertThat(notes(defaulted("a", "double precision", "random()"))).singleElement()
			.asString()
			.startsWith("The default may differ from row to row: each row is written anew");
		assertThat(notes(new Column("a", "bigint", false,
				new ColumnValue.Identity(true, SequenceOptions.upTo(Long.MAX_VALUE)), null, null)))
			.singleElement()
			.asString()
			.startsWith("Rows that are there get numbers:");
		assertThat(notes(new Column("a", "bigint", true, new ColumnValue.Generated("(id * 2)", true), null, null)))
			.singleElement()
			.asString()
			.startsWith("The column is computed and kept:");
		assertThat(notes(column("a", "integer"), column("a", "bigint"))).singleElement()
			.asString()
			.startsWith("The type changes: each row is written anew")
			.contains("It fails where a value does not fit.");
	}

	@Test
	void lostDigitsAreNamed() {
		assertThat(notes(column("a", "numeric"), column("a", "numeric(12,2)"))).singleElement()
			.asString()
			.contains("Digits that do not fit are lost.");
	}

	@Test
	void aConditionOfADomainIsNamed() {
		DomainType positive = new DomainType(name("positive"), "integer", null, true, null,
				List.of(check("positive_check", "(VALUE > 0)")), null);
		assertThat(notes(schema(positive, table("t", ID)),
				schema(positive, table("t", ID, column("a", "public.positive")))))
			.singleElement()
			.asString()
			.startsWith("The domain has a condition: each row is written anew");
	}

	@Test
	void whatMayFailIsNamed() {
		assertThat(notes(schema(table("t", ID)), schema(table("t", ID, unique("u", "id"))))).singleElement()
			.asString()
			.startsWith("Fails where two rows are the same");
		assertThat(notes(column("a", "text"), column("a", "text").withNullable(false))).satisfiesExactly(
				(note) -> assertThat(note).startsWith("Stands for NOT NULL until the next revision"),
				(note) -> assertThat(note).startsWith("Fails where a row does not comply"));
		EnumType from = new EnumType(name("mood"), List.of("low", "mid"), null);
		EnumType to = new EnumType(name("mood"), List.of("low"), null);
		Column mood = column("a", "public.mood");
		assertThat(notes(schema(from, table("t", mood)), schema(to, table("t", mood)))).singleElement()
			.asString()
			.contains("It fails where a row still has 'mid'");
	}

	@Test
	void timesOfAnotherKindAreNamed() {
		assertThat(notes(column("a", "timestamp without time zone"), column("a", "timestamp with time zone")))
			.hasSize(2)
			.last()
			.asString()
			.contains("the session's time zone");
	}

	@Test
	void grantsOfAViewThatIsMadeAgainAreNamed() {
		Schema from = schema(table("t", column("a", "integer")), view("v", " SELECT t.a FROM public.t"));
		Schema to = schema(table("t", column("a", "bigint")), view("v", " SELECT t.a FROM public.t"));
		assertThat(notes(from, to)).first().asString().contains("Grants are lost");
	}

}
