package io.migrate.boot.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings under {@code migrate.scratch}, which say where a schema is tried out. What
 * stands here is what an editor shows.
 *
 * @param url URL of an empty database on a server of the same version, where a schema is
 * tried out. Without it, one is made on the server of the application, and dropped
 * afterwards.
 * @param username User of the database that is given for that. Default is the user of the
 * application.
 * @param password Password of that user. Default is the password of the application.
 */
@ConfigurationProperties("migrate.scratch")
public record ScratchProperties(@Nullable String url, @Nullable String username, @Nullable String password) {

}
