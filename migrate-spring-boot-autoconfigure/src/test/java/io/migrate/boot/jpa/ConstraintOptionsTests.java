package io.migrate.boot.jpa;

import java.util.List;

import io.migrate.schema.Constraint.Deferral;
import io.migrate.schema.Constraint.Enforcement;
import io.migrate.schema.Constraint.ReferentialAction;
import io.migrate.schema.Constraint.ReferentialAction.Kind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConstraintOptionsTests {

	@Test
	void aWholeDefinitionOfAForeignKeyHasOptionsBehindItsColumns() {
		ConstraintOptions options = new ConstraintOptions("FOREIGN KEY (a, b) REFERENCES \"on\".t (c, d) MATCH FULL"
				+ " ON DELETE SET NULL (a) ON UPDATE SET DEFAULT DEFERRABLE INITIALLY DEFERRED NOT VALID");
		assertThat(options.isFull()).isTrue();
		assertThat(options.onDelete()).isEqualTo(new ReferentialAction(Kind.SET_NULL, List.of("a")));
		assertThat(options.onUpdate()).isEqualTo(new ReferentialAction(Kind.SET_DEFAULT, List.of()));
		assertThat(options.deferral()).isEqualTo(Deferral.INITIALLY_DEFERRED);
		assertThat(options.enforcement()).isEqualTo(Enforcement.NOT_VALID);
		assertThat(options.ignored()).isEmpty();
	}

	@Test
	void thereMayBeNone() {
		ConstraintOptions options = new ConstraintOptions(null);
		assertThat(options.onDelete()).isEqualTo(ReferentialAction.NONE);
		assertThat(options.deferral()).isEqualTo(Deferral.NOT_DEFERRABLE);
		assertThat(options.enforcement()).isEqualTo(Enforcement.VALID);
	}

	@Test
	void aUniqueKeyMayIncludeColumns() {
		assertThat(new ConstraintOptions("include (\"A\", b) deferrable").include()).containsExactly("A", "b");
	}

	@Test
	void whatIsNotUnderstoodIsSaid() {
		assertThat(new ConstraintOptions("no inherit using index tablespace fast").ignored())
			.isEqualTo("using index tablespace fast");
	}

}
