package io.migrate.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.migrate.schema.Routine;
import io.migrate.schema.Trigger;

/**
 * Writes functions, procedures and triggers, whose definitions are statements already.
 */
final class RoutineDdl {

	private static final Pattern CREATE = Pattern.compile("^CREATE\\s+(?:OR\\s+REPLACE\\s+)?",
			Pattern.CASE_INSENSITIVE);

	private RoutineDdl() {
	}

	static List<String> create(Routine routine) {
		return List.of(CREATE.matcher(routine.definition().strip()).replaceFirst("CREATE "));
	}

	static List<String> replace(Routine routine) {
		return List.of(CREATE.matcher(routine.definition().strip()).replaceFirst("CREATE OR REPLACE "));
	}

	static List<String> drop(Routine routine) {
		return List.of("DROP " + (routine.procedure() ? "PROCEDURE " : "FUNCTION ") + SqlNames.quote(routine.name())
				+ "(" + routine.arguments() + ")");
	}

	static List<String> create(Trigger trigger) {
		List<String> statements = new ArrayList<>();
		statements.add(trigger.definition().strip());
		if (trigger.enabled() != Trigger.Enabled.ORIGIN) {
			statements.add(SqlLayout.clauses(ColumnDdl.alter(trigger.table()),
					firing(trigger.enabled()) + " TRIGGER " + SqlNames.quote(trigger.name())));
		}
		return statements;
	}

	private static String firing(Trigger.Enabled enabled) {
		return switch (enabled) {
			case ORIGIN -> "ENABLE";
			case REPLICA -> "ENABLE REPLICA";
			case ALWAYS -> "ENABLE ALWAYS";
			case DISABLED -> "DISABLE";
		};
	}

	static List<String> drop(Trigger trigger) {
		return List.of("DROP TRIGGER " + SqlNames.quote(trigger.name()) + " ON " + SqlNames.quote(trigger.table()));
	}

}
