package io.migrate.boot.cli;

import java.util.ArrayList;
import java.util.List;

import io.migrate.ModelDifference;
import io.migrate.diff.RenameHints;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/**
 * The options of every command that compares the database with what it should have.
 */
final class ComparisonOptions {

	@Option(names = "--rename", paramLabel = "OLD=NEW", converter = HintConverter.class,
			description = "What has another name now, such as users.name=users.full_name or accounts=users; repeatable.")
	private List<RenameHints.Hint> renames = new ArrayList<>();

	boolean hasRenames() {
		return !this.renames.isEmpty();
	}

	RenameHints renames() {
		return new RenameHints(this.renames);
	}

	/**
	 * Says what was left out, beside the answer.
	 * @param difference what was found
	 * @param shell takes it
	 */
	static void printOmissions(ModelDifference difference, Shell shell) {
		difference.omissions().forEach((omission) -> shell.error().println(omission));
	}

	/**
	 * Reads one. What has no such form is wrong usage.
	 */
	static final class HintConverter implements ITypeConverter<RenameHints.Hint> {

		@Override
		public RenameHints.Hint convert(String text) {
			return WrongUsage.reading(() -> RenameHints.parse(List.of(text)).hints().get(0));
		}

	}

}
