package io.migrate.boot.actuate;

import java.util.List;

import io.migrate.Migrations;
import io.migrate.base.MigrationException;
import io.migrate.graph.RevisionId;
import io.migrate.plan.Action;
import io.migrate.plan.Step;
import io.migrate.revision.Revision;
import io.migrate.revision.Section;
import io.migrate.revision.SqlScript;
import org.jspecify.annotations.Nullable;

/**
 * What a revision of the code runs, for people who may read it.
 *
 * @param upgrade what brings it, as its file has it: with placeholders, not their values
 * @param downgrade what takes it back, or {@code null} when nothing does
 */
public record RevisionSql(String upgrade, @Nullable String downgrade) {

	private static final int MAX_LENGTH = 100_000;

	static RevisionSql read(Migrations migrations, String id) {
		Revision revision = migrations.revisions().get(new RevisionId(id));
		boolean reversible = revision.downgrade().isReversible();
		return new RevisionSql(section(migrations, revision, Action.UPGRADE),
				reversible ? section(migrations, revision, Action.DOWNGRADE) : null);
	}

	private static String section(Migrations migrations, Revision revision, Action action) {
		try {
			String text = (revision.script() instanceof SqlScript script) ? script.text(section(action), (none) -> "")
					: written(migrations, revision, action);
			return (text.length() > MAX_LENGTH) ? text.substring(0, MAX_LENGTH) + "\n-- … and more" : text;
		}
		catch (MigrationException ex) {
			return "-- " + ex.getMessage();
		}
	}

	private static Section section(Action action) {
		return (action == Action.UPGRADE) ? Section.UPGRADE : Section.DOWNGRADE;
	}

	// A class has no text of its own
	private static String written(Migrations migrations, Revision revision, Action action) {
		List<String> statements = migrations.statements(new Step(action, revision.id(), revision.message(), revision,
				revision.checksum(section(action)), false));
		return statements.isEmpty() ? "" : String.join(";\n\n", statements) + ";";
	}

}
