package io.migrate.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.migrate.base.QualifiedName;
import io.migrate.operation.AddColumn;
import io.migrate.operation.AddConstraint;
import io.migrate.operation.AlterColumn;
import io.migrate.operation.AlterDomain;
import io.migrate.operation.CreateExtension;
import io.migrate.operation.CreateIndex;
import io.migrate.operation.CreateSequence;
import io.migrate.operation.DropColumn;
import io.migrate.operation.DropConstraint;
import io.migrate.operation.DropExtension;
import io.migrate.operation.DropIndex;
import io.migrate.operation.DropSequence;
import io.migrate.operation.DropTable;
import io.migrate.operation.DropView;
import io.migrate.operation.RenameColumn;
import io.migrate.operation.RenameTable;
import io.migrate.operation.ReplaceEnum;
import io.migrate.operation.ValidateConstraint;
import io.migrate.schema.Column;
import io.migrate.schema.ColumnName;
import io.migrate.schema.ColumnValue;
import io.migrate.schema.Constraint;
import io.migrate.schema.Constraint.Enforcement;
import io.migrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Says what a reviewer should know about an operation: what is lost, who has to wait, and
 * what may fail.
 */
final class Cautions extends SelectiveVisitor<List<Note>> {

	private static final String REWRITE_AGAIN = " each row is written anew, as above.";

	private static final String REWRITE = " each row is written anew, and nobody can read or write the table meanwhile.";

	private final Comparison comparison;

	private final Set<QualifiedName> created;

	private final Map<ColumnName, Constraint> proved;

	/**
	 * Creates it.
	 * @param comparison what is compared
	 * @param created tables that are new and empty, and views that are made, perhaps
	 * again
	 * @param proved the checks by which the server knows that columns are not null
	 */
	Cautions(Comparison comparison, Set<QualifiedName> created, Map<ColumnName, Constraint> proved) {
		super((operation) -> List.of());
		this.comparison = comparison;
		this.created = created;
		this.proved = proved;
	}

	private static List<Note> say(String text) {
		return List.of(Note.of(text));
	}

	@Override
	public List<Note> dropTable(DropTable operation) {
		QualifiedName table = operation.table().name();
		if (this.created.contains(table)) {
			return say("PostgreSQL cannot change how a table is divided that is there: " + table
					+ " is dropped and made anew, and its rows are lost. To keep them, give the old table another name,"
					+ " make the new one, and copy them.");
		}
		return say("The rows of " + table + " are lost: the downgrade makes the table again, but empty."
				+ usedBy(table, null));
	}

	@Override
	public List<Note> dropColumn(DropColumn operation) {
		if (Usage.isGenerated(operation.column())) {
			return List.of();
		}
		String column = operation.column().name();
		return say("The values of " + column + " are lost: the downgrade adds the column again, but without them."
				+ " Instances of the release before that still read it fail." + usedBy(operation.table(), column));
	}

	// Not of those that are made anew without it
	private String usedBy(QualifiedName table, @Nullable String column) {
		List<QualifiedName> views = this.comparison.desired().views().values().stream().filter((view) -> {
			SqlText text = SqlText.of(view.definition());
			return text.hasName(table) && (column == null || text.hasName(column));
		}).map((view) -> view.name()).toList();
		return views.isEmpty() ? "" : " PostgreSQL refuses it as long as these use it: "
				+ String.join(", ", views.stream().map(QualifiedName::toString).toList()) + ".";
	}

	// Hibernate calls them after the table
	@Override
	public List<Note> createSequence(CreateSequence operation) {
		QualifiedName sequence = operation.sequence().name();
		return this.comparison.current()
			.tables()
			.values()
			.stream()
			.filter((table) -> sequence.equals(new QualifiedName(table.name().schema(), table.name().name() + "_seq"))
					&& this.comparison.desired().tables().containsKey(table.name()))
			.map((table) -> Note.of("The sequence begins at the beginning. If it is to number " + table.name()
					+ ", which may have rows, let it go on behind them: SELECT setval('" + sequence
					+ "', max(id)) FROM " + table.name() + ";"))
			.toList();
	}

	@Override
	public List<Note> dropSequence(DropSequence operation) {
		return say("Where the sequence stands is lost: the downgrade makes it again from its start.");
	}

	@Override
	public List<Note> dropView(DropView operation) {
		return this.created.contains(operation.view().name())
				? say("The view is made again below. Grants are lost with it: repeat them there.") : List.of();
	}

