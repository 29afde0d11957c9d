package io.migrate.testing;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Stands between a test and its database and reads what is sent: the text of every
 * statement on the wire, whoever wrote it, and the number of connections.
 */
public final class StatementCounter implements AutoCloseable {

	private static final int PROTOCOL_3 = 3 << 16;

	private final TestDatabase database;

	private final URI server;

	private final ServerSocket socket;

	private final List<String> statements = new ArrayList<>();

	private final List<Socket> open = new ArrayList<>();

	private int connections;

	public StatementCounter(TestDatabase database) throws IOException {
		this.database = database;
		this.server = URI.create(database.url().substring("jdbc:".length()));
		this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		daemon(this::accept);
	}

	/**
	 * Leads to the database through this counter.
	 * @return a data source without a pool
	 */
	public DataSource dataSource() {
		return new DriverManagerDataSource("jdbc:postgresql://" + this.socket.getInetAddress().getHostAddress() + ":"
				+ this.socket.getLocalPort() + "/" + this.database.name(), this.database.user(),
				this.database.password());
	}

	/**
	 * What was sent since the last call.
	 * @return the texts of the statements that were executed, in their order
	 */
	public synchronized List<String> statements() {
		List<String> seen = List.copyOf(this.statements);
		this.statements.clear();
		return seen;
	}

	public synchronized int connections() {
		return this.connections;
	}

	private void accept() throws IOException {
		while (!this.socket.isClosed()) {
			Socket client = this.socket.accept();
			Socket backend = new Socket(this.server.getHost(),
					(this.server.getPort() < 0) ? 5432 : this.server.getPort());
			synchronized (this) {
				this.open.add(client);
				this.open.add(backend);
			}
			daemon(() -> read(client, backend));
			daemon(() -> {
				backend.getInputStream().transferTo(client.getOutputStream());
				client.close();
			});
		}
	}

	private void read(Socket client, Socket backend) throws IOException {
		DataInputStream input = new DataInputStream(client.getInputStream());
		OutputStream output = backend.getOutputStream();
		startUp(input, output);
		String parsed = "";
		int type = input.read();
		while (type >= 0) {
			int length = input.readInt();
			byte[] body = input.readNBytes(length - 4);
			if (type == 'P') {
				parsed = text(body, name(body).length() + 1);
			}
			else if (type == 'Q') {
				executed(text(body, 0));
			}
			else if (type == 'E') {
				executed(parsed);
			}
			output.write(type);
			writeInt(output, length);
			output.write(body);
			if (input.available() == 0) {
				output.flush();
			}
			type = input.read();
		}
		backend.close();
	}

	// Before the session proper, messages have no type; the first ones ask for encryption
	private void startUp(DataInputStream input, OutputStream output) throws IOException {
		int code;
		do {
			int length = input.readInt();
			byte[] body = input.readNBytes(length - 4);
			code = ((body[0] & 0xFF) << 24) | ((body[1] & 0xFF) << 16) | ((body[2] & 0xFF) << 8) | (body[3] & 0xFF);
			writeInt(output, length);
			output.write(body);
			output.flush();
		}
		while (code != PROTOCOL_3);
		synchronized (this) {
			this.connections++;
		}
	}

	private synchronized void executed(String statement) {
		this.statements.add(statement);
	}

	private static String name(byte[] body) {
		return text(body, 0);
	}

	private static String text(byte[] body, int start) {
		int end = start;
		while (body[end] != 0) {
			end++;
		}
		return new String(body, start, end - start, StandardCharsets.UTF_8);
	}

	private static void writeInt(OutputStream output, int value) throws IOException {
		output.write(new byte[] { (byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value });
	}

	private static void daemon(Transfer transfer) {
		Thread thread = new Thread(() -> {
			try {
				transfer.run();
			}
			catch (IOException ex) {
				// One of the two has closed the connection; the other sees it for itself
				Thread.currentThread().interrupt();
			}
		});
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public synchronized void close() {
		try {
			this.socket.close();
			for (Socket each : this.open) {
				each.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@FunctionalInterface
	private interface Transfer {

		void run() throws IOException;

	}

}
