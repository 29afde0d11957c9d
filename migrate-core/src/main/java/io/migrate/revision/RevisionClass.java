package io.migrate.revision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.migrate.base.Checksum;
import io.migrate.base.PopulationName;
import io.migrate.base.Problems;
import io.migrate.graph.RevisionId;
import io.migrate.graph.RevisionNode;
import io.migrate.operation.Operations;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands on the class of a Java revision.
 */
final class RevisionClass {

	private final JavaRevisionSource.Candidate candidate;

	private final Class<?> type;

	private final Problems problems;

	RevisionClass(JavaRevisionSource.Candidate candidate, Problems problems) {
		this.candidate = candidate;
		this.type = candidate.type();
		this.problems = problems;
	}

	/**
	 * Reads it.
	 * @return the revision, or {@code null} when it does not tell its place in the graph
	 */
	@Nullable Revision revision() {
		RevisionInfo info = this.candidate.info();
		if (info == null) {
			report("implements JavaRevision and has no @RevisionInfo, which says its id and what it revises");
			return null;
		}
		RevisionText text = RevisionText.of(info.message());
		if (text.message().isEmpty()) {
			report("has no message: @RevisionInfo says in a few words what the revision does");
		}
		List<RevisionId> revises = ids(info.revises());
		List<RevisionId> id = ids(new String[] { info.id() });
		Revision.Downgrade downgrade = downgrade(info);
		Revision.Data data = data(info);
		Instant created = created(info.created());
		if (id.isEmpty()) {
			return null;
		}
		RevisionNode node = new RevisionNode(id.get(0), revises, List.of(info.dependsOn()), List.of(info.labels()));
		return new Revision(node, text.message(), String.join("\n", text.description()), created,
				new JavaScript(this.type.getName(), this.candidate.revision()), checksum(info.version()), downgrade,
				data);
	}

	private List<RevisionId> ids(String[] written) {
		List<RevisionId> valid = new ArrayList<>();
		for (String id : written) {
			if (RevisionId.isValid(id)) {
				valid.add(new RevisionId(id));
			}
			else {
				report("'" + id + "' is no revision id: ids have 1 to 64 of A-Z a-z 0-9 _ and are none of head, heads,"
						+ " base, current");
			}
		}
		return valid;
	}

	private Revision.Downgrade downgrade(RevisionInfo info) {
		boolean reversible = hasDowngrade();
		boolean irreversible = !info.irreversible().isBlank();
		if (reversible && irreversible) {
			report("has both a method downgrade and irreversible in @RevisionInfo; keep the one that is true");
		}
		if (!reversible && !irreversible) {
			report("has neither a method downgrade nor irreversible = \"<reason>\" in @RevisionInfo");
		}
		return new Revision.Downgrade(null, irreversible ? info.irreversible() : null);
	}

	private Revision.Data data(RevisionInfo info) {
		List<PopulationName> needs = PopulationName.list(List.of(info.needsPopulation()), this::report);
		return new Revision.Data(needs, info.allowData().isBlank() ? null : info.allowData());
	}

	private boolean hasDowngrade() {
		try {
			return this.type.getMethod("downgrade", Operations.class).getDeclaringClass() != JavaRevision.class;
		}
		catch (NoSuchMethodException ex) {
			throw new IllegalStateException(this.type + " is no JavaRevision", ex);
		}
	}

	private @Nullable Instant created(String written) {
		try {
			return written.isBlank() ? null : CreateDate.parse(written.strip());
		}
		catch (DateTimeException ex) {
			report("'" + written + "' is not a time such as 2025-10-21T09:12:33Z");
			return null;
		}
	}

	private static @Nullable Checksum checksum(String version) {
		if (version.isEmpty()) {
			return null;
		}
		MessageDigest digest = Checksum.digest();
		digest.update(version.getBytes(StandardCharsets.UTF_8));
		return Checksum.of(digest);
	}

	private void report(String problem) {
		this.problems.add(this.type.getName(), 0, problem);
	}

}
