package io.migrate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import io.migrate.verify.Fingerprints;

import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

/**
 * Where fingerprints are.
 *
 * @param location the file as Spring writes it
 * @param resources finds it
 */
record FingerprintFile(String location, ResourceLoader resources) {

	/**
	 * Reads it.
	 * @return what it says, which is nothing when it is not there
	 */
	Fingerprints read() {
		Resource file = this.resources.getResource(this.location);
		if (!file.exists()) {
			return Fingerprints.NONE;
		}
		try {
			return Fingerprints.parse(file.getContentAsString(StandardCharsets.UTF_8), this.location);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + this.location, ex);
		}
	}

}
