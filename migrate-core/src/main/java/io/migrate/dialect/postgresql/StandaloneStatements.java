package io.migrate.dialect.postgresql;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.migrate.base.QualifiedName;
import io.migrate.dialect.Dialect;
import io.migrate.dialect.StandaloneStatement;
import io.migrate.script.SqlStatement;
import io.migrate.script.SqlTokens;
import org.jspecify.annotations.Nullable;

/**
 * Knows the statements that PostgreSQL refuses inside a transaction block. The list is
 * complete for versions 14 to 18; {@code REPACK} is of 19.
 */
final class StandaloneStatements {

	private static final Set<String> FIRST_WORDS = Set.of("CREATE", "DROP", "ALTER", "REINDEX", "VACUUM", "CLUSTER",
			"REPACK", "COMMIT", "ROLLBACK");

	// Most statements that begin so have none of these
	private static final List<String> TRACES = List.of("CONCURRENTLY", "DATABASE", "TABLESPACE", "SUBSCRIPTION",
			"SYSTEM", "PREPARED");

	private static final Set<String> OFF = Set.of("false", "off", "0", "no");

	private final Dialect dialect;

	StandaloneStatements(Dialect dialect) {
		this.dialect = dialect;
	}

	/**
	 * How a statement is to be run that cannot share a transaction.
	 * @param statement a statement of a revision
	 * @return {@code null} when it can
	 */
	@Nullable StandaloneStatement of(SqlStatement statement) {
		if (statement.copyFromStdin()) {
			return null;
		}
		if (statement.rerunnable()) {
			return CatalogQuestion.NONE;
		}
		String first = FirstWord.of(statement.text());
		if (!FIRST_WORDS.contains(first)) {
			return null;
		}
		return switch (first) {
			case "VACUUM" -> CatalogQuestion.NONE;
			case "REINDEX" -> reindex(tokens(statement).next());
			case "CLUSTER", "REPACK" -> cluster(tokens(statement).next());
			default -> hasTrace(statement.text()) ? traced(first, tokens(statement).next(), statement.text()) : null;
		};
	}

	private static TokenCursor tokens(SqlStatement statement) {
		return new TokenCursor(SqlTokens.of(statement.text()));
	}

	private static boolean hasTrace(String sql) {
		return TRACES.stream().anyMatch((trace) -> FirstWord.mentions(sql, trace));
	}

	private @Nullable StandaloneStatement traced(String first, TokenCursor tokens, String sql) {
		return switch (first) {
			case "CREATE" -> create(tokens, sql);
			case "DROP" -> drop(tokens);
			case "ALTER" -> alter(tokens);
			default -> prepared(tokens);
		};
	}

	private @Nullable StandaloneStatement create(TokenCursor tokens, String sql) {
		boolean unique = tokens.accept("UNIQUE");
		if (tokens.accept("INDEX")) {
			return tokens.accept("CONCURRENTLY") ? build(tokens, unique, sql) : null;
		}
		if (tokens.accept("DATABASE")) {
			return exists("pg_database WHERE datname", tokens.name());
		}
		if (tokens.accept("TABLESPACE")) {
			return exists("pg_tablespace WHERE spcname", tokens.name());
		}
		if (tokens.accept("SUBSCRIPTION")) {
			QualifiedName name = tokens.name();
			return (tokens.option("create_slot", OFF) || tokens.option("connect", OFF)) ? null
					: exists("pg_subscription WHERE subdbid = (SELECT oid FROM pg_catalog.pg_database"
							+ " WHERE datname = current_database()) AND subname", name);
		}
		return null;
	}

	private StandaloneStatement build(TokenCursor tokens, boolean unique, String sql) {
		tokens.skip("IF").skip("NOT").skip("EXISTS");
		QualifiedName name = tokens.at("ON") ? null : tokens.name();
		QualifiedName table = tokens.skip("ON").skip("ONLY").name();
		if (name == null || table == null) {
			return CatalogQuestion.NONE;
		}
		return new IndexBuild(this.dialect, name.name(), table, unique, sql.substring(tokens.offset(sql.length())));
	}

	private @Nullable StandaloneStatement drop(TokenCursor tokens) {
		if (tokens.accept("INDEX")) {
			return tokens.accept("CONCURRENTLY") ? dropIndex(ifExists(tokens).name()) : null;
		}
		if (tokens.accept("DATABASE")) {
			return absent("pg_database WHERE datname", ifExists(tokens).name());
		}
		if (tokens.accept("TABLESPACE")) {
			return absent("pg_tablespace WHERE spcname", ifExists(tokens).name());
		}
		if (tokens.accept("SUBSCRIPTION")) {
			String named = "pg_subscription WHERE subname = " + literal(ifExists(tokens).name());
			return new CatalogQuestion("SELECT NOT EXISTS (SELECT FROM pg_catalog." + named + ")",
					"SELECT EXISTS (SELECT FROM pg_catalog." + named + " AND subslotname IS NOT NULL)", false);
		}
		return null;
	}

	private static TokenCursor ifExists(TokenCursor tokens) {
		return tokens.skip("IF").skip("EXISTS");
	}

	private StandaloneStatement dropIndex(@Nullable QualifiedName index) {
		return new CatalogQuestion("SELECT " + regclass(index) + " IS NULL", null, true);
	}

