package io.migrate.script;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;

import io.migrate.base.Problems;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CopyDataTests {

	private static final String SCRIPT = "COPY t FROM stdin;\n1\n2\n3\n\\.\nSELECT 1;\n";

	private final Problems problems = new Problems();

	@Test
	void dataThatIsNotReadIsPassedOver() throws IOException {
		ScriptReader script = script(SCRIPT);
		script.next();
		assertThat(script.next()).isEqualTo(new SqlStatement("SELECT 1", 28, 6, 1, false));
	}

	@Test
	void theRestOfDataThatIsReadInPartIsPassedOver() throws IOException {
		ScriptReader script = script(SCRIPT);
		script.next();
		Reader data = script.copyData();
		assertThat(data.read()).isEqualTo('1');
		data.close();
		assertThat(script.next()).extracting(ScriptItem::line).isEqualTo(6);
		assertThat(data.read()).isEqualTo(-1);
	}

	@Test
	void lineEndsArriveAsLineFeeds() throws IOException {
		assertThat(data("COPY t FROM stdin;\r\n1\r\n2\r3\r\r\n4\n\\.\r\nSELECT 1")).isEqualTo("1\n2\r3\r\n4\n");
		assertThat(this.problems.isEmpty()).isTrue();
	}

	@Test
	void theEndMayBeTheEndOfTheScript() throws IOException {
		assertThat(data("COPY t FROM stdin;\n1\n\\.")).isEqualTo("1\n");
		assertThat(data("COPY t FROM stdin;\n\\.\r")).isEmpty();
		assertThat(this.problems.isEmpty()).isTrue();
	}

	@Test
	void dataWithoutEndIsAProblemOfTheCopy() throws IOException {
		assertThat(data("\nCOPY t FROM stdin;\n1\n\n")).isEqualTo("1\n\n");
		assertThat(this.problems.list()).singleElement().asString().startsWith("a.sql:2: the data of this COPY");
	}

	@Test
	void copyWithoutSemicolonAtTheEndHasNoData() throws IOException {
		assertThat(data("COPY t FROM stdin")).isEmpty();
		assertThat(data("COPY t FROM stdin;")).isEmpty();
		assertThat(this.problems.list()).hasSize(2);
	}

	private String data(String text) throws IOException {
		StringWriter data = new StringWriter();
		try (ScriptReader script = script(text)) {
			script.next();
			script.copyData().transferTo(data);
		}
		return data.toString();
	}

	private ScriptReader script(String text) {
		return new ScriptReader(new StringReader(text), "a.sql", this.problems, new ScriptBuffers(4, 4));
	}

}
