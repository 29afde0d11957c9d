-- create entries
--
-- Revision ID:   4be90c2d7f18
-- Revises:
-- Create Date:   2025-11-19T10:10:21Z

-- migrate:upgrade
CREATE TABLE audit.entries (
  id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at   timestamptz NOT NULL DEFAULT now(),
  what text NOT NULL
);

-- migrate:downgrade
DROP TABLE audit.entries;
