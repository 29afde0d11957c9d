-- given
CREATE TYPE mood AS ENUM ('sad', 'ok');

-- upgrade
ALTER TYPE mood ADD VALUE 'happy';

-- downgrade
