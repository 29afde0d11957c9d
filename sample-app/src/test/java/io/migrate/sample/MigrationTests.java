package io.migrate.sample;

import io.migrate.boot.test.MigrationChecks;
import io.migrate.boot.test.MigrationTest;

@MigrationTest
class MigrationTests {

	@MigrationChecks
	void migrations() {
	}

}
