package io.migrate.sample;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class EmbeddedDatabaseTests {

	@Test
	void itsDataOutliveTheApplication(CapturedOutput output) {
		start();
		int first = output.toString().length();
		start();
		assertThat(output.toString().substring(first)).contains("Schema is up to date at 7be2516c90af");
	}

	private static void start() {
		new SpringApplicationBuilder(SampleApplication.class).run("--server.port=0", "--logging.level.io.migrate=info")
			.close();
	}

}
