package io.migrate.schema;

import io.migrate.base.QualifiedName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NamePatternTests {

	@ParameterizedTest
	@CsvSource({ "legacy_*, public, legacy_users, true", "legacy_*, audit, legacy_, true",
			"legacy_*, legacy_x, users, false", "legacy_*, public, old_legacy_x, false",
			"legacy_*, public, Legacy_x, false", "audit.*, audit, log, true", "audit.*, audits, log, false",
			"*.log, audit, log, true", "*.log, audit, logs, false", "*, any, thing, true", "a*b*c, s, abc, true",
			"a*b*c, s, aXbXbXc, true", "a*b*c, s, abcd, false", "a*b*c, s, acb, false", "**, s, x, true",
			"s.a.b, s, a.b, true", "s.a.b, s.a, b, false", "a+b, s, a+b, true", "a+b, s, aab, false", "'', s, x, false",
			"日*, s, 日本, true" })
	void aStarStandsForAnythingAndEverythingElseForItself(String pattern, String schema, String name, boolean matches) {
		assertThat(NamePattern.parse(pattern).matches(new QualifiedName(schema, name))).isEqualTo(matches);
	}

	@Test
	void aNameWithoutASchemaMatchesOnlyAPatternWithoutOne() {
		QualifiedName users = new QualifiedName(null, "users");
		assertThat(NamePattern.parse("u*").matches(users)).isTrue();
		assertThat(NamePattern.parse("*.users").matches(users)).isFalse();
	}

	@Test
	void aPatternIsPrintedAsItIsWritten() {
		assertThat(NamePattern.parse("audit.*")).hasToString("audit.*");
		assertThat(NamePattern.parse("legacy_*")).hasToString("legacy_*");
	}

}
