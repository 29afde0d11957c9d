-- since 15
-- given
CREATE TABLE documents (id bigint PRIMARY KEY);
CREATE TABLE numbers (n integer PRIMARY KEY);

-- upgrade
CREATE TABLE ocr_results (
  document_id   bigint NOT NULL,
  owner_id      bigint NOT NULL,
  engine        text NOT NULL DEFAULT 'it''s me',
  confidence    numeric(4, 3) NOT NULL,
  pages         integer DEFAULT 1,
  recognised_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT ocr_results_pkey PRIMARY KEY (document_id),
  CONSTRAINT ocr_results_owner_id_fkey
    FOREIGN KEY (owner_id) REFERENCES documents (id) ON DELETE CASCADE,
  CONSTRAINT ocr_results_engine_check CHECK (engine <> ''),
  CONSTRAINT ocr_results_confidence_check CHECK (confidence BETWEEN 0 AND 1),
  CONSTRAINT ocr_results_pages_check CHECK (pages > 0),
  CONSTRAINT pages_key FOREIGN KEY (pages) REFERENCES numbers (n),
  CONSTRAINT ocr_results_engine_pages_key UNIQUE NULLS NOT DISTINCT (engine, pages),
  CONSTRAINT ocr_results_sane CHECK (pages < 1000) NO INHERIT
);

CREATE INDEX ocr_results_engine_idx ON ocr_results (engine) WHERE pages > 1;
CREATE INDEX ocr_results_lower ON ocr_results (lower(engine) DESC);
COMMENT ON TABLE ocr_results IS 'what was read';
COMMENT ON COLUMN ocr_results.recognised_at IS 'when it was read';

-- downgrade
DROP TABLE ocr_results;
