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

	private final Map<ForeignVersion, RevisionId> imported = new TreeMap<>();

	/** Up to where a baseline of the table stands for migrations. */
	private @Nullable ForeignVersion baseline;

	/** Up to where an imported baseline stands for migrations that are gone. */
	private @Nullable ForeignVersion represented;

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
		this.catalog.revisions().forEach(this::read);
		Set<RevisionId> applied = new LinkedHashSet<>();
		this.done.forEach((version, row) -> {
			RevisionId id = Style.FLYWAY.id(version);
			if (this.catalog.find(id) != null) {
				applied.add(id);
			}
			else {
				checkRepresented(version, row);
			}
		});
		this.imported.forEach((version, id) -> {
			if (isUpTo(version, this.baseline)) {
				applied.add(id);
			}
		});
		return applied;
	}

	private void read(Revision revision) {
		ForeignFileName name = Origin.of(revision);
		ForeignVersion version = (name != null && name.style() == Style.FLYWAY) ? name.version() : null;
		if (name != null && version != null) {
			this.imported.put(version, revision.id());
			this.represented = (name.role() == Role.BASELINE) ? version : this.represented;
		}
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

	// A file for all up to its version stands for none of them alone
	private void checkRepresented(ForeignVersion version, Row row) {
		ForeignVersion limit = this.represented;
		if (limit == null || !isUpTo(version, limit)) {
			this.problems.add(null, 0, row.script() + " is applied, and no revision here stands for it; "
					+ (row.type().equals("SQL") ? "import it, or write one with the id " : "write one with the id ")
					+ Style.FLYWAY.id(version));
		}
		else if (!this.done.containsKey(limit) && !isUpTo(limit, this.baseline)) {
			this.problems.add(null, 0,
					row.script() + " is applied, and " + this.catalog.get(Style.FLYWAY.id(limit)).title()
							+ ", which stands for all up to " + limit + ", is not; bring this database to version "
							+ limit + " with Flyway first");
		}
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
