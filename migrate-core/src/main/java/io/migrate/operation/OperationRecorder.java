package io.migrate.operation;

import java.util.ArrayList;
import java.util.List;

import io.migrate.base.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Records what a Java revision calls. Used for one pass over one revision; not
 * thread-safe.
 */
public final class OperationRecorder {

	private final CallPlace place;

	private final List<Call> calls = new ArrayList<>();

	private boolean ended;

	/**
	 * Begins to record.
	 * @param revision the class of the revision
	 */
	public OperationRecorder(Class<?> revision) {
		this.place = new CallPlace(revision);
	}

	/**
	 * What the revision is to call.
	 * @return the operations, of which each call is recorded
	 */
	public Operations operations() {
		return new RecordedOperations(this);
	}

	/**
	 * Where the revision threw something.
	 * @param thrown what it threw
	 * @return the place, or the name of the class when that is not known
	 */
	public String place(Throwable thrown) {
		return this.place.of(thrown);
	}

	void add(String what, Spec spec) {
		add(new Call(this.place.current(), what, spec, null));
	}

	void addWork(String what, JdbcWork work) {
		add(new Call(this.place.current(), what, (mistakes) -> List.of(), work));
	}

	private void add(Call call) {
		if (this.ended) {
			throw new IllegalStateException(call.place() + ": " + call.what()
					+ " was called too late; op says what is to be done, and within op.jdbc only jdbc does anything");
		}
		this.calls.add(call);
	}

	/**
	 * What was called; from then on nothing more may be.
	 * @param problems takes what is wrong with the calls
	 * @return the sound calls in their order
	 */
	public List<RecordedCall> calls(Problems problems) {
		this.ended = true;
		List<RecordedCall> recorded = new ArrayList<>();
		for (Call call : this.calls) {
			Problems found = new Problems();
			Mistakes mistakes = new Mistakes((mistake) -> found.add(call.place(), 0, call.what() + " " + mistake));
			List<Operation> operations = call.spec().operations(mistakes);
			found.list().forEach((problem) -> problems.add(problem.location(), problem.line(), problem.message()));
			if (found.isEmpty()) {
				recorded.add(new RecordedCall(call.place(), operations, call.work()));
			}
		}
		return recorded;
	}

	/** What was called, until it is known to its end. */
	private record Call(String place, String what, Spec spec, @Nullable JdbcWork work) {

	}

}
