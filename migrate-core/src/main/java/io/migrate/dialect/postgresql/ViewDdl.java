package io.migrate.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;

import io.migrate.schema.View;

/**
 * Writes views.
 */
final class ViewDdl {

	private ViewDdl() {
	}

	static List<String> create(View view) {
		List<String> statements = new ArrayList<>();
		statements.add(define("CREATE " + kind(view), view));
		view.indexes().forEach((index) -> statements.addAll(IndexDdl.create(view.name(), index, false)));
		statements.addAll(CommentDdl.first(kind(view), view.name(), view.comment()));
		return statements;
	}

	private static String define(String head, View view) {
		String options = view.options().isEmpty() ? "" : " WITH (" + String.join(", ", view.options()) + ")";
		return head + " " + SqlNames.quote(view.name()) + options + " AS\n" + query(view);
	}

	private static String query(View view) {
		return view.definition().strip();
	}

	static List<String> drop(View view) {
		return List.of("DROP " + kind(view) + " " + SqlNames.quote(view.name()));
	}

	/**
	 * Only a view whose rows are not kept can be replaced in its place.
	 */
	static List<String> replace(View from, View to) {
		List<String> statements = new ArrayList<>();
		if (from.materialized() || to.materialized()) {
			statements.addAll(drop(from));
			statements.addAll(create(to));
			return statements;
		}
		if (!query(from).equals(query(to)) || !from.options().equals(to.options())) {
			statements.add(define("CREATE OR REPLACE VIEW", to));
		}
		statements.addAll(CommentDdl.change("VIEW", to.name(), from.comment(), to.comment()));
		return statements;
	}

	private static String kind(View view) {
		return view.materialized() ? "MATERIALIZED VIEW" : "VIEW";
	}

}
