-- register_plan: what the views of plans say, against plain SQL
--
-- Every row is made up: programmes above and beside each other, plans of five
-- years, drafts that would take the place of approved ones.
BEGIN;
SET client_min_messages = warning;
SELECT khuyencong.create_register('made_up');
SET search_path = made_up, khuyencong, public;
SELECT plan(127);

-- ---- data -------------------------------------------------------------------

UPDATE setting SET value = '2023-06-30' WHERE name = 'report_on';

INSERT INTO area (code, name, kind, parent_code, valid, is_synthetic)
SELECT code, 'Địa bàn ' || code, kind, parent, '[2010-01-01,)', true FROM (VALUES
    ('P', 'province', NULL), ('A', 'district', 'P'), ('B', 'district', 'P'), ('C', 'district', 'P')) AS a (code, kind, parent);
INSERT INTO area_scheme (code, name_vi, name_en, is_synthetic) VALUES ('one', 'Một', 'One', true);
INSERT INTO area_class (scheme_code, area_code, valid, class, is_difficult, is_synthetic)
VALUES ('one', 'A', '[2012-01-01,2019-01-01)', 'khó khăn', true, true), ('one', 'B', '[2018-01-01,2022-01-01)', 'khó khăn', true, true);

INSERT INTO content_category (code, list_code, ordinal, name_vi, name_en, valid)
SELECT 'T.' || n, 'TEST', n, 'Nội dung ' || n, 'Content ' || n, CASE n WHEN 6 THEN '[2015-01-01,2018-01-01)' ELSE '[2015-01-01,2022-01-01)' END::daterange
FROM generate_series(1, 6) AS n;
DELETE FROM sector; -- only those below, so that there are days without a list
INSERT INTO sector (code, list_code, ordinal, name_vi, name_en, is_supported, only_difficult_areas, valid)
VALUES ('S.1', 'TEST', 1, 'Một', 'One', true, false, '[2015-01-01,2022-01-01)'), ('S.2', 'TEST', 2, 'Hai', 'Two', true, true, '[2015-01-01,2022-01-01)'),
       ('S.3', 'TEST', 3, 'Ba', 'Three', false, false, '[2015-01-01,2022-01-01)'), ('S.4', 'TEST', 4, 'Bốn', 'Four', true, false, '[2015-01-01,2018-01-01)');
DELETE FROM content_category WHERE list_code <> 'TEST' AND code NOT IN (SELECT content_code FROM support_norm WHERE content_code IS NOT NULL);
INSERT INTO support_norm (item, jurisdiction, valid, content_code, name_vi, name_en, per, max_rate, max_amount, multiplier, legal_document_code, legal_basis, source, is_synthetic)
SELECT item, jurisdiction, valid::daterange, 'T.1', 'x', 'x', 'establishment', rate, amount, multiplier, 'ND-45-2012', jurisdiction || ' ' || item, 'made up', true
FROM (VALUES ('made_machine', 'national', '[2014-01-01,2018-06-01)', 0.5, 200e6, 1.5), ('made_machine', 'national', '[2018-06-01,)', 0.5, 300e6, 1.5),
             ('made_machine', 'P', '[2014-01-01,2020-01-01)', NULL, 150e6, 1), ('made_advice', 'national', '[2014-01-01,2017-06-01)', 0.4, NULL, 1),
             ('made_advice', 'Q', '[2014-01-01,)', 0.1, NULL, 1)) AS n (item, jurisdiction, valid, rate, amount, multiplier);

INSERT INTO establishment (code, name, area_code, sector_code, valid, is_synthetic)
SELECT 'E' || n, 'Cơ sở ' || n, (ARRAY['A', 'B', 'C'])[1 + n % 3], CASE WHEN n % 4 > 0 THEN 'S.' || n % 4 END,
       CASE WHEN n % 7 = 0 THEN daterange('2012-01-01', '2018-03-01') ELSE '(,)' END, true FROM generate_series(1, 20) AS n;
INSERT INTO programme (code, name, kind, jurisdiction, parent_code, period, allocation, is_synthetic)
SELECT code, 'Chương trình ' || code, kind, jurisdiction, parent, period::daterange, allocation, true FROM (VALUES
    ('NAT', 'programme', 'national', NULL, '[2014-01-01,2022-01-01)', 12000), ('PRO1', 'programme', 'P', 'NAT', '[2016-01-01,2021-01-01)', 6000),
    ('PRO2', 'programme', 'P', 'NAT', '[2019-01-01,2024-01-01)', 2500), ('PRO3', 'programme', 'P', NULL, '[2014-01-01,2030-01-01)', NULL),
    ('SUB', 'scheme', 'P', 'PRO1', '[2017-01-01,2019-01-01)', NULL), ('PLN', 'planning', 'P', NULL, '(,)', NULL),
    ('SCH', 'scheme', 'P', NULL, '[2016-01-01,)', NULL), ('TGT', 'target_programme', 'national', NULL, '[2016-07-01,2020-07-01)', 4000))
    AS p (code, kind, jurisdiction, parent, period, allocation);
INSERT INTO programme_target (programme_code, indicator, content_code, name_vi, name_en, unit, target, is_synthetic)
SELECT programme, indicator, content, indicator, indicator, unit, target, true FROM (VALUES
    ('NAT', 'machines', 'T.1', 'cơ sở', 40), ('NAT', 'advice', 'T.2', 'cơ sở', 10), ('NAT', 'money', 'T.3', 'triệu đồng', 5), ('NAT', 'projects', NULL, 'đề án', 100),
    ('NAT', 'difficult_share', NULL, 'phần', 0.4),
    ('PRO1', 'machines', 'T.1', 'cơ sở', 12), ('PRO1', 'advice', 'T.2', 'CƠ SỞ', 8), ('PRO1', 'all_money', NULL, 'tỷ đồng', 2), ('PRO1', 'fairs', 'T.3', 'đề án', 0),
    ('PRO2', 'machines', 'T.1', 'cơ sở', 9), ('PRO2', 'other', 'T.5', 'establishments', 3), ('PRO2', 'difficult_share', NULL, 'phần', 0.25),
    ('PRO3', 'trained', NULL, 'người', 100), ('TGT', 'machines', 'T.1', 'cơ sở', 5), ('SUB', 'machines', 'T.1', 'cơ sở', 3))
    AS t (programme, indicator, content, unit, target);

INSERT INTO plan (code, name, plan_year, budget_source, jurisdiction, status, programme_code, approved_amount, budget_amount, announced_items, registered_on, approved_on, management_cost, is_synthetic)
SELECT code, 'Kế hoạch ' || code, plan_year, source, jurisdiction, status, programme, approved, budget, announced, registered::date, approved_on::date, 10, true FROM (VALUES
    ('L16', 2016, 'local', 'P', 'approved', 'PRO1', 1500, NULL, 21, '2015-06-10', '2016-02-01'),
    ('L17', 2017, 'local', 'P', 'approved', 'PRO1', 1600, 1700, 20, '2016-06-10', '2017-02-01'),
    ('L18', 2018, 'local', 'P', 'approved', 'PRO1', NULL, 1500, 20, NULL, '2018-02-01'),
    ('L19', 2019, 'local', 'P', 'approved', 'PRO1', 1400, NULL, 20, NULL, '2019-02-01'),
    ('L19old', 2019, 'local', 'P', 'superseded', 'PRO1', 1300, NULL, 20, NULL, '2019-01-15'),
    ('L20', 2020, 'local', 'P', 'approved', 'PRO2', NULL, NULL, NULL, NULL, '2020-02-01'),
    ('N16', 2016, 'national', 'P', 'approved', 'NAT', 800, NULL, NULL, NULL, '2016-03-01'),
    ('N18', 2018, 'national', 'P', 'approved', 'NAT', 900, NULL, NULL, NULL, '2018-07-01'),
    ('Q18', 2018, 'local', 'Q', 'approved', 'PRO3', 700, NULL, NULL, NULL, '2018-07-01'),
    ('D18a', 2018, 'local', 'P', 'draft', 'PRO1', NULL, 1500, NULL, NULL, NULL),
    ('D18b', 2018, 'local', 'P', 'submitted', 'PRO2', 5000, NULL, NULL, NULL, NULL),
    ('D23', 2023, 'local', 'P', 'draft', 'PRO2', NULL, NULL, NULL, NULL, NULL),
    ('EMPTY', 2021, 'local', 'P', 'approved', 'PRO2', 500, NULL, 4, NULL, '2021-02-01'),
    ('ALONE', 2022, 'local', 'P', 'approved', NULL, 500, NULL, NULL, NULL, '2022-02-01'))
    AS p (code, plan_year, source, jurisdiction, status, programme, approved, budget, announced, registered, approved_on);
-- items of every plan but the empty one; some without amount, content, dates; some of several years, some elsewhere in time
CREATE TABLE draft AS
SELECT row_number() OVER (ORDER BY p.ordinal, k)::integer AS n, p.code AS plan_code, p.plan_year, k
FROM (SELECT *, row_number() OVER (ORDER BY code COLLATE "C") AS ordinal FROM plan WHERE code <> 'EMPTY') AS p, generate_series(1, 20) AS k;
INSERT INTO plan_item (code, plan_code, name, objective, content_code, content_count, sector_code, area_code, establishment_code, establishment_eligible, norm_item,
                       eligible_cost, support, counterpart, other_state_support, multiplier, multiplier_ground, is_focal, is_foreign_fair, starts_on, ends_on, is_synthetic)
SELECT 'I' || n, plan_code, 'Mục ' || k % 15, CASE k % 4 WHEN 0 THEN NULL WHEN 1 THEN ' ' ELSE 'Mục tiêu' END,
       CASE WHEN n % 11 = 0 THEN NULL WHEN plan_code IN ('L17', 'N18') THEN 'T.' || 1 + k % 2 ELSE 'T.' || 1 + n % 6 END, 1 + n % 2, CASE WHEN n % 5 < 2 THEN 'S.' || 1 + n % 4 END,
       CASE WHEN k % 3 = 0 THEN (ARRAY['A', 'B', 'C', 'P'])[1 + k % 4] END, CASE WHEN k % 5 > 0 THEN 'E' || 1 + k % 20 END,
       CASE n % 3 WHEN 0 THEN true WHEN 1 THEN NULL ELSE false END, CASE n % 4 WHEN 0 THEN NULL WHEN 1 THEN 'made_advice' ELSE 'made_machine' END,
       100 + n, CASE WHEN n % 37 = 0 THEN NULL WHEN plan_code = 'L16' THEN 80 ELSE 40 + n % 30 END, 10 + k, n % 6 = 0, 1 + n % 2 * 0.5, CASE WHEN n % 2 = 1 THEN 'area' END,
       n % 10 = 0, n % 4 = 1,
       CASE WHEN n % 13 = 0 THEN NULL ELSE make_date(plan_year - (n % 29 = 0)::integer, 1 + k % 6, 1) END,
       CASE WHEN n % 17 = 0 THEN NULL ELSE make_date(plan_year + (n % 10 = 0 OR n % 23 = 0)::integer, 7 + k % 6, 28) END, true
FROM draft;
INSERT INTO conformance (plan_item_code, programme_code, is_synthetic)
SELECT 'I' || n, programme_code, true FROM draft JOIN plan ON plan.code = plan_code WHERE n % 7 <> 0 AND programme_code IS NOT NULL
UNION SELECT 'I' || n, 'PLN', true FROM draft WHERE n % 4 = 0
UNION SELECT 'I' || n, 'TGT', true FROM draft WHERE n % 9 = 0
UNION SELECT 'I' || n, 'SCH', true FROM draft WHERE n % 19 = 0
UNION SELECT 'I' || n, 'SUB', true FROM draft WHERE n % 8 = 3;

