-- register_view: what the views of a register say, against plain SQL
--
-- Every row is made up: a province whose districts split and merge on 1/1/2025
-- and end on 1/7/2025, when its communes merge and split too.
BEGIN;
SET client_min_messages = warning;
SELECT khuyencong.create_register('made_up');
SET search_path = made_up, khuyencong, public;
-- one for each view, and the others
SELECT plan(92 + (SELECT count(*) FROM pg_views WHERE schemaname = 'made_up')::integer);

-- ---- data -------------------------------------------------------------------

UPDATE setting SET value = '2026-01-15' WHERE name = 'report_on';
UPDATE setting SET value = '2025-08-01' WHERE name = 'boundaries_on';

INSERT INTO area (code, name, kind, parent_code, valid, is_synthetic)
SELECT code, name, kind, parent, valid::daterange, true FROM (VALUES
    ('P', 'Tỉnh cũ', 'province', NULL, '[2010-01-01,2025-07-01)'), ('Q', 'Tỉnh mới', 'province', NULL, '[2025-07-01,)'),
    ('A', 'Huyện A', 'district', 'P', '[2010-01-01,2025-01-01)'), ('B', 'Huyện B', 'district', 'P', '[2010-01-01,2025-07-01)'),
    ('C', 'Huyện C', 'district', 'P', '[2010-01-01,2025-01-01)'), ('D', 'Thành phố D', 'district', 'P', '[2010-01-01,2025-01-01)'),
    ('A1', 'Huyện A', 'district', 'P', '[2025-01-01,2025-07-01)'), ('A2', 'Thị xã A', 'district', 'P', '[2025-01-01,2025-07-01)'),
    ('D1', 'Thành phố D', 'district', 'P', '[2025-01-01,2025-07-01)'))
    AS a (code, name, kind, parent, valid);
-- six communes a district; those of districts that end on 1/1/2025 go on under another code
INSERT INTO area (code, name, kind, parent_code, valid, is_synthetic)
SELECT d || '.' || n, 'Xã ' || d || n, 'commune', d,
       daterange('2010-01-01', CASE d WHEN 'B' THEN date '2025-07-01' ELSE '2025-01-01' END), true
FROM unnest(ARRAY['A', 'B', 'C', 'D']) AS d, generate_series(1, 6) AS n;
INSERT INTO area (code, name, kind, parent_code, valid, is_synthetic)
SELECT d || '.' || n || '.25', 'Xã ' || d || n, 'commune', CASE WHEN d <> 'A' THEN 'D1' WHEN n <= 2 THEN 'A2' ELSE 'A1' END,
       '[2025-01-01,2025-07-01)', true
FROM unnest(ARRAY['A', 'C', 'D']) AS d, generate_series(1, 6) AS n;
INSERT INTO area (code, name, kind, parent_code, valid, is_synthetic)
SELECT 'Q.' || n, 'Xã mới ' || n, 'commune', 'Q', '[2025-07-01,)', true FROM generate_series(1, 8) AS n;

INSERT INTO area_successor (area_code, successor_code, weight, weight_basis, is_synthetic)
SELECT area, successor, weight, 'made up', true FROM (VALUES
    ('P', 'Q', 1), ('A', 'A1', 0.6), ('A', 'A2', 0.4), ('C', 'D1', 1), ('D', 'D1', 1)) AS s (area, successor, weight)
UNION ALL
SELECT d || '.' || n, d || '.' || n || '.25', 1, NULL, true
FROM unnest(ARRAY['A', 'C', 'D']) AS d, generate_series(1, 6) AS n
UNION ALL -- C.6 ends without a successor, D.6 is cut in three, B.6 goes on alone
SELECT d || '.' || n || CASE d WHEN 'B' THEN '' ELSE '.25' END, 'Q.' || 1 + (ascii(d) - 65 + n) % 6, 1, NULL, true
FROM unnest(ARRAY['A', 'B', 'C', 'D']) AS d, generate_series(1, 6) AS n WHERE n < 6 OR d = 'A'
UNION ALL
SELECT 'D.6.25', successor, weight, 'made up', true FROM (VALUES ('Q.1', 0.33333333), ('Q.2', 0.33333333), ('Q.7', 0.33333334)) AS s (successor, weight)
UNION ALL
SELECT 'B.6', 'Q.8', 1, NULL, true;

INSERT INTO area_scheme (code, name_vi, name_en, is_synthetic)
VALUES ('by_district', 'Theo huyện', 'By district', true), ('by_commune', 'Theo xã', 'By commune', true), ('empty', 'Chưa có', 'Not yet', true);
INSERT INTO area_class (scheme_code, area_code, valid, class, is_difficult, is_synthetic)
SELECT scheme, area, valid::daterange, class, difficult, true FROM (VALUES
    ('by_district', 'A', '[2012-01-01,)', 'khó khăn', true), ('by_district', 'A1', '[2012-01-01,)', 'khó khăn', true),
    ('by_district', 'C', '[2012-01-01,)', 'khó khăn', true), ('by_district', 'A.2', '[2018-01-01,)', 'không', false),
    ('by_commune', 'A', '[2016-01-01,2021-01-01)', 'II', true), ('by_commune', 'A.1', '[2016-01-01,2018-06-01)', 'I', false),
    ('by_commune', 'A.1', '[2018-06-01,2021-01-01)', 'III', true), ('by_commune', 'B.3', '[2016-01-01,2021-01-01)', 'III', true),
    ('by_commune', 'D.4', '[2021-06-04,2026-01-01)', 'III', true), ('by_commune', 'B.3', '[2021-06-04,2026-01-01)', 'I', false))
    AS c (scheme, area, valid, class, difficult);

INSERT INTO craft_village (code, name, product, area_code, is_synthetic)
VALUES ('V1', 'Làng một', 'mỳ', 'A.1', true), ('V2', 'Làng hai', 'gốm', 'D.4', true), ('V3', 'Làng ba', 'rượu', 'C.2', true);
INSERT INTO content_category (code, list_code, ordinal, name_vi, name_en, valid)
SELECT 'T.' || n, 'TEST', n, 'Nội dung ' || n, 'Content ' || n, '(,)' FROM generate_series(1, 5) AS n;
INSERT INTO sector (code, list_code, ordinal, name_vi, name_en, is_priority, valid)
SELECT 'T.' || n, 'TEST', n, 'Ngành ' || n, 'Sector ' || n, n <= 2, '(,)' FROM generate_series(1, 6) AS n;
INSERT INTO programme (code, name, kind, period, is_synthetic)
VALUES ('NTM', 'Nông thôn mới', 'target_programme', '(,)', true), ('GN', 'Giảm nghèo', 'target_programme', '(,)', true);

INSERT INTO establishment (code, name, area_code, craft_village_code, sector_code, valid, is_synthetic)
SELECT 'E' || n, 'Cơ sở ' || n,
       (SELECT array_agg(code ORDER BY code COLLATE "C") FROM area WHERE kind = 'commune' AND valid @> date '2024-01-01')[1 + n * 7 % 24],
       CASE n % 11 WHEN 0 THEN 'V1' WHEN 1 THEN 'V2' WHEN 2 THEN 'V3' END, CASE WHEN n % 5 <> 0 THEN 'T.' || 1 + n % 6 END,
       daterange(make_date(2012 + n % 9, 1, 1), CASE WHEN n % 13 = 0 THEN date '2022-01-01' END), true
FROM generate_series(1, 90) AS n;

-- a project's area is a commune of its day, or a district, the province, or not known
CREATE TABLE draft AS
SELECT n, 'X' || n AS code, 2014 + n * 5 % 13 AS plan_year,
       make_date(2014 + n * 5 % 13, 1 + n * 7 % 12, 1 + n * 11 % 28) AS approved_on, n * 7919 % 101 AS r
