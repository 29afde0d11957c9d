package io.migrate.transaction;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.Optional;

import io.migrate.base.Checksum;
import io.migrate.base.Problems;
import io.migrate.dialect.StatementRules;
import io.migrate.file.ChangedScriptException;
import io.migrate.file.HeaderLines;
import io.migrate.file.LocatedFile;
import io.migrate.file.UnreadableScriptException;
import io.migrate.file.Utf8Reader;
import io.migrate.script.Comment;
import io.migrate.script.Placeholders;
import io.migrate.script.ScriptItem;
import io.migrate.script.ScriptReader;
import io.migrate.script.SqlStatement;
import io.migrate.session.StatementBatch;
import org.jspecify.annotations.Nullable;

/**
 * A file whose statements run in one transaction, all of them. Each look reads it anew.
 */
public final class StatementFile {

	private final LocatedFile file;

	private final Placeholders placeholders;

	private final StatementRules rules;

	/**
	 * Creates it.
	 * @param file the file
	 * @param placeholders what placeholders in it stand for
	 * @param rules what the engine must know about statements
	 */
	public StatementFile(LocatedFile file, Placeholders placeholders, StatementRules rules) {
		this.file = file;
		this.placeholders = placeholders;
		this.rules = rules;
	}

	/**
	 * Reads a file without looking at its statements.
	 * @param file the file
	 * @param header takes the comment lines at its top
	 * @param problems takes what is wrong with it
	 * @return the checksum of its tokens
	 * @throws IOException if it cannot be read
	 */
	public static Checksum look(LocatedFile file, HeaderLines header, Problems problems) throws IOException {
		MessageDigest digest = Checksum.digest();
		try (ScriptReader reader = new ScriptReader(new Utf8Reader().open(file.content()), file.name(), problems)) {
			reader.omitTexts();
			reader.digest(digest);
			boolean top = true;
			ScriptItem item = reader.next();
			while (item != null) {
				Optional<Comment> comment = item.match((statement) -> Optional.empty(), (directive) -> {
					problems.add(file.name(), directive.line(),
							"'-- migrate:" + directive.name() + "' is for revisions; this file has no sections");
					return Optional.empty();
				}, Optional::of);
				top &= comment.isPresent();
				if (top) {
					comment.ifPresent((line) -> header.add(line.text(), line.line()));
				}
				item = reader.next();
			}
		}
		return Checksum.of(digest);
	}

	/**
	 * Looks for statements that cannot be run so.
	 * @param problems takes them
	 * @throws UnreadableScriptException if the file can no longer be read
	 */
	public void check(Problems problems) {
		read(problems, null, (statement, reader) -> check(statement, problems));
	}

	/**
	 * As {@link #check(Problems)}, and looks for statements that change rows.
	 * @param problems takes them
	 * @param noData what is said of those
	 */
	public void check(Problems problems, String noData) {
		read(problems, null, (statement, reader) -> {
			check(statement, problems);
			if (!this.rules.dataStatements(statement).isEmpty()) {
				problems.add(this.file.name(), statement.line(), noData);
			}
		});
	}

	private void check(SqlStatement statement, Problems problems) {
		String refusal = this.rules.refusal(statement);
		if (refusal == null) {
			refusal = statement.fault();
		}
		if (refusal == null && this.rules.standalone(statement) != null) {
			refusal = "cannot run in a transaction, and all of this file runs in one";
		}
		if (refusal != null) {
			problems.add(this.file.name(), statement.line(), refusal);
		}
	}

	/**
	 * Sends the statements.
	 * @param batch the transaction
	 * @param loaded the checksum of the file when it was loaded
	 * @throws UnreadableScriptException if the file can no longer be read
	 * @throws ChangedScriptException if it was changed since
	 */
	public void send(StatementBatch batch, Checksum loaded) {
		MessageDigest digest = Checksum.digest();
		read(new Problems(), digest, (statement, reader) -> {
			if (statement.copyFromStdin()) {
				batch.copy(this.file.name(), statement, reader.copyData());
			}
			else {
				batch.add(this.file.name(), statement);
			}
		});
		if (!Checksum.of(digest).equals(loaded)) {
			throw new ChangedScriptException(this.file.name());
		}
	}

	private void read(Problems problems, @Nullable MessageDigest digest, Use use) {
		try (ScriptReader reader = new ScriptReader(new Utf8Reader().open(this.file.content()), this.file.name(),
				problems)) {
			reader.digest(digest);
			ScriptItem item = reader.next();
			while (item != null) {
				item.match((statement) -> {
					use.of(this.placeholders.resolve(statement, problems, this.file.name()), reader);
					return true;
				}, (directive) -> false, (comment) -> false);
				item = reader.next();
			}
		}
		catch (IOException ex) {
			throw new UnreadableScriptException(this.file.name(), ex);
		}
	}

	/** What is done with each statement. */
	private interface Use {

		void of(SqlStatement statement, ScriptReader reader);

	}

}
