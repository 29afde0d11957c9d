-- upgrade
CREATE TABLE empty ();

-- downgrade
DROP TABLE empty;
