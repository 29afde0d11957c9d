package io.migrate.revision;

import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.migrate.base.InvalidSettingException;
import io.migrate.graph.RevisionId;

/**
 * How the files of new revisions are named. Where they are found, the name decides only
 * between revisions of which none comes before the other. Immutable.
 */
public final class RevisionFileName {

	/** The setting. */
	public static final String SETTING = "migrate.revision-file-name";

	/** Such as {@code 20251103_1405_8d41c07e93fa_add_ocr_results.sql}. */
	public static final RevisionFileName DEFAULT = parse("{date}_{time}_{id}_{slug}");

	private static final int LONGEST_SLUG = 40;

	private final String template;

	private RevisionFileName(String template) {
		this.template = template;
	}

	/**
	 * Reads a template.
	 * @param template letters, digits and {@code . _ -}, and between braces {@code date}
	 * and {@code time} (UTC), {@code id}, and {@code slug}, which is the message in small
	 * letters; with or without {@code .sql} at its end
	 * @return the names that it makes
	 * @throws InvalidSettingException if it has anything else, or no {@code {id}}
	 */
	public static RevisionFileName parse(String template) {
		String stem = template.endsWith(SqlRevisionSource.SUFFIX)
				? template.substring(0, template.length() - SqlRevisionSource.SUFFIX.length()) : template;
		if (!Form.TEMPLATE.matcher(stem).matches() || !stem.contains("{id}")) {
			throw new InvalidSettingException(
					"'" + SETTING + "' is '" + template + "', from which no name of a file can be made",
					"Write {id}, and as you like {date}, {time} and {slug}, with letters, digits and . _ - between"
							+ " them, such as {date}_{time}_{id}_{slug}; no folders.");
		}
		return new RevisionFileName(stem);
	}

	/**
	 * The name of a file.
	 * @param id the id of the revision
	 * @param message its message
	 * @param created when it is created
	 * @return the name with its suffix
	 */
	String of(RevisionId id, String message, Instant created) {
		String slug = slug(message);
		Map<String, String> values = Map.of("date", format("yyyyMMdd", created), "time", format("HHmm", created), "id",
				id.value(), "slug", slug);
		String name = Form.PART.matcher(this.template)
			.replaceAll((match) -> Matcher.quoteReplacement(values.getOrDefault(match.group(1), "")));
		return (slug.isEmpty() ? Form.LOOSE_ENDS.matcher(name).replaceAll("") : name) + SqlRevisionSource.SUFFIX;
	}

	private static String format(String pattern, Instant time) {
		return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC).format(time);
	}

	/**
	 * The message as a part of a name.
	 * @param message the message
	 * @return its words, without accents, with underscores between them; at most 40
	 * characters, none when it has no letter or digit of ASCII
	 */
	static String slug(String message) {
		String plain = Form.ACCENTS.matcher(Normalizer.normalize(message, Normalizer.Form.NFKD)).replaceAll("");
		List<String> words = Form.WORD.matcher(plain.toLowerCase(Locale.ROOT))
			.results()
			.map((word) -> word.group())
			.toList();
		StringBuilder slug = new StringBuilder();
		for (String word : words) {
			if (slug.length() > 0 && slug.length() + 1 + word.length() > LONGEST_SLUG) {
				break;
			}
			slug.append(slug.isEmpty() ? "" : "_").append(word);
		}
		return slug.substring(0, Math.min(LONGEST_SLUG, slug.length()));
	}

	/**
	 * The template.
	 */
	@Override
	public String toString() {
		return this.template;
	}

	private static final class Form {

		static final Pattern PART = Pattern.compile("\\{([a-z]+)\\}");

		static final Pattern TEMPLATE = Pattern.compile("(?!\\.)(?:[A-Za-z0-9._-]|\\{(?:date|time|id|slug)\\})+");

		/** What stood beside a slug that is empty. */
		static final Pattern LOOSE_ENDS = Pattern.compile("^[._-]+|[._-]+$");

		static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

		static final Pattern WORD = Pattern.compile("[a-z0-9]+");

	}

}
