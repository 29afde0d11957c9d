-- given
CREATE TABLE events (
  id   bigint NOT NULL,
  at   timestamptz NOT NULL,
  kind text NOT NULL,
  PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);

-- upgrade
CREATE TABLE events_2026_01 (
  id   bigint NOT NULL,
  at   timestamptz NOT NULL,
  kind text NOT NULL,
  CONSTRAINT events_2026_01_pkey PRIMARY KEY (id, at)
);

ALTER TABLE events ATTACH PARTITION events_2026_01 FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
COMMENT ON TABLE events_2026_01 IS 'the first month';
COMMENT ON COLUMN events_2026_01.kind IS 'of a list';

-- downgrade
DROP TABLE events_2026_01;
