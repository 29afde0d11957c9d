package io.migrate.testing;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;

/**
 * One end of a connection that speaks PostgreSQL's protocol: messages with a type, a
 * length and a body, the first one without a type.
 */
final class MessageStream {

	private static final int PROTOCOL_3 = 3 << 16;

	static final int CANCEL = 80877102;

	private final Socket socket;

	private final DataInputStream input;

	private final DataOutputStream output;

	MessageStream(Socket socket) throws IOException {
		this.socket = socket;
		this.input = new DataInputStream(socket.getInputStream());
		this.output = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
	}

	/**
	 * Reads the first message of a client, and refuses encryption before it.
	 */
	byte[] startUp() throws IOException {
		byte[] message = body();
		while (code(message) != PROTOCOL_3 && code(message) != CANCEL) {
			this.output.write('N');
			this.output.flush();
			message = body();
		}
		return message;
	}

	static int code(byte[] body) {
		return ByteBuffer.wrap(body).getInt();
	}

	/**
	 * Reads the type of the next message.
	 * @return the type, or -1 at the end
	 */
	int type() throws IOException {
		return this.input.read();
	}

	byte[] body() throws IOException {
		return this.input.readNBytes(this.input.readInt() - 4);
	}

	boolean hasMore() throws IOException {
		return this.input.available() > 0;
	}

	void send(int type, byte[] body) throws IOException {
		this.output.write(type);
		send(body);
	}

	void send(byte[] untyped) throws IOException {
		this.output.writeInt(untyped.length + 4);
		this.output.write(untyped);
	}

	void flush() throws IOException {
		this.output.flush();
	}

	void close() throws IOException {
		this.socket.close();
	}

}
