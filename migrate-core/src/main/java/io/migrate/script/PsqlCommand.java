package io.migrate.script;

import java.util.Map;
import java.util.Set;

/**
 * What psql understands and the server does not: a backslash and a name.
 */
final class PsqlCommand {

	/** Written by pg_dump since August 2025, harmless outside psql. */
	private static final Set<String> HARMLESS = Set.of("\\restrict", "\\unrestrict");

	private static final String INCLUDE = "put the SQL of that file here, or into a revision of its own";

	private static final String CONNECT = "the engine has its own connection: remove this line";

	private static final String RUN = "end the statement with a semicolon instead";

	private static final Map<String, String> ADVICE = Map.ofEntries(Map.entry("\\i", INCLUDE),
			Map.entry("\\ir", INCLUDE), Map.entry("\\include", INCLUDE), Map.entry("\\include_relative", INCLUDE),
			Map.entry("\\c", CONNECT), Map.entry("\\connect", CONNECT), Map.entry("\\g", RUN), Map.entry("\\gset", RUN),
			Map.entry("\\gexec", RUN),
			Map.entry("\\copy",
					"use COPY … FROM stdin; with the data in the lines after it and \\. in a line at its end"),
			Map.entry("\\.", "it ends the data of a COPY … FROM stdin, and none is open here: remove this line"),
			Map.entry("\\set", "write the value where it is used, or use a placeholder"));

	private PsqlCommand() {
	}

	static boolean isHarmless(String command) {
		return HARMLESS.contains(command);
	}

	static String problem(String command) {
		return command + " is a psql command, not SQL; "
				+ ADVICE.getOrDefault(command, "remove it, or write it in SQL");
	}

}
