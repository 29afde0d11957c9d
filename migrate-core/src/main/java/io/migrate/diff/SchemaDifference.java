package io.migrate.diff;

import java.util.List;

import io.migrate.operation.Operation;

/**
 * What leads from one schema to another.
 *
 * @param differences what differs, one operation each, without regard to locks
 * @param stages the way, in forms and an order that work, one revision each
 * @param unused hints that fit nothing
 */
public record SchemaDifference(List<Operation> differences, List<Stage> stages, List<RenameHints.Hint> unused) {

	public SchemaDifference {
		differences = List.copyOf(differences);
		stages = List.copyOf(stages);
		unused = List.copyOf(unused);
	}

	/**
	 * Whether the schemas are the same.
	 * @return {@code true} when there is nothing to do
	 */
	public boolean isEmpty() {
		return this.stages.isEmpty();
	}

	/**
	 * The same with another way, as somebody wants it who has the last word.
	 * @param stages the way
	 * @return the new difference, which is what the way changes
	 */
	public SchemaDifference withStages(List<Stage> stages) {
		return new SchemaDifference(stages.stream().flatMap((stage) -> stage.operations().stream()).toList(), stages,
				this.unused);
	}

	/**
	 * What differs, in words.
	 * @return a line for each difference, such as
	 * {@code column public.users.full_name is missing}
	 */
	public List<String> lines() {
		return Differences.lines(this.differences);
	}

	/**
	 * Everything that is done.
	 * @return the operations of all stages in their order
	 */
	public List<Operation> operations() {
		return this.stages.stream().flatMap((stage) -> stage.operations().stream()).toList();
	}

}
