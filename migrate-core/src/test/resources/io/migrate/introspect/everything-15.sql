CREATE TABLE since_15 (a int, b int, CONSTRAINT one_null UNIQUE NULLS NOT DISTINCT (a),
  CONSTRAINT set_some FOREIGN KEY (b, a) REFERENCES parents (b, a) ON DELETE SET NULL (a));
CREATE UNIQUE INDEX since_15_index ON since_15 (b) NULLS NOT DISTINCT;
CREATE VIEW since_15_view WITH (security_invoker = true) AS SELECT a FROM since_15;
