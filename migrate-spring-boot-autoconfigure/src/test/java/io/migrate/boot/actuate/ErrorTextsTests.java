package io.migrate.boot.actuate;

import io.migrate.base.MigrationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ErrorTextsTests {

	private static final String HIDDEN = "not shown, since it may quote statements or data";

	private static final String DUPLICATE = """
			classpath:db/revisions/aaaa.sql:7:8: duplicate key value violates unique constraint "person_pkey" [23505]

			    7 | INSERT INTO person VALUES ('s3cret');
			        ^
			  Detail: Key (name)=(s3cret) already exists.""";

	private final ErrorTexts cut = new ErrorTexts(false);

	@Test
	void ofAStatementThePlaceAndTheConditionAreLeft() {
		assertThat(this.cut.stored(DUPLICATE))
			.isEqualTo("classpath:db/revisions/aaaa.sql:7:8: unique_violation [23505]");
	}

	@Test
	void itIsWholeForThoseWhoMaySeeIt() {
		assertThat(new ErrorTexts(true).stored(DUPLICATE)).isEqualTo(DUPLICATE);
	}

	@Test
	void noErrorIsNoError() {
		assertThat(this.cut.stored(null)).isNull();
	}

	@Test
	void aRowOfAFileHasNoColumn() {
		assertThat(this.cut.stored("file:/data/roles.csv:3: invalid input syntax for type integer: \"s3cret\" [22P02]"))
			.isEqualTo("file:/data/roles.csv:3: invalid_text_representation [22P02]");
	}

	@Test
	void aMessageOfSeveralLinesIsHiddenWhole() {
		assertThat(this.cut.stored("a.sql:1:1: s3cret\nline two s3cret [P0001]\n\n    1 | DO 's3cret'"))
			.isEqualTo("a.sql:1:1: raise_exception [P0001]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "com.example.Fill: com.example.Fill threw java.lang.IllegalStateException: s3cret",
			"s3cret", "s3cret a.sql:1:1: more", "x [ALICE]", "'s3cret.sql': y", "value 12:34:56: s3cret [23505] s3cret",
			"The connection jdbc:postgresql://u:s3cret@h/d is lost" })
	void whatHasNoPlaceAndNoConditionIsHidden(String error) {
		assertThat(this.cut.stored(error)).isEqualTo(HIDDEN);
	}

	@Test
	void aPasswordIsHiddenFromEverybody() {
		assertThat(new ErrorTexts(true).database(new Failure(
				"No driver for jdbc:postgresql://u:s3cret@h/d?user=u&password=s3cret&sslpassword=s3cret&ssl=true")))
			.isEqualTo(
					"No driver for jdbc:postgresql://u:******@h/d?user=u&password=******&sslpassword=******&ssl=true");
	}

	@Test
	void aPasswordMayContainWhatEndsAPart() {
		assertThat(new ErrorTexts(true)
			.database(new Failure("No driver for jdbc:postgresql://u:s3/cr:e@t@h/d?password=s3/cr:e@t&ssl=true")))
			.isEqualTo("No driver for jdbc:postgresql://u:******@h/d?password=******&ssl=true");
	}

	private static final class Failure extends MigrationException {

		private static final long serialVersionUID = 1L;

		Failure(String message) {
			super(message, "");
		}

	}

}
