package io.migrate.revision;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.migrate.base.PopulationName;
import io.migrate.base.Problems;
import io.migrate.graph.NodePart;
import io.migrate.graph.RevisionId;
import io.migrate.graph.RevisionNode;
import io.migrate.script.Comment;
import org.jspecify.annotations.Nullable;

/**
 * Collects the comment lines above the first directive: the message, the long text, and
 * the header lines from {@code Revision ID} on. Not thread-safe.
 */
final class RevisionHeader {

	private final String script;

	private final Problems problems;

	/** The message, and the long text from its first line on. */
	private final List<String> text = new ArrayList<>(2);

	private final Map<Key, Line> lines = new EnumMap<>(Key.class);

	private final Map<NodePart, Integer> partLines = new EnumMap<>(NodePart.class);

	RevisionHeader(String script, Problems problems) {
		this.script = script;
		this.problems = problems;
	}

	/**
	 * Whether a comment line ends the text and begins the header.
	 * @param line the line without its dashes
	 */
	static boolean isBeginning(String line) {
		return Key.of(line.strip()) == Key.REVISION_ID;
	}

	void add(Comment comment) {
		String content = comment.text().strip();
		Key key = Key.of(content);
		if (this.lines.isEmpty() && key != Key.REVISION_ID) {
			addText(content);
		}
		else if (key != null) {
			put(key, new Line(content.substring(content.indexOf(':') + 1).strip(), comment.line()));
		}
		else if (!content.isEmpty()) {
			this.problems.add(this.script, comment.line(),
					"'" + content + "' is no header line. Below 'Revision ID' come " + Key.titles()
							+ " and nothing else; write other comments below the directive");
		}
	}

	private void addText(String content) {
		if (this.text.size() != 1 || !content.isEmpty()) {
			this.text.add(content);
		}
	}

	private void put(Key key, Line line) {
		Line before = this.lines.putIfAbsent(key, line);
		if (before == null && key.part != null) {
			this.partLines.put(key.part, line.number());
		}
		else if (before != null) {
			this.problems.add(this.script, line.number(),
					"'" + key.title + "' stands twice, first on line " + before.number());
		}
	}

	/**
	 * What the header says about the place in the graph.
	 * @return the node, or {@code null} when the header is too broken to tell
	 */
	@Nullable RevisionNode node() {
		Line id = this.lines.get(Key.REVISION_ID);
		if (id == null) {
			this.problems.add(this.script, 0,
					"has no header: a revision begins with comment lines, among them '-- Revision ID: <id>' and"
							+ " '-- Revises: <ids of its parents>'");
			return null;
		}
		if (!this.lines.containsKey(Key.REVISES)) {
			this.problems.add(this.script, id.number(),
					"has no 'Revises' line; write '-- Revises:' with nothing behind it for a first revision");
		}
		List<RevisionId> ids = ids(id);
		if (id.values().size() != 1) {
			this.problems.add(this.script, id.number(), "'Revision ID' must be followed by one id");
		}
		List<RevisionId> revises = revises();
		return ids.isEmpty() ? null
				: new RevisionNode(ids.get(0), revises, strings(Key.DEPENDS_ON), strings(Key.BRANCH_LABELS));
	}

	/**
	 * Where the header speaks of the graph.
	 * @return the lines
	 */
	Map<NodePart, Integer> nodeLines() {
		return this.partLines;
	}

	String message() {
		String message = this.text.isEmpty() ? "" : this.text.get(0);
		if (message.isEmpty() && this.lines.containsKey(Key.REVISION_ID)) {
			this.problems.add(this.script, 1,
					"has no message: the first line says in a comment what the revision does");
		}
		return message;
	}

	String description() {
		return (this.text.size() > 1) ? String.join("\n", this.text.subList(1, this.text.size())).strip() : "";
	}

	@Nullable Instant created() {
		Line line = this.lines.get(Key.CREATE_DATE);
		if (line == null || line.value().isEmpty()) {
			return null;
		}
		try {
			return CreateDate.parse(line.value());
		}
		catch (DateTimeException ex) {
			this.problems.add(this.script, line.number(),
					"'" + line.value() + "' is not a time such as 2025-10-21T09:12:33Z");
			return null;
		}
	}

	/**
	 * The populations that must be done before.
	 * @return their names, each once
	 */
	List<PopulationName> needs() {
		Line line = this.lines.get(Key.NEEDS_POPULATION);
		if (line == null) {
			return List.of();
		}
		return PopulationName.list(line.values(), (problem) -> this.problems.add(this.script, line.number(), problem));
	}

	private List<RevisionId> revises() {
		Line line = this.lines.get(Key.REVISES);
		return (line != null) ? ids(line) : List.of();
	}

	private List<RevisionId> ids(Line line) {
		List<String> written = line.values();
		if (written.size() == 1 && RevisionId.isValid(written.get(0))) {
			return List.of(new RevisionId(written.get(0)));
		}
		List<RevisionId> valid = new ArrayList<>();
		for (String id : written) {
			if (RevisionId.isValid(id)) {
				valid.add(new RevisionId(id));
			}
			else {
				this.problems.add(this.script, line.number(), "'" + id
						+ "' is no revision id: ids have 1 to 64 of A-Z a-z 0-9 _ and are none of head, heads, base, current");
			}
		}
		return valid;
	}

	private List<String> strings(Key key) {
		Line line = this.lines.get(key);
		return (line != null) ? line.values() : List.of();
	}

	private enum Key {

		REVISION_ID("Revision ID", NodePart.ID), REVISES("Revises", NodePart.REVISES), CREATE_DATE("Create Date", null),
		BRANCH_LABELS("Branch labels", NodePart.LABELS), DEPENDS_ON("Depends on", NodePart.DEPENDS_ON),
		NEEDS_POPULATION("Needs population", null);

		private static final Key[] ALL = values();

		private final String title;

		private final @Nullable NodePart part;

		Key(String title, @Nullable NodePart part) {
			this.title = title;
			this.part = part;
		}

		static @Nullable Key of(String content) {
			int colon = content.indexOf(':');
			for (Key key : ALL) {
				if (key.stands(content, colon)) {
					return key;
				}
			}
			return null;
		}

		private boolean stands(String content, int colon) {
			int length = this.title.length();
			return colon >= length && content.regionMatches(true, 0, this.title, 0, length)
					&& content.substring(length, colon).isBlank();
		}

		static String titles() {
			return String.join(", ", Stream.of(ALL).map((key) -> "'" + key.title + "'").toList());
		}

	}

	private record Line(String value, int number) {

		List<String> values() {
			if (this.value.indexOf(',') < 0) {
				return this.value.isEmpty() ? List.of() : List.of(this.value);
			}
			List<String> values = new ArrayList<>();
			for (String part : this.value.split(",")) {
				if (!part.isBlank()) {
					values.add(part.strip());
				}
			}
			return values;
		}

	}

}
