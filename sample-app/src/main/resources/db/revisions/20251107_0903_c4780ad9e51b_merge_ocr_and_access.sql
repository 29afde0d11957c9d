-- merge OCR and access
--
-- Revision ID:   c4780ad9e51b
-- Revises:       f06b9a2c1d77, 6d0f3b18c5e9
-- Create Date:   2025-11-07T09:03:18Z

-- migrate:upgrade

-- migrate:downgrade
