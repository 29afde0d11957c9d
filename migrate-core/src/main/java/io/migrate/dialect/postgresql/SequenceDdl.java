package io.migrate.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;

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

	static List<String> create(Sequence sequence, boolean ifNotExists) {
		List<String> clauses = new ArrayList<>();
		if (SequenceOptions.greatest(sequence.type()) != Long.MAX_VALUE) {
			clauses.add("AS " + sequence.type());
		}
		clauses.addAll(options(sequence.type(), sequence.options()));
		if (sequence.owner() != null) {
			clauses.add("OWNED BY " + owner(sequence.owner()));
		}
		List<String> statements = new ArrayList<>();
		statements.add(SqlLayout.clauses(
				"CREATE SEQUENCE " + (ifNotExists ? "IF NOT EXISTS " : "") + SqlNames.quote(sequence.name()),
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

	static String owner(@Nullable ColumnName owner) {
		return (owner != null) ? SqlNames.quote(owner.table()) + "." + SqlNames.quote(owner.column()) : "NONE";
	}

	/**
	 * How a new sequence counts.
	 * @param type the type of its values
	 * @param options how it counts
	 * @return a clause for each thing that is not the default
	 */
	static List<String> options(String type, SequenceOptions options) {
		SequenceOptions usual = SequenceOptions.usual(type, options.increment());
		SequenceOptions start = new SequenceOptions(usual.start(), 1, usual.minimum(), usual.maximum(), usual.cache(),
				usual.cycle());
		return changes(start, options, options.minimum(), options.maximum());
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
		return changes(following(fromType, from, toType), to, null, null);
	}

	/**
	 * What the server makes of a sequence whose values get another type: a bound that was
	 * the last one of their type is the last one of the new type.
	 */
	private static SequenceOptions following(String fromType, SequenceOptions from, String toType) {
		boolean lowest = from.minimum() == SequenceOptions.least(fromType);
		boolean highest = from.maximum() == SequenceOptions.greatest(fromType);
		return new SequenceOptions(from.start(), from.increment(),
				lowest ? SequenceOptions.least(toType) : from.minimum(),
				highest ? SequenceOptions.greatest(toType) : from.maximum(), from.cache(), from.cycle());
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

}
