package io.migrate.dialect.postgresql;

import java.util.List;

import io.migrate.dialect.DdlRenderer;
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
 * Knows who writes which operation. Stateless and thread-safe.
 */
final class PostgresDdlRenderer implements DdlRenderer, OperationVisitor<List<String>> {

	@Override
	public List<String> render(Operation operation) {
		return operation.accept(this);
	}

	@Override
	public List<String> createTable(CreateTable operation) {
		return TableDdl.create(operation.table());
	}

	@Override
	public List<String> dropTable(DropTable operation) {
		return TableDdl.drop(operation.table().name());
	}

	@Override
	public List<String> renameTable(RenameTable operation) {
		return TableDdl.rename(operation.from(), operation.to());
	}

	@Override
	public List<String> addColumn(AddColumn operation) {
		return ColumnDdl.add(operation.table(), operation.column());
	}

	@Override
	public List<String> dropColumn(DropColumn operation) {
		return ColumnDdl.drop(operation.table(), operation.column().name());
	}

	@Override
	public List<String> renameColumn(RenameColumn operation) {
		return ColumnDdl.rename(operation.table(), operation.from(), operation.to());
	}

	@Override
	public List<String> alterColumn(AlterColumn operation) {
		return ColumnChanges.render(operation);
	}

	@Override
	public List<String> addConstraint(AddConstraint operation) {
		return ConstraintDdl.add(operation.table(), operation.constraint());
	}

	@Override
	public List<String> addConstraintUsingIndex(AddConstraintUsingIndex operation) {
		return ConstraintDdl.addUsingIndex(operation.table(), operation.constraint(), operation.index());
	}

	@Override
	public List<String> dropConstraint(DropConstraint operation) {
		return ConstraintDdl.drop(operation.table(), operation.constraint());
	}

	@Override
	public List<String> renameConstraint(RenameConstraint operation) {
		return ConstraintDdl.rename(operation.table(), operation.from(), operation.to());
	}

	@Override
	public List<String> validateConstraint(ValidateConstraint operation) {
		return ConstraintDdl.validate(operation.table(), operation.constraint());
	}

	@Override
	public List<String> createIndex(CreateIndex operation) {
		return IndexDdl.create(operation.table(), operation.index(), operation.concurrently());
	}

	@Override
	public List<String> dropIndex(DropIndex operation) {
		return IndexDdl.drop(operation.table(), operation.index(), operation.concurrently());
	}

	@Override
	public List<String> renameIndex(RenameIndex operation) {
		return IndexDdl.rename(operation.from(), operation.to());
	}

	@Override
	public List<String> createSequence(CreateSequence operation) {
		return SequenceDdl.create(operation.sequence());
	}

	@Override
	public List<String> dropSequence(DropSequence operation) {
		return SequenceDdl.drop(operation.sequence().name());
	}

	@Override
	public List<String> alterSequence(AlterSequence operation) {
		return SequenceDdl.alter(operation.from(), operation.to());
	}

	@Override
	public List<String> renameSequence(RenameSequence operation) {
		return SequenceDdl.rename(operation.from(), operation.to());
	}

	@Override
	public List<String> createType(CreateType operation) {
		return TypeDdl.create(operation.type());
	}

	@Override
	public List<String> dropType(DropType operation) {
		return TypeDdl.drop(operation.type());
	}

	@Override
	public List<String> renameType(RenameType operation) {
		return TypeDdl.rename(operation.from(), operation.to());
	}

	@Override
	public List<String> addEnumValue(AddEnumValue operation) {
		return TypeDdl.addValue(operation);
	}

	@Override
	public List<String> renameEnumValue(RenameEnumValue operation) {
		return TypeDdl.renameValue(operation);
	}

	@Override
	public List<String> replaceEnum(ReplaceEnum operation) {
		return TypeDdl.replace(operation);
	}

	@Override
	public List<String> alterDomain(AlterDomain operation) {
		return DomainDdl.alter(operation.from(), operation.to());
	}

	@Override
	public List<String> createView(CreateView operation) {
		return ViewDdl.create(operation.view());
	}

	@Override
	public List<String> dropView(DropView operation) {
		return ViewDdl.drop(operation.view());
	}

	@Override
	public List<String> replaceView(ReplaceView operation) {
		return ViewDdl.replace(operation.from(), operation.to());
	}

	@Override
	public List<String> createRoutine(CreateRoutine operation) {
		return RoutineDdl.create(operation.routine());
	}

	@Override
	public List<String> dropRoutine(DropRoutine operation) {
		return RoutineDdl.drop(operation.routine());
	}

	@Override
	public List<String> replaceRoutine(ReplaceRoutine operation) {
		return RoutineDdl.replace(operation.to());
	}

	@Override
	public List<String> createTrigger(CreateTrigger operation) {
		return RoutineDdl.create(operation.trigger());
	}

	@Override
	public List<String> dropTrigger(DropTrigger operation) {
		return RoutineDdl.drop(operation.trigger());
	}

	@Override
	public List<String> createExtension(CreateExtension operation) {
		return NamespaceDdl.create(operation.extension());
	}

	@Override
	public List<String> dropExtension(DropExtension operation) {
		return NamespaceDdl.drop(operation.extension());
	}

	@Override
	public List<String> createNamespace(CreateNamespace operation) {
		return NamespaceDdl.create(operation.name());
	}

	@Override
	public List<String> dropNamespace(DropNamespace operation) {
		return NamespaceDdl.drop(operation.name());
	}

	@Override
	public List<String> attachPartition(AttachPartition operation) {
		return TableDdl.attach(operation.parent(), operation.partition(), operation.bound());
	}

	@Override
	public List<String> detachPartition(DetachPartition operation) {
		return TableDdl.detach(operation.parent(), operation.partition());
	}

	@Override
	public List<String> setComment(SetComment operation) {
		return CommentDdl.change(operation.on().name().replace('_', ' '), operation.name(), operation.from(),
				operation.to());
	}

	@Override
	public List<String> executeSql(ExecuteSql operation) {
		return execute(operation.sql());
	}

	// One statement or more, whose last semicolon is not ours to write twice
	private static List<String> execute(String sql) {
		String text = sql.strip();
		String statements = text.endsWith(";") ? text.substring(0, text.length() - 1).stripTrailing() : text;
		return statements.isEmpty() ? List.of() : List.of(statements);
	}

}
