-- touch documents on change
--
-- Revision ID:   0a6fe38b45d2
-- Revises:       c4780ad9e51b
-- Create Date:   2025-11-12T11:48:40Z

-- migrate:upgrade
ALTER TABLE documents ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now();

CREATE FUNCTION touch_updated_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.updated_at := now();
  RETURN NEW;
END;
$$;

CREATE TRIGGER documents_touch BEFORE UPDATE ON documents
  FOR EACH ROW EXECUTE FUNCTION touch_updated_at();

-- migrate:downgrade
DROP TRIGGER documents_touch ON documents;
DROP FUNCTION touch_updated_at();
ALTER TABLE documents DROP COLUMN updated_at;
