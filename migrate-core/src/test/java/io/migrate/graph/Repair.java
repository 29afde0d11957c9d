package io.migrate.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.migrate.graph.TargetException.Reason;

/**
 * The repairs by name: where an answer of Alembic is not ours, why, and what ours is
 * instead. Each is a function of the graph, the case and Alembic's answer, written in
 * terms of {@link NaiveGraph}; none looks at what the engine does.
 */
enum Repair {

	/** Four characters are asked of what was written, not of what is found. */
	SHORT_PREFIX_IS_REFUSED(Repair::shortPrefixIsRefused),

	/** An end of a lineage that another end needs is no head to choose from. */
	HEAD_IS_THE_REAL_HEAD(Repair::headIsTheRealHead),

	/** Steps down from several current revisions do not say from which. */
	NO_STEPS_DOWN_FROM_SEVERAL(Repair::noStepsDownFromSeveral),

	/** A label that has nothing to do with the target is not ignored. */
	LABEL_MISMATCH_IS_REFUSED(Repair::labelMismatchIsRefused),

	/** A branch that is named drops only its own part. */
	LABELLED_DOWNGRADE_KEEPS_SIBLINGS(Repair::labelledDowngradeKeepsSiblings),

	/** Steps down that pass a branch point do not take the sibling along. */
	STEPS_DOWN_KEEP_SIBLINGS(Repair::stepsDownKeepSiblings),

	/** A stamp forgets nothing that does not need the destination. */
	STAMP_IS_A_SET(Repair::stampIsASet),

	/** What is current is derived, so no current revision needs another. */
	CURRENT_IS_MAXIMAL(Repair::currentIsMaximal);

	private static final Pattern FORM = Pattern.compile("(?:(\\w+)@)?(\\w+)?([+-]\\d+)?");

	private final BiFunction<NaiveGraph, Vectors.Case, Optional<Answer>> rule;

	Repair(BiFunction<NaiveGraph, Vectors.Case, Optional<Answer>> rule) {
		this.rule = rule;
	}

	/**
	 * Decides.
	 * @return our answer when the repair makes it differ from Alembic's
	 */
	Optional<Answer> decide(NaiveGraph graph, Vectors.Case given) {
		return this.rule.apply(graph, given);
	}

	private static Optional<Answer> headIsTheRealHead(NaiveGraph graph, Vectors.Case given) {
		Written target = Written.of(given.target());
		if (!given.error().equals("multiple-heads") || !target.symbol().equals("head") || target.steps() != 0) {
			return Optional.empty();
		}
		Set<String> ends = target.branch().isEmpty() ? graph.heads()
				: NaiveGraph.select(graph.heads(), (id) -> graph.sharesLineage(id, graph.named(target.branch())));
		Set<String> single = graph.maximal(ends);
		if (single.size() != 1) {
			return Optional.empty();
		}
		Set<String> before = graph.closure(given.from());
		if (given.command().equals("stamp")) {
			return Optional.of(Answer.stamped(graph.maximal(stamped(graph, before, single))));
		}
		Set<String> steps = NaiveGraph.select(graph.closure(single), (id) -> !before.contains(id));
		return Optional.of(Answer.run(steps, graph.maximal(union(before, steps))));
	}

	private static Optional<Answer> noStepsDownFromSeveral(NaiveGraph graph, Vectors.Case given) {
		boolean several = graph.maximal(given.from()).size() > 1;
		return (given.command().equals("downgrade") && given.target().startsWith("-") && several
				&& !given.error().equals("ambiguous-walk")) ? Optional.of(Answer.refused(Reason.AMBIGUOUS_WALK))
						: Optional.empty();
	}

	private static Optional<Answer> labelMismatchIsRefused(NaiveGraph graph, Vectors.Case given) {
		Written target = Written.of(given.target());
		boolean plain = !target.branch().isEmpty() && !target.symbol().isEmpty() && !target.isWord()
				&& !graph.starting(target.symbol()).isEmpty();
		return (given.command().equals("downgrade") && plain
				&& !graph.sharesLineage(graph.named(target.branch()), graph.named(target.symbol())))
						? Optional.of(Answer.refused(Reason.NOT_ON_BRANCH)) : Optional.empty();
	}

	private static Optional<Answer> labelledDowngradeKeepsSiblings(NaiveGraph graph, Vectors.Case given) {
		Written target = Written.of(given.target());
		if (!given.command().equals("downgrade") || given.failed() || target.branch().isEmpty()) {
			return Optional.empty();
		}
		String branch = graph.named(target.branch());
		Set<String> before = graph.closure(given.from());
		String start = target.symbol().isEmpty() ? onBranch(graph, branch, given.from(), before)
				: target.isBase() ? "" : graph.named(target.symbol());
		String end = down(graph, start, -target.steps());
		Set<String> part = part(graph, branch, end, before);
		if (part.containsAll(given.steps())) {
			return Optional.empty();
		}
		boolean nothing = part.isEmpty() && !end.isEmpty() && !given.from().contains(end);
		return Optional.of(nothing ? Answer.refused(Reason.NOT_DOWNGRADE_TARGET)
				: Answer.run(part, graph.maximal(minus(before, part))));
	}

	private static Optional<Answer> stepsDownKeepSiblings(NaiveGraph graph, Vectors.Case given) {
		Written target = Written.of(given.target());
		if (!given.command().equals("downgrade") || given.failed() || !target.branch().isEmpty()
				|| target.steps() >= 0) {
			return Optional.empty();
		}
		String start = target.symbol().isEmpty() ? given.from().iterator().next() : target.symbol().equals("head")
				? graph.maximal(graph.heads()).iterator().next() : graph.named(target.symbol());
		Set<String> part = part(graph, start, down(graph, start, -target.steps()), graph.closure(given.from()));
		return part.containsAll(given.steps()) ? Optional.empty() : Optional.of(Answer.refused(Reason.SIBLING_BRANCH));
	}

