-- upgrade
CREATE TABLE "Order" (
  "user"            bigint NOT NULL,
  "größe"           integer,
  "with ""quotes""" text,
  "Select"          text,
  "position"        point,
  name              text,
  value             text,
  _1                text,
  "1_"              text,
  "a$b"             text,
  CONSTRAINT "Order pkey" PRIMARY KEY ("user")
);

-- downgrade
DROP TABLE "Order";
