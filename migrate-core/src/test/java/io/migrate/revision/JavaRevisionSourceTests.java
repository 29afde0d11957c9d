package io.migrate.revision;

import java.time.Instant;
import java.util.List;

import io.migrate.base.PopulationName;
import io.migrate.base.Problem;
import io.migrate.base.Problems;
import io.migrate.graph.RevisionId;
import io.migrate.operation.Operations;
import io.migrate.revision.JavaRevisionSource.Candidate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JavaRevisionSourceTests {

	private final Problems problems = new Problems();

	@Test
	void whatStandsOnTheClassIsRead() {
		Revision revision = JavaRevisionSource.of(new Complete()).revisions(this.problems).get(0);
		assertThat(this.problems.list()).isEmpty();
		assertThat(revision.node().id()).isEqualTo(new RevisionId("cccc"));
		assertThat(revision.node().revises()).containsExactly(new RevisionId("aaaa"), new RevisionId("bbbb"));
		assertThat(revision.node().dependsOn()).containsExactly("dddd", "label");
		assertThat(revision.node().labels()).containsExactly("ocr");
		assertThat(revision.message()).isEqualTo("add results");
		assertThat(revision.description()).isEqualTo("They come\nfrom a machine.");
		assertThat(revision.created()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
		assertThat(revision.downgrade().irreversible()).isEqualTo("the results would be gone");
		assertThat(revision.checksum()).isNotNull();
		assertThat(revision.data())
			.isEqualTo(new Revision.Data(List.of(new PopulationName("fill-results")), "a check needs it"));
		assertThat(revision.script().kind()).isEqualTo("java");
		assertThat(revision.script().name()).isEqualTo(Complete.class.getName());
	}

	@Test
	void revisionsComeByTheirSimpleName() {
		JavaRevisionSource source = JavaRevisionSource.of(new Complete(), new Zone.Another(), new Plain());
		assertThat(source.revisions(this.problems)).extracting((revision) -> revision.id().value())
			.containsExactly("eeee", "cccc", "dddd");
		assertThat(this.problems.list()).isEmpty();
	}

	@Test
	void noInstanceIsMadeToKnowARevision() {
		new JavaRevisionSource(
				() -> List.of(new Candidate(Plain.class, Plain.class.getAnnotation(RevisionInfo.class), () -> {
					throw new IllegalStateException("made");
				})))
			.revisions(this.problems);
		assertThat(this.problems.list()).isEmpty();
	}

	@Test
	void everythingThatIsWrongIsReportedWithTheClass() {
		List<Revision> revisions = JavaRevisionSource.of(new Nameless(), new Wrong(), new Silent(), new Undecided())
			.revisions(this.problems);
		assertThat(revisions).extracting((revision) -> revision.id().value()).containsExactlyInAnyOrder("ffff", "gggg");
		assertThat(this.problems.list()).extracting(Problem::toString)
			.containsExactlyInAnyOrder(
					at(Nameless.class,
							"implements JavaRevision and has no @RevisionInfo, which says its id and what it"
									+ " revises"),
					at(Wrong.class, "has no message: @RevisionInfo says in a few words what the revision does"),
					at(Wrong.class,
							"'5c0d-e' is no revision id: ids have 1 to 64 of A-Z a-z 0-9 _ and are none of head,"
									+ " heads, base, current"),
					at(Wrong.class,
							"'head' is no revision id: ids have 1 to 64 of A-Z a-z 0-9 _ and are none of head,"
									+ " heads, base, current"),
					at(Wrong.class,
							"'' is no name of a population: names have 1 to 64 of A-Z a-z 0-9 _ . - and begin with none of . -"),
					at(Wrong.class, "'yesterday' is not a time such as 2025-10-21T09:12:33Z"),
					at(Silent.class, "has neither a method downgrade nor irreversible = \"<reason>\" in @RevisionInfo"),
					at(Undecided.class,
							"has both a method downgrade and irreversible in @RevisionInfo; keep the one that is true"));
	}

	private static String at(Class<?> type, String problem) {
		return type.getName() + ": " + problem;
	}

	@RevisionInfo(id = "cccc", revises = { "aaaa", "bbbb" }, message = "add results\n\nThey come\nfrom a machine.",
			dependsOn = { "dddd", "label" }, labels = "ocr", created = "2026-01-02T03:04:05Z", version = "1",
			irreversible = "the results would be gone", needsPopulation = "fill-results",
			allowData = "a check needs it")
	static class Complete implements JavaRevision {

		@Override
		public void upgrade(Operations op) {
			op.dropTable("results");
		}

	}

	@RevisionInfo(id = "dddd", message = "plain")
	static class Plain implements JavaRevision {

		@Override
		public void upgrade(Operations op) {
			op.createSchema("plain");
		}

		@Override
		public void downgrade(Operations op) {
			op.dropSchema("plain");
		}

	}

	static class Zone {

		@RevisionInfo(id = "eeee", message = "another")
		static class Another extends Plain {

		}

	}

	static class Nameless extends Unsaid {

		@Override
		public void downgrade(Operations op) {
			op.dropSchema("plain");
		}

	}

	@RevisionInfo(id = "5c0d-e", revises = "head", message = " ", created = "yesterday", needsPopulation = "")
	static class Wrong extends Nameless {

	}

	@RevisionInfo(id = "ffff", message = "silent")
	static class Silent extends Unsaid {

	}

	@RevisionInfo(id = "gggg", message = "undecided", irreversible = "who knows")
	static class Undecided extends Nameless {

	}

	abstract static class Unsaid implements JavaRevision {

		@Override
		public void upgrade(Operations op) {
			op.createSchema("plain");
		}

	}

}
