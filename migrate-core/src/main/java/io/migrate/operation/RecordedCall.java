package io.migrate.operation;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A call of a Java revision.
 *
 * @param place where it stands, such as {@code AddResults.upgrade(AddResults.java:17)}
 * @param operations what it asks for; none when it is work
 * @param work what it does in Java, or {@code null}
 */
public record RecordedCall(String place, List<Operation> operations, @Nullable JdbcWork work) {

	public RecordedCall {
		operations = List.copyOf(operations);
	}

}
