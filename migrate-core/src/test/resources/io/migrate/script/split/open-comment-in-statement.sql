SELECT
1 /* ;
