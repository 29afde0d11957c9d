package io.migrate.benchmark;

import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.migrate.benchmark.Environment.Fsync;

/**
 * Prints what it costs to apply many small revisions and to find them applied, beside
 * plain JDBC, Flyway and Liquibase, what it costs to read the catalog of a database, to
 * bring rows of a file into a table, and to go through a table in batches, as Markdown.
 */
@Command(name = "benchmark", sortOptions = false,
		description = "Measures Migrate beside plain JDBC, Flyway and Liquibase on embedded servers.")
public final class Benchmarks implements Callable<Integer> {

	private final PrintStream out;

	private final PrintStream progress;

	@Option(names = "--quick", description = "Few revisions and one round: under three minutes, to see that it works.")
	private boolean quick;

	@Option(names = "--only", split = ",", defaultValue = "revisions,introspection,populations,batches",
			description = "What is measured, of ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
	private Set<Topic> topics = Set.of();

	@Option(names = "--tables", split = ",",
			description = "Numbers of tables whose catalog is read (500,1000; quick: 100).")
	private @Nullable List<Integer> tables;

	@Option(names = "--rows",
			description = "How many rows are brought into a table, or gone through (1000000, of batches 2000000; quick: 50000).")
	private @Nullable Integer rows;

	@Option(names = "--few-rows", description = "How many rows Liquibase brings there (20000; quick: 1000).")
	private @Nullable Integer fewRows;

	@Option(names = "--batch", description = "How many rows a batch has (10000; quick: 1000).")
	private @Nullable Integer batch;

	@Option(names = "--revisions", description = "How many are applied (1000; quick: 150).")
	private @Nullable Integer revisions;

	@Option(names = "--rounds", description = "How often everything is measured (5; quick: 1).")
	private @Nullable Integer rounds;

	@Option(names = "--repeats",
			description = "Warm calls that are measured in each round (100, of introspection 20; quick: 5).")
	private @Nullable Integer repeats;

	@Option(names = "--counted",
			description = "Revisions with which statements and round trips are counted (60; quick: 30).")
	private @Nullable Integer counted;

	@Option(names = "--crowds", description = "How often " + Crowd.INSTANCES
			+ " instances start at once on an empty database (20; quick: 3).")
	private @Nullable Integer crowds;

	@Option(names = "--peers", split = ",", defaultValue = "jdbc,migrate,migrate_run,flyway,liquibase",
			description = "Who is measured, of ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
	private List<Peers> peers = List.of();

	@Option(names = "--delays", split = ",", defaultValue = "0,5",
			description = "Milliseconds that each answer of the server takes longer (${DEFAULT-VALUE}).")
	private List<Integer> delays = List.of();

	@Option(names = "--fsync", split = ",",
			description = "Whether commits reach the disk, of on and off (off,on; quick: off).")
	private @Nullable List<Fsync> fsync;

	@Option(names = "--help", usageHelp = true, description = "Shows this.")
	private boolean help;

	Benchmarks(PrintStream out, PrintStream progress) {
		this.out = out;
		this.progress = progress;
	}

	/**
	 * Runs it.
	 * @param args options; {@code --help} lists them
	 */
	public static void main(String[] args) {
		System.exit(run(System.out, System.err, args));
	}

	static int run(PrintStream out, PrintStream progress, String... args) {
		Child.silence();
		return new CommandLine(new Benchmarks(out, progress)).setCaseInsensitiveEnumValuesAllowed(true).execute(args);
	}

	@Override
	public Integer call() throws Exception {
		Settings settings = settings();
		if (this.topics.contains(Topic.REVISIONS)) {
			try (Laboratory laboratory = new Laboratory(settings, this.progress)) {
				new Report(settings, laboratory.run(), this.out).print();
			}
		}
		if (this.topics.contains(Topic.INTROSPECTION)) {
			List<Integer> sizes = value(this.tables, List.of(500, 1000), List.of(100));
			CatalogLaboratory laboratory = new CatalogLaboratory(settings.rounds(), value(this.repeats, 20, 5),
					this.progress);
			new CatalogReport(laboratory.run(sizes), this.out).print();
		}
		if (this.topics.contains(Topic.POPULATIONS)) {
			try (SeedLaboratory laboratory = new SeedLaboratory(value(this.rows, 1_000_000, 50_000),
					value(this.fewRows, 20_000, 1_000), this.progress)) {
				new SeedReport(laboratory.run(settings.rounds()), this.out).print();
			}
		}
		if (this.topics.contains(Topic.BATCHES)) {
			try (BatchLaboratory laboratory = new BatchLaboratory(value(this.rows, 2_000_000, 50_000),
					value(this.batch, 10_000, 1_000), this.progress)) {
				new BatchReport(laboratory.run(settings.rounds()), this.out).print();
			}
		}
		return CommandLine.ExitCode.OK;
	}

	private Settings settings() {
		return new Settings(value(this.revisions, 1000, 150), value(this.rounds, 5, 1), value(this.repeats, 100, 5),
				value(this.counted, 60, 30), value(this.crowds, 20, 3), this.peers, this.delays,
				value(this.fsync, List.of(Fsync.OFF, Fsync.ON), List.of(Fsync.OFF)));
	}

	private <T> T value(@Nullable T given, T full, T less) {
		return (given != null) ? given : (this.quick ? less : full);
	}

	/**
	 * What can be measured.
	 */
	enum Topic {

		/** Applying revisions, and finding them applied. */
		REVISIONS,

		/** Reading the catalog of a database. */
		INTROSPECTION,

		/** Bringing rows of a file into a table. */
		POPULATIONS,

		/** Going through a table in batches. */
		BATCHES

	}

}
