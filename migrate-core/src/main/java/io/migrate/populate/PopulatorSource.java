package io.migrate.populate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.migrate.base.Checksum;
import io.migrate.base.PopulationName;
import io.migrate.base.Problems;

/**
 * The populations that are written in Java. Thread-safe if what it asks is.
 */
public final class PopulatorSource implements PopulationSource {

	private final Supplier<List<Populator>> populators;

	/**
	 * Creates the source.
	 * @param populators asked once, when the populations are read
	 */
	public PopulatorSource(Supplier<List<Populator>> populators) {
		this.populators = populators;
	}

	@Override
	public List<Population> populations(Problems problems) {
		List<Population> populations = new ArrayList<>();
		for (Populator populator : this.populators.get()) {
			String place = populator.getClass().getName();
			List<PopulationName> name = PopulationName.list(List.of(populator.name()),
					(problem) -> problems.add(place, 0, problem));
			PopulationName.list(populator.dependsOn(), (problem) -> problems.add(place, 0, problem));
			if (!name.isEmpty()) {
				populations.add(new JavaPopulation(header(populator), populator, checksum(populator.version())));
			}
		}
		return populations;
	}

	private static PopulationHeader header(Populator populator) {
		return new PopulationHeader(populator.name(), "", populator.after(), populator.dependsOn(), populator.mode(),
				List.of());
	}

	private static Checksum checksum(String version) {
		MessageDigest digest = Checksum.digest();
		digest.update(version.getBytes(StandardCharsets.UTF_8));
		return Checksum.of(digest);
	}

}
