package io.migrate.dialect.postgresql;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.migrate.dialect.DatabaseError;
import io.migrate.dialect.Dialect;
import io.migrate.dialect.ScratchSql;
import io.migrate.script.SqlStatement;
import io.migrate.script.SqlTokens;
import org.jspecify.annotations.Nullable;

/**
 * Scratch databases of PostgreSQL, cloned from {@code template0}. The name of one has the
 * time of its creation by the clock of the server, which keeps none itself.
 */
final class PostgresScratchSql implements ScratchSql {

	private static final Pattern URL = Pattern
		.compile("jdbc:postgresql:(?:(?<server>//[^/?]*)/?)?[^?]*(?<parameters>\\?.*)?");

	private static final String PREFIX = "migrate_scratch_";

	// Each version knows more of a locale; as JSON, a row has what there is
	private static final String CREATION = """
			SELECT n.name, format('CREATE DATABASE %%I TEMPLATE template0 ENCODING %%L LC_COLLATE %%L LC_CTYPE %%L',
			    n.name, pg_encoding_to_char(d.encoding), d.datcollate, d.datctype)
			  || CASE d.known ->> 'datlocprovider' WHEN 'c' THEN ' LOCALE_PROVIDER libc'
			    WHEN 'b' THEN ' LOCALE_PROVIDER builtin BUILTIN_LOCALE ' || quote_literal(d.known ->> 'datlocale')
			    WHEN 'i' THEN ' LOCALE_PROVIDER icu ICU_LOCALE '
			      || quote_literal(coalesce(d.known ->> 'datlocale', d.known ->> 'daticulocale'))
			      || coalesce(' ICU_RULES ' || quote_literal(d.known ->> 'daticurules'), '')
			    ELSE '' END
			FROM (SELECT c.*, to_jsonb(c) AS known FROM pg_database c WHERE c.datname = current_database()) d,
			  (SELECT '%s' || floor(extract(epoch FROM clock_timestamp()))::bigint || '_'
			    || left(replace(gen_random_uuid()::text, '-', ''), 12) AS name) n""".formatted(PREFIX);

	// One in use has a session, but for a moment at its beginning and at its end
	private static final String LEFTOVERS = """
			SELECT format('DROP DATABASE IF EXISTS %%I', d.datname) FROM pg_database d
			WHERE d.datname ~ '^%1$s[0-9]{9,12}_[0-9a-f]{12}$' AND pg_has_role(d.datdba, 'USAGE')
			AND split_part(d.datname, '_', 3)::bigint < extract(epoch FROM clock_timestamp()) - 600
			AND NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.datid = d.oid)""".formatted(PREFIX);

	private static final String SETTINGS = """
			SELECT 'SELECT ' || string_agg(format('pg_catalog.set_config(%L, %L, false)', s.name, s.setting), ', ')
			FROM (SELECT name, setting FROM pg_settings WHERE source IN ('database', 'database user', 'session')
			  AND context = 'user' AND name !~ '_timeout$|transaction_|^synchronous_commit$|^application_name$'
			  UNION ALL SELECT 'synchronous_commit', 'off') s""";

	// Roles belong to the server: somebody else may be making them at this moment
	private static final String ROLES = """
			SELECT format('DO %L; SET SESSION AUTHORIZATION %I', format('DECLARE r text; BEGIN
			  FOREACH r IN ARRAY %L::text[] LOOP
			    BEGIN EXECUTE format(''CREATE ROLE %%I SUPERUSER'', r);
			    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END;
			  END LOOP; END', array_agg(r.rolname)), current_user)
			FROM pg_roles r WHERE r.rolname !~ '^pg_'""";

	private static final Set<String> FORBIDDEN = Set.of("42501", "25006");

