-- given
CREATE SCHEMA "Archive";

-- upgrade
DROP SCHEMA "Archive";

-- downgrade
CREATE SCHEMA "Archive";
