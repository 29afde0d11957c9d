-- upgrade
CREATE TYPE public.mood AS ENUM ('sad', 'ok', 'it''s fine');
COMMENT ON TYPE public.mood IS 'how one feels';

-- downgrade
DROP TYPE public.mood;
