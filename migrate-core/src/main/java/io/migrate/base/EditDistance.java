package io.migrate.base;

/**
 * Tells how far a word is from another one, to find what somebody may have meant.
 */
public final class EditDistance {

	private EditDistance() {
	}

	/**
	 * Counts the letters that have to be put in, taken out or changed.
	 * @param one a word
	 * @param two another one
	 * @return how many there are at least
	 */
	public static int between(String one, String two) {
		int[] above = new int[two.length() + 1];
		for (int column = 0; column <= two.length(); column++) {
			above[column] = column;
		}
		for (int row = 1; row <= one.length(); row++) {
			int[] current = new int[two.length() + 1];
			current[0] = row;
			for (int column = 1; column <= two.length(); column++) {
				int changed = above[column - 1] + ((one.charAt(row - 1) == two.charAt(column - 1)) ? 0 : 1);
				current[column] = Math.min(changed, 1 + Math.min(above[column], current[column - 1]));
			}
			above = current;
		}
		return above[two.length()];
	}

}
