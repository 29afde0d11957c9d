package io.migrate;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import io.migrate.adopt.RevisionImport;
import io.migrate.dialect.DdlRenderer;
import io.migrate.dialect.postgresql.PostgresDialect;
import io.migrate.diff.Stage;
import io.migrate.graph.RevisionGraph;
import io.migrate.graph.RevisionId;
import io.migrate.graph.Target;
import io.migrate.graph.TargetRange;
import io.migrate.graph.TargetResolver;
import io.migrate.revision.JavaSources;
import io.migrate.revision.NewRevision;
import io.migrate.revision.Revision;
import io.migrate.revision.RevisionCatalog;
import io.migrate.revision.RevisionFileName;
import io.migrate.revision.RevisionSource;
import io.migrate.revision.RevisionWriter;
import io.migrate.revision.SourceFolders;

import org.springframework.util.function.SingletonSupplier;

/**
 * The revisions of the code, without a database: shows them, and creates new ones. They
 * are read once, when they are first needed, and anew for each revision that is created.
 * Thread-safe.
 * <p>
 * Where a method takes <em>applied</em> revisions, those that the code does not know are
 * passed over. Whatever is wrong, a {@link io.migrate.base.MigrationException} says what
 * and where, and what to do about it; malformed revisions are an
 * {@link io.migrate.revision.InvalidRevisionsException} of every method.
 */
public final class Revisions {

	private static final int RANDOM_BYTES = 6;

	private final List<RevisionSource> sources;

	private final Clock clock;

	private final Supplier<String> ids;

	private final SingletonSupplier<RevisionCatalog> catalog;

	/**
	 * Creates the façade.
	 * @param sources where revisions come from
	 * @param clock tells when a revision is created
	 * @param ids makes the ids of revisions that are given none
	 */
	Revisions(List<RevisionSource> sources, Clock clock, Supplier<String> ids) {
		this.sources = List.copyOf(sources);
		this.clock = clock;
		this.ids = ids;
		this.catalog = SingletonSupplier.of(() -> RevisionCatalog.load(this.sources));
	}

	/**
	 * The revisions of some sources.
	 * @param sources where revisions come from, in the order that decides ties
	 * @return the façade; nothing is read yet
	 */
	public static Revisions of(List<RevisionSource> sources) {
		return of(sources, Clock.systemUTC());
	}

	static Revisions of(List<RevisionSource> sources, Clock clock) {
		return new Revisions(sources, clock, Revisions::randomId);
	}

	private static String randomId() {
		byte[] bytes = new byte[RANDOM_BYTES];
		new SecureRandom().nextBytes(bytes);
		return HexFormat.of().formatHex(bytes);
	}

	/**
	 * How the revisions hang together.
	 * @return the graph of all revisions
	 */
	public RevisionGraph graph() {
		return catalog().graph();
	}

	/**
	 * A revision.
	 * @param id its whole id, as {@link #graph} and {@link #resolve} give it
	 * @return the revision
	 * @throws IllegalArgumentException if the code does not know it
	 */
	public Revision get(RevisionId id) {
		return catalog().get(id);
	}

	/**
	 * What a target names. {@code -N} counts down from the heads, {@code +N} up from what
	 * is current.
	 * @param target the target
	 * @param applied what is applied; none where the target does not speak of it
	 * @return the revisions, parents first; none for {@code base}
	 * @throws io.migrate.graph.TargetException if the target means nothing here
	 */
	public Set<RevisionId> resolve(Target target, Set<RevisionId> applied) {
		return new TargetResolver(graph()).resolve(target, known(applied));
	}

	/**
	 * A stretch of the history, both ends included. A missing start is {@code base}, a
	 * missing end {@code heads}. {@code -N} as the start counts back from the end, and
	 * {@code +N} as the end counts on from the start; steps stop where the lineage does.
	 * @param range the ends
	 * @param applied what is applied; none where the range does not speak of it
	 * @return the revisions, the newest first
	 * @throws io.migrate.graph.TargetException if an end means nothing here, or the start
	 * is not below the end
	 */
	public List<RevisionId> history(TargetRange range, Set<RevisionId> applied) {
		return List.copyOf(new TargetResolver(graph()).history(range, known(applied)));
	}

	/**
	 * Creates the file of a new revision, with sections to be filled in. Everything is
	 * checked before: the message, the id and the labels, which have to be free, the
	 * parents, which have to be heads unless the draft splices, what it depends on, and
	 * the folder, in which a source has to find it.
	 * @param draft what is asked for
	 * @param directory the folder for the file. It is read as well, so that revisions
	 * that are not on the class path yet are known here
	 * @return the file; it is there whole or not at all, and never in place of another
	 * @throws io.migrate.revision.InvalidDraftException with everything that is wrong;
	 * there is no file then
	 * @throws io.migrate.revision.UnwritableRevisionException if the file system refuses
	 */
	public Path create(RevisionDraft draft, Path directory) {
		return create(draft, new SourceFolders(directory, null));
	}

