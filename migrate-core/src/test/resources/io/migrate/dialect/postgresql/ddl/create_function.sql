-- upgrade
CREATE FUNCTION answer(a integer, b text DEFAULT ''::text)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
BEGIN
  RETURN 1;
END;
$function$;

-- downgrade
DROP FUNCTION answer(integer, text);
