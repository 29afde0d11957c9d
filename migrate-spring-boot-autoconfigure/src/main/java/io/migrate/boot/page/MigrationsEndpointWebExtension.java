package io.migrate.boot.page;

import java.util.Set;

import io.migrate.boot.actuate.MigrationsDescriptor;
import io.migrate.boot.actuate.MigrationsEndpoint;
import io.migrate.boot.actuate.MigrationsEndpointProperties;
import io.migrate.boot.actuate.MigrationsFormat;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * The endpoint on the web: JSON for programs, and a page for a browser that asks for
 * HTML. It knows who asks, and shows SQL and data to those who may see them.
 */
@EndpointWebExtension(endpoint = MigrationsEndpoint.class)
public class MigrationsEndpointWebExtension {

	private final MigrationsEndpoint endpoint;

	private final Show showValues;

	private final Set<String> roles;

	private final Page page;

	MigrationsEndpointWebExtension(MigrationsEndpoint endpoint, MigrationsEndpointProperties properties, Page page) {
		this.endpoint = endpoint;
		this.showValues = properties.showValues();
		this.roles = properties.roles();
		this.page = page;
	}

	/**
	 * Everything.
	 * @param user who asks
	 * @param format what is asked for
	 * @return all beans of all contexts
	 */
	@ReadOperation(producesFrom = MigrationsFormat.class)
	public WebEndpointResponse<Object> migrations(SecurityContext user, MigrationsFormat format) {
		MigrationsDescriptor descriptor = this.endpoint.describe(isShown(user));
		return answer(format, descriptor, (format == MigrationsFormat.HTML) ? this.page.of(descriptor) : "");
	}

	/**
	 * One revision.
	 * @param user who asks
	 * @param revision its full id
	 * @param format what is asked for
	 * @return the beans that know it, each with this revision alone; {@code null}, which
	 * is a 404, when none does
	 */
	@ReadOperation(producesFrom = MigrationsFormat.class)
	public @Nullable WebEndpointResponse<Object> migration(SecurityContext user, @Selector String revision,
			MigrationsFormat format) {
		MigrationsDescriptor descriptor = this.endpoint.describe(revision, isShown(user));
		if (descriptor == null) {
			return null;
		}
		return answer(format, descriptor, (format == MigrationsFormat.HTML) ? this.page.of(descriptor, revision) : "");
	}

	private boolean isShown(SecurityContext user) {
		return this.showValues.isShown(user, this.roles);
	}

	// Which name of JSON is meant is left to the web framework, as with every endpoint
	private static WebEndpointResponse<Object> answer(MigrationsFormat format, MigrationsDescriptor descriptor,
			String html) {
		return (format == MigrationsFormat.HTML) ? new WebEndpointResponse<>(html, format)
				: new WebEndpointResponse<>(descriptor);
	}

}
