-- upgrade
CREATE TABLE events (
  at   timestamptz NOT NULL,
  kind text NOT NULL,
  data jsonb,
  CONSTRAINT events_pkey PRIMARY KEY (at, kind)
) PARTITION BY RANGE (at);

COMMENT ON TABLE events IS 'what happened';

-- downgrade
DROP TABLE events;
