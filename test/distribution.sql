-- distribution: the contract
BEGIN;
SET search_path = khuyencong, public;
SELECT plan(14 * 4 + 63);
\ir matrix.psql

SELECT matrix('summarize_distribution', 'amount, n % 5');
SELECT matrix('gini_signed', 'amount');
SELECT matrix('theil', 'abs(amount)');
SELECT matrix('gini', 'abs(amount), n % 5');

-- ---- against plain SQL ----------------------------------------------------

-- the indices by their textbook formulas, over the units one by one
CREATE TABLE unit AS SELECT abs(amount) AS x, n % 4 AS w, part AS g FROM matrix_row WHERE abs(amount) BETWEEN 1 AND 1e9;
CREATE FUNCTION textbook(x numeric[], OUT gini numeric, OUT gini_corrected numeric, OUT theil numeric, OUT mean_log_deviation numeric, OUT hoover numeric, OUT hhi numeric)
LANGUAGE sql BEGIN ATOMIC
    SELECT 2 * sum(i * v) / (n * sum(v)) - (n + 1)::numeric / n, (2 * sum(i * v) / (n * sum(v)) - (n + 1)::numeric / n) * n / (n - 1),
           sum(v / s * ln(v * n / s)), sum(ln(s / (n * v))) / n, sum(abs(v / s - 1::numeric / n)) / 2, sum((v / s) * (v / s))
    FROM (SELECT v, row_number() OVER (ORDER BY v) AS i, count(*) OVER () AS n, sum(v) OVER () AS s FROM unnest(x) AS v) AS u
    GROUP BY n, s;
END;
CREATE TABLE ours AS SELECT gini(x), gini_corrected(x), theil(x)::numeric, mean_log_deviation(x)::numeric, hoover(x), hhi(x) FROM unit;
CREATE TABLE ours_weighted AS SELECT gini(x, w), gini_corrected(x, w), theil(x, w)::numeric, mean_log_deviation(x, w)::numeric, hoover(summarize_distribution(x, w)), hhi(summarize_distribution(x, w)) FROM unit;
PREPARE textbook AS SELECT round(t.gini, 12), round(t.gini_corrected, 12), round(t.theil, 12), round(t.mean_log_deviation, 12), round(t.hoover, 12), round(t.hhi, 12) FROM textbook((SELECT array_agg(x) FROM unit)) AS t;
PREPARE ours AS SELECT round(gini, 12), round(gini_corrected, 12), round(theil, 12), round(mean_log_deviation, 12), round(hoover, 12), round(hhi, 12) FROM ours;
SELECT results_eq('ours', 'textbook', 'indices equal their formulas');
PREPARE textbook_weighted AS SELECT round(t.gini, 12), round(t.gini_corrected, 12), round(t.theil, 12), round(t.mean_log_deviation, 12), round(t.hoover, 12), round(t.hhi, 12) FROM textbook((SELECT array_agg(x) FROM unit, generate_series(1, w))) AS t;
PREPARE ours_weighted AS SELECT round(gini, 12), round(gini_corrected, 12), round(theil, 12), round(mean_log_deviation, 12), round(hoover, 12), round(hhi, 12) FROM ours_weighted;
SELECT results_eq('ours_weighted', 'textbook_weighted', 'a weight is so many units');
SELECT is((SELECT round(gini_signed(amount), 12) FROM matrix_row WHERE abs(amount) < 1e9),
    (SELECT round(sum((2 * i - n - 1) * v) / (n * sum(abs(v))), 12) FROM (SELECT amount AS v, row_number() OVER (ORDER BY amount) AS i, count(*) OVER () AS n FROM matrix_row WHERE abs(amount) < 1e9) AS u GROUP BY n),
    'with refunds');
SELECT is((SELECT gini_signed(x) FROM unit), (SELECT gini(x) FROM unit), 'without refunds gini_signed is gini');
SELECT is((SELECT round(palma(n), 12) FROM generate_series(1, 1000) AS n),
    (SELECT round(sum(n) FILTER (WHERE n > 900) / sum(n::numeric) FILTER (WHERE n <= 400), 12) FROM generate_series(1, 1000) AS n), 'palma');