-- projects of most items of plans that were carried out, some two, some of another content, some of no item or of a draft's
INSERT INTO project (code, name, plan_year, plan_item_code, budget_source, content_code, area_code, approved_on, original_support, settled_on, is_synthetic)
SELECT 'X' || n || '.' || copy, 'Đề án', plan_year, CASE WHEN n % 31 <> 5 THEN 'I' || n END, CASE WHEN left(plan_code, 1) = 'N' THEN 'national' ELSE 'local' END,
       CASE WHEN n % 9 = 4 OR copy = 2 THEN 'T.5' WHEN n % 9 = 5 THEN NULL ELSE (SELECT content_code FROM plan_item WHERE code = 'I' || n) END,
       CASE WHEN n % 3 = 0 THEN 'B' END, make_date(plan_year, 1 + n % 5, 5), 50, CASE WHEN n % 2 = 0 THEN make_date(plan_year, 12, 20) END, true
FROM draft, generate_series(1, 2) AS copy
WHERE (plan_code NOT IN ('D18a', 'D18b', 'D23') OR n % 10 = 1) AND n % 5 <> 3 AND (copy = 1 OR n % 12 = 1);
INSERT INTO project (code, name, plan_year, budget_source, approved_on, is_synthetic) VALUES ('Y1', 'Một', 2015, 'local', '2015-03-01', true);
INSERT INTO project_beneficiary (project_code, establishment_code, area_code, status, status_on, is_synthetic)
SELECT p.code, i.establishment_code, 'A', CASE WHEN d.n % 6 = 0 THEN 'withdrawn' ELSE 'active' END, CASE WHEN d.n % 6 = 0 THEN p.approved_on END, true
FROM project AS p JOIN draft AS d ON p.code LIKE 'X' || d.n || '.%' JOIN plan_item AS i ON i.code = 'I' || d.n WHERE i.establishment_code IS NOT NULL;
INSERT INTO project_funding (project_code, source, programme_code, amount, decided_on, is_synthetic)
SELECT p.code, p.budget_source, NULL, coalesce((SELECT support FROM plan_item AS i WHERE i.code = p.plan_item_code), 33), p.approved_on, true FROM project AS p WHERE length(p.code) <> 5
UNION ALL
SELECT code, 'local', NULL, CASE WHEN right(code, 3) LIKE '7%' THEN -10 ELSE 7 END, approved_on, true FROM project WHERE right(code, 3) LIKE '7%' OR right(code, 3) LIKE '2%'
UNION ALL
SELECT code, 'other_programme', 'TGT', 500, approved_on, true FROM project WHERE right(code, 3) LIKE '4%'
UNION ALL
SELECT code, 'counterpart', NULL, 600, approved_on, true FROM project;
INSERT INTO disbursement (project_code, source, kind, amount, paid_on, is_synthetic)
SELECT p.code, s.source, s.kind, s.amount, p.approved_on + 30, true
FROM project AS p JOIN (VALUES ('local', 'advance', 30, 4), ('local', 'settlement', 11, 3), ('local', 'recovery', 9, 5), ('counterpart', 'settlement', 70, 2), ('national', 'advance', 5, 3))
     AS s (source, kind, amount, every) ON length(p.code) % s.every <> 1 OR right(p.code, 3) LIKE '3%';
INSERT INTO project_status (project_code, at, status, is_synthetic)
SELECT code, approved_on, 'approved', true FROM project
UNION ALL SELECT code, approved_on + 10, 'contracted', true FROM project WHERE code LIKE '%1.1' OR code LIKE '%2.1'
UNION ALL SELECT code, approved_on + 20, 'accepted', true FROM project WHERE code LIKE '%2.1' OR code LIKE '%4.1'
UNION ALL SELECT code, approved_on + 30, 'stopped', true FROM project WHERE code LIKE '%2.1' OR code LIKE '%6.1';
INSERT INTO organisation_unit (code, name, kind, is_synthetic)
VALUES ('C1', 'Trung tâm', 'centre', true), ('C2', 'Trung tâm cũ', 'centre', true), ('B1', 'Chi nhánh', 'branch', true), ('B2', 'Chi nhánh cũ', 'branch', true), ('K1', 'Cộng tác viên', 'collaborator', true);
INSERT INTO organisation_unit_area (unit_code, area_code, valid, is_synthetic)
VALUES ('C2', 'P', '[2010-01-01,2020-01-01)', true), ('B1', 'A', '[2020-01-01,)', true), ('B2', 'B', '[2010-01-01,2020-01-01)', true), ('K1', 'C', '[2022-01-01,)', true);
SET CONSTRAINTS ALL IMMEDIATE;
ANALYZE;

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

-- ---- as a BI tool sees it --------------------------------------------------------

CREATE TABLE plan_view AS
SELECT unnest(ARRAY['programme_ancestor', 'difficult_scheme', 'plan_item_line', 'conformance_reason', 'plan_link', 'plan_conformance', 'programme_item', 'plan_orphan', 'programme_progress', 'plan_item_result',
                    'plan_result', 'plan_result_by_plan', 'plan_shift', 'outside_plan', 'plan_item_fact', 'plan_fact', 'network_fact', 'plan_difference']) AS name;
SELECT is_empty($$SELECT c.relname, a.attname
    FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped JOIN plan_view AS v ON v.name = c.relname
    WHERE c.relnamespace = 'made_up'::regnamespace
      AND (a.atttypid::regtype::text NOT IN ('text', 'integer', 'bigint', 'numeric', 'boolean', 'date') OR a.atttypid = 'numeric'::regtype AND a.atttypmod = -1
           OR coalesce(col_description(c.oid, a.attnum), '') !~ '^\S.* / \S.*[^.]$' OR a.attname !~ '^[a-z][a-z0-9_]{0,62}$'
           OR coalesce(obj_description(c.oid, 'pg_class'), '') !~ '^\S.* / \S.*[^.]$' OR NOT coalesce('security_invoker=true' = ANY (c.reloptions), false))$$,
    'each column of each view is plain, of known precision and commented in both languages');
SELECT is((SELECT count(*) FROM pg_class AS c JOIN plan_view AS v ON v.name = c.relname WHERE c.relkind = 'v' AND c.relnamespace = 'made_up'::regnamespace), 18::bigint, '... all of them');

-- ---- links --------------------------------------------------------------------------

SELECT same('SELECT programme_code, ancestor_code, distance FROM programme_ancestor',
    $$SELECT code, code, 0 FROM programme UNION ALL SELECT code, parent_code, 1 FROM programme WHERE parent_code IS NOT NULL
      UNION ALL SELECT c.code, p.parent_code, 2 FROM programme AS c JOIN programme AS p ON p.code = c.parent_code WHERE p.parent_code IS NOT NULL$$, 'programme_ancestor');
-- what a plan comes to: what was approved, else the sum of its items if all are known
CREATE FUNCTION comes_to(text) RETURNS numeric LANGUAGE sql STABLE RETURN
    (SELECT coalesce(approved_amount, CASE WHEN NOT EXISTS (SELECT FROM plan_item AS i WHERE i.plan_code = l.code AND support IS NULL)
                                           THEN (SELECT sum(support) FROM plan_item AS i WHERE i.plan_code = l.code) END) FROM plan AS l WHERE code = $1);
CREATE FUNCTION same_place(a plan, b plan) RETURNS boolean LANGUAGE sql STABLE RETURN (a.plan_year, a.budget_source, a.jurisdiction) = (b.plan_year, b.budget_source, b.jurisdiction);
CREATE FUNCTION lists(programme text) RETURNS boolean LANGUAGE sql STABLE RETURN EXISTS (SELECT FROM programme_target WHERE programme_code = programme AND content_code IS NOT NULL);
CREATE FUNCTION allows(programme text, content text) RETURNS boolean LANGUAGE sql STABLE RETURN
    CASE WHEN content IS NOT NULL AND lists(programme) THEN EXISTS (SELECT FROM programme_target WHERE programme_code = programme AND content_code = content) END;
-- each link with its siblings, looked up one by one
CREATE TABLE wanted AS
SELECT 'plan_item' AS child_kind, i.code AS child_code, 'plan' AS parent_kind, l.code AS parent_code,
       CASE WHEN i.is_focal AND (date_part('year', i.starts_on) = l.plan_year OR l.plan_year BETWEEN date_part('year', i.starts_on) AND date_part('year', i.ends_on)) THEN true
            WHEN i.is_focal AND (date_part('year', i.starts_on) > l.plan_year OR date_part('year', i.ends_on) < l.plan_year) THEN false
            WHEN i.is_focal THEN NULL
            WHEN date_part('year', i.starts_on) <> l.plan_year OR date_part('year', i.ends_on) <> l.plan_year THEN false
            WHEN i.starts_on IS NOT NULL AND i.ends_on IS NOT NULL THEN true END AS inside_period,
       allows(l.programme_code, i.content_code) AS content_allowed, i.support AS amount, coalesce(l.approved_amount, l.budget_amount) AS allocation,
       (SELECT coalesce(sum(support), 0) FROM plan_item AS o WHERE o.plan_code = l.code AND o.code <> i.code) AS siblings,
       (SELECT count(*) FROM plan_item AS o WHERE o.plan_code = l.code AND o.code <> i.code AND o.support IS NULL) AS missing,
       lists(l.programme_code) AS needs_content, true AS needs_money
FROM plan_item AS i JOIN plan AS l ON l.code = i.plan_code
UNION ALL
SELECT 'plan_item', i.code, 'programme', p.code,
       CASE WHEN i.starts_on < lower(p.period) OR i.starts_on >= upper(p.period) OR i.ends_on < lower(p.period) OR i.ends_on >= upper(p.period) THEN false
            WHEN i.starts_on IS NOT NULL AND i.ends_on IS NOT NULL THEN true END,
       allows(p.code, i.content_code), i.support, p.allocation, o.siblings, o.missing, p.kind <> 'planning' OR lists(p.code), p.kind <> 'planning'
FROM conformance AS c JOIN plan_item AS i ON i.code = c.plan_item_code JOIN plan AS l ON l.code = i.plan_code JOIN programme AS p ON p.code = c.programme_code
CROSS JOIN LATERAL (SELECT coalesce(sum(o.support), 0) AS siblings, count(*) FILTER (WHERE o.support IS NULL) AS missing
                    FROM conformance AS oc JOIN plan_item AS o ON o.code = oc.plan_item_code JOIN plan AS ol ON ol.code = o.plan_code
                    WHERE oc.programme_code = p.code AND o.code <> i.code AND (ol.code = l.code OR ol.status = 'approved' AND NOT same_place(ol, l))) AS o
UNION ALL
SELECT 'plan_item', code, 'programme', NULL, NULL, NULL, support, NULL, NULL, NULL, true, true FROM plan_item WHERE code NOT IN (SELECT plan_item_code FROM conformance)
UNION ALL
SELECT 'plan', l.code, 'programme', p.code, p.period @> daterange(make_date(l.plan_year, 1, 1), make_date(l.plan_year + 1, 1, 1)), NULL, comes_to(l.code), p.allocation,
       CASE WHEN p.code IS NOT NULL THEN
       (SELECT coalesce(sum(comes_to(o.code)), 0) FROM plan AS o WHERE o.programme_code = p.code AND o.status = 'approved' AND NOT same_place(o, l))
       + (SELECT coalesce(sum(allocation), 0) FROM programme AS o WHERE o.parent_code = p.code) END,
       CASE WHEN p.code IS NOT NULL THEN
       (SELECT count(*) FROM plan AS o WHERE o.programme_code = p.code AND o.status = 'approved' AND NOT same_place(o, l) AND comes_to(o.code) IS NULL)
       + (SELECT count(*) FROM programme AS o WHERE o.parent_code = p.code AND allocation IS NULL) END, false, true
