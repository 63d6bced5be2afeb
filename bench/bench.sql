-- Side by side against the best plain SQL, in one session: make bench
--
-- Every pair is run in turn, once to warm up and then for seven rounds. A
-- figure is the median of the CPU time of this backend; a ratio is plain SQL
-- over khuyencong, so above 1 khuyencong is the faster one. The count(*) rows
-- are the floor: what reading the rows costs before anything is computed.
\set QUIET on
\pset footer off
\pset null ''
SET client_min_messages = warning;
SET max_parallel_workers_per_gather = 0;
SET jit = off;
SET work_mem = '1GB';
\if :{?rows}
\else
\set rows 5000000
\endif

CREATE EXTENSION IF NOT EXISTS khuyencong;
CREATE SCHEMA bench;
SET search_path = bench, khuyencong, public;

CREATE TABLE result (
    place serial, measure text, plain numeric, ours numeric,
    ratio numeric, gate numeric
);

CREATE FUNCTION cpu_ms() RETURNS numeric LANGUAGE sql VOLATILE
    RETURN split_part(pg_read_file('/proc/self/schedstat', 0, 64), ' ', 1)::numeric / 1000000;

CREATE FUNCTION cost_of(query text) RETURNS numeric LANGUAGE plpgsql AS $$
DECLARE
    before numeric := cpu_ms();
BEGIN
    EXECUTE query;
    RETURN cpu_ms() - before;
END $$;

CREATE PROCEDURE compare(measure text, plain text, ours text, gate numeric DEFAULT NULL)
LANGUAGE plpgsql AS $$
DECLARE
    p numeric[] := '{}';
    o numeric[] := '{}';
BEGIN
    PERFORM cost_of(plain), cost_of(ours);
    FOR round IN 1..7 LOOP
        p := p || cost_of(plain);
        o := o || cost_of(ours);
    END LOOP;
    INSERT INTO result (measure, plain, ours, ratio, gate)
    -- what takes less than a tick of the kernel's clock counts as one, 4 ms
    SELECT compare.measure, a.median, b.median, a.median / greatest(b.median, 4), compare.gate
    FROM (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY v)::numeric FROM unnest(p) v) a(median),
         (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY v)::numeric FROM unnest(o) v) b(median);
END $$;

-- Kilobytes that the hash aggregate of a query takes.
CREATE FUNCTION memory_of(query text) RETURNS numeric LANGUAGE plpgsql AS $$
DECLARE
    plan json;
