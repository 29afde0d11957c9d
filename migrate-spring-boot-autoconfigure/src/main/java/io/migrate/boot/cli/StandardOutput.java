package io.migrate.boot.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

import org.jspecify.annotations.Nullable;

/**
 * The standard output of this process, whatever {@code System.out} is by now, which
 * remembers that it could not be written: a {@link PrintStream} only knows that something
 * went wrong.
 */
final class StandardOutput extends FilterOutputStream {

	private static final String CLOSED_PIPE = "Broken pipe";

	private @Nullable IOException failure;

	StandardOutput(OutputStream out) {
		super(out);
	}

	static StandardOutput ofProcess() {
		return new StandardOutput(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
	}

	PrintStream print(Charset charset) {
		return new PrintStream(this, true, charset);
	}

	/**
	 * Why not everything was written.
	 * @return what went wrong, or {@code null} when all is well or nobody wants to read
	 * more, as {@code head} does
	 */
	@Nullable IOException failure() {
		IOException failed = this.failure;
		return (failed != null && !CLOSED_PIPE.equals(failed.getMessage())) ? failed : null;
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		try {
			this.out.write(bytes, offset, length);
		}
		catch (IOException ex) {
			throw remember(ex);
		}
	}

	@Override
	public void flush() throws IOException {
		try {
			super.flush();
		}
		catch (IOException ex) {
			throw remember(ex);
		}
	}

	private IOException remember(IOException ex) {
		this.failure = (this.failure != null) ? this.failure : ex;
		return ex;
	}

}
