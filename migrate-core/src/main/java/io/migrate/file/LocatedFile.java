package io.migrate.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;

import org.springframework.core.io.InputStreamSource;
import org.springframework.core.io.Resource;
import org.springframework.util.StringUtils;

/**
 * A file that was found.
 *
 * @param name the name by which people know it
 * @param place where it is; no two files have the same
 * @param content opens it
 */
public record LocatedFile(String name, String place, InputStreamSource content) {

	/** By name. */
	public static final Comparator<LocatedFile> ORDER = Comparator.comparing(LocatedFile::name)
		.thenComparing(LocatedFile::place);

	/**
	 * A file that was found on the class path.
	 * @param resource the file
	 * @param root the folder below which it was found
	 * @return the file, named from that folder on
	 */
	static LocatedFile of(Resource resource, String root) {
		try {
			URL url = resource.getURL();
			String path = StringUtils.uriDecode(url.getPath(), StandardCharsets.UTF_8);
			int start = path.lastIndexOf("/" + root + "/");
			return new LocatedFile((start < 0) ? path : path.substring(start + 1), url.toString(), resource);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
