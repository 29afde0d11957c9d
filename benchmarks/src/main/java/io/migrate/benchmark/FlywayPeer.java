package io.migrate.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;

/**
 * Flyway with its defaults, and nothing else than where its files are.
 */
final class FlywayPeer implements Peer {

	private final boolean group;

	FlywayPeer(boolean group) {
		this.group = group;
	}

	@Override
	public void write(Path folder, List<Change> changes) throws IOException {
		for (Change change : changes) {
			Files.writeString(folder.resolve("V%05d__change.sql".formatted(change.number() + 1)), change.script());
		}
	}

	@Override
	public void upgrade(DataSource dataSource, Path folder) {
		Flyway.configure().dataSource(dataSource).locations("filesystem:" + folder).group(this.group).load().migrate();
	}

	@Override
	public String countSql() {
		return "SELECT count(*) FROM flyway_schema_history WHERE success AND version IS NOT NULL";
	}

}
