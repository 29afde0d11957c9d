-- given
CREATE SCHEMA audit;

-- upgrade
CREATE TABLE audit.log (
  line text NOT NULL
);

-- downgrade
DROP TABLE audit.log;
