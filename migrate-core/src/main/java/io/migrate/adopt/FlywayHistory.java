package io.migrate.adopt;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.migrate.adopt.ForeignFileName.Role;
import io.migrate.base.Problems;
import io.migrate.graph.RevisionId;
import io.migrate.revision.Revision;
import io.migrate.revision.RevisionCatalog;
import org.jspecify.annotations.Nullable;

/**
 * What {@code flyway_schema_history} says: its rows are a journal, the last word on a
 * version counts, and a baseline stands for all below it. One instance reads one table.
 */
final class FlywayHistory {

	private final RevisionCatalog catalog;

	private final Problems problems;

	private final Collection<String> notes;

	private final Map<ForeignVersion, Row> done = new TreeMap<>();

	private @Nullable ForeignVersion baseline;

	private int repeatable;

	/**
	 * Begins to read.
	 * @param catalog the revisions of the code
	 * @param problems takes what cannot be taken over
	 * @param notes takes what is passed over
	 */
	FlywayHistory(RevisionCatalog catalog, Problems problems, Collection<String> notes) {
		this.catalog = catalog;
		this.problems = problems;
		this.notes = notes;
	}

	/**
	 * What is applied.
	 * @param rows the table, by rank
	 * @return the revisions that the code knows
	 */
	Set<RevisionId> applied(List<Row> rows) {
		rows.forEach(this::read);
		if (this.repeatable > 0) {
			this.notes.add("Repeatable migrations are no revisions, and were passed over: " + this.repeatable);
		}
		Map<ForeignVersion, RevisionId> imported = new TreeMap<>();
		ForeignVersion represented = null;
		for (Revision revision : this.catalog.revisions()) {
			ForeignFileName name = Origin.of(revision);
			ForeignVersion version = (name != null && name.style() == Style.FLYWAY) ? name.version() : null;
			if (name != null && version != null) {
				imported.put(version, revision.id());
				represented = (name.role() == Role.BASELINE) ? version : represented;
			}
		}
		Set<RevisionId> applied = new LinkedHashSet<>();
		for (Map.Entry<ForeignVersion, Row> entry : this.done.entrySet()) {
			RevisionId id = Style.FLYWAY.id(entry.getKey());
			if (this.catalog.find(id) != null) {
				applied.add(id);
			}
			else if (!isUpTo(entry.getKey(), represented)) {
				unknown(entry.getValue(), id);
			}
		}
		imported.forEach((version, id) -> {
			if (isUpTo(version, this.baseline)) {
				applied.add(id);
			}
		});
		return applied;
	}

	private void read(Row row) {
		ForeignVersion version = (row.version() != null) ? ForeignVersion.parse(row.version()) : null;
		if (!row.success()) {
			this.problems.add(null, 0, row.script() + " failed; repair that with Flyway first");
		}
		else if (version == null) {
			this.repeatable += row.type().equals("SCHEMA") ? 0 : 1;
		}
		else if (row.type().startsWith("UNDO") || row.type().equals("DELETE")) {
			this.done.remove(version);
		}
		else if (row.type().contains("BASELINE")) {
			this.baseline = isUpTo(version, this.baseline) ? this.baseline : version;
		}
		else {
			this.done.put(version, row);
		}
	}

	private static boolean isUpTo(ForeignVersion version, @Nullable ForeignVersion limit) {
		return limit != null && version.compareTo(limit) <= 0;
	}

	private void unknown(Row row, RevisionId id) {
		this.problems.add(null, 0, row.script() + " is applied, and no revision here stands for it; "
				+ (row.type().equals("SQL") ? "import it, or write one with the id " : "write one with the id ") + id);
	}

	/**
	 * A row of the table.
	 *
	 * @param version the version, or {@code null} for what has none
	 * @param type such as {@code SQL}, {@code BASELINE} or {@code UNDO_SQL}
	 * @param script the name of the file or of the class
	 * @param success whether it came to its end
	 */
	record Row(@Nullable String version, String type, String script, boolean success) {

	}

}
