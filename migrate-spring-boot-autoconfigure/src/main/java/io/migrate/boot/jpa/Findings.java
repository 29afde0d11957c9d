package io.migrate.boot.jpa;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.Database;
import org.hibernate.dialect.Dialect;

/**
 * What the parts of a reading share: the model that is read, how names are understood,
 * and what a schema cannot say. Not thread-safe.
 */
final class Findings {

	private final Metadata metadata;

	private final Names names;

	private final Set<String> omissions = new LinkedHashSet<>();

	Findings(Metadata metadata, Names names) {
		this.metadata = metadata;
		this.names = names;
	}

	Metadata metadata() {
		return this.metadata;
	}

	Database database() {
		return this.metadata.getDatabase();
	}

	Dialect dialect() {
		return database().getDialect();
	}

	Names names() {
		return this.names;
	}

	/**
	 * Remembers what is left out.
	 * @param what the subject of a sentence
	 */
	void leaveOut(String what) {
		this.omissions.add(what + " is left out.");
	}

	List<String> omissions() {
		return List.copyOf(this.omissions);
	}

}
