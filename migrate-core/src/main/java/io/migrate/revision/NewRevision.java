package io.migrate.revision;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import io.migrate.base.PopulationName;
import io.migrate.base.Problems;
import io.migrate.file.LocatedFile;
import io.migrate.graph.RevisionId;
import io.migrate.graph.RevisionNode;
import org.jspecify.annotations.Nullable;

/**
 * A revision that has no file yet.
 *
 * @param node the id, what it revises and depends on, and its labels
 * @param text the message and the long text
 * @param created when it was created; its file says so to the second
 * @param needs the populations that must be done before it
 * @param body what it runs
 */
public record NewRevision(RevisionNode node, RevisionText text, Instant created, List<PopulationName> needs,
		RevisionBody body) {

	public NewRevision {
		needs = List.copyOf(needs);
	}

	/**
	 * A revision with nothing to run yet.
	 * @param node the id, what it revises and depends on, and its labels
	 * @param text the message and the long text
	 * @param created when it was created
	 */
	public NewRevision(RevisionNode node, RevisionText text, Instant created) {
		this(node, text, created, List.of(), RevisionBody.blank(node.revises().size() > 1));
	}

	/**
	 * The same with other populations before it.
	 * @param needs the populations that must be done before it
	 * @return the new revision
	 */
	public NewRevision withNeeds(List<PopulationName> needs) {
		return new NewRevision(this.node, this.text, this.created, needs, this.body);
	}

	/**
	 * What its file will be read as.
	 * @param name the name of the file, for problems
	 * @param problems takes what would be wrong with it
	 * @return the revision, or {@code null} when it would have no usable header
	 */
	public @Nullable Revision read(String name, Problems problems) {
		byte[] content = content().getBytes(StandardCharsets.UTF_8);
		return new RevisionFiles(problems).read(new LocatedFile(name, name, () -> new ByteArrayInputStream(content)));
	}

	/**
	 * The content of its file.
	 * @return lines in the format that {@link SqlRevisionSource} reads
	 */
	String content() {
		List<String> lines = new ArrayList<>(List.of(this.text.message(), ""));
		if (!this.text.description().isEmpty()) {
			lines.addAll(this.text.description());
			lines.add("");
		}
		add(lines, "Revision ID:   ", this.node.id().value());
		add(lines, "Revises:       ", String.join(", ", this.node.revises().stream().map(RevisionId::value).toList()));
		add(lines, "Create Date:   ", this.created.truncatedTo(ChronoUnit.SECONDS).toString());
		addUnlessNone(lines, "Branch labels: ", this.node.labels());
		addUnlessNone(lines, "Depends on:    ", this.node.dependsOn());
		addUnlessNone(lines, "Needs population: ", this.needs.stream().map(PopulationName::value).toList());
		return comment(lines) + "\n" + this.body.sections();
	}

	private static void addUnlessNone(List<String> lines, String title, List<String> values) {
		if (!values.isEmpty()) {
			add(lines, title, String.join(", ", values));
		}
	}

	private static void add(List<String> lines, String title, String value) {
		lines.add(title + value);
	}

	private static String comment(List<String> lines) {
		StringBuilder text = new StringBuilder();
		lines.forEach((line) -> text.append(("-- " + line).stripTrailing()).append('\n'));
		return text.toString();
	}

}
