package io.migrate.define;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.migrate.dialect.DatabaseError.Kind;
import io.migrate.dialect.DefinitionSql;
import io.migrate.session.DatabaseFailureException;
import io.migrate.session.MigrationSession;
import org.jspecify.annotations.Nullable;

/**
 * The definitions that a database has.
 *
 * @param made them by name
 */
record DefinitionRecords(Map<String, Made> made) {

	/**
	 * Reads them with one statement.
	 * @param session the session
	 * @param sql asks
	 * @return the records; none when our tables are not there
	 */
	static DefinitionRecords read(MigrationSession session, DefinitionSql sql) {
		try {
			List<Made> rows = session.query(sql.read(), (row, number) -> new Made(row.getString("name"),
					row.getString("checksum"), row.getBoolean("gone"), row.getString("left")));
			return new DefinitionRecords(rows.stream().collect(Collectors.toMap(Made::name, Function.identity())));
		}
		catch (DatabaseFailureException ex) {
			if (ex.error().kind() == Kind.MISSING_TABLE) {
				return new DefinitionRecords(Map.of());
			}
			throw ex;
		}
	}

	/**
	 * Whether a definition is new or was changed.
	 */
	boolean isOutdated(Definition definition) {
		Made before = this.made.get(definition.name());
		return before == null || !before.checksum().equals(definition.checksum().value());
	}

	boolean isGone(Definition definition) {
		Made before = this.made.get(definition.name());
		return before != null && before.gone();
	}

	/**
	 * A definition that was made.
	 *
	 * @param name its name
	 * @param checksum of the file that made it
	 * @param gone whether something of it is not there any more
	 * @param left what of it is there, in words, or {@code null} when nothing is
	 */
	record Made(String name, String checksum, boolean gone, @Nullable String left) {

	}

}
