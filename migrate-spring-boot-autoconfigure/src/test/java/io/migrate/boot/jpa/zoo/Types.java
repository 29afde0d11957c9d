package io.migrate.boot.jpa.zoo;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URL;
import java.sql.Blob;
import java.sql.Clob;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumeratedValue;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import org.hibernate.annotations.Array;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Nationalized;
import org.hibernate.annotations.TimeZoneStorage;
import org.hibernate.annotations.TimeZoneStorageType;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;

/**
 * One column of each type.
 */
final class Types {

	private Types() {
	}

	enum Mood {

		SLEEPY, HUNGRY, CURIOUS

	}

	enum Level {

		LOW, MIDDLE, HIGH

	}

	enum Grade {

		FIRST("1st"), SECOND("2nd");

		@EnumeratedValue
		private final String code;

		Grade(String code) {
			this.code = code;
		}

	}

	@Entity
	static class Numbers {

		@Id
		@GeneratedValue
		private Long id;

		private byte tiny;

		private short small;

		private int plain;

		private Integer perhaps;

		private long big;

		private float single;

		private double twice;

		private BigInteger huge;

		private BigDecimal exact;

		@Column(precision = 12, scale = 4)
		private BigDecimal price;

		@Column(precision = 7)
		private double precise;

		private boolean yes;

		private char letter;

		@Convert(converter = YesNo.class)
		private Boolean converted;

		@Convert(converter = org.hibernate.type.NumericBooleanConverter.class)
		private Boolean numeric;

		@Convert(converter = Cents.class)
		private Money money;

	}

	@Entity
	static class Times {

		@Id
		@UuidGenerator
		private UUID id;

		private Instant instant;

		private LocalDate day;

		private LocalTime clock;

		private LocalDateTime local;

		@Column(nullable = false, secondPrecision = 3)
		private OffsetDateTime withOffset;

		private OffsetTime offsetClock;

		private ZonedDateTime zoned;

		@TimeZoneStorage(TimeZoneStorageType.COLUMN)
		private OffsetDateTime withZone;

		private Duration duration;

		@JdbcTypeCode(SqlTypes.INTERVAL_SECOND)
		private Duration span;

		private Year year;

		private Month month;

		private ZoneId zone;

		private ZoneOffset zoneOffset;

		private java.util.Date old;

		private java.sql.Date oldDay;

		private java.sql.Time oldTime;

		private java.util.Calendar calendar;

	}

	@Entity
	static class Texts {

		@Id
		@Column(length = 40)
		private String id;

		private String plain;

		@Column(length = 100_000)
		private String lengthy;

		@Column(length = 20_000_000)
		private String huge;

		@Column(columnDefinition = "text")
		private String text;

		@Lob
		private String large;

		@Nationalized
		private String national;

		@JdbcTypeCode(SqlTypes.LONG32VARCHAR)
		private String unbounded;

		@JdbcTypeCode(SqlTypes.CHAR)
		@Column(length = 8)
		private String fixed;

		private Clob clob;

		private Blob blob;

		private byte[] bytes;

		@Lob
		private byte[] largeBytes;

		private Locale locale;

		private Currency currency;

		private Class<?> type;

		private URL link;

		private InetAddress address;

		@JdbcTypeCode(SqlTypes.SQLXML)
		private String xml;

	}

	@Entity
	static class Structures {

		@Id
		@GeneratedValue
		private Long id;

		@JdbcTypeCode(SqlTypes.JSON)
		private Map<String, String> anything;

		@JdbcTypeCode(SqlTypes.JSON)
		private Measures measures;

		@JdbcTypeCode(SqlTypes.JSON)
		@Column(columnDefinition = "json")
		private List<String> plainJson;

		private String[] names;

		private List<Integer> numbers;

		@Array(length = 3)
		private double[] vector;

		private UUID[] ids;

		@Enumerated(EnumType.STRING)
		private Mood[] moods;

		@Column(length = 12)
		private List<LocalDate> days;

	}

	@Entity
	static class Choices {

		@Id
		@GeneratedValue
		private Long id;

		@Enumerated(EnumType.STRING)
		@Column(nullable = false)
		private Mood mood;

		@Enumerated
		private Level level;

		@JdbcTypeCode(SqlTypes.NAMED_ENUM)
		private Mood named;

		@JdbcTypeCode(SqlTypes.NAMED_ORDINAL_ENUM)
		private Level ordered;

		@Enumerated(EnumType.STRING)
		private Grade grade;

		@Enumerated(EnumType.STRING)
		@Column(columnDefinition = "varchar(9) default 'LOW' not null")
		private Level defined;

	}

	@Embeddable
	static class Measures {

		@Column(nullable = false)
		private int width;

		private Integer height;

		private Mood mood;

	}

	record Money(long cents) {

	}

	@Converter
	static class YesNo implements AttributeConverter<Boolean, String> {

		@Override
		public String convertToDatabaseColumn(Boolean value) {
			return (value == null) ? null : value ? "Y" : "N";
		}

		@Override
		public Boolean convertToEntityAttribute(String text) {
			return (text == null) ? null : "Y".equals(text);
		}

	}

	@Converter
	static class Cents implements AttributeConverter<Money, Long> {

		@Override
		public Long convertToDatabaseColumn(Money money) {
			return (money == null) ? null : money.cents();
		}

		@Override
		public Money convertToEntityAttribute(Long cents) {
			return (cents == null) ? null : new Money(cents);
		}

	}

}