FROM plan AS l LEFT JOIN programme AS p ON p.code = l.programme_code
UNION ALL
SELECT 'programme', c.code, 'programme', p.code, lower(c.period) >= lower(p.period) AND upper(c.period) <= upper(p.period),
       CASE WHEN lists(c.code) AND lists(p.code) THEN NOT EXISTS (SELECT FROM programme_target AS t WHERE t.programme_code = c.code AND NOT allows(p.code, t.content_code)) END,
       c.allocation, p.allocation,
       (SELECT coalesce(sum(comes_to(o.code)), 0) FROM plan AS o WHERE o.programme_code = p.code AND o.status = 'approved')
       + (SELECT coalesce(sum(allocation), 0) FROM programme AS o WHERE o.parent_code = p.code AND o.code <> c.code),
       (SELECT count(*) FROM plan AS o WHERE o.programme_code = p.code AND o.status = 'approved' AND comes_to(o.code) IS NULL)
       + (SELECT count(*) FROM programme AS o WHERE o.parent_code = p.code AND o.code <> c.code AND allocation IS NULL), true, true
FROM programme AS c JOIN programme AS p ON p.code = c.parent_code
UNION ALL
SELECT 'programme', 'PRO3', 'programme', NULL, NULL, NULL, NULL, NULL, NULL, NULL, true, true;
ALTER TABLE wanted ADD within boolean, ADD verdict text;
UPDATE wanted SET within = CASE WHEN allocation < siblings + coalesce(amount, 0) THEN false WHEN missing = 0 AND amount >= 0 AND allocation >= 0 THEN true END;
UPDATE wanted SET verdict = CASE
    WHEN parent_code IS NULL OR false IN (coalesce(inside_period, true), coalesce(content_allowed, true), coalesce(within, true)) THEN 'breach'
    WHEN inside_period IS NULL OR needs_content AND content_allowed IS NULL OR (needs_money OR allocation IS NOT NULL) AND within IS NULL THEN 'not_evaluable'
    ELSE 'conform' END;
SELECT same('SELECT child_kind, child_code, parent_kind, parent_code, inside_period, content_allowed, amount, parent_allocation, sibling_amount, sibling_missing_count, within_allocation, verdict FROM plan_link',
    'SELECT child_kind, child_code, parent_kind, parent_code, inside_period, content_allowed, amount, allocation, siblings, missing, within, verdict FROM wanted', 'plan_link');
SELECT is((SELECT count(DISTINCT (child_kind, verdict)) FROM plan_link), 9::bigint, '... every verdict of items, of plans and of programmes');
SELECT is((SELECT array_agg(DISTINCT reason ORDER BY reason) FROM plan_link), ARRAY['amount_unknown', 'content_not_allowed', 'content_unknown', 'no_allocation', 'no_content_list',
    'not_linked', 'outside_period', 'over_allocation', 'period_unknown', NULL], '... for every reason');
SELECT is_empty($$SELECT * FROM plan_link WHERE (reason IS NULL) <> (verdict = 'conform') OR (reason IS NULL) <> (reason_vi IS NULL) OR (reason IS NULL) <> (reason_en IS NULL)
    OR is_linked <> (parent_code IS NOT NULL) OR remaining IS DISTINCT FROM parent_allocation - sibling_amount$$, '... with its messages, and none without');
SELECT row_eq($$SELECT parent_from, parent_until, remaining, verdict, reason FROM plan_link WHERE child_code = 'PRO2'$$,
    ROW(date '2014-01-01', date '2021-12-31', (12000 - 6000 - 800 - 900)::numeric(18,0), 'breach'::text, 'outside_period'::text), '... PRO2 lasts longer than NAT');
SELECT is((SELECT count(*) FROM plan_link WHERE child_code IN ('NAT', 'PLN', 'SCH', 'TGT')), 0::bigint, '... a national programme and other documents are the top');
SELECT is((SELECT verdict FROM plan_link WHERE child_code = 'ALONE' AND child_kind = 'plan'), 'breach', '... a plan without a programme is not linked');
-- what a draft takes: 1500 of L16, 1600 of L17, 1400 of L19, not of L18 whose place it would take; SUB states nothing
SELECT row_eq($$SELECT sibling_amount, sibling_missing_count, remaining FROM plan_link WHERE child_code = 'D18a' AND child_kind = 'plan'$$,
    ROW(4500::numeric(18,0), 1::bigint, 1500::numeric(18,0)), '... a draft stands instead of the approved plan');

-- ---- conformance ------------------------------------------------------------------

CREATE TABLE chain AS
WITH RECURSIVE up (item, level, programme) AS (
    SELECT i.code, 2, l.programme_code FROM plan_item AS i JOIN plan AS l ON l.code = i.plan_code
    UNION ALL SELECT item, level + 1, p.parent_code FROM up JOIN programme AS p ON p.code = up.programme WHERE p.parent_code IS NOT NULL
), beside (item, level, programme) AS (
    SELECT plan_item_code, 1, programme_code FROM conformance
    UNION ALL SELECT item, level + 1, p.parent_code FROM beside JOIN programme AS p ON p.code = beside.programme WHERE p.parent_code IS NOT NULL
)
SELECT child_code AS item, 0 AS level, w.* FROM wanted AS w WHERE child_kind = 'plan_item'
UNION ALL SELECT i.code, 1, w.* FROM plan_item AS i JOIN wanted AS w ON w.child_kind = 'plan' AND w.child_code = i.plan_code
UNION ALL SELECT up.item, up.level, w.* FROM up JOIN wanted AS w ON w.child_kind = 'programme' AND w.child_code = up.programme
UNION ALL SELECT b.item, b.level, w.* FROM (SELECT item, programme, min(level) AS level FROM beside GROUP BY item, programme) AS b JOIN wanted AS w ON w.child_kind = 'programme' AND w.child_code = b.programme
    WHERE (b.item, b.programme) NOT IN (SELECT item, programme FROM up WHERE programme IS NOT NULL);
SELECT same('SELECT plan_item_code, link_count, breach_count, not_evaluable_count, verdict FROM plan_conformance',
    $$SELECT item, count(*), count(*) FILTER (WHERE verdict = 'breach'), count(*) FILTER (WHERE verdict = 'not_evaluable'),
             (ARRAY['breach', 'not_evaluable', 'conform'])[min(CASE verdict WHEN 'breach' THEN 1 WHEN 'not_evaluable' THEN 2 ELSE 3 END)] FROM chain GROUP BY item$$,
    'plan_conformance: the links of each item, and the verdict of the worst');
SELECT same('SELECT plan_item_code, weakest_child_kind, weakest_child_code, weakest_parent_code FROM plan_conformance',
    $$SELECT i.code, w.child_kind, w.child_code, w.parent_code
      FROM plan_item AS i LEFT JOIN LATERAL (SELECT * FROM chain WHERE item = i.code AND verdict <> 'conform'
        ORDER BY verdict <> 'breach', level, parent_kind <> 'plan', parent_code COLLATE "C" LIMIT 1) AS w ON true$$, '... and which it is, the nearest of equal ones');
SELECT same('SELECT plan_item_code, reason, reason_en FROM plan_conformance WHERE weakest_child_code IS NOT NULL',
    $$SELECT c.plan_item_code, l.reason, l.reason_en FROM plan_conformance AS c JOIN plan_link AS l ON (l.child_kind, l.child_code) = (c.weakest_child_kind, c.weakest_child_code)
      AND l.parent_code IS NOT DISTINCT FROM c.weakest_parent_code$$, '... with the reason of that link');
SELECT is((SELECT count(*) FROM plan_conformance), (SELECT count(*) FROM plan_item), '... one row an item');
SELECT is((SELECT count(DISTINCT verdict) FROM plan_conformance), 2::bigint, '... breaches and what cannot be evaluated');
SAVEPOINT good;
-- one chain in which everything is known and fits
INSERT INTO programme (code, name, kind, jurisdiction, period, allocation, is_synthetic) VALUES ('TOP', 'Trên', 'programme', 'national', '[2030-01-01,2035-01-01)', 100, true);
INSERT INTO programme (code, name, kind, jurisdiction, parent_code, period, allocation, is_synthetic) VALUES ('LOW', 'Dưới', 'programme', 'P', 'TOP', '[2031-01-01,2035-01-01)', 60, true);
INSERT INTO programme_target (programme_code, indicator, content_code, name_vi, name_en, unit, target) VALUES ('TOP', 'a', 'T.1', 'a', 'a', 'cơ sở', 5), ('LOW', 'a', 'T.1', 'a', 'a', 'cơ sở', 3);
INSERT INTO plan (code, name, plan_year, budget_source, jurisdiction, programme_code, approved_amount) VALUES ('GOOD', 'Tốt', 2031, 'local', 'P', 'LOW', 60);
INSERT INTO plan_item (code, plan_code, name, content_code, support, starts_on, ends_on) VALUES ('G1', 'GOOD', 'Một', 'T.1', 25, '2031-01-01', '2031-12-31'), ('G2', 'GOOD', 'Hai', 'T.1', 35, '2031-01-01', '2031-06-30');
INSERT INTO programme (code, name, kind, period, is_synthetic) VALUES ('MAP', 'Quy hoạch', 'planning', '(,)', true), ('LAW', 'Chính sách', 'policy', '(,)', true);
INSERT INTO programme_target (programme_code, indicator, content_code, name_vi, name_en, unit, target) VALUES ('MAP', 'a', 'T.1', 'a', 'a', 'cơ sở', 5);
INSERT INTO conformance (plan_item_code, programme_code) VALUES ('G1', 'LOW'), ('G2', 'LOW'), ('G1', 'MAP'), ('G2', 'LAW');
SELECT results_eq($$SELECT verdict, link_count, breach_count, not_evaluable_count, weakest_child_code, reason FROM plan_conformance WHERE plan_code = 'GOOD'$$,
    $$VALUES ('conform', 5::bigint, 0::bigint, 0::bigint, NULL::text, NULL::text), ('conform', 5, 0, 0, NULL, NULL)$$, 'a chain that conforms up to the last đồng, on a planning and a policy without money');
UPDATE plan_item SET support = 36 WHERE code = 'G2';
SELECT results_eq($$SELECT verdict, reason, breach_count, weakest_parent_code FROM plan_conformance WHERE plan_code = 'GOOD'$$,
    $$VALUES ('breach', 'over_allocation', 2::bigint, 'GOOD'), ('breach', 'over_allocation', 2, 'GOOD')$$, '... a đồng more, and no item fits what the other leaves');
UPDATE plan SET approved_amount = 61 WHERE code = 'GOOD';
SELECT results_eq($$SELECT child_kind, within_allocation, remaining FROM plan_link WHERE plan_code = 'GOOD' AND parent_code = 'LOW' ORDER BY child_code$$,
    $$VALUES ('plan_item', false, 24::numeric(18,0)), ('plan_item', false, 35), ('plan', false, 60)$$, '... a plan above its programme');
ROLLBACK TO good;
SELECT throws_ok($$UPDATE programme SET parent_code = 'SUB' WHERE code = 'NAT'; SET CONSTRAINTS ALL IMMEDIATE$$, '23514', NULL, 'a programme cannot rest on itself');
ROLLBACK TO good;
SET CONSTRAINTS ALL DEFERRED;
UPDATE programme SET parent_code = 'SUB' WHERE code = 'NAT';
SELECT is((SELECT count(*) FROM plan_conformance), (SELECT count(*) FROM plan_item), '... and until that is looked at, the views end');
ROLLBACK TO good;

-- ---- orphans, targets ---------------------------------------------------------------

CREATE TABLE under AS -- approved items by programme, however far above
WITH RECURSIVE up (programme, item) AS (
    SELECT programme_code, i.code FROM plan_item AS i JOIN plan AS l ON l.code = i.plan_code WHERE l.status = 'approved' AND programme_code IS NOT NULL
    UNION SELECT c.programme_code, i.code FROM conformance AS c JOIN plan_item AS i ON i.code = c.plan_item_code JOIN plan AS l ON l.code = i.plan_code WHERE l.status = 'approved'
    UNION SELECT p.parent_code, up.item FROM up JOIN programme AS p ON p.code = up.programme WHERE p.parent_code IS NOT NULL)
