package io.migrate.populate;

import java.util.List;

/**
 * Goes through the rows of a large table with Java, in the order of a key, batch by
 * batch. Each batch is a transaction of its own, which is also the one that remembers it
 * as done: no batch is done twice, whoever is killed. The migration lock is not held
 * meanwhile. All instances of the application that run populations share the batches, and
 * each calls this from one thread.
 * <p>
 * Rows that are inserted while it runs are met when their key is behind those that were
 * reached; those with a lower key are not. Whoever inserts has to fill them as they
 * should be.
 */
public non-sealed interface BatchPopulator extends DataPopulator {

	/**
	 * The table to go through.
	 * @return its name as the catalog has it, with its schema and a dot where the search
	 * path does not find it
	 */
	String table();

	/**
	 * The columns by which to go through it.
	 * @return those of a unique index, in its order; none of them may be null
	 */
	default List<String> key() {
		return List.of("id");
	}

	/**
	 * How large the batches are, and what is left to others.
	 * @return {@link BatchPace#DEFAULT} unless it says otherwise
	 */
	default BatchPace pace() {
		return BatchPace.DEFAULT;
	}

	/**
	 * Does one batch. What it throws rolls the batch back, and stops this population in
	 * all instances; the next run goes on with this batch.
	 * @param batch which rows, and the transaction
	 * @return how many rows it changed, for the bookkeeping
	 */
	long populate(Batch batch);

}
