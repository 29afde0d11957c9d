package io.migrate.benchmark;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.DoubleStream;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;

/**
 * What a piece of work cost in this JVM.
 *
 * @param wallNanos how long it took
 * @param cpuNanos processor time of the whole process, compiler and collector included
 * @param allocatedBytes what the threads that are alive at its end have allocated
 */
record Measurement(long wallNanos, long cpuNanos, long allocatedBytes) {

	private static final OperatingSystemMXBean PROCESS = ManagementFactory
		.getPlatformMXBean(OperatingSystemMXBean.class);

	private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

	private static final String MARK = "measured";

	static Measurement of(Work work) throws Exception {
		Map<Long, Long> before = allocated();
		long cpu = PROCESS.getProcessCpuTime();
		long start = System.nanoTime();
		work.run();
		long wall = System.nanoTime() - start;
		cpu = PROCESS.getProcessCpuTime() - cpu;
		Map<Long, Long> after = allocated();
		after.replaceAll((thread, bytes) -> bytes - before.getOrDefault(thread, 0L));
		return new Measurement(wall, cpu, after.values().stream().mapToLong(Long::longValue).sum());
	}

	private static Map<Long, Long> allocated() {
		Map<Long, Long> threads = new HashMap<>();
		for (long thread : THREADS.getAllThreadIds()) {
			// Less than nothing if it ends meanwhile
			threads.put(thread, Math.max(0, THREADS.getThreadAllocatedBytes(thread)));
		}
		return threads;
	}

	// Medians; of processor time the mean, because its clock ticks every 10 ms
	static Measurement of(int times, Work work) throws Exception {
		List<Measurement> each = new ArrayList<>();
		Measurement all = of(() -> {
			for (int i = 0; i < times; i++) {
				each.add(of(work));
			}
		});
		return new Measurement(median(each, Measurement::wallNanos), all.cpuNanos() / times,
				median(each, Measurement::allocatedBytes));
	}

	private static long median(List<Measurement> all, ToLongFunction<Measurement> figure) {
		return (long) median(all.stream().mapToDouble(figure::applyAsLong));
	}

	static double median(DoubleStream figures) {
		double[] sorted = figures.sorted().toArray();
		return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
	}

	String toLine() {
		return MARK + " " + this.wallNanos + " " + this.cpuNanos + " " + this.allocatedBytes;
	}

	// Whatever else a child prints is passed over
	static List<Measurement> parse(String output) {
		return output.lines()
			.map((line) -> line.split(" "))
			.filter((words) -> words.length == 4 && words[0].equals(MARK))
			.map((words) -> new Measurement(Long.parseLong(words[1]), Long.parseLong(words[2]),
					Long.parseLong(words[3])))
			.toList();
	}

	@FunctionalInterface
	interface Work {

		void run() throws Exception;

	}

}
