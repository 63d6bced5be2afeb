-- rounding: the contract
BEGIN;
SET search_path = khuyencong, public;
SELECT plan(52);
\ir matrix.psql

-- ---- against plain SQL ----------------------------------------------------

-- partitions of thousands of rows with each number of decimals, of one to forty
-- rows with more of them, and the rows of the matrix; amounts repeat, so do
-- remainders; some are negative or NULL, some totals are not positive
CREATE TABLE line AS
SELECT p, p % 7 AS decimals, n, CASE WHEN n % 17 = 5 THEN NULL WHEN n % 13 = 0 THEN -n % 50 / 4.0 ELSE (n * 7919 + p * 104729) % 1009 / 8.0 END AS amount
FROM generate_series(1, 14) AS p, generate_series(1, 2500) AS n
UNION ALL
SELECT 100 + p, p % 7, n, CASE WHEN p % 11 = 4 THEN 1 WHEN n % 9 = 5 THEN NULL WHEN p % 8 = 5 THEN 1 - n ELSE (n * 271 + p * 31) % 97 - p % 5 END
FROM generate_series(1, 400) AS p, generate_series(1, 40) AS n WHERE n <= 1 + p % 40
UNION ALL
SELECT 1000 + part, part * 2, n, amount FROM matrix_row;
CREATE TABLE total AS SELECT p, sum(amount) AS total, count(amount) AS known FROM line GROUP BY p;

-- q is amount * units / total; both parts of it exact
CREATE VIEW plain AS
SELECT p, n, amount, decimals, units, total, whole - (rest < 0)::integer AS floor, rest + CASE WHEN rest < 0 THEN total ELSE 0 END AS remainder
FROM (SELECT line.*, total, units, div(amount * units, total) AS whole, mod(amount * units, total) AS rest
      FROM line JOIN total USING (p), LATERAL (SELECT ('1e' || decimals + 2)::numeric AS units) AS u
      WHERE total > 0 AND amount IS NOT NULL) AS q;
PREPARE plain AS
SELECT p, n, round((floor + (row_number() OVER (PARTITION BY p ORDER BY remainder DESC, n) <= units - sum(floor) OVER (PARTITION BY p))::integer) * 100 / units, decimals)
FROM plain ORDER BY 1, 2;
PREPARE plain_backwards AS
SELECT p, n, round((floor + (row_number() OVER (PARTITION BY p ORDER BY remainder DESC, n DESC) <= units - sum(floor) OVER (PARTITION BY p))::integer) * 100 / units, decimals)
FROM plain ORDER BY 1, 2;
PREPARE plain_without_order AS
SELECT p, amount, round((floor + (row_number() OVER (PARTITION BY p ORDER BY remainder DESC, amount DESC) <= units - sum(floor) OVER (PARTITION BY p))::integer) * 100 / units, decimals)
FROM plain ORDER BY 1, 2, 3;
CREATE TABLE share AS SELECT *, display_share(amount, decimals) OVER (PARTITION BY p ORDER BY n) AS share FROM line;
PREPARE ours AS SELECT p, n, share FROM share WHERE share IS NOT NULL ORDER BY 1, 2;
PREPARE ours_again AS SELECT p, n, share FROM (SELECT p, n, display_share(amount, decimals) OVER (PARTITION BY p ORDER BY n) AS share FROM line) AS s WHERE share IS NOT NULL ORDER BY 1, 2;
SELECT results_eq('ours', 'plain', 'the shares are those of plain SQL');
SELECT is_empty('SELECT p, n FROM share JOIN total USING (p) WHERE (share IS NULL) <> (amount IS NULL OR total IS NULL OR total <= 0)', 'NULL where the amount is, or where the total is not positive');
SELECT results_eq('SELECT p, sum(share) FROM share GROUP BY p HAVING sum(share) IS NOT NULL ORDER BY p', 'SELECT p, 100::numeric FROM total WHERE total > 0 ORDER BY p', 'every partition adds up to 100');
SELECT cmp_ok((SELECT count(*) FROM total WHERE total > 0), '>', 350::bigint, '... of which there are hundreds');
SELECT cmp_ok((SELECT count(*) FROM total WHERE total <= 0), '>', 10::bigint, '... and some that have no shares');
SELECT is_empty('SELECT * FROM share WHERE scale(share) <> decimals', 'shares have the decimals asked for');
SELECT is_empty($$SELECT * FROM share JOIN total USING (p) WHERE abs(share * total - 100 * amount) >= total * ('1e-' || decimals)::numeric$$, 'none is a unit of its last decimal away from the exact one');
SELECT is_empty($$SELECT 1 FROM plain JOIN share USING (p, n) GROUP BY p HAVING min(remainder) FILTER (WHERE share > floor * 100 / plain.units) < max(remainder) FILTER (WHERE share <= floor * 100 / plain.units)$$, 'none is rounded up before a larger remainder');
SELECT results_eq(
    'SELECT * FROM (SELECT p, n, display_share(amount, decimals) OVER (PARTITION BY p ORDER BY n DESC) AS share FROM line) AS s WHERE share IS NOT NULL ORDER BY 1, 2',
    'plain_backwards', 'ties go by the order of the window');