	private @Nullable StandaloneStatement alter(TokenCursor tokens) {
		if (tokens.accept("SYSTEM")) {
			return CatalogQuestion.NONE;
		}
		if (tokens.accept("DATABASE")) {
			QualifiedName name = tokens.name();
			return (tokens.accept("SET") && tokens.accept("TABLESPACE")) ? CatalogQuestion.done(
					"SELECT EXISTS (SELECT FROM pg_catalog.pg_database d JOIN pg_catalog.pg_tablespace t ON t.oid = d.dattablespace"
							+ " WHERE d.datname = " + literal(name) + " AND t.spcname = " + literal(tokens.name())
							+ ")")
					: null;
		}
		if (tokens.accept("TABLE")) {
			return detach(tokens);
		}
		return tokens.accept("SUBSCRIPTION") ? alterSubscription(tokens) : null;
	}

	private @Nullable StandaloneStatement detach(TokenCursor tokens) {
		QualifiedName table = ifExists(tokens).skip("ONLY").name();
		if (table == null || !tokens.accept("DETACH") || !tokens.accept("PARTITION")) {
			return null;
		}
		QualifiedName partition = tokens.name();
		return (partition != null && tokens.at("CONCURRENTLY")) ? new PartitionDetach(this.dialect, table, partition)
				: null;
	}

	private @Nullable StandaloneStatement alterSubscription(TokenCursor tokens) {
		QualifiedName name = tokens.name();
		if (tokens.accept("REFRESH")) {
			return CatalogQuestion.NONE;
		}
		boolean add = tokens.at("ADD");
		boolean set = tokens.at("SET");
		if (!add && !set && !tokens.at("DROP")) {
			return null;
		}
		if (!tokens.next().accept("PUBLICATION")) {
			return (set && (tokens.mentions("two_phase") || tokens.mentions("failover"))) ? CatalogQuestion.NONE : null;
		}
		String publication = literal(tokens.name());
		if (tokens.option("refresh", OFF)) {
			return null;
		}
		return set ? CatalogQuestion.NONE
				: CatalogQuestion.done("SELECT " + (add ? "" : "NOT ")
						+ "EXISTS (SELECT FROM pg_catalog.pg_subscription WHERE subname = " + literal(name) + " AND "
						+ publication + " = ANY (subpublications))");
	}

	private static @Nullable StandaloneStatement prepared(TokenCursor tokens) {
		return tokens.accept("PREPARED") ? CatalogQuestion
			.done("SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_prepared_xacts WHERE gid = " + tokens.text() + ")")
				: null;
	}

	private @Nullable StandaloneStatement reindex(TokenCursor tokens) {
		boolean inOptions = tokens.parenthesized("CONCURRENTLY");
		String kind = tokens.text().toUpperCase(Locale.ROOT);
		boolean concurrently = tokens.next().accept("CONCURRENTLY") || inOptions;
		QualifiedName name = tokens.name();
		String table = regclass(name);
		if (concurrently) {
			return new IndexRebuild(this.dialect, switch (kind) {
				case "INDEX" ->
					onTable("(SELECT o.indrelid FROM pg_catalog.pg_index o WHERE o.indexrelid = " + table + ")");
				case "TABLE" -> onTable(table);
				case "SCHEMA" -> "n.nspname = " + literal(name);
				default -> "true";
			});
		}
		boolean one = kind.equals("INDEX") || kind.equals("TABLE");
		return one ? partitioned(name) : CatalogQuestion.NONE;
	}

	// The indexes of a partitioned table are rebuilt on its partitions
	private static String onTable(String table) {
		return "(i.indrelid = " + table + " OR i.indrelid IN (SELECT relid FROM pg_catalog.pg_partition_tree(" + table
				+ ")))";
	}

	private @Nullable StandaloneStatement cluster(TokenCursor tokens) {
		if (tokens.parenthesized("CONCURRENTLY")) {
			return CatalogQuestion.NONE;
		}
		QualifiedName table = tokens.skip("VERBOSE").name();
		return (table != null) ? partitioned(table) : CatalogQuestion.NONE;
	}

	private StandaloneStatement partitioned(@Nullable QualifiedName name) {
		return new CatalogQuestion(null, "SELECT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = " + regclass(name)
				+ " AND relkind IN ('p', 'I'))", false);
	}

	private StandaloneStatement exists(String condition, @Nullable QualifiedName name) {
		return CatalogQuestion.done("SELECT EXISTS (SELECT FROM pg_catalog." + condition + " = " + literal(name) + ")");
	}

	private StandaloneStatement absent(String condition, @Nullable QualifiedName name) {
		return CatalogQuestion
			.done("SELECT NOT EXISTS (SELECT FROM pg_catalog." + condition + " = " + literal(name) + ")");
	}

	private String regclass(@Nullable QualifiedName name) {
		return (name != null) ? "pg_catalog.to_regclass(" + this.dialect.literal(this.dialect.quote(name)) + ")"
				: "NULL";
	}

	// Where there is no name, the server has a better word for it than we have
	private String literal(@Nullable QualifiedName name) {
		return (name != null) ? this.dialect.literal(name.name()) : "NULL";
	}

}
