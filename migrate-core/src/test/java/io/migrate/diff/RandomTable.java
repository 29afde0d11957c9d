package io.migrate.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Column;
import io.migrate.schema.ColumnValue;
import io.migrate.schema.Constraint;
import io.migrate.schema.EnumType;
import io.migrate.schema.Index;
import io.migrate.schema.IndexKey;
import io.migrate.schema.SequenceOptions;
import io.migrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * One table of a random schema.
 */
final class RandomTable {

	private static final QualifiedName COLLATION = new QualifiedName("pg_catalog", "C");

	private final RandomSchemas schemas;

	private final QualifiedName name;

	private final List<Column> columns = new ArrayList<>();

	private final List<Constraint> constraints = new ArrayList<>();

	private final List<Index> indexes = new ArrayList<>();

	RandomTable(RandomSchemas schemas, QualifiedName name) {
		this.schemas = schemas;
		this.name = name;
	}

	private boolean chance(int percent) {
		return this.schemas.chance(percent);
	}

	Table make() {
		makeColumns();
		makeKeys();
		makeChecks();
		makeIndexes();
		Collections.shuffle(this.columns, new Random(this.columns.size()));
		return new Table(this.name, this.columns, this.constraints, this.indexes, null, this.schemas.comment());
	}

	private void makeColumns() {
		if (chance(92)) {
			this.columns.add(id());
		}
		if (chance(75) || this.columns.isEmpty()) {
			String type = this.schemas.hasType(RandomSchemas.name("positive"))
					? this.schemas.pick("integer", "bigint", "public.positive")
					: this.schemas.pick("integer", "bigint");
			String number = this.schemas.hasSequence("numbers") ? "nextval('public.numbers'::regclass)" : "1";
			add("c0", type, this.schemas.pick(null, null, "0", number));
		}
		if (chance(75)) {
			makeText();
		}
		if (chance(75)) {
			makeMood();
		}
		makeOthers();
		Column number = column("c0");
		if (number != null && !number.type().startsWith("public") && chance(40)) {
			this.columns.add(new Column("c5", number.type(), true,
					new ColumnValue.Generated("(c0 * " + this.schemas.pick(2, 2, 3) + ")",
							!this.schemas.isAtLeast(18) || chance(70)),
					null, null));
		}
	}

	private void makeOthers() {
		if (chance(60)) {
			add("c3", this.schemas.pick("timestamp with time zone", "date", "numeric(10,2)", "numeric(12,2)"), null);
		}
		if (chance(50)) {
			String color = this.schemas.hasType(RandomSchemas.name("color")) ? "public.color" : "uuid";
			add("c4", this.schemas.pick("jsonb", "integer[]", "uuid", color), null);
		}
	}

	private void makeText() {
		String type = this.schemas.hasType(RandomSchemas.name("word"))
				? this.schemas.pick("text", "character varying(20)", "public.word")
				: this.schemas.pick("text", "character varying(20)", "character varying(50)");
		String value = type.startsWith("public") ? null
				: this.schemas.pick(null, "'a'::" + (type.equals("text") ? "text" : "character varying"));
		boolean collated = !type.startsWith("public") && chance(10);
		this.columns.add(new Column("c1", type, chance(60), (value != null) ? RandomSchemas.value(value) : null,
				collated ? COLLATION : null, this.schemas.comment()));
	}

	private void makeMood() {
		EnumType mood = this.schemas.mood();
		String type = (mood != null) ? this.schemas.pick("public.mood", "public.mood", "public.mood[]", "text")
				: "text";
		boolean value = mood != null && type.equals("public.mood") && mood.values().contains("low") && chance(60);
		add("c2", type, value ? "'low'::public.mood" : null);
	}

	private Column id() {
		return switch (this.schemas.pick(0, 0, 1, 2)) {
			case 0 -> new Column("id", "bigint", false,
					new ColumnValue.Identity(chance(50), SequenceOptions.upTo(Long.MAX_VALUE)), null, null);
			case 1 ->
				new Column("id", "bigint", false, RandomSchemas.value(this.schemas.serial(this.name)), null, null);
			default -> new Column("id", this.schemas.pick("integer", "bigint"), false, null, null, null);
		};
	}

