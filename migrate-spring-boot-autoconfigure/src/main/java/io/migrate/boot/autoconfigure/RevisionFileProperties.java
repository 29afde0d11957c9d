package io.migrate.boot.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings under {@code migrate} that decide where the files of new revisions are
 * created. What stands here is what an editor shows.
 *
 * @param revisionsDirectory Folder for the files of new revisions, from where the
 * application is started.
 * @param revisionFileName Name of the files of new revisions: {date}, {time}, {id} and
 * {slug} stand for what they say.
 */
@ConfigurationProperties("migrate")
public record RevisionFileProperties(@DefaultValue("src/main/resources/db/revisions") String revisionsDirectory,
		@DefaultValue("{date}_{time}_{id}_{slug}") String revisionFileName) {

}
