package io.migrate.revision;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.migrate.base.PopulationName;
import io.migrate.graph.RevisionId;

import org.springframework.util.StringUtils;

/**
 * The class of a revision that has no file yet.
 *
 * @param revision the revision
 * @param packageName its package
 */
record NewRevisionClass(NewRevision revision, String packageName) {

	private static final String TEMPLATE = """
			package %s;

			import io.migrate.operation.Operations;
			import io.migrate.revision.JavaRevision;
			import io.migrate.revision.RevisionInfo;

			import org.springframework.stereotype.Component;

			@Component
			@RevisionInfo(%s)
			class %s implements JavaRevision {

			    @Override
			    public void upgrade(Operations op) {
			        // Say here what makes the change, such as
			        // op.addColumn("documents", "pages", "integer").notNull().defaultValue(1);
			    }

			    @Override
			    public void downgrade(Operations op) {
			        // Say here what takes it back. Where nothing can, leave this method out, and add to
			        // the annotation: irreversible = "the reason"
			    }

			}
			""";

	/**
	 * The simple name: the message in camel case.
	 */
	String name() {
		String slug = RevisionFileName.slug(this.revision.text().message());
		String words = Stream.of(slug.split("_")).map(StringUtils::capitalize).collect(Collectors.joining());
		return (words.isEmpty() || Character.isDigit(words.charAt(0)))
				? "Revision" + (words.isEmpty() ? this.revision.node().id().value() : words) : words;
	}

	/**
	 * The content of its file, with nothing to do yet.
	 */
	String content() {
		List<String> attributes = new ArrayList<>();
		attributes.add("id = " + literal(this.revision.node().id().value()));
		add(attributes, "revises", this.revision.node().revises().stream().map(RevisionId::value).toList());
		attributes.add("message = " + message());
		add(attributes, "dependsOn", this.revision.node().dependsOn());
		add(attributes, "labels", this.revision.node().labels());
		add(attributes, "needsPopulation", this.revision.needs().stream().map(PopulationName::value).toList());
		attributes.add("created = " + literal(this.revision.created().truncatedTo(ChronoUnit.SECONDS).toString()));
		return TEMPLATE.formatted(this.packageName, String.join(",\n        ", attributes), name());
	}

	private static void add(List<String> attributes, String name, List<String> values) {
		if (!values.isEmpty()) {
			String list = values.stream().map(NewRevisionClass::literal).collect(Collectors.joining(", "));
			attributes.add(name + " = " + ((values.size() == 1) ? list : "{ " + list + " }"));
		}
	}

	private String message() {
		RevisionText text = this.revision.text();
		if (text.description().isEmpty()) {
			return literal(text.message());
		}
		List<String> lines = new ArrayList<>(List.of(text.message(), ""));
		lines.addAll(text.description());
		return lines.stream()
			.map((line) -> escape(line).indent(16).stripTrailing())
			.collect(Collectors.joining("\n", "\"\"\"\n", "\"\"\""));
	}

	private static String literal(String text) {
		return '"' + escape(text) + '"';
	}

	// A backslash and a u would be read before anything else
	private static String escape(String text) {
		return text.replace("\\", "\\\\").replace("\"", "\\\"");
	}

}
