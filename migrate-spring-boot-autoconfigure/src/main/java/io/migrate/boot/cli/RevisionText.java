package io.migrate.boot.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import io.migrate.base.PopulationName;
import io.migrate.graph.RevisionId;
import io.migrate.revision.Revision;

/**
 * Writes revisions as Alembic does.
 */
final class RevisionText {

	private static final String INDENT = "    ";

	private RevisionText() {
	}

	/**
	 * The revision alone.
	 * @param view the revision
	 * @return such as {@code 8d41c07e93fa (ocr) (head)}
	 */
	static Text line(RevisionView view) {
		return Text.join(" ", List.of(id(view), notes(view)));
	}

	/**
	 * The revision, and where it comes from.
	 * @param view the revision
	 * @return such as {@code 5c0de1f7a2b4 -> 8d41c07e93fa}
	 */
	static Text step(RevisionView view) {
		Text from = Text.of(ids(view.revises(), "<base>"), Style.DIM);
		if (!view.dependsOn().isEmpty()) {
			from = from.plus(" (" + ids(view.dependsOn(), "") + ")", Style.DIM);
		}
		return from.plus(" -> ", Style.DIM).plus(id(view));
	}

	/**
	 * What a drawing has no line for.
	 * @param view the revision
	 * @return such as {@code (needs 2ea95b80c6d3)}, empty when it depends on nothing
	 */
	static Text needs(RevisionView view) {
		return view.dependsOn().isEmpty() ? Text.EMPTY
				: Text.of("(needs " + ids(view.dependsOn(), "") + ")", Style.DIM);
	}

	static Text id(RevisionView view) {
		return Text.of(view.id().value(), view.isPending() ? Style.DIM : Style.ID);
	}

	static Text notes(RevisionView view) {
		List<Text> notes = new ArrayList<>();
		if (!view.labels().isEmpty()) {
			notes.add(Text.of("(" + String.join(", ", view.labels()) + ")", Style.LABEL));
		}
		view.marks().forEach((mark) -> notes.add(Text.of("(" + mark + ")", mark.style())));
		return Text.join(" ", notes);
	}

	/**
	 * Everything about a revision.
	 * @param view the revision
	 * @param children what revises it
	 * @return the lines
	 */
	static List<Text> entry(RevisionView view, Collection<RevisionId> children) {
		List<Text> lines = new ArrayList<>();
		List<Text> marks = view.marks().stream().map((mark) -> Text.of("(" + mark + ")", mark.style())).toList();
		lines.add(Text.join(" ", List.of(Text.of("Rev: ").plus(id(view)), Text.join(" ", marks))));
		lines.add(Text.of((view.is(Mark.MERGE_POINT) ? "Merges: " : "Parent: ") + ids(view.revises(), "<base>")));
		if (!view.dependsOn().isEmpty()) {
			lines.add(Text.of("Also depends on: " + ids(view.dependsOn(), "")));
		}
		if (children.size() > 1) {
			lines.add(Text.of("Branches into: " + ids(children, "")));
		}
		if (!view.labels().isEmpty()) {
			lines.add(Text.of("Branch names: ").plus(String.join(", ", view.labels()), Style.LABEL));
		}
		Revision revision = view.revision();
		if (revision != null && !revision.data().needs().isEmpty()) {
			lines.add(Text.of("Needs population: "
					+ revision.data().needs().stream().map(PopulationName::value).collect(Collectors.joining(", "))));
		}
		if (revision != null) {
			lines.add(Text.of("Path: " + revision.script().name()));
		}
		lines.add(Text.EMPTY);
		lines.add(Text.of(INDENT + view.message()));
		if (revision != null && !revision.description().isEmpty()) {
			lines.add(Text.EMPTY);
			revision.description().lines().forEach((line) -> lines.add(Text.of((INDENT + line).stripTrailing())));
		}
		return lines;
	}

	private static String ids(Collection<RevisionId> ids, String none) {
		return ids.isEmpty() ? none : ids.stream().map(RevisionId::value).collect(Collectors.joining(", "));
	}

}
