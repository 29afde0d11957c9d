-- given
CREATE TABLE users (id bigint);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;

-- upgrade
CREATE TRIGGER users_touch BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();
ALTER TABLE users ENABLE REPLICA TRIGGER users_touch;

-- downgrade
DROP TRIGGER users_touch ON users;
