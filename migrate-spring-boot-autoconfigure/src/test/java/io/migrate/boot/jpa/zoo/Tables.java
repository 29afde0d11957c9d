package io.migrate.boot.jpa.zoo;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.migrate.boot.jpa.RenamedFrom;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.UniqueConstraint;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.Collate;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.annotations.Subselect;
import org.hibernate.annotations.TenantId;
import org.hibernate.annotations.View;

/**
 * What tables and columns may have beside types.
 */
@SuppressWarnings("deprecation")
final class Tables {

	private Tables() {
	}

	@Entity
	@Table(name = "\"Quoted Table\"")
	static class Quoted {

		@Id
		@GeneratedValue
		private Long id;

		@Column(name = "\"select\"")
		private String keyword;

		@Column(name = "`MixedCase`", unique = true)
		private String mixed;

	}

	@Entity
	@Table(name = "constrained", comment = "What must hold",
			uniqueConstraints = { @UniqueConstraint(name = "constrained_code", columnNames = { "code", "region" }),
					@UniqueConstraint(columnNames = { "region", "amount" }, options = "include (code)") },
			check = @CheckConstraint(name = "region_is_short", constraint = "length(region) < 10"),
			indexes = { @Index(name = "constrained_open", columnList = "region", options = "where amount > 0"),
					@Index(name = "constrained_lower", columnList = "(lower(code))"),
					@Index(name = "constrained_sum", columnList = "(-amount) desc, (region || code)"),
					@Index(name = "constrained_pattern", columnList = "(code) text_pattern_ops"),
					@Index(name = "constrained_unique", columnList = "(lower(region))", unique = true),
					@Index(columnList = "code, amount", unique = true) })
	@Check(name = "amount_is_positive", constraints = "amount >= 0")
	@Check(constraints = "amount < 1000000")
	static class Constrained {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		private Long id;

		@NaturalId
		@Column(nullable = false)
		private String code;

		@Column(length = 9, check = @CheckConstraint(constraint = "region <> ''"))
		@Collate("C")
		private String region;

		@Check(constraints = "amount <> 13")
		@Min(-5)
		@Max(999_999)
		private int amount;

		@ColumnDefault("now()")
		@CreationTimestamp
		private Instant created;

		@Column(nullable = false)
		@ColumnDefault("'it''s new'")
		private String state;

		@GeneratedColumn("amount * 2")
		private Integer twice;

		@Comment("How often")
		private long counter;

	}

	@Entity
	static class Defined {

		@Id
		@Column(columnDefinition = "bigint generated always as identity (start with 100 increment by 5)")
		private Long id;

		@Column(columnDefinition = "varchar(20) collate \"C\" default 'new' not null check (word <> '')")
		private String word;

		@Column(columnDefinition = "numeric(10, 2) default 1.5 + 2")
		private BigDecimal sum;

		@Column(columnDefinition = "bigserial")
		private Long counted;

		@Column(columnDefinition = "timestamp with time zone default (now() at time zone 'utc')::timestamptz")
		private Instant moment;

		@Column(columnDefinition = "int generated always as (length(word)) stored")
		private Integer length;

		@Column(options = "check (external <> '')")
		private String external;

	}

	@Entity
	@Table(schema = "archive", name = "record")
	@SequenceGenerator(name = "records", schema = "archive", sequenceName = "record_numbers", allocationSize = 1,
			options = "cache 20 cycle")
	static class Archived {

		@Id
		@GeneratedValue(generator = "records")
		private Long id;

		@ManyToOne
		private Constrained constrained;

		@ManyToOne
		@JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
		private Constrained free;

		@ManyToOne
		@JoinColumn(foreignKey = @ForeignKey(name = "archived_next",
				foreignKeyDefinition = "foreign key (next_id) references archive.record (id) on update cascade"
						+ " on delete set null deferrable initially deferred"))
		private Archived next;

		@ManyToOne
		@JoinColumn(referencedColumnName = "code", foreignKey = @ForeignKey(options = "on update cascade"))
		private Constrained byCode;

	}

	@Entity
	@SecondaryTable(name = "visitor_details")
	@SoftDelete
	static class Visitor {

		@Id
		@GeneratedValue(strategy = GenerationType.TABLE, generator = "visitors")
		@TableGenerator(name = "visitors", table = "visitor_numbers")
		private Long id;

		@NotBlank
		@Size(max = 60)
		private String name;

		@NotNull
		private LocalDate visited;

		@Digits(integer = 5, fraction = 2)
		private BigDecimal paid;

		@Column(table = "visitor_details")
		private String remark;

		@Formula("length(name)")
		private int length;

		@TenantId
		private String tenant;

		@ElementCollection
		private List<String> nicknames = new ArrayList<>();

	}

	@Entity
	@Table(name = "measurement", options = "partition by range (taken)")
	@IdClass(MeasurementId.class)
	static class Measurement {

		@Id
		private int sensor;

		@Id
		@PartitionKey
		private LocalDate taken;

		@RenamedFrom("reading")
		private double result;

	}

	record MeasurementId(int sensor, LocalDate taken) {

	}

	@Entity
	@Immutable
	@RenamedFrom("log")
	static class LogEntry {

		@Id
		@SequenceGenerator(name = "back", sequenceName = "backwards", initialValue = -1, allocationSize = -10)
		@GeneratedValue(generator = "back")
		private int id;

		private String line;

	}

	@Entity
	@Subselect("select count(*) as id from tables$log_entry")
	@Immutable
	static class LogCount {

		@Id
		private long id;

	}

	@Entity
	@View(query = "select id, line from tables$log_entry where line is not null")
	@Immutable
	static class LogView {

		@Id
		private int id;

		private String line;

	}

}
