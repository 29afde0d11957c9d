SELECT 'a;b', 'it''s; here', '\'; SELECT "a;""b";
SELECT E'it\'s; \\', e'\\'';';
SELECT U&'d\0061t;', u&"d\0061;t" , B'01;', X'ff;', n'x;';
SELECT E'first;'
	'it\'s still; one string';
SELECT E'first;' -- it's a comment
	-- another's
	'it\'s still; one string';
SELECT E'first' 'a\', 'other';
SELECT foo'bar;';
SELECT '';
SELECT '''';
SELECT 'two
lines; -- no comment /* nor this
';
SELECT """;", U&"";
