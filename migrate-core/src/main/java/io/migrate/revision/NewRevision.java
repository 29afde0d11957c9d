package io.migrate.revision;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import io.migrate.graph.RevisionId;
import io.migrate.graph.RevisionNode;

/**
 * A revision that has no file yet.
 *
 * @param node the id, what it revises and depends on, and its labels
 * @param text the message and the long text
 * @param created when it was created; its file says so to the second
 */
public record NewRevision(RevisionNode node, RevisionText text, Instant created) {

	private static final List<String> UPGRADE = List.of("Write here the SQL that makes the change.");

	private static final List<String> DOWNGRADE = List.of(
			"Write here the SQL that takes it back. Where nothing can, put in place of the line above:",
			"'-- migrate:irreversible', and behind it the reason.");

	private static final List<String> MERGE = List.of("A merge joins its parents and needs no SQL of its own.");

	/**
	 * The content of its file, with nothing to run yet.
	 * @return lines in the format that {@link SqlRevisionSource} reads
	 */
	String content() {
		boolean merge = this.node.revises().size() > 1;
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
		return comment(lines) + "\n" + section("migrate:upgrade", merge ? MERGE : UPGRADE) + "\n"
				+ section("migrate:downgrade", merge ? MERGE : DOWNGRADE);
	}

	private static void addUnlessNone(List<String> lines, String title, List<String> values) {
		if (!values.isEmpty()) {
			add(lines, title, String.join(", ", values));
		}
	}

	private static void add(List<String> lines, String title, String value) {
		lines.add(title + value);
	}

	private static String section(String directive, List<String> hint) {
		return comment(List.of(directive)) + comment(hint);
	}

	private static String comment(List<String> lines) {
		StringBuilder text = new StringBuilder();
		lines.forEach((line) -> text.append(("-- " + line).stripTrailing()).append('\n'));
		return text.toString();
	}

}
