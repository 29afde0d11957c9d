-- given
CREATE TABLE users (id bigint NOT NULL);

-- upgrade
ALTER TABLE users ADD CONSTRAINT users_pkey PRIMARY KEY (id);

-- downgrade
ALTER TABLE users DROP CONSTRAINT users_pkey;
