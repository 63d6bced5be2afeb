-- allocation: the contract
BEGIN;
SET search_path = khuyencong, public;
SELECT plan(14 + 13 + 70);
\ir matrix.psql

-- one row as an allocation, for merge()
CREATE FUNCTION of_row(code text, amount numeric) RETURNS allocation LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN format('{"version": 1, "categories": [{"category": %s, "amount": %s, "amount_count": %s, "missing_count": %s}]}',
                  coalesce(to_json(code)::text, 'null'), coalesce(amount, 0), (amount IS NOT NULL)::integer, (amount IS NULL)::integer)::allocation;

SELECT matrix('summarize_allocation', 'code, amount');
SELECT matrix('merge', 'of_row(code, amount)', false);

-- ---- against plain SQL ----------------------------------------------------

CREATE TABLE whole AS SELECT summarize_allocation(code, amount) AS a FROM matrix_row;
CREATE TABLE category AS
SELECT code, trim_scale(sum(amount)) AS amount, count(amount) AS amounts, count(*) - count(amount) AS missing FROM matrix_row GROUP BY code;
PREPARE plain AS
SELECT code, amount, amounts, amount / sum(amount) OVER (), display_share(amount, 2) OVER w, CASE WHEN amounts > 0 THEN rank() OVER (ORDER BY amount DESC NULLS LAST)::integer END
FROM category WINDOW w AS (ORDER BY amount DESC NULLS LAST, code COLLATE "C" NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
ORDER BY amount DESC NULLS LAST, code COLLATE "C" NULLS LAST;
PREPARE ours AS SELECT s.* FROM whole, shares(a) AS s;
SELECT cmp_ok((SELECT count(*) FROM category), '>', 2900::bigint, 'there are many categories');
SELECT results_eq('ours', 'plain', 'shares() equals GROUP BY and windows');
SELECT results_eq('SELECT total(a), amount_count(a), missing_count(a), category_count(a) FROM whole',
    'SELECT trim_scale(sum(amount)), count(amount), count(*) - count(amount), (SELECT count(*) FROM category) FROM matrix_row', 'total and counts');
SELECT is_empty('SELECT code FROM category, whole WHERE code IS NOT NULL AND amount_of(a, code) IS DISTINCT FROM amount', 'amount_of() each category');
SELECT is_empty('SELECT k FROM whole, unnest(ARRAY[1, 2, 10, 100, 5000]) AS k WHERE round(top_share(a, k), 15) <>
    (SELECT round(sum(amount) / (SELECT sum(amount) FROM category), 15) FROM (SELECT amount FROM category ORDER BY amount DESC NULLS LAST LIMIT k) AS t)', 'top_share() of k');
SELECT results_eq('SELECT round(hhi(a), 15), round(effective_number(a), 9) FROM (SELECT summarize_allocation(code, amount) AS a FROM matrix_row WHERE amount > 0) AS q',
    'SELECT round(sum(x * x) / sum(x) ^ 2, 15), round(sum(x) ^ 2 / sum(x * x), 9) FROM (SELECT sum(amount) AS x FROM matrix_row WHERE amount > 0 GROUP BY code) AS c', 'concentration');
SELECT is_empty(format('SELECT k FROM generate_series(0, 99) AS k, LATERAL (SELECT summarize_allocation(code, amount) AS a FROM matrix_row WHERE n %% 100 = k) AS q, LATERAL (SELECT sum(display_share) AS s, min(scale(display_share)) AS least, max(scale(display_share)) AS most FROM shares(a, %1$s)) AS d WHERE total(a) > 0 AND (s <> 100 OR least <> %1$s OR most <> %1$s)', decimals),
    'display shares add up to 100: ' || decimals || ' decimals')
FROM generate_series(0, 6) AS decimals;
SET khuyencong.fast_numeric = off;
SELECT results_eq('SELECT summarize_allocation(code, amount) FROM matrix_row', 'SELECT a FROM whole', '... the slow way too');
RESET khuyencong.fast_numeric;
SELECT is(a, (SELECT a FROM whole), 'the same whatever the collation of the names')
FROM (SELECT summarize_allocation(code COLLATE "C", amount) AS a FROM matrix_row) AS q;

-- names of all lengths, some compressed or out of line in their table
CREATE TABLE name AS
SELECT n, CASE WHEN n % 10 = 0 THEN repeat(chr(97 + n % 7), 1000 * n) WHEN n % 2 = 0 THEN left(md5(n::text) || md5((n + 1)::text), n / 2) ELSE left('abcdefghijklmnopqrstuvwxyz', n % 20) END AS name
FROM generate_series(1, 120) AS n, generate_series(1, 3);
SELECT results_eq('SELECT category, amount FROM (SELECT summarize_allocation(name, n) AS a FROM name) AS q, shares(a)',
    'SELECT name, sum(n)::numeric FROM name GROUP BY name ORDER BY 2 DESC, name COLLATE "C"', 'names of up to 120 000 bytes');
CREATE TABLE many AS SELECT n * 48271 % 100000 AS id, n FROM generate_series(1::bigint, 300000) AS n;
SELECT results_eq(format('SELECT category, amount FROM (SELECT summarize_allocation(%1$s, n) AS a FROM many) AS q, shares(a)', name),
    format('SELECT %1$s, sum(n)::numeric FROM many GROUP BY 1 ORDER BY 2 DESC, (%1$s) COLLATE "C"', name), '100 000 categories: ' || name)
FROM unnest(ARRAY['id::text', $$'content of a programme, number ' || id$$]) AS name;

-- ---- algebra --------------------------------------------------------------

CREATE TABLE part AS
SELECT n % 60 AS k, summarize_allocation(code, amount) AS a FROM matrix_row GROUP BY 1
UNION ALL SELECT -1, summarize_allocation(code, amount) FROM matrix_row WHERE false
UNION ALL SELECT -2, NULL;
SELECT results_eq('SELECT merge(a) FROM part', 'SELECT a FROM whole', 'merged parts are the whole');
SELECT is_empty('SELECT x.k, y.k FROM part x, part y WHERE x.a + y.a <> y.a + x.a', '+ is commutative');
SELECT is_empty('SELECT x.k, y.k FROM part x, part y, part z WHERE z.k IN (7, -1) AND (x.a + y.a) + z.a <> x.a + (y.a + z.a)', '+ is associative');
SELECT is_empty('SELECT x.k FROM part x, part e WHERE e.k = -1 AND (x.a + e.a <> x.a OR e.a + x.a <> x.a)', 'the empty one is the identity');
SELECT is_empty('SELECT x.k, y.k FROM part x, part y WHERE x.a + y.a <> (SELECT merge(a) FROM (VALUES (x.a), (y.a)) AS v(a))', '+ merges');
SELECT is_empty('SELECT k FROM part WHERE a::text::allocation <> a OR a::text::jsonb::text::allocation <> a', 'text there and back');
SELECT is_empty('SELECT x.k, y.k FROM part x, part y WHERE (x.a = y.a) <> (allocation_send(x.a) = allocation_send(y.a)) OR (x.a = y.a) = (x.a <> y.a) OR (x.a = y.a AND (allocation_hash(x.a) <> allocation_hash(y.a) OR allocation_hash_extended(x.a, 1) <> allocation_hash_extended(y.a, 1)))',
    'equal means equal bytes and equal hashes');
SELECT results_eq(
    'SELECT k, merge(a) OVER (ORDER BY k ROWS 2 PRECEDING) FROM part ORDER BY k',
    'SELECT x.k, (SELECT merge(y.a) FROM part y WHERE y.k BETWEEN x.k - 2 AND x.k) FROM part x ORDER BY k', 'merge in a window');
SELECT matrix_same('SELECT merge(a)::text FROM part', 'SELECT merge(a)::text FROM part',
    '{max_parallel_workers_per_gather=2,parallel_leader_participation=off,parallel_setup_cost=0,parallel_tuple_cost=0,min_parallel_table_scan_size=0}',
    'Partial Aggregate', 'stored parts merge in parallel');

-- ---- binary ---------------------------------------------------------------

\getenv work WORK
\set file :work/allocation.bin
COPY part TO :'file' (FORMAT binary);
CREATE TABLE copied (LIKE part);
COPY copied FROM :'file' (FORMAT binary);
SELECT bag_eq('SELECT k, a::text FROM copied', 'SELECT k, a::text FROM part', 'binary there and back');
SELECT is_empty('SELECT k FROM copied JOIN part USING (k) WHERE copied.a <> part.a', '... the same bytes');

-- Reads bytes as binary COPY brings them, and returns what they are.
CREATE TABLE received (a allocation);
CREATE FUNCTION receive(field bytea, file text) RETURNS allocation LANGUAGE plpgsql AS $$
DECLARE
    copy oid := lo_from_bytea(0, '\x5047434f50590aff0d0a000000000000000000'::bytea || int2send(1::smallint) || int4send(length(field)) || field || int2send(-1::smallint));
BEGIN
    PERFORM lo_export(copy, file);
    EXECUTE format('COPY received FROM %L (FORMAT binary)', file);
    RETURN (SELECT a FROM received LIMIT 1);
END $$;
CREATE FUNCTION packed(name bytea, amounts bigint, missing bigint, amount numeric) RETURNS bytea LANGUAGE sql IMMUTABLE
    RETURN coalesce(int4send(length(name)) || name, int4send(-1)) || int8send(amounts) || int8send(missing) || int4send(length(numeric_send(amount))) || numeric_send(amount);
CREATE FUNCTION packed(count integer, VARIADIC category bytea[]) RETURNS bytea LANGUAGE sql IMMUTABLE
    RETURN '\x01'::bytea || int4send(count) || (SELECT string_agg(c, '' ORDER BY n) FROM unnest(category) WITH ORDINALITY AS u(c, n));
SELECT is(receive(packed(3, packed(NULL, 1, 1, 5.00), packed('b', 1, 0, -2), packed('', 2, 0, 1e30)), :'file')::text,
    (SELECT summarize_allocation(c, x)::text FROM (VALUES (NULL, 5), (NULL, NULL), ('b', -2), ('', 1e30), ('', 0)) AS v(c, x)), 'the binary form, built by hand, in another order');
SELECT throws_ok(format('SELECT receive(%L, %L)', field, :'file'), sqlstate, NULL, 'binary: ' || damage)
FROM (VALUES
    ('nothing', ''::bytea, '22P03'),
    ('no count', '\x01', '22P03'),
    ('version 0', '\x0000000000', '22P03'),
    ('a newer version', '\x0200000000', '0A000'),
    ('a negative count', '\x01ffffffff', '22P03'),
    ('a count beyond the bytes', '\x017fffffff', '22P03'),
    ('fewer categories than said', packed(2, packed('a', 1, 0, 1)), '22P03'),
    ('more categories than said', packed(1, packed('a', 1, 0, 1), packed('b', 1, 0, 1)), '22P03'),
    ('a byte too many', packed(1, packed('a', 1, 0, 1)) || '\x00', '22P03'),
    ('a negative length', packed(1, int4send(-2) || packed(NULL, 1, 0, 1)), '22P03'),
    ('a length beyond the bytes', packed(1, int4send(2147483647) || packed(NULL, 1, 0, 1)), '22P03'),
    ('a negative amount_count', packed(1, packed('a', -1, 0, 1)), '22P03'),
    ('a negative missing_count', packed(1, packed('a', 1, -1, 1)), '22P03'),
    ('too many amounts', packed(2, packed('a', 4611686018427387903, 0, 1), packed('b', 1, 0, 1)), '22P03'),
    ('too many missing', packed(2, packed('a', 1, 4611686018427387903, 1), packed('b', 1, 1, 1)), '22P03'),
    ('no row', packed(1, packed('a', 0, 0, 0)), '22P03'),
    ('an amount without a row', packed(1, packed('a', 0, 1, 1)), '22P03'),
    ('a category twice', packed(3, packed('a', 1, 0, 1), packed('b', 1, 0, 1), packed('a', 1, 0, 2)), '22P03'),
    ('the NULL category twice', packed(2, packed(NULL, 1, 0, 1), packed(NULL, 1, 0, 1)), '22P03'),
    ('NaN', packed(1, packed('a', 1, 0, 'NaN')), '22P03'),
    ('infinity', packed(1, packed('a', 1, 0, 'Infinity')), '22P03'),
    ('a name that is no UTF-8', packed(1, packed('\xff', 1, 0, 1)), '22021'),
    ('a name cut within a letter', packed(1, packed('\xc4', 1, 0, 1)), '22021'),
    ('a name with a zero byte', packed(1, packed('\x6100', 1, 0, 1)), '22021')) AS v(damage, field, sqlstate);

-- ---- published figures ----------------------------------------------------

CREATE TABLE plan_2020 (content text, amount numeric, note text, source text);
\copy plan_2020 FROM 'test/data/bac_giang_plan_2020.csv' CSV HEADER
CREATE TABLE plan_2019 (line integer, amount numeric, note text, source text);
\copy plan_2019 FROM 'test/data/binh_thuan_plan_2019.csv' CSV HEADER
CREATE TABLE bac_giang AS SELECT summarize_allocation(content, amount) AS a FROM plan_2020;
SELECT is((SELECT total(a) FROM bac_giang), 4500::numeric, 'BG-7: 4,5 tỷ in all');
SELECT is((SELECT total(a) - amount_of(a, 'Machines and technology') - amount_of(a, 'Advice to establishments') - amount_of(a, 'Typical products') FROM bac_giang),
    430::numeric, '... 430 triệu of it not itemised');
-- the print has no percentages; rounded one by one they add up to 100,1
SELECT results_eq('SELECT round(100 * share, 1) FROM bac_giang, shares(a, 1)', 'VALUES (66.7), (14.0), (9.8), (9.6)', '... 66,7, 14,0, 9,8 and 9,6 %, each rounded');
SELECT results_eq('SELECT category, display_share, rank FROM bac_giang, shares(a, 1)',
    $$VALUES ('Machines and technology', 66.7, 1), ('Advice to establishments', 14.0, 2), ('Typical products', 9.8, 3), ('Remainder not itemised', 9.5, 4)$$, '... and as they add up');
SELECT is((SELECT total(summarize_allocation(line::text, amount)) FROM plan_2019), 986::numeric, 'BT-1: 986 triệu in six lines');

-- ---- errors ---------------------------------------------------------------

SELECT CASE WHEN EXISTS (SELECT FROM pg_collation WHERE collname = 'und-x-icu')
    THEN 'CREATE COLLATION folded (provider = icu, locale = ''vi-u-ks-level1'', deterministic = false)'
    ELSE 'CREATE COLLATION folded FROM "C"' END \gexec
SELECT CASE WHEN collisdeterministic THEN skip('this server has no ICU', 1)
    ELSE throws_ok('SELECT summarize_allocation(''a'' COLLATE folded, 1)', '0A000', NULL, 'nondeterministic collations are refused') END
FROM pg_collation WHERE collname = 'folded';
SELECT is(category_count(summarize_allocation(code COLLATE "C", 1)), 2::bigint, 'composed and decomposed letters are two names')
FROM (VALUES (U&'H\00F2a'), (U&'Ho\0300a')) AS v(code);
SELECT throws_ok(format('SELECT summarize_allocation(''a'', %L::numeric)', v), '22023', 'amount must be a finite number', v)
FROM unnest(ARRAY['NaN', 'Infinity', '-Infinity']) AS v;
SELECT throws_ok('SELECT summarize_allocation(''a'', 9e131071) FROM generate_series(1, 2)', '22003', NULL, 'a sum beyond numeric');
SELECT throws_ok('SELECT summarize_allocation(repeat(''x'', 1000000) || n, 1) FROM generate_series(1, 70) AS n', '54000', 'allocation has too many categories', 'more than 64 MB');
SELECT throws_ok('SELECT a + b FROM (SELECT summarize_allocation(repeat(''x'', 1000000) || n, 1) FILTER (WHERE n < 40) AS a, summarize_allocation(repeat(''x'', 1000000) || n, 1) FILTER (WHERE n >= 40) AS b FROM generate_series(1, 70) AS n) AS q',
    '54000', 'allocation has too many categories', '... with +');
SELECT throws_ok(format('SELECT shares(a, %s) FROM whole', v), '22023', NULL, v || ' decimals') FROM unnest(ARRAY[-1, 7]) AS v;
SELECT throws_ok('SELECT top_share(a, 0) FROM whole', '22023', NULL, 'the top 0');

SELECT * FROM finish();
ROLLBACK;
