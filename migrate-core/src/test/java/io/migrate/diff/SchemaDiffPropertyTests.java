package io.migrate.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.migrate.operation.Operation;
import io.migrate.schema.Schema;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever two schemas are: the operations lead from one to the other on a server that
 * refuses everything it can, and their inverses lead back.
 */
class SchemaDiffPropertyTests {

	private final SchemaDiff diff = new SchemaDiff(new TestRules());

	@Provide
	Arbitrary<Schema> schemas() {
		return RandomSchemas.schemas();
	}

	@Property(tries = 200)
	void aSchemaDoesNotDifferFromItself(@ForAll("schemas") Schema schema) {
		assertThat(compare(schema, schema).differences()).isEmpty();
	}

	@Property(tries = 500)
	void differencesLeadFromOneSchemaToTheOther(@ForAll("schemas") Schema from, @ForAll("schemas") Schema to) {
		assertLeads(from, to, compare(from, to).differences());
	}

	@Property(tries = 500)
	void stagesLeadThereInFormsThatLetOthersWork(@ForAll("schemas") Schema from, @ForAll("schemas") Schema to) {
		SchemaDifference difference = compare(from, to);
		assertLeads(from, to, difference.operations());
		assertThat(difference.stages()).extracting(Stage::purpose).isSorted().doesNotHaveDuplicates();
		assertThat(difference.isEmpty()).isEqualTo(difference.differences().isEmpty());
	}

	private void assertLeads(Schema from, Schema to, List<Operation> operations) {
		Schema reached = SchemaState.apply(from, operations);
		// The report of a failing sample is cut off by who runs the tests
		String sample = "from " + from + "\nto " + to + "\nby " + operations;
		assertThat(compare(reached, to).differences()).as(sample).isEmpty();
		assertThat(compare(to, reached).differences()).as(sample).isEmpty();
		List<Operation> back = new ArrayList<>(operations);
		Collections.reverse(back);
		Schema returned = SchemaState.apply(reached,
				back.stream().flatMap((operation) -> operation.inverse().stream()).toList());
		if (operations.stream().allMatch((operation) -> operation.irreversible() == null)) {
			assertThat(compare(returned, from).differences()).as(sample).isEmpty();
		}
	}

	private SchemaDifference compare(Schema from, Schema to) {
		return this.diff.compare(from, to, DiffOptions.DEFAULTS);
	}

}
