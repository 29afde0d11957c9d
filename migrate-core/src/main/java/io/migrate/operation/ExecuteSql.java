package io.migrate.operation;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Runs SQL as it is written.
 *
 * @param sql one statement or more
 * @param reverse what takes it back, or {@code null} when nothing does
 */
public record ExecuteSql(String sql, @Nullable String reverse) implements Operation {

	@Override
	public List<Operation> inverse() {
		return (this.reverse != null) ? List.of(new ExecuteSql(this.reverse, this.sql)) : List.of();
	}

	@Override
	public @Nullable String irreversible() {
		return (this.reverse != null) ? null : "nobody says what takes this back: " + this.sql;
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.executeSql(this);
	}

}
