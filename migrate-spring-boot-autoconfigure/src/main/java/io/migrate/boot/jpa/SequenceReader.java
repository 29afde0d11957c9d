package io.migrate.boot.jpa;

import io.migrate.schema.Sequence;
import org.hibernate.boot.model.relational.QualifiedSequenceName;

/**
 * Reads a sequence as Hibernate would make it.
 */
final class SequenceReader {

	private static final String TYPE = "bigint";

	private final Findings findings;

	SequenceReader(Findings findings) {
		this.findings = findings;
	}

	Sequence read(org.hibernate.boot.model.relational.Sequence sequence) {
		QualifiedSequenceName name = sequence.getName();
		String written = this.findings.dialect()
			.getSequenceSupport()
			.getCreateSequenceStrings("x", sequence.getInitialValue(), sequence.getIncrementSize(),
					sequence.getOptions())[0];
		return new Sequence(this.findings.names().qualified(name.getSchemaName(), name.getSequenceName()), TYPE,
				CountingClauses.read(written, CountingClauses.greatest(TYPE)), null, null);
	}

}
