-- given
CREATE TYPE mood AS ENUM ('sad', 'ok');

-- upgrade
ALTER TYPE mood RENAME TO feeling;

-- downgrade
ALTER TYPE feeling RENAME TO mood;
