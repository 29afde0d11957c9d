package io.migrate.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.dialect.TableLoss;
import io.migrate.dialect.TableLoss.Kind;
import io.migrate.script.SqlStatement;
import io.migrate.script.SqlTokens;
import org.jspecify.annotations.Nullable;

/**
 * Knows the statements that make tables and take them away.
 */
final class TableStatements {

	private static final String TEMPORARY_SCHEMA = "pg_temp";

	private TableStatements() {
	}

	/**
	 * The table that a statement creates and that nobody can have made before.
	 * @param statement a statement of a revision
	 * @return the name, without a schema when the table is temporary; {@code null} when
	 * it creates none, or none if one is there
	 */
	static @Nullable QualifiedName newTable(SqlStatement statement) {
		if (!FirstWord.of(statement.text()).equals("CREATE")) {
			return null;
		}
		return newTable(tokens(statement));
	}

	/**
	 * The same, behind the word {@code CREATE}.
	 */
	static @Nullable QualifiedName newTable(TokenCursor tokens) {
		tokens.skip("GLOBAL", "LOCAL");
		boolean temporary = tokens.at("TEMP") || tokens.at("TEMPORARY");
		if (!tokens.skip("TEMP", "TEMPORARY", "UNLOGGED", "FOREIGN").accept("TABLE")) {
			return null;
		}
		boolean perhaps = tokens.at("IF");
		QualifiedName name = tokens.skip("IF").skip("NOT").skip("EXISTS").name();
		if (name != null && (temporary || isTemporary(name))) {
			return new QualifiedName(null, name.name());
		}
		return perhaps ? null : name;
	}

	/**
	 * The name by which a table is known here.
	 * @param name its name in a statement
	 * @return the name, without a schema when that is the one of temporary tables
	 */
	static QualifiedName plain(QualifiedName name) {
		return isTemporary(name) ? new QualifiedName(null, name.name()) : name;
	}

	/**
	 * The tables that a statement takes away.
	 * @param statement a statement of a revision
	 * @return what is lost, in the order of the statement
	 */
	static List<TableLoss> losses(SqlStatement statement) {
		List<TableLoss> losses = switch (FirstWord.of(statement.text())) {
			case "DROP" -> drop(tokens(statement));
			case "ALTER" -> alter(tokens(statement));
			case "TRUNCATE" -> losses(Kind.EMPTY, tokens(statement).skip("TABLE"));
			default -> List.of();
		};
		return losses.stream().filter((loss) -> !isTemporary(loss.name())).toList();
	}

	private static TokenCursor tokens(SqlStatement statement) {
		return new TokenCursor(SqlTokens.of(statement.text())).next();
	}

	private static List<TableLoss> drop(TokenCursor tokens) {
		if (tokens.accept("SCHEMA")) {
			List<TableLoss> losses = losses(Kind.DROP_SCHEMA, ifExists(tokens));
			// Without it, the server drops only a schema that has no tables
			return tokens.at("CASCADE") ? losses : List.of();
		}
		return tokens.skip("FOREIGN").accept("TABLE") ? losses(Kind.DROP, ifExists(tokens)) : List.of();
	}

	private static List<TableLoss> alter(TokenCursor tokens) {
		if (tokens.accept("SCHEMA")) {
			QualifiedName schema = tokens.name();
			return tokens.at("RENAME") ? loss(Kind.RENAME_SCHEMA, schema) : List.of();
		}
		if (!tokens.skip("FOREIGN").accept("TABLE")) {
			return List.of();
		}
		QualifiedName table = relation(ifExists(tokens));
		if (tokens.accept("RENAME")) {
			return tokens.at("TO") ? loss(Kind.RENAME, table) : List.of();
		}
		return (tokens.accept("SET") && tokens.at("SCHEMA")) ? loss(Kind.MOVE, table) : List.of();
	}

	private static List<TableLoss> losses(Kind kind, TokenCursor tokens) {
		List<TableLoss> losses = new ArrayList<>();
		do {
			losses.addAll(loss(kind, relation(tokens)));
		}
		while (tokens.acceptText(","));
		return losses;
	}

	// ONLY t, ONLY (t), t * and t are one table here
	static @Nullable QualifiedName relation(TokenCursor tokens) {
		if (tokens.accept("ONLY") && tokens.acceptText("(")) {
			QualifiedName name = tokens.name();
			tokens.acceptText(")");
			return name;
		}
		QualifiedName name = tokens.name();
		tokens.acceptText("*");
		return name;
	}

	private static List<TableLoss> loss(Kind kind, @Nullable QualifiedName name) {
		return (name != null) ? List.of(new TableLoss(kind, name)) : List.of();
	}

	private static TokenCursor ifExists(TokenCursor tokens) {
		return tokens.skip("IF").skip("EXISTS");
	}

	// pg_temp, or what it stands for, such as pg_temp_3
	static boolean isTemporary(QualifiedName name) {
		String schema = name.schema();
		return schema != null && (schema.equals(TEMPORARY_SCHEMA) || schema.startsWith(TEMPORARY_SCHEMA + "_"));
	}

}
