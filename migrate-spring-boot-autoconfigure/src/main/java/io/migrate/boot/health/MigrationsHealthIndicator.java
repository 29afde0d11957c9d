package io.migrate.boot.health;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.migrate.MigrationConfiguration.UnknownRevisions;
import io.migrate.MigrationStatus;
import io.migrate.MigrationStatus.Entry;
import io.migrate.MigrationStatus.RevisionState;
import io.migrate.MigrationStatus.State;
import io.migrate.Migrations;
import io.migrate.boot.autoconfigure.DatabaseSnapshots;
import io.migrate.boot.autoconfigure.DatabaseSnapshots.Snapshot;
import io.migrate.boot.autoconfigure.DriftSightings.Sighting;
import io.migrate.boot.autoconfigure.OnDrift;
import io.migrate.graph.RevisionId;
import io.migrate.populate.PopulationStatus;
import io.migrate.verify.Drift;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Whether one database has what the application needs. That a newer release is at work on
 * it, or that it cannot be reached, says nothing about that.
 */
final class MigrationsHealthIndicator extends AbstractHealthIndicator {

	private final String name;

	private final Migrations migrations;

	private final DatabaseSnapshots snapshots;

	private final UnknownRevisions unknown;

	private final OnDrift onDrift;

	MigrationsHealthIndicator(String name, Migrations migrations, DatabaseSnapshots snapshots, UnknownRevisions unknown,
			OnDrift onDrift) {
		super("The database cannot be looked at");
		this.name = name;
		this.migrations = migrations;
		this.snapshots = snapshots;
		this.unknown = unknown;
		this.onDrift = onDrift;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		Snapshot snapshot = this.snapshots.recent().get(this.name);
		MigrationStatus status = (snapshot != null) ? snapshot.status() : null;
		if (snapshot == null || status == null) {
			builder.unknown();
			if (snapshot != null && snapshot.failure() != null) {
				builder.withDetail("error", String.valueOf(snapshot.failure().getMessage()));
			}
			return;
		}
		List<String> failed = failed(snapshot.populations());
		builder.status(status(snapshot, status, failed)).withDetail("state", status.state());
		builder.withDetail("current", values(status.current())).withDetail("pending", status.pending().size());
		addUnlessEmpty(builder, "partial", ids(status, true));
		addUnlessEmpty(builder, "unknown", ids(status, false));
		addUnlessEmpty(builder, "failedPopulations", failed);
		if (snapshot.sighting() != null) {
			builder.withDetail("drift", describe(snapshot.sighting()));
		}
	}

	private static Map<String, Object> describe(Sighting sighting) {
		Map<String, Object> drift = new LinkedHashMap<>();
		drift.put("state", sighting.drift().state());
		if (sighting.drift().reason() != null) {
			drift.put("reason", sighting.drift().reason());
		}
		drift.put("checkedAt", sighting.at());
		return drift;
	}

	private Status status(Snapshot snapshot, MigrationStatus status, List<String> failed) {
		if (status.state() == State.DIVERGED || !failed.isEmpty() || isRefused(snapshot.sighting())) {
			return Status.DOWN;
		}
		boolean ahead = !ids(status, false).isEmpty() && this.unknown == UnknownRevisions.FAIL;
		return (snapshot.behind() || ahead || !ids(status, true).isEmpty()) ? Status.OUT_OF_SERVICE : Status.UP;
	}

	private boolean isRefused(@Nullable Sighting sighting) {
		return sighting != null && sighting.drift().state() == Drift.State.DRIFTED && this.onDrift == OnDrift.FAIL;
	}

	// Those that the code does not know are a newer release's, also where they are
	// half-way
	private List<String> ids(MigrationStatus status, boolean known) {
		return status.revisions()
			.stream()
			.filter((entry) -> entry.state() == RevisionState.PARTIAL || entry.state() == RevisionState.UNKNOWN)
			.map(Entry::id)
			.filter((id) -> this.migrations.revisions().graph().contains(id) == known)
			.map(RevisionId::value)
			.toList();
	}

	private static List<String> failed(List<PopulationStatus> populations) {
		return populations.stream()
			.filter((population) -> population.state() == PopulationStatus.State.FAILED)
			.map(PopulationStatus::name)
			.toList();
	}

	private static void addUnlessEmpty(Health.Builder builder, String name, List<String> values) {
		if (!values.isEmpty()) {
			builder.withDetail(name, values);
		}
	}

	private static List<String> values(List<RevisionId> ids) {
		return ids.stream().map(RevisionId::value).toList();
	}

}
