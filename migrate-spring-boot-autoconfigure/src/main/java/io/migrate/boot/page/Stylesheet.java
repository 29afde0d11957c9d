package io.migrate.boot.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

import org.springframework.core.io.ClassPathResource;

/**
 * The stylesheet of the page. It stands in the page, and a content security policy lets
 * it pass by its hash.
 *
 * @param text its text, as it stands between the tags
 */
record Stylesheet(String text) {

	/**
	 * Reads the stylesheet.
	 */
	static Stylesheet read() {
		try {
			return new Stylesheet(
					new ClassPathResource("page.css", Stylesheet.class).getContentAsString(StandardCharsets.UTF_8)
						.replace("\r", "")
						.strip());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The hash, as a policy names it.
	 * @return such as {@code sha256-…}
	 */
	String hash() {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(this.text.getBytes(StandardCharsets.UTF_8));
			return "sha256-" + Base64.getEncoder().encodeToString(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

}
