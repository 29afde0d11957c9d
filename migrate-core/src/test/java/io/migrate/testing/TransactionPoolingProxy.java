package io.migrate.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Stands between a test and its database as a proxy does that pools transactions, such as
 * PgBouncer: connections share a few sessions of the server, and have one only from their
 * first message until the server is ready and outside a transaction. The session that
 * came back last is the first to be given again.
 * <p>
 * Each connection proves to the server who it is on a session of its own, which then
 * joins the pool or, when that is full, ends.
 */
public final class TransactionPoolingProxy implements AutoCloseable {

	private static final int AUTHENTICATED = 0;

	private static final int SASL_FINAL = 12;

	// No server has processes with such numbers
	private final AtomicInteger keys = new AtomicInteger(1_000_000_000);

	private final TestDatabase database;

	private final URI address;

	private final boolean pooling;

	private final int size;

	private final ServerSocket socket;

	private final AtomicInteger sessions = new AtomicInteger();

	private final BlockingDeque<Session> free = new LinkedBlockingDeque<>();

	private final Map<Integer, Client> clients = new ConcurrentHashMap<>();

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	private TransactionPoolingProxy(TestDatabase database, int size, boolean pooling) throws IOException {
		this.database = database;
		this.address = URI.create(database.url().substring("jdbc:".length()));
		this.size = size;
		this.pooling = pooling;
		this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		daemon(this::accept);
	}

	/**
	 * Pools transactions.
	 * @param database the database behind it
	 * @param sessions how many sessions of the server all connections share
	 * @return a running proxy
	 */
	public static TransactionPoolingProxy of(TestDatabase database, int sessions) throws IOException, SQLException {
		TransactionPoolingProxy proxy = new TransactionPoolingProxy(database, sessions, true);
		for (int i = 0; i < sessions; i++) {
			proxy.fill();
		}
		return proxy;
	}

	/**
	 * Leaves each connection its session of the server until it ends.
	 * @param database the database behind it
	 * @return a running proxy
	 */
	public static TransactionPoolingProxy keepingSessions(TestDatabase database) throws IOException {
		return new TransactionPoolingProxy(database, 0, false);
	}

	/**
	 * Leads to the database through this proxy.
	 * @return a data source without a pool
	 */
	public DataSource dataSource() {
		return new DriverManagerDataSource(
				"jdbc:postgresql://" + this.socket.getInetAddress().getHostAddress() + ":" + this.socket.getLocalPort()
						+ "/" + this.database.name() + "?prepareThreshold=0",
				this.database.user(), this.database.password());
	}

	private void fill() throws SQLException {
		try (Connection connection = dataSource().getConnection()) {
			connection.isValid(1);
		}
	}

	private void replace() throws IOException {
		try {
			if (this.pooling) {
				fill();
			}
		}
		catch (SQLException ex) {
			throw new IOException(ex);
		}
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
		if (this.socket.isClosed()) {
			// Nobody would close it any more
			connected.close();
			throw new SocketException("The proxy is closed");
		}
		return connected;
	}

	private Socket connect() throws IOException {
		return remember(
				new Socket(this.address.getHost(), (this.address.getPort() < 0) ? 5432 : this.address.getPort()));
	}

	private void serve(Socket accepted) throws IOException {
		try (accepted) {
			Client client = new Client(accepted);
			byte[] startUp = client.stream.startUp();
			if (MessageStream.code(startUp) == MessageStream.CANCEL) {
				cancel(startUp);
				return;
			}
			Session session = new Session(connect(), client);
			session.begin(startUp);
			client.run();
		}
	}

	private void cancel(byte[] request) throws IOException {
		Client client = this.clients.get(ByteBuffer.wrap(request).getInt(4));
		Session session = (client != null) ? client.session : null;
		if (session != null) {
			MessageStream server = new MessageStream(connect());
			server.send(ByteBuffer.allocate(12).putInt(MessageStream.CANCEL).put(session.key).array());
			server.flush();
			// The server closes the connection when it has seen to it
			server.type();
			server.close();
		}
	}

