-- search OCR content
--
-- Revision ID:   f06b9a2c1d77
-- Revises:       8d41c07e93fa
-- Create Date:   2025-11-05T08:50:12Z

-- migrate:upgrade
ALTER TABLE ocr_results
  ADD COLUMN content_search tsvector GENERATED ALWAYS AS (to_tsvector('simple', content)) STORED;

CREATE INDEX ocr_results_content_search_idx ON ocr_results USING gin (content_search);

-- migrate:downgrade
ALTER TABLE ocr_results DROP COLUMN content_search;
