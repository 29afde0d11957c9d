-- upgrade
CREATE TABLE events (
  at timestamptz NOT NULL
) PARTITION BY RANGE (at);

CREATE TABLE events_old PARTITION OF events DEFAULT;

-- downgrade
DROP TABLE events_old;
DROP TABLE events;
