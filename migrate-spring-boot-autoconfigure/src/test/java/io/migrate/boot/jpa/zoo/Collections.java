package io.migrate.boot.jpa.zoo;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

import jakarta.persistence.AssociationOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.MapKeyJoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.Any;
import org.hibernate.annotations.AnyDiscriminatorValue;
import org.hibernate.annotations.AnyKeyJavaClass;
import org.hibernate.annotations.CollectionId;
import org.hibernate.annotations.CollectionIdJdbcTypeCode;
import org.hibernate.annotations.DiscriminatorFormula;
import org.hibernate.annotations.NotFound;
import org.hibernate.annotations.NotFoundAction;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.annotations.SortNatural;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.type.SqlTypes;

/**
 * Rarer collections, associations and embeddables.
 */
final class Collections {

	private Collections() {
	}

	@Entity(name = "tour")
	@SequenceGenerator(name = "tours", sequenceName = "tour_numbers")
	static class Tour {

		@Id
		@GeneratedValue(generator = "tours")
		private Long id;

		@ElementCollection
		@Enumerated(EnumType.STRING)
		@Column(length = 10)
		private Set<DayOfWeek> days = new HashSet<>();

		@ElementCollection
		@MapKeyEnumerated(EnumType.STRING)
		private Map<DayOfWeek, Integer> visitors = new EnumMap<>(DayOfWeek.class);

		@ElementCollection
		@SortNatural
		@CollectionTable(name = "tour_tag", joinColumns = @JoinColumn(name = "tour"),
				foreignKey = @ForeignKey(name = "tag_of_tour"), indexes = @Index(columnList = "tag"))
		@Column(name = "tag")
		private SortedSet<String> tags = new TreeSet<>();

		@ElementCollection
		private List<Stop> stops = new ArrayList<>();

		@ElementCollection
		@CollectionId(column = @Column(name = "note_id"), generator = "increment")
		@CollectionIdJdbcTypeCode(SqlTypes.BIGINT)
		@CollectionTable(name = "tour_note")
		private List<String> notes = new ArrayList<>();

		@ManyToMany
		@JoinTable(name = "tour_guide",
				uniqueConstraints = @UniqueConstraint(name = "one_guide", columnNames = "tour_id"))
		@MapKeyJoinColumn(name = "stop")
		private Map<Station, Guide> guides = new HashMap<>();

		@OneToMany(orphanRemoval = true)
		@JoinColumn(name = "tour_id", nullable = false)
		@OnDelete(action = OnDeleteAction.CASCADE)
		private List<Station> stations = new ArrayList<>();

		@Any
		@AnyKeyJavaClass(Long.class)
		@JoinColumn(name = "subject_id")
		@Column(name = "subject_kind")
		@AnyDiscriminatorValue(discriminator = "station", entity = Station.class)
		@AnyDiscriminatorValue(discriminator = "guide", entity = Guide.class)
		private Object subject;

		@UpdateTimestamp
		private java.time.Instant changed;

		@Embedded
		@AssociationOverride(name = "station",
				joinColumns = @JoinColumn(name = "first_station", foreignKey = @ForeignKey(name = "tour_starts_at")))
		private Stop start;

		@Embedded
		private Payment payment;

	}

	@Entity(name = "station")
	static class Station {

		@Id
		private Long id;

		@ManyToOne
		@NotFound(action = NotFoundAction.IGNORE)
		private Guide guide;

		@OneToOne
		@JoinColumn(unique = true)
		private Station next;

	}

	@Entity(name = "guide")
	@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
	@DiscriminatorFormula("case when chief_id is null then 'chief' else 'guide' end")
	@DiscriminatorValue("guide")
	static class Guide {

		@Id
		private Long id;

		@ManyToOne
		private Guide chief;

	}

	@Entity
	@DiscriminatorValue("chief")
	static class Chief extends Guide {

		@Column(nullable = false)
		private String title;

	}

	@Embeddable
	static class Stop {

		@ManyToOne
		private Station station;

		private int minutes;

	}

	@Embeddable
	@DiscriminatorColumn(name = "payment_kind")
	@DiscriminatorValue("cash")
	static class Payment {

		private long cents;

	}

	@Embeddable
	@DiscriminatorValue("card")
	static class CardPayment extends Payment {

		@Column(nullable = false)
		private String card;

	}

}
