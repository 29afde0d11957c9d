package io.migrate.boot.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.migrate.MigrationStatus;
import io.migrate.MigrationStatus.RevisionState;
import io.migrate.boot.autoconfigure.DatabaseSnapshots;
import io.migrate.boot.autoconfigure.DatabaseSnapshots.Snapshot;
import io.migrate.plan.JournalEntry;
import io.migrate.plan.RelationSize;
import org.jspecify.annotations.Nullable;

/**
 * Shows where each database stands, and how large the tables were that revisions changed
 * last. A scrape asks no database.
 */
final class DatabaseGauges implements MeterBinder {

	/** What a revision touches, people decide; what a registry holds, they pay for. */
	static final int MOST_TABLES = 20;

	private final List<String> names;

	private final DatabaseSnapshots snapshots;

	private final boolean drift;

	/**
	 * Creates the gauges.
	 * @param names the names of the {@code Migrations} beans
	 * @param snapshots where they stand
	 * @param drift whether somebody looks for drift
	 */
	DatabaseGauges(List<String> names, DatabaseSnapshots snapshots, boolean drift) {
		this.names = names;
		this.snapshots = snapshots;
		this.drift = drift;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.names.forEach((name) -> {
			gauge(registry, name, "migrate.revisions.applied", "Revisions of the application that are applied",
					DatabaseGauges::applied);
			gauge(registry, name, "migrate.revisions.pending", "Revisions of the application that are not applied",
					(status) -> status.pending().size());
			gauge(registry, name, "migrate.heads", "Heads of the application's revisions",
					(status) -> status.heads().size());
			if (this.drift) {
				Gauge.builder("migrate.drift", () -> drift(this.snapshots.latest().get(name)))
					.description("Whether somebody has changed the schema past the revisions")
					.tag("name", name)
					.register(registry);
			}
		});
		MultiGauge sizes = MultiGauge.builder("migrate.table.size")
			.description("Tables that revisions named last, before and after them")
			.baseUnit("bytes")
			.register(registry);
		this.snapshots.onRead((databases) -> sizes.register(rows(databases), true));
	}

	private void gauge(MeterRegistry registry, String name, String meter, String description,
			ToIntFunction<MigrationStatus> value) {
		Gauge.builder(meter, () -> {
			Snapshot snapshot = this.snapshots.latest().get(name);
			MigrationStatus status = (snapshot != null) ? snapshot.status() : null;
			return (status != null) ? value.applyAsInt(status) : Double.NaN;
		}).description(description).tag("name", name).register(registry);
	}

	private static double drift(@Nullable Snapshot snapshot) {
		if (snapshot == null || snapshot.sighting() == null) {
			return Double.NaN;
		}
		return switch (snapshot.sighting().drift().state()) {
			case NONE -> 0;
			case DRIFTED -> 1;
			case UNKNOWN -> Double.NaN;
		};
	}

	private static int applied(MigrationStatus status) {
		return (int) status.revisions().stream().filter((entry) -> entry.state() == RevisionState.APPLIED).count();
	}

	private static List<MultiGauge.Row<?>> rows(Map<String, Snapshot> databases) {
		List<MultiGauge.Row<?>> rows = new ArrayList<>();
		databases.forEach((name, snapshot) -> {
			MigrationStatus status = snapshot.status();
			if (status != null) {
				newest(status.events()).forEach((size) -> addRows(rows, Tags.of("name", name), size));
			}
		});
		return rows;
	}

	private static List<RelationSize> newest(List<JournalEntry> events) {
		Map<String, RelationSize> sizes = new LinkedHashMap<>();
		events.forEach((event) -> event.sizes().forEach((size) -> sizes.putIfAbsent(size.relation(), size)));
		return sizes.values().stream().limit(MOST_TABLES).toList();
	}

	private static void addRows(List<MultiGauge.Row<?>> rows, Tags tags, RelationSize size) {
		Tags table = tags.and("table", size.relation());
		addRow(rows, table.and("part", "table", "when", "before"), size.tableBefore());
		addRow(rows, table.and("part", "table", "when", "after"), size.tableAfter());
		addRow(rows, table.and("part", "indexes", "when", "before"), size.indexBefore());
		addRow(rows, table.and("part", "indexes", "when", "after"), size.indexAfter());
	}

	private static void addRow(List<MultiGauge.Row<?>> rows, Tags tags, @Nullable Long bytes) {
		if (bytes != null) {
			rows.add(MultiGauge.Row.of(tags, bytes));
		}
	}

}