SELECT * FROM up;
SELECT same('SELECT programme_code, plan_item_code FROM programme_item', 'SELECT programme, item FROM under', 'programme_item');
SAVEPOINT good;
INSERT INTO programme_target (programme_code, indicator, content_code, name_vi, name_en, unit, target) VALUES ('PRO3', 'six', 'T.6', 's', 's', 'cơ sở', 1), ('TGT', 'four', 'T.4', 's', 's', 'cơ sở', 1);
INSERT INTO programme (code, name, kind, period) VALUES ('NONE', 'Không', 'scheme', '(,)');
INSERT INTO programme_target (programme_code, indicator, name_vi, name_en, unit, target) VALUES ('NONE', 'any', 'n', 'n', 'đề án', 1);
SELECT same('SELECT orphan, code FROM plan_orphan',
    $$SELECT 'item_without_parent', i.code FROM plan_item AS i LEFT JOIN conformance AS c ON c.plan_item_code = i.code WHERE c.plan_item_code IS NULL
      UNION ALL SELECT 'plan_without_programme', code FROM plan WHERE programme_code IS NULL
      UNION ALL SELECT 'project_without_item', code FROM project WHERE plan_item_code IS NULL
      UNION ALL SELECT 'target_without_item', programme_code || '.' || indicator FROM programme_target AS t
        WHERE (SELECT count(*) FROM under AS u JOIN plan_item AS i ON i.code = u.item WHERE u.programme = t.programme_code AND coalesce(i.content_code = t.content_code, t.content_code IS NULL)) = 0$$,
    'plan_orphan: both ways');
SELECT is((SELECT count(DISTINCT orphan) FROM plan_orphan), 4::bigint, '... of every kind');
SELECT is((SELECT count(*) FROM plan_orphan WHERE code = 'NONE.any'), 1::bigint, '... a target that no plan serves');
ROLLBACK TO good;

CREATE FUNCTION difficult_on(area text, on_date date) RETURNS boolean LANGUAGE sql STABLE RETURN
    -- lists of districts: A until 2018, B from 2018 until 2021; the province has no class, and no list is there before 2012 or after 2021
    CASE WHEN area IS NULL OR on_date < '2012-01-01' OR on_date >= '2022-01-01' THEN NULL
         ELSE area = 'A' AND on_date < '2019-01-01' OR area = 'B' AND on_date >= '2018-01-01' END;
CREATE TABLE place AS -- where each item is and when it is judged
SELECT i.code, coalesce(i.area_code, e.area_code) AS area, coalesce(i.sector_code, e.sector_code) AS sector,
       CASE WHEN l.approved_on IS NOT NULL THEN l.approved_on WHEN l.plan_year < 2023 THEN make_date(l.plan_year, 12, 31) ELSE date '2023-06-30' END AS judged_on
FROM plan_item AS i JOIN plan AS l ON l.code = i.plan_code LEFT JOIN establishment AS e ON e.code = i.establishment_code;
SELECT same('SELECT plan_item_code, area_code, sector_code, judged_on, area_difficult, scheme_code FROM plan_item_line',
    $$SELECT code, area, sector, judged_on, difficult_on(area, judged_on), 'one' FROM place$$, 'plan_item_line: place, day and class');
SELECT same('SELECT programme_code, indicator, measure, planned, reached FROM programme_progress WHERE measure <> $$difficult_share$$',
    $$SELECT t.programme_code, t.indicator, m.measure, round(p.figure, 4), round(r.figure, 4)
      FROM programme_target AS t
      CROSS JOIN LATERAL (SELECT CASE t.unit WHEN 'đề án' THEN 'projects' WHEN 'cơ sở' THEN 'establishments' WHEN 'CƠ SỞ' THEN 'establishments' WHEN 'establishments' THEN 'establishments'
                                      WHEN 'triệu đồng' THEN 'support' WHEN 'tỷ đồng' THEN 'support' END AS measure) AS m
      CROSS JOIN LATERAL (SELECT CASE m.measure WHEN 'projects' THEN count(*) WHEN 'establishments' THEN count(DISTINCT i.establishment_code)
                                      ELSE coalesce(sum(i.support), 0) / CASE t.unit WHEN 'tỷ đồng' THEN 1000000000.0 ELSE 1000000.0 END END AS figure
                          FROM under AS u JOIN plan_item AS i ON i.code = u.item WHERE u.programme = t.programme_code AND (t.content_code IS NULL OR i.content_code = t.content_code)) AS p
      CROSS JOIN LATERAL (SELECT CASE m.measure WHEN 'projects' THEN count(DISTINCT f.project_code) WHEN 'establishments' THEN count(DISTINCT b.establishment_code)
                                      ELSE coalesce((SELECT sum(amount) FROM project_funding AS f JOIN project AS j ON j.code = f.project_code JOIN under AS u ON u.item = j.plan_item_code
                                                     WHERE f.source IN ('national', 'local') AND u.programme = t.programme_code AND (t.content_code IS NULL OR j.content_code = t.content_code)), 0)
                                           / CASE t.unit WHEN 'tỷ đồng' THEN 1000000000.0 ELSE 1000000.0 END END AS figure
                          FROM under AS u JOIN project AS j ON j.plan_item_code = u.item AND (t.content_code IS NULL OR j.content_code = t.content_code)
                          LEFT JOIN project_funding AS f ON f.project_code = j.code AND f.source IN ('national', 'local')
                          LEFT JOIN project_beneficiary AS b ON b.project_code = j.code WHERE u.programme = t.programme_code) AS r
      WHERE m.measure IS NOT NULL$$, 'programme_progress: what is planned and reached, in the unit');
SELECT same('SELECT programme_code, planned, reached FROM programme_progress WHERE measure = $$difficult_share$$',
    $$SELECT t.programme_code,
             round((SELECT sum(i.support) FILTER (WHERE difficult_on(p.area, p.judged_on)) / sum(i.support) FROM under AS u JOIN plan_item AS i ON i.code = u.item JOIN place AS p ON p.code = i.code
                    WHERE u.programme = t.programme_code), 4),
             round((SELECT coalesce(sum(f.amount) FILTER (WHERE difficult_on(j.area_code, f.decided_on)), 0) / sum(f.amount)
                    FROM under AS u JOIN project AS j ON j.plan_item_code = u.item JOIN project_funding AS f ON f.project_code = j.code AND f.source IN ('national', 'local')
                    WHERE u.programme = t.programme_code), 4)
      FROM programme_target AS t WHERE indicator = 'difficult_share'$$, '... the share of difficult areas');
SELECT results_eq($$SELECT indicator, child_target, child_target_count, child_of_target FROM programme_progress WHERE programme_code = 'NAT' AND child_target_count > 0$$,
    $$VALUES ('machines', 21::numeric(22,4), 2::bigint, 0.525::numeric(28,8))$$, '... targets of the programmes below, rolled up where the unit is the same');
SELECT results_eq($$SELECT programme_code, indicator, planned_of_target, reason FROM programme_progress WHERE reason IS NOT NULL ORDER BY 1$$,
    $$VALUES ('PRO1', 'fairs', NULL::numeric(28,8), 'zero_target'), ('PRO3', 'trained', NULL, 'unknown_indicator')$$, '... why there is no ratio');
SELECT is_empty($$SELECT * FROM programme_progress WHERE reached_of_target IS DISTINCT FROM CASE WHEN target > 0 THEN round(reached / target, 8) END AND measure <> 'difficult_share' AND measure <> 'support'$$,
    '... ratios of what they name');

-- ---- plan against result ------------------------------------------------------------

CREATE FUNCTION paid_for(item text, kinds text[], only_settled boolean DEFAULT false) RETURNS numeric LANGUAGE sql STABLE RETURN
    (SELECT coalesce(sum(d.amount), 0) FROM disbursement AS d JOIN project AS p ON p.code = d.project_code
     WHERE p.plan_item_code = item AND d.kind = ANY (kinds) AND d.source IN ('national', 'local') AND (NOT only_settled OR p.settled_on IS NOT NULL));
CREATE TABLE result AS
SELECT i.code, i.plan_code, i.content_code, i.support AS planned, (SELECT count(*) FROM project AS p WHERE p.plan_item_code = i.code) AS projects,
       (SELECT coalesce(sum(amount), 0) FROM project_funding AS f JOIN project AS p ON p.code = f.project_code WHERE p.plan_item_code = i.code AND f.source IN ('national', 'local')) AS allocated,
       (SELECT coalesce(sum(amount), 0) FROM project_funding AS f JOIN project AS p ON p.code = f.project_code WHERE p.plan_item_code = i.code AND f.source IN ('national', 'local')
           AND EXISTS (SELECT FROM project_status AS s WHERE s.project_code = p.code AND s.status IN ('contracted', 'running', 'suspended', 'accepted', 'settled', 'liquidated'))) AS contracted,
       paid_for(i.code, '{advance}') AS advanced, paid_for(i.code, '{advance,settlement}') AS paid, paid_for(i.code, '{recovery}') AS recovered,
       paid_for(i.code, '{advance,settlement}', true) - paid_for(i.code, '{recovery}', true) AS settled
FROM plan_item AS i;
SELECT same('SELECT plan_item_code, plan_code, content_code, planned, project_count, allocated, contracted, advanced, paid, recovered, settled FROM plan_item_result', 'SELECT * FROM result', 'plan_item_result');
SELECT cmp_ok((SELECT count(*) FROM plan_item_result WHERE contracted BETWEEN 1 AND allocated - 1 OR settled > 0 OR recovered > 0), '>', 30::bigint, '... with something in every column');
SELECT same('SELECT plan_code, content_code, item_count, unknown_amount_count, project_count, planned, allocated, contracted, advanced, paid, recovered, settled FROM plan_result',
    $$SELECT plan_code, content_code, count(*), count(*) FILTER (WHERE planned IS NULL), sum(projects), sum(planned), sum(allocated), sum(contracted), sum(advanced), sum(paid), sum(recovered), sum(settled)
      FROM result GROUP BY plan_code, content_code$$, 'plan_result');
SELECT is_empty($$SELECT * FROM plan_result WHERE (allocated_of_planned, contracted_of_allocated, advanced_of_contracted, paid_of_allocated, settled_of_allocated, settled_of_planned, recovered_of_paid)
    IS DISTINCT FROM (round(allocated / nullif(planned, 0), 8), CASE WHEN allocated > 0 THEN round(contracted / allocated, 8) END, CASE WHEN contracted > 0 THEN round(advanced / contracted, 8) END,
                      CASE WHEN allocated > 0 THEN round(paid / allocated, 8) END, CASE WHEN allocated > 0 THEN round(settled / allocated, 8) END,
                      round(settled / nullif(planned, 0), 8), CASE WHEN paid > 0 THEN round(recovered / paid, 8) END)$$, '... each ratio is of what it names');
SELECT same('SELECT plan_code, item_count, project_count, approved, planned, allocated, contracted, advanced, paid, recovered, settled, planned_of_approved, allocated_of_approved, settled_of_approved FROM plan_result_by_plan',
    $$SELECT l.code, count(r.code), coalesce(sum(projects), 0), l.approved_amount, sum(planned), coalesce(sum(allocated), 0), coalesce(sum(contracted), 0), coalesce(sum(advanced), 0),
             coalesce(sum(paid), 0), coalesce(sum(recovered), 0), coalesce(sum(settled), 0), round(sum(planned) / l.approved_amount, 8),
             round(coalesce(sum(allocated), 0) / l.approved_amount, 8), round(coalesce(sum(settled), 0) / l.approved_amount, 8)
      FROM plan AS l LEFT JOIN result AS r ON r.plan_code = l.code GROUP BY l.code$$, 'plan_result_by_plan, plans without items too');
SELECT is_empty($$SELECT * FROM plan_result_by_plan AS p WHERE (allocated_of_planned, contracted_of_allocated, paid_of_allocated, settled_of_allocated, advanced_of_contracted, recovered_of_paid)
    IS DISTINCT FROM (round(allocated / planned, 8), round(contracted / nullif(allocated, 0), 8), round(paid / nullif(allocated, 0), 8), round(settled / nullif(allocated, 0), 8),
                      round(advanced / nullif(contracted, 0), 8), round(recovered / nullif(paid, 0), 8))$$, '... each ratio is of what it names');

