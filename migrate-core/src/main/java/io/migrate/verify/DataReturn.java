package io.migrate.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.migrate.base.QualifiedName;
import io.migrate.dialect.TableContents;
import io.migrate.dialect.TableContents.ColumnContents;

/**
 * How rows that should be what they were differ from that. Tables and columns that are
 * not there any more are a matter of the schema.
 */
public final class DataReturn {

	private DataReturn() {
	}

	/**
	 * Compares.
	 * @param was what tables held
	 * @param is what they hold
	 * @return a sentence for each loss
	 */
	public static List<String> losses(Map<QualifiedName, TableContents> was, Map<QualifiedName, TableContents> is) {
		List<String> losses = new ArrayList<>();
		Map<String, QualifiedName> sorted = new TreeMap<>();
		was.keySet().forEach((name) -> sorted.put(name.toString(), name));
		sorted.values().forEach((name) -> {
			TableContents before = was.get(name);
			TableContents after = is.get(name);
			if (before != null && after != null) {
				compare(name, before, after, losses);
			}
		});
		return losses;
	}

	private static void compare(QualifiedName name, TableContents before, TableContents after, List<String> losses) {
		if (before.rows() != after.rows()) {
			losses.add("table " + name + " held " + rows(before.rows()) + ", and now " + rows(after.rows()));
			return;
		}
		boolean sameOrder = before.key().equals(after.key());
		new TreeMap<>(before.columns()).forEach((column, contents) -> {
			ColumnContents now = after.columns().get(column);
			String change = (now != null) ? change(contents, now, sameOrder) : "";
			if (!change.isEmpty()) {
				losses.add("column " + name + "." + column + change);
			}
		});
	}

	private static String change(ColumnContents before, ColumnContents after, boolean sameOrder) {
		if (before.values() > 0 && after.values() == 0) {
			return " held " + values(before.values()) + ", all are null now";
		}
		if (before.values() != after.values()) {
			return " held " + values(before.values()) + ", and now " + values(after.values());
		}
		return (sameOrder && !before.digest().equals(after.digest()))
				? " held " + values(before.values()) + " that are others now" : "";
	}

	private static String rows(long count) {
		return (count == 0) ? "none" : count + ((count == 1) ? " row" : " rows");
	}

	private static String values(long count) {
		return (count == 0) ? "no value" : count + ((count == 1) ? " value" : " values");
	}

}
