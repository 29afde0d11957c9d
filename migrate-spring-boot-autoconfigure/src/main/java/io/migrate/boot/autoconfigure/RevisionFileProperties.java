package io.migrate.boot.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings under {@code migrate} that decide where the files of new revisions are
 * created. What stands here is what an editor shows.
 *
 * @param revisionsDirectory Folder for the files of new revisions, from where the
 * application is started.
 * @param revisionFileName Name of the files of new revisions. '{slug}' is the message in
 * small letters; '{id}' has to be there.
 * @param javaSourceDirectory Folder with the Java sources, from where the application is
 * started, for new revisions in Java.
 * @param javaRevisionsPackage Package for new revisions in Java. Default is 'revisions'
 * below the package of the application.
 */
@ConfigurationProperties("migrate")
public record RevisionFileProperties(@DefaultValue("src/main/resources/db/revisions") String revisionsDirectory,
		@DefaultValue("{date}_{time}_{id}_{slug}") String revisionFileName,
		@DefaultValue("src/main/java") String javaSourceDirectory, @Nullable String javaRevisionsPackage) {

}
