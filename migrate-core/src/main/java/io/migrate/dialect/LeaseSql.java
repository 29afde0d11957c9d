package io.migrate.dialect;

import java.time.Duration;

/**
 * The SQL of a migration lock that is a row with an owner and an end, for connections
 * that have no session of the server to themselves. The end is by the server's clock, and
 * a row past its end is taken over by whoever comes, unless something of its owner still
 * runs on the server: a transaction that began with the {@linkplain #fence fence}, or a
 * statement that carries the {@linkplain #mark mark}. All texts are complete, and none
 * waits for a lock that another one holds for longer than a moment; the fence may.
 */
public interface LeaseSql {

	/**
	 * Makes the table where it is missing.
	 * @return a statement
	 */
	String createTable();

	/**
	 * Takes the lease when it is free, or past its end with nothing of its owner left;
	 * one boolean.
	 * @param claim what the row is to say
	 * @return a query
	 */
	String take(Claim claim);

	/**
	 * Begins the time of the lease anew; hits one row as long as it is ours, also when it
	 * is past its end and nobody has taken it over.
	 * @param claim what the row is to say
	 * @return a statement
	 */
	String renew(Claim claim);

	/**
	 * Gives the lease back; hits one row if it was ours.
	 * @param token whose lease it is
	 * @return a statement
	 */
	String release(String token);

	/**
	 * Asks whether the lease is ours; one boolean.
	 * @param token whose lease it is
	 * @return a query
	 */
	String isHeld(String token);

	/**
	 * Asks who has the lease; one text, or no row when nobody has it.
	 * @return a query
	 */
	String holder();

	/**
	 * Fails when the lease is not ours, and keeps others from taking it over before the
	 * transaction ends.
	 * @param token whose lease it is
	 * @return a query, to be the first statement of a transaction
	 */
	String fence(String token);

	/**
	 * Tells others that a statement outside a transaction runs for us.
	 * @param token whose lease it is
	 * @return a comment with a space behind it, to stand in front of the statement
	 */
	String mark(String token);

	/**
	 * What the row of a lease says.
	 *
	 * @param token whose lease it is, as nobody else can say it
	 * @param owner whose lease it is, for people
	 * @param doing what the owner does, for people
	 * @param duration when it ends, from now on
	 */
	record Claim(String token, String owner, String doing, Duration duration) {

	}

}
