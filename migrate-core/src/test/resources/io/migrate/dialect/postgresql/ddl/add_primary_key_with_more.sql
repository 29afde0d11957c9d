-- given
CREATE TABLE users (id bigint NOT NULL, email text);

-- upgrade
ALTER TABLE users
  ADD CONSTRAINT users_pkey PRIMARY KEY (id) INCLUDE (email) DEFERRABLE INITIALLY DEFERRED;

-- downgrade
ALTER TABLE users DROP CONSTRAINT users_pkey;
