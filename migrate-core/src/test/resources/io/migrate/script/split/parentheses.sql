CREATE RULE r AS ON INSERT TO v DO INSTEAD (
	INSERT INTO a VALUES (new.a);
	INSERT INTO b VALUES (new.b[1;]);
);
SELECT (array[1, 2])[1];
SELECT ';)', ")", $$)$$ /* ) */;
SELECT 1;
