package io.migrate.boot.autoconfigure.slice;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * An application with a revision among its components.
 */
@SpringBootApplication
class SliceApplication {

}
