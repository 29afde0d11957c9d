package io.migrate.revision;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.security.MessageDigest;
import java.util.Optional;

import io.migrate.base.Checksum;
import io.migrate.base.Problems;
import io.migrate.file.ChangedScriptException;
import io.migrate.file.UnreadableScriptException;
import io.migrate.operation.JdbcWork;
import io.migrate.script.Directive;
import io.migrate.script.ScriptItem;
import io.migrate.script.ScriptReader;
import io.migrate.script.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Reads the statements of one section, one after the other. Not thread-safe.
 */
public final class SectionReader implements StatementReader {

	private final String scriptName;

	private final String directive;

	private final ScriptReader reader;

	private final MessageDigest digest = Checksum.digest();

	private boolean inside;

	private boolean marked;

	SectionReader(String scriptName, Section section, ScriptReader reader) {
		this.scriptName = scriptName;
		this.directive = section.directive();
		this.reader = reader;
	}

	/**
	 * Opens a section that is held in memory, such as a downgrade that the database
	 * keeps.
	 * @param name its name for messages
	 * @param text what {@link RevisionScript#text} gave: the section without its
	 * directive
	 * @return its statements; lines are counted in the text
	 */
	public static SectionReader of(String name, String text) {
		ScriptReader reader = new ScriptReader(new StringReader(text), name, new Problems());
		SectionReader section = new SectionReader(name, Section.DOWNGRADE, reader);
		section.enter(true);
		return section;
	}

	/**
	 * The checksum of a section that is held in memory.
	 * @param text the section without its directive
	 * @return the checksum of its tokens
	 */
	public static Checksum checksum(String text) {
		try (SectionReader reader = of("", text)) {
			SqlStatement statement = reader.next();
			while (statement != null) {
				statement = reader.next();
			}
			return Checksum.of(reader.digest);
		}
	}

	@Override
	public String scriptName() {
		return this.scriptName;
	}

	@Override
	public @Nullable SqlStatement next() {
		try {
			ScriptItem item = this.reader.next();
			while (item != null) {
				Optional<SqlStatement> statement = item.match(this::inSection, this::turn,
						(comment) -> Optional.empty());
				if (statement.isPresent()) {
					return statement.get();
				}
				item = this.reader.next();
			}
			return null;
		}
		catch (IOException ex) {
			throw new UnreadableScriptException(this.scriptName, ex);
		}
	}

	@Override
	public @Nullable JdbcWork work() {
		return null;
	}

	@Override
	public Reader copyData() {
		return this.reader.copyData();
	}

	@Override
	public void expect(@Nullable Checksum loaded) {
		if (!Checksum.of(this.digest).equals(loaded)) {
			throw new ChangedScriptException(this.scriptName);
		}
	}

	private Optional<SqlStatement> inSection(SqlStatement statement) {
		if (!this.inside) {
			return Optional.empty();
		}
		SqlStatement found = this.marked ? statement.asRerunnable() : statement;
		this.marked = false;
		return Optional.of(found);
	}

	private Optional<SqlStatement> turn(Directive read) {
		if (RevisionFileParser.opensSection(read)) {
			enter(read.name().equals(this.directive));
		}
		else if (RevisionFileParser.marksNextStatement(read)) {
			this.marked = this.inside;
		}
		return Optional.empty();
	}

	private void enter(boolean inside) {
		this.inside = inside;
		this.marked = false;
		this.reader.digest(inside ? this.digest : null);
	}

	@Override
	public void close() {
		try {
			this.reader.close();
		}
		catch (IOException ex) {
			throw new UnreadableScriptException(this.scriptName, ex);
		}
	}

}
