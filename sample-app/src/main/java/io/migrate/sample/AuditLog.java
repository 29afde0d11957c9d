package io.migrate.sample;

import java.util.List;

import javax.sql.DataSource;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Who did what, in a database apart.
 */
@RestController
class AuditLog {

	private final JdbcClient jdbc;

	AuditLog(@Qualifier("audit") DataSource dataSource) {
		this.jdbc = JdbcClient.create(dataSource);
	}

	void record(String what) {
		this.jdbc.sql("INSERT INTO audit.entries (what) VALUES (?)").param(what).update();
	}

	@GetMapping("/audit")
	List<String> entries() {
		return this.jdbc.sql("SELECT what FROM audit.entries ORDER BY id")
			.query((row, number) -> row.getString("what"))
			.list();
	}

}
