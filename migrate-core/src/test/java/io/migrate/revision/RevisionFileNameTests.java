package io.migrate.revision;

import java.time.Instant;

import io.migrate.base.InvalidSettingException;
import io.migrate.graph.RevisionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RevisionFileNameTests {

	private static final Instant CREATED = Instant.parse("2025-11-03T14:05:47Z");

	@ParameterizedTest
	@CsvSource({ "{date}_{time}_{id}_{slug}, 20251103_1405_8d41c07e93fa_add_ocr_results.sql",
			"{id}.sql, 8d41c07e93fa.sql", "V{date}{time}-{slug}.{id}, V202511031405-add_ocr_results.8d41c07e93fa.sql" })
	void aTemplateHasDateTimeIdAndSlug(String template, String expected) {
		assertThat(name(template, "add OCR results")).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "{date}_{id}_{slug}, 20251103_8d41c07e93fa.sql", "{slug}-{id}, 8d41c07e93fa.sql" })
	void withoutASlugNothingIsLeftBesideIt(String template, String expected) {
		assertThat(name(template, "?!")).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{slug}", "{id}/{slug}", "{id}_{user}", "{id} {slug}", "${id}", "..{id}", "{id",
			".sql", "{id}\u00e9" })
	void whatMakesNoNameIsRefused(String template) {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> RevisionFileName.parse(template))
			.withMessageContaining("'migrate.revision-file-name' is '" + template + "'");
	}

	@ParameterizedTest
	@CsvSource({ "add OCR results, add_ocr_results", "'  don''t  --  stop; ', don_t_stop",
			"\u00dcberpr\u00fcfe caf\u00e9, uberprufe_cafe",
			"\u0434\u043e\u043a\u0443\u043c\u0435\u043d\u0442\u044b 2, 2", "???, ''", "ID, id",
			"snake_case kept, snake_case_kept" })
	void aSlugIsTheWordsWithoutAccents(String message, String slug) {
		assertThat(RevisionFileName.slug(message)).isEqualTo(slug);
	}

	@Test
	void aLongSlugEndsWithAWord() {
		assertThat(RevisionFileName.slug("this message has many more words than a file name"))
			.isEqualTo("this_message_has_many_more_words_than_a");
		assertThat(RevisionFileName.slug("x".repeat(99))).hasSize(40);
	}

	private static String name(String template, String message) {
		return RevisionFileName.parse(template).of(new RevisionId("8d41c07e93fa"), message, CREATED);
	}

}
