-- given
CREATE TABLE users (n integer);

-- upgrade

-- downgrade
