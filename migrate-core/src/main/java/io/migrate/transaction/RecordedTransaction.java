package io.migrate.transaction;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongFunction;

import io.migrate.session.MigrationSession;
import io.migrate.session.StatementBatch;
import io.migrate.transaction.Retries.Attempt;

/**
 * Runs what a person wrote and the record of it in one transaction, again and again while
 * other sessions are in the way. What the person sets in the session does not reach the
 * record. Not thread-safe.
 */
public final class RecordedTransaction {

	private final MigrationSession session;

	private final TransactionFrame frame;

	private final Retries retries;

	/**
	 * Creates it.
	 * @param session the session that does the work
	 * @param frame what stands around it
	 * @param retries the tries
	 */
	public RecordedTransaction(MigrationSession session, TransactionFrame frame, Retries retries) {
		this.session = session;
		this.frame = frame;
		this.retries = retries;
	}

	/**
	 * Runs it.
	 * @param doing what others are told meanwhile
	 * @param work sends the statements, once for each attempt
	 * @param record gives what is written behind them, for the number of rows that they
	 * hit; each statement hits exactly one row
	 * @throws io.migrate.base.MigrationException if a statement or the record failed, and
	 * everything was rolled back
	 */
	public void run(String doing, Consumer<StatementBatch> work, LongFunction<List<String>> record) {
		runParts(doing, (batch, containment) -> work.accept(batch), record);
	}

	/**
	 * As {@link #run}, for work of several parts that must not meet what the others have
	 * set.
	 * @param doing what others are told meanwhile
	 * @param work sends the statements, and runs what it gets behind each part
	 * @param record gives what is written behind them
	 * @throws io.migrate.base.MigrationException if a statement or the record failed, and
	 * everything was rolled back
	 */
	public void runParts(String doing, BiConsumer<StatementBatch, Runnable> work, LongFunction<List<String>> record) {
		this.retries.run((attempt) -> {
			this.frame.prepare(doing);
			this.session.inBatches(attempt.together(), this.frame.opening(attempt, true),
					(batch) -> send(batch, attempt, work, record));
		});
	}

	private void send(StatementBatch batch, Attempt attempt, BiConsumer<StatementBatch, Runnable> work,
			LongFunction<List<String>> record) {
		Runnable containment = () -> {
			batch.flush();
			this.frame.containment(attempt, true).forEach(batch::add);
		};
		work.accept(batch, containment);
		containment.run();
		record.apply(batch.rows()).forEach(batch::addOneRow);
	}

}
