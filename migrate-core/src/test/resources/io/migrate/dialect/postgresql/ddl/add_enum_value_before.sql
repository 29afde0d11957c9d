-- given
CREATE TYPE mood AS ENUM ('sad', 'ok');

-- upgrade
ALTER TYPE mood ADD VALUE 'so-so' BEFORE 'ok';

-- downgrade
