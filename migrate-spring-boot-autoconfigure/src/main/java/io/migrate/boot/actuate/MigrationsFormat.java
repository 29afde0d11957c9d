package io.migrate.boot.actuate;

import org.springframework.boot.actuate.endpoint.ApiVersion;
import org.springframework.boot.actuate.endpoint.Producible;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/**
 * What the endpoint answers with. The first three are those of every endpoint, in their
 * order; of several that a client takes, the last is chosen.
 */
public enum MigrationsFormat implements Producible<MigrationsFormat> {

	/** JSON, by the name that Spring Boot has for it. */
	V3 {
		@Override
		public MimeType getProducedMimeType() {
			return ApiVersion.V3.getProducedMimeType();
		}

		@Override
		public boolean isDefault() {
			return true;
		}
	},

	/** The same by its older name. */
	V2 {
		@Override
		public MimeType getProducedMimeType() {
			return ApiVersion.V2.getProducedMimeType();
		}
	},

	/** The same by its usual name. */
	JSON {
		@Override
		public MimeType getProducedMimeType() {
			return MimeTypeUtils.APPLICATION_JSON;
		}
	},

	/** A page for people. */
	HTML {
		@Override
		public MimeType getProducedMimeType() {
			return UTF_8;
		}
	};

	private static final MimeType UTF_8 = MimeType.valueOf("text/html;charset=UTF-8");

}
