package io.migrate.boot.jpa;

import java.util.ArrayList;
import java.util.List;

import io.migrate.schema.EnumType;
import io.migrate.schema.UserType;
import org.hibernate.boot.model.relational.AuxiliaryDatabaseObject;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads enum types, which are among the statements that Hibernate would run before it
 * makes tables. The casts between them and text are not kept: nothing needs them.
 */
final class EnumReader {

	private final Findings findings;

	private final SqlStringGenerationContext context;

	EnumReader(Findings findings, SqlStringGenerationContext context) {
		this.findings = findings;
		this.context = context;
	}

	List<UserType> read() {
		List<UserType> types = new ArrayList<>();
		for (AuxiliaryDatabaseObject object : this.findings.database().getAuxiliaryDatabaseObjects()) {
			if (object.appliesToDialect(this.findings.dialect())) {
				EnumType type = enumType(object);
				if (type != null) {
					types.add(type);
				}
				else {
					this.findings.leaveOut("The auxiliary database object " + object.getExportIdentifier());
				}
			}
		}
		return types;
	}

	private @Nullable EnumType enumType(AuxiliaryDatabaseObject object) {
		String[] statements = object.sqlCreateStrings(this.context);
		Clauses clauses = new Clauses((statements.length > 0) ? statements[0] : "");
		if (!clauses.skip("create", "type")) {
			return null;
		}
		String name = clauses.take();
		String values = clauses.skip("as", "enum") ? clauses.brackets() : null;
		return (values == null) ? null : new EnumType(this.findings.names().unqualified(name), labels(values), null);
	}

	private static List<String> labels(String values) {
		List<String> labels = new ArrayList<>();
		Clauses list = new Clauses(values);
		while (!list.isEmpty()) {
			String label = list.untilComma();
			labels.add(label.substring(1, label.length() - 1));
		}
		return labels;
	}

}
