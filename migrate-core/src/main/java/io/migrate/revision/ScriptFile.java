package io.migrate.revision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;

import org.springframework.core.io.InputStreamSource;
import org.springframework.core.io.Resource;
import org.springframework.util.StringUtils;

/**
 * A file with a revision.
 *
 * @param name the name by which people know it
 * @param place where it is; no two files have the same
 * @param content opens it
 */
record ScriptFile(String name, String place, InputStreamSource content) {

	static final String SUFFIX = ".sql";

	static final Comparator<ScriptFile> ORDER = Comparator.comparing(ScriptFile::name).thenComparing(ScriptFile::place);

	/**
	 * A file that was found on the class path.
	 * @param resource the file
	 * @param root the folder below which it was found
	 * @return the file, named from that folder on
	 */
	static ScriptFile of(Resource resource, String root) {
		try {
			URL url = resource.getURL();
			String path = StringUtils.uriDecode(url.getPath(), StandardCharsets.UTF_8);
			int start = path.lastIndexOf("/" + root + "/");
			return new ScriptFile((start < 0) ? path : path.substring(start + 1), url.toString(), resource);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
