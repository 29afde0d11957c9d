package io.migrate.boot.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import io.migrate.MigrationConfiguration;
import io.migrate.Migrations;
import io.migrate.base.HistoryTables;
import io.migrate.boot.actuate.RunningApplication;
import io.migrate.boot.autoconfigure.MigrationInitializer;
import io.migrate.execute.RevisionFailedException;
import io.migrate.graph.Target;
import io.migrate.populate.Batch;
import io.migrate.populate.BatchPopulator;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The page in a real browser, where one is installed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageInBrowserTests {

	private static final String EVERYTHING = "/actuator/migrations";

	private static final int MANY = 1_000;

	private final TestDatabase database = TestDatabase.create();

	private RunningApplication application;

	private Chromium browser;

	private Tab tab;

	@BeforeAll
	void start(@TempDir Path path) {
		Assumptions.assumeTrue(Chromium.installed().isPresent(),
				"There is no Chromium in /usr/bin, so nobody looks at the page");
		RevisionFolder folder = new RevisionFolder(path.resolve("few")).file("aaaa.sql", """
				-- create persons
				-- Revision ID: aaaa
				-- Revises:
				-- Branch labels: people
				-- migrate:allow-data a test
				-- migrate:upgrade
				CREATE TABLE person (id bigint PRIMARY KEY);
				INSERT INTO person SELECT generate_series(1, 10);
				ANALYZE person;
				-- migrate:downgrade
				DROP TABLE person;
				""")
			.table("bbbb", "aaaa")
			.table("cccc", "aaaa")
			.table("dddd", "bbbb, cccc")
			.revision("x".repeat(64), "dddd", "CREATE TABL x ();", "");
		this.application = RunningApplication.start(
				new SpringApplicationBuilder(RunningApplication.Application.class, Extras.class)
					.initializers((context) -> context.getBeanFactory().registerSingleton("many", many(path))),
				this.database, folder, "migrate.target=dddd", "spring.datasource.hikari.maximum-pool-size=2");
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> this.application.context().getBean(Migrations.class).upgrade(Target.parse("heads")));
		this.browser = Chromium.start();
	}

	private static RevisionFolder many(Path path) {
		RevisionFolder folder = new RevisionFolder(path.resolve("many"));
		IntStream.range(0, MANY).forEach((i) -> folder.table("r" + (1000 + i), parents(i)));
		return folder;
	}

	// Four lines that part and meet every hundred revisions
	private static String parents(int i) {
		if (i % 100 == 0 && i > 0) {
			return IntStream.rangeClosed(1, 4)
				.mapToObj((back) -> "r" + (1000 + i - back))
				.collect(Collectors.joining(", "));
		}
		return (i == 0) ? "" : "r" + (1000 + Math.max(i - i % 100, i - 4));
	}

	@BeforeEach
	void open() {
		this.tab = this.browser.open().size(1200, 800);
	}

	@AfterEach
	void close() {
		this.tab.close();
	}

	@AfterAll
	void stop() {
		if (this.browser != null) {
			this.browser.close();
		}
		if (this.application != null) {
			this.application.close();
		}
		this.database.close();
	}

	@Test
	void itKeepsItsOwnPolicyAndNothingIsComplainedAbout() {
		for (String path : List.of("", "/dddd")) {
			visit(path);
			assertThat(this.tab.complaints()).isEmpty();
			assertThat(this.tab.text("getComputedStyle(document.querySelector('table')).borderCollapse"))
				.isEqualTo("separate");
		}
	}

	@Test
	void itIsCompleteWhereThePolicyOfTheApplicationForbidsItsStylesheet() {
		visit("");
		String shown = this.tab.text("document.body.innerText.replace(/\\s+/g, ' ')");
		visit("?strict");
		assertThat(this.tab.complaints()).isNotEmpty()
			.allSatisfy((complaint) -> assertThat(complaint).contains("style"));
		assertThat(this.tab.text("document.styleSheets.length + ''")).isEqualTo("0");
		assertThat(withoutTimes(this.tab.text("document.body.innerText.replace(/\\s+/g, ' ')")))
			.isEqualTo(withoutTimes(shown));
	}

	@Test
	void onAPhoneNothingLiesBesideTheScreen() {
		this.tab.size(360, 740);
		for (String path : List.of("", "/dddd", "/" + "x".repeat(64))) {
			visit(path);
			assertThat(this.tab.evaluate("document.documentElement.scrollWidth").asInt()).as(path)
				.isLessThanOrEqualTo(360);
		}
	}

	@Test
	void itIsDarkWhereThatIsPreferredAndReadableInBoth() {
		for (String scheme : List.of("light", "dark")) {
			this.tab.prefer("prefers-color-scheme", scheme);
			visit("");
			double[] paper = color("document.documentElement", "backgroundColor");
			assertThat(luminance(paper) < 0.5).isEqualTo(scheme.equals("dark"));
			for (String part : List.of("h1", "small", "td.applied", "td.failed", "thead th", "footer", "a", "dt")) {
				assertThat(contrast(paper, color("document.querySelector('" + part + "')", "color")))
					.as(part + " " + scheme)
					.isGreaterThanOrEqualTo(4.5);
			}
			assertThat(contrast(paper, color("document.querySelector('.graph svg')", "color")))
				.isGreaterThanOrEqualTo(3);
		}
	}

	@Test
	void withTheColoursOfTheUserItIsStillReadable() {
		this.tab.prefer("forced-colors", "active");
		visit("");
		double[] paper = color("document.documentElement", "backgroundColor");
		for (String part : List.of("small", "td.applied", "td.failed", ".graph svg", ".graph svg circle")) {
			assertThat(contrast(paper, color("document.querySelector('" + part + "')", "color"))).as(part)
				.isGreaterThanOrEqualTo(4.5);
		}
	}

	@Test
	void byKeyboardItIsGoneThroughInOrder() {
		visit("");
		List<String> stops = new ArrayList<>();
		for (int i = 0; i < 6; i++) {
			this.tab.press("Tab");
			stops.add(this.tab.text("document.activeElement.getAttribute('href')"));
			assertThat(this.tab.text("getComputedStyle(document.activeElement).outlineStyle")).isEqualTo("solid");
			assertThat(this.tab.evaluate("document.activeElement.getBoundingClientRect().left").asDouble())
				.isGreaterThanOrEqualTo(0);
		}
		assertThat(stops).containsExactly("#main", "#database-1", "#database-2", "migrations/r1999", "migrations/r1998",
				"migrations/r1997");
	}

	@Test
	void theFirstStopLeadsPastTheHeader() {
		visit("");
		this.tab.press("Tab");
		this.tab.evaluate("document.activeElement.click()");
		this.tab.press("Tab");
		assertThat(this.tab.text("document.activeElement.getAttribute('href')")).isEqualTo("migrations/r1999");
	}

	@Test
	void aScreenReaderIsToldEverything() {
		for (int width : new int[] { 1200, 360 }) {
			this.tab.size(width, 800);
			visit("");
			List<JsonNode> tree = this.tab.accessibilityTree();
			assertThat(names(tree, "heading")).containsExactly("Database migrations", "other", "Revisions",
					"migrations", "Revisions", "Populations", "Journal");
			assertThat(names(tree, "main")).hasSize(1);
			assertThat(names(tree, "navigation")).containsExactly("Databases");
			assertThat(names(tree, "table")).containsExactly("Revisions", "Revisions", "Populations", "Journal");
			assertThat(names(tree, "rowheader")).hasSizeGreaterThan(MANY);
			assertThat(names(tree, "link")).hasSizeGreaterThan(MANY)
				.allSatisfy((name) -> assertThat(name).isNotBlank());
			assertThat(names(tree, "progressbar")).containsExactly("Progress of backfill");
		}
	}

	@Test
	void columnHeadersAreToldOnAWideScreenAndOnAPhone() {
		for (int width : new int[] { 1200, 360 }) {
			this.tab.size(width, 800);
			visit("/dddd");
			assertThat(names(this.tab.accessibilityTree(), "columnheader")).containsExactly("What", "Outcome", "Took",
					"Began", "By");
		}
	}

	@Test
	void itsHeadingsAreInOrder() {
		for (String path : List.of("", "/dddd")) {
			visit(path);
			List<Integer> levels = this.tab
				.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])")
				.valueStream()
				.map(JsonNode::asInt)
				.toList();
			assertThat(levels.get(0)).isEqualTo(1);
			assertThat(levels.stream().filter((level) -> level == 1)).hasSize(1);
			for (int i = 1; i < levels.size(); i++) {
				assertThat(levels.get(i)).isLessThanOrEqualTo(levels.get(i - 1) + 1);
			}
		}
	}

	@Test
	void aThousandRevisionsAreDrawn() {
		visit("");
		assertThat(this.tab.evaluate("document.querySelector('table').querySelectorAll('tbody svg circle').length")
			.asInt()).isEqualTo(MANY);
	}

	@Test
	void theLanesOfARowMeetThoseOfTheNext() {
		visit("");
		assertThat(this.tab
			.evaluate(
					"""
							[...document.querySelectorAll('.graph')].every(table => {
								const pictures = [...table.querySelectorAll('tbody th > svg')].map(svg => svg.getBoundingClientRect());
								return pictures.every((one, i) => i === 0 || Math.abs(pictures[i - 1].bottom - one.top) <= 1);
							})""")
			.asBoolean()).isTrue();
	}

	@Test
	void aRevisionIsALinkAway() {
		visit("");
		this.tab.follow("document.querySelector('a[href=\"migrations/dddd\"]')");
		assertThat(this.tab.text("document.querySelector('h1').innerText")).isEqualTo("Revision dddd");
		this.tab.follow("document.querySelector('dd a')");
		assertThat(this.tab.text("document.querySelector('h1').innerText")).isEqualTo("Revision bbbb");
		this.tab.follow("document.querySelector('nav a')");
		assertThat(this.tab.text("document.querySelector('h1').innerText")).isEqualTo("Database migrations");
	}

	private void visit(String path) {
		this.tab.visit(this.application.address(EVERYTHING + path));
	}

	private static List<String> names(List<JsonNode> tree, String role) {
		return tree.stream()
			.filter((node) -> node.at("/role/value").asString().equals(role))
			.map((node) -> node.at("/name/value").asString())
			.toList();
	}

	private static String withoutTimes(String text) {
		return text.replaceAll("Read at \\S+ \\S+", "Read");
	}

	private double[] color(String element, String property) {
		String[] parts = this.tab.text("getComputedStyle(" + element + ")." + property)
			.replaceAll("[^0-9.,]", "")
			.split(",");
		return new double[] { Double.parseDouble(parts[0]), Double.parseDouble(parts[1]),
				Double.parseDouble(parts[2]) };
	}

	// As the guidelines for accessible content reckon it
	private static double luminance(double[] color) {
		double[] linear = new double[color.length];
		for (int i = 0; i < color.length; i++) {
			double part = color[i] / 255;
			linear[i] = (part <= 0.04045) ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
		}
		return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
	}

	private static double contrast(double[] one, double[] other) {
		double lighter = Math.max(luminance(one), luminance(other));
		return (lighter + 0.05) / (Math.min(luminance(one), luminance(other)) + 0.05);
	}

	@Configuration(proxyBeanMethods = false)
	static class Extras {

		@Bean(defaultCandidate = false)
		Migrations other(DataSource dataSource, RevisionFolder many) {
			return Migrations.on(dataSource)
				.locations(many.location())
				.configuration(MigrationConfiguration.DEFAULTS.withTables(new HistoryTables("public", "other_")))
				.build();
		}

		@Bean(defaultCandidate = false)
		MigrationInitializer otherInitializer(@Qualifier("other") Migrations other) {
			return MigrationInitializer.leaving(other);
		}

		@Bean
		BatchPopulator backfill() {
			return new Backfill();
		}

		@Bean
		OncePerRequestFilter strictPolicy() {
			return new OncePerRequestFilter() {
				@Override
				protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response,
						FilterChain chain) throws ServletException, IOException {
					if ("strict".equals(request.getQueryString())) {
						response.setHeader("Content-Security-Policy", "default-src 'none'");
					}
					chain.doFilter(request, response);
				}
			};
		}

	}

	private static final class Backfill implements BatchPopulator {

		@Override
		public String name() {
			return "backfill";
		}

		@Override
		public String table() {
			return "person";
		}

		@Override
		public long populate(Batch batch) {
			return 0;
		}

	}

}
