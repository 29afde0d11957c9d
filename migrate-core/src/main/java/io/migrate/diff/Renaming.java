package io.migrate.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.migrate.base.QualifiedName;
import io.migrate.operation.Operation;
import io.migrate.operation.RenameColumn;
import io.migrate.operation.RenameSequence;
import io.migrate.operation.RenameTable;
import io.migrate.schema.ColumnName;
import io.migrate.schema.Schema;
import io.migrate.schema.Sequence;
import io.migrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Finds what hints mean for two schemas, and gives tables and columns of the first one
 * the names that they have in the second one. One instance is for one comparison.
 */
final class Renaming {

	private final Visibility visibility;

	private final DiffRules rules;

	private final Schema desired;

	private final List<RenameHints.Hint> unused = new ArrayList<>();

	private final List<Operation> tables = new ArrayList<>();

	private final List<Operation> columns = new ArrayList<>();

	private final Map<QualifiedName, QualifiedName> oldNames = new LinkedHashMap<>();

	private Schema renamed;

	Renaming(Schema current, Schema desired, Visibility visibility, DiffRules rules) {
		this.renamed = current;
		this.desired = desired;
		this.visibility = visibility;
		this.rules = rules;
	}

	/**
	 * Applies hints: those about tables first, since those about columns may use either
	 * name of a table.
	 * @param hints the hints
	 * @return the current schema with the new names
	 */
	Schema apply(RenameHints hints) {
		List<RenameHints.Hint> others = hints.hints()
			.stream()
			.filter((hint) -> !renameTable(hint) && !renameSequence(hint))
			.toList();
		this.unused.addAll(others.stream().filter((hint) -> !renameColumn(hint)).toList());
		return this.renamed;
	}

	List<RenameHints.Hint> unused() {
		return this.unused;
	}

	void addTo(Changes changes) {
		this.tables.forEach((rename) -> changes.add(Phase.RENAME_TABLE, rename));
		this.columns.forEach((rename) -> changes.add(Phase.RENAME_COLUMN, rename));
	}

	private boolean renameTable(RenameHints.Hint hint) {
		Table from = table(this.renamed, hint.from());
		if (from == null || hint.to().size() > 2 || find(this.desired, from.name()) != null) {
			return false;
		}
		QualifiedName to = (hint.to().size() == 2) ? new QualifiedName(hint.to().get(0), hint.to().get(1))
				: new QualifiedName(from.name().schema(), hint.to().get(0));
		if (find(this.desired, to) == null || find(this.renamed, to) != null || !this.visibility.hasTable(from.name())
				|| !this.visibility.hasTable(to)) {
			return false;
		}
		this.tables.add(new RenameTable(from.name(), to));
		this.oldNames.put(from.name(), to);
		this.renamed = new RenamedTable(from.name(), to, this.rules).in(this.renamed);
		renameSequences(from.name(), to);
		return true;
	}

	/**
	 * Generators of keys are often called after the table. A new one would begin at the
	 * beginning.
	 */
	private void renameSequences(QualifiedName table, QualifiedName to) {
		this.renamed.sequences()
			.stream()
			.map(Sequence::name)
			.filter((sequence) -> Objects.equals(sequence.schema(), to.schema())
					&& sequence.name().startsWith(table.name() + "_"))
			.toList()
			.forEach((sequence) -> renameSequence(sequence,
					to.name() + sequence.name().substring(table.name().length())));
	}

	private boolean renameSequence(QualifiedName from, String name) {
		QualifiedName to = new QualifiedName(from.schema(), name);
		if (hasSequence(this.desired, from) || !hasSequence(this.desired, to) || hasSequence(this.renamed, to)
				|| !this.visibility.has(from) || !this.visibility.has(to)) {
			return false;
		}
		this.tables.add(new RenameSequence(from, name));
		this.renamed = new RenamedSequence(from, name, this.rules).in(this.renamed);
		return true;
	}

	private static boolean hasSequence(Schema schema, QualifiedName name) {
		return schema.sequences().stream().anyMatch((sequence) -> sequence.name().equals(name));
	}

	private boolean renameSequence(RenameHints.Hint hint) {
		List<QualifiedName> from = this.renamed.sequences()
			.stream()
			.map(Sequence::name)
			.filter((sequence) -> hint.from().size() <= 2 && fits(sequence, hint.from()))
			.toList();
		return from.size() == 1 && hint.to().size() <= 2
				&& (hint.to().size() == 1 || hint.to().get(0).equals(from.get(0).schema()))
				&& renameSequence(from.get(0), hint.to().get(hint.to().size() - 1));
	}

	private boolean renameColumn(RenameHints.Hint hint) {
		int last = hint.from().size() - 1;
		Table table = (last > 0) ? renamedTable(hint.from().subList(0, last)) : null;
		Table wanted = (table != null) ? find(this.desired, table.name()) : null;
		if (table == null || wanted == null || !this.visibility.hasTable(table.name())
				|| !fits(table.name(), hint.to().subList(0, hint.to().size() - 1))) {
			return false;
		}
		String from = hint.from().get(last);
		String to = hint.to().get(hint.to().size() - 1);
		if (table.column(from) == null || wanted.column(from) != null || table.column(to) != null
				|| wanted.column(to) == null) {
			return false;
		}
		this.columns.add(new RenameColumn(table.name(), from, to));
		this.renamed = new RenamedColumn(new ColumnName(table.name(), from), to, this.rules).in(this.renamed);
		return true;
	}

	private @Nullable Table renamedTable(List<String> name) {
		return this.oldNames.entrySet()
			.stream()
			.filter((entry) -> fits(entry.getKey(), name))
			.map((entry) -> find(this.renamed, entry.getValue()))
			.findFirst()
			.orElseGet(() -> table(this.renamed, name));
	}

	private static boolean fits(QualifiedName table, List<String> name) {
		return name.isEmpty() || (name.get(name.size() - 1).equals(table.name())
				&& (name.size() == 1 || Objects.equals(name.get(0), table.schema())));
	}

	// Without a schema it has to be the only one
	private static @Nullable Table table(Schema schema, List<String> name) {
		List<Table> found = schema.tables()
			.stream()
			.filter((table) -> name.size() <= 2 && fits(table.name(), name))
			.toList();
		return (found.size() == 1) ? found.get(0) : null;
	}

	private static @Nullable Table find(Schema schema, QualifiedName name) {
		return schema.tables().stream().filter((table) -> table.name().equals(name)).findFirst().orElse(null);
	}

}
