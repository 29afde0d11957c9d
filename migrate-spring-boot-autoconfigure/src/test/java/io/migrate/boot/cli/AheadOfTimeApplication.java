package io.migrate.boot.cli;

import io.migrate.boot.autoconfigure.MigrateAutoConfiguration;
import io.migrate.boot.populate.PopulationAutoConfiguration;
import io.migrate.operation.Operations;
import io.migrate.populate.PopulationContext;
import io.migrate.populate.Populator;
import io.migrate.revision.JavaRevision;
import io.migrate.revision.RevisionInfo;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Has revisions, populations and a bean that waits for them.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
		JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class, MigrateAutoConfiguration.class,
		PopulationAutoConfiguration.class })
class AheadOfTimeApplication {

	@Bean
	AddMore addMore() {
		return new AddMore();
	}

	@Bean
	@RevisionInfo(id = "dddd", revises = "cccc", message = "add even more")
	JavaRevision addEvenMore() {
		return new AddColumn("even_more");
	}

	@Bean
	FillIn fillIn(JdbcClient client) {
		return new FillIn(client);
	}

	@Bean
	Waiting waiting(JdbcClient client, Environment environment) {
		return new Waiting(client, environment);
	}

	@RevisionInfo(id = "bbbb", revises = "aaaa", message = "add more")
	static class AddMore extends AddColumn {

		AddMore() {
			super("more");
		}

	}

	/**
	 * Adds a column to a table.
	 */
	static class AddColumn implements JavaRevision {

		private final String column;

		AddColumn(String column) {
			this.column = column;
		}

		@Override
		public void upgrade(Operations op) {
			op.addColumn("role", this.column, "text");
		}

		@Override
		public void downgrade(Operations op) {
			op.dropColumn("role", this.column);
		}

	}

	/**
	 * Needs what waits for the database.
	 */
	static class FillIn implements Populator {

		private final JdbcClient client;

		FillIn(JdbcClient client) {
			this.client = client;
		}

		@Override
		public String name() {
			return "bean";
		}

		@Override
		public void populate(PopulationContext context) {
			this.client.sql("INSERT INTO role VALUES ('from a bean', '1')").update();
		}

	}

	/**
	 * Goes to the database while it is made.
	 */
	static class Waiting {

		Waiting(JdbcClient client, Environment environment) {
			if (environment.getProperty("user.waits", Boolean.class, true)) {
				client.sql("SELECT more FROM role").query().listOfRows();
			}
		}

	}

}
