package io.migrate.adopt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.migrate.adopt.ForeignFileName.Role;
import io.migrate.base.Problems;
import io.migrate.file.FolderWalk;
import io.migrate.file.LocatedFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads a folder of migrations of another tool. Which tool, the names of the files say.
 * One instance reads one folder.
 */
final class ForeignFolder {

	private final Path directory;

	private final Problems problems;

	private final List<String> notes;

	/** The first file of each style. */
	private final Map<Style, LocatedFile> styles = new EnumMap<>(Style.class);

	private final Map<ForeignVersion, Map<Role, Named>> versions = new TreeMap<>();

	/**
	 * Begins to read.
	 * @param directory the folder
	 * @param problems takes what is wrong
	 * @param notes takes what is left out, and why
	 */
	ForeignFolder(Path directory, Problems problems, List<String> notes) {
		this.directory = directory;
		this.problems = problems;
		this.notes = notes;
	}

	/**
	 * Reads the folder. Sub-folders are read where the tool does so.
	 * @return the migrations in the order in which the tool runs them
	 */
	List<ForeignMigration> read() {
		files().forEach(this::add);
		if (this.styles.size() > 1) {
			this.problems.add(null, 0,
					"The folder has files of " + this.styles.entrySet()
						.stream()
						.map((entry) -> entry.getKey() + " (" + entry.getValue().name() + ")")
						.collect(Collectors.joining(" and of ")) + "; import each from a folder of its own");
			return List.of();
		}
		if (this.styles.isEmpty() && this.problems.isEmpty()) {
			this.problems.add(null, 0, "There is no migration in " + this.directory + "; they have names such as"
					+ " V1__create_users.sql, 20200101120000_create_users.sql or 000001_create_users.up.sql");
		}
		chooseBaseline();
		List<ForeignMigration> migrations = new ArrayList<>();
		this.versions.forEach((version, files) -> addMigration(version, files, migrations));
		migrations.sort(ForeignMigration.ORDER);
		return migrations;
	}

	private List<LocatedFile> files() {
		if (!Files.isDirectory(this.directory)) {
			this.problems.add(null, 0, "There is no folder " + this.directory);
			return List.of();
		}
		try {
			return FolderWalk.files(this.directory, this.directory.toString(), List.of(".sql"))
				.stream()
				.sorted(LocatedFile.ORDER)
				.toList();
		}
		catch (IOException ex) {
			this.problems.add(this.directory.toString(), 0, "cannot be searched: " + ex);
			return List.of();
		}
	}

	private void add(LocatedFile file) {
		String path = Path.of(file.place()).getFileName().toString();
		ForeignFileName name = ForeignFileName.parse(path);
		if (name == null || (name.style() != Style.FLYWAY && isInSubFolder(file))) {
			this.notes.add(file.name() + " was left out: " + ((name == null) ? "its name is not that of a migration"
					: name.style() + " reads no sub-folders"));
			return;
		}
		this.styles.putIfAbsent(name.style(), file);
		ForeignVersion version = name.version();
		if (version == null) {
			this.notes.add(file.name() + " was left out, since it runs again whenever it changes: put it into"
					+ " db/definitions, with the first line '-- Definition: " + name.description().replace(' ', '_')
					+ "'");
			return;
		}
		Named before = this.versions.computeIfAbsent(version, (key) -> new EnumMap<>(Role.class))
			.putIfAbsent(name.role(), new Named(name, version, file));
		if (before != null) {
			this.problems.add(file.name(), 0,
					"has the same version as " + before.file().name() + "; " + name.style() + " refuses that as well");
		}
	}

	private boolean isInSubFolder(LocatedFile file) {
		return !this.directory.toAbsolutePath().normalize().equals(Path.of(file.place()).getParent());
	}

	// Flyway runs the highest one in place of all below, where there is nothing yet
	private void chooseBaseline() {
		List<Map<Role, Named>> candidates = new ArrayList<>(
				this.versions.values().stream().filter((files) -> files.containsKey(Role.BASELINE)).toList());
		Collections.reverse(candidates);
		Named same = first();
		boolean chosen = false;
		for (Map<Role, Named> files : candidates) {
			Named baseline = Objects.requireNonNull(files.remove(Role.BASELINE));
			if (same == null || (!chosen && same.version().compareTo(baseline.version()) > 0)) {
				files.put(Role.UP, baseline);
				same = baseline;
				chosen = true;
			}
			else {
				this.notes.add(baseline.file().name() + " was left out, since " + same.file().name()
						+ (chosen ? " does the same" : " and those that follow do the same"));
			}
		}
	}

	private @Nullable Named first() {
		return this.versions.values()
			.stream()
			.flatMap((files) -> Stream.ofNullable(files.get(Role.UP)))
			.findFirst()
			.orElse(null);
	}

	private void addMigration(ForeignVersion version, Map<Role, Named> files, List<ForeignMigration> migrations) {
		Named both = files.get(Role.BOTH);
		if (both != null) {
			DbmateSections sections = DbmateSections.of(ForeignText.read(both.file(), this.problems), this.problems);
			migrations.add(new ForeignMigration(both.name(), version, sections.up(), sections.down()));
			return;
		}
		Named up = files.get(Role.UP);
		Named down = files.get(Role.DOWN);
		if (up == null && down != null) {
			this.notes.add(down.file().name() + " was left out: there is nothing that it would take back");
		}
		if (up != null) {
			migrations
				.add(new ForeignMigration(up.name(), version, ForeignText.read(up.file(), this.problems), text(down)));
		}
	}

	private @Nullable ForeignText text(@Nullable Named file) {
		return (file != null) ? ForeignText.read(file.file(), this.problems) : null;
	}

	/**
	 * A file and what its name says.
	 */
	private record Named(ForeignFileName name, ForeignVersion version, LocatedFile file) {

	}

}
