package io.migrate.sample;

import java.util.Optional;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * The permissions.
 */
interface PermissionRepository extends JpaRepository<Permission, Long> {

	Optional<Permission> findByName(String name);

}
