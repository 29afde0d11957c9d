package io.migrate.boot.cli;

import java.io.PrintStream;
import java.util.function.IntConsumer;

/**
 * What a command was called from.
 *
 * @param out takes the answer, and nothing else
 * @param error takes what is wrong, and the log
 * @param terminal what the answer can look like
 * @param exit ends the process with a code
 */
record Shell(PrintStream out, PrintStream error, Terminal terminal, IntConsumer exit) {

	/**
	 * The shell of this process. From now on what is printed elsewhere, such as the log,
	 * goes to standard error.
	 * @return the shell
	 */
	static Shell ofProcess() {
		PrintStream out = System.out;
		System.setOut(System.err);
		return new Shell(out, System.err, Terminal.ofProcess(), System::exit);
	}

	/**
	 * Ends the process.
	 * @param code 0, 1 when the command failed, 2 when it was called wrongly
	 */
	void end(int code) {
		this.out.flush();
		this.error.flush();
		this.exit.accept(code);
	}

}
