package io.migrate.adopt;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

import io.migrate.graph.RevisionId;
import org.jspecify.annotations.Nullable;

/**
 * A migration of another tool.
 *
 * @param name what the name of its file says
 * @param version its version
 * @param up what brings the change
 * @param down what takes it back, or {@code null} when nothing does
 */
record ForeignMigration(ForeignFileName name, ForeignVersion version, ForeignText up, @Nullable ForeignText down) {

	/** In the order in which the tool runs them; dbmate goes by the names. */
	static final Comparator<ForeignMigration> ORDER = Comparator
		.comparing((ForeignMigration migration) -> migration.style() == Style.DBMATE ? migration.name().name() : "")
		.thenComparing(ForeignMigration::version);

	/** Where time begins for migrations that do not say when they were written. */
	private static final Instant UNDATED = Instant.parse("2000-01-01T00:00:00Z");

	Style style() {
		return this.name.style();
	}

	/**
	 * The id of the revision that it becomes.
	 */
	RevisionId id() {
		return style().id(this.version);
	}

	/**
	 * The message of the revision that it becomes.
	 */
	String message() {
		return this.name.description().isEmpty() ? "version " + this.version : this.name.description();
	}

	/**
	 * When it was written. Where nobody says so, files are at least named in their order.
	 * @param place how many migrations stand before it in its folder
	 * @return the same time, whoever imports it
	 */
	Instant created(int place) {
		return Objects.requireNonNullElseGet(this.version.time(), () -> UNDATED.plus(Duration.ofMinutes(place)));
	}

}
