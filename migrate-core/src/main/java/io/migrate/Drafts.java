package io.migrate;

import java.util.List;

import io.migrate.autogenerate.Draft;
import io.migrate.dialect.DdlRenderer;
import io.migrate.diff.RenameHints;
import io.migrate.revision.RevisionCatalog;
import io.migrate.revision.SourceFolders;
import io.migrate.session.MigrationSession;
import io.migrate.verify.Repair;

/**
 * Compares a database with what it should have, and drafts the revisions that bring it
 * there. Thread-safe, as {@link Migrations} is.
 */
public final class Drafts {

	private final Parts parts;

	private final Revisions revisions;

	private final RunningCalls calls;

	Drafts(Parts parts, Revisions revisions, RunningCalls calls) {
		this.parts = parts;
		this.revisions = revisions;
		this.calls = calls;
	}

	/**
	 * Compares the database with what it should have, as the builder was told. Nothing is
	 * locked, and what is made in the database to compare is rolled back.
	 * @param renames what has another name now, beside what the desired schema itself
	 * says
	 * @return what differs
	 * @throws NoDesiredSchemaException if nobody says what it should have
	 * @throws NotAtHeadException if the database does not stand where the revisions lead
	 * @throws UnusedRenameException if a rename fits nothing
	 * @throws io.migrate.base.MigrationException if revisions are malformed, the history
	 * does not fit, or the database cannot be reached
	 */
	public ModelDifference compare(RenameHints renames) {
		RevisionCatalog known = this.revisions.catalog();
		return this.calls.cancellable((call) -> {
			try (MigrationSession session = this.parts.connect(call, this.parts::open)) {
				return new Drafting(this.parts, known).compare(session, renames);
			}
		});
	}

	/**
	 * Compares the database with what it should have, and drafts the revisions that bring
	 * it there: one file, or several of which each continues the one before, since not
	 * everything can share a transaction. People should read them before they are
	 * applied.
	 * @param draft message, parents and so on of the first revision
	 * @param renames as in {@link #compare}
	 * @param folders the folder for the files, and others whose revisions are to be known
	 * here, as in {@link Revisions#create(RevisionDraft, SourceFolders)}
	 * @return the files, and what they are for
	 * @throws NotAtHeadException if the database does not stand where the revisions lead,
	 * those of the folders included
	 * @throws io.migrate.revision.InvalidDraftException if the draft is not in order
	 * @throws io.migrate.base.MigrationException as {@link #compare}
	 */
	public DraftedRevisions draft(RevisionDraft draft, RenameHints renames, SourceFolders folders) {
		RevisionCatalog known = this.revisions.catalog(folders);
		return this.calls.cancellable((call) -> {
			try (MigrationSession session = this.parts.connect(call, this.parts::open)) {
				ModelDifference found = new Drafting(this.parts, known).compare(session, renames);
				return new DraftedRevisions(found.isEmpty() ? List.of() : this.revisions.write(draft, folders,
						found.difference().stages(), (stage) -> new Draft(session.dialect().ddlRenderer()).body(stage)),
						found);
			}
		});
	}

	/**
	 * Drafts the revision that brings the schema back to what the applied revisions
	 * leave, or that makes what it has become the new truth. What is missing comes first.
	 * Its statements do nothing where they are not needed, since it runs on every
	 * database. Nothing is run here: people should read it before it is applied.
	 * @param draft message, parents and so on
	 * @param choice which way, and whether something may be taken away
	 * @param folders as in {@link #draft}
	 * @return the files, and what is left to people
	 * @throws NotAtHeadException if the database does not stand where the revisions lead
	 * @throws io.migrate.session.ScratchUnavailableException if there is no scratch
	 * database to be had
	 * @throws io.migrate.base.MigrationException as {@link #draft}
	 */
	public DraftedRepair repair(RevisionDraft draft, RepairChoice choice, SourceFolders folders) {
		RevisionCatalog known = this.revisions.catalog(folders);
		return this.calls.cancellable((call) -> {
			try (MigrationSession session = this.parts.connect(call, this.parts::open)) {
				Repair repair = new Repairing(this.parts, known, session).find(choice);
				DdlRenderer renderer = session.dialect().convergentRenderer();
				return new DraftedRepair(
						repair.stages().isEmpty() ? List.of()
								: this.revisions.write(draft, folders, repair.stages(), (stage) -> choice.accept()
										? new Draft(renderer).body(stage) : new Draft(renderer).oneWay(stage)),
						repair.left());
			}
		});
	}

}
