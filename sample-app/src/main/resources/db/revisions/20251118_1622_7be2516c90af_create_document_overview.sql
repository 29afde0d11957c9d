-- create document overview
--
-- Revision ID:   7be2516c90af
-- Revises:       0a6fe38b45d2
-- Create Date:   2025-11-18T16:22:06Z

-- migrate:upgrade
CREATE VIEW document_overview AS
SELECT d.id, d.title, u.name AS owner, o.language, o.confidence, d.updated_at
FROM documents d
JOIN users u ON u.id = d.owner_id
LEFT JOIN ocr_results o ON o.document_id = d.id;

-- migrate:downgrade
DROP VIEW document_overview;
