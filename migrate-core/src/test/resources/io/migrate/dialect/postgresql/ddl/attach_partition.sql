-- given
CREATE TABLE events (at timestamptz NOT NULL, kind text NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_2026_01 (at timestamptz NOT NULL, kind text NOT NULL);

-- upgrade
ALTER TABLE events ATTACH PARTITION events_2026_01 FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');

-- downgrade
ALTER TABLE events DETACH PARTITION events_2026_01;
