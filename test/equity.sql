-- equity: the contract
BEGIN;
SET search_path = khuyencong, public;
SELECT plan(14 * 4 + 19);
\ir matrix.psql

SELECT matrix('summarize_equity', 'amount, beneficiary, in_group');
SELECT matrix('summarize_equity', 'amount, code, in_group');
SELECT matrix('beneficiary_share', 'beneficiary, in_group');
SELECT matrix('beneficiary_share', 'code, in_group');

-- ---- against plain SQL ----------------------------------------------------

PREPARE plain AS
SELECT trim_scale(sum(amount)), trim_scale(sum(amount) FILTER (WHERE in_group)), trim_scale(sum(amount) FILTER (WHERE NOT in_group)),
       count(amount), count(amount) FILTER (WHERE in_group), count(*) - count(amount), count(amount) FILTER (WHERE in_group IS NULL),
       count(DISTINCT beneficiary), count(DISTINCT beneficiary) FILTER (WHERE in_group), count(DISTINCT beneficiary) FILTER (WHERE NOT in_group),
       (SELECT count(*) FROM (SELECT FROM matrix_row WHERE beneficiary IS NOT NULL GROUP BY beneficiary HAVING bool_or(in_group) AND bool_or(NOT in_group)) AS m)
FROM matrix_row;
CREATE FUNCTION parts(e equity_summary) RETURNS TABLE (a numeric, b numeric, c numeric, d bigint, e bigint, f bigint, g bigint, h bigint, i bigint, j bigint, k bigint)
    LANGUAGE sql IMMUTABLE
    RETURN (total($1), group_total($1), outside_total($1), amount_count($1), group_amount_count($1), missing_count($1), unclassified_count($1),
            beneficiary_count($1), group_beneficiary_count($1), outside_beneficiary_count($1), mixed_count($1));
SELECT results_eq('SELECT p.* FROM (SELECT summarize_equity(amount, beneficiary, in_group) AS e FROM matrix_row) AS q, parts(e) AS p', 'plain', 'bigint keys: everything equals plain SQL');
SELECT results_eq('SELECT p.* FROM (SELECT summarize_equity(amount, code, in_group) AS e FROM matrix_row) AS q, parts(e) AS p', 'plain', 'text keys: everything equals plain SQL');

-- ---- distinct, exactly: many heads, past the size where they are queued ----

CREATE TABLE head AS
SELECT n % 250000 AS id, (n % 250000)::text AS short, 'establishment ' || n % 250000 AS long,
       repeat('long ', 1 + (n % 250000) % 30) || n % 250000 AS mixed, n % 3 = 0 AS in_group, n % 10 AS part
FROM generate_series(1, 1000000) AS n;
ANALYZE head;
PREPARE heads AS SELECT count(DISTINCT id), count(DISTINCT id) FILTER (WHERE in_group), count(DISTINCT id) FILTER (WHERE NOT in_group) FROM head;
SELECT results_eq(format('SELECT beneficiary_count(e), group_beneficiary_count(e), outside_beneficiary_count(e) FROM (SELECT summarize_equity(1, %s, in_group) AS e FROM head) AS q', key),
    'heads', 'a million rows, 250 000 heads: ' || key)
FROM unnest(ARRAY['id', 'short', 'long', 'mixed']) AS key;
SELECT matrix_same(format('SELECT summarize_equity(1, %s, in_group)::text FROM head', key), format('SELECT summarize_equity(1, %s, in_group)::text FROM head', key),
    '{max_parallel_workers_per_gather=2,parallel_leader_participation=off,parallel_setup_cost=0,parallel_tuple_cost=0,min_parallel_table_scan_size=0}',
    'Finalize Aggregate.*Workers Planned: 2', 'the same in parallel: ' || key)
FROM unnest(ARRAY['id', 'mixed']) AS key;
SELECT matrix_same(
    'SELECT string_agg(part || a, '','' ORDER BY part) FROM (SELECT part, summarize_equity(1, id, in_group)::text AS a FROM head GROUP BY part) AS q',
    'SELECT string_agg(part || a, '','' ORDER BY part) FROM (SELECT part, summarize_equity(1, id, in_group)::text AS a FROM head GROUP BY part) AS q',
    '{enable_hashagg=off}', 'GroupAggregate', 'the same grouped, hashed and sorted');
-- the state is read while it grows: what waits in the queue is not lost
SELECT is(
    (SELECT string_agg(heads::text, ',' ORDER BY n) FROM (SELECT n, beneficiary_count(summarize_equity(1, n % 15000, true) OVER (ORDER BY n)) AS heads FROM generate_series(1, 40000) AS n) AS q WHERE n % 999 = 0),
    (SELECT string_agg(least(n, 15000)::text, ',' ORDER BY n) FROM generate_series(1, 40000) AS n WHERE n % 999 = 0),
    'a growing window over many heads');

-- ---- published figures and the worked example ------------------------------

CREATE TABLE bac_giang AS
SELECT summarize_equity(amount, establishment, difficult) AS e
FROM (SELECT NULL::numeric AS amount, n AS establishment, n <= 142 AS difficult FROM generate_series(1, 269) AS n
      UNION ALL VALUES (12492.1, NULL::integer, true), (35030.8, NULL, false)) AS f;
SELECT is((SELECT round(100 * beneficiary_share(e), 1) FROM bac_giang), 52.8, 'BG-1: 52,8 % of the establishments');
SELECT is((SELECT round(100 * funding_share(e), 1) FROM bac_giang), 26.3, 'BG-3: 26,3 % of the money');
SELECT is((SELECT disparity(e) FROM bac_giang), disparity(12492.1, 47522.9, 142, 269), 'disparity of rows and of figures agree');
SELECT is((SELECT round(relative_support(e), 6) FROM bac_giang), 0.318934, 'relative support');
SELECT is((SELECT round(participation_effect(e), 4) || ' ' || round(size_effect(e), 4) FROM bac_giang), '0.1116 -1.1428', 'participation and size');
SELECT ok((SELECT abs(participation_effect(e) + size_effect(e) - ln(12492.1 / 35030.8)) < 1e-15 FROM bac_giang), '... add up to the whole');
SELECT ok((SELECT abs((group_total(e) + parity_gap(e)) / total(e) - beneficiary_share(e)) < 1e-15 FROM bac_giang), 'moving the parity gap makes the shares equal');

-- ---- collations ------------------------------------------------------------

SELECT CASE WHEN EXISTS (SELECT FROM pg_collation WHERE collname = 'und-x-icu')
    THEN 'CREATE COLLATION folded (provider = icu, locale = ''vi-u-ks-level1'', deterministic = false)'
    ELSE 'CREATE COLLATION folded FROM "C"' END \gexec
SELECT CASE WHEN collisdeterministic THEN skip('this server has no ICU', 1)
    ELSE throws_ok('SELECT summarize_equity(1, ''a'' COLLATE folded, true)', '0A000', NULL, 'nondeterministic collations are refused') END
FROM pg_collation WHERE collname = 'folded';
SELECT is(beneficiary_count(summarize_equity(1, code COLLATE "C", true)), 2::bigint, 'composed and decomposed letters are two keys')
FROM (VALUES (U&'H\00F2a'), (U&'Ho\0300a')) AS v(code);

SELECT * FROM finish();
ROLLBACK;
