SELECT 1;
/* /* */ ;
