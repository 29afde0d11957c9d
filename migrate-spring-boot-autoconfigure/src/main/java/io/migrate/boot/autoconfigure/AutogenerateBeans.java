package io.migrate.boot.autoconfigure;

import java.util.List;

import io.migrate.MigrationsBuilder;
import io.migrate.NoDesiredSchemaException;
import io.migrate.autogenerate.DesiredSchema;
import io.migrate.autogenerate.OperationRewriter;
import io.migrate.diff.Stage;

import io.migrate.session.ScratchDatabases;

import org.springframework.beans.factory.ObjectProvider;

/**
 * What the application has to say about comparisons. Its beans are made when something is
 * compared and not before: they may need what waits for the database.
 */
final class AutogenerateBeans {

	private final AutogenerateProperties properties;

	private final ObjectProvider<DesiredSchema> desired;

	private final ObjectProvider<OperationRewriter> rewriters;

	private final ObjectProvider<ScratchDatabases> scratch;

	AutogenerateBeans(AutogenerateProperties properties, ObjectProvider<DesiredSchema> desired,
			ObjectProvider<OperationRewriter> rewriters, ObjectProvider<ScratchDatabases> scratch) {
		this.properties = properties;
		this.scratch = scratch;
		this.desired = desired;
		this.rewriters = rewriters;
	}

	void applyTo(MigrationsBuilder builder) {
		this.scratch.ifAvailable(builder::scratch);
		builder.compared(this.properties.filter()).rewriter(this::rewrite).desired((connection) -> {
			DesiredSchema schema = this.desired.getIfAvailable();
			if (schema == null) {
				throw new NoDesiredSchemaException();
			}
			return schema.read(connection);
		});
	}

	private List<Stage> rewrite(List<Stage> stages) {
		List<Stage> rewritten = stages;
		for (OperationRewriter rewriter : this.rewriters.orderedStream().toList()) {
			rewritten = rewriter.rewrite(rewritten);
		}
		return rewritten;
	}

}
