package io.migrate.script;

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

	private static SqlStatement statement(String script) {
		return (SqlStatement) Scripts.read(script).items().get(0);
	}

}
