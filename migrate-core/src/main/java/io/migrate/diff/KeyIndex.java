package io.migrate.diff;

import java.util.List;

import io.migrate.schema.Index;
import io.migrate.schema.IndexKey;
import org.jspecify.annotations.Nullable;

/**
 * The index that a key needs.
 */
final class KeyIndex {

	private KeyIndex() {
	}

	static Index of(@Nullable String name, List<String> columns, List<String> include, boolean nullsNotDistinct) {
		return new Index(name, Index.BTREE, columns.stream().map(IndexKey::column).toList(), include, true,
				nullsNotDistinct, null, true);
	}

}