SELECT same('SELECT plan_item_code, to_content_code, allocated, project_count FROM plan_shift WHERE shift <> $$dropped$$',
    $$SELECT i.code, p.content_code, sum(m.amount), count(*)
      FROM plan_item AS i JOIN plan AS l ON l.code = i.plan_code AND l.status IN ('approved', 'superseded') JOIN project AS p ON p.plan_item_code = i.code
      CROSS JOIN LATERAL (SELECT coalesce(sum(amount), 0) AS amount FROM project_funding AS f WHERE f.project_code = p.code AND source IN ('national', 'local')) AS m
      GROUP BY i.code, p.content_code
      HAVING p.content_code IS DISTINCT FROM i.content_code OR sum(m.amount) IS DISTINCT FROM i.support$$, 'plan_shift: what differs in content or money');
SELECT same('SELECT plan_item_code, change FROM plan_shift WHERE shift = $$dropped$$',
    $$SELECT i.code, - i.support FROM plan_item AS i JOIN plan AS l ON l.code = i.plan_code WHERE l.status IN ('approved', 'superseded') AND i.code NOT IN (SELECT plan_item_code FROM project WHERE plan_item_code IS NOT NULL)$$,
    '... and what nothing came of');
SELECT is((SELECT array_agg(DISTINCT shift ORDER BY shift) FROM plan_shift), ARRAY['amount_unknown', 'cut', 'dropped', 'moved', 'raised'], '... of every kind');
SELECT same($$SELECT plan_code, sum(change) FROM plan_shift WHERE change <> 0 GROUP BY plan_code HAVING sum(change) <> 0$$,
    $$SELECT r.plan_code, sum(r.allocated - r.planned) FROM result AS r JOIN plan AS l ON l.code = r.plan_code WHERE l.status IN ('approved', 'superseded') AND r.planned IS NOT NULL
        AND r.code NOT IN (SELECT plan_item_code FROM plan_shift WHERE change IS NULL) GROUP BY r.plan_code HAVING sum(r.allocated - r.planned) <> 0$$, '... the changes of a plan add up');
SELECT results_eq($$SELECT shift, to_content_code, planned, allocated, change FROM plan_shift WHERE plan_item_code = 'I217' ORDER BY to_content_code$$,
    $$SELECT CASE WHEN n = 1 THEN 'cut' ELSE 'moved' END, content, CASE WHEN n = 1 THEN i.support ELSE 0 END, p.allocated, p.allocated - CASE WHEN n = 1 THEN i.support ELSE 0 END
      FROM plan_item AS i, (VALUES (1, 'X217.1'), (2, 'X217.2')) AS x (n, project),
           LATERAL (SELECT (SELECT content_code FROM project WHERE code = project) AS content, (SELECT sum(amount) FROM project_funding WHERE project_code = project AND source IN ('national', 'local')) AS allocated) AS p
      WHERE i.code = 'I217' ORDER BY content$$, '... an item with two projects: planned once');

SELECT same('SELECT project_code, reason, allocated, paid, recovered, spent FROM outside_plan',
    $$SELECT p.code, CASE WHEN l.status IN ('draft', 'submitted') THEN 'plan_not_approved' WHEN EXISTS (SELECT FROM plan AS o WHERE (o.plan_year, o.budget_source, o.status) = (p.plan_year, p.budget_source, 'approved')) THEN 'no_item' ELSE 'no_plan' END,
             (SELECT coalesce(sum(amount), 0) FROM project_funding AS f WHERE f.project_code = p.code AND source IN ('national', 'local')), d.paid, d.recovered, d.paid - d.recovered
      FROM project AS p LEFT JOIN plan_item AS i ON i.code = p.plan_item_code LEFT JOIN plan AS l ON l.code = i.plan_code
      CROSS JOIN LATERAL (SELECT coalesce(sum(amount) FILTER (WHERE kind <> 'recovery'), 0) AS paid, coalesce(sum(amount) FILTER (WHERE kind = 'recovery'), 0) AS recovered
                          FROM disbursement AS d WHERE d.project_code = p.code AND source IN ('national', 'local')) AS d
      WHERE p.plan_item_code IS NULL OR l.status IN ('draft', 'submitted')$$, 'outside_plan');
SELECT is((SELECT array_agg(DISTINCT reason ORDER BY reason) FROM outside_plan), ARRAY['no_item', 'no_plan', 'plan_not_approved'], '... for every reason');

-- ---- facts --------------------------------------------------------------------------

SELECT same('SELECT plan_item_code, plan_code, plan_status, approved_on, plan_year, budget_source, content_code, support, eligible_cost, multiplier, multiplier_ground, counterpart,
                    other_state_support, is_focal, content_count, starts_on, ends_on, is_group FROM plan_item_fact',
    $$SELECT i.code, l.code, l.status, l.approved_on, l.plan_year, l.budget_source, i.content_code, i.support, i.eligible_cost, i.multiplier, i.multiplier_ground, i.counterpart,
             i.other_state_support, i.is_focal, CASE WHEN i.content_code IS NULL AND i.content_count = 1 THEN 0 ELSE i.content_count END, i.starts_on, i.ends_on, i.is_group FROM plan_item AS i JOIN plan AS l ON l.code = i.plan_code$$,
    'plan_item_fact: what the item and its plan say, one row an item, drafts too');
SELECT same('SELECT plan_item_code, content_listed, sector_listed FROM plan_item_fact',
    $$SELECT i.code, CASE WHEN i.content_code IS NULL THEN NULL WHEN EXISTS (SELECT FROM content_category AS c WHERE c.valid @> p.judged_on)
                          THEN (SELECT c.valid @> p.judged_on FROM content_category AS c WHERE c.code = i.content_code) END,
             CASE WHEN p.sector = 'S.3' THEN false WHEN p.sector IS NULL OR p.judged_on >= '2022-01-01' THEN NULL
                  WHEN p.sector = 'S.4' THEN p.judged_on < '2018-01-01' WHEN p.sector = 'S.2' THEN difficult_on(p.area, p.judged_on) ELSE true END
      FROM plan_item AS i JOIN place AS p ON p.code = i.code$$, '... whether content and sector are listed, and when nobody can say');
SELECT is((SELECT count(DISTINCT (content_listed, sector_listed)) >= 7 FROM plan_item_fact), true, '... both ways');
SELECT same('SELECT plan_item_code, max_rate, max_amount, norm_jurisdiction, max_multiplier, norm_reason FROM plan_item_fact',
    $$SELECT i.code, n.max_rate, n.max_amount, n.jurisdiction, n.multiplier, CASE WHEN i.norm_item IS NULL THEN 'no_norm_item' WHEN NOT EXISTS (SELECT FROM support_norm AS n WHERE n.item = i.norm_item) THEN 'unknown_norm_item' WHEN n.item IS NULL THEN 'no_norm_in_force' END
      FROM plan_item AS i JOIN place AS p ON p.code = i.code JOIN plan AS l ON l.code = i.plan_code
      LEFT JOIN LATERAL (SELECT * FROM support_norm AS n WHERE n.item = i.norm_item AND n.valid @> p.judged_on
                         AND (n.jurisdiction = 'national' OR n.jurisdiction = l.jurisdiction AND l.budget_source = 'local') ORDER BY n.jurisdiction = 'national' LIMIT 1) AS n ON true$$,
    '... the norm of the province before that of the nation, on the day');
SELECT is((SELECT array_agg(DISTINCT (norm_jurisdiction, max_rate, max_amount)::text ORDER BY (norm_jurisdiction, max_rate, max_amount)::text) FROM plan_item_fact),
    ARRAY['(,,)', '(P,,150000000)', '(Q,0.1000,)', '(national,0.4000,)', '(national,0.5000,200000000)', '(national,0.5000,300000000)'], '... each of those that are');
SELECT is((SELECT max_amount FROM plan_item_fact WHERE plan_code = 'N16' AND norm_item = 'made_machine' LIMIT 1), 200000000::numeric, '... national money is held to the national norm');
SELECT same('SELECT plan_item_code, has_beneficiary, has_objective, establishment_eligible, foreign_fairs_in_year, supported_before FROM plan_item_fact',
    $$SELECT i.code, i.establishment_code IS NOT NULL, i.objective IS NOT DISTINCT FROM 'Mục tiêu',
             i.establishment_eligible,
             CASE WHEN NOT i.is_foreign_fair THEN 0 WHEN i.establishment_code IS NOT NULL THEN
                  (SELECT count(*)::integer FROM plan_item AS o JOIN plan AS ol ON ol.code = o.plan_code
                   WHERE o.is_foreign_fair AND o.establishment_code = i.establishment_code AND ol.plan_year = l.plan_year AND (ol.code = l.code OR ol.status = 'approved' AND NOT same_place(ol, l))) END,
             CASE WHEN i.is_foreign_fair THEN false WHEN i.establishment_code IS NOT NULL AND i.content_code IS NOT NULL THEN
                  EXISTS (SELECT FROM project AS x JOIN project_beneficiary AS b ON b.project_code = x.code
                          WHERE b.establishment_code = i.establishment_code AND b.status = 'active' AND x.content_code = i.content_code AND x.approved_on <= p.judged_on AND coalesce(x.plan_item_code, '') <> i.code
                            -- given up before anything was paid
                            AND NOT (EXISTS (SELECT FROM project_status AS s WHERE s.project_code = x.code AND s.status = 'stopped')
                                     AND NOT EXISTS (SELECT FROM disbursement AS d WHERE d.project_code = x.code AND d.source <> 'counterpart' AND d.kind <> 'recovery')))
                  -- or an item of the approved plan of another budget, decided earlier
                  OR EXISTS (SELECT FROM plan_item AS o JOIN plan AS ol ON ol.code = o.plan_code JOIN place AS op ON op.code = o.code
                             WHERE o.establishment_code = i.establishment_code AND o.content_code = i.content_code AND ol.plan_year = l.plan_year AND ol.status = 'approved'
                               AND NOT same_place(ol, l) AND (l.status <> 'approved' OR (op.judged_on, o.code COLLATE "C") < (p.judged_on, i.code COLLATE "C")))
                  -- or an earlier item of the same plan
                  OR EXISTS (SELECT FROM plan_item AS o WHERE o.plan_code = i.plan_code AND o.establishment_code = i.establishment_code AND o.content_code = i.content_code
                             AND (coalesce(o.starts_on, 'infinity'), o.code COLLATE "C") < (coalesce(i.starts_on, 'infinity'), i.code COLLATE "C")) END
      FROM plan_item AS i JOIN plan AS l ON l.code = i.plan_code JOIN place AS p ON p.code = i.code$$, '... the establishment: eligible, at fairs, supported before');
SELECT is((SELECT count(DISTINCT (foreign_fairs_in_year, supported_before)) >= 6 FROM plan_item_fact), true, '... several ways');
SELECT same('SELECT plan_item_code, has_parent, parent_code, parent_from, parent_until, parent_remaining FROM plan_item_fact',
    $$SELECT i.code, w.parent_code IS NOT NULL, w.parent_code, lower(g.period), upper(g.period) - 1, CASE WHEN w.missing = 0 OR w.allocation < w.siblings + coalesce(w.amount, 0) THEN w.allocation - w.siblings END
      FROM plan_item AS i JOIN plan AS l ON l.code = i.plan_code
      LEFT JOIN LATERAL (SELECT * FROM wanted WHERE child_code = i.code AND child_kind = 'plan_item' AND parent_kind = 'programme' AND parent_code IS NOT NULL
                         ORDER BY parent_code IS NOT DISTINCT FROM l.programme_code DESC, allocation IS NULL, parent_code COLLATE "C" LIMIT 1) AS w ON true
      LEFT JOIN programme AS g ON g.code = w.parent_code$$, '... its parent and what is left there');

