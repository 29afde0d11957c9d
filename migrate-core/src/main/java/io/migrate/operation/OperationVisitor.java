package io.migrate.operation;

/**
 * One method for each kind of {@link Operation}: whoever forgets a new kind does not
 * compile.
 *
 * @param <R> what comes out
 */
public interface OperationVisitor<R> {

	R createTable(CreateTable operation);

	R dropTable(DropTable operation);

	R renameTable(RenameTable operation);

	R addColumn(AddColumn operation);

	R dropColumn(DropColumn operation);

	R renameColumn(RenameColumn operation);

	R alterColumn(AlterColumn operation);

	R addConstraint(AddConstraint operation);

	R addConstraintUsingIndex(AddConstraintUsingIndex operation);

	R dropConstraint(DropConstraint operation);

	R renameConstraint(RenameConstraint operation);

	R validateConstraint(ValidateConstraint operation);

	R createIndex(CreateIndex operation);

	R dropIndex(DropIndex operation);

	R renameIndex(RenameIndex operation);

	R createSequence(CreateSequence operation);

	R dropSequence(DropSequence operation);

	R alterSequence(AlterSequence operation);

	R renameSequence(RenameSequence operation);

	R createType(CreateType operation);

	R dropType(DropType operation);

	R renameType(RenameType operation);

	R addEnumValue(AddEnumValue operation);

	R renameEnumValue(RenameEnumValue operation);

	R replaceEnum(ReplaceEnum operation);

	R alterDomain(AlterDomain operation);

	R createView(CreateView operation);

	R dropView(DropView operation);

	R replaceView(ReplaceView operation);

	R createRoutine(CreateRoutine operation);

	R dropRoutine(DropRoutine operation);

	R replaceRoutine(ReplaceRoutine operation);

	R createTrigger(CreateTrigger operation);

	R dropTrigger(DropTrigger operation);

	R createExtension(CreateExtension operation);

	R dropExtension(DropExtension operation);

	R createNamespace(CreateNamespace operation);

	R dropNamespace(DropNamespace operation);

	R attachPartition(AttachPartition operation);

	R detachPartition(DetachPartition operation);

	R setComment(SetComment operation);

	R executeSql(ExecuteSql operation);

}
