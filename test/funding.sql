-- funding: the contract
BEGIN;
SET search_path = khuyencong, public;
SELECT plan(14 * 2 + 29);
\ir matrix.psql

SELECT matrix('summarize_funding', 'amount, in_group');
SELECT matrix('funding_share', 'amount, in_group');

-- ---- against plain SQL ----------------------------------------------------

PREPARE plain AS
SELECT trim_scale(sum(amount)), trim_scale(coalesce(sum(amount) FILTER (WHERE in_group), 0)), count(amount),
       count(amount) FILTER (WHERE in_group), count(*) - count(amount),
       count(amount) FILTER (WHERE in_group IS NULL),
       round(sum(amount) FILTER (WHERE in_group) / sum(amount), 10)
FROM matrix_row;
PREPARE ours AS
SELECT total(s), group_total(s), amount_count(s), group_amount_count(s), missing_count(s),
       unclassified_count(s), round(funding_share(s), 10)
FROM (SELECT summarize_funding(amount, in_group) AS s FROM matrix_row) AS q;
SELECT results_eq('ours', 'plain', 'everything equals plain SQL');

SELECT is(
    (SELECT round(funding_share(n, n % 3 = 0), 15) FROM generate_series(1, 1000000) AS n),
    (SELECT round(sum(n::numeric) FILTER (WHERE n % 3 = 0) / sum(n), 15) FROM generate_series(1, 1000000) AS n),
    'a million rows');
SELECT is(funding_share(5, true), 1::numeric, 'one row') ;
SELECT is(funding_share(5::smallint, true), 1::numeric, 'smallint');
SELECT is(funding_share(5::bigint, true), 1::numeric, 'bigint');
SELECT is(funding_share(NULL, NULL), NULL, 'untyped NULLs');

-- ---- both ways of reading amounts -----------------------------------------

-- every sign, every number of digits on either side of the point, long forms
CREATE TABLE amount AS
SELECT (sign || repeat('9', whole) || '.' || repeat('1', decimals) || '5')::numeric AS amount
FROM (VALUES ('-'), ('')) AS a(sign), generate_series(1, 40) AS whole, generate_series(0, 16) AS decimals
UNION ALL SELECT (sign || '0.' || repeat('0', zeros) || '7')::numeric
FROM (VALUES ('-'), ('')) AS a(sign), generate_series(0, 30) AS zeros
UNION ALL SELECT (10::numeric ^ e)::numeric FROM generate_series(0, 60) AS e
UNION ALL SELECT 0 UNION ALL SELECT '0.000'
UNION ALL SELECT ('1' || repeat('0', 300))::numeric;
CREATE TABLE both_ways (fast boolean, amount numeric, summary funding_summary);
SELECT is(current_setting('khuyencong.fast_numeric'), 'on', 'the self-check found the layout of numeric it knows');
INSERT INTO both_ways SELECT true, amount, summarize_funding(amount, true) FROM amount GROUP BY amount;
INSERT INTO both_ways SELECT true, NULL, summarize_funding(amount, amount > 5) FROM amount;
SET khuyencong.fast_numeric = off;
SELECT is(current_setting('khuyencong.fast_numeric'), 'off', 'the quick reader can be switched off');
INSERT INTO both_ways SELECT false, amount, summarize_funding(amount, true) FROM amount GROUP BY amount;
INSERT INTO both_ways SELECT false, NULL, summarize_funding(amount, amount > 5) FROM amount;
SELECT results_eq(
    'SELECT amount, summary::text FROM both_ways WHERE fast ORDER BY amount',
    'SELECT amount, summary::text FROM both_ways WHERE NOT fast ORDER BY amount',
    'both readers give the same states');
SELECT is_empty(
    'SELECT amount, total(summary) FROM both_ways WHERE amount IS NOT NULL AND (total(summary) <> amount OR scale(total(summary)) <> min_scale(amount))',
    'a state of one amount gives that amount back, without trailing zeros');
SELECT results_eq(
    'SELECT total(summary) FROM both_ways WHERE amount IS NULL AND fast',
    'SELECT trim_scale(sum(amount)) FROM amount', 'their sum is core''s sum');
SELECT results_eq(
    $$SELECT total(summarize_funding(amount * 1e-13, in_group)) * 1e13 FROM matrix_row WHERE abs(amount) < 1e9$$,
    $$SELECT total(summarize_funding(amount, in_group)) FROM matrix_row WHERE abs(amount) < 1e9$$,
    '128 bits and core numeric add up to the same');
RESET khuyencong.fast_numeric;

-- ---- algebra --------------------------------------------------------------

