package io.migrate.populate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.migrate.base.Problem;
import io.migrate.base.Problems;
import io.migrate.base.QualifiedName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is read of files with populations.
 */
class PopulationFilesTests {

	private final Problems problems = new Problems();

	@TempDir
	private Path folder;

	private void file(String name, String text) {
		try {
			Path file = this.folder.resolve(name);
			Files.createDirectories(file.getParent());
			Files.writeString(file, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private List<Population> read() {
		return new PopulationFiles(List.of("file:" + this.folder), new PathMatchingResourcePatternResolver())
			.populations(this.problems);
	}

	private List<String> problems() {
		return this.problems.list()
			.stream()
			.map(Problem::toString)
			.map((problem) -> problem.replace(this.folder + "/", ""))
			.toList();
	}

	@Test
	void aFileOfSqlSaysWhatItIs() {
		file("a/groups.sql", """
				-- default groups
				-- for a fresh archive
				--
				-- Population: default-groups
				-- After:      0a6fe38b45d2
				-- Depends on: core.roles, core.permissions
				-- Mode:       once
				-- Profiles:   dev, test

				INSERT INTO groups VALUES (1);
				-- Mode: always
				""");
		assertThat(read()).singleElement().satisfies((population) -> {
			assertThat(population.kind()).isEqualTo("sql");
			assertThat(population.source()).endsWith("a/groups.sql");
			assertThat(population.header())
				.isEqualTo(new PopulationHeader("default-groups", "default groups\nfor a fresh archive", "0a6fe38b45d2",
						List.of("core.roles", "core.permissions"), PopulationMode.ONCE, List.of("dev", "test")));
		});
		assertThat(problems()).isEmpty();
	}

	@Test
	void aFileRunsAgainWhenItChangesUnlessItSaysOtherwise() {
		file("a.sql", "-- Population: a\nSELECT 1;");
		file("b.csv", "# Population: b\n# Table: t\n# Key: id\nid\n1\n");
		assertThat(read()).extracting((population) -> population.header().mode())
			.containsExactly(PopulationMode.ON_CHANGE, PopulationMode.ON_CHANGE);
	}

	@Test
	void commentsAndLineEndsAreNoChange() {
		file("a.sql", "-- Population: a\nINSERT INTO t VALUES (1);");
		file("b.csv", "# Population: b\n# Table: t\n# Key: id\nid\n1\n");
		List<Population> before = read();
		file("a.sql", "-- Population: a\r\n-- more\r\ninsert  into t\nvalues (1)");
		file("b.csv", "# Population: b\r\n# Table: t\r\n# Key: id\r\nid\r\n1\r\n");
		assertThat(read()).extracting(Population::checksum)
			.containsExactlyElementsOf(before.stream().map(Population::checksum).toList());
		file("a.sql", "-- Population: a\nINSERT INTO t VALUES (2);");
		file("b.csv", "# Population: b\n# Table: t\n# Key: id\nid\n2\n");
		assertThat(read()).extracting(Population::checksum)
			.doesNotContainAnyElementsOf(before.stream().map(Population::checksum).toList());
	}

	@Test
	void aFileOfRowsSaysWhereTheyGo() {
		file("roles.csv", """
				\uFEFF# roles that the code knows
				# Population: core.roles
				# Table: access.roles
				# Key: name
				# Delete missing: yes
				# Null: \\N
				name,"Full, name",level
				admin,Administrator,9
				""");
		assertThat(read()).singleElement().satisfies((population) -> {
			assertThat(population.kind()).isEqualTo("csv");
			assertThat(population.header().description()).isEqualTo("roles that the code knows");
			assertThat(((CsvPopulation) population).rows()).isEqualTo(new CsvRows(new QualifiedName("access", "roles"),
					List.of("name", "Full, name", "level"), List.of("name"), true, "\\N", new CsvRows.Lines(3, 4, 7)));
		});
		assertThat(problems()).isEmpty();
	}

	@Test
	void whatIsWrongIsSaidAllAtOnceWithItsPlace() {
		file("a.sql", "SELECT 1;");
		file("b.sql", "-- Population: with blanks\n-- Mode: sometimes\n-- Mode: once\n-- Aftr: x\nSELECT 1;");
		file("c.csv", "# Population: c\n# Key: id, code\n# Delete missing: perhaps\nid,name\n");
		file("d.sql", "-- Population: d\n-- Depends on: a b\n-- migrate:upgrade\nSELECT 1;");
		assertThat(read()).extracting((population) -> population.header().name()).containsExactly("d");
		assertThat(problems()).hasSize(9)
			.contains("b.sql:3: 'Mode' stands twice, first on line 2",
					"b.sql:2: 'sometimes' is no mode; there are once, on-change, always",
					"c.csv:2: the key column 'code' is none of the columns of the file: [id, name]",
					"c.csv:1: has no '# Table: <name>' line")
			.anySatisfy((problem) -> assertThat(problem).startsWith("a.sql:1: has no header"))
			.anySatisfy((problem) -> assertThat(problem).startsWith("b.sql:1: 'with blanks' is no name"))
			.anySatisfy((problem) -> assertThat(problem).startsWith("b.sql:4: 'Aftr: x' is no header line"))
			.anySatisfy((problem) -> assertThat(problem).startsWith("d.sql:2: 'a b' is no name"))
			.anySatisfy((problem) -> assertThat(problem).startsWith("d.sql:3: '-- migrate:upgrade' is for revisions"));
	}

	@Test
	void anotherEncodingIsSaid() throws IOException {
		Files.write(this.folder.resolve("a.sql"), new byte[] { '-', '-', ' ', (byte) 0xE4, '\n' });
		assertThat(read()).isEmpty();
		assertThat(problems()).containsExactly("a.sql: is not UTF-8; save it as UTF-8");
	}

	@Test
	void aFolderThatIsNotThereIsEmpty() {
		assertThat(new PopulationFiles(List.of("classpath:db/nothing", "file:" + this.folder.resolve("none")),
				new PathMatchingResourcePatternResolver())
			.populations(this.problems)).isEmpty();
		assertThat(problems()).isEmpty();
	}

}
