package io.migrate;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.migrate.Parts.Company;
import io.migrate.Parts.Connections;
import io.migrate.Parts.Expectations;
import io.migrate.autogenerate.DesiredSchema;
import io.migrate.autogenerate.OperationRewriter;
import io.migrate.base.InvalidSettingException;
import io.migrate.define.DefinitionFiles;
import io.migrate.dialect.Dialect;
import io.migrate.dialect.Dialects;
import io.migrate.dialect.postgresql.PostgresDialect;
import io.migrate.history.Engine;
import io.migrate.plan.ExecutionSettings;
import io.migrate.plan.Precaution;
import io.migrate.populate.DataPopulator;
import io.migrate.populate.PopulationFiles;
import io.migrate.populate.PopulatorSource;
import io.migrate.revision.RevisionSource;
import io.migrate.revision.SqlRevisionSource;
import io.migrate.schema.SchemaFilter;
import io.migrate.session.MigrationListener;
import io.migrate.session.ScratchDatabases;
import io.migrate.session.Transactions;
import io.migrate.verify.Fingerprints;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.function.SingletonSupplier;

/**
 * Puts a {@link Migrations} together. Not thread-safe.
 */
public final class MigrationsBuilder {

	/** Where revisions are when nothing else is said. */
	public static final String DEFAULT_LOCATION = "classpath:db/revisions";

	private final DataSource dataSource;

	private final List<RevisionSource> sources = new ArrayList<>();

	private final List<MigrationListener> listeners = new ArrayList<>();

	private MigrationConfiguration configuration = MigrationConfiguration.DEFAULTS;

	private List<Dialect> dialects = List.of(new PostgresDialect());

	private Autogeneration autogeneration = Autogeneration.NONE;

	private final List<String> definitions = new ArrayList<>();

	private Populating populating = Populating.NONE;

	private Precautions precautions = Precautions.NONE;

	private @Nullable DataSource sideDataSource;

	private int connectRetries;

	private @Nullable String fingerprints;

	private ScratchDatabases scratch = Scratch.onServer(null, (url) -> {
		throw new IllegalStateException("Nobody knows a URL");
	});

	private Clock clock = Clock.systemUTC();