	@Override
	public List<Note> dropExtension(DropExtension operation) {
		return say("Fails as long as something uses the extension.");
	}

	@Override
	public List<Note> createExtension(CreateExtension operation) {
		return say("Needs the extension on the server, and often a superuser.");
	}

	@Override
	public List<Note> addColumn(AddColumn operation) {
		Column column = operation.column();
		List<Note> notes = new ArrayList<>();
		if (!column.nullable() && column.value() == null) {
			notes.add(new Note(
					"Fails when the table has rows, since none of them has a value. Then add the column"
							+ " without NOT NULL, fill it, and set NOT NULL in a later revision; or give it a default:",
					null, List.of(new AddColumn(operation.table(), column.withNullable(true)))));
		}
		String reason = rewriting(column);
		if (reason != null) {
			notes.add(Note.of(reason + REWRITE + " Of a large table, add the column without that, let new rows have it,"
					+ " and fill the old ones in batches.", reason + REWRITE_AGAIN));
		}
		return notes;
	}

	private @Nullable String rewriting(Column column) {
		ColumnValue value = column.value();
		if (Domains.isConstrained(this.comparison.desired(), column.type())) {
			return "The domain has a condition:";
		}
		return (value == null) ? null
				: value.<@Nullable String>match(
						(given) -> this.comparison.rules().isVolatile(given.expression())
								? "The default may differ from row to row:" : null,
						(identity) -> "Rows that are there get numbers:",
						(generated) -> generated.stored() ? "The column is computed and kept:" : null);
	}

	@Override
	public List<Note> alterColumn(AlterColumn operation) {
		Column from = operation.from();
		Column to = operation.to();
		List<Note> notes = new ArrayList<>();
		ColumnName name = new ColumnName(operation.table(), to.name());
		if (!from.type().equals(to.type()) && this.comparison.disturbance().isRewritten(name)) {
			String converted = ((operation.using() != null) ? " Check how values are converted." : "")
					+ (this.comparison.rules().rounds(from.type(), to.type()) ? " Digits that do not fit are lost."
							: "");
			notes.add(Note.of("The type changes:" + REWRITE + " It fails where a value does not fit." + converted
					+ " Of a large table, add a column of the new type, fill it in batches, and let it take the place"
					+ " of the old one.", "The type changes:" + REWRITE_AGAIN + converted));
		}
		else if (!from.type().equals(to.type()) && isChecked(operation.table(), to.name())) {
			notes.add(Note.of("All rows are read for the checks of the column, and nobody can read or write the table"
					+ " meanwhile."));
		}
		if (isOtherTime(from.type(), to.type())) {
			notes.add(Note.of("Times are taken for those of the session's time zone; say which one it is with SET"
					+ " LOCAL timezone before."));
		}
		if (from.nullable() && !to.nullable() && !isProved(operation.table(), to.name())) {
			notes.add(Note.of("NOT NULL fails where the column is null, and all rows are read for it while nobody can"
					+ " read or write the table."));
		}
		return notes;
	}

	private boolean isChecked(QualifiedName table, String column) {
		Table current = this.comparison.current().tables().get(table);
		return current != null && current.constraints()
			.stream()
			.anyMatch((constraint) -> constraint instanceof Constraint.Check && Usage.uses(constraint, column));
	}

	private static boolean isOtherTime(String from, String to) {
		return from.startsWith("timestamp") && to.startsWith("timestamp")
				&& from.endsWith(" with time zone") != to.endsWith(" with time zone");
	}

	// A check that was validated before spares the server the look at the rows
	private boolean isProved(QualifiedName table, String column) {
		return this.proved.containsKey(new ColumnName(table, column));
	}

	@Override
	public List<Note> addConstraint(AddConstraint operation) {
		if (this.created.contains(operation.table())) {
			return List.of();
		}
		Constraint constraint = operation.constraint();
		if (constraint.enforcement() == Enforcement.NOT_VALID) {
			return this.proved.containsValue(constraint)
					? say("Stands for NOT NULL until the next revision has looked"
							+ " at all rows, which it does while others read and write. Fill what is null before that.")
					: say("Holds for rows that are written from now on; those that are there are checked in the next"
							+ " revision.");
		}
		if (constraint.enforcement() == Enforcement.NOT_ENFORCED) {
			return List.of();
		}
		return (constraint instanceof Constraint.ForeignKey)
				? say("All rows are checked while nobody can write to either table.")
				: say("An index is built, and nobody can read or write the table meanwhile. It fails where rows"
						+ " conflict.");
	}

