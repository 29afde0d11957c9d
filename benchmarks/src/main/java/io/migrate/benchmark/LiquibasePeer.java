package io.migrate.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.changelog.FastCheckService;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.ui.LoggerUIService;

/**
 * Liquibase with formatted SQL, called as its Spring bean calls it. It neither prints nor
 * reports its use.
 */
final class LiquibasePeer implements Peer {

	private static final Map<String, Object> SCOPE = Map.of(Scope.Attr.ui.name(), new LoggerUIService(),
			"liquibase.analytics.enabled", false);

	@Override
	public void write(Path folder, List<Change> changes) throws IOException {
		Path files = Files.createDirectories(folder.resolve("changes"));
		for (Change change : changes) {
			Files.writeString(files.resolve("%05d.sql".formatted(change.number())), """
					--liquibase formatted sql

					--changeset benchmark:%d
					%s--rollback %s;
					""".formatted(change.number(), change.script(), change.downgrade()));
		}
		Files.writeString(folder.resolve("master.xml"), """
				<?xml version="1.0" encoding="UTF-8"?>
				<databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
						xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
						xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
						http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
					<includeAll path="changes" relativeToChangelogFile="true"/>
				</databaseChangeLog>
				""");
	}

	@Override
	public void upgrade(DataSource dataSource, Path folder) throws Exception {
		Scope.child(SCOPE, () -> {
			// It remembers databases that are up to date, as long as the JVM lives
			Scope.getCurrentScope().getSingleton(FastCheckService.class).clearCache();
			JdbcConnection connection = new JdbcConnection(dataSource.getConnection());
			try (Liquibase liquibase = new Liquibase("master.xml", new DirectoryResourceAccessor(folder),
					DatabaseFactory.getInstance().findCorrectDatabaseImplementation(connection))) {
				liquibase.setShowSummary(UpdateSummaryEnum.OFF);
				liquibase.update(new Contexts(), new LabelExpression());
			}
		});
	}

	@Override
	public String countSql() {
		return "SELECT count(*) FROM databasechangelog WHERE exectype = 'EXECUTED'";
	}

}
