-- give roles to users
--
-- Revision ID:   91b7d4e02fc8
-- Revises:       2ea95b80c6d3
-- Create Date:   2025-11-04T15:33:51Z

-- migrate:upgrade
CREATE TABLE user_roles (
  user_id bigint NOT NULL REFERENCES users ON DELETE CASCADE,
  role_id bigint NOT NULL REFERENCES roles ON DELETE CASCADE,
  PRIMARY KEY (user_id, role_id)
);

-- migrate:downgrade
DROP TABLE user_roles;
