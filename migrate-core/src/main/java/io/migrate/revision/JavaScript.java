package io.migrate.revision;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.migrate.base.MigrationException;
import io.migrate.base.Problems;
import io.migrate.graph.NodeLocator;
import io.migrate.graph.NodePart;
import io.migrate.operation.JdbcWork;
import io.migrate.operation.OperationRecorder;
import io.migrate.operation.OperationWriter;
import io.migrate.operation.RecordedCall;
import io.migrate.script.Directive;
import io.migrate.script.ScriptItem;
import io.migrate.script.ScriptReader;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * The class of a Java revision. What it says is asked for once and kept, so that what was
 * looked over is what runs.
 */
final class JavaScript implements RevisionScript {

	static final String KIND = "java";

	private final String name;

	private final Supplier<? extends JavaRevision> revision;

	private final Map<Section, List<Part>> parts = new EnumMap<>(Section.class);

	/**
	 * Creates the script.
	 * @param name the name of the class, or of its source when there is no class yet
	 * @param revision makes an instance, or has one
	 */
	JavaScript(String name, Supplier<? extends JavaRevision> revision) {
		this.name = name;
		this.revision = revision;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public NodeLocator.Place place(NodePart part) {
		return new NodeLocator.Place(name(), 0);
	}

	@Override
	public StatementReader open(Section section, OperationWriter writer) {
		return new JavaReader(name(), parts(section, writer).iterator());
	}

	@Override
	public @Nullable String text(Section section, OperationWriter writer) {
		List<Part> all = parts(section, writer);
		return all.stream().anyMatch((part) -> part.work() != null) ? null
				: all.stream().map(Part::text).collect(Collectors.joining("\n")).strip();
	}

	private synchronized List<Part> parts(Section section, OperationWriter writer) {
		List<Part> known = this.parts.get(section);
		if (known == null) {
			known = List.copyOf(ask(section, writer));
			this.parts.put(section, known);
		}
		return known;
	}

	private List<Part> ask(Section section, OperationWriter writer) {
		Problems problems = new Problems();
		List<Part> asked = new ArrayList<>();
		for (RecordedCall call : record(section, problems)) {
			String text = (call.work() != null) ? "" : write(call, writer, problems);
			check(call.place(), text, problems);
			asked.add(new Part(call.place(), text, call.work()));
		}
		problems.throwIfAny((found) -> InvalidJavaRevisionException.mistakes(name(), section, found));
		return asked;
	}

	private List<RecordedCall> record(Section section, Problems problems) {
		JavaRevision instance = instance();
		OperationRecorder recorder = new OperationRecorder(ClassUtils.getUserClass(instance));
		try {
			if (section == Section.UPGRADE) {
				instance.upgrade(recorder.operations());
			}
			else {
				instance.downgrade(recorder.operations());
			}
		}
		catch (MigrationException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw InvalidJavaRevisionException.thrown(recorder.place(ex), ex);
		}
		return recorder.calls(problems);
	}

	private JavaRevision instance() {
		try {
			return this.revision.get();
		}
		catch (MigrationException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw InvalidJavaRevisionException.notMade(name(), ex);
		}
	}

	private static String write(RecordedCall call, OperationWriter writer, Problems problems) {
		try {
			return writer.script(call.operations());
		}
		catch (MigrationException ex) {
			problems.add(call.place(), 0, String.valueOf(ex.getMessage()));
			return "";
		}
	}

	// What is wrong with a file is said when it is loaded
	private static void check(String place, String text, Problems problems) {
		try (ScriptReader reader = new ScriptReader(new StringReader(text), place, problems)) {
			ScriptItem item = reader.next();
			while (item != null) {
				item.<@Nullable Void>match((statement) -> null, (directive) -> check(place, directive, problems),
						(comment) -> null);
				item = reader.next();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("A text in memory is never read", ex);
		}
	}

	private static @Nullable Void check(String place, Directive directive, Problems problems) {
		if (RevisionFileParser.allowsData(directive)) {
			problems.add(place, directive.line(), "'-- migrate:" + directive.name()
					+ "' belongs into a file; say allowData = \"<reason>\" in @RevisionInfo");
		}
		else if (!RevisionFileParser.isMark(directive)) {
			problems.add(place, directive.line(),
					"'-- migrate:" + directive.name() + "' belongs into a file, and has no place in a class");
		}
		else if (directive.argument().isBlank()) {
			problems.add(place, directive.line(), "'-- migrate:" + directive.name() + "' needs a reason behind it");
		}
		return null;
	}

	/**
	 * What one call asks for.
	 *
	 * @param place where it stands
	 * @param text its SQL
	 * @param work what it does in Java, or {@code null}
	 */
	record Part(String place, String text, @Nullable JdbcWork work) {

	}

}
