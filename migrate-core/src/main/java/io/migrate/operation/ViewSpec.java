package io.migrate.operation;

import java.util.ArrayList;
import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.schema.View;
import org.jspecify.annotations.Nullable;

/**
 * A new view.
 */
public final class ViewSpec {

	private final QualifiedName name;

	private final String query;

	private final boolean materialized;

	private final List<String> options = new ArrayList<>();

	private @Nullable String comment;

	private boolean orReplace;

	ViewSpec(QualifiedName name, String query, boolean materialized) {
		this.name = name;
		this.query = query;
		this.materialized = materialized;
	}

	/**
	 * An option.
	 * @param option such as {@code security_invoker=true}
	 * @return this
	 */
	public ViewSpec option(String option) {
		this.options.add(option);
		return this;
	}

	/**
	 * What people say about it.
	 * @param comment a text
	 * @return this
	 */
	public ViewSpec comment(String comment) {
		this.comment = comment;
		return this;
	}

	/**
	 * Takes the place of a view of this name, whose columns stay, apart from new ones at
	 * the end. A materialised one cannot be replaced.
	 * @return this
	 */
	public ViewSpec orReplace() {
		this.orReplace = true;
		return this;
	}

	List<Operation> operations(Mistakes mistakes) {
		mistakes.required("name", this.name.name());
		mistakes.required("query", this.query);
		mistakes.check(!(this.orReplace && this.materialized),
				"replaces a materialised view; drop it and make it anew");
		String text = this.query.strip();
		String definition = text.endsWith(";") ? text.substring(0, text.length() - 1).stripTrailing() : text;
		return List.of(new CreateView(
				new View(this.name, definition, this.materialized, List.of(), this.options, this.comment),
				this.orReplace));
	}

}
