package io.migrate.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.migrate.plan.ExecutionSettings.Transaction;

/**
 * The floor: reads and hashes the files of {@link MigratePeer}, asks one query what is
 * applied, and runs the rest, each file in one transaction, statement by statement.
 */
final class PlainJdbcPeer implements Peer {

	private static final String UNDEFINED_TABLE = "42P01";

	@Override
	public void write(Path folder, List<Change> changes) throws IOException {
		new MigratePeer(Transaction.REVISION).write(folder, changes);
	}

	@Override
	public void upgrade(DataSource dataSource, Path folder) throws Exception {
		try (Connection connection = dataSource.getConnection()) {
			List<Script> pending = pending(folder, applied(connection));
			if (!pending.isEmpty()) {
				connection.setAutoCommit(false);
				apply(connection, pending);
				connection.setAutoCommit(true);
			}
		}
	}

	private static Map<String, String> applied(Connection connection) throws SQLException {
		Map<String, String> checksums = new HashMap<>();
		try (Statement statement = connection.createStatement()) {
			try (ResultSet rows = statement.executeQuery("SELECT id, checksum FROM plain_revision")) {
				while (rows.next()) {
					checksums.put(rows.getString(1), rows.getString(2));
				}
			}
			catch (SQLException ex) {
				if (!UNDEFINED_TABLE.equals(ex.getSQLState())) {
					throw ex;
				}
				statement.execute("CREATE TABLE plain_revision (id text PRIMARY KEY, checksum text NOT NULL,"
						+ " applied_at timestamptz NOT NULL)");
			}
		}
		return checksums;
	}

	private static List<Script> pending(Path folder, Map<String, String> applied)
			throws IOException, NoSuchAlgorithmException {
		MessageDigest digest = MessageDigest.getInstance("SHA-256");
		List<Script> pending = new ArrayList<>();
		for (Path file : files(folder)) {
			byte[] content = Files.readAllBytes(file);
			String id = String.valueOf(file.getFileName());
			String checksum = HexFormat.of().formatHex(digest.digest(content));
			String known = applied.get(id);
			if (known == null) {
				pending.add(new Script(id, checksum, new String(content, StandardCharsets.UTF_8)));
			}
			else if (!known.equals(checksum)) {
				throw new IllegalStateException("Edited: " + file);
			}
		}
		return pending;
	}

	private static List<Path> files(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.sorted().toList();
		}
	}

	private static void apply(Connection connection, List<Script> pending) throws SQLException {
		try (Statement statement = connection.createStatement();
				PreparedStatement record = connection
					.prepareStatement("INSERT INTO plain_revision (id, checksum, applied_at) VALUES (?, ?, now())")) {
			for (Script script : pending) {
				for (String sql : script.statements()) {
					statement.execute(sql);
				}
				record.setString(1, script.id());
				record.setString(2, script.checksum());
				record.executeUpdate();
				connection.commit();
			}
		}
	}

	@Override
	public String countSql() {
		return "SELECT count(*) FROM plain_revision";
	}

	private record Script(String id, String checksum, String content) {

		String[] statements() {
			int start = this.content.indexOf(MigratePeer.UPGRADE) + MigratePeer.UPGRADE.length();
			return this.content.substring(start, this.content.indexOf(MigratePeer.DOWNGRADE)).strip().split(";\n");
		}

	}

}
