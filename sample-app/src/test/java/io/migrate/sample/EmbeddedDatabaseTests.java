package io.migrate.sample;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class EmbeddedDatabaseTests {

	@Test
	void itsDataOutliveTheApplication(CapturedOutput output) {
		start().close();
		int first = output.toString().length();
		start().close();
		assertThat(output.toString().substring(first)).contains("Schema is up to date at 7be2516c90af");
	}

	@Test
	void anotherApplicationUsesTheServerOfTheFirstAndLeavesItRunning(CapturedOutput output) {
		try (ConfigurableApplicationContext first = start()) {
			int second = output.toString().length();
			start().close();
			assertThat(output.toString().substring(second)).contains("Schema is up to date at 7be2516c90af");
			assertThat(first.getBean(UserRepository.class).count()).isZero();
		}
	}

	private static ConfigurableApplicationContext start() {
		return new SpringApplicationBuilder(SampleApplication.class).run("--server.port=0",
				"--logging.level.io.migrate=info");
	}

}
