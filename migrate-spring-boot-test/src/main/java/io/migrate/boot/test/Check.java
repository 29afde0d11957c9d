package io.migrate.boot.test;

import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/**
 * One invocation of the method: the check runs before it.
 *
 * @param name a sentence
 * @param work what is checked
 */
record Check(String name, Work work) implements TestTemplateInvocationContext {

	private static final String NOTE = "note";

	@Override
	public String getDisplayName(int invocationIndex) {
		return this.name;
	}

	@Override
	public List<Extension> getAdditionalExtensions() {
		BeforeTestExecutionCallback check = (context) -> this.work
			.run((note) -> context.publishReportEntry(NOTE, note));
		return List.of(check);
	}

	Check named(String prefix) {
		return new Check(prefix + this.name, this.work);
	}

	/**
	 * What is checked.
	 */
	@FunctionalInterface
	interface Work {

		/**
		 * Checks.
		 * @param notes takes sentences that people should read although nothing is wrong
		 * @throws org.opentest4j.AssertionFailedError if something is wrong
		 * @throws org.opentest4j.TestAbortedException if it could not be checked
		 */
		void run(Consumer<String> notes);

	}

}
