package io.migrate.revision;

import io.migrate.file.LocatedFile;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import io.migrate.base.Checksum;
import io.migrate.base.PopulationName;
import io.migrate.base.Problems;
import io.migrate.graph.RevisionNode;
import io.migrate.revision.Revision.Data;
import io.migrate.revision.Revision.Downgrade;
import io.migrate.revision.SqlScript.SectionLines;
import io.migrate.script.Comment;
import io.migrate.script.Directive;
import io.migrate.script.ScriptItem;
import io.migrate.script.ScriptReader;
import io.migrate.script.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Reads one revision file from its first to its last line, and keeps of it the header,
 * the checksums and where the sections stand. One instance reads one file.
 */
final class RevisionFileParser {

	private static final List<String> SECTIONS = List.of("upgrade", "downgrade", "irreversible");

	private static final String RERUNNABLE = "rerunnable";

	private static final String ALLOW_DATA = "allow-data";

	private static final List<String> MARKS = List.of(ALLOW_DATA, RERUNNABLE);

	private final String name;

	private final LocatedFile file;

	private final Problems problems;

	private final RevisionHeader header;

	private final Map<Kind, Opened> opened = new EnumMap<>(Kind.class);

	private final MessageDigest digest;

	private @Nullable Opened current;

	/** Why the revision may change data. */
	private @Nullable String allowed;

	/** A mark that still waits for its statement. */
	private @Nullable Directive mark;

	private boolean strayReported;

	RevisionFileParser(LocatedFile file, Problems problems, MessageDigest digest) {
		this.name = file.name();
		this.file = file;
		this.problems = problems;
		this.digest = digest;
		this.header = new RevisionHeader(this.name, problems);
	}

	static boolean opensSection(Directive directive) {
		return SECTIONS.contains(directive.name());
	}

	static boolean isMark(Directive directive) {
		return MARKS.contains(directive.name());
	}

	static boolean allowsData(Directive directive) {
		return directive.name().equals(ALLOW_DATA);
	}

	static boolean marksNextStatement(Directive directive) {
		return directive.name().equals(RERUNNABLE);
	}

	/**
	 * Reads the file.
	 * @param reader what stands in it
	 * @return the revision, or {@code null} when it has no usable header; whether the
	 * rest is in order, the problems tell
	 * @throws IOException if it cannot be read
	 */
	@Nullable Revision parse(ScriptReader reader) throws IOException {
		readItems(reader);
		checkSections();
		return revision();
	}

	private void readItems(ScriptReader reader) throws IOException {
		Function<SqlStatement, Boolean> onStatement = this::statement;
		Function<Directive, Boolean> onDirective = (directive) -> turn(directive, reader);
		Function<Comment, Boolean> onComment = this::comment;
		ScriptItem item = reader.next();
		while (item != null) {
			item.match(onStatement, onDirective, onComment);
			item = reader.next();
		}
		closeSection(Integer.MAX_VALUE);
	}

	private boolean statement(SqlStatement statement) {
		this.mark = null;
		boolean runs = this.current != null && this.current.kind != Kind.IRREVERSIBLE;
		if (!runs && !this.strayReported) {
			this.strayReported = true;
			this.problems.add(this.name, statement.line(),
					(this.current == null) ? "has a statement above '-- migrate:upgrade'"
							: "has a statement below '-- migrate:irreversible', where none can run");
		}
		return true;
	}

	private boolean comment(Comment comment) {
		if (this.current == null) {
			this.header.add(comment);
		}
		return true;
	}

	private boolean turn(Directive directive, ScriptReader reader) {
		if (opensSection(directive)) {
			closeSection(directive.line());
			Opened section = open(Kind.valueOf(directive.name().toUpperCase(Locale.ROOT)), directive);
			reader.digest((section.kind == Kind.IRREVERSIBLE) ? null : this.digest);
			this.current = section;
		}
		else if (!isMark(directive)) {
			this.problems.add(this.name, directive.line(), "'-- migrate:" + directive.name()
					+ "' is no directive; there are " + String.join(", ", directives()));
		}
		else {
			mark(directive);
		}
		return true;
	}

