package io.migrate.boot.autoconfigure.slice;

import io.migrate.operation.Operations;
import io.migrate.revision.JavaRevision;
import io.migrate.revision.RevisionInfo;

import org.springframework.stereotype.Component;

@Component
@RevisionInfo(id = "bbbb", revises = "aaaa", message = "make things")
class MakeThings implements JavaRevision {

	@Override
	public void upgrade(Operations op) {
		op.createTable("things", (t) -> t.column("id", "bigint").primaryKey());
	}

	@Override
	public void downgrade(Operations op) {
		op.dropTable("things");
	}

}
