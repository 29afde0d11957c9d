package io.migrate.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.migrate.base.DataLoss;
import io.migrate.base.DataLoss.Kind;
import io.migrate.base.QualifiedName;
import io.migrate.dialect.DataStatement;
import io.migrate.script.SqlTokens;
import io.migrate.script.Token;
import io.migrate.script.TokenKind;
import org.jspecify.annotations.Nullable;

/**
 * Finds the data that a statement takes away. Where it may be more than the statement
 * says, that counts as well: a backup too many is cheaper than one too few. Not
 * thread-safe.
 */
final class DataLosses {

	/** What hangs on them goes with {@code CASCADE}, columns included. */
	private static final Set<String> ANCHORS = Set.of("TYPE", "DOMAIN", "COLLATION", "ACCESS");

	/** What has tables of its own. */
	private static final Set<String> OWNERS = Set.of("EXTENSION", "OWNED", "DATABASE");

	/** What a string may say that is run. */
	private static final Set<String> VERBS = Set.of("DROP", "TRUNCATE", "DELETE", "UPDATE", "TYPE", "RESTART", "MERGE");

	private final List<DataLoss> found = new ArrayList<>();

	private DataLosses() {
	}

	/**
	 * Looks at a statement.
	 * @param sql the statement
	 * @return what is lost when it runs, in the order of the statement
	 */
	static List<DataLoss> of(String sql) {
		return switch (FirstWord.of(sql)) {
			case "DROP", "ALTER", "TRUNCATE" -> at(SqlTokens.of(sql));
			case "INSERT" -> FirstWord.mentions(sql, "CONFLICT") ? changes(DataStatements.of(sql)) : List.of();
			case "COPY" -> List.of();
			case "DO" -> inBlock(sql);
			default -> changes(DataStatements.of(sql));
		};
	}

	private static List<DataLoss> at(List<Token> statement) {
		DataLosses losses = new DataLosses();
		TokenCursor tokens = new TokenCursor(statement);
		if (tokens.accept("DROP")) {
			losses.drop(tokens);
		}
		else if (tokens.accept("ALTER")) {
			losses.alter(tokens);
		}
		else if (tokens.accept("TRUNCATE")) {
			losses.truncate(tokens.skip("TABLE"));
		}
		else {
			return changes(DataStatements.at(tokens));
		}
		return losses.found;
	}

	private static List<DataLoss> changes(List<DataStatement> statements) {
		return statements.stream()
			.filter((data) -> !data.adds() && !TableStatements.isTemporary(data.table()))
			.map((data) -> new DataLoss(Kind.ROWS, data.table(), data.description()))
			.toList();
	}

	private static List<DataLoss> inBlock(String sql) {
		List<DataLoss> found = new ArrayList<>();
		boolean understood = AnonymousBlock.visit(sql, (statement, made) -> {
			at(statement).stream().filter((loss) -> !isOf(made, loss)).forEach(found::add);
			if (statement.get(0).is("EXECUTE") && VERBS.stream().anyMatch((verb) -> FirstWord.mentions(sql, verb))
					&& saysInString(sql)) {
				found.add(new DataLoss(Kind.UNKNOWN, null, "EXECUTE in a DO"));
			}
		});
		return understood ? found : List.of(new DataLoss(Kind.UNKNOWN, null, "DO in another language than plpgsql"));
	}

	private static boolean isOf(Set<QualifiedName> made, DataLoss loss) {
		return loss.kind().isOfTable() && loss.name() != null && made.contains(TableStatements.plain(loss.name()));
	}

	// The string may have been put together anywhere before
	private static boolean saysInString(String sql) {
		return SqlTokens.of(sql)
			.stream()
			.filter((token) -> token.kind() == TokenKind.DOLLAR_STRING || token.kind() == TokenKind.STRING)
			.flatMap((body) -> SqlTokens.of(body.body()).stream())
			.filter((token) -> token.kind() == TokenKind.DOLLAR_STRING || token.kind() == TokenKind.STRING)
			.anyMatch((token) -> VERBS.stream().anyMatch((verb) -> FirstWord.mentions(token.text(), verb)));
	}

