package io.migrate.boot.jpa.zoo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/**
 * Inheritance of all kinds, embeddables, collections and associations.
 */
final class Animals {

	private Animals() {
	}

	enum Diet {

		HERBIVORE, CARNIVORE, OMNIVORE

	}

	@MappedSuperclass
	abstract static class Numbered {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "animal")
		@SequenceGenerator(name = "animal", sequenceName = "animal_numbers", initialValue = 1000, allocationSize = 20)
		private Long id;

		@Version
		private int version;

	}

	/** One table for all. */
	@Entity
	@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
	@DiscriminatorColumn(name = "kind", length = 20)
	@Table(indexes = { @Index(columnList = "name"), @Index(name = "animal_by_birth", columnList = "born desc, name") })
	abstract static class Animal extends Numbered {

		@Column(nullable = false, length = 80)
		private String name;

		private LocalDate born;

		@Enumerated(EnumType.STRING)
		@Column(length = 20)
		private Diet diet;

		@ManyToOne(optional = false)
		@JoinColumn(foreignKey = @ForeignKey(name = "animal_lives_in"))
		private Enclosure enclosure;

		@ManyToOne
		@OnDelete(action = OnDeleteAction.SET_NULL)
		private Animal mother;

	}

	@Entity
	@DiscriminatorValue("mammal")
	static class Mammal extends Animal {

		@Column(nullable = false)
		private boolean nocturnal;

	}

	@Entity
	@DiscriminatorValue("bird")
	static class Bird extends Animal {

		@Column(precision = 7, scale = 3)
		private BigDecimal wingspan;

		@Enumerated(EnumType.ORDINAL)
		private Diet secondDiet;

	}

	/** A table for each, joined. */
	@Entity
	@Inheritance(strategy = InheritanceType.JOINED)
	static class Enclosure extends Numbered {

		@Column(unique = true, nullable = false)
		private String label;

		@Embedded
		private Place place;

		@Embedded
		@AttributeOverride(name = "latitude", column = @Column(name = "gate_latitude"))
		@AttributeOverride(name = "longitude", column = @Column(name = "gate_longitude", precision = 4, scale = 1))
		private Place gate;

		@OneToMany(mappedBy = "enclosure", cascade = CascadeType.ALL)
		private List<Animal> animals = new ArrayList<>();

		@ElementCollection
		private Set<String> warnings = new HashSet<>();

		@ElementCollection
		@CollectionTable(name = "enclosure_sign", uniqueConstraints = @UniqueConstraint(columnNames = "text"))
		@OrderColumn(name = "position")
		private List<Sign> signs = new ArrayList<>();

		@ElementCollection
		@MapKeyColumn(name = "language", length = 5)
		@Column(name = "translation", nullable = false)
		@OnDelete(action = OnDeleteAction.CASCADE)
		private Map<String, String> translations = new HashMap<>();

	}

	@Entity
	@PrimaryKeyJoinColumn(name = "enclosure", foreignKey = @ForeignKey(name = "aviary_is_enclosure"))
	static class Aviary extends Enclosure {

		private float height;

	}

	@Entity
	static class Aquarium extends Enclosure {

		private double volume;

		private Boolean salty;

	}

	/** A table for each, with all columns. */
	@Entity
	@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
	abstract static class Food {

		@Id
		@GeneratedValue
		private Long id;

		@Column(nullable = false, unique = true)
		private String name;

		@ManyToOne
		private Supplier supplier;

	}

	@Entity
	static class DryFood extends Food {

		private int grams;

	}

	@Entity
	@Table(name = "fresh_food")
	static class FreshFood extends Food {

		private LocalDate bestBefore;

	}

	@Entity
	static class Supplier {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		private Integer id;

		private String name;

		@ManyToMany
		@JoinTable(name = "supplier_feeds", inverseJoinColumns = @JoinColumn(name = "fed"))
		private Set<Animal> feeds = new HashSet<>();

		@ManyToMany
		private List<Keeper> contacts = new ArrayList<>();

		@OneToMany
		private List<Ticket> tickets = new ArrayList<>();

		@OneToMany
		@JoinColumn(name = "supplied_by")
		private List<Keeper> drivers = new ArrayList<>();

	}

	@Entity
	@DiscriminatorColumn(name = "role", discriminatorType = DiscriminatorType.INTEGER)
	@DiscriminatorValue("1")
	static class Keeper {

		@Id
		@GeneratedValue(strategy = GenerationType.UUID)
		private java.util.UUID id;

		@OneToOne(optional = false)
		private Locker locker;

		@OneToOne(mappedBy = "keeper")
		private Badge badge;

	}

	@Entity
	@DiscriminatorValue("2")
	static class Head extends Keeper {

		@ManyToOne
		private Enclosure office;

	}

	@Entity
	static class Locker {

		@Id
		private short number;

	}

	@Entity
	static class Badge {

		@Id
		@Column(name = "keeper_id")
		private java.util.UUID id;

		@OneToOne
		@jakarta.persistence.MapsId
		private Keeper keeper;

	}

	@Entity
	static class Ticket {

		@jakarta.persistence.EmbeddedId
		private TicketNumber number;

		@ManyToOne
		private Ticket replaces;

	}

	@Embeddable
	static class TicketNumber {

		@Column(name = "serial_number")
		private long serial;

		@Column(name = "year_of_sale")
		private short year;

		@Column(name = "gate_name", length = 3)
		private String gate;

	}

	@Embeddable
	static class Place {

		@Column(precision = 9, scale = 6)
		private BigDecimal latitude;

		@Column(precision = 9, scale = 6)
		private BigDecimal longitude;

	}

	@Embeddable
	static class Sign {

		private String text;

		@Column(nullable = false)
		private int size;

	}

}
