package io.migrate.file;

import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.util.ResourceUtils;

/**
 * A folder, as Spring writes it; one without a prefix is on the class path.
 *
 * @param written what the user wrote
 */
public record Location(String written) {

	/**
	 * Whether this is a folder of the file system.
	 * @return whether it begins with {@code file:}
	 */
	boolean isFile() {
		return this.written.startsWith(ResourceUtils.FILE_URL_PREFIX);
	}

	/**
	 * The folder of a location that {@linkplain #isFile() is one}.
	 * @return the path as it is written
	 */
	Path path() {
		try {
			return ResourceUtils.getFile(this.written).toPath();
		}
		catch (FileNotFoundException ex) {
			throw new UncheckedIOException("Cannot look for " + this.written, ex);
		}
	}

	/**
	 * Whether a folder is this one or below it. On the class path there is a copy of the
	 * folder, which has the same path below some other one.
	 * @param folder a folder of the file system
	 * @return {@code true} also when nobody can tell
	 */
	public boolean holds(Path folder) {
		Path whole = folder.toAbsolutePath().normalize();
		if (isFile()) {
			return whole.startsWith(path().toAbsolutePath().normalize());
		}
		return root().contains("*") || (whole.toString().replace('\\', '/') + "/").contains("/" + root() + "/");
	}

	/**
	 * The folder without what says where to look for it.
	 * @return a path without a slash at its end, on the class path also at its beginning
	 */
	String root() {
		String path = this.written.substring(this.written.indexOf(':') + 1);
		int start = 0;
		while (!isFile() && path.startsWith("/", start)) {
			start++;
		}
		return path.substring(start, path.endsWith("/") ? path.length() - 1 : path.length());
	}

	/**
	 * The folder as a resolver finds it, everywhere on the class path.
	 * @return a resource location that ends with a slash
	 */
	String folder() {
		if (this.written.startsWith(ResourceUtils.CLASSPATH_URL_PREFIX) || !ResourceUtils.isUrl(this.written)) {
			return ResourcePatternResolver.CLASSPATH_ALL_URL_PREFIX + root() + "/";
		}
		return this.written.endsWith("/") ? this.written : this.written + "/";
	}

}
