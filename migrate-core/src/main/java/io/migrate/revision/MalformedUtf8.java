package io.migrate.revision;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

/**
 * A file of which it is known that it is not UTF-8.
 */
final class MalformedUtf8 {

	private MalformedUtf8() {
	}

	/**
	 * Finds the first byte that is not UTF-8.
	 * @param resource the file
	 * @return its line
	 * @throws IOException if the file cannot be read
	 */
	static int line(Resource resource) throws IOException {
		ByteBuffer bytes = ByteBuffer.wrap(resource.getContentAsByteArray());
		CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
		CharBuffer characters = CharBuffer.allocate(8192);
		int line = 1;
		CoderResult result = CoderResult.OVERFLOW;
		while (result.isOverflow()) {
			result = decoder.decode(bytes, characters, true);
			line += (int) characters.flip().chars().filter((character) -> character == '\n').count();
			characters.clear();
		}
		return line;
	}

	/**
	 * Puts question marks in the place of what is not UTF-8.
	 * @param resource the file
	 * @return what can be read of it
	 * @throws IOException if the file cannot be read
	 */
	static Resource replaced(Resource resource) throws IOException {
		String text = new String(resource.getContentAsByteArray(), StandardCharsets.UTF_8);
		return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8));
	}

}
