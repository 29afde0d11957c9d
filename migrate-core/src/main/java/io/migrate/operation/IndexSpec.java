package io.migrate.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Index;
import io.migrate.schema.IndexKey;
import org.jspecify.annotations.Nullable;

/**
 * An index. What is said of a key is said of the one that was named last.
 */
public final class IndexSpec {

	private final @Nullable String name;

	private final List<IndexKey> keys = new ArrayList<>();

	private final List<String> early = new ArrayList<>();

	private String method = Index.BTREE;

	private List<String> include = List.of();

	private boolean unique;

	private boolean nullsNotDistinct;

	private @Nullable String predicate;

	private boolean concurrently;

	private boolean ifNotExists;

	IndexSpec(@Nullable String name, List<String> columns) {
		this.name = name;
		columns.forEach(this::on);
	}

	/**
	 * A column that it is searched by, behind those before.
	 * @param column the column
	 * @return this
	 */
	public IndexSpec on(String column) {
		this.keys.add(IndexKey.column(column));
		return this;
	}

	/**
	 * An expression that it is searched by, behind those before.
	 * @param expression such as {@code lower(email)}
	 * @return this
	 */
	public IndexSpec onExpression(String expression) {
		this.keys.add(IndexKey.expression(expression));
		return this;
	}

	/**
	 * The last key has its greatest value first, and nulls before that.
	 * @return this
	 */
	public IndexSpec descending() {
		return last("descending",
				(key) -> new IndexKey(key.text(), key.column(), key.collation(), key.operatorClass(), true, true));
	}

	/**
	 * The last key has nulls first.
	 * @return this
	 */
	public IndexSpec nullsFirst() {
		return last("nullsFirst", (key) -> new IndexKey(key.text(), key.column(), key.collation(), key.operatorClass(),
				key.descending(), true));
	}

	/**
	 * The last key has nulls last.
	 * @return this
	 */
	public IndexSpec nullsLast() {
		return last("nullsLast", (key) -> new IndexKey(key.text(), key.column(), key.collation(), key.operatorClass(),
				key.descending(), false));
	}

	/**
	 * How the last key is compared.
	 * @param operatorClass such as {@code gin_trgm_ops}
	 * @return this
	 */
	public IndexSpec operatorClass(String operatorClass) {
		return last("operatorClass", (key) -> new IndexKey(key.text(), key.column(), key.collation(), operatorClass,
				key.descending(), key.nullsFirst()));
	}

	/**
	 * By which rules the text of the last key is ordered.
	 * @param collation such as {@code C}
	 * @return this
	 */
	public IndexSpec collate(String collation) {
		return last("collate", (key) -> new IndexKey(key.text(), key.column(), Names.parse(collation),
				key.operatorClass(), key.descending(), key.nullsFirst()));
	}

	private IndexSpec last(String call, UnaryOperator<IndexKey> change) {
		if (this.keys.isEmpty()) {
			this.early.add(call);
			return this;
		}
		this.keys.add(change.apply(this.keys.remove(this.keys.size() - 1)));
		return this;
	}

	/**
	 * How it is kept.
	 * @param method such as {@code gin}; {@code btree} is usual
	 * @return this
	 */
	public IndexSpec using(String method) {
		this.method = method;
		return this;
	}

	/**
	 * Columns that it has besides.
	 * @param columns the columns
	 * @return this
	 */
	public IndexSpec include(String... columns) {
		this.include = List.of(columns);
		return this;
	}

	/**
	 * No two rows have the same keys.
	 * @return this
	 */
	public IndexSpec unique() {
		this.unique = true;
		return this;
	}

	/**
	 * Two nulls count as equal (PostgreSQL 15).
	 * @return this
	 */
	public IndexSpec nullsNotDistinct() {
		this.nullsNotDistinct = true;
		return this;
	}

	/**
	 * Which rows it has.
	 * @param predicate a condition
	 * @return this
	 */
	public IndexSpec where(String predicate) {
		this.predicate = predicate;
		return this;
	}

	/**
	 * Others may write while it is built. It runs outside a transaction; what is left of
	 * a build that was interrupted is dropped, and it is built again.
	 * @return this
	 */
	public IndexSpec concurrently() {
		this.concurrently = true;
		return this;
	}

	/**
	 * Leaves one of this name that is there already as it is.
	 * @return this
	 */
	public IndexSpec ifNotExists() {
		this.ifNotExists = true;
		return this;
	}

	/**
	 * The index as a part of a new table.
	 */
	Index index(QualifiedName table, Mistakes mistakes) {
		mistakes.check(!this.concurrently, "has an index that is built concurrently with its table");
		return build(table, mistakes);
	}

	List<String> columns() {
		return this.keys.stream().filter(IndexKey::column).map(IndexKey::text).toList();
	}

	List<Operation> create(QualifiedName table, Mistakes mistakes) {
		mistakes.required("table", table.name());
		return List.of(new CreateIndex(table, build(table, mistakes), this.concurrently, this.ifNotExists));
	}

	private Index build(QualifiedName table, Mistakes mistakes) {
		mistakes.check(!this.keys.isEmpty(), "has an index without columns");
		this.early.forEach((call) -> mistakes.add("says " + call + " before any column of the index"));
		this.keys.forEach((key) -> mistakes.required("column of an index", key.text()));
		mistakes.check(this.unique || !this.nullsNotDistinct, "has an index that speaks of nulls and is not unique");
		String given = (this.name != null || !this.keys.stream().allMatch(IndexKey::column)) ? this.name
				: Names.conventional(table, columns(), "idx");
		mistakes.check(given == null || !given.isBlank(), "has no name of an index");
		return new Index(given, this.method, this.keys, this.include, this.unique, this.nullsNotDistinct,
				this.predicate, true);
	}

}
