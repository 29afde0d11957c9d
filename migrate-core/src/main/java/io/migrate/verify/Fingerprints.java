package io.migrate.verify;

import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.migrate.base.Problems;
import io.migrate.schema.Inventory;
import org.jspecify.annotations.Nullable;

/**
 * What schemas are like after each revision, as a file has it: a line for each major
 * version of the server and each state, which is what was applied, as it is written. So a
 * line that does not fit the code is never found, whatever else has changed. Immutable.
 */
public final class Fingerprints {

	/** Where they are when nothing else is said. */
	public static final String DEFAULT_LOCATION = "classpath:db/fingerprints.txt";

	/** Without any. */
	public static final Fingerprints NONE = new Fingerprints(Map.of(), Map.of());

	private static final String HEAD = """
			# What the schema is like after each revision, for each major version of the server.
			# Written by 'migrate verify --write-fingerprints', which also brings it up to date.
			""";

	private static final String ALIAS = "=";

	private static final Pattern LINE = Pattern.compile("\\d+ [0-9a-f]+ [0-9a-f]+ \\S+ *");

	private static final Pattern ALIAS_LINE = Pattern.compile("\\d+ = [0-9a-f]{16} [0-9a-f]{16} *");

	private final Map<String, Line> lines;

	private final Map<String, String> aliases;

	private Fingerprints(Map<String, Line> lines, Map<String, String> aliases) {
		this.lines = new TreeMap<>(lines);
		this.aliases = new TreeMap<>(aliases);
	}

	/**
	 * Reads a file.
	 * @param text its content
	 * @param name what people call it
	 * @return what it says
	 * @throws InvalidFingerprintsException with every line that says nothing
	 */
	public static Fingerprints parse(String text, String name) {
		Problems problems = new Problems();
		Fingerprints fingerprints = read(text,
				(number) -> problems.add(name, number, "is no line of a file of fingerprints"));
		problems.throwIfAny(InvalidFingerprintsException::new);
		return fingerprints;
	}

	/**
	 * Reads what can be read, such as both sides of a merge that found a conflict.
	 * @param text the content of a file
	 * @return what its lines say that say something
	 */
	public static Fingerprints salvage(String text) {
		return read(text, (number) -> {
		});
	}

	private static Fingerprints read(String text, IntConsumer refused) {
		Map<String, Line> lines = new HashMap<>();
		Map<String, String> aliases = new HashMap<>();
		int number = 0;
		for (String written : text.split("\\R")) {
			number++;
			String[] words = written.strip().split(" ");
			if (ALIAS_LINE.matcher(written).matches()) {
				aliases.put(words[0] + " " + words[2], words[3]);
			}
			else if (LINE.matcher(written).matches()) {
				lines.put(words[0] + " " + words[1], new Line(words[2], words[3]));
			}
			else if (!written.isBlank() && !written.startsWith("#")) {
				refused.accept(number);
			}
		}
		return new Fingerprints(lines, aliases);
	}

	/**
	 * The same with a state more.
	 * @param major the major version of the server
	 * @param state what was applied
	 * @param title what people call that, without spaces
	 * @param expected what is there then
	 * @return the new fingerprints
	 */
	public Fingerprints and(int major, String state, String title, ExpectedInventory expected) {
		Map<String, Line> more = new HashMap<>(this.lines);
		Map<String, String> moreAliases = new HashMap<>(this.aliases);
		Facts facts = new Facts();
		Map<Long, Long> settled = facts.aliases(expected);
		settled.forEach((from, to) -> moreAliases.put(major + " " + hex(from), hex(to)));
		more.put(major + " " + state, new Line(facts.fingerprint(expected.prints().get(0), settled), title));
		return new Fingerprints(more, moreAliases);
	}

	/**
	 * Takes over what others have written for further versions of the server.
	 * @param older what was written before
	 * @param major the version for which this is complete
	 * @return both
	 */
	public Fingerprints over(Fingerprints older, int major) {
		Set<String> states = this.lines.keySet()
			.stream()
			.map((key) -> key.substring(key.indexOf(' ')))
			.collect(Collectors.toSet());
		Map<String, Line> all = new HashMap<>(this.lines);
		older.lines.forEach((key, line) -> {
			if (!key.startsWith(major + " ") && states.contains(key.substring(key.indexOf(' ')))) {
				all.putIfAbsent(key, line);
			}
		});
		Map<String, String> allAliases = new HashMap<>(this.aliases);
		older.aliases.forEach((key, to) -> {
			if (!key.startsWith(major + " ")) {
				allAliases.putIfAbsent(key, to);
			}
		});
		return new Fingerprints(all, allAliases);
	}

	/**
	 * Compares.
	 * @param major the major version of the server
	 * @param state what was applied
	 * @param found what is there
	 * @return whether that is what was there when the file was written; {@code null} when
	 * it says nothing about this state
	 */
	public @Nullable Drift compare(int major, String state, Inventory found) {
		Line line = this.lines.get(major + " " + state);
		if (line == null) {
			return null;
		}
		String prefix = major + " ";
		Map<Long, Long> settled = new HashMap<>();
		this.aliases.forEach((key, to) -> {
			if (key.startsWith(prefix)) {
				settled.put(number(key.substring(prefix.length())), number(to));
			}
		});
		return line.fingerprint().equals(new Facts().fingerprint(found, settled)) ? Drift.NONE : Drift.DRIFTED;
	}

	private static String hex(Long fact) {
		return HexFormat.of().toHexDigits(fact);
	}

	private static Long number(String hex) {
		return HexFormat.fromHexDigitsToLong(hex);
	}

	/**
	 * Whether it says anything about a version of the server.
	 * @param major the major version
	 * @return {@code true} if it does
	 */
	public boolean has(int major) {
		return this.lines.keySet().stream().anyMatch((key) -> key.startsWith(major + " "));
	}

	/**
	 * Compares with what another file says.
	 * @param other that file
	 * @return the states that only one of them has or that are not the same in both, as
	 * people call them, sorted
	 */
	public List<String> differences(Fingerprints other) {
		Set<String> titles = new TreeSet<>();
		for (String key : union(this.lines.keySet(), other.lines.keySet())) {
			Line mine = this.lines.get(key);
			Line theirs = other.lines.get(key);
			Line any = (mine != null) ? mine : theirs;
			if (any != null && !(any.equals(mine) && any.equals(theirs))) {
				titles.add(any.title() + onServer(key));
			}
		}
		for (String key : union(this.aliases.keySet(), other.aliases.keySet())) {
			if (!Objects.equals(this.aliases.get(key), other.aliases.get(key))) {
				titles.add("prints" + onServer(key));
			}
		}
		return List.copyOf(titles);
	}

	private static Set<String> union(Set<String> mine, Set<String> theirs) {
		Set<String> union = new HashSet<>(mine);
		union.addAll(theirs);
		return union;
	}

	private static String onServer(String key) {
		return " (version " + key.substring(0, key.indexOf(' ')) + ")";
	}

	/**
	 * As it is written into a file.
	 * @return the content, the same for the same fingerprints
	 */
	public String text() {
		Set<String> text = new TreeSet<>();
		this.lines.forEach((key, line) -> text.add(key + " " + line.fingerprint() + " " + line.title()));
		this.aliases.forEach((key, to) -> text.add(key.replace(" ", " " + ALIAS + " ") + " " + to));
		return HEAD + String.join("\n", text) + "\n";
	}

	/**
	 * What a state is like.
	 *
	 * @param fingerprint of the schema
	 * @param title what people call the state
	 */
	private record Line(String fingerprint, String title) {

	}

}
