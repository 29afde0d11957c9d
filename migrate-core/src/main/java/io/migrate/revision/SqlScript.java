package io.migrate.revision;

import java.io.IOException;
import java.io.Reader;
import java.util.Map;

import io.migrate.base.Problems;
import io.migrate.file.LocatedFile;
import io.migrate.file.UnreadableScriptException;
import io.migrate.file.Utf8Reader;
import io.migrate.graph.NodeLocator;
import io.migrate.graph.NodePart;
import io.migrate.operation.OperationWriter;
import io.migrate.script.ScriptReader;

/**
 * The file of a SQL revision. Thread-safe: each reader is opened anew.
 */
public final class SqlScript implements RevisionScript {

	private static final int CHUNK = 2 * 1024;

	private final LocatedFile file;

	private final SectionLines upgrade;

	private final SectionLines downgrade;

	private final Map<NodePart, Integer> headerLines;

	SqlScript(LocatedFile file, SectionLines upgrade, SectionLines downgrade, Map<NodePart, Integer> headerLines) {
		this.file = file;
		this.upgrade = upgrade;
		this.downgrade = downgrade;
		this.headerLines = headerLines;
	}

	@Override
	public String kind() {
		return "sql";
	}

	@Override
	public NodeLocator.Place place(NodePart part) {
		return new NodeLocator.Place(name(), this.headerLines.getOrDefault(part, 0));
	}

	@Override
	public String name() {
		return this.file.name();
	}

	@Override
	public StatementReader open(Section section, OperationWriter writer) {
		try {
			ScriptReader reader = new ScriptReader(new Utf8Reader().open(this.file.content()), name(), new Problems());
			return new SectionReader(name(), section, reader);
		}
		catch (IOException ex) {
			throw new UnreadableScriptException(name(), ex);
		}
	}

	@Override
	public String text(Section section, OperationWriter writer) {
		SectionLines lines = (section == Section.UPGRADE) ? this.upgrade : this.downgrade;
		try (Reader reader = new Utf8Reader().open(this.file.content())) {
			return text(reader, lines).strip();
		}
		catch (IOException ex) {
			throw new UnreadableScriptException(name(), ex);
		}
	}

	// Lines end where the script reader counts them: a carriage return alone ends none
	private static String text(Reader reader, SectionLines lines) throws IOException {
		StringBuilder text = new StringBuilder();
		char[] characters = new char[CHUNK];
		int line = 1;
		int count = reader.read(characters);
		while (count >= 0 && line - lines.first() < lines.count()) {
			for (int i = 0; i < count; i++) {
				if (line >= lines.first() && line - lines.first() < lines.count()) {
					text.append(characters[i]);
				}
				line += (characters[i] == '\n') ? 1 : 0;
			}
			count = reader.read(characters);
		}
		return text.toString();
	}

	/**
	 * Where a section stands.
	 *
	 * @param first its first line, counted from one
	 * @param count how many lines it has
	 */
	record SectionLines(int first, int count) {

		static final SectionLines NONE = new SectionLines(1, 0);

	}

}
