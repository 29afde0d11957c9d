package io.migrate.boot.jpa;

import java.util.Currency;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.validation.constraints.NotNull;
import org.hibernate.annotations.GeneratedColumn;

/**
 * Entities of which a test takes a few.
 */
final class SmallModels {

	private SmallModels() {
	}

	@Entity(name = "Thing")
	static class Thing {

		@Id
		private Long id;

	}

	@Entity(name = "generated")
	static class Generated {

		@Id
		private Long id;

		@GeneratedColumn("id * 2")
		private Long twice;

	}

	@Entity(name = "validated")
	static class Validated {

		@Id
		private Long id;

		@NotNull
		private String required;

	}

	@Entity(name = "lost")
	static class Lost {

		@Id
		private Long id;

		@ManyToOne
		private String target;

	}

	@Entity(name = "custom")
	static class Custom {

		@Id
		private Long id;

		@Convert(converter = AmountConverter.class)
		private Amount amount;

	}

	record Amount(short value) {

	}

	@Converter
	static class AmountConverter implements AttributeConverter<Amount, Short> {

		private final Currency currency;

		AmountConverter(Currency currency) {
			this.currency = currency;
		}

		@Override
		public Short convertToDatabaseColumn(Amount amount) {
			return amount.value();
		}

		@Override
		public Amount convertToEntityAttribute(Short value) {
			return new Amount(value);
		}

		@Override
		public String toString() {
			return this.currency.toString();
		}

	}

}
