package io.migrate.boot.autoconfigure;

import javax.sql.DataSource;

import io.migrate.Scratch;
import io.migrate.session.ScratchDatabases;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.util.StringUtils;

/**
 * Where an application tries out a schema.
 */
final class ScratchSource {

	private final DataSource dataSource;

	private final ScratchProperties properties;

	ScratchSource(DataSource dataSource, ScratchProperties properties) {
		this.dataSource = dataSource;
		this.properties = properties;
	}

	/**
	 * Chooses. No connection is opened.
	 * @return the database that the settings name, else those that are made on the server
	 * of the application
	 */
	ScratchDatabases databases() {
		SimpleDriverDataSource side = SideDataSource.derivedFrom(this.dataSource);
		String url = this.properties.url();
		if (url != null && StringUtils.hasText(url)) {
			return Scratch.within(given(url, side));
		}
		return (side != null) ? Scratch.onServer(side.getUrl(), (other) -> SideDataSource.elsewhere(side, other))
				: Scratch.onServer(null, (other) -> this.dataSource);
	}

	private DataSource given(String url, @Nullable SimpleDriverDataSource side) {
		String user = this.properties.user();
		String password = this.properties.password();
		return DataSourceBuilder.create()
			.type(SimpleDriverDataSource.class)
			.url(url)
			.username((user == null && side != null) ? side.getUsername() : user)
			.password((password == null && side != null) ? side.getPassword() : password)
			.build();
	}

}
