package io.migrate.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.migrate.operation.Operations;
import io.migrate.revision.JavaRevision;
import io.migrate.revision.JavaRevisionSource;
import io.migrate.revision.JavaRevisionSource.Candidate;
import io.migrate.revision.RevisionInfo;

import org.springframework.core.annotation.MergedAnnotation;

/**
 * A Java revision that a test writes in a few lines.
 */
public final class ScriptedRevision implements JavaRevision {

	private final Map<String, Object> info;

	private final Consumer<Operations> upgrade;

	private final Consumer<Operations> downgrade;

	private ScriptedRevision(Map<String, Object> info, Consumer<Operations> upgrade, Consumer<Operations> downgrade) {
		this.info = info;
		this.upgrade = upgrade;
		this.downgrade = downgrade;
	}

	public static ScriptedRevision of(String id, String revises, Consumer<Operations> upgrade,
			Consumer<Operations> downgrade) {
		return of(id, revises, "", upgrade, downgrade);
	}

	public static ScriptedRevision of(String id, String revises, String version, Consumer<Operations> upgrade,
			Consumer<Operations> downgrade) {
		String[] parents = revises.isEmpty() ? new String[0] : revises.split(", ");
		return new ScriptedRevision(
				Map.of("id", id, "revises", parents, "message", "revision " + id, "version", version), upgrade,
				downgrade);
	}

	/**
	 * The same with more on its class.
	 * @param info attributes of {@link RevisionInfo}
	 */
	public ScriptedRevision with(Map<String, Object> info) {
		Map<String, Object> all = new HashMap<>(this.info);
		all.putAll(info);
		return new ScriptedRevision(all, this.upgrade, this.downgrade);
	}

	/**
	 * Revisions as a source.
	 */
	public static JavaRevisionSource source(ScriptedRevision... revisions) {
		List<Candidate> candidates = Stream.of(revisions)
			.map((revision) -> new Candidate(ScriptedRevision.class,
					MergedAnnotation.of(RevisionInfo.class, revision.info).synthesize(), () -> revision))
			.toList();
		return new JavaRevisionSource(() -> candidates);
	}

	@Override
	public void upgrade(Operations op) {
		this.upgrade.accept(op);
	}

	@Override
	public void downgrade(Operations op) {
		this.downgrade.accept(op);
	}

}