SELECT results_eq(
    'SELECT * FROM (SELECT p, amount, display_share(amount, decimals) OVER (PARTITION BY p) AS share FROM line) AS s WHERE share IS NOT NULL ORDER BY 1, 2, 3',
    'plain_without_order', 'without an order to the larger amount');
SELECT results_eq(
    'SELECT * FROM (SELECT p, amount, display_share(amount, decimals) OVER (PARTITION BY p ORDER BY p) AS share FROM (SELECT * FROM line ORDER BY n * 7919 % 2503) AS q) AS s WHERE share IS NOT NULL ORDER BY 1, 2, 3',
    'plain_without_order', '... so they do among peers, however rows come');
SELECT results_eq(
    'SELECT p, display_shares(array_agg(amount ORDER BY n), decimals) FROM line GROUP BY p, decimals ORDER BY p',
    'SELECT p, array_agg(share ORDER BY n) FROM share GROUP BY p ORDER BY p', 'arrays have the same shares');
SELECT results_eq(
    $$SELECT * FROM (SELECT p, n, display_share(amount * 1e40, decimals) OVER (PARTITION BY p ORDER BY n) AS share FROM line) AS s WHERE share IS NOT NULL ORDER BY 1, 2$$, 'ours', 'the unit of the amounts does not matter');
SELECT results_eq(
    $$SELECT * FROM (SELECT p, n, display_share(amount * 1e-40, decimals) OVER (PARTITION BY p ORDER BY n) AS share FROM line) AS s WHERE share IS NOT NULL ORDER BY 1, 2$$, 'ours', '... however small it is');
SET khuyencong.fast_numeric = off;
SELECT results_eq('ours_again', 'ours', 'the same the slow way');
RESET khuyencong.fast_numeric;
SET work_mem = '64kB';
SELECT results_eq('ours_again', 'ours', '... with rows on disk');
RESET work_mem;
SELECT matrix_same(q, q, '{max_parallel_workers_per_gather=2,parallel_setup_cost=0,parallel_tuple_cost=0,min_parallel_table_scan_size=0}', 'WindowAgg(.|\n)*Gather', '... with rows from parallel workers')
FROM (VALUES ($$SELECT string_agg(concat_ws(' ', n, share), ',' ORDER BY n) FROM (SELECT n, display_share(amount, 4) OVER (PARTITION BY part ORDER BY n) AS share FROM matrix_row) AS s$$)) AS v(q);
SELECT is((SELECT sum(share) FROM (SELECT display_share(n, 6) OVER (ORDER BY n) AS share FROM generate_series(1, 200000) AS n) AS s), 100.000000, '200 000 rows');

-- ---- which rounding -------------------------------------------------------

-- every printed figure within two units of the exact one, for exact halves and
-- others, and the roundings that give it, by whole numbers
CREATE TABLE claim AS
SELECT part, whole, decimals, sign(part) * (units + off) * ('1e-' || decimals)::numeric AS printed,
       CASE WHEN off = (2 * rest >= whole)::integer THEN 'half_up'
            WHEN off = (2 * rest > whole OR 2 * rest = whole AND mod(units, 2) = 1)::integer THEN 'half_even'
            WHEN off = 0 THEN 'truncated'
            WHEN off = (rest > 0)::integer THEN 'rounded_up'
            ELSE 'not_reproducible' END AS rounding
FROM (SELECT part, whole, decimals, div(abs(part) * scale, whole) AS units, mod(abs(part) * scale, whole) AS rest
      FROM (SELECT (n * 7919 % 3001 - 300) / (10.0 ^ (n % 3)) AS part, CASE n % 3 WHEN 0 THEN 800 WHEN 1 THEN 32 ELSE 17 + n * 31 % 997 END AS whole, n % 9 AS decimals, ('1e' || n % 9 + 2)::numeric AS scale
            FROM generate_series(1, 3000) AS n) AS c) AS q, generate_series(-1, 2) AS off
