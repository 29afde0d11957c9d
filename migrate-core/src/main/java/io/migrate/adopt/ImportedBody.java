package io.migrate.adopt;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.migrate.base.Problems;
import io.migrate.dialect.StatementRules;
import io.migrate.revision.RevisionBody;

/**
 * What a migration becomes below the header of a revision.
 *
 * @param body the sections
 * @param notes what was left out or is to be known
 * @param placeholders the names of placeholders that need values
 */
record ImportedBody(RevisionBody body, List<String> notes, Set<String> placeholders) {

	private static final String BUILT_IN = "flyway:";

	/**
	 * Makes the sections of a revision.
	 * @param migration a migration of another tool
	 * @param rules what the engine must know about statements
	 * @param problems takes what cannot be in a revision
	 * @return the sections
	 */
	static ImportedBody of(ForeignMigration migration, StatementRules rules, Problems problems) {
		List<String> notes = new ArrayList<>();
		Set<String> placeholders = new TreeSet<>();
		ForeignSection up = new ForeignSection(migration.up(), rules, problems);
		note(migration, up, notes, placeholders);
		String origin = "imported from " + migration.name().name();
		String upgrade = (up.changesData() ? "-- migrate:allow-data " + origin + "\n" : "") + up.sql(notes::add);
		ForeignText undo = migration.down();
		if (undo == null) {
			return new ImportedBody(new RevisionBody(upgrade, "", origin + " without an undo"), notes, placeholders);
		}
		ForeignSection down = new ForeignSection(undo, rules, problems);
		note(migration, down, notes, placeholders);
		String downgrade = down.sql(notes::add);
		String irreversible = (down.isEmpty() && !up.isEmpty()) ? origin + ", which takes nothing back" : null;
		return new ImportedBody(new RevisionBody(upgrade, downgrade, irreversible), notes, placeholders);
	}

	private static void note(ForeignMigration migration, ForeignSection section, List<String> notes,
			Set<String> placeholders) {
		if (migration.style() != Style.FLYWAY) {
			return;
		}
		for (String name : section.placeholders()) {
			if (name.startsWith(BUILT_IN)) {
				notes.add(section.file() + " has ${" + name
						+ "}, which only Flyway knows: write in the revision what it stands for");
			}
			else if (name.indexOf(':') < 0) {
				placeholders.add(name);
			}
		}
		if (section.hasPlaceholderInBody()) {
			notes.add(section.file() + " has placeholders in a dollar-quoted string: set"
					+ " 'migrate.placeholders-in-bodies=true'");
		}
	}

}
