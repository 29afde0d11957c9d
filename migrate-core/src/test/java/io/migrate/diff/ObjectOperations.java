package io.migrate.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

import io.migrate.base.QualifiedName;
import io.migrate.operation.AddEnumValue;
import io.migrate.operation.AlterDomain;
import io.migrate.operation.AlterSequence;
import io.migrate.operation.CreateExtension;
import io.migrate.operation.CreateNamespace;
import io.migrate.operation.CreateRoutine;
import io.migrate.operation.CreateSequence;
import io.migrate.operation.CreateTrigger;
import io.migrate.operation.CreateType;
import io.migrate.operation.CreateView;
import io.migrate.operation.DropExtension;
import io.migrate.operation.DropNamespace;
import io.migrate.operation.DropRoutine;
import io.migrate.operation.DropSequence;
import io.migrate.operation.DropTrigger;
import io.migrate.operation.DropType;
import io.migrate.operation.DropView;
import io.migrate.operation.ExecuteSql;
import io.migrate.operation.ReplaceRoutine;
import io.migrate.operation.ReplaceView;
import io.migrate.operation.SetComment;
import io.migrate.schema.DomainType;
import io.migrate.schema.EnumType;
import io.migrate.schema.Routine;
import io.migrate.schema.Sequence;
import io.migrate.schema.Table;
import io.migrate.schema.UserType;
import io.migrate.schema.View;
import org.jspecify.annotations.Nullable;

import static io.migrate.diff.SchemaState.require;

/**
 * What operations do to everything but tables.
 */
final class ObjectOperations extends SelectiveVisitor<Boolean> {

	private final SchemaState state;

	ObjectOperations(SchemaState state) {
		super((operation) -> {
			throw new IllegalStateException("nobody does " + operation);
		});
		this.state = state;
	}

	@Override
	public Boolean executeSql(ExecuteSql operation) {
		return true;
	}

	@Override
	public Boolean createNamespace(CreateNamespace operation) {
		require(this.state.namespaces().add(operation.name()), "it is there");
		return true;
	}

	@Override
	public Boolean dropNamespace(DropNamespace operation) {
		require(this.state.namespaces().remove(operation.name()), "it is not there");
		HashSet<QualifiedName> names = new HashSet<>(this.state.relations());
		names.addAll(this.state.types().keySet());
		this.state.routines().values().forEach((routine) -> names.add(routine.name()));
		require(names.stream().noneMatch((name) -> operation.name().equals(name.schema())), "something is left");
		return true;
	}

	@Override
	public Boolean createExtension(CreateExtension operation) {
		require(this.state.extensions().put(operation.extension().name(), operation.extension()) == null,
				"it is there");
		return true;
	}

	@Override
	public Boolean dropExtension(DropExtension operation) {
		require(this.state.extensions().remove(operation.extension().name()) != null, "it is not there");
		return true;
	}

	@Override
	public Boolean createType(CreateType operation) {
		UserType type = operation.type();
		require(this.state.namespaces().contains(type.name().schema()), "there is no schema");
		this.state.requireNamed(Usage.texts(type));
		require(this.state.types().put(type.name(), type) == null, "it is there");
		return true;
	}

	@Override
	public Boolean dropType(DropType operation) {
		UserType type = operation.type();
		require(type.equals(this.state.types().get(type.name())), "the type is", this.state.types().get(type.name()));
		this.state.requireTypeUnused(type.name());
		this.state.types().remove(type.name());
		return true;
	}

	@Override
	public Boolean addEnumValue(AddEnumValue operation) {
		EnumType type = (EnumType) this.state.types().get(operation.type());
		List<String> values = new ArrayList<>(type.values());
		require(!values.contains(operation.value()), "the value is there");
		require(operation.before() == null || values.contains(operation.before()), "no value before");
		values.add((operation.before() != null) ? values.indexOf(operation.before()) : values.size(),
				operation.value());
		this.state.types().put(type.name(), new EnumType(type.name(), values, type.comment()));
		return true;
	}

	@Override
	public Boolean alterDomain(AlterDomain operation) {
		DomainType domain = (DomainType) this.state.types().get(operation.from().name());
		require(domain.equals(operation.from()), "the domain is", domain);
		this.state.types().put(domain.name(), operation.to());
		return true;
	}

	@Override
	public Boolean createSequence(CreateSequence operation) {
		this.state.requireFree(operation.sequence().name());
		this.state.requireOwned(operation.sequence().owner());
		this.state.sequences().put(operation.sequence().name(), operation.sequence());
		return true;
	}

	@Override
	public Boolean dropSequence(DropSequence operation) {
		Sequence sequence = operation.sequence();
		require(sequence.equals(this.state.sequences().remove(sequence.name())), "the sequence is another one");
		for (Table table : this.state.tables().values()) {
			require(Usage.texts(table)
				.stream()
				.noneMatch((text) -> SqlText.of(text).namesInLiterals().contains(sequence.name())), "the table uses it",
					table);
		}
		return true;
	}

