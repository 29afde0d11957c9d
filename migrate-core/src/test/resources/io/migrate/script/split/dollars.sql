SELECT $$a;b$$, $tag$a;$$;$other$;$tag$, $Tag$;$tag$;$Tag$;
SELECT $1;
SELECT $1;$2;
SELECT foo$bar$; SELECT baz$bar$;
SELECT 1$x$;$x$;
SELECT $é$;$é$, $_1$;$_1$;
SELECT $a$x$a$;
SELECT $a$ $ $a $b$a$;
SELECT a $ b;
SELECT '$$'; SELECT '$$';
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
	EXECUTE $q$ UPDATE t SET a = 'x;y'; $q$;
	-- migrate:downgrade
	RETURN NEW;
END
$body$;
