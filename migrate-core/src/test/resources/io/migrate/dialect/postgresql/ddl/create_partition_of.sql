-- given
CREATE TABLE events (at timestamptz NOT NULL, kind text NOT NULL) PARTITION BY RANGE (at);

-- upgrade
CREATE TABLE events_2026_01 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');

-- downgrade
DROP TABLE events_2026_01;
