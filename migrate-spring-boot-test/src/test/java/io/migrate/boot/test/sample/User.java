package io.migrate.boot.test.sample;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * Somebody.
 */
@Entity
@Table(name = "users")
class User {

	@Id
	private Long id;

	@Column(nullable = false)
	private String name;

	protected User() {
	}

}
