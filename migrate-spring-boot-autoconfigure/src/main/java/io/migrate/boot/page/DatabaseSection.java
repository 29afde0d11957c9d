package io.migrate.boot.page;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import io.migrate.MigrationStatus.RevisionState;
import io.migrate.boot.actuate.DatabaseDescriptor;
import io.migrate.boot.actuate.DriftDescriptor;
import io.migrate.boot.actuate.MigrationsDescriptor.ProductDescriptor;
import io.migrate.boot.actuate.MigrationsDescriptor.RevisionDescriptor;

/**
 * Everything about one database.
 *
 * @param database the database
 */
record DatabaseSection(Database database) {

	private static final int MAX_IDS = 12;

	void write(Html html) {
		DatabaseDescriptor descriptor = this.database.descriptor();
		html.open("section", "aria-labelledby", this.database.anchor()).line();
		html.open("h2", "id", this.database.anchor()).foreign(this.database.bean()).close();
		html.open("p", "class", "where").text("in the context ").foreign(this.database.context()).close().line();
		this.database.standing(html);
		facts(html, descriptor);
		Set<String> known = descriptor.getRevisions()
			.stream()
			.map(RevisionDescriptor::getId)
			.collect(Collectors.toSet());
		new RevisionTable(this.database).write(html);
		new PopulationTable(descriptor.getPopulations(), this.database.anchor()).write(html);
		new JournalTable(descriptor.getEvents(), this.database.anchor(), this.database.path(), known).write(html);
		html.close().line();
	}

	private static void facts(Html html, DatabaseDescriptor descriptor) {
		html.open("dl", "class", "facts").line();
		ProductDescriptor product = descriptor.getDatabase();
		if (product != null) {
			fact(html, "Database", product.product() + " " + product.version());
			fact(html, "Schema", product.schema());
			fact(html, "Revisions", counts(descriptor.getRevisions()));
			ids(html, "Current", descriptor.getCurrent());
		}
		ids(html, (descriptor.getHeads().size() == 1) ? "Head" : "Heads", descriptor.getHeads());
		if (descriptor.getDrift() != null) {
			drift(html, descriptor.getDrift());
		}
		html.close().line();
	}

	private static void drift(Html html, DriftDescriptor drift) {
		html.open("div").element("dt", "Drift").open("dd");
		html.foreign(switch (drift.state()) {
			case "NONE" -> "none";
			case "DRIFTED" -> "somebody has changed the schema past the revisions";
			default -> "not known: " + drift.reason();
		});
		html.text(", looked at ");
		Words.time(html, drift.checkedAt());
		html.close().close().line();
	}

	private static String counts(List<RevisionDescriptor> revisions) {
		long applied = revisions.stream()
			.filter((one) -> one.getState() == RevisionState.APPLIED || one.getState() == RevisionState.UNKNOWN)
			.count();
		return (applied == revisions.size()) ? String.format(Locale.ROOT, "all %,d applied", applied)
				: String.format(Locale.ROOT, "%,d of %,d applied", applied, revisions.size());
	}

	private static void fact(Html html, String name, String value) {
		html.open("div").element("dt", name).open("dd").foreign(value).close().close().line();
	}

	private static void ids(Html html, String name, List<String> ids) {
		html.open("div").element("dt", name).open("dd");
		ids.stream().limit(MAX_IDS).forEach((id) -> html.element("code", id).text(" "));
		html.text(ids.isEmpty() ? "none" : ((ids.size() > MAX_IDS) ? "and " + (ids.size() - MAX_IDS) + " more" : ""));
		html.close().close().line();
	}

}
