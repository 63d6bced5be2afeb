-- chart: the contract
BEGIN;
SET search_path = khuyencong, public;
SELECT plan(18);

-- ---- bars, against integer arithmetic --------------------------------------

-- some are negative, some are over the maximum, some are exactly half a step
CREATE TABLE bar AS
SELECT v, m, w, (2 * 8 * w * least(greatest(v, 0), m) + m) / (2 * m) AS eighths, (2 * w * least(greatest(v, 0), m) + m) / (2 * m) AS steps
FROM (SELECT (n * 7919 % 1300 - 100) AS v, 1 + n * 104729 % 1024 AS m, 1 + n % 60 AS w FROM generate_series(1, 20000::bigint) AS n) AS q;
SELECT cmp_ok((SELECT count(*) FROM bar WHERE 16 * w * v % (2 * m) = m AND v BETWEEN 0 AND m), '>', 10::bigint, 'there are ties');
SELECT is_empty($$SELECT * FROM bar WHERE text_bar(v, m, w::integer, true) <> rpad(repeat('#', steps::integer), w::integer, '.')$$, 'ASCII bars');
SELECT is_empty($$SELECT * FROM bar WHERE text_bar(v, m, w::integer) <>
    rpad(repeat('█', (eighths / 8)::integer) || (ARRAY['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'])[1 + eighths % 8], w::integer)$$, 'bars of blocks');
SELECT is_empty('SELECT * FROM bar WHERE length(text_bar(v, m, w::integer)) <> w OR length(text_bar(v, m, w::integer, true)) <> w', 'each has its width');
SELECT is_empty('SELECT * FROM bar WHERE text_bar(v, m, w::integer) <> text_bar(v * 1e25, m * 1e25, w::integer) OR text_bar(v, m, w::integer) <> text_bar(v / 1e20, m / 1e20, w::integer)', 'whatever the unit');
SELECT is(text_bar(maximum => 10, width => 4, value => 5), '██  ', 'named arguments');
SELECT is(text_bar(5::bigint, 10::smallint, 4), '██  ', 'integers');

-- ---- sparklines, against integer arithmetic --------------------------------

CREATE TABLE point AS
SELECT k, n, CASE WHEN (k + n) % 13 > 0 THEN k * n * 7919 % (50 + k) - 30 END AS v
FROM generate_series(1, 500) AS k, generate_series(1, 200) AS n WHERE n <= 1 + k % 200;
CREATE VIEW plain AS
SELECT k, string_agg(CASE WHEN v IS NULL THEN ' ' WHEN high = low THEN '4' ELSE ((2 * 7 * (v - low) + high - low) / (2 * (high - low)) + 1)::text END, '' ORDER BY n) AS line
FROM (SELECT *, min(v) OVER (PARTITION BY k) AS low, max(v) OVER (PARTITION BY k) AS high FROM point) AS q GROUP BY k;
PREPARE plain AS SELECT k, line FROM plain ORDER BY k;
SELECT results_eq('SELECT k, sparkline_ascii(v ORDER BY n) FROM point GROUP BY k ORDER BY k', 'plain', '500 lines');
SELECT results_eq('SELECT k, translate(sparkline(v ORDER BY n), ''▁▂▃▄▅▆▇█'', ''12345678'') FROM point GROUP BY k ORDER BY k', 'plain', '... of blocks');
SELECT results_eq('SELECT k, sparkline_ascii(v / 1e30 + 1e40 ORDER BY n) FROM point GROUP BY k ORDER BY k', 'plain', '... of wide numbers');
SELECT results_eq('SELECT DISTINCT ON (k) k, sparkline_ascii(v) OVER (PARTITION BY k ORDER BY n) FROM point ORDER BY k, n DESC', 'plain', '... at the end of a growing window');
SELECT results_eq(
    'SELECT n, sparkline_ascii(v) OVER (ORDER BY n ROWS 11 PRECEDING) FROM point WHERE k = 199 ORDER BY n',
    'SELECT w.n, (SELECT sparkline_ascii(v ORDER BY n) FROM point AS p WHERE p.k = 199 AND p.n BETWEEN w.n - 11 AND w.n) FROM point AS w WHERE k = 199 ORDER BY n',
    'a sliding window');
SET enable_sort = off;
SELECT results_eq('SELECT k, sparkline_ascii(v) FROM (SELECT * FROM point WHERE k = 77 ORDER BY n) AS q GROUP BY k', 'SELECT * FROM plain WHERE k = 77', 'rows in the order they come');
RESET enable_sort;

-- no plan may cut a line in two and join the halves in any order
SET LOCAL max_parallel_workers_per_gather = 2;
SET LOCAL parallel_setup_cost = 0;
SET LOCAL parallel_tuple_cost = 0;
SET LOCAL min_parallel_table_scan_size = 0;
CREATE FUNCTION plan_of(query text) RETURNS SETOF text LANGUAGE plpgsql AS $$ BEGIN RETURN QUERY EXECUTE 'EXPLAIN (COSTS off) ' || query; END $$;
SELECT ok(bool_or(line ~ 'Partial'), 'others are cut here') FROM plan_of('SELECT sum(v) FROM point') AS line;
SELECT ok(NOT bool_or(line ~ 'Partial'), 'sparklines are not') FROM plan_of('SELECT sparkline(v ORDER BY n) FROM point WHERE k = 1') AS line;

-- ---- errors ---------------------------------------------------------------

SELECT throws_ok('SELECT text_bar(1, 2, 0)', '22023', 'width must be between 1 and 1000', 'no width');
SELECT throws_ok('SELECT sparkline(n) FROM generate_series(1, 20000) AS n', '54000', NULL, 'too many rows');
SELECT throws_ok($$SELECT sparkline_ascii('Infinity')$$, '22023', NULL, 'an infinite value');

SELECT * FROM finish();
ROLLBACK;
