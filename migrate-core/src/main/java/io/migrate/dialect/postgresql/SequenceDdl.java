package io.migrate.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.migrate.base.QualifiedName;
import io.migrate.schema.ColumnName;
import io.migrate.schema.Sequence;
import io.migrate.schema.SequenceOptions;
import org.jspecify.annotations.Nullable;

/**
 * Writes sequences, and how they count: only what is not as the server has it anyway.
 */
final class SequenceDdl {

	private SequenceDdl() {
	}

	static List<String> create(Sequence sequence) {
		List<String> clauses = new ArrayList<>();
		if (Width.of(sequence.type()) != Width.EIGHT) {
			clauses.add("AS " + sequence.type());
		}
		clauses.addAll(options(sequence.type(), sequence.options()));
		if (sequence.owner() != null) {
			clauses.add("OWNED BY " + owner(sequence.owner()));
		}
		List<String> statements = new ArrayList<>();
		statements.add(SqlLayout.clauses("CREATE SEQUENCE " + SqlNames.quote(sequence.name()),
				clauses.toArray(new String[0])));
		statements.addAll(CommentDdl.first("SEQUENCE", sequence.name(), sequence.comment()));
		return statements;
	}

	static List<String> alter(Sequence from, Sequence to) {
		List<String> clauses = new ArrayList<>();
		if (!from.type().equals(to.type())) {
			clauses.add("AS " + to.type());
		}
		clauses.addAll(changes(from.type(), from.options(), to.type(), to.options()));
		if (!owner(from.owner()).equals(owner(to.owner()))) {
			clauses.add("OWNED BY " + owner(to.owner()));
		}
		List<String> statements = new ArrayList<>();
		if (!clauses.isEmpty()) {
			statements
				.add(SqlLayout.clauses("ALTER SEQUENCE " + SqlNames.quote(to.name()), clauses.toArray(new String[0])));
		}
		statements.addAll(CommentDdl.change("SEQUENCE", to.name(), from.comment(), to.comment()));
		return statements;
	}

	static List<String> drop(QualifiedName name) {
		return List.of("DROP SEQUENCE " + SqlNames.quote(name));
	}

	static List<String> rename(QualifiedName from, String to) {
		return List.of("ALTER SEQUENCE " + SqlNames.quote(from) + " RENAME TO " + SqlNames.quote(to));
	}

	private static String owner(@Nullable ColumnName owner) {
		return (owner != null) ? SqlNames.quote(owner.table()) + "." + SqlNames.quote(owner.column()) : "NONE";
	}

	/**
	 * How a new sequence counts.
	 * @param type the type of its values
	 * @param options how it counts
	 * @return a clause for each thing that is not the default
	 */
	static List<String> options(String type, SequenceOptions options) {
		return changes(Width.of(type).defaults(options.increment()), options, options.minimum(), options.maximum());
	}

	/**
	 * How a sequence counts from now on.
	 * @param fromType the type of its values as it was
	 * @param from how it counted
	 * @param toType their type as it is when the clauses are read
	 * @param to how it is to count
	 * @return a clause for each thing that is not so by then
	 */
	static List<String> changes(String fromType, SequenceOptions from, String toType, SequenceOptions to) {
		return changes(Width.of(toType).following(from, Width.of(fromType)), to, null, null);
	}

	// A first value that is the bound, without being told so, is no decision of anybody
	private static List<String> changes(SequenceOptions from, SequenceOptions to, @Nullable Long minimum,
			@Nullable Long maximum) {
		List<String> clauses = new ArrayList<>();
		add(clauses, "INCREMENT BY ", from.increment(), to.increment());
		add(clauses, "MINVALUE ", from.minimum(), to.minimum());
		add(clauses, "MAXVALUE ", from.maximum(), to.maximum());
		Long bound = (to.increment() > 0) ? minimum : maximum;
		add(clauses, "START WITH ", (bound != null) ? bound : from.start(), to.start());
		add(clauses, "CACHE ", from.cache(), to.cache());
		if (from.cycle() != to.cycle()) {
			clauses.add(to.cycle() ? "CYCLE" : "NO CYCLE");
		}
		return clauses;
	}

	private static void add(List<String> clauses, String clause, long from, long to) {
		if (from != to) {
			clauses.add(clause + to);
		}
	}

	/** How many bytes a value has. */
	private enum Width {

		TWO(Short.MIN_VALUE, Short.MAX_VALUE), FOUR(Integer.MIN_VALUE, Integer.MAX_VALUE),
		EIGHT(Long.MIN_VALUE, Long.MAX_VALUE);

		private final long least;

		private final long greatest;

		Width(long least, long greatest) {
			this.least = least;
			this.greatest = greatest;
		}

		static Width of(String type) {
			return switch (type.toLowerCase(Locale.ROOT)) {
				case "smallint", "int2" -> TWO;
				case "integer", "int", "int4" -> FOUR;
				default -> EIGHT;
			};
		}

		SequenceOptions defaults(long increment) {
			return (increment > 0) ? new SequenceOptions(1, 1, 1, this.greatest, 1, false)
					: new SequenceOptions(-1, 1, this.least, -1, 1, false);
		}

		/**
		 * What the server makes of a sequence whose values get this width: a bound that
		 * was the last one of their type is the last one of the new type.
		 */
		SequenceOptions following(SequenceOptions options, Width before) {
			long minimum = (options.minimum() == before.least) ? this.least : options.minimum();
			long maximum = (options.maximum() == before.greatest) ? this.greatest : options.maximum();
			return new SequenceOptions(options.start(), options.increment(), minimum, maximum, options.cache(),
					options.cycle());
		}

	}

}
