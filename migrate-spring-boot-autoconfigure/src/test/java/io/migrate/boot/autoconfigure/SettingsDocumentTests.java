package io.migrate.boot.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The tables in {@code docs/settings.md} are written by the build, from what an editor
 * shows.
 */
class SettingsDocumentTests {

	private static final Path FILE = Path.of("..", "docs", "settings.md");

	private static final String BEGIN = "<!-- The tables are written from the code. -->\n\n";

	private static final String END = "\n<!-- The end of what is written. -->";

	private static final String COMMAND = "./mvnw -pl migrate-spring-boot-autoconfigure -am test"
			+ " -Dtest=SettingsDocumentTests -Dsurefire.failIfNoSpecifiedTests=false -Dmigrate.write-docs";

	private static final Pattern LINK = Pattern.compile("]\\(([\\w.-]+\\.md)(?:#([\\w-]+))?\\)");

	@Test
	void theDocumentIsWhatTheMetadataSays() throws IOException {
		String present = Files.readString(FILE);
		int begin = present.indexOf(BEGIN);
		int end = present.indexOf(END);
		assertThat(begin).as("Where the tables begin").isNotNegative().isLessThan(end);
		String wanted = present.substring(0, begin + BEGIN.length())
				+ new SettingsDocument(SettingsMetadata.read()).write() + present.substring(end);
		if (System.getProperty("migrate.write-docs") != null) {
			Files.writeString(FILE, wanted);
		}
		else {
			assertThat(present).as("docs/settings.md is not what the code says; this writes it: %s", COMMAND)
				.isEqualTo(wanted);
		}
	}

	@Test
	void everyLinkLeadsSomewhere() throws IOException {
		Matcher link = LINK.matcher(Files.readString(FILE));
		while (link.find()) {
			String target = Files.readString(FILE.resolveSibling(link.group(1)));
			assertThat(link.group(2) == null || hasHeading(target, link.group(2))).as(link.group()).isTrue();
		}
	}

	private static boolean hasHeading(String document, String anchor) {
		return document.lines()
			.filter((line) -> line.startsWith("#"))
			.map((line) -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT).replaceAll("[^\\w -]", ""))
			.anyMatch((heading) -> heading.replace(' ', '-').equals(anchor));
	}

}
