package io.migrate.adopt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.migrate.base.Problems;
import io.migrate.dialect.StatementRules;
import io.migrate.script.Directive;
import io.migrate.script.ScriptItem;
import io.migrate.script.ScriptReader;
import io.migrate.script.SqlStatement;
import io.migrate.script.SqlTokens;
import io.migrate.script.Token;
import io.migrate.script.TokenKind;

/**
 * Looks over what a migration runs, and makes it a section of a revision. One instance
 * reads one piece.
 */
final class ForeignSection {

	private static final String RERUNNABLE = "rerunnable";

	/** What may stand above a statement of theirs as well. */
	private static final Set<String> MARKS = Set.of("allow-data", RERUNNABLE);

	/** Words that may follow those that begin or end a transaction. */
	private static final Set<String> TRANSACTION = Set.of("WORK", "TRANSACTION");

	private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9_.:-]+)\\}");

	private final ForeignText text;

	private final StatementRules rules;

	private final Problems problems;

	private final List<SqlStatement> statements = new ArrayList<>();

	private boolean rerunnable;

	/**
	 * Reads a piece.
	 * @param text what the migration runs
	 * @param rules what the engine must know about statements
	 * @param problems takes what cannot be a revision
	 */
	ForeignSection(ForeignText text, StatementRules rules, Problems problems) {
		this.text = text;
		this.rules = rules;
		this.problems = problems;
		read();
	}

	private void read() {
		try (ScriptReader reader = new ScriptReader(this.text.open(), this.text.file(), this.problems)) {
			for (ScriptItem item = reader.next(); item != null; item = reader.next()) {
				item.match(this::statement, this::directive, (comment) -> true);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("A text in memory is never read", ex);
		}
	}

	private boolean statement(SqlStatement statement) {
		this.statements.add(this.rerunnable ? statement.asRerunnable() : statement);
		this.rerunnable = false;
		return true;
	}

	private boolean directive(Directive directive) {
		if (!MARKS.contains(directive.name())) {
			this.problems.add(this.text.file(), directive.line(), "the comment '-- migrate:" + directive.name()
					+ "' would mean something in a revision; write it in another way");
		}
		this.rerunnable = directive.name().equals(RERUNNABLE);
		return true;
	}

	/**
	 * The name of its file.
	 */
	String file() {
		return this.text.file();
	}

	/**
	 * Whether there is nothing to run.
	 */
	boolean isEmpty() {
		return this.statements.isEmpty();
	}

	/**
	 * Whether it changes rows.
	 */
	boolean changesData() {
		return this.statements.stream().anyMatch((statement) -> !this.rules.dataStatements(statement).isEmpty());
	}

	/**
	 * The names between <code>${</code> and <code>}</code>, outside comments.
	 */
	Set<String> placeholders() {
		Set<String> names = new TreeSet<>();
		for (SqlStatement statement : this.statements) {
			Matcher matcher = PLACEHOLDER.matcher(statement.text());
			while (matcher.find()) {
				names.add(matcher.group(1));
			}
		}
		return names;
	}

	/**
	 * Whether there is one in a dollar-quoted string, where other tools replace it as
	 * well.
	 */
	boolean hasPlaceholderInBody() {
		return this.statements.stream()
			.flatMap((statement) -> SqlTokens.of(statement.text()).stream())
			.anyMatch((token) -> token.kind() == TokenKind.DOLLAR_STRING && PLACEHOLDER.matcher(token.text()).find());
	}

	/**
	 * The piece as a section. Where all of it stands in one transaction, that is left to
	 * the engine.
	 * @param notes takes what was left out
	 * @return lines of SQL
	 */
	String sql(Consumer<String> notes) {
		boolean wrapped = this.statements.size() > 1 && begins(this.statements.get(0))
				&& ends(this.statements.get(this.statements.size() - 1));
		this.statements.stream().skip(wrapped ? 1 : 0).limit(size(wrapped)).forEach(this::check);
		if (!wrapped) {
			return this.text.text().strip();
		}
		notes.accept(this.text.file() + ": its BEGIN and COMMIT were left out, since a revision runs in a transaction"
				+ " of the engine");
		String sql = this.text.text();
		sql = without(sql, this.statements.get(this.statements.size() - 1));
		return without(sql, this.statements.get(0)).strip();
	}

	private int size(boolean wrapped) {
		return wrapped ? this.statements.size() - 2 : this.statements.size();
	}

	private void check(SqlStatement statement) {
		String refusal = this.rules.refusal(statement);
		if (refusal != null) {
			this.problems.add(this.text.file(), statement.line(), refusal);
		}
	}

	private static boolean begins(SqlStatement statement) {
		List<Token> tokens = SqlTokens.of(statement.text());
		return isPlain(tokens, "BEGIN") || (tokens.size() == 2 && isPlain(tokens, "START"));
	}

	private static boolean ends(SqlStatement statement) {
		List<Token> tokens = SqlTokens.of(statement.text());
		return isPlain(tokens, "COMMIT") || isPlain(tokens, "END");
	}

	private static boolean isPlain(List<Token> tokens, String word) {
		return tokens.get(0).is(word) && (tokens.size() == 1
				|| (tokens.size() == 2 && TRANSACTION.stream().anyMatch((second) -> tokens.get(1).is(second))));
	}

	// What comes next, comments aside, is the semicolon
	private String without(String sql, SqlStatement statement) {
		int start = (int) statement.offset() - this.text.offset();
		int end = start + statement.text().length();
		List<Token> rest = SqlTokens.of(sql.substring(end));
		return sql.substring(0, start) + sql.substring(rest.isEmpty() ? end : end + rest.get(0).offset() + 1);
	}

}
