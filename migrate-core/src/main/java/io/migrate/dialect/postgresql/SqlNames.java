package io.migrate.dialect.postgresql;

import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.migrate.base.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Names and strings as people write them: with quotes only where they mean something else
 * without.
 */
final class SqlNames {

	/**
	 * The words of 14 to 18 that the server itself puts in quotes when it prints them.
	 */
	static final Set<String> KEYWORDS = Set
		.of("""
				all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both
				case cast char character check coalesce collate collation column concurrently constraint create cross
				current_catalog current_date current_role current_schema current_time current_timestamp current_user dec
				decimal default deferrable desc distinct do else end except exists extract false fetch float for foreign
				freeze from full grant greatest group grouping having ilike in initially inner inout int integer intersect
				interval into is isnull join json json_array json_arrayagg json_exists json_object json_objectagg json_query
				json_scalar json_serialize json_table json_value lateral leading least left like limit localtime
				localtimestamp merge_action national natural nchar none normalize not notnull null nullif numeric offset on
				only or order out outer overlaps overlay placing position precision primary real references returning right
				row select session_user setof similar smallint some substring symmetric system_user table tablesample then
				time timestamp to trailing treat trim true union unique user using values varchar variadic verbose when
				where window with xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot
				xmlserialize xmltable"""
			.split("\\s+"));

	private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

	private SqlNames() {
	}

	/**
	 * Writes a name.
	 * @param name the name as it is
	 * @return the name as SQL takes it
	 */
	static String quote(String name) {
		return (PLAIN.matcher(name).matches() && !KEYWORDS.contains(name)) ? name
				: '"' + name.replace("\"", "\"\"") + '"';
	}

	/**
	 * Writes a name with its schema, if it has one.
	 * @param name the name as it is
	 * @return the name as SQL takes it
	 */
	static String quote(QualifiedName name) {
		return (name.schema() != null) ? quote(name.schema()) + "." + quote(name.name()) : quote(name.name());
	}

	/**
	 * Writes names with commas between them.
	 * @param names the names as they are
	 * @return the list without brackets
	 */
	static String list(Collection<String> names) {
		return names.stream().map(SqlNames::quote).collect(Collectors.joining(", "));
	}

	/**
	 * Writes a string. One with a backslash means the same whatever
	 * {@code standard_conforming_strings} says.
	 * @param text any text
	 * @return the literal
	 */
	static String literal(String text) {
		String plain = "'" + text.replace("'", "''") + "'";
		return (text.indexOf('\\') < 0) ? plain : "E" + plain.replace("\\", "\\\\");
	}

	/**
	 * Writes a string that may be missing.
	 * @param text any text, or {@code null}
	 * @return the literal, or {@code NULL}
	 */
	static String literalOrNull(@Nullable String text) {
		return (text != null) ? literal(text) : "NULL";
	}

}