CREATE TABLE summary AS
SELECT n % 100 AS k, summarize_funding(amount, in_group) AS s FROM matrix_row GROUP BY 1
UNION ALL SELECT -1, 'empty' UNION ALL SELECT -2, NULL;
SELECT results_eq('SELECT merge(s) FROM summary', 'SELECT summarize_funding(amount, in_group) FROM matrix_row', 'merged summaries are the summary of all');
SELECT matrix_same('SELECT merge(s)::text FROM summary', 'SELECT merge(s)::text FROM summary',
    '{max_parallel_workers_per_gather=2,parallel_leader_participation=off,parallel_setup_cost=0,parallel_tuple_cost=0,min_parallel_table_scan_size=0}',
    'Partial Aggregate', 'merge in parallel');
SELECT is_empty('SELECT a.k, b.k FROM summary a, summary b WHERE a.s + b.s <> b.s + a.s', '+ is commutative');
SELECT is_empty($$SELECT a.k, b.k FROM summary a, summary b WHERE (a.s + b.s) - b.s <> a.s$$, '- undoes +');
SELECT is_empty($$SELECT a.k FROM summary a, summary b, summary c WHERE a.k < 9 AND b.k < 9 AND c.k < 9 AND (a.s + b.s) + c.s <> a.s + (b.s + c.s)$$, '+ is associative');
SELECT is_empty($$SELECT k FROM summary WHERE s + 'empty' <> s OR 'empty' + s <> s OR s - s <> 'empty'$$, 'empty is the identity');
SELECT is_empty($$SELECT k FROM summary WHERE s::text::funding_summary <> s OR s::text::jsonb::text::funding_summary <> s$$, 'text there and back');
SELECT is_empty($$SELECT a.k, b.k FROM summary a, summary b WHERE (a.s = b.s) <> (funding_summary_send(a.s) = funding_summary_send(b.s)) OR (a.s = b.s AND funding_summary_hash(a.s) <> funding_summary_hash(b.s))$$, 'equal means equal bytes and equal hashes');
SELECT results_eq(
    'SELECT k, merge(s) OVER (ORDER BY k ROWS 2 PRECEDING) FROM summary ORDER BY k',
    'SELECT a.k, (SELECT merge(b.s) FROM summary b WHERE b.k BETWEEN a.k - 2 AND a.k) FROM summary a ORDER BY k',
    'merge slides');

-- ---- errors ---------------------------------------------------------------

SELECT throws_ok(format('SELECT funding_share(%L::numeric, true)', v), '22023', 'amount must be a finite number', v)
FROM unnest(ARRAY['NaN', 'Infinity', '-Infinity']) AS v;
SELECT throws_ok($$SELECT funding_share(v, true) OVER (ORDER BY v ROWS 1 PRECEDING) FROM (VALUES (1), ('NaN'::numeric)) AS x(v)$$, '22023', NULL, 'NaN in a window');

-- ---- in aggregates of other people's ---------------------------------------

-- a state that comes packed, as it lies in a table, is not changed where it is
CREATE TABLE kept (s funding_summary);
INSERT INTO kept SELECT summarize_funding(1, true);
CREATE FUNCTION kept(funding_summary, numeric, boolean) RETURNS funding_summary LANGUAGE plpgsql AS 'BEGIN RETURN (SELECT s FROM kept); END';
CREATE AGGREGATE misused(numeric, boolean) (SFUNC = kept, STYPE = funding_summary, FINALFUNC = summarize_funding_accum, FINALFUNC_EXTRA);
SELECT is(misused(5, true), s + summarize_funding_accum('empty', NULL, NULL), 'the transition as a final function') FROM kept GROUP BY kept.s;
CREATE AGGREGATE taken_out(numeric, boolean) (SFUNC = summarize_funding_remove, STYPE = funding_summary, INITCOND = 'empty');
SELECT throws_ok('SELECT taken_out(1, true)', '22023', 'cannot take out of a funding_summary what it does not hold', 'nothing is taken out of nothing');
CREATE AGGREGATE taken_out_of_one(numeric, boolean) (SFUNC = summarize_funding_remove, STYPE = funding_summary,
    INITCOND = '{"version": 1, "total": 5, "group_total": 0, "amount_count": 1, "group_amount_count": 0, "missing_count": 0, "unclassified_count": 0}');
SELECT throws_ok('SELECT taken_out_of_one(1, false)', '22023', 'cannot take out of a funding_summary what it does not hold', 'no total is left without amounts');
CREATE AGGREGATE full_up(numeric, boolean) (SFUNC = summarize_funding_accum, STYPE = funding_summary,
    INITCOND = '{"version": 1, "total": 5, "group_total": 0, "amount_count": 4611686018427387903, "group_amount_count": 0, "missing_count": 0, "unclassified_count": 0}');
SELECT throws_ok('SELECT full_up(1, false)', '22003', 'funding_summary out of range', 'counts have a limit');

SELECT * FROM finish();
ROLLBACK;
