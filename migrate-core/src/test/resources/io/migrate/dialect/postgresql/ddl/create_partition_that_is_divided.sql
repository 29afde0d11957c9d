-- given
CREATE TABLE events (at timestamptz NOT NULL, kind text NOT NULL) PARTITION BY RANGE (at);

-- upgrade
CREATE TABLE events_2026_01 PARTITION OF events (
  CONSTRAINT events_2026_01_kind CHECK (kind <> '')
)
  FOR VALUES FROM ('2026-01-01') TO ('2026-02-01')
  PARTITION BY LIST (kind);

COMMENT ON TABLE events_2026_01 IS 'the first month';

-- downgrade
DROP TABLE events_2026_01;
