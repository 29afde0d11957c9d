-- since 18
-- given
CREATE TABLE rentals (id int4range NOT NULL, during daterange NOT NULL);

-- upgrade
ALTER TABLE rentals ADD CONSTRAINT rentals_pkey PRIMARY KEY (id, during WITHOUT OVERLAPS);

-- downgrade
ALTER TABLE rentals DROP CONSTRAINT rentals_pkey;
