CREATE TABLE since_18 (id int, during daterange, a int NOT NULL, twice int GENERATED ALWAYS AS (a * 2) VIRTUAL,
  CONSTRAINT since_18_pk PRIMARY KEY (id, during WITHOUT OVERLAPS),
  CONSTRAINT since_18_unique UNIQUE (a, during WITHOUT OVERLAPS),
  CONSTRAINT since_18_check CHECK (a > 0) NOT ENFORCED,
  CONSTRAINT since_18_parent FOREIGN KEY (a) REFERENCES parents NOT ENFORCED);
CREATE TABLE since_18_child (id int, during daterange,
  CONSTRAINT covered FOREIGN KEY (id, PERIOD during) REFERENCES since_18 (id, PERIOD during));
