package io.migrate.session;

/**
 * The database at the other end.
 *
 * @param product such as {@code PostgreSQL}
 * @param version such as {@code 18.6}
 */
public record Database(String product, String version) {

	@Override
	public String toString() {
		return this.product + " " + this.version;
	}

}
