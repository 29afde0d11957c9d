package io.migrate.boot.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.FileSystemUtils;

/**
 * A browser without a window, as Debian brings it.
 */
final class Chromium implements AutoCloseable {

	private static final List<Path> PLACES = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser")
		.map(Path::of)
		.toList();

	private static final String LISTENING = "DevTools listening on ";

	private final HttpClient client = HttpClient.newHttpClient();

	private final Process process;

	private final Path profile;

	private final URI tools;

	private Chromium(Process process, Path profile) throws IOException {
		this.process = process;
		this.profile = profile;
		this.tools = URI.create(address(process).replaceFirst("^ws:", "http:")).resolve("/");
	}

	/**
	 * Where it is installed.
	 * @return its file, if there is one
	 */
	static Optional<Path> installed() {
		return PLACES.stream().filter(Files::isExecutable).findFirst();
	}

	/**
	 * Starts it.
	 * @return the browser, to be closed by the caller
	 */
	static Chromium start() {
		try {
			Path profile = Files.createTempDirectory("chromium");
			Process process = new ProcessBuilder(installed().orElseThrow().toString(), "--headless=new", "--no-sandbox",
					"--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
					"--force-color-profile=srgb", "--hide-scrollbars", "--remote-debugging-port=0",
					"--user-data-dir=" + profile, "about:blank")
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			return new Chromium(process, profile);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String address(Process process) throws IOException {
		BufferedReader errors = new BufferedReader(
				new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
		String line = errors.readLine();
		while (line != null && !line.startsWith(LISTENING)) {
			line = errors.readLine();
		}
		if (line == null) {
			throw new IOException("Chromium ended before it could be asked anything");
		}
		// It stops when nobody reads what it complains about
		Thread reader = new Thread(() -> errors.lines().forEach((ignored) -> {
		}), "chromium");
		reader.setDaemon(true);
		reader.start();
		return line.substring(LISTENING.length());
	}

	/**
	 * Opens a tab.
	 * @return the tab, to be closed by the caller
	 */
	Tab open() {
		JsonNode tab = ask(HttpRequest.newBuilder(this.tools.resolve("/json/new?about:blank"))
			.PUT(HttpRequest.BodyPublishers.noBody())
			.build());
		return new Tab(this.client, URI.create(tab.path("webSocketDebuggerUrl").asString()));
	}

	private JsonNode ask(HttpRequest request) {
		try {
			HttpResponse<String> response = this.client.send(request, HttpResponse.BodyHandlers.ofString());
			return JsonMapper.shared().readTree(response.body());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		List<ProcessHandle> children = this.process.descendants().toList();
		this.process.destroy();
		try {
			if (!this.process.waitFor(10, TimeUnit.SECONDS)) {
				this.process.destroyForcibly().waitFor();
			}
			children.forEach(ProcessHandle::destroyForcibly);
			FileSystemUtils.deleteRecursively(this.profile);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (IOException ex) {
			// It may still be writing into its profile
			this.profile.toFile().deleteOnExit();
		}
	}

}
