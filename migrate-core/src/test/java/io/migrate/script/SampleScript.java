package io.migrate.script;

import java.io.IOException;
import java.io.Writer;

/**
 * A large script such as a back-fill: inserts, functions in dollar quotes, and comments
 * with quotes and semicolons that are no quotes and semicolons.
 */
final class SampleScript {

	private static final int CYCLE = 10;

	private SampleScript() {
	}

	static void write(Writer writer, int statements) throws IOException {
		for (int i = 0; i < statements; i++) {
			writer.write((i % CYCLE == 0) ? function(i) : insert(i));
		}
	}

	private static String insert(int i) {
		return ((i % CYCLE == 1) ? "-- it's the customer's \"row\"; not a statement; " + i + "\n" : "")
				+ "INSERT INTO customer_account (id, name, email, note, created_at, balance) VALUES\n\t(" + i
				+ ", 'Customer number " + i + "', 'customer." + i + "@example.org', "
				+ "'It''s a note; with a semicolon, a \"quote\" and -- no comment', "
				+ "'2025-10-21T09:12:33Z'::timestamptz, " + i + ".25 /* isn't; counted */);\n";
	}

	private static String function(int i) {
		return "\n/* The function's text; number " + i + " */\nCREATE OR REPLACE FUNCTION recompute_balance_" + i
				+ "(account bigint) RETURNS numeric\n\tLANGUAGE plpgsql AS $body$\nDECLARE\n\ttotal numeric := 0;\n"
				+ "BEGIN\n\t-- don't stop; here\n\tSELECT sum(amount) INTO total FROM booking WHERE account_id = account;\n"
				+ "\tIF total IS NULL THEN\n\t\tRAISE NOTICE 'nothing; for %', account;\n\t\tRETURN 0;\n\tEND IF;\n"
				+ "\tRETURN total;\nEND;\n$body$;\n";
	}

}
