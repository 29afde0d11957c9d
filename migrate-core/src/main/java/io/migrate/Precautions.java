package io.migrate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.migrate.plan.Precaution;
import io.migrate.plan.Prospect;
import io.migrate.session.MigrationSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people want to have done before a run.
 *
 * @param beforeDowngrade before something goes down
 * @param beforeDestructive before data is taken away
 */
record Precautions(List<Precaution> beforeDowngrade, List<Precaution> beforeDestructive) {

	static final Precautions NONE = new Precautions(List.of(), List.of());

	private static final Logger logger = LoggerFactory.getLogger(Migrations.class);

	Precautions {
		beforeDowngrade = List.copyOf(beforeDowngrade);
		beforeDestructive = List.copyOf(beforeDestructive);
	}

	Precautions andBeforeDowngrade(Precaution precaution) {
		return new Precautions(and(this.beforeDowngrade, precaution), this.beforeDestructive);
	}

	Precautions andBeforeDestructive(Precaution precaution) {
		return new Precautions(this.beforeDowngrade, and(this.beforeDestructive, precaution));
	}

	private static List<Precaution> and(List<Precaution> precautions, Precaution precaution) {
		List<Precaution> more = new ArrayList<>(precautions);
		more.add(precaution);
		return more;
	}

	/**
	 * Takes those that a run asks for, each once.
	 * @param session holds the lock; when it is cancelled, so are they
	 * @param prospect what the run is about to do
	 * @throws PrecautionFailedException if one throws something
	 */
	void take(MigrationSession session, Prospect prospect) {
		Set<Precaution> taken = new HashSet<>();
		if (prospect.isDowngrade()) {
			take(session, prospect, "a downgrade", this.beforeDowngrade, taken);
		}
		if (prospect.isDestructive()) {
			take(session, prospect, "steps that take data away", this.beforeDestructive, taken);
		}
	}

	private static void take(MigrationSession session, Prospect prospect, String moment, List<Precaution> precautions,
			Set<Precaution> taken) {
		for (Precaution precaution : precautions) {
			if (taken.add(precaution)) {
				session.doing("what is to be done before " + moment);
				session.cancellation().interrupting(() -> take(precaution, prospect, moment));
			}
		}
	}

	private static void take(Precaution precaution, Prospect prospect, String moment) {
		String description = precaution.description();
		logger.info("Before {}: {}", moment, description);
		long start = System.nanoTime();
		try {
			precaution.take(prospect);
		}
		catch (RuntimeException ex) {
			throw new PrecautionFailedException(moment, description, ex);
		}
		logger.info("Done in {} ms: {}", Duration.ofNanos(System.nanoTime() - start).toMillis(), description);
	}

}