	private void drop(TokenCursor tokens) {
		if (tokens.accept("TABLE")) {
			each(Kind.TABLE, "DROP TABLE", tokens);
		}
		else if (tokens.accept("SEQUENCE")) {
			each(Kind.SEQUENCE, "DROP SEQUENCE", tokens);
		}
		else if (tokens.at("SCHEMA")) {
			// Without it, the server drops only what is empty
			if (tokens.has("CASCADE")) {
				each(Kind.SCHEMA, "DROP SCHEMA", tokens.next());
			}
		}
		else if (OWNERS.stream().anyMatch(tokens::at)
				|| (ANCHORS.stream().anyMatch(tokens::at) && tokens.has("CASCADE"))) {
			add(Kind.UNKNOWN, null,
					"DROP " + tokens.text().toUpperCase(Locale.ROOT) + (tokens.has("CASCADE") ? " … CASCADE" : ""));
		}
	}

	private void each(Kind kind, String verb, TokenCursor tokens) {
		tokens.skip("IF").skip("EXISTS");
		do {
			QualifiedName name = TableStatements.relation(tokens);
			if (name != null) {
				add(kind, name, verb + " " + name);
			}
		}
		while (tokens.acceptText(","));
	}

	private void truncate(TokenCursor tokens) {
		boolean cascades = tokens.has("CASCADE");
		each(Kind.ROWS, "TRUNCATE", tokens);
		if (cascades && !this.found.isEmpty()) {
			add(Kind.UNKNOWN, null, "TRUNCATE … CASCADE");
		}
	}

	private void alter(TokenCursor tokens) {
		if (tokens.accept("TABLE")) {
			QualifiedName table = TableStatements.relation(tokens.skip("IF").skip("EXISTS"));
			while (table != null && !tokens.isAtEnd()) {
				action(table, "ALTER TABLE " + table, tokens);
			}
		}
		else if (tokens.accept("TYPE")) {
			QualifiedName type = tokens.name();
			while (type != null && !tokens.isAtEnd()) {
				action(type, "ALTER TYPE " + type, tokens);
			}
		}
		else if (tokens.accept("SEQUENCE")) {
			QualifiedName sequence = tokens.skip("IF").skip("EXISTS").name();
			if (tokens.has("RESTART")) {
				add(Kind.SEQUENCE, sequence, "ALTER SEQUENCE " + sequence + " RESTART");
			}
		}
	}

	/**
	 * Reads one of the changes between commas, and the comma.
	 */
	private void action(QualifiedName owner, String verb, TokenCursor tokens) {
		if (tokens.accept("DROP")) {
			if (!tokens.at("CONSTRAINT")) {
				QualifiedName column = tokens.skip("COLUMN", "ATTRIBUTE").skip("IF").skip("EXISTS").name();
				add(Kind.COLUMN, owner, verb + " DROP " + column);
			}
		}
		else if (tokens.accept("ALTER") && !tokens.at("CONSTRAINT")) {
			QualifiedName column = tokens.skip("COLUMN", "ATTRIBUTE").name();
			change(owner, verb + " ALTER " + column, tokens);
		}
		passes("", tokens);
		tokens.acceptText(",");
	}

	private void change(QualifiedName owner, String verb, TokenCursor tokens) {
		boolean set = tokens.accept("SET");
		if (tokens.at("TYPE") || (set && tokens.at("DATA"))) {
			add(Kind.VALUES, owner, verb + " TYPE");
		}
		else if (tokens.accept("DROP")) {
			if (tokens.at("IDENTITY")) {
				add(Kind.SEQUENCE, owner, verb + " DROP IDENTITY");
			}
		}
		else if (passes("RESTART", tokens)) {
			add(Kind.SEQUENCE, owner, verb + " RESTART");
		}
	}

	/**
	 * Passes what stands before the next comma, or the end.
	 * @return whether a word is there
	 */
	private static boolean passes(String word, TokenCursor tokens) {
		boolean found = false;
		while (!tokens.isAtEnd() && !tokens.text().equals(",")) {
			found |= tokens.at(word);
			if (tokens.group() == null) {
				tokens.next();
			}
		}
		return found;
	}

	private void add(Kind kind, @Nullable QualifiedName name, String description) {
		if (name == null || !TableStatements.isTemporary(name)) {
			this.found.add(new DataLoss(kind, name, description));
		}
	}

}