SELECT results_eq(
    'SELECT round(population_share, 12), round(amount_share, 12) FROM (SELECT summarize_distribution(x) AS d FROM unit) AS s, lorenz(d) WHERE population_share > 0',
    'SELECT DISTINCT round(count(*) OVER o::numeric / count(*) OVER (), 12), round(sum(x) OVER o / sum(x) OVER (), 12) FROM unit WINDOW o AS (ORDER BY x) ORDER BY 1', 'the Lorenz curve');
SELECT is((SELECT round(1 - sum((p - lp) * (l + ll)), 12) FROM (SELECT population_share AS p, amount_share AS l, lag(population_share) OVER o AS lp, lag(amount_share) OVER o AS ll
        FROM (SELECT summarize_distribution(x) AS d FROM unit) AS s, lorenz(d) WINDOW o AS (ORDER BY population_share)) AS c),
    (SELECT round(gini(x), 12) FROM unit), 'gini is twice the area above it');
SELECT is((SELECT round(gini(n), 15) FROM generate_series(1, 1000000) AS n), round(999999 / 3000000.0, 15), 'a million units: (n - 1) / 3n');

-- ---- invariance -----------------------------------------------------------

SELECT is((SELECT gini(x * 1000) FROM unit), (SELECT gini(x) FROM unit), 'gini does not depend on the unit of the amounts');
SELECT is((SELECT gini(x / 1000000) FROM unit), (SELECT gini(x) FROM unit), '... to the last digit');
SELECT is((SELECT round(gini(x * 1e40), 15) FROM unit), (SELECT round(gini(x), 15) FROM unit), '... beyond 128 bits');
SELECT is((SELECT round(gini(x * 1e-40), 15) FROM unit), (SELECT round(gini(x), 15) FROM unit), '... and beyond 12 decimals');
SELECT is((SELECT round(theil(x * 1e40)::numeric, 12) FROM unit), (SELECT round(theil(x)::numeric, 12) FROM unit), 'nor does theil');
SELECT is((SELECT round(palma(x * 1e40), 15) FROM unit), (SELECT round(palma(x), 15) FROM unit), 'nor palma');
SELECT is((SELECT round(hoover(x * 1e40), 15) FROM unit), (SELECT round(hoover(x), 15) FROM unit), 'nor hoover');
SELECT is((SELECT round(hhi(x * 1e40), 15) FROM unit), (SELECT round(hhi(x), 15) FROM unit), 'nor hhi');
SELECT is((SELECT total(summarize_distribution(amount)) FROM matrix_row), (SELECT trim_scale(sum(amount)) FROM matrix_row), 'total is core''s sum');
SELECT is((SELECT total(summarize_distribution(amount, n / 7.0)) FROM matrix_row WHERE abs(amount) < 1e9 AND scale(amount) < 12),
    (SELECT trim_scale(sum(amount * (n / 7.0))) FROM matrix_row WHERE abs(amount) < 1e9 AND scale(amount) < 12), '... with weights');
SELECT results_eq('SELECT unit_count(summarize_distribution(amount, n % 3)), missing_count(summarize_distribution(amount, n % 3)) FROM matrix_row',
    'SELECT (sum(n % 3) FILTER (WHERE amount IS NOT NULL))::numeric, count(*) FILTER (WHERE amount IS NULL) FROM matrix_row', 'units and missing rows');

-- the weight of a unit is a unit of its own, beyond 128 bits and 12 decimals too
CREATE FUNCTION with_weights(factor numeric, OUT gini numeric, OUT gini_signed numeric, OUT hoover numeric, OUT palma numeric, OUT theil numeric, OUT mean_log_deviation numeric)
LANGUAGE sql BEGIN ATOMIC
    SELECT round(gini(d), 15), round(gini_signed(d), 15), round(hoover(d), 15), round(palma(d), 15), round(theil(d)::numeric, 13), round(mean_log_deviation(d)::numeric, 13)
    FROM (SELECT summarize_distribution(x, w * factor) AS d FROM (SELECT x, w FROM unit ORDER BY x LIMIT 2000) AS u) AS s;
