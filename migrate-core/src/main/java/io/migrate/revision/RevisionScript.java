package io.migrate.revision;

import io.migrate.file.UnreadableScriptException;
import io.migrate.graph.NodeLocator;
import io.migrate.graph.NodePart;
import io.migrate.operation.OperationWriter;
import org.jspecify.annotations.Nullable;

/**
 * What a revision runs: a file, or a class. Thread-safe.
 */
public sealed interface RevisionScript permits SqlScript, JavaScript {

	/**
	 * How it is written.
	 * @return {@code sql} or {@code java}
	 */
	String kind();

	/**
	 * The name by which people know it.
	 * @return the path of the file from the location that it was found in, the location
	 * included; or the name of the class
	 */
	String name();

	/**
	 * Where it speaks of its place in the graph.
	 * @param part what it says
	 * @return the file and the line, or the class
	 */
	NodeLocator.Place place(NodePart part);

	/**
	 * Opens a section for execution.
	 * @param section which one
	 * @param writer writes what a class asks for
	 * @return its statements; to be closed by the caller
	 * @throws UnreadableScriptException if a file can no longer be read
	 * @throws InvalidJavaRevisionException if a class makes mistakes
	 */
	StatementReader open(Section section, OperationWriter writer);

	/**
	 * The text of a section, to be kept.
	 * @param section which one
	 * @param writer writes what a class asks for
	 * @return what {@link SectionReader#of} reads, empty when there is no such section;
	 * {@code null} when it runs Java, which is no text
	 * @throws UnreadableScriptException if a file can no longer be read
	 * @throws InvalidJavaRevisionException if a class makes mistakes
	 */
	@Nullable String text(Section section, OperationWriter writer);

}
