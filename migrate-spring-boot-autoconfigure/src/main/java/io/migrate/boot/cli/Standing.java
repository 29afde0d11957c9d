package io.migrate.boot.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.migrate.MigrationStatus;
import io.migrate.MigrationStatus.Entry;
import io.migrate.MigrationStatus.RevisionState;
import io.migrate.graph.RevisionGraph;
import io.migrate.graph.RevisionId;
import io.migrate.graph.Target;
import org.jspecify.annotations.Nullable;

/**
 * Where a database stands, revision by revision.
 */
final class Standing {

	private final Map<RevisionId, Entry> entries = new LinkedHashMap<>();

	private final Set<RevisionId> current = new LinkedHashSet<>();

	Standing(MigrationStatus status) {
		status.revisions().forEach((entry) -> this.entries.put(entry.id(), entry));
		List<Entry> applied = status.revisions()
			.stream()
			.filter((entry) -> entry.state() != RevisionState.PENDING)
			.toList();
		Set<RevisionId> revised = new HashSet<>();
		applied.forEach((entry) -> revised.addAll(entry.lineage().revises()));
		applied.stream().map(Entry::id).filter((id) -> !revised.contains(id)).forEach(this.current::add);
	}

	/**
	 * Where it stands: Alembic's rows, and the ends of lineages that others depend on.
	 * @return the applied revisions that no other applied one revises
	 */
	Set<RevisionId> current() {
		return this.current;
	}

	/**
	 * Whether nobody but the database can say what a target means.
	 * @param target the target, or {@code null} when there is none
	 * @return {@code true} for {@code current} and steps up from there
	 */
	static boolean isNeeded(@Nullable Target target) {
		return target != null
				&& (target.equals(Target.CURRENT) || (target.isRelative() && target.toString().contains("+")));
	}

	/**
	 * What the database has and the code does not know.
	 * @param graph what the code knows
	 * @return the revisions, newest first
	 */
	List<RevisionId> beyond(RevisionGraph graph) {
		List<RevisionId> beyond = new ArrayList<>(
				this.entries.keySet().stream().filter((id) -> !graph.contains(id)).toList());
		Collections.reverse(beyond);
		return beyond;
	}

	Set<RevisionId> applied() {
		return this.entries.values()
			.stream()
			.filter((entry) -> entry.state() != RevisionState.PENDING)
			.map(Entry::id)
			.collect(Collectors.toSet());
	}

	boolean isApplied(RevisionId id) {
		return entry(id).state() != RevisionState.PENDING;
	}

	boolean isHalfWay(RevisionId id) {
		return entry(id).state() == RevisionState.PARTIAL;
	}

	Entry entry(RevisionId id) {
		Entry entry = this.entries.get(id);
		if (entry == null) {
			throw new IllegalArgumentException("Unknown revision " + id);
		}
		return entry;
	}

}
