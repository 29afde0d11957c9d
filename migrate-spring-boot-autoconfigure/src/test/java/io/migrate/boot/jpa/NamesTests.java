package io.migrate.boot.jpa;

import io.migrate.base.QualifiedName;
import org.hibernate.boot.model.naming.Identifier;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NamesTests {

	@Test
	void namesWithoutQuotesAreFoldedAsTheServerDoes() {
		assertThat(Names.of(Identifier.toIdentifier("UserAccount"))).isEqualTo("useraccount");
		assertThat(Names.of(Identifier.toIdentifier("ÄPFEL"))).isEqualTo("Äpfel");
		assertThat(Names.of(Identifier.toIdentifier("`UserAccount`"))).isEqualTo("UserAccount");
		assertThat(Names.written("\"a\"\"B\"")).isEqualTo("a\"B");
	}

	@Test
	void longNamesAreCutAsTheServerDoes() {
		assertThat(Names.of(Identifier.toIdentifier("a".repeat(80)))).isEqualTo("a".repeat(63));
		assertThat(Names.of(Identifier.toIdentifier("a".repeat(62) + "ä"))).isEqualTo("a".repeat(62));
	}

	@Test
	void whatHibernateMakesUpIsNoName() {
		assertThat(Names.chosen("FK8dmugin33yhecopjtti7fqr0y")).isNull();
		assertThat(Names.chosen("UKs4c3wojarhgfkjjfekwyqb2s")).isNull();
		assertThat(Names.chosen("FKDocumentOwnerReference2")).isEqualTo("fkdocumentownerreference2");
		assertThat(Names.chosen("fk_document_owner")).isEqualTo("fk_document_owner");
	}

	@Test
	void aSchemaIsThatOfTheNameOfHibernateOrOfTheSession() {
		Identifier name = Identifier.toIdentifier("t");
		Names names = new Names("session", Identifier.toIdentifier("App"));
		assertThat(names.qualified(Identifier.toIdentifier("own"), name)).isEqualTo(new QualifiedName("own", "t"));
		assertThat(names.qualified(null, name)).isEqualTo(new QualifiedName("app", "t"));
		assertThat(names.unqualified("t")).isEqualTo(new QualifiedName("session", "t"));
		assertThat(new Names("session", null).qualified(null, name)).isEqualTo(new QualifiedName("session", "t"));
	}

}
