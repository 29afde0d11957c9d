-- given
CREATE SCHEMA audit;

-- upgrade
CREATE TABLE IF NOT EXISTS audit.log (
  id     integer GENERATED ALWAYS AS IDENTITY (START WITH 100 CACHE 20),
  code   text COLLATE "C",
  length integer GENERATED ALWAYS AS (length(code)) STORED,
  CONSTRAINT log_code_key UNIQUE (code),
  CONSTRAINT log_key PRIMARY KEY (id) DEFERRABLE
);

CREATE INDEX IF NOT EXISTS log_length_idx ON audit.log (length);

-- downgrade
