package io.migrate.operation;

import java.util.List;

import io.migrate.schema.DomainType;

/**
 * Changes a domain: whether it has null, its default, its checks, its comment.
 *
 * @param from the domain as it is
 * @param to the domain as it is to be, with the same name and base type
 */
public record AlterDomain(DomainType from, DomainType to) implements Operation {

	@Override
	public List<Operation> inverse() {
		return List.of(new AlterDomain(this.to, this.from));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.alterDomain(this);
	}

}
