package io.migrate.schema;

import java.util.List;
import java.util.Set;

/**
 * Everything that a database has, or should have.
 *
 * @param namespaces the names of its schemas
 * @param extensions its extensions; what belongs to one of them stands nowhere else
 * @param types its own types
 * @param sequences its sequences without those of identity columns
 * @param tables its tables, partitions included
 * @param views its views, materialised ones included
 * @param routines its functions and procedures
 * @param triggers its triggers without those that the server makes
 */
public record Schema(Set<String> namespaces, List<Extension> extensions, List<UserType> types, List<Sequence> sequences,
		List<Table> tables, List<View> views, List<Routine> routines, List<Trigger> triggers) {

	/** Nothing at all. */
	public static final Schema EMPTY = new Schema(Set.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
			List.of(), List.of());

	public Schema {
		namespaces = Set.copyOf(namespaces);
		extensions = List.copyOf(extensions);
		types = List.copyOf(types);
		sequences = List.copyOf(sequences);
		tables = List.copyOf(tables);
		views = List.copyOf(views);
		routines = List.copyOf(routines);
		triggers = List.copyOf(triggers);
	}

}
