package io.migrate.boot.autoconfigure;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.migrate.revision.JavaRevision;
import io.migrate.revision.JavaRevisionSource.Candidate;
import io.migrate.revision.RevisionInfo;

import org.springframework.beans.BeansException;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * The revisions among the beans. Their classes are looked at; a bean is made when its
 * revision runs.
 */
final class JavaRevisionBeans {

	private final ListableBeanFactory beans;

	JavaRevisionBeans(ListableBeanFactory beans) {
		this.beans = beans;
	}

	List<Candidate> candidates() {
		return Stream.of(this.beans.getBeanNamesForType(JavaRevision.class, true, false)).map(this::candidate).toList();
	}

	private Candidate candidate(String name) {
		Class<?> type = type(name);
		return new Candidate(type, this.beans.findAnnotationOnBean(name, RevisionInfo.class, false),
				() -> bean(name, type));
	}

	private Class<?> type(String name) {
		Class<?> type = ClassUtils.getUserClass(Objects.requireNonNull(this.beans.getType(name, false), name));
		// A method that hides the class behind the interface
		return type.isInterface() ? ClassUtils.getUserClass(bean(name, type)) : type;
	}

	private JavaRevision bean(String name, Class<?> type) {
		try {
			return this.beans.getBean(name, JavaRevision.class);
		}
		catch (BeansException ex) {
			RevisionNeedsDatabaseException cycle = RevisionNeedsDatabaseException.in(ex, name, type);
			throw (cycle != null) ? cycle : ex;
		}
	}

}