	@Override
	public Boolean alterSequence(AlterSequence operation) {
		Sequence sequence = this.state.sequences().get(operation.from().name());
		require(operation.from().equals(sequence), "the sequence is", sequence);
		this.state.requireOwned(operation.to().owner());
		this.state.sequences().put(operation.to().name(), operation.to());
		return true;
	}

	@Override
	public Boolean createView(CreateView operation) {
		this.state.requireFree(operation.view().name());
		operation.view()
			.indexes()
			.forEach((index) -> this.state.requireFree(SchemaState.in(operation.view().name(), index.name())));
		requireSources(operation.view());
		this.state.views().put(operation.view().name(), operation.view());
		return true;
	}

	private void requireSources(View view) {
		SqlText text = SqlText.of(view.definition());
		for (String schema : List.of("public", "app")) {
			for (String word : List.of("t0", "t1", "t2", "t3", "t4", "v0", "v1", "v2")) {
				QualifiedName name = new QualifiedName(schema, word);
				require(!text.hasName(name) || this.state.tables().containsKey(name)
						|| this.state.views().containsKey(name), "there is no", name);
			}
		}
		this.state.requireNamed(List.of(view.definition()));
	}

	@Override
	public Boolean dropView(DropView operation) {
		QualifiedName name = operation.view().name();
		require(operation.view().equals(this.state.views().remove(name)), "the view is another one");
		this.state.requireUnusedByViews(name);
		require(this.state.triggers().values().stream().noneMatch((trigger) -> trigger.table().equals(name)),
				"the view has a trigger");
		return true;
	}

	@Override
	public Boolean replaceView(ReplaceView operation) {
		View view = this.state.views().get(operation.from().name());
		require(operation.from().equals(view), "the view is", view);
		requireSources(operation.to());
		this.state.views().put(view.name(), operation.to());
		return true;
	}

	@Override
	public Boolean createRoutine(CreateRoutine operation) {
		String key = Contents.key(operation.routine());
		require(this.state.routines().put(key, operation.routine()) == null, "it is there");
		return true;
	}

	@Override
	public Boolean dropRoutine(DropRoutine operation) {
		Routine routine = operation.routine();
		require(routine.equals(this.state.routines().remove(Contents.key(routine))), "the routine is another one");
		this.state.tables()
			.values()
			.forEach((table) -> require(!Usage.names(Usage.texts(table), routine.name()), "it is used by", table));
		this.state.types()
			.values()
			.forEach((type) -> require(!Usage.names(Usage.texts(type), routine.name()), "it is used by", type));
		this.state.requireUnusedByViews(routine.name());
		require(this.state.triggers()
			.values()
			.stream()
			.noneMatch((trigger) -> SqlText.of(trigger.definition()).hasName(routine.name())), "a trigger uses it");
		return true;
	}

	@Override
	public Boolean replaceRoutine(ReplaceRoutine operation) {
		Routine routine = this.state.routines().get(Contents.key(operation.from()));
		require(operation.from().equals(routine), "the routine is", routine);
		this.state.routines().put(Contents.key(operation.to()), operation.to());
		return true;
	}

	@Override
	public Boolean createTrigger(CreateTrigger operation) {
		QualifiedName table = operation.trigger().table();
		require(this.state.tables().containsKey(table) || this.state.views().containsKey(table), "there is no", table);
		this.state.requireNamed(List.of(operation.trigger().definition()));
		require(this.state.triggers().put(Contents.key(operation.trigger()), operation.trigger()) == null,
				"it is there");
		return true;
	}

	@Override
	public Boolean dropTrigger(DropTrigger operation) {
		require(operation.trigger().equals(this.state.triggers().remove(Contents.key(operation.trigger()))),
				"the trigger is another one");
		return true;
	}

	@Override
	public Boolean setComment(SetComment operation) {
		QualifiedName name = operation.name();
		String before = switch (operation.on()) {
			case TABLE -> table(name, operation.to());
			case VIEW, MATERIALIZED_VIEW -> view(name, operation.to());
			default -> type(name, operation.to());
		};
		require(Objects.equals(before, operation.from()), "the comment is", before);
		return true;
	}

	private @Nullable String table(QualifiedName name, @Nullable String comment) {
		Table table = this.state.table(name);
		this.state.tables()
			.put(name, new Table(name, table.columns(), table.constraints(), table.indexes(), table.partitioning(),
					comment));
		return table.comment();
	}

	private @Nullable String view(QualifiedName name, @Nullable String comment) {
		View view = Objects.requireNonNull(this.state.views().get(name));
		this.state.views()
			.put(name, new View(view.name(), view.definition(), view.materialized(), view.indexes(), view.options(),
					comment));
		return view.comment();
	}

	private @Nullable String type(QualifiedName name, @Nullable String comment) {
		EnumType type = (EnumType) Objects.requireNonNull(this.state.types().get(name));
		this.state.types().put(name, new EnumType(name, type.values(), comment));
		return type.comment();
	}

}
