-- A register of a million projects, and how long every view of it takes:
--     psql -f bench/register.sql [-v projects=1000000] [-v plans=3] [-v timeout=600s]
--
-- The projects are copies of the sample's, each copy with establishments and
-- plan items of its own in one of 20 communes of its district, so that all
-- tables grow in proportion. The communes go through both reforms of 2025. Each
-- view is read once, whole, and before there are runs; then come two runs, the
-- first of which stores the facts of all, the change between them, and a report.
-- Plans are shown of that many of the slowest views.
\set QUIET on
\set ON_ERROR_STOP on
\pset footer off
\pset null none
\if :{?projects}
\else
\set projects 1000000
\endif
\if :{?plans}
\else
\set plans 0
\endif
\if :{?timeout}
\else
\set timeout 600s
\endif
SET client_min_messages = warning;
SET jit = off;
SET work_mem = '64MB';

CREATE EXTENSION IF NOT EXISTS khuyencong;
DROP SCHEMA IF EXISTS bench_register CASCADE;
SELECT khuyencong.create_register('bench_register') \g /dev/null
SELECT khuyencong.load_sample('bench_register') \g /dev/null
SET search_path = bench_register, khuyencong, public;

-- Communes of each district, as it was and as it became; Lục Ngạn's first ten
-- go to Chũ. In July 2025 two new communes take over each old one.
INSERT INTO area (code, name, kind, parent_code, valid, is_synthetic)
SELECT d.code || '.' || n, 'Xã ' || n, 'commune', d.code, d.valid, true
FROM area AS d, generate_series(0, 19) AS n WHERE d.kind = 'district' AND lower_inf(d.valid)
UNION ALL
SELECT d.code || '.' || s.area_code || '.' || n, 'Xã ' || n, 'commune', d.code, d.valid, true
FROM area AS d JOIN area_successor AS s ON s.successor_code = d.code, generate_series(0, 19) AS n
WHERE d.kind = 'district' AND (s.area_code <> 'BG.LN' OR (n < 10) = (d.code = 'BG.CHU'))
UNION ALL
SELECT 'BN-2025.' || n, 'Xã mới ' || n, 'commune', 'BN-2025', '[2025-07-01,)', true FROM generate_series(0, 57) AS n;
INSERT INTO area_successor (area_code, successor_code, weight, is_synthetic)
SELECT a.code, b.code, 1, true
FROM area AS a JOIN area AS b ON b.code LIKE '%.' || a.code AND lower(b.valid) = upper(a.valid) WHERE a.kind = 'commune'
UNION ALL
SELECT code, 'BN-2025.' || (place + half) % 58, 0.6 - 0.2 * half, true
FROM (SELECT code, row_number() OVER (ORDER BY code) AS place FROM area WHERE kind = 'commune' AND upper(valid) = '2025-07-01') AS a, generate_series(0, 1) AS half;

-- Keys get the number of the copy behind them, districts that of a commune.
CREATE FUNCTION copy_rows(name text, keys text[], copies integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE (
        SELECT format('INSERT INTO %I (%s) SELECT %s FROM %I AS t, generate_series(1, %s) AS copy', name,
                      string_agg(quote_ident(attname), ', ' ORDER BY attnum),
                      string_agg(CASE WHEN attname = ANY (keys) THEN format('%I || ''.'' || copy', attname)
                                      WHEN attname = 'area_code' THEN 'CASE WHEN area_code LIKE ''BG.%'' THEN area_code || ''.'' || copy % 20 ELSE area_code END'
                                      ELSE quote_ident(attname) END, ', ' ORDER BY attnum), name, copies)
        FROM pg_attribute WHERE attrelid = name::regclass AND attnum > 0 AND NOT attisdropped AND attidentity = '' AND attgenerated = '');
    EXECUTE format('ANALYZE %I', name);
END $$;
-- the copies refer to each other as the originals do: no need to check each key
SET session_replication_role = replica;
SELECT greatest(:projects / count(*) - 1, 1) AS copies FROM project \gset
SELECT clock_timestamp() AS began \gset
SELECT copy_rows('establishment', '{code}', :copies), copy_rows('plan_item', '{code,establishment_code}', :copies),
       copy_rows('conformance', '{plan_item_code}', :copies), copy_rows('project', '{code,plan_item_code}', :copies) \g /dev/null
SELECT copy_rows(name, '{project_code,establishment_code}', :copies)
FROM unnest(ARRAY['project_beneficiary', 'project_funding', 'disbursement', 'progress_report', 'project_change', 'project_status']) AS name \g /dev/null
RESET session_replication_role;
ANALYZE;

\echo 'Rows, after' :copies 'copies'
SELECT relname AS "table", reltuples::bigint AS rows, pg_size_pretty(pg_total_relation_size(oid)) AS size
FROM pg_class WHERE relnamespace = 'bench_register'::regnamespace AND relkind = 'r' AND reltuples > 1000 ORDER BY reltuples DESC;
SELECT 'generated in ' || extract(epoch FROM clock_timestamp() - :'began')::integer || ' s' AS "time";

CREATE TEMPORARY TABLE timing (view text PRIMARY KEY, rows bigint, seconds numeric);
CREATE FUNCTION pg_temp.time_view(name text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    began timestamptz := clock_timestamp();
    found bigint;
BEGIN
    -- the whole row: every column is computed
    EXECUTE format('SELECT count(v) FROM %I AS v', name) INTO found;
    INSERT INTO timing VALUES (name, found, extract(epoch FROM clock_timestamp() - began));
END $$;
\set ON_ERROR_STOP off
SET statement_timeout = :'timeout';
\o /dev/null
SELECT format('SELECT pg_temp.time_view(%L)', relname) FROM pg_class WHERE relnamespace = 'bench_register'::regnamespace AND relkind = 'v' ORDER BY relname
\gexec
\o
RESET statement_timeout;

\echo
\echo 'Views, slowest first; none stands for one that did not answer in' :timeout
SELECT relname AS view, rows, round(seconds, 2) AS seconds
FROM pg_class LEFT JOIN timing ON view = relname
WHERE relnamespace = 'bench_register'::regnamespace AND relkind = 'v'
ORDER BY seconds DESC NULLS FIRST, relname;

CREATE FUNCTION pg_temp.time_statement(statement text) RETURNS numeric LANGUAGE plpgsql AS $$
DECLARE
    began timestamptz := clock_timestamp();
BEGIN
    EXECUTE statement;
    RETURN round(extract(epoch FROM clock_timestamp() - began), 2);
END $$;
\echo 'Runs and reports'
\t on
SELECT format('SELECT %1$L, pg_temp.time_statement(%1$L)', statement)
FROM unnest(ARRAY[$$CALL khuyencong.run_check('bench_register', '2022-06-30')$$, $$CALL khuyencong.run_check('bench_register', '2022-07-31')$$,
                  'SELECT count(*) FROM finding_change', $$CALL khuyencong.run_report('bench_register', 'quarter', '2022-06-30')$$]) AS statement
\gexec
\t off

\pset tuples_only on
SELECT format('EXPLAIN (ANALYZE, BUFFERS, VERBOSE off) SELECT v FROM %I AS v', view)
FROM timing ORDER BY seconds DESC LIMIT :plans
\gexec
DROP SCHEMA bench_register CASCADE;
