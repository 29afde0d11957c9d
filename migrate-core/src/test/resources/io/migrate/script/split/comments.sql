-- first; it's a comment
--no space
--
--  two spaces
/* block; it's */ SELECT 1; -- behind; the statement
/* nested /* it's */ still; */ SELECT 2 /* inner; */ + -- it's inside;
	3 /* behind */;
/**/ SELECT 4 /***/;/*/ ; */ SELECT 5;
SELECT 6 --; not the end
;
SELECT a-- operator or comment?
;
SELECT 7 +-- comment in an operator;
8;
SELECT 9 */* comment; */ 10;
SELECT 11 // * 12;
SELECT - - 13;
;; ; /* empty */ ;
-- last
SELECT 14 -- in the unfinished one
-- after it
