package io.migrate.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Stands between a client and its database, shows each statement before the server gets
 * it, and does with the connection what it is told.
 */
public final class InterferingProxy implements AutoCloseable {

	private final TestDatabase database;

	private final URI server;

	private final ServerSocket socket;

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	private volatile Interference interference = (statement) -> Verdict.PASS;

	private volatile boolean keepsSessions;

	public InterferingProxy(TestDatabase database) throws IOException {
		this.database = database;
		this.server = URI.create(database.url().substring("jdbc:".length()));
		this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		daemon(this::accept);
	}

	/**
	 * Leads to the database through this proxy.
	 * @return a URL without user and password
	 */
	public String url() {
		return "jdbc:postgresql://" + this.socket.getInetAddress().getHostAddress() + ":" + this.socket.getLocalPort()
				+ "/" + this.database.name();
	}

	/**
	 * Leads to the database through this proxy.
	 * @return a data source without a pool
	 */
	public DataSource dataSource() {
		return new DriverManagerDataSource(url(), this.database.user(), this.database.password());
	}

	/**
	 * Says what is done with the statements from now on.
	 * @param interference is asked about each
	 */
	public void interfere(Interference interference) {
		this.interference = interference;
	}

	/**
	 * Hides from the server that clients go away, as a network does that is cut.
	 */
	public void keepSessions() {
		this.keepsSessions = true;
	}

	/**
	 * Ends the sessions that were kept.
	 */
	public void endSessions() {
		this.keepsSessions = false;
		this.open.forEach(InterferingProxy::closeQuietly);
		this.open.clear();
	}

	private void accept() throws IOException {
		while (!this.socket.isClosed()) {
			Socket accepted = remember(this.socket.accept());
			daemon(() -> serve(accepted));
		}
	}

	private Socket remember(Socket connected) throws IOException {
		connected.setTcpNoDelay(true);
		this.open.add(connected);
		return connected;
	}

	private void serve(Socket accepted) throws IOException {
		MessageStream client = new MessageStream(accepted);
		byte[] startUp = client.startUp();
		Socket connected = remember(
				new Socket(this.server.getHost(), (this.server.getPort() < 0) ? 5432 : this.server.getPort()));
		MessageStream session = new MessageStream(connected);
		session.send(startUp);
		session.flush();
		daemon(() -> answer(connected, accepted));
		try {
			ask(client, session);
		}
		finally {
			client.close();
			if (!this.keepsSessions) {
				session.finish();
			}
		}
	}

	private void ask(MessageStream client, MessageStream session) throws IOException {
		String parsed = "";
		int type = client.type();
		while (type >= 0) {
			byte[] body = client.body();
			if (type == 'P') {
				parsed = text(body, text(body, 0).length() + 1);
			}
			boolean runs = type == 'E' || type == 'Q';
			Verdict verdict = runs ? this.interference.at((type == 'Q') ? text(body, 0) : parsed) : Verdict.PASS;
			if (verdict == Verdict.CUT_BEFORE) {
				return;
			}
			session.send(type, body);
			if (verdict == Verdict.CUT_AFTER) {
				synchronize(client, session);
				return;
			}
			if (!client.hasMore()) {
				session.flush();
			}
			type = client.type();
		}
	}

	// A statement outside a transaction is committed by what follows it
	private static void synchronize(MessageStream client, MessageStream session) throws IOException {
		if (client.type() == 'S') {
			session.send('S', client.body());
		}
	}

	// Reads to the end also when nobody is there any more to be told
	private void answer(Socket session, Socket client) throws IOException {
		try (client; session) {
			byte[] buffer = new byte[1 << 13];
			int count = session.getInputStream().read(buffer);
			while (count >= 0) {
				if (!client.isClosed()) {
					tell(client, buffer, count);
				}
				count = session.getInputStream().read(buffer);
			}
		}
		finally {
			this.open.remove(session);
			this.open.remove(client);
		}
	}

	private static void tell(Socket client, byte[] buffer, int count) {
		try {
			client.getOutputStream().write(buffer, 0, count);
		}
		catch (IOException ex) {
			closeQuietly(client);
		}
	}

	private static void closeQuietly(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String text(byte[] body, int start) {
		int end = start;
		while (body[end] != 0) {
			end++;
		}
		return new String(body, start, end - start, StandardCharsets.UTF_8);
	}

	private static void daemon(Work work) {
		Thread thread = new Thread(() -> {
			try {
				work.run();
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
	public void close() {
		closeServer();
		endSessions();
	}

	private void closeServer() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Decides about statements, on a thread of the proxy.
	 */
	@FunctionalInterface
	public interface Interference {

		/**
		 * A statement is on its way; the server has all before it and nothing of it.
		 * @param statement its text
		 * @return what to do
		 */
		Verdict at(String statement);

	}

	/**
	 * What is done with a connection.
	 */
	public enum Verdict {

		/** The server gets the statement. */
		PASS,

		/** The server does not get the statement, and the client loses its connection. */
		CUT_BEFORE,

		/** The server gets the statement, and the client never its answer. */
		CUT_AFTER

	}

	@FunctionalInterface
	private interface Work {

		void run() throws IOException;

	}

}
