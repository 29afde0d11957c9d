package io.migrate.schema;

import java.util.Comparator;
import java.util.Objects;

import io.migrate.base.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Something that a database has, or a part of it.
 *
 * @param kind what it is, in the words of the server, such as {@code column}
 * @param name its name, or that of what it is a part of; what belongs to no schema has
 * none
 * @param part which part, or {@code null} when it is the whole; of a routine, what tells
 * it from others of its name, such as {@code (integer)}
 */
public record InventoryItem(String kind, QualifiedName name,
		@Nullable String part) implements Comparable<InventoryItem> {

	/** The kind of a column. */
	public static final String COLUMN = "column";

	/** The kind of an extension. */
	public static final String EXTENSION = "extension";

	private static final Comparator<InventoryItem> ORDER = Comparator
		.comparing((InventoryItem item) -> Objects.requireNonNullElse(item.name.schema(), ""))
		.thenComparing((item) -> item.name.name())
		.thenComparing((item) -> Objects.requireNonNullElse(item.part, ""))
		.thenComparing(InventoryItem::kind);

	@Override
	public int compareTo(InventoryItem other) {
		return ORDER.compare(this, other);
	}

	/**
	 * Whether it stands and falls with something else.
	 * @return {@code true} for a column, a constraint, and so on
	 */
	public boolean isPart() {
		return this.part != null && !isSignature(this.part);
	}

	private static boolean isSignature(String part) {
		return part.startsWith("(");
	}

	/**
	 * As people call it.
	 * @return such as {@code column public.users.email} or
	 * {@code constraint users_email_key of public.users}
	 */
	@Override
	public String toString() {
		if (this.part == null) {
			return this.kind + " " + this.name;
		}
		if (isSignature(this.part)) {
			return this.kind + " " + this.name + this.part;
		}
		return this.kind + " "
				+ (this.kind.equals(COLUMN) ? this.name + "." + this.part : this.part + " of " + this.name);
	}

}