SELECT same('SELECT plan_code, plan_year, budget_source, approved_amount, items_amount, announced_items, listed_items, budget_amount, registered_on, management_cost, unknown_amount_count FROM plan_fact',
    $$SELECT l.code, l.plan_year, l.budget_source, l.approved_amount, CASE WHEN bool_and(i.support IS NOT NULL) AND count(i.code) > 0 THEN sum(i.support) END, l.announced_items, count(i.code)::integer, l.budget_amount,
             l.registered_on, l.management_cost, (count(i.code) - count(i.support))::integer FROM plan AS l LEFT JOIN plan_item AS i ON i.plan_code = l.code GROUP BY l.code$$, 'plan_fact');
SELECT same('SELECT plan_code, difficult_share, difficult_target FROM plan_fact',
    $$SELECT l.code, round((SELECT CASE WHEN count(difficult_on(p.area, p.judged_on)) > 0 AND count(*) = count(i.support)
                                   THEN coalesce(sum(i.support) FILTER (WHERE difficult_on(p.area, p.judged_on)), 0) / sum(i.support) END FROM plan_item AS i JOIN place AS p ON p.code = i.code WHERE i.plan_code = l.code), 8),
             CASE WHEN programme_code IN ('PRO1', 'NAT') THEN 0.4 WHEN programme_code = 'PRO2' THEN 0.25 END::numeric(28,8) FROM plan AS l$$,
    '... the share of difficult areas and its target, the nearest programme''s');
SELECT is((SELECT count(*) FROM plan_fact WHERE difficult_share IS NULL), 9::bigint, '... no share without items, of unknown amounts, nor on days without a list');
SELECT same('SELECT plan_code, focal_count, multi_year_count, integrated_count FROM plan_fact',
    $$SELECT l.code, (SELECT count(*) FROM plan_item AS i WHERE i.plan_code = l.code AND is_focal)::integer,
             (SELECT count(*) FROM plan_item AS i WHERE i.plan_code = l.code AND date_part('year', ends_on) <> date_part('year', starts_on))::integer,
             (SELECT count(*) FROM plan_item AS i WHERE i.plan_code = l.code AND (EXISTS (SELECT FROM conformance AS c WHERE c.plan_item_code = i.code AND c.programme_code = 'TGT')
                 OR EXISTS (SELECT FROM project AS p JOIN project_funding AS f ON f.project_code = p.code WHERE p.plan_item_code = i.code AND f.source = 'other_programme')))::integer
      FROM plan AS l$$, '... focal, of several years, integrated');
SELECT results_eq('SELECT on_date, area_kind, area_count, covered_area_count, branch_area_count, collaborator_area_count, centre_count, branch_count, collaborator_count, has_centre FROM network_fact ORDER BY area_level',
    $$VALUES (date '2023-06-30', 'province', 1::bigint, 0::bigint, 0::bigint, 0::bigint, 1::bigint, 1::bigint, 1::bigint, true), ('2023-06-30', 'district', 3, 2, 1, 1, 1, 1, 1, true), ('2023-06-30', 'commune', NULL, NULL, NULL, NULL, 1, 1, 1, true)$$, 'network_fact: levels without an area too');
SAVEPOINT good;
UPDATE setting SET value = '2021-06-30' WHERE name = 'report_on';
DELETE FROM organisation_unit WHERE code = 'C1';
SELECT results_eq('SELECT DISTINCT centre_count, branch_count, collaborator_count, has_centre FROM network_fact', 'VALUES (0::bigint, 1::bigint, 0::bigint, false)', '... on another date, without a centre');
ROLLBACK TO good;
INSERT INTO setting (name, value, meaning_vi, meaning_en) VALUES ('difficult_scheme', 'only', 'x', 'x') ON CONFLICT (name) DO UPDATE SET value = 'only';
INSERT INTO area_scheme (code, name_vi, name_en) VALUES ('two', 'Hai', 'Two');
INSERT INTO area_class (scheme_code, area_code, valid, class, is_difficult) VALUES ('two', 'C', '(,)', 'III', true);
SELECT is((SELECT count(area_difficult) FROM plan_item_fact), 0::bigint, 'of several schemes none is taken by itself');
UPDATE setting SET value = 'two' WHERE name = 'difficult_scheme';
SELECT is((SELECT count(*) FILTER (WHERE area_difficult) FROM plan_item_fact), (SELECT count(*) FROM place WHERE area = 'C'), '... the setting says which');
ROLLBACK TO good;

-- ranks: some alike, some unknown; two plans whose order is kept, one of them where nothing need be known
UPDATE sector SET is_priority = code IN ('S.1', 'S.4');
UPDATE plan_item AS i SET priority_rank = CASE WHEN d.n % 5 > 0 THEN 1 + d.k * 7 % 12 END, area_priority = CASE WHEN d.n % 3 > 0 THEN 1 + d.n % 5 END,
       sector_priority = CASE WHEN d.n % 4 > 0 THEN 1 + d.k % 3 END, activity = CASE WHEN d.n % 13 = 6 THEN 'cleaner_production_audit' END
FROM draft AS d WHERE i.code = 'I' || d.n AND d.plan_code <> 'L16';
UPDATE plan_item AS i SET priority_rank = k, area_priority = (k + 4) / 5, sector_priority = 1 + (k + 4) % 5 / 2 FROM draft AS d WHERE i.code = 'I' || d.n AND d.plan_code = 'L17';
UPDATE plan_item AS i SET priority_rank = 1, area_priority = NULL, sector_priority = NULL FROM draft AS d WHERE i.code = 'I' || d.n AND d.plan_code = 'ALONE';
CREATE VIEW ranked AS
SELECT i.code, i.plan_code, i.priority_rank AS rank, coalesce(i.area_priority, CASE difficult_on(p.area, p.judged_on) WHEN true THEN 4 WHEN false THEN 5 END) AS area,
       coalesce(i.sector_priority, CASE WHEN p.sector IN ('S.1', 'S.4') THEN 2 WHEN p.sector IS NOT NULL THEN 3 END) AS sector,
       i.is_focal AND l.budget_source = 'national' AS focal
FROM plan_item AS i JOIN place AS p ON p.code = i.code JOIN plan AS l ON l.code = i.plan_code WHERE i.priority_rank IS NOT NULL AND i.activity IS DISTINCT FROM 'cleaner_production_audit';
-- SQL's own logic of unknown values says what cannot be compared
CREATE VIEW placed AS
SELECT r.*, true = ANY (SELECT o.focal AND NOT r.focal OR o.focal = r.focal AND (r.area, r.sector) IS DISTINCT FROM (1, 1) AND (o.area < r.area OR o.area = r.area AND o.sector < r.sector)
                        FROM ranked AS o WHERE o.plan_code = r.plan_code AND o.rank > r.rank) AS late FROM ranked AS r;
SELECT same('SELECT plan_code, plan_item_code, priority_rank, is_first, area_priority, sector_priority, is_out_of_order FROM plan_priority',
    'SELECT plan_code, code, rank, focal, area, sector, late FROM placed', 'plan_priority: each item against all that stand behind it');
SELECT is((SELECT count(DISTINCT coalesce(late::text, '?')) FROM placed), 3::bigint, '... some out of order, some not, some not to be said');
SELECT same('SELECT plan_code, priority_order_breaches FROM plan_fact',
    $$SELECT l.code, (SELECT CASE WHEN bool_or(late) THEN count(*) FILTER (WHERE late) WHEN bool_and(late IS NOT NULL) THEN 0 END FROM placed AS p WHERE p.plan_code = l.code)::integer FROM plan AS l$$,
    '... counted by plan: what is known to be wrong is wrong, whatever else is not known');
SELECT results_eq($$SELECT plan_code, priority_order_breaches FROM plan_fact WHERE plan_code IN ('L16', 'L17', 'ALONE', 'EMPTY') ORDER BY plan_code COLLATE "C"$$,
    $$VALUES ('ALONE', 0), ('EMPTY', NULL), ('L16', NULL), ('L17', 0)$$, '... of equal rank none is before another; without ranks nothing can be said');
SELECT ok((SELECT count(*) FROM plan_finding WHERE rule_code = 'priority_order' AND status = 'fail') = (SELECT count(*) FROM plan_fact WHERE priority_order_breaches > 0 AND plan_status <> 'superseded')
    AND EXISTS (SELECT FROM plan_finding WHERE rule_code = 'priority_order' AND status = 'fail'), '... and a finding for each plan');
ROLLBACK TO good;

-- what a plan takes from each budget
SELECT same('SELECT plan_code, national_amount, national_budget, local_amount, local_budget FROM plan_fact',
    $$SELECT l.code, CASE WHEN l.budget_source = 'local' THEN 0 ELSE i.amount END, CASE WHEN l.budget_source = 'national' THEN l.budget_amount END,
             CASE WHEN l.budget_source = 'national' THEN 0 ELSE i.amount END, CASE WHEN l.budget_source = 'local' THEN l.budget_amount END
      FROM plan AS l LEFT JOIN LATERAL (SELECT CASE WHEN count(*) = count(support) OR sum(support) > l.budget_amount THEN sum(support) END AS amount FROM plan_item AS i WHERE i.plan_code = l.code) AS i ON true$$,
    'plan_fact: its own budget, and nothing from the other');
UPDATE plan_item SET support = CASE WHEN code = (SELECT min(code) FROM plan_item WHERE plan_code = 'D18a') THEN NULL ELSE 100 END WHERE plan_code = 'D18a';
SELECT results_eq($$SELECT items_amount, local_amount FROM plan_fact WHERE plan_code = 'D18a'$$, $$VALUES (NULL::numeric, 1900::numeric)$$, '... those known exceed it already');
SELECT results_eq($$SELECT status, difference FROM plan_finding WHERE plan_code = 'D18a' AND subject = 'plan' AND rule_code = 'above_local_budget'$$, $$VALUES ('fail', 400::numeric)$$,
    '... a draft is told before it is approved');
ROLLBACK TO good;

-- sectors with a restriction of their own are judged by the rule that is about it, once
INSERT INTO sector (code, list_code, ordinal, name_vi, name_en, is_supported, only_difficult_areas, restriction, valid)
VALUES ('S.m', 'TEST', 5, 'Khoáng sản', 'Minerals', true, true, 'mineral', '[2015-01-01,2022-01-01)'), ('S.k', 'TEST', 6, 'Gạch', 'Bricks', false, false, 'excluded_kiln', '[2015-01-01,2022-01-01)');
UPDATE plan_item SET sector_code = CASE right(code, 1) WHEN '1' THEN 'S.m' WHEN '2' THEN 'S.k' ELSE sector_code END, norm_item = CASE WHEN plan_code = 'Q18' THEN 'made_advice' ELSE norm_item END;
SELECT same('SELECT plan_item_code, is_mineral, is_excluded_kiln, sector_listed IS TRUE FROM plan_item_fact WHERE is_mineral OR is_excluded_kiln',
    $$SELECT i.code, i.sector_code = 'S.m', i.sector_code = 'S.k', p.judged_on < '2022-01-01' FROM plan_item AS i JOIN place AS p ON p.code = i.code WHERE i.sector_code IN ('S.m', 'S.k')$$,
    'plan_item_fact: minerals and kilns');
SELECT is((SELECT count(*) FROM plan_item_fact WHERE is_mineral IS NULL OR is_excluded_kiln IS NULL), (SELECT count(*) FROM place WHERE sector IS NULL), '... of no sector, not known');
SELECT same($$SELECT subject_code, rule_code FROM plan_finding WHERE status = 'fail' AND rule_code IN ('sector_unlisted', 'mineral_outside_difficult', 'excluded_kiln')
              AND subject_code IN (SELECT code FROM plan_item WHERE sector_code IN ('S.m', 'S.k'))$$,
    $$SELECT i.code, CASE i.sector_code WHEN 'S.k' THEN 'excluded_kiln' ELSE 'mineral_outside_difficult' END FROM plan_item AS i JOIN place AS p ON p.code = i.code JOIN plan AS l ON l.code = i.plan_code
      WHERE (i.sector_code = 'S.k' OR i.sector_code = 'S.m' AND NOT difficult_on(p.area, p.judged_on)) AND l.status <> 'superseded'$$, '... one finding for each fault');
