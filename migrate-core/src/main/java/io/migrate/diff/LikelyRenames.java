package io.migrate.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.migrate.operation.AddColumn;
import io.migrate.operation.CreateSequence;
import io.migrate.operation.CreateTable;
import io.migrate.operation.DropColumn;
import io.migrate.operation.DropSequence;
import io.migrate.operation.DropTable;
import io.migrate.operation.Operation;
import io.migrate.operation.RenameColumn;
import io.migrate.operation.RenameEnumValue;
import io.migrate.operation.RenameSequence;
import io.migrate.operation.RenameTable;
import io.migrate.operation.ReplaceEnum;
import io.migrate.schema.Column;
import io.migrate.schema.Table;

/**
 * Finds what goes and comes at once and may be the same under another name. Nobody but a
 * person knows; so a note shows the other way.
 */
final class LikelyRenames extends SelectiveVisitor<Optional<Note>> {

	private final List<Operation> drops;

	private final Set<Operation> used = new HashSet<>();

	LikelyRenames(List<Operation> drops) {
		super((operation) -> Optional.empty());
		this.drops = new ArrayList<>(drops);
	}

	@Override
	public Optional<Note> addColumn(AddColumn operation) {
		return this.drops.stream()
			.filter(DropColumn.class::isInstance)
			.map(DropColumn.class::cast)
			.filter((drop) -> drop.table().equals(operation.table()) && isLike(drop.column(), operation.column())
					&& this.used.add(drop))
			.findFirst()
			.map((drop) -> note(drop.column().name(), "column",
					"--rename " + operation.table().name() + "." + drop.column().name() + "=" + operation.table().name()
							+ "." + operation.column().name(),
					new RenameColumn(operation.table(), drop.column().name(), operation.column().name())));
	}

	// One that is computed may come again under its own name
	private static boolean isLike(Column one, Column other) {
		return !one.name().equals(other.name()) && one.type().equals(other.type())
				&& Objects.equals(one.value(), other.value());
	}

	@Override
	public Optional<Note> createTable(CreateTable operation) {
		Table table = operation.table();
		return this.drops.stream()
			.filter(DropTable.class::isInstance)
			.map(DropTable.class::cast)
			.filter((drop) -> isLike(drop.table(), table) && !this.used.contains(drop))
			.max(Comparator.comparing((drop) -> same(drop.table(), table)))
			.filter(this.used::add)
			.map((drop) -> note(drop.table().name().toString(), "table",
					"--rename " + drop.table().name() + "=" + table.name(),
					new RenameTable(drop.table().name(), table.name())));
	}

	// Most of the columns of both. Types of a new table are as somebody wrote them
	private static boolean isLike(Table one, Table other) {
		long same = same(one, other);
		return !one.name().equals(other.name()) && 2 * same > one.columns().size() && 2 * same > other.columns().size();
	}

	private static long same(Table one, Table other) {
		return one.columns().stream().filter((column) -> other.column(column.name()) != null).count();
	}

	@Override
	public Optional<Note> createSequence(CreateSequence operation) {
		return this.drops.stream()
			.filter(DropSequence.class::isInstance)
			.map(DropSequence.class::cast)
			.filter((drop) -> drop.sequence().type().equals(operation.sequence().type())
					&& drop.sequence().options().equals(operation.sequence().options())
					&& Objects.equals(drop.sequence().name().schema(), operation.sequence().name().schema())
					&& this.used.add(drop))
			.findFirst()
			.map((drop) -> note(drop.sequence().name().toString(), "sequence",
					"--rename " + drop.sequence().name() + "=" + operation.sequence().name(),
					new RenameSequence(drop.sequence().name(), operation.sequence().name().name())));
	}

	private static Note note(String dropped, String kind, String option, Operation rename) {
		return new Note("If this is the " + kind + " " + dropped + " under another name, say so and draft anew with '"
				+ option + "', or write in place of this and of what drops " + dropped + ":", null, List.of(rename));
	}

	/**
	 * A value of an enum that may have another name.
	 * @param operation what makes the enum anew
	 * @return the note, when one value goes and one comes in its place
	 */
	static Optional<Note> ofValue(ReplaceEnum operation) {
		List<String> from = operation.from().values();
		List<String> to = operation.to().values();
		List<Integer> places = new ArrayList<>();
		for (int place = 0; place < from.size() && from.size() == to.size(); place++) {
			if (!from.get(place).equals(to.get(place))) {
				places.add(place);
			}
		}
		if (places.size() != 1 || to.contains(from.get(places.get(0))) || from.contains(to.get(places.get(0)))) {
			return Optional.empty();
		}
		String before = from.get(places.get(0));
		String after = to.get(places.get(0));
		return Optional
			.of(new Note("If '" + after + "' is '" + before + "' under another name, write in place of this:", null,
					List.of(new RenameEnumValue(operation.from().name(), before, after))));
	}

}
