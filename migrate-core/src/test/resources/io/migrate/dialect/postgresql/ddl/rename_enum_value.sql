-- given
CREATE TYPE mood AS ENUM ('sad', 'ok');

-- upgrade
ALTER TYPE mood RENAME VALUE 'ok' TO 'fine';

-- downgrade
ALTER TYPE mood RENAME VALUE 'fine' TO 'ok';
