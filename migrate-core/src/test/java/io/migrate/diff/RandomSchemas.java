package io.migrate.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Column;
import io.migrate.schema.ColumnName;
import io.migrate.schema.ColumnValue;
import io.migrate.schema.Constraint;
import io.migrate.schema.DomainType;
import io.migrate.schema.EnumType;
import io.migrate.schema.Routine;
import io.migrate.schema.Schema;
import io.migrate.schema.Sequence;
import io.migrate.schema.SequenceOptions;
import io.migrate.schema.Table;
import io.migrate.schema.Trigger;
import io.migrate.schema.UserType;
import io.migrate.schema.View;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.jspecify.annotations.Nullable;

/**
 * Random sound schemas over few names, so that two of them have much in common and differ
 * in everything that can differ. What they say is what PostgreSQL accepts.
 */
final class RandomSchemas {

	private static final int NEWEST = 18;

	static final QualifiedName MOOD = name("mood");

	static final QualifiedName F0 = name("f0");

	private static final QualifiedName TRIGGERED = name("triggered");

	private final Random random;

	private final Set<String> namespaces = new LinkedHashSet<>(List.of("public"));

	private final List<UserType> types = new ArrayList<>();

	private final List<Sequence> sequences = new ArrayList<>();

	private final List<Table> tables = new ArrayList<>();

	private final List<View> views = new ArrayList<>();

	private final List<Routine> routines = new ArrayList<>();

	private final List<Trigger> triggers = new ArrayList<>();

	private final int major;

	private RandomSchemas(long seed, int major) {
		this.random = new Random(seed);
		this.major = major;
	}

	static Arbitrary<Schema> schemas() {
		return Arbitraries.longs().map(RandomSchemas::of);
	}

	static Schema of(long seed) {
		return of(seed, NEWEST);
	}

	/**
	 * A schema for an older server.
	 * @param seed decides what it has
	 * @param major the version of the server
	 * @return the schema
	 */
	static Schema of(long seed, int major) {
		RandomSchemas schemas = new RandomSchemas(seed, major);
		schemas.random.nextInt();
		return schemas.schema();
	}

	boolean isAtLeast(int version) {
		return this.major >= version;
	}

	static QualifiedName name(String name) {
		return new QualifiedName("public", name);
	}

	boolean chance(int percent) {
		return this.random.nextInt(100) < percent;
	}

	@SafeVarargs
	final <T> T pick(T... choices) {
		return choices[this.random.nextInt(choices.length)];
	}

	@Nullable String comment() {
		return chance(12) ? pick("it's so", "once") : null;
	}

	private Schema schema() {
		if (chance(60)) {
			this.namespaces.add("app");
		}
		makeTypes();
		makeSequences();
		if (chance(70)) {
			this.routines.add(routine("f0", "integer", "SELECT $1 + " + pick("1", "2")));
		}
		if (chance(60)) {
			this.routines.add(routine("f1", pick("integer", "integer", "bigint"), "SELECT $1 * " + pick("1", "2")));
		}
		for (int number = 0; number < 5; number++) {
			if (chance(70)) {
				String schema = (number == 4 && this.namespaces.contains("app")) ? "app" : "public";
				this.tables.add(new RandomTable(this, new QualifiedName(schema, "t" + number)).make());
			}
		}
		this.tables.replaceAll(this::withForeignKeys);
		if (chance(60)) {
			this.tables.addAll(new RandomParts(this).make());
		}
		makeViews();
		makeTriggers();
		Collections.shuffle(this.tables, this.random);
		return new Schema(this.namespaces, List.of(), this.types, this.sequences, this.tables, this.views,
				this.routines, this.triggers);
	}

	private void makeTypes() {
		if (chance(85)) {
			this.types.add(new EnumType(MOOD, values("low", "mid", "odd", "high"), comment()));
		}
		if (chance(60)) {
			this.types.add(chance(85) ? new EnumType(name("color"), values("red", "green", "blue"), null)
					: domain("color", "text", List.of()));
		}
		if (chance(70)) {
			this.types.add(domain("positive", pick("integer", "integer", "integer", "bigint"),
					List.of(new Constraint.Check(pick("positive_check", "positive_check", "over"),
							"(VALUE > " + pick(0, 0, 1) + ")", false, Constraint.Enforcement.VALID))));
		}
		if (chance(60)) {
			String base = (hasType(MOOD) && chance(30)) ? "public.mood" : pick("text", "character varying(20)");
			this.types.add(domain("word", base, List.of()));
		}
	}

	private List<String> values(String... all) {
		List<String> values = new ArrayList<>(Stream.of(all).filter((value) -> chance(75)).toList());
		if (values.isEmpty()) {
			values.add(all[0]);
		}
		if (chance(15)) {
			Collections.shuffle(values, this.random);
		}
		return values;
	}

	private DomainType domain(String name, String base, List<Constraint.Check> checks) {
		return new DomainType(name(name), base, null, chance(80), null, checks, comment());
	}

	boolean hasType(QualifiedName type) {
		return this.types.stream().anyMatch((one) -> one.name().equals(type));
	}

	@Nullable EnumType mood() {
		return this.types.stream()
			.filter((type) -> type.name().equals(MOOD))
			.map(EnumType.class::cast)
			.findFirst()
			.orElse(null);
	}

