package io.migrate.script;

import java.util.Map;

import io.migrate.base.Problems;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SqlStatementTests {

	private final SqlStatement statement = new SqlStatement("SELECT '\uD83D\uDE00', a,\r\n\tb\n\nFROM t", 40, 7, 5,
			false);

	@Test
	void theFirstLineBeginsAtTheStatement() {
		assertThat(this.statement.lineAt(0)).isEqualTo(7);
		assertThat(this.statement.columnAt(0)).isEqualTo(5);
		assertThat(this.statement.columnAt(7)).isEqualTo(12);
	}

	@Test
	void furtherLinesBeginAtTheMargin() {
		int b = this.statement.text().indexOf('b');
		assertThat(this.statement.lineAt(b)).isEqualTo(8);
		assertThat(this.statement.columnAt(b)).isEqualTo(2);
		assertThat(this.statement.lineAt(b + 1)).isEqualTo(8);
		assertThat(this.statement.lineAt(b + 2)).isEqualTo(9);
		assertThat(this.statement.columnAt(b + 2)).isEqualTo(1);
	}

	@Test
	void theServerCountsCharactersFromOne() {
		assertThat(this.statement.locate(1)).isEqualTo(new Position(7, 5, "    SELECT '\uD83D\uDE00', a,"));
		assertThat(this.statement.locate(13)).isEqualTo(new Position(7, 17, "    SELECT '\uD83D\uDE00', a,"));
		assertThat(this.statement.locate(18)).isEqualTo(new Position(8, 2, "\tb"));
		assertThat(this.statement.locate(21)).isEqualTo(new Position(10, 1, "FROM t"));
	}

	@Test
	void theChecksumIsThatOfASectionWithThisStatementAlone() {
		assertThat(this.statement.checksum())
			.isEqualTo(Scripts.checksum("select 'a', -- c\n A, b from T;".replace("'a'", "'\uD83D\uDE00'")));
		assertThat(this.statement.checksum()).isNotEqualTo(Scripts.checksum("SELECT 'a', a, b FROM t;"));
	}

	@Test
	void dataIsNotInTheChecksum() {
		String copy = "COPY t FROM stdin";
		assertThat(statement(copy + ";\n1\n\\.\n").checksum()).isEqualTo(statement(copy + ";\n2\n\\.\n").checksum())
			.isNotEqualTo(statement("COPY u FROM stdin;\n1\n\\.\n").checksum());
	}

	@Test
	void aPlaceOutsideIsTheNearestInside() {
		assertThat(this.statement.locate(0)).isEqualTo(this.statement.locate(1));
		assertThat(this.statement.locate(999)).isEqualTo(new Position(10, 7, "FROM t"));
		assertThat(this.statement.lineAt(-1)).isEqualTo(7);
		assertThat(this.statement.lineAt(999)).isEqualTo(10);
	}

	@Test
	void whatReplacedAPlaceholderIsWhereThePlaceholderIs() {
		SqlStatement resolved = resolved("a \uD83D\uDE00\n\uD83D\uDE00b", "FROM ${x}, ${x} c\nAND d");
		String line = "    FROM ${x}, ${x} c";
		assertThat(resolved.locate(5)).isEqualTo(new Position(7, 9, line));
		for (int position = 6; position <= 11; position++) {
			assertThat(resolved.locate(position)).isEqualTo(new Position(7, 10, line));
		}
		assertThat(resolved.locate(12)).isEqualTo(new Position(7, 14, line));
		assertThat(resolved.locate(14)).isEqualTo(new Position(7, 16, line));
		assertThat(resolved.locate(21)).isEqualTo(new Position(7, 21, line));
		assertThat(resolved.locate(27)).isEqualTo(new Position(8, 5, "AND d"));
		assertThat(resolved.locate(999)).isEqualTo(new Position(8, 6, "AND d"));
	}

	@Test
	void whatFollowsAnEmptyValueIsWhereItIs() {
		assertThat(resolved("", "FROM ${x}a").locate(6)).isEqualTo(new Position(7, 14, "    FROM ${x}a"));
		assertThat(resolved("", "FROM ${x}").locate(6)).isEqualTo(new Position(7, 14, "    FROM ${x}"));
	}

	@Test
	void linesAndColumnsAreThoseOfTheFileWhateverTheValue() {
		SqlStatement resolved = resolved("1\n\n2", "A ${x}\nB ${x}");
		int second = resolved.text().lastIndexOf('1');
		assertThat(resolved.lineAt(second)).isEqualTo(8);
		assertThat(resolved.columnAt(second)).isEqualTo(3);
		assertThat(resolved.lineAt(second + 3)).isEqualTo(8);
		assertThat(resolved.columnAt(second + 3)).isEqualTo(3);
	}

	@Test
	void theValuesOfPlaceholdersAreNotInTheChecksum() {
		SqlStatement written = new SqlStatement("GRANT a TO ${x}", 0, 1, 1, false);
		assertThat(resolved("b", written.text()).checksum()).isEqualTo(written.checksum());
	}

	@Test
	void aMarkStaysWhenPlaceholdersAreReplaced() {
		SqlStatement marked = resolved("b", "CALL ${x}()").asRerunnable();
		assertThat(marked.text()).isEqualTo("CALL b()");
		assertThat(marked.asWritten().rerunnable()).isTrue();
		assertThat(marked.locate(7)).isEqualTo(new Position(7, 14, "    CALL ${x}()"));
	}

	private static SqlStatement resolved(String value, String sql) {
		return new Placeholders(Map.of("x", value), false).resolve(new SqlStatement(sql, 40, 7, 5, false),
				new Problems(), "script.sql");
	}

	private static SqlStatement statement(String script) {
		return (SqlStatement) Scripts.read(script).items().get(0);
	}

}
