package io.migrate.verify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

import io.migrate.base.Checksum;
import io.migrate.schema.Inventory;
import io.migrate.schema.InventoryItem;

/**
 * An inventory in short: a hash for each thing and each of its attributes.
 *
 * @param hashes the hashes, of which each stands for itself
 */
record Facts(SortedSet<String> hashes) {

	// Enough to tell some hundred thousand facts from each other
	private static final int LENGTH = 20;

	static Facts of(Inventory inventory) {
		SortedSet<String> hashes = new TreeSet<>();
		MessageDigest digest = Checksum.digest();
		inventory.items().forEach((item, attributes) -> {
			hashes.add(hash(digest, item, "", ""));
			attributes.forEach((attribute, value) -> hashes.add(hash(digest, item, attribute, value)));
		});
		return new Facts(hashes);
	}

	/**
	 * The same fact in other prints.
	 * @return the hash of the last print, by those of the ones before
	 */
	static Map<String, String> aliases(ExpectedInventory expected) {
		Map<String, String> aliases = new HashMap<>();
		MessageDigest digest = Checksum.digest();
		Inventory last = expected.prints().get(expected.prints().size() - 1);
		for (Inventory print : expected.prints()) {
			print.items().forEach((item, attributes) -> {
				Map<String, String> settled = last.items().getOrDefault(item, Map.of());
				attributes.forEach((attribute, value) -> {
					String other = settled.getOrDefault(attribute, value);
					if (!other.equals(value)) {
						aliases.put(hash(digest, item, attribute, value), hash(digest, item, attribute, other));
					}
				});
			});
		}
		return aliases;
	}

	/**
	 * One line for all of them.
	 * @param aliases which facts are the same
	 */
	String fingerprint(Map<String, String> aliases) {
		SortedSet<String> settled = new TreeSet<>();
		this.hashes.forEach((hash) -> settled.add(aliases.getOrDefault(hash, hash)));
		MessageDigest digest = Checksum.digest();
		settled.forEach((hash) -> digest.update(hash.getBytes(StandardCharsets.US_ASCII)));
		return Checksum.of(digest).value();
	}

	private static String hash(MessageDigest digest, InventoryItem item, String attribute, String value) {
		digest.update((item.kind() + '\0' + item.name().schema() + '\0' + item.name().name() + '\0' + item.part() + '\0'
				+ attribute + '\0' + value)
			.getBytes(StandardCharsets.UTF_8));
		return Checksum.of(digest).value().substring(0, LENGTH);
	}

}
