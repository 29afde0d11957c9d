-- given
CREATE TABLE users (id integer, n varchar(20) NOT NULL DEFAULT 'x');

-- upgrade
ALTER TABLE users ALTER COLUMN n TYPE varchar(40);

-- downgrade
ALTER TABLE users ALTER COLUMN n TYPE varchar(20);
