-- given
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
COMMENT ON TYPE mood IS 'how one feels';
CREATE TABLE users (mood mood NOT NULL DEFAULT 'ok', moods mood[]);
INSERT INTO users (mood, moods) VALUES ('sad', '{happy,sad}');

-- upgrade
ALTER TYPE public.mood RENAME TO mood_old;
CREATE TYPE public.mood AS ENUM ('happy', 'sad');

ALTER TABLE users
  ALTER COLUMN mood DROP DEFAULT,
  ALTER COLUMN mood TYPE public.mood USING mood::text::public.mood,
  ALTER COLUMN mood SET DEFAULT 'sad'::public.mood;

ALTER TABLE users ALTER COLUMN moods TYPE public.mood[] USING moods::text[]::public.mood[];
DROP TYPE public.mood_old;

-- downgrade
ALTER TYPE public.mood RENAME TO mood_old;
CREATE TYPE public.mood AS ENUM ('sad', 'ok', 'happy');
COMMENT ON TYPE public.mood IS 'how one feels';

ALTER TABLE users
  ALTER COLUMN mood DROP DEFAULT,
  ALTER COLUMN mood TYPE public.mood USING mood::text::public.mood,
  ALTER COLUMN mood SET DEFAULT 'ok'::public.mood;

ALTER TABLE users ALTER COLUMN moods TYPE public.mood[] USING moods::text[]::public.mood[];
DROP TYPE public.mood_old;
