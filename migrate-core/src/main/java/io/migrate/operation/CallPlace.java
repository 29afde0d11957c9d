package io.migrate.operation;

import java.lang.StackWalker.StackFrame;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the line of a revision that calls.
 *
 * @param revision the class of the revision
 */
record CallPlace(Class<?> revision) {

	private static final Pattern LAMBDA = Pattern.compile("lambda\\$(\\w+)\\$\\d+");

	/**
	 * The place as a stack trace shows it, which an editor can open.
	 * @return such as {@code AddResults.upgrade(AddResults.java:17)}
	 */
	String current() {
		return StackWalker.getInstance().walk(this::find);
	}

	private String find(Stream<StackFrame> frames) {
		return frames.filter((frame) -> isOfRevision(frame.getClassName()))
			.findFirst()
			.map(CallPlace::shown)
			.orElse(this.revision.getSimpleName());
	}

	// Also a lambda or a class inside it, and what it inherits from
	private boolean isOfRevision(String name) {
		for (Class<?> type = this.revision; type != null && type != Object.class; type = type.getSuperclass()) {
			if (name.equals(type.getName()) || name.startsWith(type.getName() + "$")) {
				return true;
			}
		}
		return false;
	}

	private static String shown(StackFrame frame) {
		String name = frame.getClassName();
		Matcher lambda = LAMBDA.matcher(frame.getMethodName());
		String method = lambda.matches() ? lambda.group(1) : frame.getMethodName();
		return name.substring(name.lastIndexOf('.') + 1).replace('$', '.') + "." + method + "(" + frame.getFileName()
				+ ":" + frame.getLineNumber() + ")";
	}

}