BEGIN
    EXECUTE 'EXPLAIN (ANALYZE, FORMAT json) ' || query INTO plan;
    RETURN (plan #>> '{0,Plan,Peak Memory Usage}')::numeric;
END $$;

-- Amounts as support comes: whole đồng, and million đồng with up to 3 decimals.
CREATE UNLOGGED TABLE support AS
SELECT (n * 16807 % 200003)::integer AS project,
       n * 48271 % (:rows / 5) AS beneficiary,
       'CS-27-' || lpad((n * 48271 % (:rows / 5))::text, 8, '0') AS beneficiary_code,
       n % 7 < 3 AS in_group,
       (10000 + n * 7919 % 500000) * 1000::numeric AS whole,
       round((10000 + n * 7919 % 500000) / 1000.0, 1 + (n % 3)::integer) AS decimal,
       (10000 + n * 7919 % 500000) * 1000 AS bigint
FROM generate_series(1::bigint, :rows) AS r(n)
ORDER BY hashint8extended(n, 2012);
VACUUM (ANALYZE, FREEZE) support;

CALL compare('floor: count(*)',
    'SELECT count(*) FROM support', 'SELECT count(*) FROM support');

CALL compare('funding_share, whole amounts',
    'SELECT sum(whole) FILTER (WHERE in_group) / sum(whole) FROM support',
    'SELECT funding_share(whole, in_group) FROM support', 1.3);
CALL compare('funding_share, decimal amounts',
    'SELECT sum(decimal) FILTER (WHERE in_group) / sum(decimal) FROM support',
    'SELECT funding_share(decimal, in_group) FROM support', 1.3);
CALL compare('funding_share, bigint column',
    'SELECT sum(bigint) FILTER (WHERE in_group) / sum(bigint) FROM support',
    'SELECT funding_share(bigint, in_group) FROM support');
CALL compare('funding_share and total, 200 003 groups',
    'SELECT project, sum(whole) FILTER (WHERE in_group) / sum(whole), sum(whole) FROM support GROUP BY project',
    'SELECT project, funding_share(whole, in_group), total(summarize_funding(whole, in_group)) FROM support GROUP BY project');

SET enable_sort = off;
INSERT INTO result (measure, plain, ours, ratio, gate)
SELECT 'memory a group in bytes, gate at most 0.5×', p, o, p / o, 2
FROM (SELECT memory_of('SELECT project, sum(whole) FILTER (WHERE in_group) / sum(whole) FROM support GROUP BY project') * 1024 / 200003,
             memory_of('SELECT project, funding_share(whole, in_group) FROM support GROUP BY project') * 1024 / 200003) m(p, o);
RESET enable_sort;

CALL compare('summarize_equity, bigint keys',
    'SELECT count(DISTINCT beneficiary), count(DISTINCT beneficiary) FILTER (WHERE in_group), sum(whole), sum(whole) FILTER (WHERE in_group) FROM support',
    'SELECT summarize_equity(whole, beneficiary, in_group) FROM support', 2.5);
CALL compare('summarize_equity, text keys',
    'SELECT count(DISTINCT beneficiary_code), count(DISTINCT beneficiary_code) FILTER (WHERE in_group), sum(whole), sum(whole) FILTER (WHERE in_group) FROM support',
    'SELECT summarize_equity(whole, beneficiary_code, in_group) FROM support', 6);
-- the strongest plain SQL we know: group by beneficiary first, then count
CALL compare('summarize_equity, text keys, against GROUP BY first',
    'SELECT count(beneficiary_code), count(beneficiary_code) FILTER (WHERE g > 0), sum(w), sum(gw) FROM (SELECT beneficiary_code, count(*) FILTER (WHERE in_group) g, sum(whole) w, sum(whole) FILTER (WHERE in_group) gw FROM support GROUP BY beneficiary_code) b',
    'SELECT summarize_equity(whole, beneficiary_code, in_group) FROM support');

CREATE UNLOGGED TABLE month AS SELECT row_number() OVER () AS n, whole, in_group FROM support LIMIT :rows / 5;
VACUUM (ANALYZE, FREEZE) month;
CALL compare('floor: a fifth of the rows, window with count(*)',
    'SELECT count(s) FROM (SELECT count(*) OVER w s FROM month WINDOW w AS (ORDER BY n ROWS 35 PRECEDING)) q',
    'SELECT count(s) FROM (SELECT count(*) OVER w s FROM month WINDOW w AS (ORDER BY n ROWS 35 PRECEDING)) q');
CALL compare('sliding share of 36 rows, a fifth of the rows',
    'SELECT count(s) FROM (SELECT sum(whole) FILTER (WHERE in_group) OVER w / sum(whole) OVER w s FROM month WINDOW w AS (ORDER BY n ROWS 35 PRECEDING)) q',
    'SELECT count(s) FROM (SELECT funding_share(whole, in_group) OVER w s FROM month WINDOW w AS (ORDER BY n ROWS 35 PRECEDING)) q', 1.25);

-- Categories, few and many, with short names and names of 40 bytes.
CREATE PROCEDURE compare_allocation(categories text, name text)
LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE UNLOGGED TABLE content AS SELECT %s AS category, whole AS amount FROM support', name);
    ANALYZE content;
    CALL compare('summarize_allocation and shares, ' || categories,
        'SELECT category, amount, amounts, amount / sum(amount) OVER (), rank() OVER (ORDER BY amount DESC) FROM (SELECT category, sum(amount) AS amount, count(amount) AS amounts FROM content GROUP BY category) AS c ORDER BY amount DESC, category',
        'SELECT s.* FROM (SELECT summarize_allocation(category, amount) AS a FROM content) AS q, shares(a) AS s', 2);
    DROP TABLE content;
END $$;
CALL compare_allocation('100 short names', $$'C' || lpad((beneficiary % 100)::text, 5, '0')$$);
CALL compare_allocation('10 000 short names', $$'C' || lpad((beneficiary % 10000)::text, 5, '0')$$);
CALL compare_allocation('100 names of 40 bytes', $$'content of the programme, category ' || lpad((beneficiary % 100)::text, 5, '0')$$);
CALL compare_allocation('10 000 names of 40 bytes', $$'content of the programme, category ' || lpad((beneficiary % 10000)::text, 5, '0')$$);

CALL compare('gini, against the window form',
    'SELECT 2 * sum(i * whole) / (count(*) * sum(whole)) - (count(*) + 1)::numeric / count(*) FROM (SELECT whole, row_number() OVER (ORDER BY whole) AS i FROM support) AS u',
    'SELECT gini(whole) FROM support', 2.5);
CALL compare('gini, hhi, hoover, theil at once',
    'SELECT 2 * sum(i * x) / (max(n) * max(s)) - (max(n) + 1)::numeric / max(n), sum(x * x) / (max(s) * max(s)), sum(x - s / n) FILTER (WHERE x > s / n) / max(s), sum((x / s)::float8 * ln((x * n / s)::float8)) FILTER (WHERE x > 0) FROM (SELECT whole AS x, row_number() OVER (ORDER BY whole) AS i, count(*) OVER () AS n, sum(whole) OVER () AS s FROM support) AS u',
    'SELECT gini(whole), hhi(whole), hoover(whole), theil(whole) FROM support');

-- Reports from a thousand stored summaries, ten times over (one is below what
-- the clock tells), against one over the rows behind them, twice as many as above.
CREATE UNLOGGED TABLE payment AS
SELECT (beneficiary + k) % 1000 AS part, 'C' || lpad((project % 20)::text, 5, '0') AS category, whole, in_group
FROM support, generate_series(1, 2) AS k;
VACUUM (ANALYZE, FREEZE) payment;
CREATE UNLOGGED TABLE stored AS
SELECT part, summarize_funding(whole, in_group) AS funding, summarize_allocation(category, whole) AS allocation
FROM payment GROUP BY part;
VACUUM (ANALYZE, FREEZE) stored;
CALL compare('share from stored summaries, ten times, against twice the rows once',
    'SELECT sum(whole) FILTER (WHERE in_group) / sum(whole), sum(whole) FROM payment',
    'SELECT funding_share(s), total(s) FROM generate_series(1, 10) AS k, LATERAL (SELECT merge(funding) AS s FROM stored WHERE k > 0) AS q', 100);
CALL compare('shares from stored allocations, ten times, against twice the rows once',
    'SELECT category, amount, amounts, amount / sum(amount) OVER (), rank() OVER (ORDER BY amount DESC) FROM (SELECT category, sum(whole) AS amount, count(whole) AS amounts FROM payment GROUP BY category) AS c ORDER BY amount DESC, category',
    'SELECT s.* FROM generate_series(1, 10) AS k, LATERAL (SELECT merge(allocation) AS a FROM stored WHERE k > 0) AS q, shares(a) AS s', 100);

\ir rules.sql

\echo :rows rows, medians of 7 rounds, milliseconds of CPU unless said otherwise
SELECT measure, round(plain, 1) AS "plain SQL", round(ours, 1) AS khuyencong,
       round(ratio, 2) AS ratio, gate,
       CASE WHEN ratio >= gate THEN 'met' WHEN ratio < gate THEN 'MISSED' END AS "met?"
FROM result ORDER BY place;