FROM generate_series(1, 520) AS n WHERE 2014 + n * 5 % 13 <> 2017;
CREATE FUNCTION area_of(on_date date, r integer) RETURNS text LANGUAGE sql STABLE
RETURN (SELECT array_agg(code ORDER BY code COLLATE "C") FROM area
        WHERE valid @> on_date AND kind = CASE r % 12 WHEN 0 THEN 'district' WHEN 1 THEN 'province' WHEN 2 THEN NULL ELSE 'commune' END)
       [1 + r % (SELECT greatest(count(*), 1)::integer FROM area WHERE valid @> on_date
                 AND kind = CASE r % 12 WHEN 0 THEN 'district' WHEN 1 THEN 'province' ELSE 'commune' END)];
INSERT INTO project (code, name, plan_year, budget_source, content_code, sector_code, area_code, product, objective, focal_code,
                     is_focal, approved_on, original_starts_on, original_ends_on, original_support, is_synthetic)
SELECT code, 'Đề án ' || n, plan_year, CASE WHEN n % 3 = 0 THEN 'national' ELSE 'local' END,
       CASE WHEN r % 10 <> 9 THEN 'T.' || 1 + r % 5 END, CASE WHEN n % 4 <> 0 THEN 'T.' || 1 + n % 6 END, area_of(approved_on, r),
       CASE n % 8 WHEN 0 THEN 'Mỳ Chũ' WHEN 1 THEN 'mỳ chũ' WHEN 2 THEN 'Gốm' END,
       CASE WHEN n % 40 < 2 THEN 'Mục tiêu ' || n % 2 END, CASE WHEN n % 25 = 0 THEN 'F' || n % 4 END, n % 50 = 0, approved_on,
       make_date(plan_year, 1, 1), make_date(plan_year, 11, 30), 1000000 * (50 + r), true
FROM draft;
INSERT INTO project_beneficiary (project_code, establishment_code, area_code, status, status_on, is_synthetic)
SELECT d.code, 'E' || 1 + (d.n * 13 + k * 29) % 90,
       (SELECT array_agg(code ORDER BY code COLLATE "C") FROM area WHERE kind = 'commune' AND valid @> d.approved_on)
       [1 + (d.n * 13 + k * 29) % (SELECT count(*)::integer FROM area WHERE kind = 'commune' AND valid @> d.approved_on)],
       CASE WHEN d.n % 17 = 0 AND k = 1 THEN 'withdrawn' ELSE 'active' END, CASE WHEN d.n % 17 = 0 AND k = 1 THEN d.approved_on + 30 END, true
FROM draft AS d, generate_series(1, 3) AS k WHERE k <= d.n % 4;
-- a line that names no beneficiary, one that names one, some that take away
INSERT INTO project_funding (project_code, source, programme_code, establishment_code, amount, decided_on, is_synthetic)
SELECT code, CASE WHEN n % 3 = 0 THEN 'national' ELSE 'local' END, NULL, NULL, 1000000 * (20 + r) + n, approved_on, true FROM draft WHERE n % 7 <> 3
UNION ALL
SELECT d.code, 'local', NULL, b.establishment_code, 1000003 * (5 + d.r % 40), d.approved_on + d.r, true
FROM draft AS d JOIN project_beneficiary AS b ON b.project_code = d.code WHERE (d.n + length(b.establishment_code)) % 2 = 0
UNION ALL
SELECT code, CASE WHEN n % 3 = 0 THEN 'national' ELSE 'local' END, NULL, NULL, - (1000000 * (20 + r) + n), approved_on + 200, true
FROM draft WHERE n % 19 = 0 AND n % 7 <> 3
UNION ALL
SELECT code, 'counterpart', NULL, NULL, 1500007 * (10 + r), approved_on, true FROM draft WHERE n % 5 < 3
UNION ALL
SELECT code, 'other_programme', CASE WHEN n % 2 = 0 THEN 'NTM' ELSE 'GN' END, NULL, 7000000 + n, approved_on, true FROM draft WHERE n % 10 = 0;
-- a year to be checked by hand: 100 đồng in D.6, which is cut in three, 50 in C.6, which ends, 7 nowhere
INSERT INTO project (code, name, plan_year, budget_source, area_code, approved_on, is_synthetic)
VALUES ('H1', 'Một', 2012, 'local', 'D.6', '2012-05-01', true), ('H2', 'Hai', 2012, 'local', 'C.6', '2012-05-01', true),
       ('H3', 'Ba', 2012, 'local', NULL, '2012-05-01', true);
INSERT INTO project_funding (project_code, source, amount, decided_on, is_synthetic)
VALUES ('H1', 'local', 100, '2012-05-01', true), ('H2', 'local', 50, '2012-05-01', true), ('H3', 'local', 7, '2012-05-01', true);
SET CONSTRAINTS ALL IMMEDIATE;
ANALYZE;

-- the same rows, looked up one by one
CREATE TABLE money AS
SELECT (SELECT plan_year FROM project AS p WHERE p.code = f.project_code), f.source, f.programme_code, f.project_code, f.amount, f.decided_on AS on_date,
       coalesce((SELECT b.area_code FROM project_beneficiary AS b WHERE (b.project_code, b.establishment_code) = (f.project_code, f.establishment_code)),
                (SELECT p.area_code FROM project AS p WHERE p.code = f.project_code)) AS area_code,
       coalesce((SELECT p.sector_code FROM project AS p WHERE p.code = f.project_code),
                (SELECT e.sector_code FROM establishment AS e WHERE e.code = f.establishment_code)) AS sector_code,
       (SELECT p.content_code FROM project AS p WHERE p.code = f.project_code),
       (SELECT e.craft_village_code FROM establishment AS e WHERE e.code = f.establishment_code), f.establishment_code AS named
FROM project_funding AS f;
CREATE TABLE head AS
SELECT (SELECT plan_year FROM project AS p WHERE p.code = b.project_code), b.project_code, b.establishment_code,
       (SELECT approved_on FROM project AS p WHERE p.code = b.project_code) AS on_date, b.area_code,
       coalesce((SELECT p.sector_code FROM project AS p WHERE p.code = b.project_code),
                (SELECT e.sector_code FROM establishment AS e WHERE e.code = b.establishment_code)) AS sector_code,
       (SELECT p.content_code FROM project AS p WHERE p.code = b.project_code),
       (SELECT e.craft_village_code FROM establishment AS e WHERE e.code = b.establishment_code)
FROM project_beneficiary AS b;
CREATE TABLE both_sides AS
SELECT plan_year, area_code, sector_code, content_code, craft_village_code, amount, project_code, NULL AS head, named, on_date
FROM money WHERE source IN ('national', 'local')
UNION ALL
SELECT plan_year, area_code, sector_code, content_code, craft_village_code, NULL, NULL, establishment_code, establishment_code, on_date FROM head;

