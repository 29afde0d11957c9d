package io.migrate.boot.autoconfigure;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import io.migrate.MigrationStatus;
import io.migrate.Migrations;
import io.migrate.base.MigrationException;
import io.migrate.boot.autoconfigure.DriftSightings.Sighting;
import io.migrate.graph.Target;
import io.migrate.populate.PopulationStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ListableBeanFactory;

/**
 * What was last seen of each database, so that probes and scrapes, of which there are
 * many, do not each ask it. Thread-safe.
 */
public final class DatabaseSnapshots {

	private static final Logger logger = LoggerFactory.getLogger(DatabaseSnapshots.class);

	private static final Duration LIFE = Duration.ofSeconds(10);

	private final ListableBeanFactory beans;

	private final Target target;

	private final DriftSightings sightings;

	private final ReentrantLock lock = new ReentrantLock();

	private final AtomicBoolean refreshing = new AtomicBoolean();

	private final List<Consumer<Map<String, Snapshot>>> readers = new CopyOnWriteArrayList<>();

	private volatile @Nullable Reading last;

	DatabaseSnapshots(ListableBeanFactory beans, Target target, DriftSightings sightings) {
		this.beans = beans;
		this.target = target;
		this.sightings = sightings;
	}

	/**
	 * What each database looks like, seen ten seconds ago at most. It waits for the
	 * databases where that is older.
	 * @return what was seen, by the names of the {@code Migrations} beans
	 */
	public Map<String, Snapshot> recent() {
		Reading reading = this.last;
		return (reading != null && reading.isRecent()) ? reading.databases() : read();
	}

	/**
	 * What each database looked like when it was last seen. It is seen again meanwhile,
	 * where that is older than ten seconds, and waited for only the first time.
	 * @return what was seen, by the names of the {@code Migrations} beans
	 */
	public Map<String, Snapshot> latest() {
		Reading reading = this.last;
		if (reading == null) {
			return recent();
		}
		if (!reading.isRecent() && this.refreshing.compareAndSet(false, true)) {
			Thread thread = new Thread(this::refresh, "migrate-snapshot");
			thread.setDaemon(true);
			thread.start();
		}
		return reading.databases();
	}

	/**
	 * Hands on whatever is seen from now on.
	 * @param reader takes it, on the thread of whoever asked
	 */
	public void onRead(Consumer<Map<String, Snapshot>> reader) {
		this.readers.add(reader);
	}

	private void refresh() {
		try {
			recent();
		}
		catch (RuntimeException ex) {
			logger.debug("The databases could not be looked at", ex);
		}
		finally {
			this.refreshing.set(false);
		}
	}

	private Map<String, Snapshot> read() {
		this.lock.lock();
		try {
			Reading reading = this.last;
			if (reading == null || !reading.isRecent()) {
				Map<String, Snapshot> databases = new LinkedHashMap<>();
				Migrations main = this.beans.getBeanProvider(Migrations.class).getIfUnique();
				this.beans.getBeansOfType(Migrations.class)
					.forEach((name, migrations) -> databases.put(name,
							look(migrations, (migrations == main) ? this.target : Target.HEAD)));
				reading = new Reading(databases, System.nanoTime());
				this.last = reading;
				this.readers.forEach((reader) -> reader.accept(databases));
			}
			return reading.databases();
		}
		finally {
			this.lock.unlock();
		}
	}

	private Snapshot look(Migrations migrations, Target wanted) {
		try {
			MigrationStatus status = migrations.status();
			return new Snapshot(status, isBehind(migrations, status, wanted), migrations.populations().status(),
					this.sightings.recent(migrations), null);
		}
		catch (MigrationException ex) {
			logger.debug("The database could not be looked at", ex);
			return new Snapshot(null, false, List.of(), null, ex);
		}
	}

	// What is pending beyond the target is to be so
	private static boolean isBehind(Migrations migrations, MigrationStatus status, Target wanted) {
		boolean all = wanted.equals(Target.HEAD) || wanted.equals(Target.HEADS);
		return !status.pending().isEmpty() && (all || isBelow(migrations, wanted));
	}

	private static boolean isBelow(Migrations migrations, Target wanted) {
		try {
			return !migrations.plan(wanted).steps().isEmpty();
		}
		catch (MigrationException ex) {
			// Such as for a history that does not fit, which the status tells as well
			logger.debug("The way to {} is not to be had", wanted, ex);
			return true;
		}
	}

	/**
	 * What was seen of a database.
	 *
	 * @param status where it stands, or {@code null} when it could not be read
	 * @param behind whether revisions are pending that the application wants
	 * @param populations its populations
	 * @param sighting whether somebody has changed its schema past the revisions, or
	 * {@code null} when nobody is to look
	 * @param failure why it could not be read, or {@code null}
	 */
	public record Snapshot(@Nullable MigrationStatus status, boolean behind, List<PopulationStatus> populations,
			@Nullable Sighting sighting, @Nullable MigrationException failure) {

	}

	/**
	 * What was seen at some time.
	 *
	 * @param databases what was seen, by the names of the beans
	 * @param at when, in nanoseconds
	 */
	private record Reading(Map<String, Snapshot> databases, long at) {

		boolean isRecent() {
			return System.nanoTime() - this.at < LIFE.toNanos();
		}

	}

}
