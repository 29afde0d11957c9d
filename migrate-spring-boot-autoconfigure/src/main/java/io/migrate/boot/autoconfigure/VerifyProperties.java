package io.migrate.boot.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings under {@code migrate.verify}. What stands here is what an editor shows.
 *
 * @param drift What it means that somebody has changed the schema past the revisions,
 * which a start looks for behind the last step.
 * @param fingerprints File that tells what the schema is like after each revision, as the
 * command 'verify --write-fingerprints' writes it. Without it, nobody knows about drift.
 */
@ConfigurationProperties("migrate.verify")
public record VerifyProperties(@DefaultValue("off") OnDrift drift,
		@DefaultValue("classpath:db/fingerprints.txt") String fingerprints) {

}
