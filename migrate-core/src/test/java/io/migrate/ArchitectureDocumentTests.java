package io.migrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table of packages that people read is the one that the build holds.
 */
class ArchitectureDocumentTests {

	@Test
	void theDocumentHasTheSameTable() throws IOException {
		Map<String, String> documented = new HashMap<>();
		for (String line : Files.readAllLines(Path.of("..", "docs", "architecture.md"))) {
			String[] cells = Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new);
			if (cells.length == 5 && cells[4].matches("yes|no") && cells[1].startsWith("`")) {
				String packages = cells[3].equals("–") ? "" : cells[3].replace(", ", " ");
				documented.put(cells[1].replace("`", ""), cells[4].equals("yes") ? packages + ", java.sql" : packages);
			}
		}
		assertThat(documented).isEqualTo(ArchitectureTests.PACKAGES);
	}

}
