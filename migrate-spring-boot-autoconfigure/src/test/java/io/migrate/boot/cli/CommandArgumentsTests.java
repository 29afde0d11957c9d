package io.migrate.boot.cli;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which arguments belong to a command, and which to Spring.
 */
class CommandArgumentsTests {

	@Test
	void theFirstArgumentThatIsNoOptionDecides() {
		assertThat(CommandArguments.of()).isNull();
		assertThat(CommandArguments.of("--server.port=1")).isNull();
		assertThat(CommandArguments.of("serve", "migrate")).isNull();
		assertThat(CommandArguments.of("--migrate")).isNull();
		assertThat(own("migrate")).isEmpty();
		assertThat(own("-v", "migrate", "current")).containsExactly("current");
		assertThat(own("--spring.profiles.active=prod", "--debug", "migrate", "current")).containsExactly("current");
	}

	@Test
	void optionsWithADotInTheirNamesBelongToSpring() {
		assertThat(own("migrate", "current", "--debug", "--trace")).containsExactly("current");
		assertThat(own("migrate", "upgrade", "--migrate.locations=file:/x", "--migrate.downgrade.allowed", "+1"))
			.containsExactly("upgrade", "+1");
	}

	@Test
	void whateverElseHasADotBelongsToTheCommand() {
		assertThat(own("migrate", "revision", "--message=add a.b", "-m", "a.b=c", "x.y")).containsExactly("revision",
				"--message=add a.b", "-m", "a.b=c", "x.y");
	}

	private static Iterable<String> own(String... arguments) {
		CommandArguments found = CommandArguments.of(arguments);
		assertThat(found).isNotNull();
		return found.own();
	}

}
