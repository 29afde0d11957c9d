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

	private final Supplier<? extends List<? extends DataPopulator>> populators;

	/**
	 * Creates the source.
	 * @param populators asked once, when the populations are read
	 */
	public PopulatorSource(Supplier<? extends List<? extends DataPopulator>> populators) {
		this.populators = populators;
	}

	@Override
	public List<Population> populations(Problems problems) {
		List<Population> populations = new ArrayList<>();
		for (DataPopulator populator : this.populators.get()) {
			String place = populator.getClass().getName();
			List<PopulationName> name = PopulationName.list(List.of(populator.name()),
					(problem) -> problems.add(place, 0, problem));
			PopulationName.list(populator.dependsOn(), (problem) -> problems.add(place, 0, problem));
			if (!name.isEmpty()) {
				populations.add(population(populator, problems));
			}
		}
		return populations;
	}

	private static Population population(DataPopulator populator, Problems problems) {
		PopulationHeader header = header(populator);
		if (populator instanceof BatchPopulator batches) {
			if (batches.table().isBlank() || batches.key().isEmpty()) {
				problems.add(populator.getClass().getName(), 0, "has no table, or no key to go through it by");
			}
			// Where it stands is of no use for another key
			return new BatchPopulation(header, batches,
					checksum(batches.table() + batches.key() + populator.version()));
		}
		return new JavaPopulation(header, (Populator) populator, checksum(populator.version()));
	}

	private static PopulationHeader header(DataPopulator populator) {
		return new PopulationHeader(populator.name(), "", populator.after(), populator.dependsOn(), populator.mode(),
				List.of());
	}

	private static Checksum checksum(String version) {
		MessageDigest digest = Checksum.digest();
		digest.update(version.getBytes(StandardCharsets.UTF_8));
		return Checksum.of(digest);
	}

}