	/**
	 * Creates the file of a new revision, as {@link #create(RevisionDraft, Path)} does.
	 * @param draft what is asked for
	 * @param folders the folder for the file, and others whose revisions are to be known
	 * here
	 * @return the file
	 * @throws io.migrate.revision.InvalidDraftException as there
	 * @throws io.migrate.revision.UnwritableRevisionException as there
	 */
	public Path create(RevisionDraft draft, SourceFolders folders) {
		return write(draft, folders, false);
	}

	/**
	 * Creates the class of a new revision, with methods to be filled in, after the same
	 * checks. Its name is the message in camel case.
	 * @param draft what is asked for; the name of a file is of no account
	 * @param java where the class is written
	 * @param directory the folder with the files of other revisions
	 * @return the file of the class; it is there whole or not at all, and never in place
	 * of another
	 * @throws io.migrate.revision.InvalidDraftException with everything that is wrong;
	 * there is no file then
	 * @throws io.migrate.revision.UnwritableRevisionException if the file system refuses
	 */
	public Path createJava(RevisionDraft draft, JavaSources java, Path directory) {
		DraftCheck check = new DraftCheck(catalog(new SourceFolders(directory, java)), draft, false);
		return java.write(check.revision(this.ids, this.clock.instant(), java::check));
	}

	/**
	 * Creates the file of a revision that joins its parents, as {@link #create} does. The
	 * parents {@code heads} are the real heads. Without a message it gets one.
	 * @param draft what is asked for, with at least two parents
	 * @param directory the folder for the file
	 * @return the file
	 * @throws io.migrate.revision.InvalidDraftException as {@link #create}, and if there
	 * is nothing to join
	 * @throws io.migrate.revision.UnwritableRevisionException if the file system refuses
	 */
	public Path merge(RevisionDraft draft, Path directory) {
		return merge(draft, new SourceFolders(directory, null));
	}

	/**
	 * Creates the file of a revision that joins its parents, as
	 * {@link #merge(RevisionDraft, Path)} does.
	 * @param draft what is asked for, with at least two parents
	 * @param folders the folder for the file, and others whose revisions are to be known
	 * here
	 * @return the file
	 * @throws io.migrate.revision.InvalidDraftException as there
	 * @throws io.migrate.revision.UnwritableRevisionException as there
	 */
	public Path merge(RevisionDraft draft, SourceFolders folders) {
		return write(draft, folders, true);
	}

	private Path write(RevisionDraft draft, SourceFolders folders, boolean merge) {
		return new RevisionWriter(folders.revisions(), draft.fileName()).write(asked(draft, folders, merge));
	}

	/**
	 * Creates the files of revisions that do what the migrations of another tool do:
	 * those of Flyway, dbmate or golang-migrate. Their ids come from the versions alone,
	 * so that a folder that is imported again adds what is new.
	 * @param directory the folder of the other tool, which is only read
	 * @param parent what the first new revision continues, such as {@code head}
	 * @param folders the folder for the files, and others whose revisions are to be known
	 * here
	 * @param names how files are named
	 * @return the files: all, or none when something is wrong
	 * @throws io.migrate.adopt.InvalidImportException with everything that is wrong
	 * @throws io.migrate.revision.UnwritableRevisionException if the file system refuses
	 */
	public ImportedRevisions importFrom(Path directory, Target parent, SourceFolders folders, RevisionFileName names) {
		RevisionImport reading = new RevisionImport(directory, catalog(folders),
				new PostgresDialect().statementRules());
		folders.files(this.sources).check(reading.problems());
		List<NewRevision> revisions = reading.read(parent);
		return new ImportedRevisions(new RevisionWriter(folders.revisions(), names).writeAll(revisions),
				reading.known(), reading.notes());
	}

	/**
	 * Creates the files of revisions that do what a comparison found.
	 * @param draft what is asked for
	 * @param folders the folder for the files, and others whose revisions are to be known
	 * here
	 * @param stages what was found, a file each
	 * @param renderer writes operations
	 * @return the files
	 */
	List<Path> write(RevisionDraft draft, SourceFolders folders, List<Stage> stages, DdlRenderer renderer) {
		NewRevision asked = asked(draft, folders, false);
		return new DraftFiles(renderer, new RevisionWriter(folders.revisions(), draft.fileName()), this.ids)
			.write(asked, stages);
	}

	private NewRevision asked(RevisionDraft draft, SourceFolders folders, boolean merge) {
		DraftCheck check = new DraftCheck(catalog(folders), draft, merge);
		return check.revision(this.ids, this.clock.instant(), folders.files(this.sources)::check);
	}

	/**
	 * The revisions with those of folders that need not be built yet.
	 */
	RevisionCatalog catalog(SourceFolders folders) {
		return RevisionCatalog.load(List.of(folders.with(this.sources)));
	}

	RevisionCatalog catalog() {
		return this.catalog.obtain();
	}

	private Set<RevisionId> known(Set<RevisionId> applied) {
		Set<RevisionId> known = new LinkedHashSet<>(applied);
		known.removeIf((id) -> !graph().contains(id));
		return known;
	}

}