END;
SELECT is(with_weights(factor), with_weights(1), format('weights times %s', factor)) FROM unnest(ARRAY[0.001, 1e-13, 1e13, 1e30]) AS factor;
SELECT is(gini(x, w), 0.25, 'the sum of the weights leaves 128 bits') FROM (VALUES (1, 1e26), (2, 1e26), (3, 1e26), (4, 1e26)) AS v(x, w);
SELECT is((SELECT summarize_distribution(5, 1e26)::text FROM generate_series(1, 40)), '{"version": 1, "missing_count": 0, "amounts": [[5, 4000000000000000000000000000]]}', 'so does a single weight');
SELECT is((SELECT summarize_distribution(1e30, 0.5)::text FROM generate_series(1, 100000)), '{"version": 1, "missing_count": 0, "amounts": [[1000000000000000000000000000000, 50000]]}', 'what repeats takes no space');
SELECT is((SELECT hhi(x) FROM (VALUES (1e-10000), (1e-10000)) AS v(x)), 0.5, 'products of tiny amounts are not rounded');
-- ln(mean / x), by hand: mean = .5, so 2000 ln 10 - ln 2 of one unit and -ln 2 of the other
SELECT is((SELECT round(mean_log_deviation(x)::numeric, 8) FROM (VALUES (1e-2000), (1)) AS v(x)), round(1000 * ln(10::numeric) - ln(2::numeric), 8), 'ratios beyond double precision have logarithms');
SELECT is((SELECT total(summarize_distribution(x)) FROM (VALUES (1e131071)) AS v(x)), 1e131071, 'the largest amount has a total');

-- ---- the split ------------------------------------------------------------

CREATE TABLE part AS SELECT g, summarize_distribution(x, w) AS d FROM unit GROUP BY g;
SELECT is((SELECT round((theil_within(d) + theil_between(d))::numeric, 12) FROM part), (SELECT round(theil, 12) FROM ours_weighted), 'Theil is within plus between');
SELECT is((SELECT round((mean_log_deviation_within(d) + mean_log_deviation_between(d))::numeric, 12) FROM part), (SELECT round(mean_log_deviation, 12) FROM ours_weighted), 'so is the mean log deviation');
CREATE TABLE other_part AS SELECT g, summarize_distribution(x) AS d FROM (VALUES (1, 0), (1, 0), (2, 5), (2, 7)) AS v(g, x) GROUP BY g;
SELECT is((SELECT round((theil_within(d) + theil_between(d))::numeric, 12) FROM other_part), (SELECT round(theil(x)::numeric, 12) FROM unnest(ARRAY[0, 0, 5, 7]) AS x), 'a group may have nothing');
SELECT is((SELECT concat(mean_log_deviation_within(d), mean_log_deviation_between(d)) FROM other_part), '', '... but then there is no mean log deviation');
SELECT is((SELECT theil_within(d) FROM (SELECT d FROM other_part UNION ALL SELECT summarize_distribution(NULL) UNION ALL SELECT NULL) AS q), (SELECT theil_within(d) FROM other_part), 'empty and NULL distributions are skipped');
SELECT is((SELECT concat(theil_within(d), theil_between(d)) FROM other_part WHERE g = 1), '', 'all zero: NULL');
SELECT is((SELECT concat(theil_within(d), theil_between(d)) FROM (SELECT d FROM other_part UNION ALL SELECT summarize_distribution(-1)) AS q), '', 'a negative amount: NULL');
SELECT is((SELECT concat(theil_within(d), theil_between(d)) FROM other_part WHERE false), '', 'no group: NULL');
SELECT is((SELECT theil_between(d) FROM (SELECT summarize_distribution(x) AS d FROM (VALUES (1, 1), (1, 3), (2, 2), (3, 1.5), (3, 2.5)) AS v(g, x) GROUP BY g) AS q), 0::float8, 'nothing between groups of the same mean');
CREATE TABLE small_part AS SELECT n, summarize_distribution(amount) AS d FROM matrix_row WHERE abs(amount) BETWEEN 1 AND 1e9 AND amount > 0 GROUP BY n;
ALTER TABLE small_part SET (parallel_workers = 2);
ANALYZE small_part;
SELECT matrix_same('SELECT concat(theil_within(d), theil_between(d), mean_log_deviation_within(d), mean_log_deviation_between(d)) FROM small_part', 'SELECT concat(theil_within(d), theil_between(d), mean_log_deviation_within(d), mean_log_deviation_between(d)) FROM small_part',
    '{max_parallel_workers_per_gather=2,parallel_leader_participation=off,parallel_setup_cost=0,parallel_tuple_cost=0,min_parallel_table_scan_size=0}', 'Partial Aggregate', 'the split in parallel');
