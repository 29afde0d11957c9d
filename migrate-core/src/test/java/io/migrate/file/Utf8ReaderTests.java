package io.migrate.file;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class Utf8ReaderTests {

	private final Utf8Reader reader = new Utf8Reader();

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 100, 50_000 })
	void everyCharacterArrivesWhateverTheRoom(int room) throws IOException {
		String text = "aé€\uD83D\uDE00\r\n".repeat(5000) + "\uFEFF\uFFFF\0";
		assertThat(read(open(text.getBytes(StandardCharsets.UTF_8)), room)).isEqualTo(text);
	}

	@Test
	void oneFileIsReadAfterTheOther() throws IOException {
		Reader half = open("\uD83D\uDE00 is not read to its end".getBytes(StandardCharsets.UTF_8));
		assertThat(half.read(new char[1])).isOne();
		half.close();
		assertThat(read(open("b".getBytes(StandardCharsets.UTF_8)), 10)).isEqualTo("b");
		assertThat(read(open(new byte[0]), 10)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u00e9t\u00e9", "\u00e9", "\u00f0\u009f\u0098", "\u00c0\u0080", "\u00ed\u00a0\u0080" })
	void whatStandsBeforeAMalformedByteComesFirst(String malformed) throws IOException {
		Reader reader = open(("one\n" + malformed).getBytes(StandardCharsets.ISO_8859_1));
		char[] target = new char[100];
		assertThat(reader.read(target)).isEqualTo(4);
		assertThat(new String(target, 0, 4)).isEqualTo("one\n");
		assertThatExceptionOfType(CharacterCodingException.class).isThrownBy(() -> reader.read(target));
		assertThatExceptionOfType(CharacterCodingException.class).isThrownBy(() -> reader.read(target));
	}

	@Test
	void aLenientReaderPutsReplacementsInThePlace() throws IOException {
		byte[] bytes = "one \u00e9 two".getBytes(StandardCharsets.ISO_8859_1);
		assertThat(read(Utf8Reader.lenient().open(new ByteArrayResource(bytes)), 10)).isEqualTo("one \uFFFD two");
	}

	private Reader open(byte[] bytes) throws IOException {
		return this.reader.open(new ByteArrayResource(bytes));
	}

	private static String read(Reader reader, int room) throws IOException {
		StringBuilder text = new StringBuilder();
		char[] target = new char[room];
		for (int count = reader.read(target); count >= 0; count = reader.read(target)) {
			text.append(target, 0, count);
		}
		return text.toString();
	}

}
