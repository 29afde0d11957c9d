package io.migrate.revision;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.migrate.base.Problem;
import io.migrate.base.Problems;
import io.migrate.file.ChangedScriptException;
import io.migrate.script.SqlStatement;
import io.migrate.testing.RevisionFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SectionReaderTests {

	private RevisionFolder folder;

	private final Problems problems = new Problems();

	@BeforeEach
	void openFolder(@TempDir Path path) {
		this.folder = new RevisionFolder(path);
	}

	@Test
	void aMarkBelongsToTheNextStatementAndToNoOther() {
		String section = """
				SELECT 1;
				-- migrate:rerunnable it only reads
				-- a comment
				-- migrate:allow-data none
				SELECT 2;
				SELECT 3
				-- migrate:rerunnable it ends the statement above
				SELECT 4""";
		assertThat(rerunnable(revision(section, section), Section.UPGRADE)).containsExactly("SELECT 2", "SELECT 4");
		assertThat(rerunnable(revision(section, section), Section.DOWNGRADE)).containsExactly("SELECT 2", "SELECT 4");
		assertThat(this.problems.list()).isEmpty();
	}

	@Test
	void aMarkDoesNotReachIntoTheNextSection() {
		Revision revision = revision("SELECT 1;\n-- migrate:rerunnable lost", "SELECT 2;");
		assertThat(rerunnable(revision, Section.UPGRADE)).isEmpty();
		assertThat(rerunnable(revision, Section.DOWNGRADE)).isEmpty();
	}

	@Test
	void aMarkAboveNoStatementIsAProblem() {
		revision("SELECT 1;\n-- migrate:rerunnable lost", "SELECT 2;\n\n-- migrate:rerunnable lost as well");
		assertThat(this.problems.list()).extracting(Problem::line).containsExactly(8, 13);
		assertThat(this.problems.list()).extracting(Problem::message)
			.allMatch((message) -> message.startsWith("'-- migrate:rerunnable' stands above no statement"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT 1", "", "-- nothing to take back", "SELECT 'a\r\nb'; -- c\r\n\r\nSELECT 2 -- c",
			"-- c\nCOPY t FROM stdin;\n1\t\n\n\\.\n", "SELECT $$\n-- migrate:upgrade\n$$;\n;" })
	void aStoredSectionIsReadAsTheSameStatements(String section) throws IOException {
		Revision revision = revision("SELECT 0;", section);
		String stored = revision.script().text(Section.DOWNGRADE, (operations) -> "");
		try (StatementReader file = revision.script().open(Section.DOWNGRADE, (operations) -> "");
				SectionReader text = SectionReader.of("the stored downgrade of aaaa", stored)) {
			assertThat(statements(text)).isEqualTo(statements(file));
			text.expect(revision.checksum(Section.DOWNGRADE));
		}
	}

	@Test
	void aStoredSectionKeepsItsMarks() {
		try (SectionReader reader = SectionReader.of("stored", "-- migrate:rerunnable it drops if exists\nDROP a;")) {
			assertThat(reader.next()).isEqualTo(new SqlStatement("DROP a", 41, 2, 1, false).asRerunnable());
			assertThat(reader.next()).isNull();
		}
	}

	@Test
	void anotherTextThanTheStoredOneSaysWhatChanged() {
		Revision revision = revision("SELECT 0;", "SELECT 1;");
		try (SectionReader reader = SectionReader.of("the stored downgrade of aaaa", "SELECT 2;")) {
			reader.next();
			assertThatExceptionOfType(ChangedScriptException.class)
				.isThrownBy(() -> reader.expect(revision.checksum(Section.DOWNGRADE)))
				.withMessageContaining("the stored downgrade of aaaa");
		}
	}

	private Revision revision(String upgrade, String downgrade) {
		this.folder.revision("aaaa", "", upgrade, downgrade);
		return new SqlRevisionSource(List.of(this.folder.location()), new PathMatchingResourcePatternResolver())
			.revisions(this.problems)
			.get(0);
	}

	private static List<String> rerunnable(Revision revision, Section section) {
		List<String> found = new ArrayList<>();
		try (StatementReader reader = revision.script().open(section, (operations) -> "")) {
			for (SqlStatement statement = reader.next(); statement != null; statement = reader.next()) {
				if (statement.rerunnable()) {
					found.add(statement.text());
				}
			}
		}
		return found;
	}

	private static List<String> statements(StatementReader reader) throws IOException {
		List<String> found = new ArrayList<>();
		for (SqlStatement statement = reader.next(); statement != null; statement = reader.next()) {
			found.add(statement.text());
			if (statement.copyFromStdin()) {
				StringWriter data = new StringWriter();
				reader.copyData().transferTo(data);
				found.add(data.toString());
			}
		}
		return found;
	}

}
