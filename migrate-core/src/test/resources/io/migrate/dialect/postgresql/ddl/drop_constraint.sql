-- given
CREATE TABLE users (id bigint, email text, CONSTRAINT users_email_key UNIQUE (email) INCLUDE (id));

-- upgrade
ALTER TABLE users DROP CONSTRAINT users_email_key;

-- downgrade
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email) INCLUDE (id);
