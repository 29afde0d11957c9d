package io.migrate.populate;

import io.migrate.base.Checksum;
import io.migrate.base.QualifiedName;

/**
 * A population that is a {@link BatchPopulator}.
 *
 * @param header what it says of itself
 * @param populator what does a batch
 * @param checksum of the version that it gives
 */
public record BatchPopulation(PopulationHeader header, BatchPopulator populator,
		Checksum checksum) implements Population {

	@Override
	public String kind() {
		return "batch";
	}

	@Override
	public String source() {
		return this.populator.getClass().getName();
	}

	@Override
	public <R> R match(Kinds<R> kinds) {
		return kinds.batch(this);
	}

	QualifiedName table() {
		return QualifiedName.of(this.populator.table());
	}

}
