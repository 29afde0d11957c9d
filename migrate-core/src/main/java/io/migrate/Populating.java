package io.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.migrate.populate.PopulationSource;
import io.migrate.session.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * What fills data in. Immutable.
 *
 * @param files the populations that are files; they never depend on others
 * @param beans the populations that are written in Java
 * @param profiles the active profiles
 * @param transactions begins and ends the transactions of those in Java, or {@code null}
 */
record Populating(List<PopulationSource> files, List<PopulationSource> beans, Set<String> profiles,
		@Nullable Transactions transactions) {

	static final Populating NONE = new Populating(List.of(), List.of(), Set.of(), null);

	Populating {
		files = List.copyOf(files);
		beans = List.copyOf(beans);
		profiles = Set.copyOf(profiles);
	}

	Populating withFiles(PopulationSource source) {
		return new Populating(and(this.files, source), this.beans, this.profiles, this.transactions);
	}

	Populating withBeans(PopulationSource source) {
		return new Populating(this.files, and(this.beans, source), this.profiles, this.transactions);
	}

	Populating withProfiles(Set<String> active) {
		return new Populating(this.files, this.beans, active, this.transactions);
	}

	Populating withTransactions(Transactions theirs) {
		return new Populating(this.files, this.beans, this.profiles, theirs);
	}

	private static List<PopulationSource> and(List<PopulationSource> sources, PopulationSource source) {
		List<PopulationSource> all = new ArrayList<>(sources);
		all.add(source);
		return all;
	}

}
