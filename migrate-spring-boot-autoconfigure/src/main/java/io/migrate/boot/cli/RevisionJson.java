package io.migrate.boot.cli;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.migrate.base.PopulationName;
import io.migrate.revision.Revision;

import org.jspecify.annotations.Nullable;

/**
 * Writes revisions for programs.
 */
final class RevisionJson {

	private RevisionJson() {
	}

	static List<Map<String, @Nullable Object>> of(Collection<RevisionView> views) {
		return views.stream().map(RevisionJson::of).toList();
	}

	/**
	 * The fields of a revision.
	 * @param view the revision
	 * @return names and values
	 */
	static Map<String, @Nullable Object> of(RevisionView view) {
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		fields.put("id", view.id());
		fields.put("message", view.message());
		fields.put("revises", view.revises());
		fields.put("dependsOn", view.dependsOn());
		fields.put("labels", view.labels());
		fields.put("head", view.is(Mark.HEAD) || view.is(Mark.EFFECTIVE_HEAD));
		fields.put("effectiveHead", view.is(Mark.EFFECTIVE_HEAD));
		fields.put("branchPoint", view.is(Mark.BRANCH_POINT));
		fields.put("mergePoint", view.is(Mark.MERGE_POINT));
		if (view.pending() != null) {
			fields.put("current", view.is(Mark.CURRENT));
			fields.put("applied", !view.isPending() && !view.is(Mark.HALF_WAY));
			fields.put("halfWay", view.is(Mark.HALF_WAY));
			fields.put("unknown", view.is(Mark.UNKNOWN));
		}
		Revision revision = view.revision();
		if (revision != null) {
			fields.put("description", revision.description());
			fields.put("created", revision.created());
			fields.put("path", revision.script().name());
			fields.put("reversible", revision.downgrade().isReversible());
			fields.put("needsPopulation", revision.data().needs().stream().map(PopulationName::value).toList());
		}
		return fields;
	}

}
