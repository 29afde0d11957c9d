package io.migrate.boot.page;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A tab of a {@link Chromium}, spoken to in the DevTools protocol.
 */
final class Tab implements AutoCloseable {

	private static final int PATIENCE = 30;

	private static final List<String> COMPLAINTS = List.of("Log.entryAdded", "Runtime.consoleAPICalled",
			"Runtime.exceptionThrown", "Audits.issueAdded");

	private final Map<Integer, CompletableFuture<JsonNode>> questions = new ConcurrentHashMap<>();

	private final Map<String, CompletableFuture<JsonNode>> awaited = new ConcurrentHashMap<>();

	private final List<String> complaints = new CopyOnWriteArrayList<>();

	private final AtomicInteger last = new AtomicInteger();

	private final WebSocket socket;

	Tab(HttpClient client, URI address) {
		this.socket = client.newWebSocketBuilder()
			.buildAsync(address, new Ears())
			.orTimeout(PATIENCE, TimeUnit.SECONDS)
			.join();
		List.of("Page", "Runtime", "Log", "Audits", "Accessibility").forEach((domain) -> ask(domain + ".enable"));
	}

	/**
	 * Asks the browser something.
	 * @param method the method of the protocol
	 * @param parameters names and values in turn
	 * @return its answer
	 */
	JsonNode ask(String method, Object... parameters) {
		Map<String, Object> named = new HashMap<>();
		for (int i = 0; i < parameters.length; i += 2) {
			named.put((String) parameters[i], parameters[i + 1]);
		}
		int id = this.last.incrementAndGet();
		CompletableFuture<JsonNode> answer = new CompletableFuture<>();
		this.questions.put(id, answer);
		this.socket
			.sendText(JsonMapper.shared().writeValueAsString(Map.of("id", id, "method", method, "params", named)), true)
			.join();
		JsonNode received = answer.orTimeout(PATIENCE, TimeUnit.SECONDS).join();
		if (received.has("error")) {
			throw new IllegalStateException(method + ": " + received.path("error"));
		}
		return received.path("result");
	}

	/**
	 * Goes to an address and waits until everything is there.
	 */
	Tab visit(String address) {
		return load(() -> ask("Page.navigate", "url", address));
	}

	/**
	 * Follows a link and waits until everything is there.
	 */
	Tab follow(String link) {
		return load(() -> evaluate(link + ".click()"));
	}

	private Tab load(Runnable cause) {
		this.complaints.clear();
		CompletableFuture<JsonNode> loaded = new CompletableFuture<>();
		this.awaited.put("Page.loadEventFired", loaded);
		cause.run();
		loaded.orTimeout(PATIENCE, TimeUnit.SECONDS).join();
		return this;
	}

	Tab size(int width, int height) {
		ask("Emulation.setDeviceMetricsOverride", "width", width, "height", height, "deviceScaleFactor", 1, "mobile",
				false);
		return this;
	}

	/**
	 * Pretends that the user prefers something.
	 * @param feature such as {@code prefers-color-scheme}
	 * @param value such as {@code dark}
	 */
	Tab prefer(String feature, String value) {
		ask("Emulation.setEmulatedMedia", "features", List.of(Map.of("name", feature, "value", value)));
		return this;
	}

	Tab media(String media) {
		ask("Emulation.setEmulatedMedia", "media", media);
		return this;
	}

	/**
	 * The value of an expression.
	 */
	JsonNode evaluate(String script) {
		JsonNode answer = ask("Runtime.evaluate", "expression", script, "returnByValue", true);
		if (answer.has("exceptionDetails")) {
			throw new IllegalStateException(answer.toString());
		}
		return answer.at("/result/value");
	}

	String text(String script) {
		return evaluate(script).asString();
	}

	Tab press(String key) {
		for (String type : List.of("rawKeyDown", "keyUp")) {
			ask("Input.dispatchKeyEvent", "type", type, "key", key, "code", key, "windowsVirtualKeyCode",
					key.equals("Tab") ? 9 : 13);
		}
		return this;
	}

	/**
	 * The nodes that a screen reader is told of.
	 */
	List<JsonNode> accessibilityTree() {
		return ask("Accessibility.getFullAXTree").path("nodes")
			.valueStream()
			.filter((node) -> !node.path("ignored").asBoolean())
			.toList();
	}

	byte[] picture() {
		return Base64.getDecoder().decode(ask("Page.captureScreenshot", "format", "png").path("data").asString());
	}

	/**
	 * What the console shows of the page since it was visited.
	 */
	List<String> complaints() {
		// What was complained about before an answer came, came before the answer
		evaluate("1");
		return List.copyOf(this.complaints);
	}

	@Override
	public void close() {
		this.socket.abort();
	}

	private final class Ears implements WebSocket.Listener {

		private final StringBuilder heard = new StringBuilder();

		@Override
		public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean end) {
			this.heard.append(part);
			if (end) {
				JsonNode message = JsonMapper.shared().readTree(this.heard.toString());
				this.heard.setLength(0);
				hear(message);
			}
			socket.request(1);
			return CompletableFuture.completedStage(null);
		}

		private void hear(JsonNode message) {
			if (message.has("id")) {
				Tab.this.questions.remove(message.path("id").asInt()).complete(message);
				return;
			}
			String event = message.path("method").asString();
			CompletableFuture<JsonNode> waiting = Tab.this.awaited.remove(event);
			if (waiting != null) {
				waiting.complete(message);
			}
			if (COMPLAINTS.contains(event)) {
				Tab.this.complaints.add(message.path("params").toString());
			}
		}

	}

}