	@Override
	public void close() {
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

	@FunctionalInterface
	private interface Work {

		void run() throws IOException;

	}

	/**
	 * A connection of the test.
	 */
	private final class Client {

		private final MessageStream stream;

		private final int number = TransactionPoolingProxy.this.keys.incrementAndGet();

		private volatile @Nullable Session session;

		// Questions without an answer yet, and whether one is half asked
		private int asked;

		private boolean asking;

		Client(Socket socket) throws IOException {
			this.stream = new MessageStream(socket);
		}

		void run() throws IOException {
			TransactionPoolingProxy.this.clients.put(this.number, this);
			try {
				int type = this.stream.type();
				while (type >= 0 && type != 'X') {
					byte[] body = this.stream.body();
					Session server = sessionFor(type);
					server.stream.send(type, body);
					if (!this.stream.hasMore()) {
						server.stream.flush();
					}
					type = this.stream.type();
				}
			}
			finally {
				leave();
			}
		}

		private Session sessionFor(int type) throws IOException {
			synchronized (this) {
				boolean complete = type == 'Q' || type == 'S' || type == 'F';
				this.asked += complete ? 1 : 0;
				this.asking = !complete;
				Session mine = this.session;
				if (mine != null) {
					return mine;
				}
			}
			Session taken = take();
			taken.client = this;
			this.session = taken;
			return taken;
		}

		private Session take() throws IOException {
			try {
				return TransactionPoolingProxy.this.free.takeFirst();
			}
			catch (InterruptedException ex) {
				throw new IOException(ex);
			}
		}

		synchronized void answered(Session server, boolean outsideTransaction) {
			this.asked--;
			if (TransactionPoolingProxy.this.pooling && outsideTransaction && this.asked == 0 && !this.asking) {
				this.session = null;
				server.client = null;
				TransactionPoolingProxy.this.free.addFirst(server);
			}
		}

		// A session in the middle of something is of no use to others; a new one takes
		// its place
		private synchronized void leave() throws IOException {
			TransactionPoolingProxy.this.clients.remove(this.number);
			Session left = this.session;
			if (left != null) {
				left.end();
				daemon(TransactionPoolingProxy.this::replace);
			}
		}

	}

	/**
	 * A session of the server.
	 */
	private final class Session {

		private final MessageStream stream;

		private volatile @Nullable Client client;

		private byte[] key = {};

		Session(Socket server, Client client) throws IOException {
			this.stream = new MessageStream(server);
			this.client = client;
		}

		/**
		 * Lets the client and the server agree, up to where the session begins.
		 */
		void begin(byte[] startUp) throws IOException {
			MessageStream beginner = Objects.requireNonNull(this.client).stream;
			this.stream.send(startUp);
			this.stream.flush();
			int type = this.stream.type();
			while (type >= 0 && type != 'Z') {
				byte[] body = this.stream.body();
				beginner.send(type, (type == 'K') ? exchanged(body) : body);
				beginner.flush();
				if (type == 'R' && MessageStream.code(body) != AUTHENTICATED
						&& MessageStream.code(body) != SASL_FINAL) {
					this.stream.send(beginner.type(), beginner.body());
					this.stream.flush();
				}
				type = this.stream.type();
			}
			beginner.send(type, this.stream.body());
			join(Objects.requireNonNull(this.client));
			beginner.flush();
		}

		private byte[] exchanged(byte[] key) {
			this.key = key;
			int number = Objects.requireNonNull(this.client).number;
			return ByteBuffer.allocate(8).putInt(number).putInt(number).array();
		}

		private void join(Client beginner) throws IOException {
			if (!TransactionPoolingProxy.this.pooling) {
				beginner.session = this;
				daemon(this::answer);
			}
			else if (TransactionPoolingProxy.this.sessions.incrementAndGet() <= TransactionPoolingProxy.this.size) {
				this.client = null;
				TransactionPoolingProxy.this.free.addFirst(this);
				daemon(this::answer);
			}
			else {
				TransactionPoolingProxy.this.sessions.decrementAndGet();
				this.stream.close();
			}
		}

		private void answer() throws IOException {
			try {
				int type = this.stream.type();
				while (type >= 0) {
					answer(type, this.stream.body());
					type = this.stream.type();
				}
			}
			finally {
				lost();
			}
		}

		// The session is free for others before this client may ask again
		private void answer(int type, byte[] body) throws IOException {
			Client asking = this.client;
			if (asking == null) {
				return;
			}
			asking.stream.send(type, body);
			if (type == 'Z') {
				asking.answered(this, body[0] == 'I');
			}
			if (type == 'Z' || !this.stream.hasMore()) {
				asking.stream.flush();
			}
		}

		private void lost() throws IOException {
			TransactionPoolingProxy.this.free.remove(this);
			Client asking = this.client;
			if (asking != null) {
				asking.stream.close();
			}
		}

		void end() throws IOException {
			TransactionPoolingProxy.this.sessions.decrementAndGet();
			this.stream.close();
		}

	}

}
