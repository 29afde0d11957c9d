SELECT a=-1, b@-c, d::int, e[1:2], f:=3, g..h, 1..2, 1.5e-3, .5, 1.e4, 0xFF_ff, 1_000, i->>'j;', k?|l;