-- the norm of the province beside that of the nation, which does or does not bind it, or it is not known
UPDATE support_norm SET max_rate = 0.6 WHERE item = 'made_advice' AND jurisdiction = 'Q';
SELECT same('SELECT plan_item_code, has_local_norm, local_norm_capped, national_max_rate, national_max_amount FROM plan_item_fact',
    $$SELECT i.code, CASE WHEN l.budget_source = 'local' AND i.norm_item IS NOT NULL THEN EXISTS (SELECT FROM support_norm AS o WHERE o.item = i.norm_item AND o.jurisdiction = l.jurisdiction AND o.valid @> p.judged_on) END,
             n.caps_local, n.max_rate, n.max_amount
      FROM plan_item AS i JOIN place AS p ON p.code = i.code JOIN plan AS l ON l.code = i.plan_code
      LEFT JOIN support_norm AS n ON n.item = i.norm_item AND n.jurisdiction = 'national' AND n.valid @> p.judged_on$$, '... the norms of both');
UPDATE support_norm SET valid = '[2014-01-01,)' WHERE item = 'made_advice' AND jurisdiction = 'national';
SELECT results_eq($$SELECT DISTINCT status, reason FROM plan_finding WHERE plan_code = 'Q18' AND rule_code = 'local_norm_above_national'$$, $$VALUES ('not_evaluable', 'local_norm_capped')$$,
    '... a local norm above the national one: that it may not be is not known');
UPDATE support_norm SET caps_local = true WHERE jurisdiction = 'national';
SELECT results_eq($$SELECT DISTINCT status, reason FROM plan_finding WHERE plan_code = 'Q18' AND rule_code = 'local_norm_above_national'$$, $$VALUES ('fail', 'no_deadline')$$, '... where the document says so it is a breach');
UPDATE support_norm SET caps_local = false WHERE jurisdiction = 'national';
SELECT is_empty($$SELECT FROM plan_finding WHERE plan_code = 'Q18' AND rule_code = 'local_norm_above_national'$$, '... where it says otherwise it is none');
SELECT is_empty($$SELECT FROM plan_finding WHERE rule_code = 'norm_order' AND status = 'fail'$$, '... the order of norms is that of the register');
-- groups, and what units cost
UPDATE plan_item SET is_group = plan_code IN ('N16', 'N18'), group_plan_approved_on = CASE WHEN right(code, 1) IN ('1', '2') THEN date '2023-06-30' WHEN right(code, 1) = '3' THEN '2023-07-01' END,
       management_cost = CASE right(code, 1) WHEN '4' THEN 25 WHEN '5' THEN 26 END, estimate = 1000;
SELECT same('SELECT plan_item_code, group_plan_approved, has_schedule, has_amount, management_cost, estimate FROM plan_item_fact',
    $$SELECT code, CASE WHEN is_group THEN right(code, 1) IN ('1', '2') END, starts_on IS NOT NULL AND ends_on IS NOT NULL, support IS NOT NULL, management_cost, estimate FROM plan_item$$,
    'plan_item_fact: detailed plans to the day of the report, schedule, amount, cost of management');
SELECT same($$SELECT DISTINCT subject_code, rule_code FROM plan_finding WHERE status = 'fail' AND rule_code IN ('group_plan_missing', 'schedule_missing', 'amount_missing', 'unit_management_cost')$$,
    $$SELECT i.code, v.rule FROM plan_item AS i JOIN plan AS l ON l.code = i.plan_code,
          LATERAL (VALUES ('group_plan_missing', i.is_group AND right(i.code, 1) NOT IN ('1', '2') AND i.starts_on IS NOT NULL), ('schedule_missing', i.starts_on IS NULL OR i.ends_on IS NULL),
                          ('amount_missing', i.support IS NULL), ('unit_management_cost', i.management_cost = 26)) AS v (rule, fails) WHERE v.fails AND l.status <> 'superseded'$$, '... each with its finding');
ROLLBACK TO good;

-- deputies of centres and branches that are active, targets of communes
UPDATE organisation_unit SET deputy_count = CASE code WHEN 'C1' THEN 3 WHEN 'B1' THEN 2 END;
INSERT INTO area (code, name, kind, parent_code, valid, is_synthetic) SELECT 'A.' || n, 'Xã ' || n, 'commune', 'C', '[2010-01-01,)', true FROM generate_series(1, 4) AS n;
INSERT INTO organisation_unit_area (unit_code, area_code, valid, is_synthetic) VALUES ('C1', 'P', '[2010-01-01,)', true);
UPDATE organisation_unit_area SET area_code = 'A.1' WHERE unit_code = 'K1';
SELECT results_eq('SELECT area_kind, deputy_count, branch_deputy_count, coverage_target, collaborators_per_area FROM network_fact ORDER BY area_level',
    $$VALUES ('province', 3, 2, NULL::numeric, NULL::integer), ('district', 3, 2, NULL, NULL), ('commune', 3, 2, NULL, NULL)$$, 'network_fact: deputies; no targets by default');
UPDATE setting SET value = '0.5' WHERE name = 'commune_coverage_target';
UPDATE setting SET value = '2' WHERE name = 'collaborators_per_commune';
SELECT results_eq('SELECT area_kind, coverage_target, collaborators_per_area FROM network_fact ORDER BY area_level', $$VALUES ('province', NULL::numeric, NULL::integer), ('district', NULL, NULL), ('commune', 0.5, 2)$$, '... of communes');
SELECT results_eq($$SELECT subject_code, rule_code, observed, expected FROM plan_finding WHERE subject = 'network' AND status = 'fail' ORDER BY rule_code COLLATE "C", subject_code$$,
    $$VALUES ('province', 'branch_deputies', 2::numeric, 1::numeric), ('commune', 'coverage_low', 0.25, 0.5), ('province', 'deputies', 3, 2)$$, '... each fault once, at its level');
INSERT INTO organisation_unit (code, name, kind, is_synthetic) SELECT 'K' || n, 'Cộng tác viên', 'collaborator', true FROM generate_series(2, 9) AS n;
INSERT INTO organisation_unit_area (unit_code, area_code, valid, is_synthetic) SELECT 'K' || n, 'A.1', '[2010-01-01,)', true FROM generate_series(2, 9) AS n;
SELECT results_eq($$SELECT subject_code, observed, expected FROM plan_finding WHERE rule_code = 'collaborators_above_limit' AND status = 'fail'$$, $$VALUES ('commune', 9::numeric, 8::numeric)$$, '... nine collaborators for four communes of two');
UPDATE organisation_unit SET deputy_count = NULL WHERE code = 'C1';
UPDATE organisation_unit_area SET valid = '[2010-01-01,2020-01-01)' WHERE unit_code = 'B1';
SELECT results_eq($$SELECT deputy_count, branch_deputy_count FROM network_fact WHERE area_kind = 'province'$$, 'VALUES (NULL::integer, 0)', '... not known, and none without a branch');
ROLLBACK TO good;
-- programmes: what they allow, when, and how much
SELECT same('SELECT plan_item_code, content_in_parent FROM plan_item_fact',
    $$SELECT i.code, (SELECT bool_and(i.content_code = ANY (SELECT t.content_code FROM programme_target AS t WHERE t.programme_code = d.programme AND t.content_code IS NOT NULL))
                      FROM (SELECT l.programme_code UNION SELECT c.programme_code FROM conformance AS c WHERE c.plan_item_code = i.code) AS d (programme)
                      WHERE EXISTS (SELECT FROM programme_target AS t WHERE t.programme_code = d.programme AND t.content_code IS NOT NULL))
      FROM plan_item AS i JOIN plan AS l ON l.code = i.plan_code$$, 'plan_item_fact: whether all programmes that have contents have that of the item');
SELECT is((SELECT count(DISTINCT coalesce(content_in_parent::text, '?')) FROM plan_item_fact), 3::bigint, '... or not, or nobody can say');
SELECT same('SELECT plan_code, programme_kind, programme_from, programme_until, programme_remaining FROM plan_fact',
    $$SELECT l.code, g.kind, lower(g.period), upper(g.period) - 1, CASE WHEN w.missing = 0 OR (SELECT count(*) = count(support) AND sum(support) > w.allocation - w.siblings FROM plan_item AS i WHERE i.plan_code = l.code) THEN w.allocation - w.siblings END
      FROM plan AS l LEFT JOIN programme AS g ON g.code = l.programme_code LEFT JOIN wanted AS w ON w.child_kind = 'plan' AND w.child_code = l.code$$, 'plan_fact: its programme and what it has left');
UPDATE plan SET programme_code = 'PLN' WHERE code = 'D23';
UPDATE plan SET programme_code = 'PRO1' WHERE code = 'ALONE';
UPDATE programme SET allocation = 1500 WHERE code = 'PRO1';
UPDATE plan_item SET support = 70 WHERE support IS NULL;
SELECT results_eq($$SELECT plan_code, rule_code, status FROM plan_finding WHERE subject = 'plan' AND rule_code IN ('programme_missing', 'outside_programme_period') AND status = 'fail' ORDER BY 1, 2$$,
    $$VALUES ('ALONE', 'outside_programme_period', 'fail'), ('D18b', 'outside_programme_period', 'fail'), ('D23', 'programme_missing', 'fail')$$, '... plans after the programme and before it, and one that rests on a planning');
SELECT same($$SELECT plan_code, observed, expected FROM plan_finding WHERE rule_code = 'above_programme_remaining' AND status = 'fail'$$,
    $$SELECT plan_code, items_amount::numeric(28,4), programme_remaining::numeric(28,4) FROM plan_fact WHERE items_amount > programme_remaining AND plan_status <> 'superseded' AND judged_on >= '2013-02-10' AND plan_code <> 'D23'$$, '... above what is left');
SELECT is((SELECT count(*) FROM plan_finding WHERE status = 'fail' AND (remedy_vi IS NULL OR remedy_en IS NULL)), 0::bigint, 'findings have a remedy');
SELECT is((SELECT count(*) FROM plan_finding), (SELECT count(*) FROM (SELECT DISTINCT subject, subject_code, rule_code FROM plan_finding) AS f), '... and are there once');
-- a draft is not registered yet; of others it may not be known
SELECT same($$SELECT c.subject_code, c.facts -> 'registered' FROM checked_fact_on('2023-06-30') AS c WHERE c.subject = 'plan'$$,
    $$SELECT code, CASE WHEN registered_on IS NOT NULL THEN to_jsonb(true) WHEN status = 'draft' THEN to_jsonb(false) END FROM plan WHERE status <> 'superseded'$$, 'registered: with a day, or a draft');
-- a day that is missing leaves open whether an item is of several years
SELECT is((SELECT count(*) FROM plan_fact WHERE multi_year_count IS NULL), 0::bigint, 'several years: known of every plan that has one, or all dates');
UPDATE plan_item SET ends_on = NULL WHERE plan_code = 'L17';
SELECT results_eq($$SELECT multi_year_count FROM plan_fact WHERE plan_code = 'L17'$$, 'VALUES (NULL::integer)', '... else not');
-- a ground that the item itself denies
UPDATE plan_item SET area_priority = 5 WHERE multiplier_ground = 'area' AND plan_code = 'L17';
SELECT same($$SELECT plan_item_code, multiplier_ground FROM plan_item_fact WHERE plan_code IN ('L17', 'L18')$$,
    $$SELECT code, CASE WHEN plan_code = 'L17' AND multiplier_ground = 'area' THEN 'none' ELSE multiplier_ground END FROM plan_item WHERE plan_code IN ('L17', 'L18')$$, 'a ground that the item denies is none');