	private void mark(Directive directive) {
		if (directive.argument().isBlank()) {
			reasonMissing(directive);
		}
		if (allowsData(directive)) {
			this.allowed = directive.argument();
		}
		if (marksNextStatement(directive)) {
			this.mark = directive;
		}
	}

	private Opened open(Kind kind, Directive directive) {
		if (kind == Kind.IRREVERSIBLE && directive.argument().isBlank()) {
			reasonMissing(directive);
		}
		Opened section = new Opened(kind, directive);
		Opened before = this.opened.put(kind, section);
		if (before != null) {
			this.problems.add(this.name, directive.line(), "has two '-- migrate:" + directive.name()
					+ "' sections, the first on line " + before.directive.line());
		}
		return section;
	}

	private void closeSection(int endLine) {
		if (this.mark != null) {
			this.problems.add(this.name, this.mark.line(), "'-- migrate:" + RERUNNABLE
					+ "' stands above no statement of its section; put it right above the one that may run again");
			this.mark = null;
		}
		if (this.current != null) {
			this.current.close(endLine, Checksum.of(this.digest));
		}
	}

	private void reasonMissing(Directive directive) {
		this.problems.add(this.name, directive.line(),
				"'-- migrate:" + directive.name() + "' needs a reason behind it, for whoever reads this next");
	}

	private static List<String> directives() {
		return Stream.concat(SECTIONS.stream(), MARKS.stream()).map((name) -> "-- migrate:" + name).toList();
	}

	private void checkSections() {
		if (!this.opened.containsKey(Kind.UPGRADE)) {
			this.problems.add(this.name, 0, "has no '-- migrate:upgrade' section");
		}
		Opened irreversible = this.opened.get(Kind.IRREVERSIBLE);
		if (!this.opened.isEmpty() && irreversible == null && !this.opened.containsKey(Kind.DOWNGRADE)) {
			this.problems.add(this.name, 0,
					"has neither '-- migrate:downgrade' nor '-- migrate:irreversible <reason>'");
		}
		if (irreversible != null && this.opened.containsKey(Kind.DOWNGRADE)) {
			this.problems.add(this.name, irreversible.directive.line(),
					"has both '-- migrate:downgrade' and '-- migrate:irreversible'; keep the one that is true");
		}
	}

	// Also of a file with problems, as long as its header tells the node
	private @Nullable Revision revision() {
		RevisionNode node = this.header.node();
		String message = this.header.message();
		Instant created = this.header.created();
		if (node == null) {
			return null;
		}
		SqlScript script = new SqlScript(this.file, lines(Kind.UPGRADE), lines(Kind.DOWNGRADE),
				this.header.nodeLines());
		Opened irreversible = this.opened.get(Kind.IRREVERSIBLE);
		Downgrade downgrade = new Downgrade(checksum(Kind.DOWNGRADE),
				(irreversible != null) ? irreversible.directive.argument() : null);
		Checksum checksum = Objects.requireNonNullElseGet(checksum(Kind.UPGRADE), () -> Checksum.of(Checksum.digest()));
		return new Revision(node, message, this.header.description(), created, script, checksum, downgrade, data());
	}

	private Data data() {
		List<PopulationName> needs = this.header.needs();
		return (needs.isEmpty() && this.allowed == null) ? Data.NONE : new Data(needs, this.allowed);
	}

	private @Nullable Checksum checksum(Kind kind) {
		Opened section = this.opened.get(kind);
		return (section != null) ? section.checksum : null;
	}

	private SectionLines lines(Kind kind) {
		Opened section = this.opened.get(kind);
		return (section != null) ? section.lines : SectionLines.NONE;
	}

	private enum Kind {

		UPGRADE, DOWNGRADE, IRREVERSIBLE

	}

	/** A section from its directive on; what it contains is known at its end. */
	private static final class Opened {

		private final Kind kind;

		private final Directive directive;

		private SectionLines lines = SectionLines.NONE;

		private @Nullable Checksum checksum;

		Opened(Kind kind, Directive directive) {
			this.kind = kind;
			this.directive = directive;
		}

		void close(int endLine, Checksum checksum) {
			int first = this.directive.line() + 1;
			this.lines = new SectionLines(first, endLine - first);
			this.checksum = checksum;
		}

	}

}
