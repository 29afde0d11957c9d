-- given
CREATE TYPE mood AS ENUM ('sad', 'ok');

-- upgrade
COMMENT ON TYPE mood IS 'how one feels';

-- downgrade
COMMENT ON TYPE mood IS NULL;
