package io.migrate.dialect.postgresql;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.migrate.operation.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How operations are written is specified by files: a case is added by adding an
 * operation to {@link SampleOperations} and {@code name.sql} to the folder {@code ddl}.
 */
class DdlGoldenTests {

	private final PostgresDdlRenderer renderer = new PostgresDdlRenderer();

	static List<GoldenDdl> files() {
		return GoldenDdl.all();
	}

	@ParameterizedTest
	@MethodSource("files")
	void theOperationAndItsInverseAreWrittenAsTheFileSays(GoldenDdl file) {
		Operation operation = Objects.requireNonNull(SampleOperations.all().get(file.name()));
		assertThat(this.renderer.script(List.of(operation)).strip()).isEqualTo(file.upgrade());
		assertThat(this.renderer.script(operation.inverse()).strip()).isEqualTo(file.downgrade());
	}

	@Test
	void everyOperationHasAFile() {
		assertThat(files()).extracting(GoldenDdl::name).containsExactlyElementsOf(SampleOperations.all().keySet());
	}

	@Test
	void everyKindOfOperationIsThere() {
		assertThat(SampleOperations.all().values()).extracting((operation) -> (Object) operation.getClass())
			.containsAll(Stream.of(Operation.class.getPermittedSubclasses()).toList());
	}

}
