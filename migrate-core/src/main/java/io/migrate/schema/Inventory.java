package io.migrate.schema;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that a database has, each thing with its attributes as the server prints them. It
 * says more than a {@link Schema}, which says what can be changed: nothing that somebody
 * can alter is left out, except for owners, privileges, table spaces and rows. Two are
 * comparable when servers of one major version have printed them. Immutable.
 *
 * @param items the attributes of each thing; one that has its default is left out
 */
public record Inventory(SortedMap<InventoryItem, Map<String, String>> items) {

	/** The attribute of what is there and does not do its work: why it does not. */
	public static final String STATE = "state";

	/** The attribute of a part of a partitioned table: which rows it has. */
	public static final String BOUND = "bound";

	/** The attribute of what comes from another table alone. */
	public static final String INHERITED = "inherited";

	public Inventory {
		// From one that is sorted, without comparing anything
		SortedMap<InventoryItem, Map<String, String>> copy = new TreeMap<>(items);
		copy.replaceAll((item, attributes) -> Collections.unmodifiableMap(new TreeMap<>(attributes)));
		items = Collections.unmodifiableSortedMap(copy);
	}

}
