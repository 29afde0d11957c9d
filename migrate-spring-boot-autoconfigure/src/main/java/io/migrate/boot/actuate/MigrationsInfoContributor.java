package io.migrate.boot.actuate;

import java.util.LinkedHashMap;
import java.util.Map;

import io.migrate.MigrationStatus;
import io.migrate.boot.autoconfigure.DatabaseSnapshots;
import io.migrate.boot.autoconfigure.DatabaseSnapshots.Snapshot;
import io.migrate.graph.RevisionId;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/**
 * Says in {@code /actuator/info} where each database stands.
 */
final class MigrationsInfoContributor implements InfoContributor {

	private final DatabaseSnapshots snapshots;

	MigrationsInfoContributor(DatabaseSnapshots snapshots) {
		this.snapshots = snapshots;
	}

	@Override
	public void contribute(Info.Builder builder) {
		Map<String, Object> databases = new LinkedHashMap<>();
		this.snapshots.recent().forEach((name, snapshot) -> databases.put(name, describe(snapshot)));
		builder.withDetail("migrations", databases);
	}

	private static Map<String, Object> describe(Snapshot snapshot) {
		MigrationStatus status = snapshot.status();
		return (status == null) ? Map.of("state", "UNREACHABLE") : Map.of("state", status.state(), "current",
				status.current().stream().map(RevisionId::value).toList(), "pending", status.pending().size());
	}

}