	@Override
	public List<Note> validateConstraint(ValidateConstraint operation) {
		return say("Fails where a row does not comply: correct those before. Others can read and write meanwhile.");
	}

	@Override
	public List<Note> createIndex(CreateIndex operation) {
		if (this.created.contains(operation.table())) {
			return List.of();
		}
		List<Note> notes = new ArrayList<>();
		if (!operation.concurrently() && isDivided(operation.table())) {
			notes.add(Note.of("Nobody can write to the table and its parts meanwhile. Of large ones, make the index ON"
					+ " ONLY the table, then CONCURRENTLY on each part, and attach those."));
		}
		if (operation.index().unique()) {
			notes.add(Note.of("Fails where two rows are the same: look for them before."));
		}
		return notes;
	}

	private boolean isDivided(QualifiedName table) {
		Table current = this.comparison.current().tables().get(table);
		return current != null && Usage.isDivided(current);
	}

	// What makes way for another one, or goes with its columns, is nobody's loss
	@Override
	public List<Note> dropIndex(DropIndex operation) {
		Table table = this.comparison.desired().tables().get(operation.table());
		boolean lost = table != null
				&& table.indexes()
					.stream()
					.noneMatch((index) -> index.name() == null || index.name().equals(operation.index().name()))
				&& gone(table).noneMatch((column) -> Usage.uses(operation.index(), column));
		return lost
				? say("Only the database has this index, and queries may need it. To keep it, leave this out and let"
						+ " the model name it.")
				: List.of();
	}

	@Override
	public List<Note> dropConstraint(DropConstraint operation) {
		Table table = this.comparison.desired().tables().get(operation.table());
		boolean lost = table != null && operation.constraint() instanceof Constraint.Check
				&& !this.proved.containsValue(operation.constraint())
				&& table.constraints()
					.stream()
					.noneMatch((constraint) -> constraint instanceof Constraint.Check
							&& (constraint.name() == null || constraint.name().equals(operation.constraint().name())))
				&& gone(table).noneMatch((column) -> Usage.uses(operation.constraint(), column));
		return lost
				? say("Only the database has this check, and nothing keeps rows to it from now on. To keep it, leave"
						+ " this out and let the model say it.")
				: List.of();
	}

	private Stream<String> gone(Table desired) {
		Table current = this.comparison.current().tables().get(desired.name());
		return (current == null) ? Stream.empty()
				: current.columns().stream().map(Column::name).filter((name) -> desired.column(name) == null);
	}

	@Override
	public List<Note> renameTable(RenameTable operation) {
		return say("Instances of the release before do not find the table under its new name: stop them first, or leave"
				+ " a view with the old name for them.");
	}

	@Override
	public List<Note> renameColumn(RenameColumn operation) {
		return say("Instances of the release before do not find the column under its new name: stop them first.");
	}

	@Override
	public List<Note> replaceEnum(ReplaceEnum operation) {
		List<String> gone = new ArrayList<>(operation.from().values());
		gone.removeAll(operation.to().values());
		String fails = gone.isEmpty() ? ""
				: " It fails where a row still has "
						+ String.join(" or ", gone.stream().map((value) -> "'" + value + "'").toList())
						+ ": change those before.";
		List<Note> notes = new ArrayList<>();
		if (!operation.columns().isEmpty()) {
			notes.add(Note.of("PostgreSQL cannot take out or move a value, so the type is made anew:" + REWRITE + fails,
					"The type is made anew:" + REWRITE_AGAIN + fails));
		}
		LikelyRenames.ofValue(operation).ifPresent(notes::add);
		return notes;
	}

	@Override
	public List<Note> alterDomain(AlterDomain operation) {
		boolean unchecked = operation.to()
			.checks()
			.stream()
			.anyMatch((check) -> check.enforcement() == Enforcement.VALID && operation.from()
				.checks()
				.stream()
				.noneMatch((other) -> Shapes.of(other).equals(Shapes.of(check))));
		boolean strict = operation.from().nullable() && !operation.to().nullable();
		return (unchecked || strict)
				? say("All rows of all tables with the domain are read while nobody can write to them. It fails where"
						+ " one does not comply.")
				: List.of();
	}

}
