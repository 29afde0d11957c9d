package io.migrate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.migrate.autogenerate.Draft;
import io.migrate.dialect.DdlRenderer;
import io.migrate.diff.Stage;
import io.migrate.diff.Stage.Purpose;
import io.migrate.graph.RevisionId;
import io.migrate.graph.RevisionNode;
import io.migrate.revision.NewRevision;
import io.migrate.revision.RevisionText;
import io.migrate.revision.RevisionWriter;

/**
 * Writes the stages of a difference as revisions of which each continues the one before.
 *
 * @param renderer writes operations
 * @param writer writes files
 * @param ids makes ids
 */
record DraftFiles(DdlRenderer renderer, RevisionWriter writer, Supplier<String> ids) {

	/**
	 * Writes the files: all of them, or none.
	 * @param asked what was asked for, checked; its id is that of the stage that changes
	 * the schema
	 * @param stages the stages, at least one
	 * @return the files in the order of the revisions
	 */
	List<Path> write(NewRevision asked, List<Stage> stages) {
		return this.writer.writeAll(chain(asked, stages));
	}

	private List<NewRevision> chain(NewRevision asked, List<Stage> stages) {
		List<NewRevision> chain = new ArrayList<>();
		RevisionNode first = asked.node();
		for (int place = 0; place < stages.size(); place++) {
			Stage stage = stages.get(place);
			RevisionId id = isMain(stage, stages) ? first.id() : new RevisionId(this.ids.get());
			RevisionNode node = chain.isEmpty()
					? new RevisionNode(id, first.revises(), first.dependsOn(), first.labels())
					: new RevisionNode(id, List.of(chain.get(place - 1).node().id()), List.of(), List.of());
			chain.add(new NewRevision(node, text(asked.text(), stage, stages), asked.created().plusSeconds(place),
					chain.isEmpty() ? asked.needs() : List.of(), new Draft(this.renderer).body(stage)));
		}
		return chain;
	}

	private static boolean isMain(Stage stage, List<Stage> stages) {
		return stage.purpose() == Purpose.CHANGE || stages.size() == 1;
	}

	private static RevisionText text(RevisionText asked, Stage stage, List<Stage> stages) {
		String addition = switch (stage.purpose()) {
			case ENUM_VALUES -> ": new values";
			case CHANGE -> "";
			case VALIDATION -> ": validation";
		};
		return isMain(stage, stages) ? asked : new RevisionText(asked.message() + addition, List.of());
	}

}
