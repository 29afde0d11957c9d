package io.migrate.boot.jpa;

import java.lang.reflect.AnnotatedElement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.migrate.base.QualifiedName;
import io.migrate.diff.RenameHints.Hint;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.Value;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

/**
 * Reads {@link RenamedFrom} from the classes of a model. Not thread-safe.
 */
final class RenameReader {

	private final Findings findings;

	private final Set<Hint> renames = new LinkedHashSet<>();

	RenameReader(Findings findings) {
		this.findings = findings;
	}

	List<Hint> read() {
		for (PersistentClass entity : this.findings.metadata().getEntityBindings()) {
			Class<?> type = entity.getMappedClass();
			if (type != null) {
				table(type, entity.getTable());
				entity.getPropertyClosure().forEach((property) -> property(type, property));
				if (entity.getIdentifierProperty() != null) {
					property(type, entity.getIdentifierProperty());
				}
			}
		}
		return List.copyOf(this.renames);
	}

	private void table(AnnotatedElement element, Table table) {
		RenamedFrom from = element.getAnnotation(RenamedFrom.class);
		if (from != null && table.isPhysicalTable()) {
			QualifiedName name = name(table);
			String schema = String.valueOf(name.schema());
			this.renames.add(new Hint(List.of(schema, Names.written(from.value())), List.of(schema, name.name())));
		}
	}

	private void property(Class<?> owner, Property property) {
		AnnotatedElement member = member(owner, property.getName());
		Value value = property.getValue();
		if (value instanceof Component component) {
			parts(owner, component);
		}
		else if (value instanceof Collection collection) {
			collection(member, collection);
		}
		else if (member != null && value.getColumnSpan() == 1
				&& value.getSelectables().get(0) instanceof Column column) {
			column(member, value.getTable(), column);
		}
	}

	private void collection(@Nullable AnnotatedElement member, Collection collection) {
		if (member != null && !collection.isOneToMany() && collection.getCollectionTable() != null) {
			table(member, collection.getCollectionTable());
		}
		if (collection.getElement() instanceof Component element) {
			parts(collection.getOwner().getMappedClass(), element);
		}
	}

	private void parts(Class<?> owner, Component component) {
		if (!component.isDynamic()) {
			Class<?> type = component.isEmbedded() ? owner : component.getComponentClass();
			component.getProperties().forEach((part) -> property(type, part));
		}
	}

	private void column(AnnotatedElement member, Table table, Column column) {
		RenamedFrom from = member.getAnnotation(RenamedFrom.class);
		if (from != null) {
			QualifiedName name = name(table);
			String schema = String.valueOf(name.schema());
			this.renames.add(new Hint(List.of(schema, name.name(), Names.written(from.value())),
					List.of(schema, name.name(), Names.of(column))));
		}
	}

	private QualifiedName name(Table table) {
		return this.findings.names().qualified(table.getSchemaIdentifier(), table.getNameIdentifier());
	}

	// The annotation may be at the field or at the getter, wherever the others are
	private static @Nullable AnnotatedElement member(Class<?> owner, String property) {
		AnnotatedElement field = ReflectionUtils.findField(owner, property);
		if (field != null && field.isAnnotationPresent(RenamedFrom.class)) {
			return field;
		}
		String name = StringUtils.capitalize(property);
		for (String getter : List.of("get" + name, "is" + name)) {
			AnnotatedElement method = ReflectionUtils.findMethod(owner, getter);
			if (method != null && method.isAnnotationPresent(RenamedFrom.class)) {
				return method;
			}
		}
		return field;
	}

}