SELECT is((SELECT theil_within(d ORDER BY g)::text || theil_between(d ORDER BY g DESC)::text FROM part), (SELECT theil_within(d ORDER BY g DESC)::text || theil_between(d ORDER BY g)::text FROM part), '... to the last bit in any order');

-- ---- algebra --------------------------------------------------------------

CREATE TABLE summary AS SELECT n % 50 AS k, summarize_distribution(amount) AS s FROM matrix_row GROUP BY 1 UNION ALL SELECT -2, NULL;
SELECT results_eq('SELECT merge(s) FROM summary', 'SELECT summarize_distribution(amount) FROM matrix_row', 'merged distributions are the distribution of all');
SELECT is_empty('SELECT a.k FROM summary a, summary b WHERE a.k < 9 AND b.k < 9 AND a.s + b.s <> b.s + a.s', '+ is commutative');
SELECT is_empty($$SELECT k FROM summary WHERE s::text::distribution <> s OR s::text::jsonb::text::distribution <> s$$, 'text there and back');
SELECT is((SELECT bool_and(s + (SELECT merge(s) FROM summary WHERE false) = s) FROM summary), true, 'the empty one is the identity');
SELECT is(summarize_distribution(x, w), summarize_distribution(x2, w2), 'how a weight came about does not show')
FROM (VALUES (5, 0.9999999999999, 5, 0.5), (5, 0.0000000000001, 5, 0.5)) AS v(x, w, x2, w2);
SELECT is((SELECT count(DISTINCT d::text) FROM (SELECT summarize_distribution(v) AS d FROM unnest(ARRAY[1.50, 2]) AS v UNION ALL SELECT summarize_distribution(v) FROM unnest(ARRAY[2.000, 1.5]) AS v) AS q), 1::bigint, 'nor do trailing zeros and order');

-- ---- errors ---------------------------------------------------------------

SELECT throws_ok(format('SELECT gini(%L::numeric)', v), '22023', 'amount must be a finite number', v) FROM unnest(ARRAY['NaN', 'Infinity']) AS v;
SELECT throws_ok('SELECT gini(1, -1)', '22023', 'weight must not be negative', 'a negative weight');
SELECT throws_ok(format('SELECT gini(1, %L::numeric)', v), '22023', 'amount must be a finite number', 'the weight ' || v) FROM unnest(ARRAY['NaN', 'Infinity']) AS v;
SELECT throws_ok($$SELECT gini(v) OVER (ORDER BY v ROWS 1 PRECEDING) FROM (VALUES (1), ('NaN'::numeric)) AS x(v)$$, '22023', NULL, 'NaN in a window');
SELECT throws_ok(format('SELECT %L::distribution', v), '22P02', NULL, v) FROM unnest(ARRAY[
    'x', '{}', '[]', '{"version": 1, "missing_count": 0}', '{"version": 1, "missing_count": 0, "amounts": [[1, 2]',
    '{"version": 1, "missing_count": 0, "amounts": [[1, 0]]}', '{"version": 1, "missing_count": 0, "amounts": [[1, -2]]}',
    '{"version": 1, "missing_count": 0, "amounts": [[NaN, 1]]}', '{"version": 1, "missing_count": 0, "amounts": [1, 2]}', '{"version": 1, "missing_count": -1, "amounts": []}']) AS v;
SELECT throws_ok($$SELECT '{"version": 2, "heads": 1}'::distribution$$, '0A000', 'version 2 of type distribution is not supported', 'a newer version');

SELECT * FROM finish();
ROLLBACK;
