package io.migrate.diff;

import io.migrate.operation.CreateExtension;
import io.migrate.operation.CreateNamespace;
import io.migrate.operation.DropExtension;
import io.migrate.operation.DropNamespace;

/**
 * Compares schemas and extensions. The version of an extension and the schema of its
 * objects are no difference: they are what the server installs.
 *
 * @param comparison what is compared
 */
record NamespaceDiff(Comparison comparison) {

	void compare() {
		Contents current = this.comparison.current();
		Contents desired = this.comparison.desired();
		Changes changes = this.comparison.changes();
		desired.namespaces()
			.stream()
			.filter((name) -> !current.namespaces().contains(name))
			.forEach((name) -> changes.add(Phase.CREATE_NAMESPACE, new CreateNamespace(name)));
		current.namespaces()
			.stream()
			.filter((name) -> !desired.namespaces().contains(name))
			.forEach((name) -> changes.add(Phase.DROP_NAMESPACE, new DropNamespace(name)));
		desired.extensions()
			.values()
			.stream()
			.filter((extension) -> !current.extensions().containsKey(extension.name()))
			.forEach((extension) -> changes.add(Phase.CREATE_EXTENSION, new CreateExtension(extension)));
		current.extensions()
			.values()
			.stream()
			.filter((extension) -> !desired.extensions().containsKey(extension.name()))
			.forEach((extension) -> changes.add(Phase.DROP_EXTENSION, new DropExtension(extension)));
	}

}
