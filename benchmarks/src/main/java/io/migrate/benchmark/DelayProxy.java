package io.migrate.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * A network between clients and a server: whatever the server sends arrives later by a
 * given time. How much is under way at once is not limited, so only who waits for answers
 * is slower. Counts what passes.
 */
final class DelayProxy implements AutoCloseable {

	private static final int BUFFER = 64 * 1024;

	private static final byte[] END = {};

	private final String host;

	private final int port;

	private final long delay;

	private final WireCount count = new WireCount();

	private final ServerSocket socket;

	DelayProxy(String host, int port, Duration delay) throws IOException {
		this.host = host;
		this.port = port;
		this.delay = delay.toNanos();
		this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		start(this::accept);
	}

	int port() {
		return this.socket.getLocalPort();
	}

	WireCount.Tally tally() {
		return this.count.tally();
	}

	private void accept() throws IOException {
		while (!this.socket.isClosed()) {
			Socket client = this.socket.accept();
			Socket server = new Socket(this.host, this.port);
			client.setTcpNoDelay(true);
			server.setTcpNoDelay(true);
			WireCount.Conversation conversation = this.count.conversation();
			BlockingQueue<Piece> underway = new LinkedBlockingQueue<>();
			start(() -> send(client, server, conversation));
			start(() -> receive(server, underway));
			start(() -> deliver(underway, client, conversation));
		}
	}

	private static void send(Socket client, Socket server, WireCount.Conversation conversation) throws IOException {
		try (server; InputStream input = client.getInputStream(); OutputStream output = server.getOutputStream()) {
			byte[] buffer = new byte[BUFFER];
			for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
				conversation.sent(Arrays.copyOf(buffer, count));
				output.write(buffer, 0, count);
			}
		}
	}

	private void receive(Socket server, BlockingQueue<Piece> underway) throws IOException {
		try (InputStream input = server.getInputStream()) {
			byte[] buffer = new byte[BUFFER];
			for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
				underway.add(new Piece(Arrays.copyOf(buffer, count), System.nanoTime() + this.delay));
			}
		}
		finally {
			underway.add(new Piece(END, System.nanoTime() + this.delay));
		}
	}

	private static void deliver(BlockingQueue<Piece> underway, Socket client, WireCount.Conversation conversation)
			throws IOException, InterruptedException {
		try (client; OutputStream output = client.getOutputStream()) {
			for (Piece piece = underway.take(); piece.bytes() != END; piece = underway.take()) {
				piece.await();
				// Counted first: the client may answer at once
				conversation.received(piece.bytes());
				output.write(piece.bytes());
			}
		}
	}

	private static void start(Transfer transfer) {
		Thread thread = new Thread(() -> {
			try {
				transfer.run();
			}
			catch (IOException | InterruptedException ex) {
				// One of the two has closed the connection; the other sees it for itself
				Thread.currentThread().interrupt();
			}
		});
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void close() throws IOException {
		// A connection ends with its client
		this.socket.close();
	}

	/**
	 * Something on its way to a client, and when it is due there.
	 */
	private record Piece(byte[] bytes, long due) {

		void await() {
			for (long left = left(); left > 0; left = left()) {
				LockSupport.parkNanos(left);
			}
		}

		private long left() {
			return this.due - System.nanoTime();
		}

	}

	@FunctionalInterface
	private interface Transfer {

		void run() throws IOException, InterruptedException;

	}

}
