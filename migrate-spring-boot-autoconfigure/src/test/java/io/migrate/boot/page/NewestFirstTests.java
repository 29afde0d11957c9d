package io.migrate.boot.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import io.migrate.MigrationStatus.RevisionState;
import io.migrate.boot.actuate.Descriptors;
import io.migrate.boot.actuate.MigrationsDescriptor.RevisionDescriptor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NewestFirstTests {

	@Test
	void aListIsTurnedRound() {
		assertThat(NewestFirst.of(List.of(revision("aaaa"), revision("bbbb", "aaaa"), revision("cccc", "aaaa"))))
			.extracting(RevisionDescriptor::getId)
			.containsExactly("cccc", "bbbb", "aaaa");
	}

	@Test
	void childrenStandAboveParentsInWhateverOrderTheyCome() {
		Random random = new Random(7);
		List<RevisionDescriptor> revisions = new ArrayList<>();
		IntStream.range(0, 300)
			.forEach((i) -> revisions
				.add((i == 0) ? revision("n1000") : revision("n" + (1000 + i), "n" + (1000 + random.nextInt(i)))));
		Collections.shuffle(revisions, random);
		Set<String> above = new HashSet<>();
		List<RevisionDescriptor> ordered = NewestFirst.of(revisions);
		for (RevisionDescriptor revision : ordered) {
			assertThat(revision.getRevises()).noneMatch(above::contains);
			above.add(revision.getId());
		}
		assertThat(ordered).containsExactlyInAnyOrderElementsOf(revisions);
	}

	@Test
	void aCircleIsShownToo() {
		assertThat(NewestFirst.of(List.of(revision("aaaa", "bbbb"), revision("bbbb", "aaaa"), revision("cccc"))))
			.extracting(RevisionDescriptor::getId)
			.containsExactlyInAnyOrder("aaaa", "bbbb", "cccc");
	}

	private static RevisionDescriptor revision(String id, String... revises) {
		return Descriptors.revision(id, "", RevisionState.APPLIED, revises);
	}

}
