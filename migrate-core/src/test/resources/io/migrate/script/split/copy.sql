COPY t FROM stdin;
1	it's
2	a;b
-- migrate:downgrade
\N	\.
\.
COPY public.t (a, b) FROM STDIN WITH (FORMAT csv, HEADER) ; SELECT 'ignored';
a,b
"1;
2",$$
\.
COPY t (a,b) FROM stdin CSV; -- it's ignored
\.
copy binary t from stdout;
\\.
 \.
\.x
\.
COPY t FROM 'file;'; SELECT 1;
COPY (SELECT a FROM stdin) TO stdout; SELECT 2;
COPY t FROM PROGRAM 'cat'; SELECT 3;
COPY t TO STDOUT; SELECT 4;
COPY t FROM "stdin"; SELECT 5;
COPY stdin FROM 'x'; SELECT 6;
SELECT a FROM stdin; SELECT 7;
COPY t FROM stdin;
no end
\. 
