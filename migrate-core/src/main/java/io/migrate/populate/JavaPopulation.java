package io.migrate.populate;

import io.migrate.base.Checksum;

/**
 * A population that is a {@link Populator}.
 *
 * @param header what it says of itself
 * @param populator what runs
 * @param checksum of the version that it gives
 */
public record JavaPopulation(PopulationHeader header, Populator populator, Checksum checksum) implements Population {

	@Override
	public String kind() {
		return "java";
	}

	@Override
	public String source() {
		return this.populator.getClass().getName();
	}

	@Override
	public <R> R match(Kinds<R> kinds) {
		return kinds.java(this);
	}

}
