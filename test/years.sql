-- years: the contract
BEGIN;
SET search_path = khuyencong, public;
SELECT plan(14 + 13 + 19);
\ir matrix.psql

-- 44 years, as many as squares leave remainders
SELECT matrix('summarize_years', '1900 + n * n % 256 * 7 % 256');
SELECT matrix('merge', $$('{' || 1900 + n % 256 || ',' || 1900 + n * 3 % 256 || '}')::year_set$$, sorts => false);

-- ---- against plain SQL ----------------------------------------------------

-- every set of the ten years 1958 to 1967 (they cross a byte and a word), and
-- of the ten at either end
CREATE TABLE choice AS
SELECT first, bits, array_agg(year ORDER BY year) FILTER (WHERE year IS NOT NULL) AS years, summarize_years(year) AS s
FROM (SELECT first, bits, CASE WHEN bits >> i & 1 = 1 THEN first + i END AS year
      FROM (VALUES (1900), (1958), (2146)) AS f(first), generate_series(0, 1023) AS bits, generate_series(0, 9) AS i) AS q
GROUP BY first, bits;
-- islands: the years of a run less their rank are one number
CREATE VIEW plain AS
SELECT first, bits, coalesce(cardinality(years), 0) AS count,
       coalesce((SELECT array_agg(g ORDER BY g) FROM generate_series(years[1], years[cardinality(years)]) AS g WHERE g <> ALL (years)), '{}') AS gaps,
       coalesce(length, 0) AS length, start
FROM choice LEFT JOIN LATERAL (
    SELECT count(*)::integer AS length, min(year) AS start
    FROM (SELECT year, year - row_number() OVER (ORDER BY year) AS island FROM unnest(years) AS year) AS y
    GROUP BY island ORDER BY 1 DESC, 2 DESC LIMIT 1) AS run ON true;
SELECT is((SELECT count(*) FROM plain), 3072::bigint, 'all choices are there');
SELECT is_empty('SELECT bits, s FROM choice WHERE years(s) <> coalesce(years, ''{}'')', 'the years come back');
SELECT is_empty('SELECT s, p.* FROM choice JOIN plain p USING (first, bits) WHERE year_count(s) <> count', 'year_count');
SELECT is_empty('SELECT s, p.* FROM choice JOIN plain p USING (first, bits) WHERE longest_run(s) <> length', 'longest_run');
SELECT is_empty('SELECT s, p.* FROM choice JOIN plain p USING (first, bits) WHERE longest_run_start(s) IS DISTINCT FROM start', 'longest_run_start');
SELECT is_empty('SELECT s, p.* FROM choice JOIN plain p USING (first, bits) WHERE gap_years(s) <> gaps', 'gap_years');
SELECT is_empty('SELECT s FROM choice WHERE s::text <> coalesce(years, ''{}'')::text OR s::text::year_set <> s', 'the text is that of the array, and reads back');
SELECT is(summarize_years(n::smallint), '{2020}', 'smallint') FROM (VALUES (2020)) AS v(n) GROUP BY n;
SELECT is(
    (SELECT summarize_years(2000 + n % 37) FROM generate_series(1, 1000000) AS n),
    (SELECT summarize_years(n) FROM generate_series(2000, 2036) AS n), 'a million rows');

-- ---- algebra --------------------------------------------------------------

CREATE TABLE sample AS SELECT s FROM choice WHERE bits % 93 = 0;
SELECT results_eq('SELECT years(merge(s)) FROM choice', 'SELECT array_agg(DISTINCT y ORDER BY y) FROM choice, unnest(years) AS y', 'merged sets are the set of all');
SELECT is_empty('SELECT a.s, b.s FROM sample a, sample b WHERE a.s + b.s <> b.s + a.s', '+ is commutative');
SELECT is_empty('SELECT a.s FROM sample a, sample b, sample c WHERE (a.s + b.s) + c.s <> a.s + (b.s + c.s)', '+ is associative');
SELECT is_empty($$SELECT s FROM choice WHERE s + s <> s OR s + '{}' <> s OR '{}' + s <> s$$, 'a set twice is the set; {} is the identity');
SELECT is_empty('SELECT a.s, b.s FROM sample a, sample b WHERE (a.s = b.s) <> (year_set_send(a.s) = year_set_send(b.s)) OR (a.s = b.s) = (a.s <> b.s) OR (a.s = b.s AND year_set_hash(a.s) <> year_set_hash(b.s))', 'equal means equal bytes and equal hashes');
SELECT is_empty('SELECT s FROM choice WHERE octet_length(year_set_send(s)) <> 33', 'the binary form has 33 bytes');
SELECT is((SELECT count(*) FROM (SELECT DISTINCT s FROM choice WHERE first = 1958) AS q), 1024::bigint, 'DISTINCT');

-- ---- errors ---------------------------------------------------------------

SELECT throws_ok(format('SELECT summarize_years(%s)', y), '22003', format('year %s is out of range', y), format('year %s', y)) FROM unnest(ARRAY[1899, 2156]) AS y;
SELECT throws_ok($$SELECT '{2020;2021}'::year_set$$, '22P02', NULL, 'not the text of a set');

SELECT * FROM finish();
ROLLBACK;
