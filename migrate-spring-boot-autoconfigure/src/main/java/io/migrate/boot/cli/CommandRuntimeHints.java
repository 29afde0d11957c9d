package io.migrate.boot.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.util.ClassUtils;

/**
 * Lets a native image read the commands from their classes, as picocli does.
 */
final class CommandRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		if (ClassUtils.isPresent("picocli.CommandLine", classLoader)) {
			new Commands(hints.reflection()).register();
		}
	}

	/**
	 * Walks through the commands.
	 */
	private record Commands(ReflectionHints hints) {

		void register() {
			register(new CommandLine(new MigrateCommand()).getCommandSpec());
		}

		private void register(CommandSpec command) {
			registerWithParents(command.userObject().getClass());
			if (command.versionProvider() != null) {
				registerWithParents(command.versionProvider().getClass());
			}
			command.mixins().values().forEach((mixin) -> registerWithParents(mixin.userObject().getClass()));
			command.argGroups().forEach(this::register);
			command.args().forEach(this::register);
			command.subcommands().values().forEach((below) -> register(below.getCommandSpec()));
		}

		private void register(ArgGroupSpec group) {
			registerWithParents(group.typeInfo().getType());
			group.subgroups().forEach(this::register);
		}

		private void register(ArgSpec argument) {
			for (CommandLine.ITypeConverter<?> converter : argument.converters()) {
				registerWithParents(converter.getClass());
			}
			for (Class<?> type : argument.auxiliaryTypes()) {
				registerWithParents(type);
			}
		}

		// Their fields are set, and their nameless constructors are called
		private void registerWithParents(Class<?> type) {
			for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
				if (!each.isPrimitive() && !each.getName().startsWith("java.")) {
					this.hints.registerType(each, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS,
							MemberCategory.INVOKE_DECLARED_METHODS, MemberCategory.ACCESS_DECLARED_FIELDS);
				}
			}
		}

	}

}
