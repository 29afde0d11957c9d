package io.migrate.autogenerate;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import io.migrate.base.Problems;
import io.migrate.dialect.Dialect;
import io.migrate.dialect.StatementRules;
import io.migrate.diff.DiffScope;
import io.migrate.diff.RenameHints;
import io.migrate.schema.Extension;
import io.migrate.schema.Schema;
import io.migrate.schema.SchemaFilter;
import io.migrate.script.Directive;
import io.migrate.script.Placeholders;
import io.migrate.script.ScriptItem;
import io.migrate.script.ScriptReader;
import io.migrate.script.SqlStatement;
import io.migrate.session.MigrationSession;
import io.migrate.session.ScratchDatabases;
import io.migrate.session.StatementFailedException;

import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.ResourceUtils;

/**
 * A file with SQL that makes the whole schema in an empty database, such as what
 * {@code pg_dump --schema-only} writes. It is run on a scratch database, and what is
 * there then is what is wanted. Thread-safe; the file is read anew each time.
 */
public final class SchemaFile implements DesiredSchema {

	private final String location;

	private final ResourceLoader resources;

	private final ScratchDatabases scratch;

	private final Placeholders placeholders;

	/**
	 * Knows where to look. Nothing is read yet.
	 * @param location the file as Spring writes it, such as
	 * {@code file:src/main/resources/db/schema.sql}; without a prefix it is on the class
	 * path
	 * @param resources finds it
	 * @param scratch where its statements are run
	 * @param placeholders what <code>${name}</code> stands for in it
	 */
	public SchemaFile(String location, ResourceLoader resources, ScratchDatabases scratch, Placeholders placeholders) {
		this.location = location;
		this.resources = resources;
		this.scratch = scratch;
		this.placeholders = placeholders;
	}

	/**
	 * Runs the file, elsewhere.
	 * @throws SchemaFileException if there is no such file, or the server does not accept
	 * it
	 * @throws io.migrate.session.ScratchUnavailableException if there is no scratch
	 * database to be had
	 */
	@Override
	public DesiredState read(Connection connection) throws SQLException {
		List<SqlStatement> statements = statements();
		Schema schema = this.scratch.use(connection, (session) -> make(session, statements));
		return new DesiredState(schema, DiffScope.EVERYTHING, true, RenameHints.NONE, List.of());
	}

	private List<SqlStatement> statements() {
		Resource file = file();
		if (!file.isReadable()) {
			throw SchemaFileException.missing(this.location);
		}
		Problems problems = new Problems();
		List<SqlStatement> statements = new ArrayList<>();
		try (Reader text = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8.newDecoder());
				ScriptReader reader = new ScriptReader(text, name(), problems)) {
			for (ScriptItem item = reader.next(); item != null; item = reader.next()) {
				item.match((statement) -> statements.add(this.placeholders.resolve(statement, problems, name())),
						(directive) -> refuse(directive, problems), (comment) -> true);
			}
		}
		catch (CharacterCodingException ex) {
			problems.add(name(), 0, "is not UTF-8; save it as UTF-8");
		}
		catch (IOException ex) {
			throw SchemaFileException.unreadable(name(), ex);
		}
		problems.throwIfAny(SchemaFileException::invalid);
		return statements;
	}

	private boolean refuse(Directive directive, Problems problems) {
		problems.add(name(), directive.line(), "'-- migrate:" + directive.name()
				+ "' belongs into a revision; here is only what makes the whole schema");
		return true;
	}

	private Resource file() {
		return this.resources.getResource(ResourceUtils.isUrl(this.location) ? this.location
				: ResourceUtils.CLASSPATH_URL_PREFIX + this.location);
	}

	/** As people know it from revisions. */
	private String name() {
		for (String prefix : List.of(ResourceUtils.CLASSPATH_URL_PREFIX, ResourceUtils.FILE_URL_PREFIX)) {
			if (this.location.startsWith(prefix)) {
				return this.location.substring(prefix.length());
			}
		}
		return this.location;
	}

	private Schema make(MigrationSession session, List<SqlStatement> statements) {
		Dialect dialect = session.dialect();
		List<SqlStatement> needed = statements.stream()
			.filter((statement) -> !dialect.scratchSql().isNeedless(statement))
			.toList();
		check(needed, dialect.statementRules());
		try {
			needed.forEach((statement) -> session.runAlone(name(), statement, null));
		}
		catch (StatementFailedException ex) {
			throw SchemaFileException.failed(ex);
		}
		return anyVersion(session.ask((connection) -> dialect.introspector().read(connection, SchemaFilter.ALL)));
	}

	// Another server may not have the version that this one happened to install
	private static Schema anyVersion(Schema schema) {
		List<Extension> extensions = schema.extensions()
			.stream()
			.map((extension) -> new Extension(extension.name(), extension.namespace(), null))
			.toList();
		return new Schema(schema.namespaces(), extensions, schema.types(), schema.sequences(), schema.tables(),
				schema.views(), schema.routines(), schema.triggers());
	}

	private void check(List<SqlStatement> statements, StatementRules rules) {
		Problems problems = new Problems();
		if (statements.isEmpty()) {
			problems.add(name(), 0, "makes nothing, so that everything in the database would have to go");
		}
		for (SqlStatement statement : statements) {
			String refusal = rules.refusal(statement);
			if (refusal == null && rules.standalone(statement) != null) {
				refusal = "a schema file does without what cannot run in a transaction: write its plain form, such as"
						+ " CREATE INDEX without CONCURRENTLY, since nobody waits for a scratch database";
			}
			if (refusal != null) {
				problems.add(name(), statement.line(), refusal);
			}
		}
		problems.throwIfAny(SchemaFileException::invalid);
	}

}
