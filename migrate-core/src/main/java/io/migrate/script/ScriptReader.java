package io.migrate.script;

import java.io.IOException;
import java.io.Reader;
import java.security.MessageDigest;
import java.util.Iterator;

import io.migrate.base.Problems;
import io.migrate.script.StatementShape.Bracket;
import io.migrate.script.StatementShape.Opening;
import org.jspecify.annotations.Nullable;

/**
 * Reads a SQL script item by item, as psql would split it, and holds one statement at a
 * time in memory. What is wrong with the script becomes a problem, and reading goes on.
 * Not thread-safe. Closes its reader.
 */
public final class ScriptReader implements AutoCloseable {

	private static final int LONGEST_COMMAND = 32;

	/** The length of what begins a line comment. */
	private static final int DASHES = 2;

	private final CharSource source;

	private final Faults faults;

	private final Lexer lexer;

	private final StatementShape shape = new StatementShape();

	private final TokenDigest digest;

	/** Where the last token of the unfinished statement ends. */
	private long end;

	private @Nullable Directive pending;

	private @Nullable CopyData copyData;

	private boolean withText = true;

	private boolean nulReported;

	/**
	 * Begins to read a script.
	 * @param reader the text, with or without a byte order mark
	 * @param location the name of the file, for problems
	 * @param problems takes what is wrong with the script
	 */
	public ScriptReader(Reader reader, String location, Problems problems) {
		this(reader, location, problems, ScriptBuffers.forOne());
	}

	/**
	 * Begins to read one of many scripts.
	 * @param reader the text, with or without a byte order mark
	 * @param location the name of the file, for problems
	 * @param problems takes what is wrong with the script
	 * @param buffers what no other reader uses until this one is closed
	 */
	public ScriptReader(Reader reader, String location, Problems problems, ScriptBuffers buffers) {
		this.source = new CharSource(reader, buffers.characters(), buffers.fullSize());
		this.digest = new TokenDigest(buffers.digested());
		this.faults = (line, message) -> problems.add(location, line, message);
		this.lexer = new Lexer(this.source, this.faults);
	}

	/**
	 * Reads on. What was not read of the data of a {@code COPY} is passed over.
	 * @return the next statement, directive or comment between statements, or
	 * {@code null} at the end
	 * @throws IOException if the script cannot be read
	 */
	public @Nullable ScriptItem next() throws IOException {
		if (this.copyData != null) {
			this.copyData.skipRest();
			this.copyData = null;
		}
		ScriptItem item = (this.pending != null) ? this.pending : read();
		if (item == this.pending) {
			this.pending = null;
		}
		this.digest.flush();
		reportNul();
		return item;
	}

	/**
	 * The data that follows the statement that {@link #next()} returned last, without the
	 * line {@code \.} that ends it. Line ends arrive as LF. Valid until the next call of
	 * {@link #next()}; closing it does nothing.
	 * @return a reader of the data
	 * @throws IllegalStateException if that was not a {@code COPY … FROM stdin}
	 */
	public Reader copyData() {
		if (this.copyData == null) {
			throw new IllegalStateException("Only a COPY … FROM stdin has data");
		}
		return this.copyData;
	}

	/**
	 * Feeds the tokens of all statements to come, and their data, to a digest: not white
	 * space, comments, the case of unquoted words, kinds of line ends, empty statements,
	 * or whether the last semicolon is there. What was returned is always fed completely,
	 * data after it was read or passed over.
	 * @param digest takes the tokens from now on, or {@code null} if nothing should
	 */
	public void digest(@Nullable MessageDigest digest) {
		this.digest.target(digest);
	}

	/**
	 * Leaves the text of all statements to come empty, for whoever asks only where they
	 * are.
	 */
	public void omitTexts() {
		this.withText = false;
	}

	@Override
	public void close() throws IOException {
		this.source.close();
	}

	private @Nullable ScriptItem read() throws IOException {
		while (true) {
			Lexeme lexeme = this.lexer.next();
			if (lexeme == Lexeme.END) {
				return this.shape.isBegun() ? endOfSection("the end of the script") : null;
			}
			ScriptItem item = switch (lexeme) {
				case LINE_COMMENT -> comment();
				case BACKSLASH -> psqlCommand();
				case PUNCTUATION -> punctuation();
				default -> token(lexeme);
			};
			if (item != null) {
				return item;
			}
			if (!this.shape.isBegun()) {
				this.source.release();
			}
		}
	}

	private @Nullable ScriptItem token(Lexeme lexeme) {
		Keyword keyword = Keyword.OTHER;
		if (lexeme == Lexeme.WORD && this.shape.watchesWords()) {
			keyword = Keyword.of(this.source.buffer(), this.source.index(this.lexer.start()),
					this.source.index(this.source.position()));
		}
		this.shape.token(keyword, this.lexer.start());
		addToStatement(lexeme);
		return null;
	}

