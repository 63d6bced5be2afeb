-- chart: exact outputs, byte for byte
\set VERBOSITY terse
SET search_path = khuyencong, public;

-- every eighth of one character
SELECT n, convert_to(text_bar(n, 8, 1), 'UTF8') AS bytes, text_bar(n, 8, 1, true) AS ascii FROM generate_series(0, 8) AS n;
-- exactly as many characters as asked for, blanks to the right
SELECT n, '[' || text_bar(n, 10, 4) || ']' AS bar, '[' || text_bar(n, 10, 4, ascii => true) || ']' AS ascii, convert_to(text_bar(n, 10, 4), 'UTF8') AS bytes
FROM generate_series(0, 10) AS n;
-- the Bắc Giang share and the rest of it, 26,3 % and 73,7 %
SELECT '[' || text_bar(12492.1, 47522.9, 20) || ']' AS difficult, '[' || text_bar(35030.8, 47522.9, 20) || ']' AS other;

-- half a step is one, just below it is none
SELECT convert_to(text_bar(v, 8, 1), 'UTF8') AS eighths, text_bar(v, 8, 8, true) AS ascii
FROM (VALUES (0.5), (0.4999999999999999999999999999999999999999), (3.5), (7.5), (7.4999999999999999999999999999999999999999)) AS v(v);
-- beyond what binary floating point tells apart
SELECT text_bar(1e100 + 1, 2e100, 1, true) AS above_half, text_bar(1e100, 2e100, 1, true) AS half, text_bar(1e100 - 1, 2e100, 1, true) AS below_half;

-- clamped at both ends
SELECT '[' || text_bar(-5, 10, 3) || ']' AS negative, text_bar(15, 10, 3) AS over, text_bar(1e131071, 1e-16383, 2, true) AS far_over, text_bar(-1e131071, 1, 2, true) AS far_under;
-- NULL, and maxima that are none
SELECT text_bar(NULL, 1, 1), text_bar(1, NULL, 1), text_bar(1, 1, NULL), text_bar(1, 1, 1, NULL), text_bar(1, 0, 1), text_bar(1, -1, 1), text_bar(0, 0, 1, true);
-- the widest
SELECT length(b), octet_length(b), length(rtrim(b)) FROM (SELECT text_bar(1, 2, 1000) AS b) AS q;

-- sparklines: every level, NULL is a blank
SELECT sparkline(v ORDER BY n), sparkline_ascii(v ORDER BY n), convert_to(sparkline(v ORDER BY n), 'UTF8') AS bytes
FROM (VALUES (1, 0), (2, 1), (3, 2), (4, 3), (5, NULL), (6, 4), (7, 5), (8, 6), (9, 7)) AS r(n, v);
SELECT sparkline_ascii(v ORDER BY n DESC) AS downwards, sparkline_ascii(-v ORDER BY n) AS mirrored, sparkline_ascii(v * 1e30 - 1e40 ORDER BY n) AS moved, sparkline_ascii(v / 1e20 ORDER BY n) AS shrunk
FROM (VALUES (1, 0), (2, 1), (3, 2), (4, 3), (5, NULL), (6, 4), (7, 5), (8, 6), (9, 7)) AS r(n, v);
-- half a level is one
SELECT sparkline_ascii(v ORDER BY v) FROM (VALUES (0), (0.4999999999999999999999999999999999999999), (0.5), (6.4999999999999999999999999999999999999999), (6.5), (7)) AS r(v);
-- all equal, one row, one known value: the middle
SELECT sparkline(5) AS one, sparkline_ascii(v ORDER BY n) AS equal FROM (VALUES (1, 5.0), (2, 5), (3, NULL), (4, 5.00)) AS r(n, v);
SELECT '[' || sparkline_ascii(v ORDER BY n) || ']' AS one_known FROM (VALUES (1, NULL), (2, -1e50), (3, NULL)) AS r(n, v);
-- nothing known, no rows
SELECT '[' || sparkline(NULL) || ']' AS unknown, sparkline(v) FILTER (WHERE v > 9) AS filtered, sparkline_ascii(v) FILTER (WHERE v > 9) AS filtered_ascii FROM (VALUES (1)) AS r(v);
SELECT sparkline(v) FROM (SELECT 1 AS v WHERE false) AS r;

-- windows: the picture is drawn after every row
SELECT n, sparkline(v) OVER (ORDER BY n) AS growing, '[' || sparkline_ascii(v) OVER (ORDER BY n ROWS 2 PRECEDING) || ']' AS sliding,
       sparkline_ascii(v) OVER (ORDER BY n ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS ahead
FROM (VALUES (1, 3), (2, 1), (3, NULL), (4, 10), (5, 4)) AS r(n, v);
SELECT k, sparkline_ascii(v ORDER BY n) FROM (VALUES (1, 1, 5), (1, 2, 6), (2, 1, 6), (2, 2, 5), (2, 3, 5.5)) AS r(k, n, v) GROUP BY k ORDER BY k;

-- as long as it may be
SELECT length(sparkline(n ORDER BY n)), md5(sparkline_ascii(n ORDER BY n)) = md5(string_agg((1 + round(7 * (n - 1) / 9999.0))::text, '' ORDER BY n)) AS same
FROM generate_series(1, 10000) AS n;

-- errors
\set VERBOSITY default
SELECT text_bar(1, 2, 0);
SELECT text_bar(1, 2, 1001);
SELECT text_bar(1, 0, -1);
SELECT text_bar('NaN', 1, 1);
SELECT text_bar(1, 'Infinity', 1);
SELECT sparkline(v) FROM (VALUES (1), ('NaN'::numeric)) AS r(v);
SELECT sparkline(n ORDER BY n) FROM generate_series(1, 10001) AS n;
-- a range or a bar's steps beyond numeric
SELECT text_bar(5e131071, 6e131071, 1);
SELECT sparkline(v) FROM (VALUES (9e131071), (-9e131071)) AS r(v);
