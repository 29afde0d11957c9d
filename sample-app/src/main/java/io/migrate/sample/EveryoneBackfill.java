package io.migrate.sample;

import java.util.List;

import io.migrate.populate.Batch;
import io.migrate.populate.BatchPopulator;

import org.springframework.stereotype.Component;

/**
 * Lets the users that were there before there were groups join that of everybody. There
 * may be many: it goes through them batch by batch.
 */
@Component
class EveryoneBackfill implements BatchPopulator {

	private static final String JOIN = """
			INSERT INTO group_members (group_id, user_id)
			SELECT g.id, u.id FROM users u CROSS JOIN groups g
			WHERE g.name = 'everyone' AND %s
			ON CONFLICT DO NOTHING""";

	@Override
	public String name() {
		return "everyone-backfill";
	}

	@Override
	public List<String> dependsOn() {
		return List.of("default-groups");
	}

	@Override
	public String table() {
		return "users";
	}

	@Override
	public long populate(Batch batch) {
		return batch.jdbc().sql(JOIN.formatted(batch.condition("u"))).update();
	}

}
