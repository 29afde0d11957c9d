package io.migrate.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.migrate.base.QualifiedName;
import io.migrate.dialect.Diagnostics;
import io.migrate.dialect.Diagnostics.Remedy;
import io.migrate.diff.Change;
import io.migrate.diff.Stage;
import io.migrate.diff.Stage.Purpose;
import io.migrate.operation.AddColumn;
import io.migrate.operation.AlterColumn;
import io.migrate.operation.ExecuteSql;
import io.migrate.operation.Operation;
import io.migrate.schema.Inventory;
import io.migrate.schema.InventoryItem;
import org.jspecify.annotations.Nullable;

/**
 * What brings a schema to another one: what a comparison of schemas finds, and what only
 * an inventory shows.
 *
 * @param stages what to do, a revision each
 * @param left what nothing is known to bring back, a sentence each
 */
public record Repair(List<Stage> stages, List<String> left) {

	public Repair {
		stages = List.copyOf(stages);
		left = List.copyOf(left);
	}

	/**
	 * Puts it together.
	 * @param stages what a comparison of the schemas has found
	 * @param to what there is to be
	 * @param from what there is
	 * @param drop whether what is too much may be taken away
	 * @param diagnostics knows what a comparison of schemas does not see to
	 * @return what to do
	 */
	public static Repair of(List<Stage> stages, ExpectedInventory to, Inventory from, boolean drop,
			Diagnostics diagnostics) {
		List<Change> first = new ArrayList<>();
		List<Change> changes = new ArrayList<>();
		List<String> left = new ArrayList<>();
		List<Discrepancy> discrepancies = Discrepancy.between(to, from);
		// What becomes a part of a table has the rest from there
		Set<QualifiedName> attached = discrepancies.stream()
			.filter((discrepancy) -> discrepancy.changes()
				.stream()
				.anyMatch((change) -> change.attribute().equals(Inventory.BOUND)))
			.map((discrepancy) -> discrepancy.item().name())
			.collect(Collectors.toSet());
		for (Difference difference : differences(discrepancies, to, from)) {
			if (difference.to() == null && !drop && !isLeftover(difference, diagnostics)) {
				continue;
			}
			InventoryItem item = difference.item();
			Remedy remedy = diagnostics.repair(item, difference.to(), difference.from());
			if (!remedy.statements().isEmpty()) {
				Remedy back = diagnostics.repair(item, difference.from(), difference.to());
				String reverse = String.join(";\n", back.statements());
				// What is made may need an extension, and what is dropped may be needed
				// by what goes
				boolean comesFirst = item.kind().equals(InventoryItem.EXTENSION) || difference.to() == null;
				remedy.statements()
					.forEach((statement) -> (comesFirst ? first : changes)
						.add(Change.of(new ExecuteSql(statement, reverse.isEmpty() ? null : reverse))));
			}
			if (!remedy.left().isEmpty() && !attached.contains(item.name())) {
				left.add(item + ": " + String.join(", ", remedy.left()));
			}
		}
		return new Repair(with(withoutInherited(stages, to.items()), first, changes), left);
	}

	private static boolean isLeftover(Difference difference, Diagnostics diagnostics) {
		return difference.from() != null && diagnostics.isLeftover(difference.item(), difference.from());
	}

	private static List<Difference> differences(List<Discrepancy> discrepancies, ExpectedInventory to, Inventory from) {
		return discrepancies.stream().flatMap((discrepancy) -> differences(discrepancy, to, from).stream()).toList();
	}

	// What is missing as a whole has parts that are missing as well
	private static List<Difference> differences(Discrepancy discrepancy, ExpectedInventory to, Inventory from) {
		InventoryItem item = discrepancy.item();
		return switch (discrepancy.fault()) {
			case FOREIGN -> List.of(new Difference(item, null, from.items().get(item)));
			case ALTERED -> {
				Map<String, String> expected = to.items().getOrDefault(item, Map.of());
				yield List.of(new Difference(item, expected, altered(expected, discrepancy.changes())));
			}
			case MISSING -> to.items()
				.entrySet()
				.stream()
				.filter((entry) -> entry.getKey().equals(item)
						|| (!item.isPart() && entry.getKey().isPart() && entry.getKey().name().equals(item.name())))
				.map((entry) -> new Difference(entry.getKey(), entry.getValue(), null))
				.toList();
		};
	}

	// Without what is printed in other words only
	private static Map<String, String> altered(Map<String, String> expected, List<Discrepancy.Change> changes) {
		Map<String, String> values = new TreeMap<>(expected);
		changes.forEach((change) -> values.compute(change.attribute(), (attribute, value) -> change.found()));
		return values;
	}

	private static List<Stage> with(List<Stage> stages, List<Change> first, List<Change> last) {
		if (first.isEmpty() && last.isEmpty()) {
			return stages;
		}
		List<Stage> all = new ArrayList<>(stages);
		if (stages.stream().noneMatch((stage) -> stage.purpose() == Purpose.CHANGE)) {
			int place = (int) stages.stream().filter((stage) -> stage.purpose() == Purpose.ENUM_VALUES).count();
			all.add(place, new Stage(Purpose.CHANGE, List.of()));
		}
		all.replaceAll((stage) -> (stage.purpose() == Purpose.CHANGE)
				? new Stage(Purpose.CHANGE, Stream.of(first, stage.changes(), last).flatMap(List::stream).toList())
				: stage);
		return all;
	}

	// A comparison of schemas does not know that a column comes from another table
	private static List<Stage> withoutInherited(List<Stage> stages, Map<InventoryItem, Map<String, String>> items) {
		return stages.stream()
			.map((stage) -> new Stage(stage.purpose(),
					stage.changes().stream().filter((change) -> !isInherited(change.operation(), items)).toList()))
			.filter((stage) -> !stage.changes().isEmpty())
			.toList();
	}

	private static boolean isInherited(Operation operation, Map<InventoryItem, Map<String, String>> items) {
		InventoryItem column = null;
		if (operation instanceof AlterColumn altered) {
			column = new InventoryItem(InventoryItem.COLUMN, altered.table(), altered.to().name());
		}
		else if (operation instanceof AddColumn added) {
			column = new InventoryItem(InventoryItem.COLUMN, added.table(), added.column().name());
		}
		return column != null && items.getOrDefault(column, Map.of()).containsKey(Inventory.INHERITED);
	}

	/**
	 * Something that is to be otherwise.
	 *
	 * @param item what
	 * @param to its attributes as they are to be, or {@code null} when it is to go
	 * @param from its attributes as they are, or {@code null} when it is not there
	 */
	private record Difference(InventoryItem item, @Nullable Map<String, String> to,
			@Nullable Map<String, String> from) {

	}

}
