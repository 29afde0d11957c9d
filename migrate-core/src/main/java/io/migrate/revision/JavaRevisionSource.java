package io.migrate.revision;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.migrate.base.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Revisions that are written in Java. What is known of a revision is read from its class;
 * an instance is asked for when it runs. Thread-safe.
 */
public final class JavaRevisionSource implements RevisionSource {

	// As with files: by name, then by whatever tells two of the same name apart
	private static final Comparator<Candidate> ORDER = Comparator
		.comparing((Candidate candidate) -> candidate.type().getSimpleName())
		.thenComparing((candidate) -> candidate.type().getName());

	private final Supplier<List<Candidate>> candidates;

	/**
	 * Creates the source.
	 * @param candidates finds the classes, anew each time
	 */
	public JavaRevisionSource(Supplier<List<Candidate>> candidates) {
		this.candidates = candidates;
	}

	/**
	 * The source of some revisions.
	 * @param revisions the revisions, in any order
	 * @return the source
	 */
	public static JavaRevisionSource of(JavaRevision... revisions) {
		List<Candidate> all = Stream.of(revisions)
			.map((revision) -> new Candidate(revision.getClass(), revision.getClass().getAnnotation(RevisionInfo.class),
					() -> revision))
			.toList();
		return new JavaRevisionSource(() -> all);
	}

	/**
	 * Reads what stands on the classes.
	 * @param problems takes what is wrong with it
	 * @return the sound revisions, by the simple name of the class
	 */
	@Override
	public List<Revision> revisions(Problems problems) {
		List<Revision> revisions = new ArrayList<>();
		for (Candidate candidate : this.candidates.get().stream().sorted(ORDER).toList()) {
			Revision revision = new RevisionClass(candidate, problems).revision();
			if (revision != null) {
				revisions.add(revision);
			}
		}
		return revisions;
	}

	@Override
	public boolean finds(Path folder) {
		return false;
	}

	/**
	 * A class that implements {@link JavaRevision}.
	 *
	 * @param type the class as it is written, not a proxy
	 * @param info what stands on it, or {@code null} when nothing does, which is reported
	 * @param revision makes an instance, or has one
	 */
	public record Candidate(Class<?> type, @Nullable RevisionInfo info, Supplier<? extends JavaRevision> revision) {

	}

}