	private void add(String column, String type, @Nullable String value) {
		this.columns.add(new Column(column, type, chance(60), (value != null) ? RandomSchemas.value(value) : null, null,
				this.schemas.comment()));
	}

	private @Nullable Column column(String column) {
		return this.columns.stream().filter((one) -> one.name().equals(column)).findFirst().orElse(null);
	}

	private boolean is(String column, String type) {
		Column found = column(column);
		return found != null && found.type().equals(type);
	}

	private String named(String... choices) {
		return this.name.name() + "_" + this.schemas.pick(choices);
	}

	private void makeKeys() {
		if (column("id") != null && chance(85)) {
			boolean two = column("c0") != null && chance(15);
			this.constraints.add(new Constraint.PrimaryKey(named("pkey", "pkey", "pk"),
					two ? List.of("id", "c0") : List.of("id"), List.of(), false, Constraint.Deferral.NOT_DEFERRABLE));
		}
		if (column("c1") != null && chance(35)) {
			this.constraints.add(new Constraint.Unique(named("c1_key", "c1_key", "unique"), List.of("c1"),
					(column("c0") != null && chance(20)) ? List.of("c0") : List.of(),
					this.schemas.isAtLeast(15) && chance(20), false,
					this.schemas.pick(Constraint.Deferral.NOT_DEFERRABLE, Constraint.Deferral.NOT_DEFERRABLE,
							Constraint.Deferral.INITIALLY_IMMEDIATE)));
		}
		if (is("c3", "date") && chance(20)) {
			this.constraints
				.add(new Constraint.Exclusion(named("c3_excl", "alone"), "EXCLUDE USING btree (c3 WITH =)"));
		}
	}

	private void makeChecks() {
		if (column("c0") != null && chance(40)) {
			check(named("c0_check", "c0_check", "big"), "(c0 > " + this.schemas.pick(0, 0, 1) + ")");
		}
		EnumType mood = this.schemas.mood();
		if (mood != null && is("c2", "public.mood") && mood.values().contains("mid") && chance(30)) {
			check(named("c2_check"), "(c2 <> 'mid'::public.mood)");
		}
		if (is("c0", "integer") && this.schemas.hasRoutine(RandomSchemas.F0) && chance(30)) {
			check(named("f_check"), "(public.f0(c0) > 0)");
		}
	}

	private void check(String constraint, String expression) {
		this.constraints.add(new Constraint.Check(constraint, expression, chance(10), Constraint.Enforcement.VALID));
	}

	private void makeIndexes() {
		if (column("c0") != null && chance(40)) {
			this.indexes.add(index(named("c0_idx", "c0_idx", "by_c0"), "c0", chance(30)));
		}
		makeSpecialIndexes();
		if (is("c1", "text") && chance(30)) {
			this.indexes.add(new Index(named("lower"), Index.BTREE,
					List.of(IndexKey.expression(this.schemas.pick("lower(c1)", "upper(c1)"))), List.of(), chance(30),
					false, null, true));
		}
		if (column("c3") != null && column("c0") != null && chance(30)) {
			this.indexes.add(new Index(named("some"), Index.BTREE, List.of(IndexKey.column("c3")), List.of(), false,
					false, "(c0 > " + this.schemas.pick(0, 5) + ")", true));
		}
	}

	private void makeSpecialIndexes() {
		EnumType mood = this.schemas.mood();
		if (mood != null && is("c2", "public.mood") && mood.values().contains("low") && chance(30)) {
			this.indexes.add(new Index(named("low"), Index.BTREE, List.of(IndexKey.column("c2")), List.of(), false,
					false, "(c2 = 'low'::public.mood)", true));
		}
		if (is("c4", "jsonb") && chance(40)) {
			this.indexes.add(new Index(named("json"), "gin",
					List.of(new IndexKey("c4", true, null, this.schemas.pick(null, "jsonb_path_ops"), false, false)),
					List.of(), false, false, null, true));
		}
	}

	static Index index(String name, String column, boolean descending) {
		return new Index(name, Index.BTREE, List.of(new IndexKey(column, true, null, null, descending, descending)),
				List.of(), false, false, null, true);
	}

}