	MigrationsBuilder(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	/**
	 * Adds folders with SQL revisions.
	 * @param locations such as {@code classpath:db/revisions}
	 * @return this builder
	 */
	public MigrationsBuilder locations(String... locations) {
		return source(new SqlRevisionSource(List.of(locations), new PathMatchingResourcePatternResolver()));
	}

	/**
	 * Adds a source of revisions.
	 * @param source the source; sources are read in the order in which they are added
	 * @return this builder
	 */
	public MigrationsBuilder source(RevisionSource source) {
		this.sources.add(source);
		return this;
	}

	/**
	 * Sets what the user decides.
	 * @param configuration the settings
	 * @return this builder
	 */
	public MigrationsBuilder configuration(MigrationConfiguration configuration) {
		this.configuration = configuration;
		return this;
	}

	/**
	 * Adds somebody who is told what happens during a run.
	 * @param listener called after those added before
	 * @return this builder
	 */
	public MigrationsBuilder listener(MigrationListener listener) {
		this.listeners.add(listener);
		return this;
	}

	/**
	 * Adds something that is done before a downgrade, once in a run. Nothing is done
	 * before a stamp or a script.
	 * @param precaution done after those added before
	 * @return this builder
	 */
	public MigrationsBuilder beforeDowngrade(Precaution precaution) {
		this.precautions = this.precautions.andBeforeDowngrade(precaution);
		return this;
	}

	/**
	 * Adds something that is done before a run that takes data away, up or down, once in
	 * a run: also when it was added for downgrades, too.
	 * @param precaution done after those added before
	 * @return this builder
	 */
	public MigrationsBuilder beforeDestructive(Precaution precaution) {
		this.precautions = this.precautions.andBeforeDestructive(precaution);
		return this;
	}

	/**
	 * Sets the databases that are supported, instead of PostgreSQL.
	 * @param dialects the dialects, in the order in which they are asked
	 * @return this builder
	 */
	public MigrationsBuilder dialects(List<Dialect> dialects) {
		this.dialects = List.copyOf(dialects);
		return this;
	}

	/**
	 * Sets a second way to the same database, past any pool. While a statement waits, a
	 * connection from there tells who is in its way; another one looks whether a proxy
	 * pools transactions, or renews a lease. Nothing else ever runs on them. Without it,
	 * a run does the same work and names nobody, but a lease is not to be had.
	 * @param sideDataSource each call of {@code getConnection} opens a connection
	 * @return this builder
	 */
	public MigrationsBuilder sideDataSource(DataSource sideDataSource) {
		this.sideDataSource = sideDataSource;
		return this;
	}

	/**
	 * Sets how often a run tries again that cannot reach the database, such as one that
	 * comes up late: after a second at first, and after twice as long each time, up to
	 * half a minute. Without it, never. What only looks, such as
	 * {@link Migrations#status}, never does.
	 * @param connectRetries how often
	 * @return this builder
	 * @throws InvalidSettingException if it is negative
	 */
	public MigrationsBuilder connectRetries(int connectRetries) {
		if (connectRetries < 0) {
			throw new InvalidSettingException("A connection cannot be tried again " + connectRetries + " times",
					"Let migrate.connect-retries be zero or more.");
		}
		this.connectRetries = connectRetries;
		return this;
	}

	/**
	 * Sets the databases that stand in for this one, where revisions are tried out
	 * without it, for {@link Migrations#verifier()}. Without them, what the revisions
	 * leave is not known.
	 * @param scratch such as {@link Scratch#onServer}
	 * @return this builder
	 */
	public MigrationsBuilder scratch(ScratchDatabases scratch) {
		this.scratch = scratch;
		return this;
	}

	/**
	 * Sets the file that tells what the schema is like after each revision, for
	 * {@link Verifier#drift()}. Without it, and without a source of revisions, it is
	 * {@code classpath:db/fingerprints.txt}.
	 * @param location the file as Spring writes it; one that is not there says nothing
	 * @return this builder
	 */
	public MigrationsBuilder fingerprints(String location) {
		this.fingerprints = location;
		return this;
	}

	/**
	 * Sets what the database should have, for {@link Drafts#compare} and
	 * {@link Drafts#draft}.
	 * @param desired asked once for each comparison, and never before
	 * @return this builder
	 */
	public MigrationsBuilder desired(DesiredSchema desired) {
		this.autogeneration = this.autogeneration.withDesired(desired);
		return this;
	}

	/**
	 * Sets what of the database is compared, instead of everything. Our own tables and
	 * those that are protected never are.
	 * @param filter what is looked at, also in the desired schema
	 * @return this builder
	 */
	public MigrationsBuilder compared(SchemaFilter filter) {
		this.autogeneration = this.autogeneration.withFilter(filter);
		return this;
	}

	/**
	 * Adds somebody who has the last word about what a comparison found.
	 * @param rewriter called after those added before
	 * @return this builder
	 */
	public MigrationsBuilder rewriter(OperationRewriter rewriter) {
		this.autogeneration = this.autogeneration.and(rewriter);
		return this;
	}

	/**
	 * Adds folders with definitions: files that an upgrade to the heads runs behind its
	 * last step when they have changed. Without any, and without a source of revisions,
	 * it is {@code classpath:db/definitions}.
	 * @param locations such as {@code classpath:db/definitions}
	 * @return this builder
	 */
	public MigrationsBuilder definitions(String... locations) {
		this.definitions.addAll(List.of(locations));
		return this;
	}

	/**
	 * Adds folders with populations that are files. Without any, and without a source of
	 * revisions, it is {@code classpath:db/populations}.
	 * @param locations such as {@code classpath:db/populations}
	 * @return this builder
	 */
	public MigrationsBuilder populations(String... locations) {
		this.populating = this.populating
			.withFiles(new PopulationFiles(List.of(locations), new PathMatchingResourcePatternResolver()));
		return this;
	}

	/**
	 * Sets the populations that are written in Java.
	 * @param populators asked once, when they are first needed
	 * @return this builder
	 */
	public MigrationsBuilder populators(Supplier<? extends List<? extends DataPopulator>> populators) {
		this.populating = this.populating.withBeans(new PopulatorSource(populators));
		return this;
	}

	/**
	 * Sets the active profiles, for populations that run in some only.
	 * @param profiles their names
	 * @return this builder
	 */
	public MigrationsBuilder profiles(Collection<String> profiles) {
		this.populating = this.populating.withProfiles(Set.copyOf(profiles));
		return this;
	}

	/**
	 * Sets who begins and ends the transactions of populations that are written in Java,
	 * so that others take part in them. Without it, they run on the connection of the
	 * engine.
	 * @param transactions on the same database
	 * @return this builder
	 */
	public MigrationsBuilder transactions(Transactions transactions) {
		this.populating = this.populating.withTransactions(transactions);
		return this;
	}

	/**
	 * Sets the clock that measures how long steps take, and dates new revisions.
	 * @param clock the clock
	 * @return this builder
	 */
	public MigrationsBuilder clock(Clock clock) {
		this.clock = clock;
		return this;
	}

	/**
	 * Puts it together. No file is read and no connection opened.
	 * @return the façade
	 */
	public Migrations build() {
		if (this.sources.isEmpty()) {
			locations(DEFAULT_LOCATION);
			// Where the revisions are others, these are not for their database
			if (this.populating.files().isEmpty()) {
				populations(PopulationFiles.DEFAULT_LOCATION);
			}
			if (this.fingerprints == null) {
				fingerprints(Fingerprints.DEFAULT_LOCATION);
			}
			if (this.definitions.isEmpty()) {
				definitions(DefinitionFiles.DEFAULT_LOCATION);
			}
		}
		List<MigrationListener> told = new ArrayList<>(List.of(new LoggingListener()));
		told.addAll(this.listeners);
		DefinitionFiles definitions = new DefinitionFiles(this.definitions, new PathMatchingResourcePatternResolver());
		Connections connections = new Connections(this.dataSource, this.sideDataSource, new Dialects(this.dialects),
				this.connectRetries);
		Company company = new Company(new Listeners(told), this.precautions);
		Expectations expectations = new Expectations(SingletonSupplier.of(definitions::read), this.scratch,
				new FingerprintFile(this.fingerprints, new DefaultResourceLoader()));
		Parts parts = new Parts(connections, configuration(), this.autogeneration, this.populating, company, engine(),
				this.clock, expectations);
		return new Migrations(parts, List.copyOf(this.sources));
	}

	// A listener may tell the world that a step is done, and then it must be on disk
	private MigrationConfiguration configuration() {
		ExecutionSettings execution = this.configuration.execution();
		return this.listeners.stream().noneMatch(MigrationListener::tellsOthers) ? this.configuration
				: this.configuration.withExecution(new ExecutionSettings(execution.transaction(), false,
						execution.retryTimeout(), execution.buildTimeout()));
	}

	private static Engine engine() {
		String machine = machine();
		String version = Migrations.class.getPackage().getImplementationVersion();
		return new Engine(machine, machine + ":" + ProcessHandle.current().pid(),
				(version != null) ? version : "development");
	}

	private static String machine() {
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			return "unknown";
		}
	}

}
