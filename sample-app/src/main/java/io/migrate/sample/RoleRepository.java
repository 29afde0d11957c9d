package io.migrate.sample;

import java.util.Optional;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * The roles.
 */
interface RoleRepository extends JpaRepository<Role, Long> {

	Optional<Role> findByName(String name);

}
