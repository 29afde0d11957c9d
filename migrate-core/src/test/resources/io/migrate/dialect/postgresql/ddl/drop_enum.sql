-- given
CREATE TYPE mood AS ENUM ('sad', 'ok');

-- upgrade
DROP TYPE mood;

-- downgrade
CREATE TYPE mood AS ENUM ('sad', 'ok');
