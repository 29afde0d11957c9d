package io.migrate.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.migrate.schema.Inventory;
import io.migrate.schema.InventoryItem;
import io.migrate.verify.Discrepancy.Change;
import io.migrate.verify.Discrepancy.Fault;

/**
 * How a schema that should be what it was differs from that. Immutable.
 */
public final class SchemaReturn {

	private final List<Discrepancy> discrepancies;

	private SchemaReturn(List<Discrepancy> discrepancies) {
		this.discrepancies = List.copyOf(discrepancies);
	}

	/**
	 * Compares.
	 * @param was what there was
	 * @param is what there is
	 * @return the difference
	 */
	public static SchemaReturn between(Inventory was, Inventory is) {
		return new SchemaReturn(Discrepancy.between(new ExpectedInventory(List.of(was)), is));
	}

	/**
	 * Whether everything is what it was.
	 * @return {@code true} when there is no difference
	 */
	public boolean isExact() {
		return this.discrepancies.isEmpty();
	}

	/**
	 * Whether something may be printed otherwise and be the same: what was made from a
	 * print of the server is not always printed like what a person wrote.
	 * @return {@code true} when it has to be printed again to know
	 */
	public boolean isDoubtful() {
		return this.discrepancies.stream().anyMatch((discrepancy) -> discrepancy.fault() == Fault.ALTERED);
	}

	/**
	 * Leaves out what differs no more once both sides were made from their own print.
	 * @param was what there was
	 * @param is what there is
	 * @return what is left
	 */
	public SchemaReturn reprinted(ExpectedInventory was, ExpectedInventory is) {
		Map<InventoryItem, Set<String>> altered = new HashMap<>();
		between(last(was), last(is)).discrepancies.forEach((discrepancy) -> altered.put(discrepancy.item(),
				discrepancy.changes().stream().map(Change::attribute).collect(Collectors.toSet())));
		List<Discrepancy> left = new ArrayList<>();
		for (Discrepancy discrepancy : this.discrepancies) {
			Set<String> attributes = altered.getOrDefault(discrepancy.item(), new HashSet<>());
			List<Change> changes = discrepancy.changes()
				.stream()
				.filter((change) -> attributes.contains(change.attribute()))
				.toList();
			if (discrepancy.fault() != Fault.ALTERED || !changes.isEmpty()) {
				left.add(new Discrepancy(discrepancy.item(), discrepancy.fault(), changes));
			}
		}
		return new SchemaReturn(left);
	}

	private static Inventory last(ExpectedInventory inventory) {
		return inventory.prints().get(inventory.prints().size() - 1);
	}

	/**
	 * What a downgrade did wrong.
	 * @return a sentence for each thing
	 */
	public List<String> ofDowngrade() {
		return sentences("the downgrade loses ", "the downgrade leaves behind ",
				"the downgrade brings back otherwise ");
	}

	/**
	 * What a second upgrade did otherwise than the first one.
	 * @return a sentence for each thing
	 */
	public List<String> ofSecondUpgrade() {
		return sentences("the second upgrade does not make ", "the second upgrade also makes ",
				"the second upgrade makes otherwise ");
	}

	private List<String> sentences(String lost, String left, String altered) {
		return this.discrepancies.stream().map((discrepancy) -> switch (discrepancy.fault()) {
			case MISSING -> lost + discrepancy.item();
			case FOREIGN -> left + discrepancy.item();
			case ALTERED -> altered + discrepancy.item() + " ("
					+ discrepancy.changes().stream().map(Change::toString).collect(Collectors.joining("; ")) + ")";
		}).toList();
	}

}
