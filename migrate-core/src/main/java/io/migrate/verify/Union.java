package io.migrate.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;

import io.migrate.schema.Column;
import io.migrate.schema.Constraint;
import io.migrate.schema.EnumType;
import io.migrate.schema.Extension;
import io.migrate.schema.Index;
import io.migrate.schema.Schema;
import io.migrate.schema.Sequence;
import io.migrate.schema.Table;
import io.migrate.schema.UserType;
import io.migrate.schema.View;
import org.jspecify.annotations.Nullable;

/**
 * What one of two schemas has, and whatever only the other one has.
 */
public final class Union {

	private Union() {
	}

	/**
	 * Puts them together, so that nothing of either is too much.
	 * @param decides says what something is that both have
	 * @param adds adds what only it has, also to tables and enum types that both have
	 * @return both
	 */
	public static Schema of(Schema decides, Schema adds) {
		Set<String> namespaces = new TreeSet<>(decides.namespaces());
		namespaces.addAll(adds.namespaces());
		return new Schema(namespaces, both(decides.extensions(), adds.extensions(), Extension::name),
				both(decides.types(), adds.types(), UserType::name, Union::type),
				both(decides.sequences(), adds.sequences(), Sequence::name),
				both(decides.tables(), adds.tables(), Table::name, Union::table),
				both(decides.views(), adds.views(), View::name),
				both(decides.routines(), adds.routines(), (routine) -> List.of(routine.name(), routine.arguments())),
				both(decides.triggers(), adds.triggers(), (trigger) -> List.of(trigger.table(), trigger.name())));
	}

	/**
	 * What stays otherwise than it should be, because nothing can be taken away from it.
	 * @param decides what there should be
	 * @param union what was put together
	 * @return the enum types with too many values, a sentence each
	 */
	public static List<String> kept(Schema decides, Schema union) {
		return enums(decides)
			.flatMap((wanted) -> enums(union)
				.filter((type) -> type.name().equals(wanted.name()) && !type.values().equals(wanted.values()))
				.map((type) -> "enum " + type.name() + ": its values stay " + type.values()
						+ "; '--drop' makes it anew with " + wanted.values()))
			.toList();
	}

	private static Stream<EnumType> enums(Schema schema) {
		return schema.types().stream().filter(EnumType.class::isInstance).map(EnumType.class::cast);
	}

	private static Table table(Table decides, Table adds) {
		return decides.withColumns(both(decides.columns(), adds.columns(), Column::name))
			.withConstraints(both(decides.constraints(), adds.constraints(), Union::name))
			.withIndexes(both(decides.indexes(), adds.indexes(), Union::name));
	}

	private static @Nullable String name(Constraint constraint) {
		return constraint.name();
	}

	private static @Nullable String name(Index index) {
		return index.name();
	}

	// A value can be added anywhere, and none can be taken away
	private static UserType type(UserType decides, UserType adds) {
		return decides.match(
				(enumeration) -> adds.<UserType>match((other) -> values(enumeration, other), (other) -> decides),
				(domain) -> decides);
	}

	private static EnumType values(EnumType decides, EnumType adds) {
		return adds.values().containsAll(decides.values())
				? new EnumType(decides.name(), adds.values(), decides.comment()) : decides;
	}

	private static <T> List<T> both(List<T> decides, List<T> adds, Function<T, @Nullable Object> name) {
		return both(decides, adds, name, (one, other) -> one);
	}

	private static <T> List<T> both(List<T> decides, List<T> adds, Function<T, @Nullable Object> name,
			BinaryOperator<T> merge) {
		List<T> all = new ArrayList<>();
		Set<@Nullable Object> names = new HashSet<>();
		decides.forEach((one) -> {
			Object known = name.apply(one);
			names.add(known);
			all.add(adds.stream()
				.filter((other) -> known != null && known.equals(name.apply(other)))
				.reduce(one, (result, other) -> merge.apply(result, other)));
		});
		all.addAll(adds.stream().filter((other) -> !names.contains(name.apply(other))).toList());
		return all;
	}

}