	private @Nullable ScriptItem punctuation() throws IOException {
		long start = this.lexer.start();
		char mark = this.source.buffer()[this.source.index(start)];
		boolean single = (this.source.position() == start + 1);
		if (mark == ';' && this.shape.isClosed()) {
			return this.shape.isBegun() ? statement(true) : null;
		}
		switch (mark) {
			case '(' -> this.shape.open(Bracket.PARENTHESIS, start);
			case '[' -> this.shape.open(Bracket.SQUARE, start);
			case ')' -> close(Bracket.PARENTHESIS);
			case ']' -> close(Bracket.SQUARE);
			default -> this.shape.token((single && mark == '.') ? Keyword.DOT : Keyword.OTHER, start);
		}
		addToStatement(Lexeme.PUNCTUATION);
		return null;
	}

	private void close(Bracket bracket) {
		if (!this.shape.close(bracket, this.lexer.start())) {
			this.faults.add(this.source.lineAt(this.lexer.start()), "nothing is open that this " + bracket.closing()
					+ " could close; remove it or add the missing " + bracket.opening());
		}
	}

	private void addToStatement(Lexeme lexeme) {
		this.end = this.source.position();
		if (this.digest.isActive()) {
			this.digest.token(lexeme, this.source.buffer(), this.source.index(this.lexer.start()),
					this.source.index(this.end));
		}
	}

	private @Nullable ScriptItem comment() throws IOException {
		boolean within = this.shape.isBegun();
		if (within && !this.lexer.isAtLineStart()) {
			return null;
		}
		String text = commentText();
		Directive directive = null;
		if (this.lexer.isAtLineStart() && Directive.isLikely(text)) {
			directive = Directive.parse(text, this.source.lineAt(this.lexer.start()));
		}
		if (within) {
			this.pending = directive;
			return (directive != null) ? endOfSection("-- migrate:" + directive.name()) : null;
		}
		int line = this.source.countTo(this.lexer.start()).line();
		this.source.release();
		return (directive != null) ? directive : new Comment(text, line);
	}

	/** Without its dashes, and without one space after them. */
	private String commentText() {
		long from = this.lexer.start() + DASHES;
		long to = this.source.position();
		boolean space = from < to && this.source.buffer()[this.source.index(from)] == ' ';
		return this.source.text(space ? from + 1 : from, to);
	}

	private @Nullable ScriptItem psqlCommand() throws IOException {
		StringBuilder command = new StringBuilder("\\");
		int c = this.source.peek();
		while (c != CharSource.END && !CharClass.is(c, CharClass.SPACE) && command.length() < LONGEST_COMMAND) {
			command.append((char) c);
			this.source.advance(1);
			c = this.source.peek();
		}
		boolean ownLine = this.lexer.isAtLineStart() && !this.shape.isBegun();
		if (!ownLine || !PsqlCommand.isHarmless(command.toString())) {
			this.faults.add(this.source.lineAt(this.lexer.start()), PsqlCommand.problem(command.toString()));
		}
		this.source.skipTo('\n', '\n');
		return null;
	}

	/** The unfinished statement, which ends as if a semicolon stood here. */
	private SqlStatement endOfSection(String where) throws IOException {
		for (Iterator<Opening> openings = this.shape.openings(); openings.hasNext();) {
			Opening opening = openings.next();
			this.faults.add(this.source.lineAt(opening.position()), opening.bracket().opening() + " is still open at "
					+ where + "; add the missing " + opening.bracket().closing());
		}
		return statement(false);
	}

	private SqlStatement statement(boolean complete) throws IOException {
		long start = this.source.held();
		String text = this.withText ? this.source.text(start, this.end) : "";
		LineCounter place = this.source.countTo(start);
		SqlStatement statement = new SqlStatement(text, start, place.line(), place.column(),
				this.shape.isCopyFromStdin());
		this.source.release();
		this.shape.reset();
		if (this.digest.isActive()) {
			this.digest.endStatement();
		}
		if (statement.copyFromStdin()) {
			beginData(statement.line(), complete);
		}
		return statement;
	}

	/** What stands behind the semicolon in its line is no data yet. */
	private void beginData(int line, boolean complete) throws IOException {
		Runnable noEnd = () -> this.faults.add(line,
				"the data of this COPY … FROM stdin never ends; add a line with only \\. after the data");
		if (!complete) {
			this.copyData = new CopyData(new CharSource(""), this.digest, noEnd);
			return;
		}
		if (this.source.skipTo('\n', '\n')) {
			this.source.advance(1);
		}
		this.copyData = new CopyData(this.source, this.digest, noEnd);
	}

	private void reportNul() {
		int line = this.source.lineOfNul();
		if (line > 0 && !this.nulReported) {
			this.nulReported = true;
			this.faults.add(line,
					"a NUL character, which PostgreSQL accepts nowhere; remove it, and check that the file is UTF-8");
		}
	}

}
