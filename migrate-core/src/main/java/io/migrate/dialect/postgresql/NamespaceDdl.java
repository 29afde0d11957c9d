package io.migrate.dialect.postgresql;

import java.util.List;

import io.migrate.schema.Extension;

/**
 * Writes schemas and extensions.
 */
final class NamespaceDdl {

	private NamespaceDdl() {
	}

	static List<String> create(String namespace) {
		return List.of("CREATE SCHEMA " + SqlNames.quote(namespace));
	}

	static List<String> drop(String namespace) {
		return List.of("DROP SCHEMA " + SqlNames.quote(namespace));
	}

	static List<String> create(Extension extension) {
		String namespace = extension.namespace();
		String version = extension.version();
		return List.of(SqlLayout.clauses("CREATE EXTENSION " + SqlNames.quote(extension.name()),
				(namespace != null) ? "SCHEMA " + SqlNames.quote(namespace) : null,
				(version != null) ? "VERSION " + SqlNames.literal(version) : null));
	}

	static List<String> drop(Extension extension) {
		return List.of("DROP EXTENSION " + SqlNames.quote(extension.name()));
	}

}
