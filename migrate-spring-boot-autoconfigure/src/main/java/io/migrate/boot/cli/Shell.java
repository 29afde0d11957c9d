package io.migrate.boot.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * What a command was called from.
 *
 * @param out takes the answer, and nothing else
 * @param error takes what is wrong, and the log
 * @param terminal what the answer can look like
 * @param exit ends the process with a code
 * @param failure why not all of the answer was taken, {@code null} when all was
 */
record Shell(PrintStream out, PrintStream error, Terminal terminal, IntConsumer exit,
		Supplier<@Nullable IOException> failure) {

	/**
	 * The shell of this process. From now on what is printed elsewhere, such as the log,
	 * goes to standard error.
	 * @return the shell
	 */
	static Shell ofProcess() {
		StandardOutput out = StandardOutput.ofProcess();
		System.setOut(System.err);
		return new Shell(out.print(Terminal.charset()), System.err, Terminal.ofProcess(), System::exit, out::failure);
	}

	/**
	 * Ends the process.
	 * @param code 0, 1 when the command failed, 2 when it was called wrongly
	 */
	void end(int code) {
		this.out.flush();
		IOException unwritten = this.failure.get();
		if (unwritten != null) {
			this.error.println(ErrorReport.title(this.terminal) + "Not all of the answer could be written: "
					+ unwritten.getMessage());
		}
		this.error.flush();
		this.exit.accept((unwritten != null && code == CommandRun.DONE) ? CommandRun.FAILED : code);
	}

}
