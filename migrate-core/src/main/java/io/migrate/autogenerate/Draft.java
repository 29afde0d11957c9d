package io.migrate.autogenerate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.migrate.dialect.DdlRenderer;
import io.migrate.diff.Change;
import io.migrate.diff.Note;
import io.migrate.diff.Stage;
import io.migrate.operation.AddColumn;
import io.migrate.operation.Operation;
import io.migrate.revision.RevisionBody;

/**
 * Writes the changes of a stage as the sections of a revision: SQL with comments for who
 * reviews it. Used for one stage.
 */
public final class Draft {

	private static final int WIDTH = 118;

	private final DdlRenderer renderer;

	private final Set<String> said = new HashSet<>();

	/**
	 * Creates a draft.
	 * @param renderer writes operations
	 */
	public Draft(DdlRenderer renderer) {
		this.renderer = renderer;
	}

	/**
	 * Writes a stage.
	 * @param stage the changes
	 * @return the sections
	 */
	public RevisionBody body(Stage stage) {
		String upgrade = joined(stage.changes().stream().map(this::block).toList());
		List<Operation> operations = stage.operations();
		boolean takenBack = operations.stream().anyMatch((operation) -> operation.irreversible() == null);
		return takenBack ? new RevisionBody(upgrade, downgrade(operations), null)
				: new RevisionBody(upgrade, "",
						operations.stream()
							.map(Operation::irreversible)
							.map(Objects::requireNonNull)
							.map((reason) -> reason.replaceAll("\\s+", " "))
							.collect(Collectors.joining("; ")));
	}

	/**
	 * Writes a stage that nothing has to take back: below it the schema should be the
	 * same.
	 * @param stage the changes
	 * @return the sections
	 */
	public RevisionBody oneWay(Stage stage) {
		return new RevisionBody(joined(stage.changes().stream().map(this::block).toList()),
				"-- Nothing has to be taken back: the revisions below say the same.\n", null);
	}

	private String block(Change change) {
		StringBuilder block = new StringBuilder();
		for (Note note : change.notes()) {
			// Once in a file is enough, unless it shows another way
			if (this.said.add(note.text()) || !note.instead().isEmpty()) {
				comment(block, note.text());
				this.renderer.script(note.instead())
					.lines()
					.forEach((line) -> block.append(("--   " + line).stripTrailing()).append('\n'));
			}
			else if (note.again() != null) {
				comment(block, note.again());
			}
		}
		return block.append(this.renderer.script(List.of(change.operation()))).toString();
	}

	private static void comment(StringBuilder block, String text) {
		StringBuilder line = new StringBuilder("--");
		for (String word : text.split("\\s+")) {
			if (line.length() + 1 + word.length() > WIDTH) {
				block.append(line).append('\n');
				line = new StringBuilder("--");
			}
			line.append(' ').append(word);
		}
		block.append(line).append('\n');
	}

	private String downgrade(List<Operation> operations) {
		List<Operation> inverses = new ArrayList<>();
		List<String> blocks = new ArrayList<>();
		for (int index = operations.size() - 1; index >= 0; index--) {
			Operation operation = operations.get(index);
			String reason = operation.irreversible();
			if (reason != null) {
				blocks.addAll(blocks(inverses));
				inverses.clear();
				StringBuilder block = new StringBuilder();
				comment(block, "This stays as it is: " + reason + ".");
				blocks.add(block.toString());
			}
			inverses.addAll(operation.inverse());
		}
		blocks.addAll(blocks(inverses));
		String text = joined(blocks);
		return text.isEmpty() ? "-- Nothing has to be taken back.\n" : text;
	}

	private List<String> blocks(List<Operation> operations) {
		return Detours.without(operations).stream().map(this::takenBack).toList();
	}

	private String takenBack(Operation operation) {
		StringBuilder block = new StringBuilder();
		if (operation instanceof AddColumn added && !added.column().nullable() && added.column().value() == null) {
			comment(block, "Fails when the table has rows: add the column without NOT NULL then, and fill it.");
		}
		return block.append(this.renderer.script(List.of(operation))).toString();
	}

	// Single lines stand together, everything else apart
	private static String joined(List<String> blocks) {
		StringBuilder text = new StringBuilder();
		boolean wasLong = false;
		for (String block : blocks.stream().filter((block) -> !block.isEmpty()).toList()) {
			boolean isLong = block.indexOf('\n') < block.length() - 1;
			if (!text.isEmpty() && (wasLong || isLong)) {
				text.append('\n');
			}
			text.append(block);
			wasLong = isLong;
		}
		return text.toString();
	}

}
