-- given
CREATE TABLE rentals (id integer, during daterange);

-- upgrade
ALTER TABLE rentals ADD CONSTRAINT rentals_no_overlap EXCLUDE USING gist (during WITH &&);

-- downgrade
ALTER TABLE rentals DROP CONSTRAINT rentals_no_overlap;
