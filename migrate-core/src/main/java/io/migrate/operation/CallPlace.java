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
		return StackWalker.getInstance().walk((frames) -> find(frames.map(StackFrame::toStackTraceElement)));
	}

	/**
	 * The place that threw something.
	 */
	String of(Throwable thrown) {
		return find(Stream.of(thrown.getStackTrace()));
	}

	private String find(Stream<StackTraceElement> elements) {
		return elements.filter((element) -> isOfRevision(element.getClassName()))
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

	private static String shown(StackTraceElement element) {
		String name = element.getClassName();
		Matcher lambda = LAMBDA.matcher(element.getMethodName());
		String method = lambda.matches() ? lambda.group(1) : element.getMethodName();
		return name.substring(name.lastIndexOf('.') + 1).replace('$', '.') + "." + method + "(" + element.getFileName()
				+ ":" + element.getLineNumber() + ")";
	}

}
