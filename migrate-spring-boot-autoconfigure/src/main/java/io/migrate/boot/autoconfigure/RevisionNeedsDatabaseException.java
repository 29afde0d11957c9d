package io.migrate.boot.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.migrate.base.MigrationException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.BeanCurrentlyInCreationException;

/**
 * A Java revision needs something that waits until the revisions have run.
 */
final class RevisionNeedsDatabaseException extends MigrationException {

	private static final long serialVersionUID = 1L;

	private RevisionNeedsDatabaseException(Class<?> type, List<String> cycle, Throwable cause) {
		super("The revision " + type.getName()
				+ " needs a bean that waits for the database, and the database waits for the revision:\n  "
				+ String.join(" -> ", cycle),
				"Let the revision need nothing that goes to the database. Where it has to, op.jdbc(jdbc -> …) has a"
						+ " JdbcClient on the connection of the revision, in its transaction.",
				cause);
	}

	/**
	 * Looks why a bean could not be made.
	 * @param failure what Spring says
	 * @param name the name of the bean
	 * @param type its class
	 * @return the failure in other words, or {@code null} when it has another reason
	 */
	static @Nullable RevisionNeedsDatabaseException in(Throwable failure, String name, Class<?> type) {
		Set<String> needed = new LinkedHashSet<>(List.of(name));
		boolean found = false;
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof BeanCreationException creation && creation.getBeanName() != null) {
				needed.add(creation.getBeanName());
			}
			found |= cause instanceof BeanCurrentlyInCreationException;
		}
		if (!found) {
			return null;
		}
		List<String> cycle = new ArrayList<>(needed);
		if (needed.size() == 1) {
			// It is being made, and Spring does not say for what
			cycle.add("…");
		}
		cycle.add(name);
		return new RevisionNeedsDatabaseException(type, cycle, failure);
	}

}