WHERE part <> 0 AND units + off >= 0;
SELECT is((SELECT count(DISTINCT rounding) FROM claim), 5::bigint, 'claims of every kind');
SELECT is_empty('SELECT *, reconcile_share(printed, part, whole) FROM claim WHERE scale(printed) <> decimals OR reconcile_share(printed, part, whole) <> rounding', 'a printed share is explained by the first rounding that gives it');
SELECT is_empty('SELECT * FROM claim WHERE reconcile_ratio(printed, part * 100, whole) <> reconcile_share(printed, part, whole)', 'a share is a ratio times 100');
SELECT is_empty('SELECT * FROM claim WHERE reconcile_share(printed, part * 1e20, whole * 1e20) <> rounding OR reconcile_share(printed, part * 1e-20, whole * 1e-20) <> rounding', 'in any unit');
SELECT is_empty('SELECT * FROM claim WHERE printed <> 0 AND reconcile_share(-printed, -part, whole) <> rounding', 'refunds are rounded as payments are');
SELECT is_empty('SELECT * FROM claim WHERE printed <> 0 AND (reconcile_share(-printed, part, whole) <> ''not_reproducible'' OR reconcile_share(printed, -part, whole) <> ''not_reproducible'')', '... and keep their sign');
SELECT is_empty($$SELECT * FROM claim WHERE whole = 800 AND reconcile_share(round(100 * part / whole, decimals), part, whole) <> 'half_up'$$, 'round() is half_up');
SELECT is_empty($$SELECT * FROM claim WHERE whole = 800 AND reconcile_share(trunc(100 * part / whole, decimals), part, whole) NOT IN ('half_up', 'half_even', 'truncated')$$, 'trunc() is truncated, if nothing earlier gives the same');
SELECT is_empty($$SELECT * FROM claim WHERE part > 0 AND whole = 800 AND reconcile_share(trunc(100 * part / whole, decimals) + ('1e-' || decimals)::numeric, part, whole) = 'truncated'$$, '... and the next one is not');

-- ---- a set of them --------------------------------------------------------

CREATE TABLE printed_set AS
SELECT p, array_agg(amount ORDER BY n) AS parts, array_agg(share ORDER BY n) AS printed, array_agg(backwards ORDER BY n) AS backwards, count(*) AS parts_count,
       array_agg(trunc(100 * amount / total, decimals) ORDER BY n) AS cut, array_agg(round(100 * amount / total, decimals) ORDER BY n) AS rounded
FROM (SELECT *, display_share(amount, decimals) OVER (PARTITION BY p ORDER BY n DESC) AS backwards FROM share) AS s JOIN total USING (p)
WHERE share IS NOT NULL AND p < 1000 GROUP BY p;
SELECT is_empty($$SELECT p FROM printed_set WHERE reconcile_shares(printed, parts) NOT IN ('half_up', 'half_even', 'truncated', 'rounded_up', 'largest_remainder')$$, 'display_share() explains itself');
SELECT is_empty($$SELECT p FROM printed_set WHERE reconcile_shares(backwards, parts) = 'not_reproducible'$$, '... in whatever order ties went');
SELECT cmp_ok((SELECT count(*) FROM printed_set WHERE backwards <> printed AND reconcile_shares(backwards, parts) = 'largest_remainder'), '>', 20::bigint, '... of which there are many');
SELECT is_empty($$SELECT p FROM printed_set WHERE reconcile_shares(rounded, parts) <> 'half_up'$$, 'all half up');
SELECT is_empty($$SELECT p FROM printed_set WHERE reconcile_shares(cut, parts) NOT IN ('half_up', 'half_even', 'truncated')$$, 'all cut');
SELECT is_empty($$SELECT p FROM (SELECT *, cut[:parts_count - 1] || 100 - (SELECT coalesce(sum(v), 0) FROM unnest(cut[:parts_count - 1]) AS v) AS completed FROM printed_set) AS s
    WHERE reconcile_shares(completed, parts) NOT IN ('half_up', 'half_even', 'truncated', 'largest_remainder', 'complement')$$, 'all cut, the last completed');
SELECT is_empty($$SELECT p FROM printed_set WHERE reconcile_shares(printed[:parts_count - 1] || printed[parts_count] + 2, parts) <> 'not_reproducible'$$, 'no rounding adds two percent');

-- ---- published figures ----------------------------------------------------

