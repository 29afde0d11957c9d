package io.migrate.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.migrate.base.InvalidSettingException;
import io.migrate.base.QualifiedName;
import io.migrate.schema.Schema;
import io.migrate.schema.Table;

/**
 * What somebody says about objects that are the same under another name. A comparison
 * alone cannot know: it would drop the one and make the other, without its data.
 *
 * @param hints the hints; each applies where it fits, and is of no effect where the old
 * name is gone
 */
public record RenameHints(List<Hint> hints) {

	/** Nothing has another name. */
	public static final RenameHints NONE = new RenameHints(List.of());

	public RenameHints {
		hints = List.copyOf(hints);
	}

	/**
	 * Reads hints.
	 * @param hints each as {@code old=new}: tables such as {@code accounts=users},
	 * columns such as {@code users.name=users.full_name}, sequences; a schema may stand
	 * before. Sequences that are called after a table go with it
	 * @return the hints
	 * @throws InvalidSettingException if one has another form
	 */
	public static RenameHints parse(List<String> hints) {
		return new RenameHints(hints.stream().map(RenameHints::parse).toList());
	}

	private static Hint parse(String hint) {
		String[] sides = hint.split("=", -1);
		if (sides.length != 2 || Stream.of(sides).anyMatch((side) -> parts(side).stream().anyMatch(String::isBlank))) {
			throw new InvalidSettingException("'" + hint + "' is no rename",
					"Write the old name, =, and the new name: users.name=users.full_name for a column, accounts=users"
							+ " for a table; a schema may stand before.");
		}
		return new Hint(parts(sides[0]), parts(sides[1]));
	}

	private static List<String> parts(String name) {
		return Arrays.stream(name.split("\\.", -1)).map(String::strip).toList();
	}

	/**
	 * These hints and others.
	 * @param others the others, which come behind
	 * @return all of them
	 */
	public RenameHints and(RenameHints others) {
		List<Hint> all = new ArrayList<>(this.hints);
		all.addAll(others.hints);
		return new RenameHints(all);
	}

	/**
	 * The tables that a hint may be about.
	 * @param current what there is
	 * @param desired what is to be
	 * @return the tables of either side that one of the hints names
	 */
	public Set<QualifiedName> tables(Schema current, Schema desired) {
		Set<QualifiedName> named = new HashSet<>();
		Stream.concat(current.tables().stream(), desired.tables().stream())
			.map(Table::name)
			.filter((table) -> this.hints.stream()
				.anyMatch((hint) -> hint.from().contains(table.name()) || hint.to().contains(table.name())))
			.forEach(named::add);
		return named;
	}

	/**
	 * One old and one new name.
	 *
	 * @param from the parts of the old name: of a table, or of a column behind its table
	 * @param to the parts of the new name
	 */
	public record Hint(List<String> from, List<String> to) {

		public Hint {
			from = List.copyOf(from);
			to = List.copyOf(to);
		}

		@Override
		public String toString() {
			return String.join(".", this.from) + "=" + String.join(".", this.to);
		}

	}

}
