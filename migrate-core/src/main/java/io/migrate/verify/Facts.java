package io.migrate.verify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import io.migrate.base.Checksum;
import io.migrate.schema.Inventory;
import io.migrate.schema.InventoryItem;

/**
 * Makes an inventory short: a hash for each attribute of each thing, and one of them all.
 * Not thread-safe.
 */
final class Facts {

	private final MessageDigest all = Checksum.digest();

	private final MessageDigest one = Checksum.digest();

	/**
	 * One line for all that there is.
	 * @param inventory what there is
	 * @param aliases which facts are the same as others
	 */
	String fingerprint(Inventory inventory, Map<Long, Long> aliases) {
		ByteBuffer fact = ByteBuffer.allocate(Long.BYTES);
		inventory.items().forEach((item, attributes) -> {
			byte[] thing = bytes(item);
			this.all.update(thing);
			attributes.forEach((attribute, value) -> {
				Long hash = hash(thing, attribute, value);
				this.all.update(fact.putLong(0, aliases.getOrDefault(hash, hash)).array());
			});
		});
		return Checksum.of(this.all).value();
	}

	/**
	 * The same fact in other prints.
	 * @return the hash of the last print, by those of the ones before
	 */
	Map<Long, Long> aliases(ExpectedInventory expected) {
		Map<Long, Long> aliases = new HashMap<>();
		Inventory last = expected.prints().get(expected.prints().size() - 1);
		for (Inventory print : expected.prints()) {
			print.items().forEach((item, attributes) -> {
				Map<String, String> settled = last.items().getOrDefault(item, Map.of());
				attributes.forEach((attribute, value) -> {
					String other = settled.getOrDefault(attribute, value);
					if (!other.equals(value)) {
						aliases.put(hash(bytes(item), attribute, value), hash(bytes(item), attribute, other));
					}
				});
			});
		}
		return aliases;
	}

	// 64 bits are enough to tell some hundred thousand facts from each other
	private Long hash(byte[] thing, String attribute, String value) {
		this.one.update(thing);
		this.one.update((attribute + '\0' + value).getBytes(StandardCharsets.UTF_8));
		return ByteBuffer.wrap(this.one.digest()).getLong();
	}

	private static byte[] bytes(InventoryItem item) {
		return (item.kind() + '\0' + Objects.requireNonNullElse(item.name().schema(), "") + '\0' + item.name().name()
				+ '\0' + Objects.requireNonNullElse(item.part(), "") + '\0')
			.getBytes(StandardCharsets.UTF_8);
	}

}
