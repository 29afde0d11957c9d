package io.migrate.schema;

import org.jspecify.annotations.Nullable;

/**
 * An extension.
 *
 * @param name its name
 * @param namespace the schema of its objects
 * @param version its version, or {@code null} for whatever the server installs
 */
public record Extension(String name, @Nullable String namespace, @Nullable String version) {

}
