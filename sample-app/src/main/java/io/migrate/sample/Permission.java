package io.migrate.sample;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * What a role may do.
 */
@Entity
@Table(name = "permissions")
class Permission {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@Column(nullable = false, unique = true)
	private String name = "";

	protected Permission() {
	}

	Permission(String name) {
		this.name = name;
	}

	String getName() {
		return this.name;
	}

}
