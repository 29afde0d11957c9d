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
DROP FUNCTION answer(integer, text);

-- downgrade
CREATE FUNCTION answer(a integer, b text DEFAULT ''::text)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
BEGIN
  RETURN 1;
END;
$function$;
