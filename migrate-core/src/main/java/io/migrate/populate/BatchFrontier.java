package io.migrate.populate;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.migrate.dialect.BatchSql;
import io.migrate.session.MigrationSession;
import io.migrate.session.StatementBatch;
import io.migrate.transaction.Retries;
import io.migrate.transaction.TransactionFrame;
import org.jspecify.annotations.Nullable;

/**
 * Cuts batches off a table, one at a time over all instances, and marks the population as
 * done once all of them are. Not thread-safe.
 */
final class BatchFrontier {

	private final BatchPopulation population;

	private final BatchKey key;

	private final MigrationSession session;

	private final BatchRecords records;

	private final TransactionFrame frame;

	BatchFrontier(BatchPopulation population, BatchKey key, MigrationSession session, BatchRecords records,
			TransactionFrame frame) {
		this.population = population;
		this.key = key;
		this.session = session;
		this.records = records;
		this.frame = frame;
	}

	/**
	 * Moves it by one batch, or finds that it is at its end.
	 * @param rows how many rows the batch has at most
	 * @param retries the tries
	 * @return what was found
	 * @throws BatchFailedElsewhereException if another instance met a failure
	 */
	Step move(int rows, Retries retries) {
		AtomicReference<@Nullable Step> step = new AtomicReference<>();
		retries.run((attempt) -> {
			this.frame.prepare("populate " + this.population.header().name());
			List<String> opening = new ArrayList<>(this.frame.opening(attempt, false));
			// What follows is only true while the row is locked: two statements
			opening.add(sql().lock(name()));
			this.session.inBatches(attempt.together(), opening, (batch) -> step.set(move(batch, rows)));
		});
		Step moved = step.get();
		return (moved != null) ? moved : Step.stopped(null, "its bookkeeping is gone");
	}

	private Step move(StatementBatch batch, int rows) {
		List<BatchState> states = batch.query(this.population.source(), sql().look(name()), BatchState::row);
		if (states.isEmpty()) {
			return Step.stopped(null, "its bookkeeping is gone");
		}
		BatchState state = states.get(0);
		Step end = end(state);
		if (end != null) {
			return end;
		}
		if (!state.exhausted()) {
			// A crash of the server that forgets it forgets also what was done since
			batch.add(this.records.unhurried());
			batch.add(sql().cut(name(), this.population.table(), this.key.at(state.position()), rows));
			return new Step(Kind.CUT, state.sum(), "");
		}
		if (state.open() > 0) {
			return new Step(Kind.BUSY, state.sum(), "");
		}
		this.records.finish(this.population, state.elapsed()).forEach(batch::addOneRow);
		return new Step(Kind.DONE, state.sum(), "");
	}

	private @Nullable Step end(BatchState state) {
		if (!this.population.checksum().value().equals(state.checksum())) {
			return Step.stopped(state.sum(), "another version of it was begun meanwhile");
		}
		return switch (state.state()) {
			case "partial" -> null;
			case "done" -> new Step(Kind.DONE, state.sum(), "");
			case "failed" -> throw new BatchFailedElsewhereException(state.error());
			case "paused" -> Step.stopped(state.sum(), PopulationPlan.PAUSED);
			default -> Step.stopped(state.sum(), "what it fills was taken away meanwhile");
		};
	}

	private BatchSql sql() {
		return this.records.sql();
	}

	private String name() {
		return this.population.header().name();
	}

	/** What a move found. */
	enum Kind {

		/** There is another batch. */
		CUT,

		/** There is none left to cut, and some are not done. */
		BUSY,

		/** All are done. */
		DONE,

		/** Somebody has stopped it. */
		STOPPED

	}

	/**
	 * A move.
	 *
	 * @param kind what was found
	 * @param sum what is done
	 * @param reason why it was stopped, or nothing
	 */
	record Step(Kind kind, BatchState.Sum sum, String reason) {

		static Step stopped(BatchState.@Nullable Sum sum, String reason) {
			return new Step(Kind.STOPPED, (sum != null) ? sum : new BatchState.Sum(0, 0, 0, -1), reason);
		}

	}

}
