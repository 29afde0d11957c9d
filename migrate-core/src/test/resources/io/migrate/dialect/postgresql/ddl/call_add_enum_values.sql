-- given
CREATE TYPE mood AS ENUM ('sad', 'ok');

-- upgrade
ALTER TYPE mood ADD VALUE 'so-so' AFTER 'sad';
ALTER TYPE mood ADD VALUE IF NOT EXISTS 'furious' BEFORE 'sad';

-- downgrade
