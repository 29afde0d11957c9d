package io.migrate.revision;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

import org.springframework.core.io.Resource;

/**
 * Finds the line of the first byte that is not UTF-8, once it is known that there is one.
 */
final class MalformedUtf8 {

	private MalformedUtf8() {
	}

	static int line(Resource resource) {
		try {
			return line(ByteBuffer.wrap(resource.getContentAsByteArray()));
		}
		catch (IOException ex) {
			return 0;
		}
	}

	private static int line(ByteBuffer bytes) {
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

}
