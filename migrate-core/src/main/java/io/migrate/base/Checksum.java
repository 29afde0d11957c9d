package io.migrate.base;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A SHA-256 digest as lower-case hexadecimal digits.
 *
 * @param value 64 hexadecimal digits
 */
public record Checksum(String value) {

	private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

	public Checksum {
		if (!FORM.matcher(value).matches()) {
			throw new IllegalArgumentException("Not a SHA-256 checksum: " + value);
		}
	}

	/**
	 * A new digest to feed.
	 * @return an empty SHA-256 digest
	 */
	public static MessageDigest digest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	/**
	 * The checksum of what was fed into a digest; the digest starts anew.
	 * @param digest a digest of {@link #digest()}
	 * @return its checksum
	 */
	public static Checksum of(MessageDigest digest) {
		return new Checksum(HexFormat.of().formatHex(digest.digest()));
	}

	@Override
	public String toString() {
		return this.value;
	}

}
