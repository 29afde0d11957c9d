package io.migrate.boot.jpa;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.migrate.testing.PostgresTest;
import io.migrate.testing.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Former names are found wherever a model may say them.
 */
@PostgresTest
class RenamedFromTests {

	private final ZooApplication application;

	RenamedFromTests(TestDatabase database) {
		this.application = new ZooApplication(database);
	}

	@Test
	void onFieldsOfAnEntityAndWhatItExtends() {
		assertThat(renames(Person.class, Employee.class)).containsExactlyInAnyOrder("public.people=public.person",
				"public.person.key=public.person.id", "public.person.Full Name=public.person.name",
				"public.person.chief_id=public.person.boss_id", "public.employee.pay=public.employee.salary");
	}

	@Test
	void onGetters() {
		assertThat(renames(Getting.class)).containsExactlyInAnyOrder("public.getting.number=public.getting.id",
				"public.getting.on=public.getting.active");
	}

	@Test
	void onEmbeddablesWhereverTheyAre() {
		assertThat(renames(Embedding.class)).containsExactlyInAnyOrder("public.embedding.no=public.embedding.number",
				"public.embedding.town=public.embedding.city",
				"public.embedding_others.town=public.embedding_others.city");
	}

	@Test
	void onCollectionsItIsTheirTable() {
		assertThat(renames(Collecting.class, Person.class, Employee.class))
			.contains("public.labels=public.collecting_tags", "public.friends=public.collecting_persons")
			.noneMatch((rename) -> rename.startsWith("public.never"));
	}

	private List<String> renames(Class<?>... entities) {
		return this.application.entities(entities).model().renames().hints().stream().map(String::valueOf).toList();
	}

	@MappedSuperclass
	abstract static class Keyed {

		@Id
		@RenamedFrom("key")
		private Long id;

	}

	@Entity(name = "person")
	@Inheritance(strategy = InheritanceType.JOINED)
	@RenamedFrom("People")
	static class Person extends Keyed {

		@RenamedFrom("\"Full Name\"")
		private String name;

		@ManyToOne
		@RenamedFrom("chief_id")
		private Person boss;

	}

	@Entity(name = "employee")
	static class Employee extends Person {

		@RenamedFrom("pay")
		private int salary;

	}

	@Entity(name = "getting")
	static class Getting {

		private Long id;

		private boolean active;

		@Id
		@RenamedFrom("number")
		Long getId() {
			return this.id;
		}

		void setId(Long id) {
			this.id = id;
		}

		@RenamedFrom("on")
		boolean isActive() {
			return this.active;
		}

		void setActive(boolean active) {
			this.active = active;
		}

	}

	@Entity(name = "embedding")
	static class Embedding {

		@EmbeddedId
		private Key key;

		@Embedded
		private Place place;

		@ElementCollection
		private List<Place> others = new ArrayList<>();

	}

	@Embeddable
	record Key(@RenamedFrom("no") int number) {

	}

	@Embeddable
	static class Place {

		@RenamedFrom("town")
		@Column(name = "city")
		private String cityName;

	}

	@Entity(name = "collecting")
	@Table(name = "collecting")
	static class Collecting {

		@Id
		private Long id;

		@ElementCollection
		@RenamedFrom("labels")
		private Set<String> tags = new HashSet<>();

		@ManyToMany
		@RenamedFrom("friends")
		private Set<Person> persons = new HashSet<>();

		@OneToMany
		@JoinColumn(name = "collector")
		@RenamedFrom("never")
		private Set<Person> collected = new HashSet<>();

	}

}
