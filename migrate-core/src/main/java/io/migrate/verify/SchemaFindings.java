package io.migrate.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.migrate.dialect.Diagnostics;
import io.migrate.schema.Inventory;
import io.migrate.schema.InventoryItem;
import io.migrate.verify.Discrepancy.Fault;
import io.migrate.verify.Finding.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a schema. What does not do its work is not taken for altered: it is
 * not what it is that is wrong.
 */
public final class SchemaFindings {

	private static final String REPAIR = "'migrate repair' drafts the revision that brings it back.";

	private static final String ACCEPT = "'migrate repair --accept' drafts the revision that makes it known, 'migrate repair"
			+ " --drop' the one that takes it away; 'migrate.protected-tables' or 'migrate.autogenerate.exclude' tell that it"
			+ " is somebody else's.";

	private final Inventory found;

	private final Diagnostics diagnostics;

	/**
	 * Looks at a database.
	 * @param found what it has
	 * @param diagnostics knows what to do
	 */
	public SchemaFindings(Inventory found, Diagnostics diagnostics) {
		this.found = found;
		this.diagnostics = diagnostics;
	}

	/**
	 * What does not do its work, whether or not it should.
	 * @return a finding for each thing
	 */
	public List<Finding> invalid() {
		return invalid(Map.of()).map(this::finding).toList();
	}

	/**
	 * What is not as it should be.
	 * @param expected what there should be; what does no work there may do none here
	 * @return a finding for each thing
	 */
	public List<Finding> comparedTo(ExpectedInventory expected) {
		List<Finding> findings = new ArrayList<>();
		Set<InventoryItem> invalid = new TreeSet<>();
		invalid(expected.items()).forEach((item) -> {
			invalid.add(item);
			findings.add(finding(item));
		});
		for (Discrepancy discrepancy : Discrepancy.between(expected, this.found)) {
			List<Discrepancy.Change> changes = discrepancy.changes()
				.stream()
				.filter((change) -> !(change.attribute().equals(Inventory.STATE)
						&& invalid.contains(discrepancy.item())))
				.toList();
			boolean told = invalid.contains(discrepancy.item()) && changes.isEmpty();
			if (!told) {
				findings.add(finding(discrepancy, changes));
			}
		}
		return findings;
	}

	private Stream<InventoryItem> invalid(Map<InventoryItem, Map<String, String>> expected) {
		return this.found.items().keySet().stream().filter((item) -> {
			String state = state(item);
			return state != null && !Objects.equals(state, expected.getOrDefault(item, Map.of()).get(Inventory.STATE));
		});
	}

	private Finding finding(InventoryItem item) {
		String state = String.valueOf(state(item));
		return new Finding(Kind.INVALID, state, item.toString(), List.of(), this.diagnostics.remedy(item, state));
	}

	private @Nullable String state(InventoryItem item) {
		return this.found.items().getOrDefault(item, Map.of()).get(Inventory.STATE);
	}

	private static Finding finding(Discrepancy discrepancy, List<Discrepancy.Change> changes) {
		Kind kind = discrepancy.item().kind().equals(InventoryItem.EXTENSION) ? Kind.ENVIRONMENT : Kind.SCHEMA;
		return new Finding(kind, discrepancy.fault().toString(), discrepancy.item().toString(),
				changes.stream().map(Discrepancy.Change::toString).toList(),
				(discrepancy.fault() == Fault.FOREIGN) ? ACCEPT : REPAIR);
	}

}
