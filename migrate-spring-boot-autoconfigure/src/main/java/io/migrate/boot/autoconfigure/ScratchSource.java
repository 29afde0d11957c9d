package io.migrate.boot.autoconfigure;

import java.util.Properties;

import javax.sql.DataSource;

import io.migrate.Scratch;
import io.migrate.session.ScratchDatabases;
import io.migrate.session.ScratchServer;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.util.StringUtils;

/**
 * Where an application tries out a schema.
 */
final class ScratchSource {

	private final ScratchProperties properties;

	private final ScratchServer server;

	ScratchSource(ScratchProperties properties, ScratchServer server) {
		this.properties = properties;
		this.server = server;
	}

	/**
	 * Chooses when one is first needed: most starts need none, whatever the settings say.
	 * @param dataSource leads to the database that they stand in for
	 * @return the database that the settings name, else those that are made on the server
	 * of the application, else those on a server of their own
	 */
	ScratchDatabases databases(DataSource dataSource) {
		return ScratchDatabases.chosenBy(() -> choose(dataSource));
	}

	private ScratchDatabases choose(DataSource dataSource) {
		SimpleDriverDataSource side = SideDataSource.derivedFrom(dataSource);
		String url = this.properties.url();
		if (url != null && StringUtils.hasText(url)) {
			return Scratch.within(given(url, side));
		}
		return Scratch.firstOf(onServer(side, dataSource), Scratch.on(this.server));
	}

	private ScratchDatabases onServer(@Nullable SimpleDriverDataSource side, DataSource dataSource) {
		return (side != null) ? Scratch.onServer(side.getUrl(), (other) -> SideDataSource.elsewhere(side, other))
				: Scratch.onServer(null, (other) -> dataSource);
	}

	SimpleDriverDataSource given(String url, @Nullable SimpleDriverDataSource side) {
		String user = this.properties.user();
		String password = this.properties.password();
		SimpleDriverDataSource given = DataSourceBuilder.create()
			.type(SimpleDriverDataSource.class)
			.url(url)
			.username((user == null && side != null) ? side.getUsername() : user)
			.password((password == null && side != null) ? side.getPassword() : password)
			.build();
		given.setConnectionProperties(SideDataSource.limited(new Properties(), url, SideDataSource.LOGIN_TIMEOUT));
		return given;
	}

}
