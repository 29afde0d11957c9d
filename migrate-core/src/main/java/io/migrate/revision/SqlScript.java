package io.migrate.revision;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.migrate.base.Problems;
import io.migrate.graph.NodeLocator;
import io.migrate.graph.NodePart;
import io.migrate.script.ScriptReader;

import org.springframework.core.io.Resource;

/**
 * The file of a SQL revision. Thread-safe: each reader is opened anew.
 */
public final class SqlScript {

	private final String name;

	private final Resource resource;

	private final SectionLines upgrade;

	private final SectionLines downgrade;

	private final Map<NodePart, Integer> headerLines;

	SqlScript(String name, Resource resource, SectionLines upgrade, SectionLines downgrade,
			Map<NodePart, Integer> headerLines) {
		this.name = name;
		this.resource = resource;
		this.upgrade = upgrade;
		this.downgrade = downgrade;
		this.headerLines = Map.copyOf(headerLines);
	}

	/**
	 * Where a part of the header stands.
	 * @param part what the header says
	 * @return the file and the line, or the file alone
	 */
	NodeLocator.Place place(NodePart part) {
		return new NodeLocator.Place(this.name, this.headerLines.getOrDefault(part, 0));
	}

	/**
	 * The name by which people know the file.
	 * @return its path from the location that it was found in, the location included
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Opens a section for execution.
	 * @param section which one
	 * @return its statements; to be closed by the caller
	 * @throws UnreadableScriptException if the file can no longer be read
	 */
	public SectionReader open(Section section) {
		try {
			ScriptReader reader = new ScriptReader(reader(this.resource), this.name, new Problems());
			return new SectionReader(this.name, section, reader);
		}
		catch (IOException ex) {
			throw new UnreadableScriptException(this.name, ex);
		}
	}

	/**
	 * The text of a section as it stands in the file, without its directive.
	 * @param section which one
	 * @return the text, empty when there is no such section
	 * @throws UnreadableScriptException if the file can no longer be read
	 */
	public String text(Section section) {
		SectionLines lines = (section == Section.UPGRADE) ? this.upgrade : this.downgrade;
		try (Reader reader = new BufferedReader(reader(this.resource))) {
			return text(reader, lines).strip();
		}
		catch (IOException ex) {
			throw new UnreadableScriptException(this.name, ex);
		}
	}

	// Lines end where the script reader counts them: a carriage return alone ends none
	private static String text(Reader reader, SectionLines lines) throws IOException {
		StringBuilder text = new StringBuilder();
		int line = 1;
		int character = reader.read();
		while (character >= 0 && line - lines.first() < lines.count()) {
			if (line >= lines.first()) {
				text.append((char) character);
			}
			line += (character == '\n') ? 1 : 0;
			character = reader.read();
		}
		return text.toString();
	}

	/**
	 * Reads UTF-8 and nothing else: a malformed byte is an error, not a question mark.
	 * @param resource the file
	 * @return its characters
	 * @throws IOException if it cannot be opened
	 */
	static Reader reader(Resource resource) throws IOException {
		return new InputStreamReader(resource.getInputStream(),
				StandardCharsets.UTF_8.newDecoder()
					.onMalformedInput(CodingErrorAction.REPORT)
					.onUnmappableCharacter(CodingErrorAction.REPORT));
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
