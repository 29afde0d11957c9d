package io.migrate;

import java.util.List;

import io.migrate.define.Definition;
import io.migrate.define.DefinitionEnvironment;
import io.migrate.define.DefinitionRunner;
import io.migrate.history.History;
import io.migrate.session.MigrationSession;

/**
 * Makes definitions behind the last step: look whether one is due, and only then lock,
 * look again, and make them.
 */
final class DefinitionRun {

	private final Parts parts;

	private final MigrationSession session;

	private final DefinitionRunner runner;

	DefinitionRun(Parts parts, MigrationSession session, List<Definition> definitions) {
		this.parts = parts;
		this.session = session;
		MigrationConfiguration configuration = parts.configuration();
		this.runner = new DefinitionRunner(new DefinitionEnvironment(session, configuration.tables(), parts.engine(),
				parts.sideDataSource(), configuration.placeholders(), configuration.execution().retryTimeout(),
				parts.listener(), parts.clock()), definitions);
	}

	DefinitionRunner runner() {
		return this.runner;
	}

	void run() {
		if (!this.runner.due().isEmpty()) {
			RunLock.of(this.parts, this.session).holding(this.parts.configuration().locking().timeout(), () -> {
				new History(this.session, this.parts.configuration().tables()).prepare();
				if (!this.runner.due().isEmpty()) {
					this.runner.run();
				}
				return true;
			});
			this.runner.warnOfOthers();
		}
	}

}
