-- add OCR results
--
-- Revision ID:   8d41c07e93fa
-- Revises:       5c0de1f7a2b4
-- Create Date:   2025-11-03T14:05:47Z
-- Branch labels: ocr

-- migrate:upgrade
CREATE TABLE ocr_results (
  document_id  bigint PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
  engine       text NOT NULL,
  language     text NOT NULL,
  confidence   numeric(4, 3) NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  page_count   integer NOT NULL CHECK (page_count > 0),
  content      text NOT NULL,
  recognised_at timestamptz NOT NULL DEFAULT now()
);

-- migrate:downgrade
DROP TABLE ocr_results;
