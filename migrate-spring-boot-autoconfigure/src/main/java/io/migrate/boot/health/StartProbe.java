package io.migrate.boot.health;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.migrate.boot.autoconfigure.OnStartup;
import io.migrate.boot.autoconfigure.ProbeProperties;
import io.migrate.boot.autoconfigure.StartupProperties;
import io.migrate.session.MigrationEvent;
import io.migrate.session.MigrationListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.json.JsonWriter;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Answers probes while the application starts: it is alive, it is not ready, and this is
 * what it is doing. Before its own server takes the port, this one gives it up.
 */
final class StartProbe implements MigrationListener, InitializingBean, SmartInitializingSingleton, DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(StartProbe.class);

	private static final JsonWriter<Map<String, Object>> JSON = JsonWriter.standard();

	private static final int OK = 200;

	private static final int SERVICE_UNAVAILABLE = 503;

	private final @Nullable Integer port;

	private final StartupProperties startup;

	private final StartProgress progress = new StartProgress();

	private @Nullable HttpServer server;

	private @Nullable ExecutorService executor;

	StartProbe(ProbeProperties properties, StartupProperties startup) {
		this.port = properties.probePort();
		this.startup = startup;
	}

	@Override
	public boolean tellsOthers() {
		return false;
	}

	@Override
	public void on(MigrationEvent event) {
		event.accept(this.progress);
	}

	@Override
	public void afterPropertiesSet() {
		if (this.port != null && this.port >= 0 && this.startup.onStartup() != OnStartup.NONE) {
			try {
				this.server = HttpServer.create(new InetSocketAddress(this.port), 0);
				this.server.createContext("/", this::answer);
				// Who begins to ask and does not go on keeps nobody else from an answer
				this.executor = Executors.newCachedThreadPool(threads());
				this.server.setExecutor(this.executor);
				this.server.start();
			}
			catch (IOException ex) {
				logger.warn("Nobody answers probes on port {} during this start: {}", this.port, ex.getMessage());
			}
		}
	}

	@Override
	public void afterSingletonsInstantiated() {
		destroy();
	}

	@Override
	public void destroy() {
		if (this.server != null) {
			this.server.stop(0);
			this.server = null;
		}
		if (this.executor != null) {
			this.executor.shutdownNow();
			this.executor = null;
		}
	}

	private static ThreadFactory threads() {
		CustomizableThreadFactory threads = new CustomizableThreadFactory("migrate-probe-");
		threads.setDaemon(true);
		return threads;
	}

	// To restart it would only make it begin anew
	private void answer(HttpExchange exchange) throws IOException {
		try (exchange) {
			String path = exchange.getRequestURI().getPath();
			boolean alive = path.endsWith("/liveness") || path.endsWith("/livez");
			byte[] body = JSON.write(alive ? Map.of("status", "UP") : report()).toByteArray();
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(alive ? OK : SERVICE_UNAVAILABLE, body.length);
			try (OutputStream out = exchange.getResponseBody()) {
				out.write(body);
			}
		}
	}

	private Map<String, Object> report() {
		Map<String, Object> migrations = new LinkedHashMap<>();
		migrations.put("status", "OUT_OF_SERVICE");
		migrations.put("details", this.progress.details());
		Map<String, Object> report = new LinkedHashMap<>();
		report.put("status", "OUT_OF_SERVICE");
		report.put("components", Map.of("migrations", migrations));
		return report;
	}

}
