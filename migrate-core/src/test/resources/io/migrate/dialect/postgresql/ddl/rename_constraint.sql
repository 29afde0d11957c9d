-- given
CREATE TABLE users (id bigint, email text CONSTRAINT users_email_key UNIQUE);

-- upgrade
ALTER TABLE users RENAME CONSTRAINT users_email_key TO users_email_unique;

-- downgrade
ALTER TABLE users RENAME CONSTRAINT users_email_unique TO users_email_key;
