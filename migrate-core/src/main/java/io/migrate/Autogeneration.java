package io.migrate;

import java.util.ArrayList;
import java.util.List;

import io.migrate.autogenerate.DesiredSchema;
import io.migrate.autogenerate.OperationRewriter;
import io.migrate.schema.SchemaFilter;

/**
 * What a database is compared with, and how. Immutable.
 *
 * @param desired says what the database should have
 * @param filter what is looked at, on both sides; our own tables and those that are
 * protected never are
 * @param rewriters have the last word about what is written, one after the other
 */
record Autogeneration(DesiredSchema desired, SchemaFilter filter, List<OperationRewriter> rewriters) {

	/** Nobody says what the database should have. */
	static final Autogeneration NONE = new Autogeneration((connection) -> {
		throw new NoDesiredSchemaException();
	}, SchemaFilter.ALL, List.of());

	Autogeneration {
		rewriters = List.copyOf(rewriters);
	}

	Autogeneration withDesired(DesiredSchema desired) {
		return new Autogeneration(desired, this.filter, this.rewriters);
	}

	Autogeneration withFilter(SchemaFilter filter) {
		return new Autogeneration(this.desired, filter, this.rewriters);
	}

	Autogeneration and(OperationRewriter rewriter) {
		List<OperationRewriter> all = new ArrayList<>(this.rewriters);
		all.add(rewriter);
		return new Autogeneration(this.desired, this.filter, all);
	}

}
