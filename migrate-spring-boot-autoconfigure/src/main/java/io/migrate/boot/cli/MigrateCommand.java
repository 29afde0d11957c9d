package io.migrate.boot.cli;

import io.migrate.Migrations;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The word before every command, and the options of all of them.
 */
@Command(name = "migrate", synopsisSubcommandLabel = "COMMAND", versionProvider = MigrateCommand.Version.class,
		description = "Brings the schema of this application's database to a revision, and tells where it stands.",
		subcommands = { RevisionCommand.class, MergeCommand.class, EditCommand.class, ImportCommand.class,
				PlanCommand.class, UpgradeCommand.class, DowngradeCommand.class, StampCommand.class,
				PopulateCommand.class, CurrentCommand.class, HistoryCommand.class, HeadsCommand.class,
				CheckCommand.class, VerifyCommand.class, BranchesCommand.class, ShowCommand.class, HelpCommand.class,
				GenerateCompletion.class },
		footer = { "",
				"A TARGET is head, heads, base, a revision id or at least four characters of it, a branch label,"
						+ " label@head, label@rev, +N, -N, rev+N, rev-N or label@-N.",
				"", "Options with a dot in their name are settings of the application:",
				"  migrate current --spring.datasource.url=jdbc:postgresql://localhost/other" })
final class MigrateCommand {

	@Mixin
	private final CommonOptions options = new CommonOptions();

	@Option(names = { "-V", "--version" }, versionHelp = true, description = "Show the version and do nothing.")
	private boolean version;

	/**
	 * Knows the version of the engine.
	 */
	static final class Version implements IVersionProvider {

		@Override
		public String[] getVersion() {
			String version = Migrations.class.getPackage().getImplementationVersion();
			return new String[] { "Migrate " + ((version != null) ? version : "development") };
		}

	}

}
