package io.migrate.plan;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import io.migrate.base.Checksum;
import io.migrate.graph.RevisionGraph;
import io.migrate.graph.RevisionId;
import io.migrate.revision.Revision;
import io.migrate.revision.RevisionCatalog;

/**
 * The history of a database that has exactly the revisions of the code, each as it is
 * now. Most starts find it, and then one line tells as much as all rows.
 */
public final class CompleteHistory {

	private static final String APPLIED = " applied ";

	private CompleteHistory() {
	}

	/**
	 * Its fingerprint.
	 * @param catalog what the code knows
	 * @return what {@code HistorySql.readFingerprint()} reads in such a database
	 */
	public static Checksum fingerprint(RevisionCatalog catalog) {
		List<Revision> revisions = new ArrayList<>(catalog.revisions());
		revisions.sort(Comparator.comparing(Revision::id));
		MessageDigest digest = Checksum.digest();
		StringBuilder row = new StringBuilder();
		byte[] bytes = {};
		for (Revision revision : revisions) {
			row.setLength(0);
			write(revision, catalog.graph(), row);
			bytes = (bytes.length < row.length()) ? new byte[2 * row.length()] : bytes;
			for (int i = 0; i < row.length(); i++) {
				// Ids and checksums are ASCII
				bytes[i] = (byte) row.charAt(i);
			}
			digest.update(bytes, 0, row.length());
		}
		return Checksum.of(digest);
	}

	private static void write(Revision revision, RevisionGraph graph, StringBuilder row) {
		row.append(revision.id()).append(APPLIED);
		write(revision.node().revises(), row);
		write(graph.dependencies(revision.id()), row);
		row.append(Objects.toString(revision.checksum(), "")).append(' ');
		row.append(Objects.toString(revision.downgrade().checksum(), "")).append('\n');
	}

	private static void write(Collection<RevisionId> ids, StringBuilder row) {
		String separator = "";
		for (RevisionId id : ids) {
			row.append(separator).append(id);
			separator = ",";
		}
		row.append(' ');
	}

}
