package io.migrate.diff;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Constraint;
import io.migrate.schema.Index;
import io.migrate.schema.IndexKey;

/**
 * Remembers which keys are dropped: the foreign keys that refer to them have to be
 * dropped before, also when they come back. For one thread.
 */
final class Keys {

	private final Set<Key> dropped = new HashSet<>();

	void drop(QualifiedName table, Constraint constraint) {
		constraint.accept(new ConstraintVisitor<Boolean>(false) {
			@Override
			public Boolean primaryKey(Constraint.PrimaryKey key) {
				return dropped(table, key.columns());
			}

			@Override
			public Boolean unique(Constraint.Unique key) {
				return dropped(table, key.columns());
			}
		});
	}

	void drop(QualifiedName table, Index index) {
		if (index.unique()) {
			dropped(table, index.keys().stream().map(IndexKey::text).toList());
		}
	}

	private boolean dropped(QualifiedName table, List<String> columns) {
		return this.dropped.add(new Key(table, Set.copyOf(columns)));
	}

	boolean isDropped(Constraint.Reference reference) {
		return this.dropped.contains(new Key(reference.table(), Set.copyOf(reference.columns())));
	}

	private record Key(QualifiedName table, Set<String> columns) {

	}

}
