package io.migrate.sample;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Users, and the roles that they have.
 */
@RestController
@Transactional
class UserController {

	private final UserRepository users;

	private final RoleRepository roles;

	private final PermissionRepository permissions;

	UserController(UserRepository users, RoleRepository roles, PermissionRepository permissions) {
		this.users = users;
		this.roles = roles;
		this.permissions = permissions;
	}

	@PostMapping("/users")
	@ResponseStatus(HttpStatus.CREATED)
	UserView create(@RequestBody NewUser user) {
		return UserView.of(this.users.save(new User(user.email(), user.name())));
	}

	@GetMapping("/users")
	List<UserView> list() {
		return this.users.findAll().stream().map(UserView::of).toList();
	}

	@PutMapping("/roles/{name}")
	void permit(@PathVariable String name, @RequestBody List<String> permitted) {
		Role role = this.roles.findByName(name).orElseGet(() -> this.roles.save(new Role(name)));
		role.getPermissions().clear();
		permitted.stream()
			.map((permission) -> this.permissions.findByName(permission)
				.orElseGet(() -> this.permissions.save(new Permission(permission))))
			.forEach(role.getPermissions()::add);
	}

	@PutMapping("/users/{id}/roles/{name}")
	UserView grant(@PathVariable Long id, @PathVariable String name) {
		User user = found(this.users.findById(id));
		user.getRoles().add(found(this.roles.findByName(name)));
		return UserView.of(user);
	}

	private static <T> T found(Optional<T> entity) {
		return entity.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	/**
	 * A user to be made.
	 *
	 * @param email the address
	 * @param name the name
	 */
	record NewUser(String email, String name) {

	}

	/**
	 * A user as shown.
	 *
	 * @param id the id
	 * @param email the address
	 * @param name the name
	 * @param roles the names of the roles
	 * @param permissions what the roles permit
	 */
	record UserView(@Nullable Long id, String email, String name, List<String> roles, List<String> permissions) {

		static UserView of(User user) {
			return new UserView(user.getId(), user.getEmail(), user.getName(),
					user.getRoles().stream().map(Role::getName).sorted().toList(),
					user.getRoles()
						.stream()
						.flatMap((role) -> role.getPermissions().stream())
						.map(Permission::getName)
						.distinct()
						.sorted()
						.toList());
		}

	}

}