-- the same rows, and some
CREATE FUNCTION same(have text, want text, description text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    any_row boolean;
BEGIN
    EXECUTE format('SELECT EXISTS (%s)', have) INTO any_row;
    IF NOT any_row THEN
        RETURN fail(description || ': no rows');
    END IF;
    RETURN is_empty(format('(SELECT %1$L AS only_in, h::text FROM (%3$s) AS h EXCEPT ALL SELECT %1$L, w::text FROM (%4$s) AS w)
        UNION ALL (SELECT %2$L, w::text FROM (%4$s) AS w EXCEPT ALL SELECT %2$L, h::text FROM (%3$s) AS h)', 'view', 'plain SQL', have, want), description);
END $$;

-- ---- every view, as a BI tool sees it ---------------------------------

CREATE VIEW lint AS
SELECT c.relname, a.attname,
       concat_ws('; ',
           CASE WHEN a.atttypid::regtype::text NOT IN ('text', 'integer', 'bigint', 'numeric', 'boolean', 'date', 'timestamp with time zone')
                THEN 'type' END,
           CASE WHEN a.atttypid = 'numeric'::regtype AND a.atttypmod = -1 THEN 'numeric without precision' END,
           CASE WHEN col_description(c.oid, a.attnum) IS NULL THEN 'no comment' END,
           CASE WHEN col_description(c.oid, a.attnum) !~ '^\S.* / \S' OR col_description(c.oid, a.attnum) ~ '\.$' THEN 'comment not in both languages' END,
           CASE WHEN a.attname !~ '^[a-z][a-z0-9_]{0,62}$' THEN 'identifier' END,
           CASE WHEN obj_description(c.oid, 'pg_class') IS NULL THEN 'no comment on the view' END,
           CASE WHEN NOT coalesce('security_invoker=true' = ANY (c.reloptions), false) THEN 'not security_invoker' END) AS problem
FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.relnamespace = 'made_up'::regnamespace AND c.relkind = 'v' AND c.relname NOT IN ('lint');
SELECT cmp_ok((SELECT count(DISTINCT relname) FROM lint), '>=', 27::bigint, 'the lint sees the views');
SELECT is_empty('SELECT * FROM lint WHERE problem <> $$$$', 'each column of each view is plain, of known precision and commented in both languages');

-- ---- building blocks ------------------------------------------------------------

SELECT same('SELECT plan_year, source, project_code, amount, decided_on, area_code, sector_code, content_code, craft_village_code, establishment_code FROM support_line',
    $$SELECT plan_year, source, project_code, amount, on_date, area_code, sector_code, content_code, craft_village_code, named FROM money WHERE source IN ('national', 'local')$$,
    'support_line');
SELECT same('SELECT plan_year, project_code, establishment_code, approved_on, area_code, sector_code, content_code, craft_village_code FROM beneficiary_line',
    'SELECT plan_year, project_code, establishment_code, on_date, area_code, sector_code, content_code, craft_village_code FROM head', 'beneficiary_line');
SELECT same('SELECT area_code, ancestor_code, distance FROM area_ancestor',
    $$SELECT code, code, 0 FROM area UNION ALL SELECT code, parent_code, 1 FROM area WHERE parent_code IS NOT NULL
      UNION ALL SELECT c.code, d.parent_code, 2 FROM area AS c JOIN area AS d ON d.code = c.parent_code WHERE d.parent_code IS NOT NULL$$,
    'area_ancestor: each area with itself and what it is part of');
SELECT row_eq($$SELECT area_kind, district_code, province_name, valid_from, valid_until FROM area_hierarchy WHERE area_code = 'A.1.25'$$,
    ROW('commune'::text, 'A2'::text, 'Tỉnh cũ'::text, date '2025-01-01', date '2025-06-30'), 'area_hierarchy: validity to the last day');
SELECT row_eq($$SELECT area_kind, district_code, province_code, valid_from, valid_until FROM area_hierarchy WHERE area_code = 'Q.1'$$,
    ROW('commune'::text, NULL::text, 'Q'::text, date '2025-07-01', NULL::date), '... no district, no end');
SELECT row_eq('SELECT * FROM report_setting', ROW(date '2026-01-15', date '2025-08-01', NULL::integer, NULL::integer, 3, NULL::numeric, NULL::integer), 'report_setting');

-- ---- funding by one thing ---------------------------------------------------------

CREATE FUNCTION plain_funding(key text) RETURNS SETOF record LANGUAGE plpgsql AS $$
BEGIN
    RETURN QUERY EXECUTE format('SELECT plan_year, %1$I, coalesce(sum(amount), 0)::numeric(18,0), count(DISTINCT project_code), count(DISTINCT head)
        FROM both_sides GROUP BY plan_year, %1$I', key);
END $$;
CREATE TABLE keyed (view text, key text);
INSERT INTO keyed VALUES ('funding_by_area', 'area_code'), ('funding_by_sector', 'sector_code'),
    ('funding_by_content', 'content_code'), ('funding_by_village', 'craft_village_code');
SELECT same(format('SELECT plan_year, %I, support, project_count, establishment_count FROM %I', key, view),
    format('SELECT * FROM plain_funding(%L) AS f (plan_year integer, key text, support numeric, project_count bigint, establishment_count bigint)', key),
    view || ' equals plain SQL') FROM keyed;
SELECT cmp_ok((SELECT count(*) FROM funding_by_area WHERE area_code IS NULL AND support > 0), '>', 3::bigint, '... some money is of no known area');
SELECT is_empty(format('SELECT plan_year FROM %I GROUP BY plan_year HAVING sum(share_of_year) <> 100', view), view || ': shares of a year add up to 100.00')
FROM keyed;
SELECT is_empty(format('SELECT 1 FROM %I HAVING sum(share_of_period) <> 100', view), view || ': shares of the period add up to 100.00') FROM keyed;
SELECT is_empty(format('SELECT * FROM (SELECT share_of_year - 100 * support / sum(support) OVER (PARTITION BY plan_year) AS off,
        share_of_period - 100 * support / sum(support) OVER () AS off_period FROM %I) AS s WHERE abs(off) >= 0.01 OR abs(off_period) >= 0.01', view),
    view || ': no share is a hundredth off') FROM keyed;
SELECT is_empty(format($$SELECT * FROM %I WHERE (%I IS NULL) <> (%I LIKE '%%không xác định')$$, view, key, replace(key, '_code', '_name')),
    view || ': what is not known has a label') FROM keyed;
SELECT is_empty($$SELECT * FROM funding_by_area AS f JOIN area AS a ON a.code = f.area_code
    WHERE f.district_code IS DISTINCT FROM CASE a.kind WHEN 'district' THEN a.code WHEN 'commune' THEN nullif(a.parent_code, 'Q') END$$,
    'funding_by_area: districts as they were then');
SELECT same('SELECT plan_year, support, national_support, local_support, project_count, establishment_count FROM funding_by_year',
    $$SELECT y.plan_year, sum(y.amount)::numeric(18,0), coalesce(m.national, 0)::numeric(18,0), coalesce(m.local, 0)::numeric(18,0), count(DISTINCT y.project_code), count(DISTINCT y.head)
      FROM both_sides AS y JOIN (SELECT plan_year, sum(amount) FILTER (WHERE source = 'national') AS national, sum(amount) FILTER (WHERE source = 'local') AS local
                                 FROM money GROUP BY plan_year) AS m USING (plan_year) GROUP BY y.plan_year, m.national, m.local$$, 'funding_by_year equals plain SQL');
SELECT is((SELECT sum(share_of_period) FROM funding_by_year), 100.00, 'funding_by_year: shares add up to 100.00');
SELECT same('SELECT plan_year, source, programme_name, amount, support, project_count, establishment_count FROM funding_by_source',
    $$SELECT plan_year, source, (SELECT name FROM programme WHERE code = programme_code), sum(amount)::numeric(18,0),
             sum(amount) FILTER (WHERE source IN ('national', 'local'))::numeric(18,0), count(DISTINCT project_code),
             (SELECT count(DISTINCT h.establishment_code) FROM head AS h WHERE h.project_code IN
                 (SELECT n.project_code FROM money AS n WHERE (n.plan_year, n.source, n.programme_code) IS NOT DISTINCT FROM (m.plan_year, m.source, m.programme_code)))
      FROM money AS m GROUP BY plan_year, source, programme_code$$, 'funding_by_source equals plain SQL');
SELECT is_empty('SELECT plan_year FROM funding_by_source GROUP BY plan_year HAVING sum(share_of_year) <> 100 OR sum(share_of_all_money) <> 100',
    'funding_by_source: both shares of a year add up to 100.00');
SELECT is((SELECT sum(share_of_period) FROM funding_by_source), 100.00, '... and those of the period');

-- ---- restated -----------------------------------------------------------------------

-- Step by step, an area at a time.
CREATE FUNCTION walk(area text, on_date date) RETURNS TABLE (mapped text, weight numeric, is_mapped boolean) LANGUAGE plpgsql AS $$
DECLARE
    here daterange := (SELECT valid FROM area AS a WHERE a.code = area);
    next record;
    steps integer := 0;
BEGIN
    IF here @> on_date THEN
        RETURN QUERY SELECT area, 1.0, true;
        RETURN;
    END IF;
    FOR next IN SELECT s.successor_code AS code, s.weight FROM area_successor AS s WHERE upper(here) <= on_date AND s.area_code = area
                UNION ALL
                SELECT s.area_code, 1 FROM area_successor AS s WHERE lower(here) > on_date AND s.successor_code = area
                AND 1 = (SELECT count(*) FROM area_successor AS o WHERE o.successor_code = area)
    LOOP
        steps := steps + 1;
        RETURN QUERY SELECT w.mapped, next.weight * w.weight, w.is_mapped FROM walk(next.code, on_date) AS w;
    END LOOP;
    IF steps = 0 THEN
        RETURN QUERY SELECT area, 1.0, false;
    END IF;
END $$;
CREATE FUNCTION plain_restated(on_date date) RETURNS TABLE (plan_year integer, area_code text, is_mapped boolean, exact numeric, project_count bigint, establishment_count bigint)
LANGUAGE sql AS $$
    SELECT b.plan_year, w.mapped, coalesce(w.is_mapped, false), coalesce(sum(b.amount * coalesce(w.weight, 1)), 0), count(DISTINCT b.project_code), count(DISTINCT b.head)
    FROM both_sides AS b LEFT JOIN LATERAL (SELECT * FROM walk(b.area_code, plain_restated.on_date) WHERE b.area_code IS NOT NULL) AS w ON true
    GROUP BY b.plan_year, w.mapped, w.is_mapped $$;
CREATE TABLE day (on_date date);
INSERT INTO day VALUES ('2014-06-01'), ('2025-03-01'), ('2025-08-01'), ('2000-01-01');
CREATE TABLE restated AS SELECT f.* FROM day, funding_by_area_on(on_date) AS f;
CREATE TABLE plain_restated AS SELECT on_date, f.* FROM day, plain_restated(on_date) AS f;
SELECT same('SELECT boundaries_on, plan_year, area_code, is_mapped, project_count, establishment_count FROM restated',
    'SELECT on_date, plan_year, area_code, is_mapped, project_count, establishment_count FROM plain_restated',
    'restated on four dates: the areas and counts of a walk along the successors');
CREATE VIEW compared AS
SELECT r.boundaries_on, r.plan_year, r.area_code, r.support, p.exact
FROM restated AS r JOIN plain_restated AS p ON r.boundaries_on = p.on_date AND r.plan_year = p.plan_year AND r.area_code IS NOT DISTINCT FROM p.area_code;
SELECT is_empty('SELECT * FROM compared WHERE abs(support - exact) >= 1 OR exact = trunc(exact) AND support <> exact OR support <> trunc(support)',
    '... whole đồng, less than one off, exact where nothing was divided');
SELECT cmp_ok((SELECT count(*) FROM compared WHERE exact <> trunc(exact)), '>', 20::bigint, '... and some were divided');
SELECT same('SELECT boundaries_on, plan_year, sum(support) FROM restated GROUP BY 1, 2',
    'SELECT day.on_date, plan_year, sum(amount) FROM day, both_sides GROUP BY 1, 2', '... each year adds up to what was decided');
SELECT is_empty('SELECT boundaries_on, plan_year FROM restated GROUP BY 1, 2 HAVING sum(share_of_year) <> 100', '... and to 100.00');
SELECT same($$SELECT area_code, area_name, is_mapped, support FROM restated WHERE plan_year = 2012 AND boundaries_on = '2025-08-01'$$,
    $$VALUES ('Q.1', 'Xã mới 1', true, 33::numeric), ('Q.2', 'Xã mới 2', true, 33), ('Q.7', 'Xã mới 7', true, 34),
             ('C.6.25', 'Xã C6 (không quy đổi được)', false, 50), (NULL, 'không xác định', false, 7)$$,
    '2012 by hand: 100 đồng in three parts, what ended and what is nowhere as lines of their own');
SELECT same($$SELECT DISTINCT area_code, is_mapped FROM restated WHERE boundaries_on = '2014-06-01' AND plan_year = 2026 AND area_code LIKE 'Q%'$$,
    $$SELECT DISTINCT CASE area_code WHEN 'Q' THEN 'P' ELSE area_code END, area_code = 'Q' FROM both_sides
      WHERE plan_year = 2026 AND area_code LIKE 'Q%' AND area_code NOT IN ('Q', 'Q.7', 'Q.8')$$,
    'backwards: merged communes stay, as what cannot be mapped');
SELECT is((SELECT bool_and(is_mapped) FROM restated WHERE boundaries_on = '2014-06-01' AND plan_year = 2026 AND area_code IN ('B.6', 'D.6')), true,
    '... and those that follow one commune go back to it');
SELECT same('SELECT * FROM funding_by_area_now', $$SELECT * FROM restated WHERE boundaries_on = '2025-08-01'$$, 'funding_by_area_now is that of the setting');
SELECT is_empty('SELECT * FROM funding_by_area_on(NULL)', 'no date, no rows');
SELECT is_empty($$SELECT a.code FROM area AS a, day GROUP BY a.code, on_date HAVING (SELECT sum(weight) FROM area_mapping_on(on_date) WHERE area_code = a.code) <> 1$$,
    'area_mapping_on: the weights of an area add up to 1');
UPDATE setting SET value = 'today' WHERE name = 'boundaries_on';
SELECT is((SELECT max(boundaries_on) FROM funding_by_area_now), (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, 'without a setting it is today in Việt Nam');

-- ---- difficult areas ------------------------------------------------------------------

CREATE FUNCTION is_difficult(scheme text, area text, day date) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN area IS NOT NULL THEN coalesce(
        (WITH RECURSIVE up (code, parent_code, n) AS
             (SELECT code, parent_code, 0 FROM area AS a WHERE a.code = area UNION ALL
              SELECT a.code, a.parent_code, n + 1 FROM area AS a JOIN up ON a.code = up.parent_code)
         SELECT c.is_difficult FROM up JOIN area_class AS c ON c.area_code = up.code AND c.scheme_code = scheme AND c.valid @> day ORDER BY n LIMIT 1),
        (SELECT false FROM area_class AS c JOIN area AS a ON a.code = c.area_code WHERE c.scheme_code = scheme AND c.valid @> day AND a.valid @> day LIMIT 1)) END $$;
CREATE TABLE classed AS
SELECT s.code AS scheme_code, b.*, is_difficult(s.code, b.area_code, b.on_date) AS d FROM both_sides AS b, area_scheme AS s;
SELECT same('SELECT DISTINCT scheme_code, d FROM classed',
    $$VALUES ('by_district', true), ('by_district', false), ('by_district', NULL), ('by_commune', true), ('by_commune', false), ('by_commune', NULL), ('empty', NULL)$$,
    'all kinds of classes occur');
CREATE FUNCTION plain_equity(from_year integer, to_year integer, by_year boolean)
    RETURNS TABLE (scheme text, year integer, g numeric, a numeric, h numeric, gn bigint, n bigint, hn bigint, mixed bigint, known bigint, first date, last date)
LANGUAGE sql AS $$
    SELECT scheme_code, CASE WHEN by_year THEN plan_year END,
           coalesce(sum(amount) FILTER (WHERE d), 0), sum(amount), coalesce(sum(amount) FILTER (WHERE NOT d), 0),
           count(DISTINCT head) FILTER (WHERE d), count(DISTINCT head), count(DISTINCT head) FILTER (WHERE NOT d),
           count(DISTINCT head) FILTER (WHERE d) + count(DISTINCT head) FILTER (WHERE NOT d) - count(DISTINCT head) FILTER (WHERE d IS NOT NULL),
           count(d), min(on_date) FILTER (WHERE d IS NOT NULL), max(on_date) FILTER (WHERE d IS NOT NULL)
    FROM classed WHERE plan_year BETWEEN from_year AND to_year GROUP BY 1, 2 $$;
CREATE FUNCTION plain_figures(from_year integer, to_year integer, by_year boolean) RETURNS SETOF text LANGUAGE sql AS $$
    SELECT ROW(scheme, coalesce(year, from_year), coalesce(year, to_year), CASE WHEN known > 0 THEN g END, a, CASE WHEN known > 0 THEN gn END, n, CASE WHEN known > 0 THEN mixed END,
        a - CASE WHEN known > 0 THEN g + h ELSE 0 END, n - CASE WHEN known > 0 THEN gn + hn - mixed ELSE 0 END, first, last,
        CASE WHEN known > 0 THEN round(g / a, 8) END, CASE WHEN known > 0 THEN round(100 * g / a, 2) END,
        CASE WHEN known > 0 AND n > 0 THEN round(gn::numeric / n, 8) END,
        CASE WHEN known > 0 AND gn > 0 THEN round(g * n / (a * gn), 8) END,
        CASE WHEN known > 0 AND gn > 0 AND hn > 0 AND h > 0 THEN round(g * hn / (h * gn), 8) END,
        CASE WHEN known > 0 AND gn > 0 AND hn > 0 AND g > 0 AND h > 0 THEN round(ln(gn::numeric / hn), 8) END,
        CASE WHEN known > 0 AND gn > 0 AND hn > 0 AND g > 0 AND h > 0 THEN round(ln(g * hn / (h * gn)), 8) END,
        CASE WHEN known > 0 AND n > 0 THEN round(gn * a / n - g) END)::text
    FROM plain_equity(from_year, to_year, by_year) $$;
CREATE FUNCTION figures(view text, years text) RETURNS text LANGUAGE sql AS $$
    SELECT format('SELECT ROW(scheme_code, %s, difficult_support, support, difficult_establishment_count, establishment_count, mixed_establishment_count,
        unclassified_support, unclassified_establishment_count, first_classed_on, last_classed_on, funding_share, funding_share_percent, beneficiary_share,
        disparity, relative_support, participation_effect, size_effect, parity_gap)::text FROM %I', years, view) $$;
SELECT same(figures('difficult_area_equity', 'plan_year, plan_year'), 'SELECT * FROM plain_figures(2012, 2026, true)', 'difficult_area_equity equals plain SQL');
SELECT same(figures('difficult_area_equity_period', 'from_year, to_year'), 'SELECT * FROM plain_figures(2012, 2026, false)',
    'difficult_area_equity_period equals plain SQL');
UPDATE setting SET value = '2016' WHERE name = 'period_from_year';
UPDATE setting SET value = '2020' WHERE name = 'period_to_year';
SELECT same(figures('difficult_area_equity_period', 'from_year, to_year'), 'SELECT * FROM plain_figures(2016, 2020, false)', '... of the period of the settings');
SELECT is_empty($$SELECT * FROM difficult_area_equity WHERE (scheme_code = 'empty') <> (disparity_reason = 'unclassified' AND funding_share_reason = 'unclassified')
    AND NOT (scheme_code <> 'empty' AND first_classed_on IS NULL)$$, 'where nothing could be classed the reason says so');
SELECT is_empty($$SELECT * FROM difficult_area_equity WHERE (funding_share IS NULL) <> (funding_share_reason IS NOT NULL) OR (disparity IS NULL) <> (disparity_reason IS NOT NULL)
    OR (beneficiary_share IS NULL) <> (beneficiary_share_reason IS NOT NULL) OR (relative_support IS NULL) <> (relative_support_reason IS NOT NULL)
    OR (participation_effect IS NULL) <> (participation_effect_reason IS NOT NULL) OR (size_effect IS NULL) <> (size_effect_reason IS NOT NULL)
    OR (parity_gap IS NULL) <> (parity_gap_reason IS NOT NULL)$$, 'a figure or a reason, never both');
SELECT is((SELECT max(list_valid_until) FROM difficult_area_equity WHERE scheme_code = 'by_commune' AND plan_year = 2019), date '2020-12-31', 'the list used in 2019');
SELECT same($$SELECT class, is_difficult, class_area_code, valid_from, valid_until FROM area_class_history WHERE area_code = 'A.1' AND scheme_code = 'by_commune'$$,
    $$VALUES ('I', false, 'A.1', date '2016-01-01', date '2018-05-31'), ('III', true, 'A.1', '2018-06-01', '2020-12-31'), (NULL, false, NULL, '2021-06-04', '2025-06-30')$$,
    'area_class_history: the nearest class decides, and no list is known between two lists or after its areas');

-- ---- leverage, growth, absorption, priorities ---------------------------------------------

SELECT same('SELECT plan_year, support, counterpart, other_programme, leverage, leverage_reason FROM leverage_by_year',
    $$SELECT plan_year, s::numeric(18,0), c::numeric(18,0), o::numeric(18,0), (c / s)::numeric(28,8), CASE WHEN c IS NULL THEN 'no_known_counterpart' END
      FROM (SELECT plan_year, sum(amount) FILTER (WHERE source IN ('national', 'local')) AS s, sum(amount) FILTER (WHERE source = 'counterpart') AS c,
                   sum(amount) FILTER (WHERE source = 'other_programme') AS o FROM money GROUP BY plan_year) AS y$$, 'leverage_by_year equals plain SQL');
CREATE FUNCTION of_year(year integer, kind text, key text) RETURNS numeric LANGUAGE sql STABLE AS $$
    SELECT coalesce(sum(amount), 0) FROM money WHERE plan_year = year AND source IN ('national', 'local')
    AND CASE kind WHEN 'content' THEN content_code IS NOT DISTINCT FROM key WHEN 'source' THEN source = key ELSE true END $$;
SELECT same($$SELECT plan_year, dimension, code, previous_support, support, change, growth_rate FROM funding_growth$$,
    $$SELECT year, kind, key, before::numeric(18,0), now::numeric(18,0), (now - before)::numeric(18,0), CASE WHEN before > 0 THEN ((now - before) / before)::numeric(28,8) END
      FROM (SELECT year, kind, key, of_year(year - 1, kind, key) AS before, of_year(year, kind, key) AS now
            FROM generate_series(2013, 2026) AS year,
                 (SELECT DISTINCT 'content' AS kind, content_code AS key FROM money WHERE source IN ('national', 'local') UNION ALL VALUES ('source', 'national'), ('source', 'local'), ('total', NULL)) AS k) AS g
      WHERE EXISTS (SELECT FROM money AS m WHERE m.plan_year IN (year, year - 1) AND m.source IN ('national', 'local')
                    AND CASE kind WHEN 'content' THEN m.content_code IS NOT DISTINCT FROM key WHEN 'source' THEN m.source = key ELSE true END)$$,
    'funding_growth equals plain SQL');
SELECT is_empty($$SELECT plan_year FROM (SELECT plan_year, dimension, sum(contribution) AS c, sum(contribution_percent) AS p FROM funding_growth GROUP BY 1, 2) AS d
    GROUP BY plan_year HAVING count(DISTINCT c) > 1 OR count(DISTINCT p) > 1$$, 'contributions of contents and of sources add up to the rate of the total');
SELECT is_empty($$SELECT * FROM funding_growth WHERE dimension = 'total' AND (contribution IS DISTINCT FROM growth_rate
    OR contribution_percent IS DISTINCT FROM round(100 * change / nullif(previous_support, 0), 2))$$, '... which is the growth rate');
SELECT is_empty($$SELECT * FROM (SELECT *, max(previous_support) FILTER (WHERE dimension = 'total') OVER (PARTITION BY plan_year) AS base FROM funding_growth) AS g
    WHERE abs(contribution - change / nullif(base, 0)) > 1e-8 OR abs(contribution_percent - 100 * change / nullif(base, 0)) > 0.01$$, '... none a last digit off');
SELECT same($$SELECT DISTINCT plan_year, contribution_reason FROM funding_growth WHERE contribution IS NULL$$,
    $$VALUES (2014, 'nonpositive_base'), (2018, 'nonpositive_base')$$, 'nothing grows from a year without support');

INSERT INTO plan (code, name, plan_year, budget_source, jurisdiction, status, approved_amount, approved_on, is_synthetic)
VALUES ('PL1', 'Một', 2020, 'local', 'P', 'approved', 2000000000, '2019-12-01', true), ('PL2', 'Hai', 2020, 'local', 'R', 'approved', 500000000, '2020-05-01', true),
       ('PL3', 'Ba', 2020, 'national', 'P', 'draft', 900000000, NULL, true);
INSERT INTO disbursement (project_code, source, kind, amount, paid_on, is_synthetic)
SELECT code, 'local', kind, amount, '2020-09-01', true
FROM (SELECT min(code) AS code FROM project WHERE plan_year = 2020) AS p, (VALUES ('advance', 700), ('settlement', 300), ('recovery', 50)) AS d (kind, amount);
SELECT same('SELECT planned, support, paid, decided_of_planned, paid_of_support FROM absorption_by_year WHERE plan_year = 2020 AND source = $$local$$',
    $$SELECT 2500000000::numeric(18,0), s::numeric(18,0), 950::numeric(18,0), (s / 2500000000)::numeric(28,8), (950 / s)::numeric(28,8)
      FROM (SELECT sum(amount) AS s FROM money WHERE plan_year = 2020 AND source = 'local') AS m$$, 'absorption_by_year: approved plans, decisions, payments less recoveries');
SELECT is((SELECT planned FROM absorption_by_year WHERE plan_year = 2020 AND source = 'national'), NULL, '... a draft is no plan');

SELECT same('SELECT plan_year, priority, priority_support, support, unclassified_support, priority_establishment_count, establishment_count, funding_share, beneficiary_share FROM priority_share',
    $$SELECT plan_year, kind, coalesce(sum(amount) FILTER (WHERE p), 0)::numeric(18,0), sum(amount)::numeric(18,0), coalesce(sum(amount) FILTER (WHERE p IS NULL), 0)::numeric(18,0),
             count(DISTINCT head) FILTER (WHERE p), count(DISTINCT head), (coalesce(sum(amount) FILTER (WHERE p), 0) / sum(amount))::numeric(28,8),
             (count(DISTINCT head) FILTER (WHERE p) / nullif(count(DISTINCT head), 0)::numeric)::numeric(9,8)
      FROM (SELECT plan_year, 'sector' AS kind, amount, head, sector_code IN ('T.1', 'T.2') AS p FROM both_sides
            UNION ALL SELECT plan_year, 'craft_village', amount, head, CASE WHEN named IS NOT NULL THEN craft_village_code IS NOT NULL END FROM both_sides) AS k
      GROUP BY plan_year, kind$$, 'priority_share equals plain SQL');

-- ---- several years ---------------------------------------------------------------------

-- Runs as gaps and islands: a year less its place is the same all along a run.
CREATE TABLE member AS
WITH net AS (SELECT project_code, min(plan_year) AS plan_year, sum(amount) AS amount FROM money WHERE source IN ('national', 'local') GROUP BY 1 HAVING sum(amount) > 0)
SELECT 'beneficiary' AS kind, h.establishment_code AS key, n.project_code, n.plan_year,
       (SELECT sum(amount) FROM money AS m WHERE m.project_code = n.project_code AND m.named = h.establishment_code AND m.source IN ('national', 'local')) AS amount
FROM net AS n JOIN head AS h USING (project_code)
UNION ALL
SELECT kind, key, n.project_code, n.plan_year, n.amount
FROM net AS n JOIN project AS p ON p.code = n.project_code,
     LATERAL (VALUES ('product', CASE p.product WHEN 'Gốm' THEN 'gom' WHEN 'Mỳ Chũ' THEN 'my chu' WHEN 'mỳ chũ' THEN 'my chu' END),
                     ('objective', replace(p.objective, 'Mục tiêu', 'muc tieu')), ('focal', p.focal_code)) AS k (kind, key)
WHERE key IS NOT NULL;
CREATE VIEW run AS
SELECT DISTINCT ON (kind, key) kind, key, count(*) AS length, min(plan_year) AS first_year
FROM (SELECT kind, key, plan_year, plan_year - dense_rank() OVER (PARTITION BY kind, key ORDER BY plan_year) AS island
      FROM (SELECT DISTINCT kind, key, plan_year FROM member) AS y) AS i
GROUP BY kind, key, island ORDER BY kind, key, length DESC, first_year DESC;
SELECT same('SELECT kind, key, longest_run, run_from_year, run_to_year, year_count, years, gap_years, project_count, support FROM multi_year_project',
    $$SELECT m.kind, m.key, r.length, r.first_year, r.first_year + r.length - 1, count(DISTINCT m.plan_year), string_agg(DISTINCT m.plan_year::text, ', ' ORDER BY m.plan_year::text),
             (SELECT string_agg(y::text, ', ' ORDER BY y) FROM generate_series(min(m.plan_year), max(m.plan_year)) AS y
              WHERE NOT EXISTS (SELECT FROM member AS o WHERE (o.kind, o.key, o.plan_year) = (m.kind, m.key, y))), count(*), sum(m.amount)::numeric(18,0)
      FROM member AS m JOIN run AS r USING (kind, key) GROUP BY m.kind, m.key, r.length, r.first_year$$, 'multi_year_project equals gaps and islands');
SELECT is_empty('SELECT * FROM multi_year_project WHERE is_multi_year <> (longest_run >= 3)', '... three years are several');
SELECT is((SELECT count(DISTINCT is_multi_year) FROM multi_year_project), 2::bigint, '... some are, some are not');
SELECT is_empty('SELECT kind, key FROM multi_year_project WHERE is_focal_multi_year', '... a focal project among them is not enough');
UPDATE project SET is_focal = true WHERE product = 'Gốm';
SELECT same('SELECT kind, key FROM multi_year_project WHERE is_focal_multi_year',
    $$SELECT DISTINCT kind, key FROM (SELECT kind, key, plan_year - dense_rank() OVER (PARTITION BY kind, key ORDER BY plan_year) AS island
          FROM (SELECT DISTINCT m.kind, m.key, m.plan_year FROM member AS m JOIN project AS p ON p.code = m.project_code WHERE p.is_focal) AS y) AS i
      GROUP BY kind, key, island HAVING count(*) >= 3$$, '... and of focal projects alone');
SELECT same($$SELECT kind, key FROM multi_year_project WHERE candidate_rank = 1$$,
    $$SELECT DISTINCT ON (kind) kind, key FROM (SELECT m.kind, m.key, r.length, count(DISTINCT plan_year) AS years, sum(amount) AS amount FROM member AS m JOIN run AS r USING (kind, key)
      GROUP BY m.kind, m.key, r.length) AS c ORDER BY kind, length DESC, years DESC, amount DESC NULLS LAST, key COLLATE "C"$$, '... the nearest candidate of each kind');
SELECT same('SELECT kind, key, programmes FROM multi_year_project WHERE is_integrated',
    $$SELECT m.kind, m.key, string_agg(DISTINCT p.name, '; ') FROM member AS m
      JOIN project_funding AS f ON f.project_code = m.project_code AND f.source = 'other_programme' JOIN programme AS p ON p.code = f.programme_code
      GROUP BY m.kind, m.key$$, '... with the programmes that take part');
UPDATE setting SET value = '4' WHERE name = 'multi_year_threshold';
SELECT is_empty('SELECT * FROM multi_year_project WHERE is_multi_year <> (longest_run >= 4)', '... four, if the setting says so');

-- ---- network ---------------------------------------------------------------------------

INSERT INTO organisation_unit (code, name, kind, is_synthetic)
VALUES ('TT', 'Trung tâm', 'centre', true), ('CN', 'Chi nhánh', 'branch', true), ('CTV1', 'Cộng tác viên 1', 'collaborator', true), ('CTV2', 'Cộng tác viên 2', 'collaborator', true);
INSERT INTO organisation_unit_area (unit_code, area_code, valid, is_synthetic)
SELECT unit, area, valid::daterange, true FROM (VALUES
    ('TT', 'P', '[2010-01-01,2025-07-01)'), ('CN', 'A', '[2019-01-01,2025-01-01)'), ('CN', 'B', '[2020-01-01,2022-06-01)'),
    ('CTV1', 'A.1', '[2019-01-01,2025-01-01)'), ('CTV2', 'B.2', '[2020-01-01,2025-07-01)'), ('CTV2', 'D.6', '[2020-01-01,2025-01-01)'), ('CTV1', 'Q.2', '[2025-07-01,)'))
    AS u (unit, area, valid);
-- a commune that ends without a successor while its province goes on
INSERT INTO area (code, name, kind, parent_code, valid, is_synthetic) VALUES ('Q.9', 'Xã mới 9', 'commune', 'Q', '[2025-07-01,2026-01-01)', true);
INSERT INTO establishment (code, name, area_code, is_synthetic) VALUES ('EQ', 'Cơ sở', 'Q.9', true);
SELECT same('SELECT on_date FROM network_coverage WHERE area_kind = $$commune$$', $$SELECT (year || '-12-31')::date FROM (SELECT DISTINCT plan_year AS year FROM project WHERE plan_year < 2026) AS y
    UNION ALL SELECT '2026-01-15'$$, 'network_coverage: the end of each year and the date of the report');
SELECT row_eq($$SELECT area_count, branch_area_count, collaborator_area_count, covered_area_count, branch_percent, covered_percent
    FROM network_coverage WHERE on_date = '2020-12-31' AND area_kind = 'district'$$, ROW(4::bigint, 2::bigint, 0::bigint, 2::bigint, 50.00, 50.00), '... districts of 2020');
SELECT row_eq($$SELECT area_count, branch_area_count, collaborator_area_count, covered_area_count, branch_percent, collaborator_percent, covered_percent
    FROM network_coverage WHERE on_date = '2020-12-31' AND area_kind = 'commune'$$,
    ROW(24::bigint, 12::bigint, 3::bigint, 13::bigint, 50.00, 12.50, 54.17), '... a branch covers the communes of its districts, a collaborator his own');
SELECT row_eq($$SELECT area_count, collaborator_area_count, is_report_date FROM network_coverage WHERE on_date = '2026-01-15' AND area_kind = 'commune'$$,
    ROW(8::bigint, 1::bigint, true), '... new communes today');
SELECT same($$SELECT on_date, establishment_count, unplaced_establishment_count, covered_establishment_percent FROM network_coverage WHERE area_kind = 'commune'$$,
    $$SELECT on_date, coalesce(sum(weight) FILTER (WHERE is_mapped), 0)::numeric(18,2), coalesce(sum(weight) FILTER (WHERE NOT is_mapped), 0)::numeric(18,2),
             round(100 * coalesce(sum(weight) FILTER (WHERE is_mapped AND EXISTS (SELECT FROM organisation_unit_area AS u JOIN area_ancestor AS a ON a.ancestor_code = u.area_code
                 WHERE a.area_code = mapped AND u.unit_code <> 'TT' AND u.valid @> on_date)), 0) / nullif(sum(weight) FILTER (WHERE is_mapped), 0), 2)
      FROM (SELECT DISTINCT on_date FROM network_coverage) AS d, establishment AS e, LATERAL walk(e.area_code, d.on_date) AS w
      WHERE e.valid @> d.on_date GROUP BY on_date$$, '... establishments on the boundaries of each date, weighted');
SELECT is_empty($$SELECT * FROM network_coverage AS c JOIN network_coverage AS p USING (on_date) WHERE c.area_kind = 'commune' AND p.area_kind = 'province'
    AND (p.establishment_count, p.unplaced_establishment_count) <> (c.establishment_count, c.unplaced_establishment_count)$$, '... what cannot be mapped is in no province either');
SELECT cmp_ok((SELECT unplaced_establishment_count FROM network_coverage WHERE on_date = '2026-01-15' AND area_kind = 'province'), '>=', 1.00, '... and there is some');

-- ---- norms -----------------------------------------------------------------------------

INSERT INTO legal_document (code, number, title, kind, issuer, valid, is_synthetic) VALUES ('MU-1', '1/MU', 'Made up', 'other', 'nobody', '(,)', true);
INSERT INTO support_norm (item, jurisdiction, valid, name_vi, name_en, per, max_amount, legal_document_code, legal_basis, source, is_synthetic)
SELECT 'made_up', 'P', valid::daterange, 'Mức', 'Norm', 'model', amount, 'MU-1', 'none', 'made up', true
FROM (VALUES ('(,2020-01-01)', 150000000), ('[2020-01-01,2026-01-16)', 300000000), ('[2026-01-16,)', 400000000)) AS n (valid, amount);
SELECT same($$SELECT valid_from, valid_until, max_amount, is_in_force FROM norm_history WHERE item = 'made_up'$$,
    $$VALUES (NULL::date, date '2019-12-31', 150000000::numeric(18,0), false), ('2020-01-01', '2026-01-15', 300000000, true), ('2026-01-16', NULL, 400000000, false)$$,
    'norm_history: first and last days');
SELECT same($$SELECT item, jurisdiction, valid_from FROM norm_in_force$$, $$SELECT item, jurisdiction, lower(valid) FROM support_norm WHERE valid @> date '2026-01-15'$$,
    'norm_in_force: those of the date of the report');

-- ---- a project as it is now -----------------------------------------------------------------

INSERT INTO plan_item (code, plan_code, name, other_state_support, is_synthetic) VALUES ('I1', 'PL1', 'Mục', false, true), ('I3', 'PL3', 'Mục', NULL, true);
INSERT INTO project (code, name, plan_year, plan_item_code, budget_source, approved_on, original_starts_on, original_ends_on, original_support, counterpart_committed, started_on, is_synthetic)
VALUES ('N1', 'Một', 2020, 'I1', 'local', '2020-01-05', '2020-02-01', '2020-11-30', 300, 400, '2020-02-10', true),
       ('N2', 'Hai', 2020, 'I3', 'national', '2020-01-05', NULL, NULL, 90, NULL, NULL, true),
       ('N3', 'Ba', 2020, NULL, 'local', '2020-01-05', NULL, NULL, NULL, NULL, NULL, true),
       ('N4', 'Bốn', 2021, NULL, 'local', '2021-01-05', NULL, NULL, NULL, NULL, NULL, true);
INSERT INTO project_funding (project_code, source, amount, decided_on, is_synthetic)
VALUES ('N1', 'local', 300, '2020-01-05', true), ('N1', 'local', -40, '2020-06-01', true), ('N1', 'counterpart', 500, '2020-01-05', true), ('N3', 'counterpart', 70, '2020-01-05', true);
INSERT INTO project_change (project_code, kind, subject, asked_on, reason, force_majeure, to_ends_on, to_support, decision, decided_on, decided_by, is_synthetic)
VALUES ('N1', 'extend', 'time', '2020-08-01', 'mưa', true, '2020-12-20', NULL, 'approved', '2020-08-20', 'department', true),
       ('N1', 'extend', 'time', '2020-07-01', 'sớm hơn', false, '2020-12-10', NULL, 'approved', '2020-07-10', 'department', true),
       ('N1', 'extend', 'time', '2020-11-01', 'thêm', false, '2021-03-31', NULL, NULL, NULL, NULL, true),
       ('N1', 'adjust', 'support', '2020-11-02', 'tăng', false, NULL, 350, 'refused', '2020-11-20', 'minister', true),
       ('N1', 'adjust', 'place', '2020-11-03', 'dời', false, NULL, 280, NULL, NULL, NULL, true),
       ('N2', 'supplement', 'support', '2020-03-01', 'tăng', false, NULL, 95, 'approved', '2020-03-10', 'minister', true);
INSERT INTO disbursement (project_code, source, kind, amount, paid_on, is_synthetic)
VALUES ('N1', 'local', 'advance', 100, '2020-03-01', true), ('N1', 'local', 'advance', 50, '2020-05-01', true), ('N1', 'local', 'settlement', 80, '2020-12-01', true),
       ('N1', 'local', 'recovery', 30, '2020-12-02', true), ('N1', 'counterpart', 'settlement', 250, '2020-12-01', true);
INSERT INTO progress_report (project_code, reported_on, progress, invested, forecast_ends_on, is_synthetic)
VALUES ('N1', '2020-04-25', 0.2, 100, NULL, true), ('N1', '2020-06-25', 0.5, 300, '2020-12-25', true), ('N1', '2020-05-25', 0.3, 200, NULL, true);
INSERT INTO project_beneficiary (project_code, establishment_code, area_code, status, status_on, is_synthetic)
VALUES ('N1', 'E1', 'A.1', 'withdrawn', '2020-05-01', true), ('N1', 'E2', 'A.1', 'active', NULL, true),
       ('N2', 'E1', 'A.1', 'withdrawn', '2020-05-01', true), ('N2', 'E2', 'A.1', 'dissolved', '2020-06-01', true);
INSERT INTO project_status (project_code, at, status, is_synthetic) VALUES ('N1', '2020-01-05 00:00+07', 'approved', true), ('N1', '2020-02-10 00:00+07', 'running', true);
SELECT row_eq($$SELECT in_plan, ends_on, original_ends_on, approved_support, original_support, requested_support, requested_ends_on, extension_count, place_changed, content_changed, force_majeure, change_requested
    FROM project_current WHERE project_code = 'N1'$$,
    ROW(true, date '2020-12-20', date '2020-11-30', 260::numeric(18,0), 300::numeric(18,0), 280::numeric(18,0), date '2021-03-31', 2, true, false, false, true), 'N1: what was approved, changed and asked for');
SELECT row_eq($$SELECT advanced, paid, recovered, counterpart_paid, counterpart_committed, advanced_on, progress_on, progress, previous_progress, invested, forecast_ends_on
    FROM project_current WHERE project_code = 'N1'$$,
    ROW(150::numeric(18,0), 230::numeric(18,0), 30::numeric(18,0), 250::numeric(18,0), 400::numeric(18,0), date '2020-05-01', date '2020-06-25', 0.5::numeric(5,4), 0.3::numeric(5,4), 300::numeric(18,0), date '2020-12-25'),
    '... paid and reported');
SELECT row_eq($$SELECT beneficiary_status, beneficiary_count, active_beneficiary_count, started, accepted, reported, status, other_state_support FROM project_current WHERE project_code = 'N1'$$,
    ROW('active'::text, 2::bigint, 1::bigint, true, false, true, 'running'::text, false), '... who takes part, how far it is');
SELECT same($$SELECT project_code, in_plan, approved_support, beneficiary_status, reported FROM project_current WHERE project_code ~ '^N[234]'$$,
    $$VALUES ('N2', false, 95::numeric(18,0), 'dissolved', false), ('N3', false, NULL, NULL, false), ('N4', NULL, NULL, NULL, false)$$,
    'N2 to N4: a draft, no item beside a plan, no plan to look in; support of the last approval before there is money');
INSERT INTO project_violation (project_code, found_on, description, resolved_on, is_synthetic)
VALUES ('N1', '2020-05-01', 'sai', '2020-06-01', true), ('N2', '2020-05-01', 'sai', NULL, true), ('N2', '2020-06-01', 'sai', NULL, true);
SELECT same($$SELECT project_code, violation FROM project_current WHERE project_code ~ '^N[12]'$$, $$VALUES ('N1', false), ('N2', true)$$, 'a violation that is not put right');
SELECT same('SELECT project_code FROM project_current', 'SELECT code FROM project', 'project_current: each project once');

-- ---- hard cases ----------------------------------------------------------------------------

INSERT INTO project (code, name, plan_year, budget_source, area_code, approved_on, is_synthetic)
VALUES ('Z1', 'Âm', 2030, 'local', 'Q.1', '2026-01-01', true), ('Z2', 'Dương', 2030, 'local', 'Q.2', '2026-01-01', true);
INSERT INTO project_funding (project_code, source, amount, decided_on, is_synthetic)
VALUES ('Z1', 'local', -900000000000000, '2026-01-01', true), ('Z2', 'local', 900000000000000, '2026-01-01', true);
SELECT same('SELECT area_code, support, share_of_year FROM funding_by_area WHERE plan_year = 2030',
    $$VALUES ('Q.1', -900000000000000::numeric(18,0), NULL::numeric), ('Q.2', 900000000000000, NULL)$$, 'a year without support in all has no shares');
SELECT is((SELECT sum(share_of_period) FROM funding_by_area), 100.00, '... and still those of the period');
INSERT INTO project_funding (project_code, source, amount, decided_on, is_synthetic) VALUES ('Z2', 'local', 1, '2026-01-01', true);
SELECT is((SELECT sum(share_of_year) FROM funding_by_area WHERE plan_year = 2030), 100.00, 'one đồng left: shares are large, and add up');
SELECT is((SELECT count(*) FROM funding_growth WHERE plan_year = 2030), 3::bigint, '... growth from nothing is no error');
SELECT lives_ok($$SELECT upgrade_register('made_up')$$, 'the views replace themselves');
SELECT lives_ok(format('SELECT count(*) FROM (SELECT * FROM %I) AS v', relname), relname || ' answers') FROM (SELECT DISTINCT relname FROM lint WHERE relname NOT IN ('compared', 'run')) AS v ORDER BY relname;

SELECT * FROM finish();
ROLLBACK;
