package io.migrate.adopt;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.migrate.adopt.ForeignHistory.Tool;
import io.migrate.base.Problems;
import io.migrate.base.QualifiedName;
import io.migrate.dialect.DatabaseError.Kind;
import io.migrate.dialect.FoundTables;
import io.migrate.dialect.StatementRules;
import io.migrate.graph.RevisionGraph;
import io.migrate.graph.RevisionId;
import io.migrate.graph.Target;
import io.migrate.plan.Action;
import io.migrate.plan.AppliedRevisions;
import io.migrate.plan.Plan;
import io.migrate.plan.Planner;
import io.migrate.plan.Step;
import io.migrate.revision.RevisionCatalog;
import io.migrate.session.DatabaseFailureException;
import io.migrate.session.MigrationSession;

import org.springframework.jdbc.core.RowMapper;

/**
 * Plans the marks that say in our record what the table of another tool says. That table
 * is only read, anew for each plan. Not thread-safe.
 */
public final class ForeignMarks {

	private final ForeignHistory history;

	private final RevisionCatalog catalog;

	private final MigrationSession session;

	private final Set<String> notes = new LinkedHashSet<>();

	/**
	 * Begins to plan.
	 * @param history the table
	 * @param catalog the revisions of the code
	 * @param session leads to the database
	 */
	public ForeignMarks(ForeignHistory history, RevisionCatalog catalog, MigrationSession session) {
		this.history = history;
		this.catalog = catalog;
		this.session = session;
	}

	/**
	 * What was passed over, for people.
	 * @return sentences without full stops
	 */
	public Set<String> notes() {
		return Set.copyOf(this.notes);
	}

	/**
	 * Plans the marks that are missing. None is ever taken away.
	 * @param applied what our record has
	 * @return the steps; none when it has all of it
	 * @throws ForeignHistoryException if the table is not there, or does not fit our
	 * revisions or our record
	 */
	public Plan plan(AppliedRevisions applied) {
		QualifiedName table = table();
		Problems problems = new Problems();
		Set<RevisionId> theirs = (this.history.tool() == Tool.ALEMBIC)
				? new AlembicHistory(this.catalog.graph(), problems).applied(alembicRows(table))
				: new FlywayHistory(this.catalog, problems, this.notes).applied(flywayRows(table));
		Set<RevisionId> ours = applied.known(this.catalog.graph());
		checkWhole(theirs, ours, problems);
		Plan plan = problems.isEmpty() ? plan(applied, theirs, ours) : new Plan(List.of());
		plan.steps()
			.stream()
			.filter((step) -> step.action() == Action.UNSTAMP)
			.forEach((step) -> problems.add(null, 0, beside(step)));
		problems.throwIfAny((list) -> ForeignHistoryException.unfit(table.toString(), list));
		return plan;
	}

	private Plan plan(AppliedRevisions applied, Set<RevisionId> theirs, Set<RevisionId> ours) {
		if (ours.containsAll(theirs)) {
			return new Plan(List.of());
		}
		Set<RevisionId> both = new HashSet<>(theirs);
		both.addAll(ours);
		RevisionGraph graph = this.catalog.graph();
		return new Planner(this.catalog).stamp(applied,
				graph.maximal(graph.closure(both)).stream().map(Target::of).toList());
	}

	// Alembic keeps what nothing else stands on; the rest follows
	private void checkWhole(Set<RevisionId> theirs, Set<RevisionId> ours, Problems problems) {
		if (this.history.tool() == Tool.ALEMBIC) {
			return;
		}
		RevisionGraph graph = this.catalog.graph();
		for (RevisionId id : graph.ordered(graph.closure(theirs))) {
			if (!theirs.contains(id) && !ours.contains(id)) {
				problems.add(null, 0,
						this.catalog.get(id).title() + " is not applied there, and " + standingOn(id, theirs)
								+ " is, which stands on it; apply it with Flyway first, with"
								+ " outOfOrder if need be");
			}
		}
	}

	private String standingOn(RevisionId id, Set<RevisionId> theirs) {
		Set<RevisionId> above = new HashSet<>(this.catalog.graph().descendants(List.of(id)));
		above.retainAll(theirs);
		return this.catalog.get(this.catalog.graph().ordered(above).get(0)).title();
	}

	private static String beside(Step step) {
		return "Our own record has " + step.title() + ", unknown here or left half-way; bring that to its end with"
				+ " upgrade, or take it out with stamp --purge";
	}

	private QualifiedName table() {
		QualifiedName asked = this.history.table();
		StatementRules rules = this.session.dialect().statementRules();
		FoundTables found = this.session
			.question((connection) -> rules.find(connection, Set.of(asked.name()), Set.of()));
		List<QualifiedName> all = found.all()
			.stream()
			.filter((table) -> table.name().equals(asked.name()))
			.sorted(Comparator.comparing(QualifiedName::toString))
			.toList();
		return all.stream()
			.filter((table) -> (asked.schema() != null) ? table.equals(asked) : found.visible().contains(table))
			.findFirst()
			.orElseThrow(() -> missing(asked, all));
	}

	private static ForeignHistoryException missing(QualifiedName asked, List<QualifiedName> all) {
		String elsewhere = all.stream().map(QualifiedName::toString).collect(Collectors.joining(", "));
		return ForeignHistoryException.missing(
				"There is no table " + asked + ((asked.schema() != null) ? "" : " in the search path")
						+ (elsewhere.isEmpty() ? "" : "; there is " + elsewhere),
				"Name the table with --table, as schema.name, or look whether this is the right database;"
						+ " nothing was written.");
	}

	private List<String> alembicRows(QualifiedName table) {
		return rows(table, "", (row, number) -> row.getString("version_num"));
	}

	private List<FlywayHistory.Row> flywayRows(QualifiedName table) {
		return rows(table, " ORDER BY installed_rank", (row, number) -> flywayRow(row));
	}

	private static FlywayHistory.Row flywayRow(ResultSet row) throws SQLException {
		return new FlywayHistory.Row(row.getString("version"), row.getString("type"), row.getString("script"),
				row.getBoolean("success"));
	}

	private <T> List<T> rows(QualifiedName table, String order, RowMapper<T> mapper) {
		String name = this.session.ask((connection) -> {
			try (Statement statement = connection.createStatement()) {
				return statement.enquoteIdentifier(Objects.requireNonNull(table.schema()), true) + "."
						+ statement.enquoteIdentifier(table.name(), true);
			}
		});
		try {
			return this.session.query("SELECT " + this.history.tool().columns() + " FROM " + name + order, mapper);
		}
		catch (DatabaseFailureException ex) {
			if (ex.error().kind() != Kind.MISSING_COLUMN) {
				throw ex;
			}
			throw ForeignHistoryException.missing(
					table + " is no table of " + this.history.tool().title() + ": " + ex.error().message(),
					"Name the right one with --table; nothing was written.");
		}
	}

}
