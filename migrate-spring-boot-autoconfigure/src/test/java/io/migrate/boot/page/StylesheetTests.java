package io.migrate.boot.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StylesheetTests {

	private final Stylesheet stylesheet = Stylesheet.read();

	@Test
	void itsHashStandsInTheDocumentation() throws IOException {
		assertThat(Files.readString(Path.of("..", "docs", "endpoint.md"))).contains("'" + this.stylesheet.hash() + "'");
	}

	@Test
	void itNeedsNothingElse() {
		assertThat(this.stylesheet.text()).doesNotContain("url(", "@import", "<");
	}

}