	boolean hasSequence(String name) {
		return this.sequences.stream().anyMatch((one) -> one.name().equals(name(name)));
	}

	boolean hasRoutine(QualifiedName routine) {
		return this.routines.stream().anyMatch((one) -> one.name().equals(routine));
	}

	private void makeSequences() {
		for (String name : List.of("numbers", "counters")) {
			if (chance(60)) {
				this.sequences.add(new Sequence(name(name), "bigint",
						new SequenceOptions(1, pick(1L, 1L, 50L), 1, Long.MAX_VALUE, pick(1L, 1L, 10L), chance(10)),
						null, null));
			}
		}
	}

	String serial(QualifiedName table) {
		QualifiedName sequence = new QualifiedName(table.schema(), table.name() + "_id_seq");
		this.sequences.add(new Sequence(sequence, "bigint", SequenceOptions.upTo(Long.MAX_VALUE),
				new ColumnName(table, "id"), null));
		return "nextval('" + sequence + "'::regclass)";
	}

	private static Routine routine(String name, String result, String body) {
		return new Routine(name(name), "integer", false,
				"CREATE OR REPLACE FUNCTION public." + name + "(integer)\n RETURNS " + result
						+ "\n LANGUAGE sql\n IMMUTABLE\nAS $function$" + body + "$function$\n");
	}

	private Table withForeignKeys(Table table) {
		List<Constraint> constraints = new ArrayList<>(table.constraints());
		Column column = table.column("c0");
		List<Table> targets = this.tables.stream()
			.filter((other) -> other.constraints()
				.stream()
				.anyMatch((one) -> one instanceof Constraint.PrimaryKey key && key.columns().equals(List.of("id"))))
			.toList();
		if (column != null && !targets.isEmpty() && chance(70)) {
			constraints.add(foreignKey(table, targets.get(this.random.nextInt(targets.size()))));
		}
		return table.withConstraints(constraints);
	}

	private Constraint foreignKey(Table table, Table target) {
		Constraint.ReferentialAction.Kind kind = pick(Constraint.ReferentialAction.Kind.NO_ACTION,
				Constraint.ReferentialAction.Kind.CASCADE);
		return new Constraint.ForeignKey(table.name().name() + pick("_c0_fkey", "_c0_fkey", "_fk"), List.of("c0"),
				new Constraint.Reference(target.name(), List.of("id"), false, false), Constraint.ReferentialAction.NONE,
				new Constraint.ReferentialAction(kind, List.of()), pick(Constraint.Deferral.NOT_DEFERRABLE,
						Constraint.Deferral.NOT_DEFERRABLE, Constraint.Deferral.INITIALLY_DEFERRED),
				Constraint.Enforcement.VALID);
	}

	private void makeViews() {
		if (!this.tables.isEmpty() && chance(70)) {
			this.views.add(view("v0", chance(20), this.tables.get(this.random.nextInt(this.tables.size()))));
		}
		if (!this.views.isEmpty() && chance(60)) {
			this.views.add(new View(name("v1"), " SELECT v0.c\n   FROM public.v0", chance(20), List.of(), List.of(),
					comment()));
		}
		if (!this.tables.isEmpty() && chance(40)) {
			this.views.add(view("v2", true, this.tables.get(this.random.nextInt(this.tables.size()))));
		}
	}

	private View view(String name, boolean materialized, Table table) {
		List<String> columns = new ArrayList<>(table.columns().stream().map(Column::name).toList());
		String first = columns.get(this.random.nextInt(columns.size()));
		String from = table.name().name();
		StringBuilder query = new StringBuilder(" SELECT " + from + "." + first + " AS c");
		columns.stream()
			.filter((column) -> chance(30))
			.forEach((column) -> query.append(",\n    ").append(from).append('.').append(column));
		Column number = table.column("c0");
		if (number != null && number.type().equals("integer") && hasRoutine(name("f1")) && chance(40)) {
			query.append(",\n    public.f1(").append(from).append(".c0) AS f");
		}
		query.append("\n   FROM ").append(table.name());
		boolean indexed = materialized && chance(60)
				&& !Objects.requireNonNull(table.column(first)).type().contains("json");
		return new View(name(name), query.toString(), materialized,
				indexed ? List.of(RandomTable.index(name + pick("_c_idx", "_by_c"), "c", false)) : List.of(), List.of(),
				comment());
	}

	private void makeTriggers() {
		if (!chance(60)) {
			return;
		}
		this.routines.add(new Routine(TRIGGERED, "", false,
				"CREATE OR REPLACE FUNCTION public.triggered()\n RETURNS"
						+ " trigger\n LANGUAGE plpgsql\nAS $function$BEGIN RETURN " + pick("NEW", "NEW", "OLD")
						+ "; END$function$\n"));
		for (Table table : this.tables) {
			if (table.column("c1") != null && !Usage.isGenerated(Objects.requireNonNull(table.column("c1")))
					&& chance(40)) {
				this.triggers.add(new Trigger("g0", table.name(),
						"CREATE TRIGGER g0 BEFORE UPDATE OF c1 ON " + table.name()
								+ " FOR EACH ROW EXECUTE FUNCTION public.triggered()",
						pick(Trigger.Enabled.ORIGIN, Trigger.Enabled.ORIGIN, Trigger.Enabled.DISABLED)));
			}
		}
	}

	static ColumnValue value(String expression) {
		return new ColumnValue.Default(expression);
	}

}
