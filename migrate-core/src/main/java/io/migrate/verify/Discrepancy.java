package io.migrate.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Inventory;
import io.migrate.schema.InventoryItem;
import org.jspecify.annotations.Nullable;

/**
 * Something that a database has not as it should.
 *
 * @param item what
 * @param fault what is wrong with it
 * @param changes the attributes that are otherwise, when both sides have it
 */
record Discrepancy(InventoryItem item, Fault fault, List<Change> changes) {

	Discrepancy {
		changes = List.copyOf(changes);
	}

	/**
	 * Compares. Of what is missing or foreign as a whole the parts are not listed.
	 * @param expected what there should be
	 * @param found what there is
	 * @return what differs, by its name
	 */
	static List<Discrepancy> between(ExpectedInventory expected, Inventory found) {
		Map<InventoryItem, Discrepancy> all = new TreeMap<>();
		Set<QualifiedName> missing = wholes(expected.items().keySet(), found.items().keySet());
		Set<QualifiedName> foreign = wholes(found.items().keySet(), expected.items().keySet());
		expected.items().forEach((item, attributes) -> {
			Map<String, String> actual = found.items().get(item);
			if (actual == null) {
				if (!item.isPart() || !missing.contains(item.name())) {
					all.put(item, new Discrepancy(item, Fault.MISSING, List.of()));
				}
				return;
			}
			List<Change> changes = changes(item, attributes, actual, expected);
			if (!changes.isEmpty()) {
				all.put(item, new Discrepancy(item, Fault.ALTERED, changes));
			}
		});
		found.items().keySet().forEach((item) -> {
			if (!expected.items().containsKey(item) && (!item.isPart() || !foreign.contains(item.name()))) {
				all.put(item, new Discrepancy(item, Fault.FOREIGN, List.of()));
			}
		});
		return List.copyOf(all.values());
	}

	private static Set<QualifiedName> wholes(Set<InventoryItem> all, Set<InventoryItem> without) {
		Set<QualifiedName> names = new HashSet<>();
		all.stream()
			.filter((item) -> item.part() == null && !without.contains(item))
			.forEach((item) -> names.add(item.name()));
		return names;
	}

	private static List<Change> changes(InventoryItem item, Map<String, String> expected, Map<String, String> found,
			ExpectedInventory prints) {
		Set<String> attributes = new TreeSet<>(expected.keySet());
		attributes.addAll(found.keySet());
		List<Change> changes = new ArrayList<>();
		for (String attribute : attributes) {
			String value = found.get(attribute);
			if (!prints.accepts(item, attribute, value)) {
				changes.add(new Change(attribute, expected.get(attribute), value));
			}
		}
		return changes;
	}

	/**
	 * What is wrong.
	 */
	enum Fault {

		/** It is not there. */
		MISSING,

		/** It is there, and otherwise than it should be. */
		ALTERED,

		/** It is there, and should not be. */
		FOREIGN;

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * An attribute that is otherwise.
	 *
	 * @param attribute its name
	 * @param expected what it should be, or {@code null} for the default
	 * @param found what it is, or {@code null} for the default
	 */
	record Change(String attribute, @Nullable String expected, @Nullable String found) {

		private static final int LONG = 60;

		private static final int AROUND = 20;

		@Override
		public String toString() {
			if (this.expected == null) {
				return this.attribute + " is " + shortened(this.found, "") + ", expected none";
			}
			return (this.found == null) ? "no " + this.attribute + ", expected " + shortened(this.expected, "")
					: this.attribute + " is " + shortened(this.found, this.expected) + ", expected "
							+ shortened(this.expected, this.found);
		}

		// Of a long text what counts is where it begins to differ
		private static String shortened(@Nullable String text, String other) {
			String line = line(String.valueOf(text));
			if (line.length() <= LONG) {
				return line;
			}
			int same = same(line, line(other));
			int begin = Math.max(0, Math.min(same - AROUND, line.length() - LONG));
			int end = Math.min(line.length(), begin + LONG);
			return ((begin > 0) ? "…" : "") + line.substring(begin, end) + ((end < line.length()) ? "…" : "");
		}

		private static String line(String text) {
			return text.strip().replaceAll("\\s+", " ");
		}

		private static int same(String one, String other) {
			int i = 0;
			while (i < Math.min(one.length(), other.length()) && one.charAt(i) == other.charAt(i)) {
				i++;
			}
			return i;
		}

	}

}
