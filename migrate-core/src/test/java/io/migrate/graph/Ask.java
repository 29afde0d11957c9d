package io.migrate.graph;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.migrate.graph.TargetException.Reason;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Asks a resolver in words: names with spaces between them in, the same out.
 */
final class Ask {

	private final RevisionGraph graph;

	private final TargetResolver resolver;

	private final Set<RevisionId> applied;

	private Ask(RevisionGraph graph, Set<RevisionId> applied) {
		this.graph = graph;
		this.resolver = new TargetResolver(graph);
		this.applied = applied;
	}

	static Ask of(String... arrows) {
		return new Ask(RevisionGraphs.of(arrows), Set.of());
	}

	Ask at(String current) {
		return new Ask(this.graph, RevisionGraphs.applied(this.graph, current));
	}

	/** The revisions that run, in order. */
	String upgrade(String target) {
		return words(this.resolver.upgrade(Target.parse(target), this.applied));
	}

	/** The revisions that go, in order. */
	String downgrade(String target) {
		return words(this.resolver.downgrade(Target.parse(target), this.applied));
	}

	/** What is current after a stamp. */
	String stamp(String... targets) {
		return words(this.graph
			.maximal(this.resolver.stamp(List.of(targets).stream().map(Target::parse).toList(), this.applied)));
	}

	String resolve(String target) {
		return words(this.resolver.resolve(Target.parse(target), this.applied));
	}

	/** A stretch of the history, the newest first. */
	String history(String range) {
		return words(this.resolver.history(TargetRange.parse(range), this.applied));
	}

	TargetException refusal(ThrowingCallable question) {
		return catchThrowableOfType(TargetException.class, question);
	}

	Reason upgradeRefusal(String target) {
		return refusal(() -> upgrade(target)).reason();
	}

	Reason downgradeRefusal(String target) {
		return refusal(() -> downgrade(target)).reason();
	}

	Reason stampRefusal(String target) {
		return refusal(() -> stamp(target)).reason();
	}

	private static String words(Collection<RevisionId> ids) {
		return ids.stream().map(RevisionId::value).collect(Collectors.joining(" "));
	}

}
