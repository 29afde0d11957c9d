package io.migrate.base;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 digest as lower-case hexadecimal digits.
 *
 * @param value 64 hexadecimal digits
 */
public record Checksum(String value) {

	private static final int LENGTH = 64;

	public Checksum {
		if (!isChecksum(value)) {
			throw new IllegalArgumentException("Not a SHA-256 checksum: " + value);
		}
	}

	private static boolean isChecksum(String value) {
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
				return false;
			}
		}
		return value.length() == LENGTH;
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
