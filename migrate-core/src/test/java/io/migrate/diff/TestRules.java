package io.migrate.diff;

import org.jspecify.annotations.Nullable;

/**
 * Rules that need no database product.
 */
final class TestRules implements DiffRules {

	@Override
	public String identifier(String name) {
		return name;
	}

	@Override
	public boolean isSame(String type, String other) {
		return type.replace("(6)", "").equals(other.replace("(6)", ""));
	}

	@Override
	public boolean holdsUnstatedLength(String type, String desired) {
		return type.equals("text") && desired.equals("character varying(255)");
	}

	@Override
	public boolean rewrites(String from, String to) {
		return !(from.startsWith("character varying") && to.equals("text"));
	}

	@Override
	public boolean rounds(String from, String to) {
		return from.equals("numeric") && to.startsWith("numeric(");
	}

	@Override
	public @Nullable String conversion(String column, String from, String to) {
		return from.equals(to) ? null : column + "::" + to;
	}

	@Override
	public boolean isVolatile(String expression) {
		return expression.contains("random");
	}

}
