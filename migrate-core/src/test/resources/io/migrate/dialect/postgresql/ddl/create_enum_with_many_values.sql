-- upgrade
CREATE TYPE status AS ENUM (
  'waiting_for_the_user',
  'waiting_for_the_system',
  'in_progress',
  'interrupted',
  'finished',
  'forgotten'
);

-- downgrade
DROP TYPE status;
