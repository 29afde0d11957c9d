package io.migrate.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.migrate.dialect.TransactionState;
import io.migrate.schema.Inventory;
import io.migrate.schema.InventoryItem;
import io.migrate.schema.SchemaFilter;
import io.migrate.session.MigrationSession;
import org.jspecify.annotations.Nullable;

/**
 * What a database should have. A server does not print everything in the same way once it
 * was made from its own print, as a restored dump was; any of these prints will do.
 *
 * @param prints what was made, then the same made from its print, until nothing changes
 */
public record ExpectedInventory(List<Inventory> prints) {

	private static final int MOST_PRINTS = 4;

	public ExpectedInventory {
		prints = List.copyOf(prints);
	}

	/**
	 * Takes what is in a scratch database. What it makes anew there is rolled back.
	 * @param scratch the database
	 * @param filter what counts
	 * @return what another one should have
	 */
	public static ExpectedInventory of(MigrationSession scratch, SchemaFilter filter) {
		boolean open = scratch.ask(scratch.dialect()::transactionState) != TransactionState.NONE;
		Inventory first = take(scratch, filter);
		scratch.run(List.of(open ? "SAVEPOINT migrate_print" : "BEGIN"));
		try {
			return new ExpectedInventory(prints(first, scratch, filter));
		}
		finally {
			scratch.run(List.of(open ? "ROLLBACK TO SAVEPOINT migrate_print" : "ROLLBACK"));
		}
	}

	private static List<Inventory> prints(Inventory first, MigrationSession scratch, SchemaFilter filter) {
		List<String> reprint = List.of(scratch.dialect().scratchSql().reprint());
		List<Inventory> prints = new ArrayList<>();
		Inventory last = first;
		while (!prints.contains(last) && prints.size() < MOST_PRINTS) {
			prints.add(last);
			scratch.run(reprint);
			last = take(scratch, filter);
		}
		return prints;
	}

	private static Inventory take(MigrationSession session, SchemaFilter filter) {
		return session.ask((connection) -> session.dialect().introspector().takeInventory(connection, filter));
	}

	/**
	 * What there should be.
	 * @return each thing with its attributes, as they were printed first
	 */
	Map<InventoryItem, Map<String, String>> items() {
		return this.prints.get(0).items();
	}

	/**
	 * Whether an attribute is as it should be.
	 * @param item the thing
	 * @param attribute the attribute
	 * @param value what it is, or {@code null} for the default
	 * @return {@code true} when one of the prints has the same
	 */
	boolean accepts(InventoryItem item, String attribute, @Nullable String value) {
		return Objects.equals(value, printed(0, item, attribute))
				|| (value != null && reprinted(item, attribute, value));
	}

	private boolean reprinted(InventoryItem item, String attribute, String value) {
		for (int i = 1; i < this.prints.size(); i++) {
			if (value.equals(printed(i, item, attribute))) {
				return true;
			}
		}
		return false;
	}

	private @Nullable String printed(int print, InventoryItem item, String attribute) {
		return this.prints.get(print).items().getOrDefault(item, Map.of()).get(attribute);
	}

}
