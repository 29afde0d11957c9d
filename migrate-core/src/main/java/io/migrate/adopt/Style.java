package io.migrate.adopt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import io.migrate.base.Checksum;
import io.migrate.graph.RevisionId;

/**
 * How a folder of migrations is written.
 */
enum Style {

	/** {@code V1_2__create_users.sql}, with {@code U}, {@code B} and {@code R} files. */
	FLYWAY("flyway", "Flyway"),

	/** {@code 20200101120000_create_users.sql} with two sections. */
	DBMATE("dbmate", "dbmate"),

	/** {@code 000001_create_users.up.sql} and {@code 000001_create_users.down.sql}. */
	GOLANG_MIGRATE("golang-migrate", "golang-migrate");

	private static final int LENGTH_OF_ID = 12;

	private final String key;

	private final String title;

	Style(String key, String title) {
		this.key = key;
		this.title = title;
	}

	/**
	 * The id of the revision that a migration becomes. It is the same wherever and
	 * whenever the migration is imported.
	 * @param version the version of the migration
	 * @return 12 hexadecimal digits that are made from the tool and the version
	 */
	RevisionId id(ForeignVersion version) {
		MessageDigest digest = Checksum.digest();
		digest.update((this.key + ":" + version).getBytes(StandardCharsets.UTF_8));
		return new RevisionId(Checksum.of(digest).value().substring(0, LENGTH_OF_ID));
	}

	/**
	 * The name of the tool, for people.
	 */
	@Override
	public String toString() {
		return this.title;
	}

}
