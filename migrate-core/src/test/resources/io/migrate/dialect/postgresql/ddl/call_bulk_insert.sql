-- given
CREATE TABLE kinds (s text, n bigint, d double precision, b boolean, u uuid, x bytea);
CREATE TABLE times (a date, b time, c timestamp, d timestamptz, e timestamptz, f interval, g text[]);
CREATE TABLE pairs (b integer, a text);

-- upgrade
INSERT INTO kinds (s, n, d, b, u, x) VALUES
  (E'it''s \\ me', 1, 1.50, true, '4b1d1c61-0000-4000-8000-000000000001', E'\\x01ff'),
  (NULL, -9223372036854775808, 'NaN', false, NULL, E'\\x'),
  (upper('a'), NULL, '-Infinity', NULL, NULL, NULL);

INSERT INTO times (a, b, c, d, e, f, g) VALUES
  ('2026-01-02', '03:04:00', '2026-01-02T03:04:00', '2026-01-02T03:04:00+02:00', '1970-01-01T00:00:00Z', 'PT1H30M', E'{"a,b","\\"c\\" \\\\","NULL"}'),
  (NULL, NULL, NULL, NULL, NULL, NULL, '{NULL,"d"}');

INSERT INTO pairs (b, a) VALUES
  (1, 'NEW'),
  (2, 'x');

-- downgrade
