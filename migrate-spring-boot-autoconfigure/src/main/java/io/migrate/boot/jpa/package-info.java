/**
 * The application's JPA model as the schema that the database should have: what Hibernate
 * would make on this server, read from its mapping without starting it.
 */
@NullMarked
package io.migrate.boot.jpa;

import org.jspecify.annotations.NullMarked;
