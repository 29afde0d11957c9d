package io.migrate.boot.jpa;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.migrate.autogenerate.DesiredState;
import io.migrate.base.QualifiedName;
import io.migrate.diff.DiffScope;
import io.migrate.diff.RenameHints;
import io.migrate.schema.Schema;
import io.migrate.schema.Sequence;
import io.migrate.schema.Table;
import io.migrate.schema.UserType;
import io.migrate.schema.View;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.model.relational.internal.SqlStringGenerationContextImpl;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.mapping.UserDefinedType;

/**
 * Reads the schema that Hibernate would make from a model. Not thread-safe.
 */
final class ModelReader {

	private final Findings findings;

	private final SqlStringGenerationContext context;

	private final List<Sequence> sequences = new ArrayList<>();

	private final List<Table> tables = new ArrayList<>();

	private final List<View> views = new ArrayList<>();

	ModelReader(MetadataImplementor metadata, String sessionSchema) {
		Map<String, Object> settings = metadata.getMetadataBuildingOptions()
			.getServiceRegistry()
			.requireService(ConfigurationService.class)
			.getSettings();
		this.context = SqlStringGenerationContextImpl.fromConfigurationMap(metadata.getDatabase().getJdbcEnvironment(),
				metadata.getDatabase(), settings);
		Identifier defaultSchema = this.context.getDefaultSchema();
		this.findings = new Findings(metadata, new Names(sessionSchema, defaultSchema));
	}

	/**
	 * Reads it.
	 * @return the model
	 */
	DesiredState read() {
		SequenceReader sequenceReader = new SequenceReader(this.findings);
		TableReader tableReader = new TableReader(this.findings, this.sequences);
		for (Namespace namespace : this.findings.database().getNamespaces()) {
			namespace.getSequences().forEach((sequence) -> this.sequences.add(sequenceReader.read(sequence)));
			for (org.hibernate.mapping.Table table : namespace.getTables()) {
				if (table.isView()) {
					this.views.add(view(table));
				}
				else if (table.isPhysicalTable()) {
					this.tables.add(tableReader.read(table));
				}
			}
			leaveOut(namespace);
		}
		List<UserType> types = new EnumReader(this.findings, this.context).read();
		Schema schema = new Schema(namespaces(types), List.of(), types, this.sequences, this.tables, this.views,
				List.of(), List.of());
		return new DesiredState(schema, DiffScope.MODEL, false, new RenameHints(new RenameReader(this.findings).read()),
				this.findings.omissions());
	}

	private View view(org.hibernate.mapping.Table table) {
		QualifiedName name = this.findings.names().qualified(table.getSchemaIdentifier(), table.getNameIdentifier());
		return new View(name, table.getViewQuery(), false, List.of(), List.of(), table.getComment());
	}

	private void leaveOut(Namespace namespace) {
		for (UserDefinedType type : namespace.getUserDefinedTypes()) {
			this.findings.leaveOut("The composite type " + type.getName());
		}
		for (org.hibernate.mapping.Table table : namespace.getTables()) {
			if (!table.getInitCommands(this.context).isEmpty()) {
				this.findings.leaveOut("What is in the table " + table.getName() + " from the start");
			}
		}
	}

	private Set<String> namespaces(List<UserType> types) {
		return Stream
			.of(this.tables.stream().map(Table::name), this.sequences.stream().map(Sequence::name),
					this.views.stream().map(View::name), types.stream().map(UserType::name))
			.flatMap(Function.identity())
			.map((name) -> String.valueOf(name.schema()))
			.collect(Collectors.toSet());
	}

}
