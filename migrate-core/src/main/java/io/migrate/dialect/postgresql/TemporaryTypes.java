package io.migrate.dialect.postgresql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.migrate.base.QualifiedName;
import io.migrate.operation.CreateType;
import io.migrate.schema.EnumType;

/**
 * Enum types in the temporary schema, in place of those that are not there yet, or not
 * with the values that are wanted. Two of the same name in two schemas share it.
 */
final class TemporaryTypes {

	private static final String SCHEMA = "pg_temp";

	private final Map<String, EnumType> types = new LinkedHashMap<>();

	TemporaryTypes(List<EnumType> types) {
		types.forEach((type) -> this.types.putIfAbsent(type.name().name(), type));
	}

	List<String> statements() {
		List<String> statements = new ArrayList<>();
		this.types.values()
			.forEach((type) -> statements.addAll(new PostgresDdlRenderer().render(
					new CreateType(new EnumType(new QualifiedName(SCHEMA, type.name().name()), type.values(), null)))));
		return statements;
	}

	/**
	 * A type or an expression as it is written for a temporary table.
	 * @param text the text
	 * @return the same with the temporary types
	 */
	String written(String text) {
		String written = text;
		for (EnumType type : this.types.values()) {
			written = replaced("(?<![\\w\".])", SqlNames.quote(type.name()), written,
					SCHEMA + "." + SqlNames.quote(type.name().name()));
		}
		return written;
	}

	/**
	 * A type as it is meant.
	 * @param type the type as the server prints it, temporary ones without their schema
	 * @return the same with the types that are wanted
	 */
	String meantType(String type) {
		String meant = type;
		for (EnumType wanted : this.types.values()) {
			meant = replaced("^", SqlNames.quote(wanted.name().name()), meant, SqlNames.quote(wanted.name()));
		}
		return meant;
	}

	/**
	 * An expression as it is meant.
	 * @param expression the expression as the server prints it
	 * @return the same with the types that are wanted
	 */
	String meant(String expression) {
		String meant = expression;
		for (EnumType wanted : this.types.values()) {
			meant = replaced("(?<=::)", SqlNames.quote(wanted.name().name()), meant, SqlNames.quote(wanted.name()));
		}
		return meant;
	}

	private static String replaced(String before, String name, String text, String replacement) {
		return Pattern.compile(before + Pattern.quote(name) + "(?![\\w$.\"(])")
			.matcher(text)
			.replaceAll(Matcher.quoteReplacement(replacement));
	}

}