ROLLBACK TO good;
-- the first of two items of a plan stays the first when its project, and the other's, are there
UPDATE plan_item SET establishment_code = 'E20', content_code = 'T.5', starts_on = CASE code WHEN 'I143' THEN '2019-02-01' ELSE '2019-03-01' END::date WHERE code IN ('I143', 'I144');
INSERT INTO project (code, name, plan_year, plan_item_code, budget_source, content_code, approved_on) SELECT 'SAME' || code, 'x', 2019, code, 'local', 'T.5', '2019-02-01' FROM plan_item WHERE code IN ('I143', 'I144');
INSERT INTO project_beneficiary (project_code, establishment_code, area_code) SELECT code, 'E20', 'A' FROM project WHERE code LIKE 'SAME%';
DELETE FROM project_beneficiary WHERE establishment_code = 'E20' AND project_code NOT LIKE 'SAME%';
SELECT results_eq($$SELECT plan_item_code, supported_before FROM plan_item_fact WHERE plan_item_code IN ('I143', 'I144') ORDER BY 1$$, $$VALUES ('I143', false), ('I144', true)$$, 'of two items in a plan the second is a second support, the first is none');
ROLLBACK TO good;
-- without any unit the network is not known; with one centre, it has no branch
DELETE FROM organisation_unit_area;
DELETE FROM organisation_unit WHERE code <> 'C1';
SELECT results_eq('SELECT area_kind, centre_count, branch_count, deputy_count, branch_deputy_count FROM network_fact ORDER BY area_level',
    $$VALUES ('province', 1::bigint, 0::bigint, NULL::integer, 0), ('district', 1, 0, NULL, 0), ('commune', 1, 0, NULL, 0)$$, 'network_fact: a centre alone');
SELECT results_eq($$SELECT subject_code, rule_code FROM plan_finding WHERE subject = 'network' AND status = 'fail' ORDER BY 2$$, $$VALUES ('district', 'no_branch'), ('commune', 'no_collaborator')$$, '... what it lacks');
DELETE FROM organisation_unit;
UPDATE setting SET value = '0.5' WHERE name = 'commune_coverage_target';
SELECT is_empty($$SELECT FROM plan_finding WHERE subject = 'network' AND status = 'fail'$$, '... of no unit nothing is said');
UPDATE setting SET value = '2026-01-01' WHERE name = 'report_on';
SELECT set_eq('SELECT area_kind FROM network_fact', $$VALUES ('province'), ('commune'), ('district')$$, '... districts that are entered are there');
UPDATE area SET valid = '[2010-01-01,2025-07-01)' WHERE kind = 'district';
SELECT set_eq('SELECT area_kind FROM network_fact', $$VALUES ('province'), ('commune')$$, '... and no others after they ended');
ROLLBACK TO good;
-- every fact of every rule has its source in a register
SELECT is_empty($$SELECT f.subject, f.fact FROM rule_facts() AS f WHERE f.subject <> 'project'
    AND NOT EXISTS (SELECT FROM pg_attribute AS a WHERE a.attrelid = format('%s_fact', f.subject)::regclass AND a.attname = f.fact)
    AND (f.subject, f.fact) NOT IN (('plan_item', 'as_of'), ('plan_item', 'norm_known'), ('plan_item', 'parent_period'), ('plan', 'as_of'), ('plan', 'registered'), ('plan', 'has_programme'), ('plan', 'programme_period'),
                                    ('plan_item', 'norm_basis'), ('network', 'as_of'), ('network', 'level'), ('network', 'covered_count'))$$, 'views of facts have each fact, but those that checked_fact_on() makes of their columns');

-- ---- what if ------------------------------------------------------------------------

SELECT same('SELECT DISTINCT draft_plan_code, approved_plan_code FROM plan_difference', $$VALUES ('D18a', 'L18'), ('D18b', 'L18'), ('D23', NULL)$$, 'plan_difference: each draft against its approved plan');
CREATE TABLE pair AS SELECT * FROM (VALUES ('D18a', 'L18'), ('D18b', 'L18'), ('D23', NULL)) AS p (draft, approved);
SELECT same('SELECT draft_plan_code, approved_item_count, draft_item_count, approved_support, draft_support, support_difference, approved_difficult_share, draft_difficult_share FROM plan_difference WHERE dimension = $$plan$$',
    $$SELECT p.draft, a.items, d.items, a.support, d.support, CASE WHEN a.missing + d.missing = 0 THEN d.support - coalesce(a.support, 0) END, round(a.difficult, 8), round(d.difficult, 8)
      FROM pair AS p CROSS JOIN LATERAL (SELECT count(*) AS items, sum(support) AS support, count(*) FILTER (WHERE support IS NULL) AS missing,
               CASE WHEN count(difficult_on(x.area, x.judged_on)) > 0 THEN sum(support) FILTER (WHERE difficult_on(x.area, x.judged_on)) / sum(support) END AS difficult
               FROM plan_item AS i JOIN place AS x ON x.code = i.code WHERE plan_code = p.approved) AS a
      CROSS JOIN LATERAL (SELECT count(*) AS items, sum(support) AS support, count(*) FILTER (WHERE support IS NULL) AS missing,
               CASE WHEN count(difficult_on(x.area, x.judged_on)) > 0 THEN sum(support) FILTER (WHERE difficult_on(x.area, x.judged_on)) / sum(support) END AS difficult
               FROM plan_item AS i JOIN place AS x ON x.code = i.code WHERE plan_code = p.draft) AS d$$, '... in total');
SELECT same('SELECT draft_plan_code, code, approved_item_count, draft_item_count, approved_support, draft_support FROM plan_difference WHERE dimension = $$content$$',
    $$SELECT p.draft, i.content_code, count(*) FILTER (WHERE i.plan_code = p.approved), count(*) FILTER (WHERE i.plan_code = p.draft),
             sum(support) FILTER (WHERE i.plan_code = p.approved), sum(support) FILTER (WHERE i.plan_code = p.draft)
      FROM pair AS p JOIN plan_item AS i ON i.plan_code IN (p.draft, p.approved) GROUP BY p.draft, i.content_code$$, '... by content');
SELECT is_empty($$SELECT draft_plan_code, dimension FROM plan_difference GROUP BY draft_plan_code, dimension
    HAVING sum(draft_share) <> 100 OR sum(approved_share) <> 100 OR sum(support_difference) FILTER (WHERE dimension = 'plan') IS DISTINCT FROM sum(draft_support - coalesce(approved_support, 0)) FILTER (WHERE dimension = 'plan' AND draft_unknown_count + approved_unknown_count = 0)$$,
    '... shares add up to 100.00 in each dimension');
SELECT is_empty($$SELECT * FROM plan_difference WHERE share_difference IS DISTINCT FROM draft_share - approved_share OR abs(draft_share - 100 * draft_support / (SELECT sum(support) FROM plan_item WHERE plan_code = draft_plan_code)) >= 0.01$$,
    '... none is off by 0.01');
-- items of one name, place and establishment: the first with the first
CREATE TABLE matched AS
SELECT p.draft, d.code AS draft_item, a.code AS approved_item
FROM pair AS p JOIN LATERAL (SELECT *, (SELECT count(*) FROM plan_item AS o WHERE o.plan_code = i.plan_code AND (o.name, coalesce(o.establishment_code, ''), coalesce(x.area, '')) = (i.name, coalesce(i.establishment_code, ''), (SELECT coalesce(y.area, '') FROM place AS y WHERE y.code = o.code))
                                        AND (coalesce(o.content_code, '~'), o.code) < (coalesce(i.content_code, '~') COLLATE "C", i.code)) AS n
                             FROM plan_item AS i JOIN place AS x USING (code) WHERE i.plan_code = p.draft) AS d ON true
JOIN LATERAL (SELECT *, (SELECT count(*) FROM plan_item AS o WHERE o.plan_code = i.plan_code AND (o.name, coalesce(o.establishment_code, ''), coalesce(x.area, '')) = (i.name, coalesce(i.establishment_code, ''), (SELECT coalesce(y.area, '') FROM place AS y WHERE y.code = o.code))
                                        AND (coalesce(o.content_code, '~'), o.code) < (coalesce(i.content_code, '~') COLLATE "C", i.code)) AS n
                             FROM plan_item AS i JOIN place AS x USING (code) WHERE i.plan_code = p.approved) AS a
     ON (a.name, a.n) = (d.name, d.n) AND a.establishment_code IS NOT DISTINCT FROM d.establishment_code AND a.area IS NOT DISTINCT FROM d.area;
SELECT same('SELECT draft_plan_code, draft_item_code, approved_item_code FROM plan_difference WHERE dimension = $$item$$ AND change IN ($$changed$$, $$same$$)', 'SELECT * FROM matched', '... items that are in both');
SELECT same('SELECT draft_plan_code, draft_item_code, approved_item_code FROM plan_difference WHERE dimension = $$item$$ AND change IN ($$new$$, $$dropped$$)',
    $$SELECT draft, code, NULL FROM pair JOIN plan_item ON plan_code = draft WHERE code NOT IN (SELECT draft_item FROM matched)
      UNION ALL SELECT p.draft, NULL, i.code FROM pair AS p JOIN plan_item AS i ON plan_code = approved WHERE (p.draft, i.code) NOT IN (SELECT draft, approved_item FROM matched)$$, '... new and dropped ones');
SELECT cmp_ok((SELECT count(*) FROM plan_difference WHERE dimension = 'item' AND draft_plan_code = 'D23' AND change = 'new'), '=', 20::bigint, '... without an approved plan all is new');
SAVEPOINT good;
-- a copy of L19 in which one item is dropped, one costs more, one starts later, one has another multiplier, one is new
INSERT INTO plan (code, name, plan_year, budget_source, jurisdiction, programme_code) VALUES ('COPY', 'Bản sao', 2019, 'local', 'P', 'PRO1');
INSERT INTO plan_item
SELECT (jsonb_populate_record(NULL::plan_item, to_jsonb(i) || jsonb_build_object('code', 'c' || code, 'plan_code', 'COPY', 'name', upper(name),
        'support', support + (k = 2)::integer, 'starts_on', starts_on + (k = 4)::integer, 'multiplier', multiplier + (k = 6)::integer))).*
FROM (SELECT *, row_number() OVER (ORDER BY length(code), code) AS k FROM plan_item WHERE plan_code = 'L19') AS i WHERE k <> 1;
INSERT INTO plan_item (code, plan_code, name, support) VALUES ('cNEW', 'COPY', 'Mới', 5);
SELECT results_eq($$SELECT change, changed_fields, count(*), sum(support_difference) FROM plan_difference WHERE draft_plan_code = 'COPY' AND dimension = 'item' GROUP BY 1, 2 ORDER BY 1, 2$$,
    $$SELECT * FROM (VALUES ('changed', 'multiplier', 1::bigint, 0::numeric), ('changed', 'starts_on', 1, 0), ('changed', 'support', 1, 1),
        ('dropped', NULL, 1, (SELECT - support FROM plan_item WHERE plan_code = 'L19' ORDER BY length(code), code LIMIT 1)), ('new', NULL, 1, 5), ('same', NULL, 16, 0)) AS v ORDER BY 1, 2$$,
    '... names in any letters, what changed is said');
SELECT is((SELECT change FROM plan_difference WHERE draft_plan_code = 'COPY' AND dimension = 'plan'), 'changed', '... and the plan changed');
DELETE FROM plan_item WHERE plan_code = 'COPY';
SELECT results_eq($$SELECT dimension, draft_item_count, draft_support, draft_share FROM plan_difference WHERE draft_plan_code = 'COPY' AND dimension = 'plan'$$,
    $$VALUES ('plan', 0::bigint, NULL::numeric(18,0), NULL::numeric(5,2))$$, '... a draft without items');
UPDATE plan SET status = 'superseded' WHERE code = 'COPY';
SELECT is((SELECT count(*) FROM plan_difference WHERE draft_plan_code = 'COPY'), 0::bigint, '... a superseded plan is no draft');
ROLLBACK TO good;

-- ---- nothing there --------------------------------------------------------------------

SET client_min_messages = error;
TRUNCATE plan_item, plan, programme CASCADE;
SELECT is_empty(format('SELECT * FROM %I', name), name || ' without plans') FROM plan_view WHERE name NOT IN ('conformance_reason', 'difficult_scheme', 'network_fact', 'outside_plan', 'plan_orphan') ORDER BY name;
SELECT finish();
ROLLBACK;
