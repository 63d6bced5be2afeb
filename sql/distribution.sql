-- distribution: exact outputs, at the limits and beyond
\set VERBOSITY terse
SET search_path = khuyencong, public;

-- every index; logarithms are printed rounded
CREATE FUNCTION every_index(distribution, OUT gini numeric, OUT corrected numeric, OUT signed numeric, OUT hoover numeric, OUT hhi numeric, OUT palma numeric, OUT theil numeric, OUT deviation numeric)
LANGUAGE sql RETURN ROW(trim_scale(round(gini($1), 12)), trim_scale(round(gini_corrected($1), 12)), trim_scale(round(gini_signed($1), 12)), trim_scale(round(hoover($1), 12)),
    trim_scale(round(hhi($1), 12)), trim_scale(round(palma($1), 12)), trim_scale(round(theil($1)::numeric, 12)), trim_scale(round(mean_log_deviation($1)::numeric, 12)));

-- by hand, by their formulas over single units
CREATE TABLE example (example text, amount numeric);
INSERT INTO example SELECT example, unnest(amounts) FROM (VALUES
    ('20, 50, 20, 10', ARRAY[20, 50, 20, 10]), ('10 to 50', ARRAY[10, 20, 30, 40, 50]), ('1 to 10', ARRAY[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
    ('decimals', ARRAY[0.1, 0.2, 0.4]), ('with zeros', ARRAY[10, 10, 0, 0, 0]), ('all equal', ARRAY[7, 7, 7, 7]), ('one unit', ARRAY[42]),
    ('all zero', ARRAY[0, 0, 0]), ('with refunds', ARRAY[10, -5, 5, 0]), ('unknown', ARRAY[NULL, NULL]::integer[])) AS v(example, amounts);
SELECT example, i.* FROM (SELECT example, summarize_distribution(amount) AS d FROM example GROUP BY example) AS s, every_index(d) AS i ORDER BY example;
SELECT example, gini_reason(d) AS gini, gini_corrected_reason(d) AS corrected, gini_signed_reason(d) AS signed, hoover_reason(d) AS hoover, hhi_reason(d) AS hhi, palma_reason(d) AS palma, theil_reason(d) AS theil, mean_log_deviation_reason(d) AS deviation
FROM (SELECT example, summarize_distribution(amount) AS d FROM example GROUP BY example) AS s ORDER BY example;
SELECT gini_reason(summarize_distribution(amount)), palma_reason(summarize_distribution(amount)) FROM example WHERE false;

-- in one step, from one state
SELECT round(gini(amount), 12) AS gini, round(gini_corrected(amount), 12) AS corrected, round(gini_signed(amount), 12) AS signed, round(hoover(amount), 12) AS hoover, round(hhi(amount), 12) AS hhi,
       round(palma(amount), 12) AS palma, round(theil(amount)::numeric, 12) AS theil, round(mean_log_deviation(amount)::numeric, 12) AS deviation
FROM example WHERE example = '20, 50, 20, 10';
-- all digits, the same in đồng and in million đồng
SELECT gini(amount), gini(amount * 1000000) AS in_dong, gini(amount / 1000000) AS in_million FROM example WHERE example = '10 to 50';

-- weights are so many units each; ten units as three rows, and one by one
CREATE TABLE weighted (amount numeric, weight numeric);
INSERT INTO weighted VALUES (1, 5), (2, 3), (10, 2), (99, 0), (NULL, 4), (7, NULL);
SELECT i.*, unit_count(d), missing_count(d), total(d) FROM (SELECT summarize_distribution(amount, weight) AS d FROM weighted) AS s, every_index(d) AS i;
SELECT i.*, unit_count(d), total(d) FROM (SELECT summarize_distribution(amount) AS d FROM weighted, generate_series(1, weight)) AS s, every_index(d) AS i;
SELECT round(gini(amount, weight), 12) AS gini, round(gini_corrected(amount, weight), 12) AS corrected, round(gini_signed(amount, weight), 12) AS signed, round(theil(amount, weight)::numeric, 12) AS theil, round(mean_log_deviation(amount, weight)::numeric, 12) AS deviation FROM weighted;
-- in fractions of a unit, and where 128 bits end
SELECT weight, round(gini(d), 12) AS gini, gini_corrected(d) IS NULL AS too_few, round(palma(d), 12) AS palma, round(theil(d)::numeric, 12) AS theil, unit_count(d)
FROM (SELECT w AS weight, summarize_distribution(amount, weight * w) AS d FROM weighted, unnest(ARRAY[0.01, 1e-15, 1e15, 1e27]) AS w GROUP BY w) AS s ORDER BY weight;
SELECT gini_corrected_reason(summarize_distribution(amount, 0.5)), gini(amount, 0.5) FROM example WHERE example = 'one unit';

-- a distribution: each amount once, in order
SELECT summarize_distribution(amount) FROM (VALUES (50), (20.0), (20), (-1.50), (NULL), (1e30), (1e-13), (1e30)) AS v(amount);
SELECT summarize_distribution(amount, weight) FROM weighted;
SELECT summarize_distribution(amount, 0) = 'empty' AS empty FROM (VALUES (1), (1e30), (1e-20)) AS v(amount);
SELECT summarize_distribution(amount), total(summarize_distribution(amount)), unit_count(summarize_distribution(amount)) FROM example WHERE false;
SELECT total(summarize_distribution(amount)), unit_count(summarize_distribution(amount)), missing_count(summarize_distribution(amount)) FROM example WHERE amount IS NULL;
-- a weight that leaves 128 bits and comes back to 12 decimals
SELECT summarize_distribution(5, weight) FROM (VALUES (1e26), (1e26), (0.0000000000001), (0.0000000000009)) AS v(weight);
SELECT unit_count(summarize_distribution(5, 1e26)) FROM generate_series(1, 40);

-- arithmetic
SELECT a + b AS sum, a + b = b + a AS commutes, a + 'empty' = a AS identity, a <> b AS differ
FROM (SELECT summarize_distribution(x) AS a FROM unnest(ARRAY[1, 2, 2]) AS x) AS p, (SELECT summarize_distribution(x) AS b FROM unnest(ARRAY[2, 1e30, NULL]) AS x) AS q;
SELECT merge(d) FROM (VALUES (NULL::distribution), ('empty'), ('{"version": 1, "missing_count": 1, "amounts": [[3, 1]]}'), ('{"version": 1, "missing_count": 1, "amounts": [[2, 1], [3, 0.5]]}')) AS v(d);
SELECT merge(d) = 'empty' AS empty FROM (SELECT NULL::distribution WHERE false) AS v(d);
SELECT DISTINCT d FROM (SELECT summarize_distribution(x) AS d FROM (VALUES (1, 2.0), (2, 2)) AS v(k, x) GROUP BY k) AS q;

-- text: any order of fields and amounts, any white space, by way of jsonb too
SELECT E'\t{ "amounts":[ [2.50,1],[1 , 2],\n[2.5,1] ], "missing_count" : 0,"version":1 } '::distribution, '{"amounts": [], "version": 1, "missing_count": 0}'::distribution = 'empty' AS empty;
SELECT bool_and(d::text::jsonb::text::distribution = d) AS same FROM (SELECT summarize_distribution(amount) AS d FROM example GROUP BY example) AS s;

-- growing and sliding windows
SELECT n, round(gini(n) OVER (ORDER BY n DESC), 4) AS growing, round(gini(n) OVER (ORDER BY n ROWS 1 PRECEDING), 4) AS sliding,
       round(gini(CASE n WHEN 3 THEN 1e30 ELSE n END) OVER (ORDER BY n ROWS 1 PRECEDING), 4) AS wide, summarize_distribution(n) OVER (ORDER BY n ROWS 1 PRECEDING) AS distribution
FROM generate_series(1, 5) AS n ORDER BY n;

-- the Lorenz curve
SELECT round(population_share, 4) AS population_share, round(amount_share, 7) AS amount_share
FROM (SELECT summarize_distribution(amount) AS d FROM example WHERE example = '10 to 50') AS s, lorenz(d);
SELECT population_share, amount_share FROM (SELECT summarize_distribution(amount) AS d FROM example WHERE example = 'with zeros') AS s, lorenz(d);
SELECT count(*) FROM (SELECT example, summarize_distribution(amount) AS d FROM example WHERE example IN ('all zero', 'with refunds', 'unknown') GROUP BY example) AS s, lorenz(d);

-- within groups and between them
CREATE TABLE part AS SELECT area, summarize_distribution(amount) AS d
FROM (VALUES ('north', 100), ('north', 150), ('north', 50), ('south', 300), ('south', 200), ('other', 120), ('empty', NULL)) AS v(area, amount) GROUP BY area;
SELECT round(theil_within(d)::numeric, 12) AS within, round(theil_between(d)::numeric, 12) AS between, round((theil_within(d) + theil_between(d))::numeric, 12) AS both, round(theil(merge(d))::numeric, 12) AS theil FROM part;
SELECT round(mean_log_deviation_within(d)::numeric, 12) AS within, round(mean_log_deviation_between(d)::numeric, 12) AS between, round((mean_log_deviation_within(d) + mean_log_deviation_between(d))::numeric, 12) AS both, round(mean_log_deviation(merge(d))::numeric, 12) AS deviation FROM part;
SELECT theil_within(d), theil_between(d), mean_log_deviation_within(d), mean_log_deviation_between(d) FROM part WHERE area = 'other';
SELECT theil_within(d), theil_between(d), mean_log_deviation_within(d), mean_log_deviation_between(d) FROM part WHERE area = 'empty';

-- far beyond double precision
SELECT gini(x) AS gini, hhi(x) AS hhi, round(mean_log_deviation(x)::numeric, 8) AS deviation, round(theil(x)::numeric, 8) AS theil FROM (VALUES (1e-2000), (1)) AS v(x);
SELECT hhi(x) AS hhi, hoover(x) AS hoover FROM (VALUES (1e-10000), (3e-10000)) AS v(x);
SELECT theil(x, w) = 0 AS equal, mean_log_deviation(x, w) = 0 AS too FROM (VALUES (1e400, 1e400), (1e400, 1)) AS v(x, w);
SELECT round(theil(x, w)::numeric, 8) = round(2000 * ln(10::numeric), 8) AS theil, round(gini(x, w), 8) AS gini FROM (VALUES (0, 1e2000), (1, 1)) AS v(x, w);
SELECT total(d) = 1e131071 AS exact, gini(d) FROM (SELECT summarize_distribution(1e131071) AS d) AS s;

-- errors
\set VERBOSITY default
SELECT gini(v) FROM (VALUES ('NaN'::numeric)) AS x(v);
SELECT gini(1, v) FROM (VALUES ('Infinity'::numeric)) AS x(v);
SELECT gini(1, -0.5);
SELECT hhi(x) FROM (VALUES (1e131071), (1)) AS v(x);
SELECT theil_within(d) FROM (SELECT summarize_distribution(1e400) AS d) AS s;
SELECT theil_within(d) FROM (SELECT summarize_distribution(1e-400) AS d) AS s;
SELECT ''::distribution;
SELECT 'abc'::distribution;
SELECT '[]'::distribution;
SELECT '{"version": 1}'::distribution;
SELECT '{"version": 1, "heads": 1}'::distribution;
SELECT '{"version": 2, "heads": 1}'::distribution;
SELECT '{"version": 0}'::distribution;
SELECT '{"version": 1, "version": 1}'::distribution;
SELECT '{"version": 1, "missing_count": 0.5}'::distribution;
SELECT '{"version": 1, "missing_count": -1}'::distribution;
SELECT '{"version": 1, "missing_count": 9223372036854775807}'::distribution;
SELECT '{"version": 1, "amounts": 7}'::distribution;
SELECT '{"version": 1, "amounts": [7]}'::distribution;
SELECT '{"version": 1, "amounts": [[7]]}'::distribution;
SELECT '{"version": 1, "amounts": [[7, "1"]]}'::distribution;
SELECT '{"version": 1, "amounts": [[7, 1.]]}'::distribution;
SELECT '{"version": 1, "amounts": [[7, 1, 1]]}'::distribution;
SELECT '{"version": 1, "amounts": [[7, 0]]}'::distribution;
SELECT '{"version": 1, "amounts": [[7, 1] [8, 1]]}'::distribution;
SELECT '{"version": 1, "missing_count": 0, "amounts": []} x'::distribution;
SELECT d + d FROM (VALUES ('{"version": 1, "missing_count": 4611686018427387903, "amounts": []}'::distribution)) AS v(d);

DROP FUNCTION every_index;
DROP TABLE example, weighted, part;
