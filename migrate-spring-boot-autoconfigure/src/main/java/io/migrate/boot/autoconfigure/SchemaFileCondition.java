package io.migrate.boot.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * Matches when a schema file is named; a blank name is none.
 */
class SchemaFileCondition extends SpringBootCondition {

	private static final String SETTING = "migrate.autogenerate.schema";

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		boolean named = StringUtils.hasText(context.getEnvironment().getProperty(SETTING));
		ConditionMessage.Builder message = ConditionMessage.forCondition("Schema file");
		return new ConditionOutcome(named,
				named ? message.foundExactly(SETTING) : message.because(SETTING + " is not set"));
	}

}
