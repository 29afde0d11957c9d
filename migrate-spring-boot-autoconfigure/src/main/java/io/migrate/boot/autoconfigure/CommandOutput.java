package io.migrate.boot.autoconfigure;

import java.io.IOException;
import java.io.Reader;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.util.StringUtils;

/**
 * Passes on to the log what a command prints, on a thread of its own, and keeps the last
 * lines. The password of the database is in none of them. Thread-safe.
 */
final class CommandOutput {

	private static final Logger logger = LoggerFactory.getLogger(CommandPrecaution.class);

	private static final int LINES = 10;

	/** Somebody may print a whole backup, which has no lines. */
	private static final int LONGEST_LINE = 2000;

	/** What the command has left behind may hold the stream open. */
	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private final Deque<String> last = new ArrayDeque<>();

	private final @Nullable String secret;

	private final Thread thread;

	private CommandOutput(Process process, @Nullable String secret) {
		this.secret = secret;
		this.thread = new Thread(() -> read(process), "migrate-command");
		this.thread.setDaemon(true);
	}

	/**
	 * Begins to read.
	 * @param process what prints
	 * @param secret what is never shown, or {@code null}
	 */
	static CommandOutput of(Process process, @Nullable String secret) {
		CommandOutput output = new CommandOutput(process, secret);
		output.thread.start();
		return output;
	}

	/**
	 * The last lines, once the command has ended.
	 */
	List<String> last() {
		try {
			this.thread.join(PATIENCE.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		synchronized (this.last) {
			return List.copyOf(this.last);
		}
	}

	private void read(Process process) {
		StringBuilder line = new StringBuilder();
		try (Reader reader = process.inputReader()) {
			for (int read = reader.read(); read >= 0; read = reader.read()) {
				if (read == '\n' || line.length() >= LONGEST_LINE) {
					pass(line);
				}
				if (read != '\n' && read != '\r') {
					line.append((char) read);
				}
			}
		}
		catch (IOException ex) {
			logger.debug("What the command prints cannot be read any more", ex);
		}
		pass(line);
	}

	private void pass(StringBuilder line) {
		String text = line.toString();
		line.setLength(0);
		if (text.isBlank()) {
			return;
		}
		String shown = StringUtils.hasText(this.secret) ? text.replace(this.secret, "***") : text;
		logger.info("{}", shown);
		synchronized (this.last) {
			if (this.last.size() == LINES) {
				this.last.removeFirst();
			}
			this.last.addLast(shown);
		}
	}

}