CREATE TABLE published (id text, scope text, period text, measure text, part numeric, whole numeric, unit text, printed numeric, decimals integer, rounding text, source text);
\copy published FROM 'test/data/published_figures.csv' CSV HEADER
SELECT results_eq(
    $$SELECT id, scale(printed), CASE WHEN measure = 'leverage' THEN reconcile_ratio(printed, part, whole) ELSE reconcile_share(printed, part, whole) END FROM published WHERE rounding <> 'complement' ORDER BY id$$,
    $$SELECT id, decimals, rounding FROM published WHERE id <> 'MT-1b' ORDER BY id$$, 'nine published figures are explained, each by the rounding the file names');
SELECT results_eq(
    $$SELECT reconcile_shares(array_agg(printed ORDER BY id), array_agg(part ORDER BY id)), sum(part) = max(whole), sum(printed) FROM published WHERE id LIKE 'MT-1_'$$,
    $$SELECT rounding, true, 100.00 FROM published WHERE id = 'MT-1b'$$, '... the tenth with its other half');
SELECT results_eq(
    $$SELECT DISTINCT reconcile_share(printed + off * ('1e-' || decimals)::numeric, part * CASE measure WHEN 'leverage' THEN 0.01 ELSE 1 END, whole) FROM published, unnest(ARRAY[-2, 2]) AS off$$,
    ARRAY['not_reproducible'], 'two units away none is');
SELECT is_empty($$SELECT id FROM published WHERE rounding = 'half_up' AND measure <> 'leverage' AND NOT implied_total(part, printed) @> whole$$, 'the published totals are among the implied ones');

-- ---- implied totals -------------------------------------------------------

-- an exact part of an exact whole, both printed rounded half up
CREATE TABLE print AS
SELECT whole, round(part, n % 3) AS part, round(100 * part / whole, n % 4) AS share, implied_total(round(part, n % 3), round(100 * part / whole, n % 4)) AS totals
FROM (SELECT n, n * 7919 % 10007 / 100.0 AS part, CASE n % 2 WHEN 0 THEN 8 ELSE 1 END * (1 + n * 104729 % 5003) / 1.28 AS whole FROM generate_series(1, 3000) AS n) AS q;
SELECT is_empty('SELECT * FROM print WHERE NOT totals @> whole', 'the total is among the implied ones');
SELECT cmp_ok((SELECT count(*) FROM print WHERE totals IS NOT NULL), '>', 2000::bigint, '... of which there are thousands');
SELECT is_empty($$SELECT * FROM print WHERE (totals IS NULL) <> (share = 0)$$, 'a share printed as zero implies nothing');
-- from (part - h) / (share + k) to (part + h) / (share - k), h and k half a unit, cut and lifted to six decimals more than the part has
SELECT is_empty($$SELECT * FROM (SELECT *, 0.5 * ('1e-' || scale(part))::numeric AS h, 0.5 * ('1e-' || scale(share))::numeric AS k, ('1e-' || scale(part) + 6)::numeric AS unit FROM print WHERE totals IS NOT NULL) AS p
    WHERE lower(totals) * (share + k) > 100 * greatest(part - h, 0) OR (lower(totals) + unit) * (share + k) <= 100 * greatest(part - h, 0)
       OR upper(totals) * (share - k) < 100 * (part + h) OR (upper(totals) - unit) * (share - k) >= 100 * (part + h)
       OR NOT lower_inc(totals) OR upper_inc(totals)$$, 'and no other totals are, but for the last decimal');

-- ---- errors ---------------------------------------------------------------

SELECT throws_ok('SELECT display_share(n, 7) OVER () FROM matrix_row', '22023', 'number of decimals must be between 0 and 6', 'seven decimals');
SELECT throws_ok('SELECT display_share(n, n % 2) OVER () FROM matrix_row', '22023', 'number of decimals must be the same for all rows of a partition', 'decimals that differ');
SELECT throws_ok(format('SELECT %s', call), state, NULL, call)
FROM (VALUES ('display_shares(ARRAY[1], -1)', '22023'), ($$display_shares('{1,NaN}', 1)$$, '22023'), ($$display_shares('{{1}}', 1)$$, '2202E'),
             ($$reconcile_share('NaN', 1, 1)$$, '22023'), ($$reconcile_shares('{1}', '{1,2}')$$, '22023'), ($$reconcile_shares('{1,NULL}', '{1,2}')$$, '22004'),
             ($$implied_total('NaN', 1)$$, '22023'), ('display_shares(ARRAY[1e131071], 6)', '22003')) AS v(call, state);

SELECT * FROM finish();
ROLLBACK;
