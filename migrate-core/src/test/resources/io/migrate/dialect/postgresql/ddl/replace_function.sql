-- given
CREATE FUNCTION answer(a integer, b text DEFAULT ''::text)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
BEGIN
  RETURN 1;
END;
$function$;

-- upgrade
CREATE OR REPLACE FUNCTION answer(a integer, b text DEFAULT ''::text)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
BEGIN
  RETURN 2;
END;
$function$;

-- downgrade
CREATE OR REPLACE FUNCTION answer(a integer, b text DEFAULT ''::text)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
BEGIN
  RETURN 1;
END;
$function$;