	private static final String CONTENTS = """
			SELECT o.kind, o.name FROM (
			  SELECT 'schema' AS kind, n.oid, 'pg_namespace' AS catalog, n.oid AS schema, quote_ident(n.nspname) AS name
			  FROM pg_namespace n WHERE n.nspname <> 'public'
			  UNION ALL SELECT CASE c.relkind WHEN 'S' THEN 'sequence' WHEN 'v' THEN 'view' WHEN 'm' THEN 'view'
			    ELSE 'table' END, c.oid, 'pg_class', c.relnamespace, c.oid::regclass::text
			  FROM pg_class c WHERE c.relkind NOT IN ('i', 'I', 't', 'c')
			  UNION ALL SELECT 'type', t.oid, 'pg_type', t.typnamespace, t.oid::regtype::text FROM pg_type t
			  WHERE t.typtype IN ('e', 'd', 'r') OR t.typrelid IN (SELECT c.oid FROM pg_class c WHERE c.relkind = 'c')
			  UNION ALL SELECT 'function', p.oid, 'pg_proc', p.pronamespace, p.oid::regprocedure::text FROM pg_proc p) o
			JOIN pg_namespace n ON n.oid = o.schema
			WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND NOT EXISTS (SELECT FROM pg_depend d
			  WHERE d.classid = ('pg_catalog.' || o.catalog)::regclass AND d.objid = o.oid AND d.deptype IN ('e', 'i'))
			ORDER BY o.oid""";

	private static final String CONCURRENTLY = "CONCURRENTLY";

	/** What those agree on who use the same database one after the other. */
	private static final long LOCK = 0x6D69_6772_7363_7274L;

	private final Dialect dialect;

	PostgresScratchSql(Dialect dialect) {
		this.dialect = dialect;
	}

	@Override
	public @Nullable String url(String url, String database) {
		Matcher matcher = URL.matcher(url);
		if (!matcher.matches()) {
			return null;
		}
		String server = matcher.group("server");
		String parameters = matcher.group("parameters");
		return "jdbc:postgresql:" + ((server != null) ? server + "/" : "") + database
				+ ((parameters != null) ? parameters : "");
	}

	@Override
	public String creation() {
		return CREATION;
	}

	@Override
	public String removal(String database) {
		return "DROP DATABASE IF EXISTS " + this.dialect.quote(database) + " WITH (FORCE)";
	}

	@Override
	public String leftovers() {
		return LEFTOVERS;
	}

	@Override
	public String name() {
		return "SELECT pg_catalog.current_database()";
	}

	@Override
	public String settings() {
		return SETTINGS;
	}

	@Override
	public String searchPath() {
		return "SELECT s FROM unnest(pg_catalog.current_schemas(false)) s WHERE s <> 'public' AND s !~ '^pg_'";
	}

	@Override
	public String makeSchema(String name) {
		return "CREATE SCHEMA IF NOT EXISTS " + SqlNames.quote(name);
	}

	@Override
	public boolean makesSchema(String sql, String schema) {
		return Pattern
			.compile("\\bCREATE\\s+SCHEMA\\b[^;]*?(?<!\\w)" + Pattern.quote(schema) + "(?!\\w)",
					Pattern.CASE_INSENSITIVE)
			.matcher(sql)
			.find();
	}

	@Override
	public String roles() {
		return ROLES;
	}

	@Override
	public boolean isForbidden(DatabaseError error) {
		return error.sqlState() != null && FORBIDDEN.contains(error.sqlState());
	}

	@Override
	public List<String> beginAlone() {
		return List.of("BEGIN", "SET LOCAL lock_timeout = '60s'",
				"SELECT pg_catalog.pg_advisory_xact_lock(" + LOCK + ")");
	}

	@Override
	public String contents() {
		return CONTENTS;
	}

	@Override
	public boolean isNeedless(SqlStatement statement) {
		return statement.copyFromStdin() || NeedlessStatements.contain(statement.text());
	}

	@Override
	public boolean isOutside(SqlStatement statement) {
		return !statement.copyFromStdin() && NeedlessStatements.areOutside(statement.text());
	}

	@Override
	public @Nullable SqlStatement plain(SqlStatement statement) {
		if (this.dialect.statementRules().standalone(statement) == null || statement.rerunnable()) {
			return statement;
		}
		String sql = statement.text();
		return SqlTokens.of(sql)
			.stream()
			.filter((token) -> token.is(CONCURRENTLY))
			.findFirst()
			.map((token) -> new SqlStatement(
					sql.substring(0, token.offset()) + sql.substring(token.offset() + CONCURRENTLY.length()),
					statement.offset(), statement.line(), statement.column(), false))
			.orElse(null);
	}

	@Override
	public String reprint() {
		return ReprintSql.STATEMENT;
	}

}
