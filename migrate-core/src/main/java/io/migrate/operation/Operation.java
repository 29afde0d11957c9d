package io.migrate.operation;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One change of a database as a value. What drops something has the whole of it, so that
 * the inverse is exact; Alembic keeps it aside and loses it in a file.
 */
public sealed interface Operation permits AddColumn, AddConstraint, AddConstraintUsingIndex, AddEnumValue, AlterColumn,
		AlterDomain, AlterSequence, AttachPartition, CreateExtension, CreateIndex, CreateNamespace, CreateRoutine,
		CreateSequence, CreateTable, CreateTrigger, CreateType, CreateView, DetachPartition, DropColumn, DropConstraint,
		DropExtension, DropIndex, DropNamespace, DropRoutine, DropSequence, DropTable, DropTrigger, DropType, DropView,
		ExecuteSql, RenameColumn, RenameConstraint, RenameEnumValue, RenameIndex, RenameSequence, RenameTable,
		RenameType, ReplaceEnum, ReplaceRoutine, ReplaceView, SetComment, ValidateConstraint {

	/**
	 * What takes it back.
	 * @return the operations in their order; none when nothing needs to be taken back, or
	 * nothing can be
	 */
	List<Operation> inverse();

	/**
	 * Why nothing takes it back.
	 * @return the reason, or {@code null} when {@link #inverse} does
	 */
	default @Nullable String irreversible() {
		return null;
	}

	/**
	 * Does what fits the kind of operation.
	 * @param <R> what comes out
	 * @param visitor has a method for each kind
	 * @return its answer
	 */
	<R> R accept(OperationVisitor<R> visitor);

}
