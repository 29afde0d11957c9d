package io.migrate.sample;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * The users.
 */
interface UserRepository extends JpaRepository<User, Long> {

}
