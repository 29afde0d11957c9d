package io.migrate.boot.page;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.Principal;
import java.util.List;
import java.util.Map;

import io.migrate.Migrations;
import io.migrate.boot.actuate.RunningApplication;
import io.migrate.execute.RevisionFailedException;
import io.migrate.graph.Target;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a browser is answered, and what everybody else is answered as before.
 */
@PostgresTest
class MigrationsPageTests {

	private static final String EVERYTHING = "/actuator/migrations";

	private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

	private static final String V3 = "application/vnd.spring-boot.actuator.v3+json";

	private static final String V2 = "application/vnd.spring-boot.actuator.v2+json";

	private static final String JSON = "application/json";

	private static final String SHOWN = "management.endpoint.migrations.show-values=always";

	private static final String AUTHORIZED = "management.endpoint.migrations.show-values=when-authorized";

	private RevisionFolder folder;

	private TestDatabase database;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database) {
		this.database = database;
		this.folder = new RevisionFolder(path)
			.revision("aaaa", "", "CREATE TABLE person (name text PRIMARY KEY);", "DROP TABLE person;")
			.revision("bbbb", "aaaa", "CREATE TABLE visit ();", "DROP TABLE visit;");
	}

	@Test
	void aBrowserGetsAPage() {
		try (RunningApplication application = start()) {
			for (String accept : List.of(BROWSER, "text/html", "text/*")) {
				HttpResponse<String> response = application.request(EVERYTHING, "Accept", accept);
				assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
				assertThat(response.body()).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
			}
		}
	}

	@Test
	void aProgramGetsTheSameJsonAsEver() {
		Map<String, String> types = Map.of("*/*", V3, "application/json", JSON, V2, V2,
				"application/json, text/plain, */*", JSON, "application/*", V3);
		try (RunningApplication application = start()) {
			HttpResponse<String> plain = application.request(EVERYTHING);
			assertThat(plain.headers().firstValue("Content-Type")).hasValue(V3);
			assertThat(plain.body()).startsWith("{\"contexts\":{\"application\":{\"migrationsBeans\":");
			types.forEach((accept, type) -> {
				HttpResponse<String> response = application.request(EVERYTHING, "Accept", accept);
				assertThat(response.headers().firstValue("Content-Type")).hasValue(type);
				assertThat(response.body()).isEqualTo(plain.body());
			});
		}
	}

	@Test
	void whoWantsNeitherGetsNothing() {
		try (RunningApplication application = start()) {
			assertThat(application.request(EVERYTHING, "Accept", "image/png").statusCode()).isEqualTo(406);
		}
	}

	@Test
	void aRevisionHasAPageOfItsOwn() {
		try (RunningApplication application = start()) {
			String page = page(application, EVERYTHING + "/bbbb");
			assertThat(page).contains("<h1>Revision <code>bbbb</code></h1>", "<bdi>revision bbbb</bdi>",
					"<a href=\"aaaa\">", "<a href=\"../migrations\">");
		}
	}

	@Test
	void linksHoldWhereverTheEndpointIs() {
		try (RunningApplication application = start("management.endpoints.web.path-mapping.migrations=admin/db-schema",
				"management.endpoints.web.base-path=/manage", "server.servlet.context-path=/app")) {
			String path = "/app/manage/admin/db-schema";
			assertThat(page(application, path))
				.contains("<a href=\"db-schema/aaaa\"><bdi>", "<a href=\"db-schema/aaaa\"><code>")
				.doesNotContain("\"migrations/");
			assertThat(page(application, path + "/aaaa")).contains("<a href=\"../db-schema\">");
		}
	}

	@Test
	void aRevisionThatNobodyKnowsIsNotFound() {
		try (RunningApplication application = start()) {
			assertThat(application.request(EVERYTHING + "/nope", "Accept", BROWSER).statusCode()).isEqualTo(404);
		}
	}

	@Test
	void whatPeopleWroteIsNeverMarkup() {
		String message = "<script>alert(1)</script> \"quoted\" 'single' & \u202Eflipped " + "x".repeat(10_000);
		this.folder.file("cccc.sql", "-- " + message + """

				-- Revision ID: cccc
				-- Revises: bbbb
				-- migrate:upgrade
				-- migrate:downgrade
				""");
		try (RunningApplication application = start()) {
			String page = page(application, EVERYTHING);
			String escaped = "<bdi>&lt;script&gt;alert(1)&lt;/script&gt; &quot;quoted&quot; &#39;single&#39; &amp; \u202Eflipped x";
			assertThat(page).doesNotContain("<script").contains(escaped).hasSizeLessThan(20_000);
			assertThat(page(application, EVERYTHING + "/cccc")).doesNotContain("<script").contains(escaped);
		}
	}

	@Test
	void neitherSqlNorDataLeavesTheEndpoint() {
		fail();
		try (RunningApplication application = start("migrate.on-startup=none")) {
			for (String path : new String[] { EVERYTHING, EVERYTHING + "/cccc" }) {
				assertThat(page(application, path)).contains("cccc.sql:7:1: unique_violation [23505]")
					.doesNotContain("s3cret", "INSERT");
				assertThat(application.request(path).body()).contains("cccc.sql:7:1: unique_violation [23505]")
					.doesNotContain("s3cret", "INSERT");
			}
		}
	}

	@Test
	void theWholeErrorAndTheSqlAreShownWhenThatIsAskedFor() {
		fail();
		try (RunningApplication application = start("migrate.on-startup=none", SHOWN)) {
			assertThat(page(application, EVERYTHING)).contains("Key (name)=(s3cret) already exists.");
			assertThat(application.request(EVERYTHING).body()).contains("Key (name)=(s3cret) already exists.");
			assertThat(page(application, EVERYTHING + "/cccc")).contains("<h3>Upgrade</h3>",
					"<code>INSERT INTO person VALUES (&#39;s3cret&#39;), (&#39;s3cret&#39;);</code>");
			assertThat(page(application, EVERYTHING + "/aaaa")).contains("<h3>Downgrade</h3>",
					"<code>DROP TABLE person;</code>");
		}
	}

	@Test
	void whenAuthorizedTheSqlIsShownToEverybodyWhoIsKnown() {
		try (RunningApplication application = startWithUsers(AUTHORIZED)) {
			assertThat(page(application, EVERYTHING + "/aaaa?user=")).doesNotContain("CREATE TABLE");
			assertThat(page(application, EVERYTHING + "/aaaa?user=alice")).contains("CREATE TABLE");
		}
	}

	@Test
	void whenThereAreRolesTheSqlIsShownToThoseWhoHaveOne() {
		try (RunningApplication application = startWithUsers(AUTHORIZED,
				"management.endpoint.migrations.roles=admin,owner")) {
			assertThat(page(application, EVERYTHING + "/aaaa?user=alice&role=guest")).doesNotContain("CREATE TABLE");
			assertThat(page(application, EVERYTHING + "/aaaa?user=alice&role=owner")).contains("CREATE TABLE");
		}
	}

	@Test
	void aFailedRevisionIsTold() {
		fail();
		try (RunningApplication application = start("migrate.on-startup=none")) {
			assertThat(page(application, EVERYTHING)).contains("<td class=\"failed\">Failed</td>",
					"<strong>1\u00A0revision pending</strong>", "The last attempt to apply one of them failed.");
		}
	}

	@Test
	void thePageNeedsNothingElse() {
		try (RunningApplication application = start()) {
			assertThat(page(application, EVERYTHING)).doesNotContain("<script", "<link", "<img", "<iframe", "<form",
					" style=", " onclick", "javascript:", "http://", "https://");
		}
	}

	private void fail() {
		this.folder.revision("cccc", "bbbb", "INSERT INTO person VALUES ('s3cret'), ('s3cret');", "")
			.file("cccc.sql", """
					-- fill
					--
					-- Revision ID: cccc
					-- Revises: bbbb
					-- migrate:allow-data a test
					-- migrate:upgrade
					INSERT INTO person VALUES ('s3cret'), ('s3cret');
					-- migrate:downgrade
					DELETE FROM person;
					""");
		Migrations migrations = Migrations.on(this.database.dataSource()).locations(this.folder.location()).build();
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> migrations.upgrade(Target.parse("head")));
	}

	private RunningApplication start(String... settings) {
		return RunningApplication.start(this.database, this.folder, settings);
	}

	private RunningApplication startWithUsers(String... settings) {
		return RunningApplication.start(
				new SpringApplicationBuilder(RunningApplication.Application.class, KnowsUsers.class), this.database,
				this.folder, settings);
	}

	private static String page(RunningApplication application, String path) {
		HttpResponse<String> response = application.request(path, "Accept", BROWSER);
		assertThat(response.statusCode()).isEqualTo(200);
		return response.body();
	}

	@Configuration(proxyBeanMethods = false)
	static class KnowsUsers {

		@Bean
		OncePerRequestFilter users() {
			return new OncePerRequestFilter() {
				@Override
				protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response,
						FilterChain chain) throws ServletException, IOException {
					chain.doFilter(new HttpServletRequestWrapper(request) {
						@Override
						public @Nullable Principal getUserPrincipal() {
							String user = getParameter("user");
							return user.isEmpty() ? null : () -> user;
						}

						@Override
						public boolean isUserInRole(String role) {
							return role.equals(getParameter("role"));
						}
					}, response);
				}
			};
		}

	}

}
