-- ratios: the contract
BEGIN;
SET search_path = khuyencong, public;
SELECT plan(14 * 2 + 24);
\ir matrix.psql

SELECT matrix('summarize_leverage', 'amount, beneficiary * amount');
SELECT matrix('leverage', 'amount, beneficiary');

-- ---- against plain SQL ----------------------------------------------------

PREPARE plain AS
SELECT trim_scale(sum(amount)), trim_scale(sum(amount * beneficiary)), count(amount), count(amount * beneficiary),
       count(*) - count(amount), count(*) - count(amount * beneficiary),
       round(sum(amount * beneficiary) / sum(amount), 10)
FROM matrix_row;
PREPARE ours AS
SELECT support_total(s), counterpart_total(s), support_count(s), counterpart_count(s),
       missing_support_count(s), missing_counterpart_count(s), round(leverage(s), 10)
FROM (SELECT summarize_leverage(amount, amount * beneficiary) AS s FROM matrix_row) AS q;
SELECT results_eq('ours', 'plain', 'everything equals plain SQL');
SELECT is(
    (SELECT round(leverage(n, n % 1000), 15) FROM generate_series(1, 1000000) AS n),
    (SELECT round(sum(n % 1000)::numeric / sum(n), 15) FROM generate_series(1, 1000000) AS n), 'a million rows');
SELECT is(leverage(2, 3), 1.5, 'one row');
SELECT is(leverage(2::smallint, 3::bigint), 1.5, 'smallint and bigint');
SELECT is(leverage(NULL, NULL), NULL, 'untyped NULLs');
SET khuyencong.fast_numeric = off;
SELECT results_eq('ours', 'plain', '... the slow way too');
RESET khuyencong.fast_numeric;

-- ---- published figures ----------------------------------------------------

CREATE TABLE published (id text, scope text, period text, measure text, part numeric, whole numeric, unit text, printed numeric, decimals integer, rounding text, source text);
\copy published FROM 'test/data/published_figures.csv' CSV HEADER
SELECT is(round((SELECT leverage(whole, part) FROM published WHERE id = 'BĐ-2'), 1), (SELECT printed FROM published WHERE id = 'BĐ-2'), 'BĐ-2: a đồng of support brought 1,5 đồng');
SELECT is(round(100 * (SELECT absorption(part, whole) FROM published WHERE id = 'S23-2'), 2), (SELECT printed FROM published WHERE id = 'S23-2'), 'S23-2: 95,85 % of the national budget spent');

-- ---- algebra --------------------------------------------------------------

CREATE TABLE summary AS
SELECT n % 100 AS k, summarize_leverage(amount, beneficiary * amount) AS s FROM matrix_row GROUP BY 1
UNION ALL SELECT -1, 'empty' UNION ALL SELECT -2, NULL;
SELECT results_eq('SELECT merge(s) FROM summary', 'SELECT summarize_leverage(amount, beneficiary * amount) FROM matrix_row', 'merged summaries are the summary of all');
SELECT matrix_same('SELECT merge(s)::text FROM summary', 'SELECT merge(s)::text FROM summary',
    '{max_parallel_workers_per_gather=2,parallel_leader_participation=off,parallel_setup_cost=0,parallel_tuple_cost=0,min_parallel_table_scan_size=0}',
    'Partial Aggregate', 'merge in parallel');
SELECT is_empty('SELECT a.k, b.k FROM summary a, summary b WHERE a.s + b.s <> b.s + a.s', '+ is commutative');
SELECT is_empty('SELECT a.k, b.k FROM summary a, summary b WHERE (a.s + b.s) - b.s <> a.s', '- undoes +');
SELECT is_empty($$SELECT k FROM summary WHERE s + 'empty' <> s OR 'empty' + s <> s OR s - s <> 'empty'$$, 'empty is the identity');
SELECT is_empty('SELECT k FROM summary WHERE s::text::leverage_summary <> s OR s::text::jsonb::text::leverage_summary <> s', 'text there and back');
SELECT is_empty('SELECT a.k, b.k FROM summary a, summary b WHERE (a.s = b.s) <> (leverage_summary_send(a.s) = leverage_summary_send(b.s)) OR (a.s = b.s AND leverage_summary_hash(a.s) <> leverage_summary_hash(b.s))', 'equal means equal bytes and equal hashes');
SELECT results_eq(
    'SELECT k, merge(s) OVER (ORDER BY k ROWS 2 PRECEDING) FROM summary ORDER BY k',
    'SELECT a.k, (SELECT merge(b.s) FROM summary b WHERE b.k BETWEEN a.k - 2 AND a.k) FROM summary a ORDER BY k',
    'merge slides');

-- ---- growth ---------------------------------------------------------------

-- 300 budgets of 1 to 60 lines; some lines are new, some end, some are refunds
CREATE TABLE line AS
SELECT budget, n, CASE WHEN n % 7 = 3 THEN 0 ELSE (5000 + (budget * 7919 + n * 104729) % 100003) / 10.0 ^ (budget % 3) END AS base,
       CASE WHEN n % 7 = 5 THEN -n ELSE (budget * 15485863::bigint + n * 32452843::bigint) % 100019 / 10.0 ^ (n % 4) END AS current
FROM generate_series(1, 300) AS budget, generate_series(1, 60) AS n WHERE n <= 1 + budget % 60;
CREATE VIEW budget AS
SELECT budget, count(*) AS lines, growth_rate(t.base, t.current) AS rate,
       sum(growth_contribution(line.base, line.current, t.base)) AS contributions, max(abs(growth_contribution(line.base, line.current, t.base))) AS largest
FROM line JOIN (SELECT budget, sum(base) AS base, sum(current) AS current FROM line GROUP BY budget) AS t USING (budget)
GROUP BY budget, t.base, t.current;
SELECT is((SELECT count(rate) FROM budget WHERE largest < 10000), 300::bigint, '300 budgets, no part of which grows ten thousand times');
SELECT is_empty('SELECT * FROM budget WHERE abs(contributions - rate) > (lines + 1) / 2.0 * 1e-16', 'the contributions of the parts add up to the growth of the total');
SELECT is_empty('SELECT * FROM line WHERE growth_contribution(base, current, base) IS DISTINCT FROM growth_rate(base, current)', 'the whole contributes all of its growth');

-- ---- errors ---------------------------------------------------------------

SELECT throws_ok(format('SELECT leverage(1, %L::numeric)', v), '22023', 'amount must be a finite number', v)
FROM unnest(ARRAY['NaN', 'Infinity', '-Infinity']) AS v;
SELECT throws_ok($$SELECT leverage(v, 1) OVER (ORDER BY v ROWS 1 PRECEDING) FROM (VALUES (1), ('NaN'::numeric)) AS x(v)$$, '22023', NULL, 'NaN in a window');
SELECT throws_ok($$SELECT absorption('NaN', 1)$$, '22023', NULL, 'NaN in a figure');

SELECT * FROM finish();
ROLLBACK;
