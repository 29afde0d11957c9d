SELECT $$ok$$;
SELECT $a$b$$;
