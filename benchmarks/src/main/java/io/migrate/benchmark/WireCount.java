package io.migrate.benchmark;

/**
 * Counts what goes over the connections of a {@link DelayProxy}. A statement is what the
 * server says that it has executed, or has failed to execute, so several in one message
 * are several. A round trip is a wait: the client sends something after an answer on
 * which it may have waited has reached it. A client that goes on sending without having
 * waited is told apart only by a delay, so counts are exact only if the proxy has one.
 * Thread-safe.
 */
final class WireCount {

	private Tally tally = new Tally(0, 0, 0);

	synchronized Tally tally() {
		return this.tally;
	}

	Conversation conversation() {
		return new Conversation();
	}

	private synchronized void add(int statements, int roundTrips, int connections) {
		this.tally = new Tally(this.tally.statements() + statements, this.tally.roundTrips() + roundTrips,
				this.tally.connections() + connections);
	}

	/**
	 * How much was counted.
	 *
	 * @param statements executed or failed
	 * @param roundTrips waits of clients for the server, connecting included
	 * @param connections opened
	 */
	record Tally(int statements, int roundTrips, int connections) {

		Tally minus(Tally other) {
			return new Tally(this.statements - other.statements, this.roundTrips - other.roundTrips,
					this.connections - other.connections);
		}

	}

	final class Conversation {

		private final MessageReader client = new MessageReader(true, this::fromClient);

		private final MessageReader server = new MessageReader(false, this::fromServer);

		private boolean answered = true;

		synchronized void sent(byte[] bytes) {
			this.client.read(bytes);
		}

		synchronized void received(byte[] bytes) {
			this.server.read(bytes);
		}

		private void fromClient(int type) {
			if (type == MessageReader.START_UP) {
				add(0, 0, 1);
			}
			// Nobody waits for an answer to a farewell
			if (this.answered && type != 'X') {
				this.answered = false;
				add(0, 1, 0);
			}
		}

		private void fromServer(int type) {
			switch (type) {
				// CommandComplete, ErrorResponse
				case 'C', 'E' -> add(1, 0, 0);
				// ReadyForQuery, Authentication, CopyInResponse
				case 'Z', 'R', 'G' -> this.answered = true;
				default -> {
					// Part of an answer
				}
			}
		}

	}

}
