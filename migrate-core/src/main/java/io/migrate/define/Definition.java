package io.migrate.define;

import java.util.List;

import io.migrate.base.Checksum;
import io.migrate.file.LocatedFile;

/**
 * A file that makes views, functions or triggers, and makes them again when it runs
 * again.
 *
 * @param name what it is called
 * @param dependsOn names of the definitions that have to be made before
 * @param file the file
 * @param checksum of the tokens of its statements
 */
public record Definition(String name, List<String> dependsOn, LocatedFile file, Checksum checksum) {

	public Definition {
		dependsOn = List.copyOf(dependsOn);
	}

}