	private static Optional<Answer> stampIsASet(NaiveGraph graph, Vectors.Case given) {
		if (!given.command().equals("stamp") || given.failed() || given.target().equals("base")) {
			return Optional.empty();
		}
		Written target = Written.of(given.target());
		Set<String> destinations = !target.isWord() ? Set.of(graph.named(target.symbol())) : target.branch().isEmpty()
				? graph.maximal(graph.heads())
				: NaiveGraph.select(graph.heads(), (id) -> graph.sharesLineage(id, graph.named(target.branch())));
		Set<String> should = stamped(graph, graph.closure(given.from()), destinations);
		Set<String> forgotten = minus(should, graph.closure(given.after()));
		return forgotten.isEmpty() ? Optional.empty() : Optional.of(Answer.stamped(graph.maximal(should)));
	}

	private static Optional<Answer> shortPrefixIsRefused(NaiveGraph graph, Vectors.Case given) {
		Written target = Written.of(given.target());
		for (String name : List.of(target.branch(), target.isWord() ? "" : target.symbol())) {
			Set<String> found = graph.starting(name);
			if (!name.isEmpty() && name.length() < 4 && !found.isEmpty() && !found.contains(name)) {
				return Optional.of(Answer.refused(Reason.TOO_SHORT));
			}
		}
		return Optional.empty();
	}

	private static Optional<Answer> currentIsMaximal(NaiveGraph graph, Vectors.Case given) {
		Set<String> maximal = graph.maximal(given.after());
		return maximal.equals(given.after()) ? Optional.empty() : Optional.of(new Answer(null, given.steps(), maximal));
	}

	/** The rule of the branch's part, one revision at a time until nothing more goes. */
	private static Set<String> part(NaiveGraph graph, String branch, String end, Set<String> applied) {
		Set<String> gone = new HashSet<>();
		boolean more = true;
		while (more) {
			Set<String> next = NaiveGraph.select(applied,
					(id) -> !gone.contains(id) && goes(graph, branch, end, id, minus(applied, gone), gone));
			more = gone.addAll(next);
		}
		return gone;
	}

	private static boolean goes(NaiveGraph graph, String branch, String end, String id, Set<String> left,
			Set<String> gone) {
		if (graph.directly(id).stream().anyMatch(gone::contains)) {
			return true;
		}
		boolean above = end.isEmpty() || (!id.equals(end) && graph.descends(id, end));
		boolean sibling = left.stream()
			.anyMatch((other) -> graph.descends(other, id) && !graph.sharesLineage(other, branch));
		return above && (graph.descends(id, branch) || (graph.descends(branch, id) && !sibling));
	}

	private static String onBranch(NaiveGraph graph, String branch, Set<String> rows, Set<String> applied) {
		Set<String> starts = NaiveGraph.select(rows, (id) -> graph.sharesLineage(id, branch));
		if (starts.isEmpty()) {
			starts = NaiveGraph.select(applied, (id) -> graph.sharesLineage(id, branch)
					&& applied.stream().noneMatch((other) -> !other.equals(id) && graph.descends(other, id)));
		}
		return starts.iterator().next();
	}

	/** Steps down the only way; the empty name is base. */
	private static String down(NaiveGraph graph, String start, int steps) {
		List<String> way = new ArrayList<>(List.of(start));
		for (int step = 0; step < steps; step++) {
			Set<String> parents = graph.parents(way.get(step));
			way.add(parents.isEmpty() ? "" : parents.iterator().next());
		}
		return way.get(way.size() - 1);
	}

	private static Set<String> stamped(NaiveGraph graph, Set<String> applied, Set<String> destinations) {
		Set<String> stays = NaiveGraph.select(applied,
				(id) -> graph.closure(id).stream().noneMatch(destinations::contains));
		return union(stays, graph.closure(destinations));
	}

	private static Set<String> union(Set<String> one, Set<String> two) {
		Set<String> both = new HashSet<>(one);
		both.addAll(two);
		return both;
	}

	private static Set<String> minus(Set<String> one, Set<String> two) {
		return NaiveGraph.select(one, (id) -> !two.contains(id));
	}

	/**
	 * What should come out.
	 *
	 * @param refused the reason of the refusal, or {@code null}
	 * @param steps the revisions to run
	 * @param after what is current afterwards
	 */
	record Answer(Reason refused, Set<String> steps, Set<String> after) {

		static Answer refused(Reason reason) {
			return new Answer(reason, Set.of(), Set.of());
		}

		static Answer run(Set<String> steps, Set<String> after) {
			return new Answer(null, steps, after);
		}

		static Answer stamped(Set<String> after) {
			return new Answer(null, Set.of(), after);
		}

	}

	/**
	 * A target as it is written; what is missing is empty or zero.
	 */
	private record Written(String branch, String symbol, int steps) {

		static Written of(String text) {
			Matcher matcher = FORM.matcher(text);
			if (!matcher.matches()) {
				throw new IllegalArgumentException(text);
			}
			return new Written(or(matcher.group(1)), or(matcher.group(2)),
					(matcher.group(3) != null) ? Integer.parseInt(matcher.group(3)) : 0);
		}

		boolean isWord() {
			return Set.of("head", "heads", "base").contains(this.symbol);
		}

		boolean isBase() {
			return this.symbol.equals("base");
		}

		private static String or(String group) {
			return (group != null) ? group : "";
		}

	}

}
