package io.migrate.script;

import java.util.List;
import java.util.Map;

import io.migrate.base.InvalidSettingException;
import io.migrate.base.Problem;
import io.migrate.base.Problems;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PlaceholdersTests {

	private static final Map<String, String> VALUES = Map.of("role", "app", "a.b-c_1", "X", "none", "", "open", "${",
			"several", "1; COMMIT", "quoted", "o'clock");

	private final Problems problems = new Problems();

	@Test
	void aValueTakesThePlaceOfItsPlaceholder() {
		assertThat(resolve("GRANT SELECT ON t TO ${role}")).isEqualTo("GRANT SELECT ON t TO app");
		assertThat(resolve("SELECT ${a.b-c_1}${role}, '${none}'")).isEqualTo("SELECT Xapp, ''");
	}

	@Test
	void aPlaceholderMayBeAPartOfANameOrAString() {
		assertThat(resolve("GRANT x TO \"${role}_${role}\"")).isEqualTo("GRANT x TO \"app_app\"");
		assertThat(resolve("SELECT 'a''${role}', E'\\'${role}', t_${role}.a"))
			.isEqualTo("SELECT 'a''app', E'\\'app', t_app.a");
	}

	@Test
	void aValueGoesInAsItIs() {
		assertThat(resolve("SELECT '${quoted}'")).isEqualTo("SELECT 'o'clock'");
	}

	@Test
	void aValueIsNotLookedAtForPlaceholders() {
		assertThat(resolve("SELECT '${open}role}', '${open}nobody}'")).isEqualTo("SELECT '${role}', '${nobody}'");
	}

	@Test
	void commentsAreLeftAlone() {
		String sql = "SELECT 1, -- ${nobody}\n/* ${role} /* ${role} */ */ 2--${role}\n+ 3/*${nobody}*/";
		assertThat(resolve(sql)).isEqualTo(sql);
		assertThat(resolve("SELECT ${role--}\n, '${nobody--}'")).isEqualTo("SELECT ${role--}\n, '${nobody--}'");
		assertThat(lines()).hasSize(1).first().asString().contains("script.sql:8: uses ${nobody--}");
	}

	@Test
	void dollarQuotedBodiesAreLeftAlone() {
		String sql = "DO $$ GRANT x TO ${role}; ${nobody} $$";
		assertThat(resolve(sql)).isEqualTo(sql);
		assertThat(resolve("SELECT $a$${role}$a$, ${role}, $$${role}$$${role}"))
			.isEqualTo("SELECT $a$${role}$a$, app, $$${role}$$app");
	}

	@Test
	void dollarQuotedBodiesAreReplacedWhenThatIsAskedFor() {
		Placeholders inBodies = new Placeholders(VALUES, true);
		assertThat(text(inBodies, "DO $$ -- ${role}\n${role} $$")).isEqualTo("DO $$ -- app\napp $$");
		assertThat(text(inBodies, "SELECT $a$${role}$a$, $$${role}$$${role}"))
			.isEqualTo("SELECT $a$app$a$, $$app$$app");
		assertThat(text(inBodies, "SELECT 1 -- ${role}\n+ 2")).isEqualTo("SELECT 1 -- ${role}\n+ 2");
	}

	@Test
	void theDollarOfATagBeginsNoPlaceholder() {
		for (boolean inBodies : List.of(true, false)) {
			Placeholders placeholders = new Placeholders(VALUES, inBodies);
			assertThat(text(placeholders, "SELECT $${role}$$")).isEqualTo("SELECT $${role}$$");
			assertThat(text(placeholders, "SELECT $x$ $x${role}")).isEqualTo("SELECT $x$ $x${role}");
		}
	}

	@Test
	void whatHasNoNameBetweenBracesIsText() {
		String sql = "SELECT '${}', '${role', '${ role }', '$ {role}', '${rôle}', '${a:b}', '$role', '{role}'";
		assertThat(resolve(sql)).isEqualTo(sql);
		assertThat(lines()).isEmpty();
	}

	@Test
	void withoutPlaceholdersEverythingIsText() {
		SqlStatement statement = statement("SELECT '${role}', ${nobody}");
		assertThat(Placeholders.NONE.resolve(statement, this.problems, "script.sql")).isSameAs(statement);
		assertThat(lines()).isEmpty();
	}

	@Test
	void aStatementWithoutPlaceholdersStaysWhatItIs() {
		SqlStatement statement = statement("SELECT '$', $1, $$ $$, '{role}'");
		assertThat(new Placeholders(VALUES, true).resolve(statement, this.problems, "script.sql")).isSameAs(statement);
	}

	@Test
	void everyUnknownNameIsAProblemWithItsFirstLine() {
		assertThat(resolve("GRANT ${Role}\nTO ${rol},\n${role}, ${rol}, '${Role}'"))
			.isEqualTo("GRANT ${Role}\nTO ${rol},\napp, ${rol}, '${Role}'");
		assertThat(lines()).containsExactly(
				"script.sql:7: uses ${Role}, and there is no such placeholder;"
						+ " there are a.b-c_1, none, open, quoted, role, several (set 'migrate.placeholders.Role')",
				"script.sql:8: uses ${rol}, and there is no such placeholder;"
						+ " there are a.b-c_1, none, open, quoted, role, several (set 'migrate.placeholders.rol')");
	}

	@Test
	void aValueThatMakesSeveralStatementsIsAProblem() {
		resolve("SELECT ${role},\n  ${several}");
		assertThat(lines()).containsExactly("script.sql:8: the value of ${several} ends this statement"
				+ " and begins another; write each statement into the revision");
	}

	@Test
	void aSemicolonThatEndsNothingIsNoProblem() {
		assertThat(resolve("SELECT '${several}', \"${several}\"")).isEqualTo("SELECT '1; COMMIT', \"1; COMMIT\"");
		assertThat(text(new Placeholders(Map.of("a", "1;"), false), "SELECT ${a}")).isEqualTo("SELECT 1;");
		assertThat(text(new Placeholders(Map.of("a", "1; -- end"), false), "SELECT ${a}"))
			.isEqualTo("SELECT 1; -- end");
		assertThat(lines()).isEmpty();
	}

	@Test
	void aCopyStaysOne() {
		SqlStatement copy = new SqlStatement("COPY ${role} FROM stdin", 3, 2, 1, true);
		SqlStatement resolved = new Placeholders(VALUES, false).resolve(copy, this.problems, "script.sql");
		assertThat(resolved.text()).isEqualTo("COPY app FROM stdin");
		assertThat(resolved.copyFromStdin()).isTrue();
		assertThat(resolved.offset()).isEqualTo(3);
	}

	@Test
	void theStatementAsItIsWrittenIsStillKnown() {
		SqlStatement statement = statement("GRANT ${none} ON\n\"${role}\" TO ${nobody}");
		SqlStatement resolved = new Placeholders(VALUES, false).resolve(statement, this.problems, "script.sql");
		assertThat(resolved.text()).isEqualTo("GRANT  ON\n\"app\" TO ${nobody}");
		assertThat(resolved.asWritten()).isEqualTo(statement);
	}

	@Test
	void resolvingTwiceIsResolvingOnce() {
		Placeholders placeholders = new Placeholders(VALUES, false);
		SqlStatement once = placeholders.resolve(statement("SELECT ${open}, ${role}"), this.problems, "script.sql");
		assertThat(placeholders.resolve(once, this.problems, "script.sql")).isEqualTo(once);
	}

	@Test
	void aNameThatCannotBeWrittenIsRefused() {
		for (String name : List.of("", "a b", "a}", "é")) {
			assertThatExceptionOfType(InvalidSettingException.class)
				.isThrownBy(() -> new Placeholders(Map.of(name, "x"), false))
				.withMessage("'migrate.placeholders' has a name that no ${…} can have: '" + name + "'.");
		}
	}

	private String resolve(String sql) {
		return text(new Placeholders(VALUES, false), sql);
	}

	private String text(Placeholders placeholders, String sql) {
		return placeholders.resolve(statement(sql), this.problems, "script.sql").text();
	}

	private List<String> lines() {
		return this.problems.list().stream().map(Problem::toString).toList();
	}

	private static SqlStatement statement(String sql) {
		return new SqlStatement(sql, 40, 7, 5, false);
	}

}
