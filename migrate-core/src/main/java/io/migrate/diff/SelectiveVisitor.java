package io.migrate.diff;

import java.util.function.Function;

import io.migrate.operation.AddColumn;
import io.migrate.operation.AddConstraint;
import io.migrate.operation.AddConstraintUsingIndex;
import io.migrate.operation.AddEnumValue;
import io.migrate.operation.AlterColumn;
import io.migrate.operation.AlterDomain;
import io.migrate.operation.AlterSequence;
import io.migrate.operation.AttachPartition;
import io.migrate.operation.CreateExtension;
import io.migrate.operation.CreateIndex;
import io.migrate.operation.CreateNamespace;
import io.migrate.operation.CreateRoutine;
import io.migrate.operation.CreateSequence;
import io.migrate.operation.CreateTable;
import io.migrate.operation.CreateTrigger;
import io.migrate.operation.CreateType;
import io.migrate.operation.CreateView;
import io.migrate.operation.DetachPartition;
import io.migrate.operation.DropColumn;
import io.migrate.operation.DropConstraint;
import io.migrate.operation.DropExtension;
import io.migrate.operation.DropIndex;
import io.migrate.operation.DropNamespace;
import io.migrate.operation.DropRoutine;
import io.migrate.operation.DropSequence;
import io.migrate.operation.DropTable;
import io.migrate.operation.DropTrigger;
import io.migrate.operation.DropType;
import io.migrate.operation.DropView;
import io.migrate.operation.ExecuteSql;
import io.migrate.operation.HandWritten;
import io.migrate.operation.Operation;
import io.migrate.operation.OperationVisitor;
import io.migrate.operation.RenameColumn;
import io.migrate.operation.RenameConstraint;
import io.migrate.operation.RenameEnumValue;
import io.migrate.operation.RenameIndex;
import io.migrate.operation.RenameSequence;
import io.migrate.operation.RenameTable;
import io.migrate.operation.RenameType;
import io.migrate.operation.ReplaceEnum;
import io.migrate.operation.ReplaceRoutine;
import io.migrate.operation.ReplaceView;
import io.migrate.operation.SetComment;
import io.migrate.operation.ValidateConstraint;

/**
 * Cares for some kinds of operations and treats the others alike.
 *
 * @param <R> what comes out
 */
abstract class SelectiveVisitor<R> implements OperationVisitor<R> {

	private final Function<Operation, R> other;

	SelectiveVisitor(Function<Operation, R> other) {
		this.other = other;
	}

	@Override
	public R createTable(CreateTable operation) {
		return this.other.apply(operation);
	}

	@Override
	public R dropTable(DropTable operation) {
		return this.other.apply(operation);
	}

	@Override
	public R renameTable(RenameTable operation) {
		return this.other.apply(operation);
	}

	@Override
	public R addColumn(AddColumn operation) {
		return this.other.apply(operation);
	}

	@Override
	public R dropColumn(DropColumn operation) {
		return this.other.apply(operation);
	}

	@Override
	public R renameColumn(RenameColumn operation) {
		return this.other.apply(operation);
	}

	@Override
	public R alterColumn(AlterColumn operation) {
		return this.other.apply(operation);
	}

	@Override
	public R addConstraint(AddConstraint operation) {
		return this.other.apply(operation);
	}

	@Override
	public R addConstraintUsingIndex(AddConstraintUsingIndex operation) {
		return this.other.apply(operation);
	}

	@Override
	public R dropConstraint(DropConstraint operation) {
		return this.other.apply(operation);
	}

	@Override
	public R renameConstraint(RenameConstraint operation) {
		return this.other.apply(operation);
	}

	@Override
	public R validateConstraint(ValidateConstraint operation) {
		return this.other.apply(operation);
	}

	@Override
	public R createIndex(CreateIndex operation) {
		return this.other.apply(operation);
	}

	@Override
	public R dropIndex(DropIndex operation) {
		return this.other.apply(operation);
	}

	@Override
	public R renameIndex(RenameIndex operation) {
		return this.other.apply(operation);
	}

	@Override
	public R createSequence(CreateSequence operation) {
		return this.other.apply(operation);
	}

	@Override
	public R dropSequence(DropSequence operation) {
		return this.other.apply(operation);
	}

	@Override
	public R alterSequence(AlterSequence operation) {
		return this.other.apply(operation);
	}

	@Override
	public R renameSequence(RenameSequence operation) {
		return this.other.apply(operation);
	}

	@Override
	public R createType(CreateType operation) {
		return this.other.apply(operation);
	}

	@Override
	public R dropType(DropType operation) {
		return this.other.apply(operation);
	}

	@Override
	public R renameType(RenameType operation) {
		return this.other.apply(operation);
	}

	@Override
	public R addEnumValue(AddEnumValue operation) {
		return this.other.apply(operation);
	}

	@Override
	public R renameEnumValue(RenameEnumValue operation) {
		return this.other.apply(operation);
	}

	@Override
	public R replaceEnum(ReplaceEnum operation) {
		return this.other.apply(operation);
	}

	@Override
	public R alterDomain(AlterDomain operation) {
		return this.other.apply(operation);
	}

	@Override
	public R createView(CreateView operation) {
		return this.other.apply(operation);
	}

	@Override
	public R dropView(DropView operation) {
		return this.other.apply(operation);
	}

	@Override
	public R replaceView(ReplaceView operation) {
		return this.other.apply(operation);
	}

	@Override
	public R createRoutine(CreateRoutine operation) {
		return this.other.apply(operation);
	}

	@Override
	public R dropRoutine(DropRoutine operation) {
		return this.other.apply(operation);
	}

	@Override
	public R replaceRoutine(ReplaceRoutine operation) {
		return this.other.apply(operation);
	}

	@Override
	public R createTrigger(CreateTrigger operation) {
		return this.other.apply(operation);
	}

	@Override
	public R dropTrigger(DropTrigger operation) {
		return this.other.apply(operation);
	}

	@Override
	public R createExtension(CreateExtension operation) {
		return this.other.apply(operation);
	}

	@Override
	public R dropExtension(DropExtension operation) {
		return this.other.apply(operation);
	}

	@Override
	public R createNamespace(CreateNamespace operation) {
		return this.other.apply(operation);
	}

	@Override
	public R dropNamespace(DropNamespace operation) {
		return this.other.apply(operation);
	}

	@Override
	public R attachPartition(AttachPartition operation) {
		return this.other.apply(operation);
	}

	@Override
	public R detachPartition(DetachPartition operation) {
		return this.other.apply(operation);
	}

	@Override
	public R setComment(SetComment operation) {
		return this.other.apply(operation);
	}

	@Override
	public R executeSql(ExecuteSql operation) {
		return this.other.apply(operation);
	}

	@Override
	public R handWritten(HandWritten operation) {
		return this.other.apply(operation);
	}

}
