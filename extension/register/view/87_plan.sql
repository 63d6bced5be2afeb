-- ---------------------------------------------------------------------------
-- plan: what rests on what, and what became of it
--
-- A plan that is not approved is looked at as if it were: instead of the
-- approved one of its year, budget and jurisdiction, which stays as it is.
-- ---------------------------------------------------------------------------

-- Each programme with itself and all that it rests on. Within a transaction a
-- cycle may be there until its guard looks at it.
CREATE OR REPLACE VIEW programme_ancestor WITH (security_invoker = true) AS
WITH RECURSIVE up (programme_code, ancestor_code, distance, parent_code) AS (
    SELECT code, code, 0, parent_code FROM programme
    UNION ALL
    SELECT up.programme_code, p.code, up.distance + 1, p.parent_code FROM up JOIN programme AS p ON p.code = up.parent_code
) CYCLE ancestor_code SET is_cycle USING path
SELECT programme_code, ancestor_code, distance FROM up WHERE NOT is_cycle;

-- The scheme of the setting, or the only one there is.
CREATE OR REPLACE VIEW difficult_scheme WITH (security_invoker = true) AS
SELECT coalesce((SELECT nullif(value, 'only') FROM setting WHERE name = 'difficult_scheme'),
                (SELECT max(code) FROM area_scheme HAVING count(*) = 1)) AS scheme_code;

-- Each item with its plan. What holds at a time is looked up on the day of
-- approval; of a plan without one, on the day of the report, or the last day of
-- its year if that is over.
CREATE OR REPLACE VIEW plan_item_line WITH (security_invoker = true) AS
SELECT i.code AS plan_item_code, i.name AS plan_item_name, i.plan_code, l.name AS plan_name, l.plan_year, l.budget_source,
       l.jurisdiction, l.status AS plan_status, l.approved_on,
       coalesce(l.approved_on, least(r.report_on, make_date(l.plan_year, 12, 31))) AS judged_on,
       i.objective, i.content_code, i.content_count, coalesce(i.sector_code, e.sector_code) AS sector_code,
       coalesce(i.area_code, e.area_code) AS area_code, i.establishment_code, i.norm_item, i.eligible_cost, i.support, i.counterpart,
       i.is_focal, i.is_group, i.is_foreign_fair, i.starts_on, i.ends_on,
       d.scheme_code,
       CASE WHEN a.known @> coalesce(l.approved_on, least(r.report_on, make_date(l.plan_year, 12, 31)))
            THEN a.difficult @> coalesce(l.approved_on, least(r.report_on, make_date(l.plan_year, 12, 31))) END AS area_difficult,
       i.is_synthetic OR l.is_synthetic AS is_synthetic, i.activity
FROM plan_item AS i
JOIN plan AS l ON l.code = i.plan_code
CROSS JOIN report_setting AS r CROSS JOIN difficult_scheme AS d
LEFT JOIN establishment AS e ON e.code = i.establishment_code
LEFT JOIN (SELECT h.area_code, range_agg(daterange(h.valid_from, h.valid_until, '[]')) AS known,
                  coalesce(range_agg(daterange(h.valid_from, h.valid_until, '[]')) FILTER (WHERE h.is_difficult), '{}') AS difficult
           FROM area_class_history AS h JOIN difficult_scheme AS s ON s.scheme_code = h.scheme_code
           GROUP BY h.area_code) AS a ON a.area_code = coalesce(i.area_code, e.area_code);

-- ---- hierarchy --------------------------------------------------------------

CREATE OR REPLACE VIEW conformance_reason WITH (security_invoker = true) AS
SELECT reason, verdict, reason_vi, reason_en
FROM (VALUES
    ('not_linked', 'breach', 'Không dựa trên chương trình, quy hoạch nào', 'It rests on no programme or planning'),
    ('outside_period', 'breach', 'Ngoài thời gian của cấp trên', 'It is outside the period of its parent'),
    ('content_not_allowed', 'breach', 'Có nội dung mà chương trình không có chỉ tiêu', 'It has a content that the programme has no target for'),
    ('over_allocation', 'breach', 'Vượt phần kinh phí còn lại của cấp trên', 'It takes more than what is left of the allocation of its parent'),
    ('period_unknown', 'not_evaluable', 'Chưa rõ thời gian', 'Its period is not known'),
    ('no_content_list', 'not_evaluable', 'Chương trình không có chỉ tiêu theo nội dung', 'The programme has no targets by content'),
    ('content_unknown', 'not_evaluable', 'Chưa rõ nội dung', 'Its contents are not known'),
    ('no_allocation', 'not_evaluable', 'Cấp trên không ghi kinh phí', 'Its parent states no allocation'),
    ('amount_unknown', 'not_evaluable', 'Chưa rõ kinh phí của nó hoặc của các phần cùng cấp', 'Its amount, or that of one beside it, is not known'))
    AS r (reason, verdict, reason_vi, reason_en);

-- What is left of a parent is its allocation less what its other children take.
-- The children of a plan are its items, those of a programme the programmes and
-- approved plans directly under it; the items that rest on a document are
-- counted on their own. An amount that is not known is not 0: it cannot be said
-- then that another one fits, only that it does not. Plannings and policies need
-- not list contents or divide money; other documents are to.
CREATE OR REPLACE VIEW plan_link WITH (security_invoker = true) AS
WITH allowed AS (
    SELECT programme_code, array_agg(DISTINCT content_code) AS contents
    FROM programme_target WHERE content_code IS NOT NULL GROUP BY programme_code
), total AS (
    SELECT l.code AS plan_code, l.plan_year, l.budget_source, l.jurisdiction, l.status, l.programme_code,
           sum(i.support) AS items_amount, count(i.code) - count(i.support) AS missing_count,
           coalesce(l.approved_amount, CASE WHEN count(i.code) = count(i.support) THEN sum(i.support) END) AS amount
    FROM plan AS l LEFT JOIN plan_item AS i ON i.plan_code = l.code
    GROUP BY l.code
), child AS ( -- what each programme is divided into
    SELECT programme_code, plan_code, amount FROM total WHERE status = 'approved' AND programme_code IS NOT NULL
    UNION ALL
    SELECT parent_code, NULL, allocation FROM programme WHERE parent_code IS NOT NULL
), divided AS (
    SELECT programme_code, coalesce(sum(amount), 0) AS amount, count(*) - count(amount) AS missing_count FROM child GROUP BY programme_code
), rest AS ( -- the items of a plan that rest on a document
    SELECT c.programme_code, i.plan_code, coalesce(sum(i.support), 0) AS amount, count(*) - count(i.support) AS missing_count
    FROM conformance AS c JOIN plan_item AS i ON i.code = c.plan_item_code
    GROUP BY c.programme_code, i.plan_code
), rested AS (
    SELECT r.programme_code, sum(r.amount) AS amount, sum(r.missing_count) AS missing_count
    FROM rest AS r JOIN total AS t ON t.plan_code = r.plan_code AND t.status = 'approved'
    GROUP BY r.programme_code
), slot AS ( -- each plan with the approved one whose place it has or would take
    SELECT t.plan_code, s.plan_code AS approved_code
    FROM total AS t JOIN total AS s ON s.status = 'approved' AND s.plan_year = t.plan_year
         AND s.budget_source = t.budget_source AND s.jurisdiction = t.jurisdiction
), document_rest AS (
    SELECT r.programme_code, r.plan_code,
           coalesce(a.amount, 0) - coalesce(s.amount, 0) + r.amount AS amount,
           coalesce(a.missing_count, 0) - coalesce(s.missing_count, 0) + r.missing_count AS missing_count
    FROM rest AS r
    LEFT JOIN rested AS a ON a.programme_code = r.programme_code
    LEFT JOIN slot ON slot.plan_code = r.plan_code
    LEFT JOIN rest AS s ON s.programme_code = r.programme_code AND s.plan_code = slot.approved_code
), link AS (
    SELECT 'plan_item' AS child_kind, i.code AS child_code, i.name AS child_name,
           'plan' AS parent_kind, l.code AS parent_code, l.name AS parent_name, CAST(NULL AS text) AS document_kind,
           l.code AS plan_code, l.plan_year, l.status AS plan_status,
           i.starts_on AS child_from, i.ends_on AS child_until,
           make_date(l.plan_year, 1, 1) AS parent_from, make_date(l.plan_year, 12, 31) AS parent_until,
           -- a focal project is one of several years, of which this is one
           CASE WHEN i.is_focal THEN i.starts_on <= make_date(l.plan_year, 12, 31)
                                     AND (i.starts_on >= make_date(l.plan_year, 1, 1) OR i.ends_on >= make_date(l.plan_year, 1, 1))
                ELSE i.starts_on >= make_date(l.plan_year, 1, 1) AND i.starts_on <= make_date(l.plan_year, 12, 31)
                     AND i.ends_on >= make_date(l.plan_year, 1, 1) AND i.ends_on <= make_date(l.plan_year, 12, 31) END AS inside_period,
           -- by the programme of the plan, if it says
           i.content_code, a.contents IS NOT NULL AS has_content_check, a.contents IS NOT NULL AS has_content_list,
           i.content_code = ANY (a.contents) AS content_allowed,
           i.support AS amount, coalesce(l.approved_amount, l.budget_amount) AS parent_allocation,
           coalesce(t.items_amount, 0) - coalesce(i.support, 0) AS sibling_amount,
           t.missing_count - (i.support IS NULL)::integer AS sibling_missing_count,
           i.is_synthetic OR l.is_synthetic AS is_synthetic
    FROM plan_item AS i JOIN plan AS l ON l.code = i.plan_code JOIN total AS t ON t.plan_code = l.code
    LEFT JOIN allowed AS a ON a.programme_code = l.programme_code
    UNION ALL
    SELECT 'plan_item', i.code, i.name, 'programme', p.code, p.name, p.kind, l.code, l.plan_year, l.status, i.starts_on, i.ends_on,
           nullif(lower(p.period), '-infinity'), nullif(upper(p.period), 'infinity') - 1,
           p.period @> i.starts_on AND p.period @> i.ends_on,
           i.content_code, a.contents IS NOT NULL OR p.kind NOT IN ('planning', 'policy'), a.contents IS NOT NULL,
           i.content_code = ANY (a.contents), i.support, p.allocation,
           r.amount - coalesce(i.support, 0), r.missing_count - (i.support IS NULL)::integer,
           i.is_synthetic OR c.is_synthetic OR p.is_synthetic
    FROM plan_item AS i JOIN plan AS l ON l.code = i.plan_code
    LEFT JOIN conformance AS c ON c.plan_item_code = i.code
    LEFT JOIN programme AS p ON p.code = c.programme_code
    LEFT JOIN allowed AS a ON a.programme_code = p.code
    LEFT JOIN document_rest AS r ON r.programme_code = p.code AND r.plan_code = l.code
    UNION ALL
    SELECT 'plan', l.code, l.name, 'programme', p.code, p.name, p.kind, l.code, l.plan_year, l.status,
           make_date(l.plan_year, 1, 1), make_date(l.plan_year, 12, 31),
           nullif(lower(p.period), '-infinity'), nullif(upper(p.period), 'infinity') - 1,
           p.period @> make_date(l.plan_year, 1, 1) AND p.period @> make_date(l.plan_year, 12, 31),
           NULL, false, NULL, NULL, t.amount, p.allocation,
           coalesce(d.amount, 0) - CASE WHEN s.programme_code = p.code THEN coalesce(s.amount, 0) ELSE 0 END,
           coalesce(d.missing_count, 0) - CASE WHEN s.programme_code = p.code AND s.amount IS NULL THEN 1 ELSE 0 END,
           l.is_synthetic OR p.is_synthetic
    FROM plan AS l JOIN total AS t ON t.plan_code = l.code
    LEFT JOIN programme AS p ON p.code = l.programme_code
    LEFT JOIN divided AS d ON d.programme_code = p.code
    LEFT JOIN slot ON slot.plan_code = l.code
    LEFT JOIN total AS s ON s.plan_code = slot.approved_code
    UNION ALL
    SELECT 'programme', c.code, c.name, 'programme', p.code, p.name, p.kind, NULL, NULL, NULL,
           nullif(lower(c.period), '-infinity'), nullif(upper(c.period), 'infinity') - 1,
           nullif(lower(p.period), '-infinity'), nullif(upper(p.period), 'infinity') - 1,
           p.period @> c.period,
           NULL, b.contents IS NOT NULL OR p.kind NOT IN ('planning', 'policy'), b.contents IS NOT NULL,
           a.contents <@ b.contents, c.allocation, p.allocation,
           d.amount - coalesce(c.allocation, 0), d.missing_count - (c.allocation IS NULL)::integer,
           c.is_synthetic OR p.is_synthetic
    FROM programme AS c
    LEFT JOIN programme AS p ON p.code = c.parent_code
    LEFT JOIN allowed AS a ON a.programme_code = c.code
    LEFT JOIN allowed AS b ON b.programme_code = p.code
    LEFT JOIN divided AS d ON d.programme_code = p.code
    -- the top: a national programme, and documents that need nothing above them
    WHERE c.parent_code IS NOT NULL OR c.kind = 'programme' AND c.jurisdiction <> 'national'
), checked AS (
    SELECT *, parent_code IS NOT NULL AS is_linked,
           CASE WHEN parent_allocation IS NULL THEN NULL
                WHEN sibling_amount + coalesce(amount, 0) > parent_allocation THEN false
                -- who does not see all areas may not see all of them
                WHEN amount IS NOT NULL AND sibling_missing_count = 0 AND (SELECT sees_all_areas()) THEN true END AS within_allocation
    FROM link
), judged AS (
    SELECT *, CASE WHEN NOT is_linked THEN 'not_linked'
                   WHEN NOT inside_period THEN 'outside_period'
                   WHEN NOT content_allowed THEN 'content_not_allowed'
                   WHEN NOT within_allocation THEN 'over_allocation'
                   WHEN inside_period IS NULL THEN 'period_unknown'
                   WHEN has_content_check AND NOT has_content_list THEN 'no_content_list'
                   WHEN has_content_check AND content_allowed IS NULL THEN 'content_unknown'
                   WHEN parent_allocation IS NULL AND coalesce(document_kind, 'plan') NOT IN ('planning', 'policy') THEN 'no_allocation'
                   WHEN parent_allocation IS NOT NULL AND within_allocation IS NULL THEN 'amount_unknown' END AS reason
    FROM checked
)
SELECT j.child_kind, j.child_code, j.child_name, j.parent_kind, j.parent_code, j.parent_name, j.document_kind,
       j.plan_code, j.plan_year, j.plan_status, j.child_from, j.child_until, j.parent_from, j.parent_until,
       j.is_linked, CASE WHEN j.is_linked THEN j.inside_period END AS inside_period, j.content_code, j.content_allowed,
       CAST(j.amount AS numeric(18,0)) AS amount, CAST(j.parent_allocation AS numeric(18,0)) AS parent_allocation,
       CAST(CASE WHEN j.is_linked THEN j.sibling_amount END AS numeric(18,0)) AS sibling_amount,
       CAST(CASE WHEN j.is_linked THEN j.sibling_missing_count END AS bigint) AS sibling_missing_count,
       CAST(j.parent_allocation - j.sibling_amount AS numeric(18,0)) AS remaining, j.within_allocation,
       coalesce(r.verdict, 'conform') AS verdict, j.reason, r.reason_vi, r.reason_en, coalesce(j.is_synthetic, false) AS is_synthetic
FROM judged AS j
LEFT JOIN conformance_reason AS r ON r.reason = j.reason;

-- A chain is as good as its weakest link: a breach before what cannot be
-- evaluated, of equal ones the nearest to the item. Links are compared as texts,
-- element by element: strength, level, parent, child, reason. Those above a plan
-- are looked at once a plan; what an item rests on besides comes to them.
CREATE OR REPLACE VIEW plan_conformance WITH (security_invoker = true) AS
WITH link AS MATERIALIZED (
    SELECT child_kind, child_code, parent_kind, parent_code, reason,
           CASE verdict WHEN 'breach' THEN '0' WHEN 'not_evaluable' THEN '1' ELSE '2' END AS strength
    FROM plan_link
), above AS (
    SELECT l.code AS plan_code, a.ancestor_code AS programme_code, a.distance + 2 AS level
    FROM plan AS l JOIN programme_ancestor AS a ON a.programme_code = l.programme_code
), besides AS (
    SELECT c.plan_item_code, a.ancestor_code AS programme_code, min(a.distance) + 1 AS level
    FROM conformance AS c
    JOIN plan_item AS i ON i.code = c.plan_item_code
    JOIN programme_ancestor AS a ON a.programme_code = c.programme_code
    WHERE NOT EXISTS (SELECT FROM above WHERE above.plan_code = i.plan_code AND above.programme_code = a.ancestor_code)
    GROUP BY c.plan_item_code, a.ancestor_code
), plan_chain AS (
    SELECT u.plan_code, count(*) AS links, count(*) FILTER (WHERE l.strength = '0') AS breaches, count(*) FILTER (WHERE l.strength = '1') AS unknowns,
           min(ARRAY[l.strength, lpad(CAST(u.level AS text), 4, '0'), l.parent_kind, l.parent_code, l.child_kind, l.child_code, l.reason] COLLATE "C") AS weakest
    FROM (SELECT code AS plan_code, 'plan' AS child_kind, code AS child_code, 1 AS level FROM plan
          UNION ALL SELECT plan_code, 'programme', programme_code, level FROM above) AS u
    JOIN link AS l ON l.child_kind = u.child_kind AND l.child_code = u.child_code
    GROUP BY u.plan_code
), item_chain AS (
    SELECT u.plan_item_code, count(*) AS links, count(*) FILTER (WHERE u.strength = '0') AS breaches, count(*) FILTER (WHERE u.strength = '1') AS unknowns,
           min(ARRAY[u.strength, lpad(CAST(u.level AS text), 4, '0'), u.parent_kind, u.parent_code, u.child_kind, u.child_code, u.reason] COLLATE "C") AS weakest
    FROM (SELECT child_code AS plan_item_code, 0 AS level, link.* FROM link WHERE child_kind = 'plan_item'
          UNION ALL
          SELECT b.plan_item_code, b.level, l.* FROM besides AS b JOIN link AS l ON l.child_kind = 'programme' AND l.child_code = b.programme_code) AS u
    GROUP BY u.plan_item_code
), chain AS (
    SELECT i.code AS plan_item_code, i.name AS plan_item_name, i.plan_code, l.plan_year, l.budget_source, l.jurisdiction, l.status AS plan_status,
           i.content_code, i.support, c.links + p.links AS link_count, c.breaches + p.breaches AS breach_count, c.unknowns + p.unknowns AS not_evaluable_count,
           CASE WHEN least(c.weakest, p.weakest) < ARRAY['2'] THEN least(c.weakest, p.weakest) END COLLATE "default" AS weakest,
           i.is_synthetic OR l.is_synthetic AS is_synthetic
    FROM item_chain AS c
    JOIN plan_item AS i ON i.code = c.plan_item_code
    JOIN plan AS l ON l.code = i.plan_code
    JOIN plan_chain AS p ON p.plan_code = i.plan_code
)
SELECT c.plan_item_code, c.plan_item_name, c.plan_code, c.plan_year, c.budget_source, c.jurisdiction, c.plan_status, c.content_code, c.support,
       c.link_count, c.breach_count, c.not_evaluable_count, coalesce(r.verdict, 'conform') AS verdict,
       c.weakest[5] AS weakest_child_kind, c.weakest[6] AS weakest_child_code, c.weakest[4] AS weakest_parent_code,
       coalesce(l.name, g.name) AS weakest_parent_name, r.reason, r.reason_vi, r.reason_en, c.is_synthetic
FROM chain AS c
LEFT JOIN conformance_reason AS r ON r.reason = c.weakest[7]
LEFT JOIN plan AS l ON c.weakest[3] = 'plan' AND l.code = c.weakest[4]
LEFT JOIN programme AS g ON c.weakest[3] = 'programme' AND g.code = c.weakest[4];

-- The items of approved plans, once for each programme that they are under:
-- by their plan, or because they rest on it.
CREATE OR REPLACE VIEW programme_item WITH (security_invoker = true) AS
WITH above AS (
    SELECT l.code AS plan_code, l.plan_year, a.ancestor_code AS programme_code
    FROM plan AS l JOIN programme_ancestor AS a ON a.programme_code = l.programme_code
    WHERE l.status = 'approved'
)
SELECT a.programme_code, i.code AS plan_item_code, i.plan_code, a.plan_year
FROM plan_item AS i JOIN above AS a ON a.plan_code = i.plan_code
UNION ALL
SELECT DISTINCT a.ancestor_code, i.code, i.plan_code, l.plan_year
FROM conformance AS c JOIN plan_item AS i ON i.code = c.plan_item_code
JOIN plan AS l ON l.code = i.plan_code AND l.status = 'approved'
JOIN programme_ancestor AS a ON a.programme_code = c.programme_code
WHERE NOT EXISTS (SELECT FROM above WHERE above.plan_code = i.plan_code AND above.programme_code = a.ancestor_code);

CREATE OR REPLACE VIEW plan_orphan WITH (security_invoker = true) AS
WITH orphan AS (
    SELECT 'item_without_parent' AS orphan, i.code, i.name, l.code AS plan_code, l.plan_year, l.status AS plan_status, i.content_code, i.support AS amount,
           i.is_synthetic OR l.is_synthetic AS is_synthetic
    FROM plan_item AS i JOIN plan AS l ON l.code = i.plan_code
    WHERE NOT EXISTS (SELECT FROM conformance AS c WHERE c.plan_item_code = i.code)
    UNION ALL
    SELECT 'plan_without_programme', code, name, code, plan_year, status, NULL, approved_amount, is_synthetic FROM plan WHERE programme_code IS NULL
    UNION ALL
    SELECT 'target_without_item', t.programme_code || '.' || t.indicator, t.name_vi, NULL, NULL, NULL, t.content_code, NULL, t.is_synthetic
    FROM programme_target AS t
    WHERE NOT EXISTS (SELECT FROM programme_item AS p JOIN plan_item AS i ON i.code = p.plan_item_code
                      WHERE p.programme_code = t.programme_code AND (t.content_code IS NULL OR i.content_code = t.content_code))
    UNION ALL
    SELECT 'project_without_item', code, name, NULL, plan_year, NULL, content_code, original_support, is_synthetic
    FROM project WHERE plan_item_code IS NULL
)
SELECT o.orphan, o.code, o.name, o.plan_code, o.plan_year, o.plan_status, o.content_code, CAST(o.amount AS numeric(18,0)) AS amount,
       r.reason_vi, r.reason_en, o.is_synthetic
FROM orphan AS o JOIN (VALUES
    ('item_without_parent', 'Mục kế hoạch không dựa trên chương trình, quy hoạch nào', 'The plan item rests on no programme or planning'),
    ('plan_without_programme', 'Kế hoạch không thuộc chương trình nào', 'The plan is under no programme'),
    ('target_without_item', 'Chỉ tiêu không có mục kế hoạch nào đã phê duyệt', 'No approved plan item serves the target'),
    ('project_without_item', 'Đề án đã phê duyệt không thuộc mục kế hoạch nào', 'The approved project is of no plan item'))
    AS r (orphan, reason_vi, reason_en) ON r.orphan = o.orphan;

-- A target is compared with what its unit measures: projects, establishments or
-- money, of its content if it has one; difficult_share with the share of money.
-- No other indicator can be found in the register.
CREATE OR REPLACE VIEW programme_progress WITH (security_invoker = true) AS
WITH planned AS (
    SELECT p.programme_code, i.content_code, grouping(i.content_code) = 1 AS of_all, count(*) AS projects,
           beneficiary_count(summarize_equity(i.support, i.establishment_code, i.area_difficult)) AS establishments,
           total(summarize_equity(i.support, i.establishment_code, i.area_difficult)) AS support,
           CASE WHEN count(i.area_difficult) > 0 THEN funding_share(summarize_equity(i.support, i.establishment_code, i.area_difficult)) END AS difficult_share
    FROM programme_item AS p JOIN plan_item_line AS i ON i.plan_item_code = p.plan_item_code
    GROUP BY GROUPING SETS ((p.programme_code), (p.programme_code, i.content_code))
), line AS (
    SELECT p.programme_code, l.content_code, l.project_code, l.amount, l.establishment_code, l.area_code, l.on_date
    FROM programme_item AS p
    JOIN project AS j ON j.plan_item_code = p.plan_item_code
    JOIN equity_line AS l ON l.project_code = j.code
), held AS (
    SELECT h.area_code, range_agg(daterange(h.valid_from, h.valid_until, '[]')) AS known,
           coalesce(range_agg(daterange(h.valid_from, h.valid_until, '[]')) FILTER (WHERE h.is_difficult), '{}') AS difficult
    FROM area_class_history AS h JOIN difficult_scheme AS d ON d.scheme_code = h.scheme_code
    GROUP BY h.area_code
), reached AS (
    SELECT l.programme_code, l.content_code, grouping(l.content_code) = 1 AS of_all,
           beneficiary_count(summarize_equity(l.amount, l.project_code, true) FILTER (WHERE l.amount IS NOT NULL)) AS projects,
           beneficiary_count(summarize_equity(l.amount, l.establishment_code, CASE WHEN h.known @> l.on_date THEN h.difficult @> l.on_date END)) AS establishments,
           total(summarize_equity(l.amount, l.establishment_code, CASE WHEN h.known @> l.on_date THEN h.difficult @> l.on_date END)) AS support,
           CASE WHEN bool_or(h.known @> l.on_date)
                THEN funding_share(summarize_equity(l.amount, l.establishment_code, CASE WHEN h.known @> l.on_date THEN h.difficult @> l.on_date END)) END AS difficult_share
    FROM line AS l LEFT JOIN held AS h ON h.area_code = l.area_code
    GROUP BY GROUPING SETS ((l.programme_code), (l.programme_code, l.content_code))
), measured AS (
    SELECT t.*, CASE WHEN t.indicator = 'difficult_share' THEN 'difficult_share' ELSE u.measure END AS measure,
           CASE WHEN u.measure = 'support' THEN parse_vnd('1', t.unit) ELSE 1 END AS unit_size
    FROM programme_target AS t
    LEFT JOIN (VALUES ('de an', 'projects'), ('project', 'projects'), ('projects', 'projects'),
                      ('co so', 'establishments'), ('establishment', 'establishments'), ('establishments', 'establishments'),
                      ('dong', 'support'), ('nghin dong', 'support'), ('trieu dong', 'support'), ('ty dong', 'support'), ('ti dong', 'support'))
         AS u (unit, measure) ON u.unit = fold_vi(btrim(t.unit))
), compared AS (
    SELECT m.*,
           CASE m.measure WHEN 'projects' THEN coalesce(p.projects, 0) WHEN 'establishments' THEN coalesce(p.establishments, 0)
                WHEN 'support' THEN coalesce(p.support, 0) / m.unit_size WHEN 'difficult_share' THEN p.difficult_share END AS planned,
           CASE m.measure WHEN 'projects' THEN coalesce(r.projects, 0) WHEN 'establishments' THEN coalesce(r.establishments, 0)
                WHEN 'support' THEN coalesce(r.support, 0) / m.unit_size WHEN 'difficult_share' THEN r.difficult_share END AS reached
    FROM measured AS m
    LEFT JOIN planned AS p ON p.programme_code = m.programme_code AND p.of_all = (m.content_code IS NULL) AND p.content_code IS NOT DISTINCT FROM m.content_code
    LEFT JOIN reached AS r ON r.programme_code = m.programme_code AND r.of_all = (m.content_code IS NULL) AND r.content_code IS NOT DISTINCT FROM m.content_code
), below AS ( -- targets of the programmes directly under it that can be added up
    SELECT p.parent_code, t.indicator, t.unit, sum(t.target) AS target, count(*) AS programmes
    FROM programme AS p JOIN programme_target AS t ON t.programme_code = p.code
    WHERE p.parent_code IS NOT NULL AND t.indicator <> 'difficult_share'
    GROUP BY p.parent_code, t.indicator, t.unit
)
SELECT c.programme_code, p.name AS programme_name, nullif(lower(p.period), '-infinity') AS valid_from, nullif(upper(p.period), 'infinity') - 1 AS valid_until,
       c.indicator, c.name_vi, c.name_en, c.content_code, c.unit, c.measure, c.target,
       CAST(b.target AS numeric(22,4)) AS child_target, coalesce(b.programmes, 0) AS child_target_count,
       CAST(c.planned AS numeric(22,4)) AS planned, CAST(c.reached AS numeric(22,4)) AS reached,
       CAST(absorption(b.target, c.target) AS numeric(28,8)) AS child_of_target,
       CAST(absorption(c.planned, c.target) AS numeric(28,8)) AS planned_of_target,
       CAST(absorption(c.reached, c.target) AS numeric(28,8)) AS reached_of_target,
       CASE WHEN c.measure IS NULL THEN 'unknown_indicator' WHEN c.target = 0 THEN 'zero_target'
            WHEN c.reached IS NULL THEN 'unclassified' END AS reason,
       c.is_synthetic OR p.is_synthetic AS is_synthetic
FROM compared AS c JOIN programme AS p ON p.code = c.programme_code
LEFT JOIN below AS b ON b.parent_code = c.programme_code AND b.indicator = c.indicator AND b.unit = c.unit;

-- ---- plan against result ----------------------------------------------------

-- What became of each item: the money of its projects. What is decided, paid or
-- recovered is 0 where there is nothing; a plan without an amount has none.
CREATE OR REPLACE VIEW plan_item_result WITH (security_invoker = true) AS
WITH money AS (
    SELECT project_code, sum(amount) AS allocated FROM project_funding WHERE source IN ('national', 'local') GROUP BY project_code
), payment AS (
    SELECT project_code, sum(amount) FILTER (WHERE kind = 'advance') AS advanced,
           sum(amount) FILTER (WHERE kind <> 'recovery') AS paid, sum(amount) FILTER (WHERE kind = 'recovery') AS recovered
    FROM disbursement WHERE source IN ('national', 'local') GROUP BY project_code
), contract AS (
    SELECT DISTINCT project_code FROM project_status WHERE status NOT IN ('approved', 'stopped')
), result AS (
    SELECT p.plan_item_code, count(*) AS project_count, sum(m.allocated) AS allocated,
           count(c.project_code) AS contracted_count, sum(m.allocated) FILTER (WHERE c.project_code IS NOT NULL) AS contracted,
           sum(y.advanced) AS advanced, sum(y.paid) AS paid, sum(y.recovered) AS recovered,
           count(*) FILTER (WHERE p.settled_on IS NOT NULL) AS settled_count,
           sum(coalesce(y.paid, 0) - coalesce(y.recovered, 0)) FILTER (WHERE p.settled_on IS NOT NULL) AS settled,
           bool_or(p.is_synthetic) AS is_synthetic
    FROM project AS p
    LEFT JOIN money AS m ON m.project_code = p.code
    LEFT JOIN payment AS y ON y.project_code = p.code
    LEFT JOIN contract AS c ON c.project_code = p.code
    WHERE p.plan_item_code IS NOT NULL
    GROUP BY p.plan_item_code
)
SELECT i.code AS plan_item_code, i.name AS plan_item_name, i.plan_code, l.plan_year, l.budget_source, l.jurisdiction, l.status AS plan_status,
       i.content_code, i.support AS planned, coalesce(r.project_count, 0) AS project_count,
       coalesce(r.contracted_count, 0) AS contracted_count, coalesce(r.settled_count, 0) AS settled_count,
       CAST(coalesce(r.allocated, 0) AS numeric(18,0)) AS allocated, CAST(coalesce(r.contracted, 0) AS numeric(18,0)) AS contracted,
       CAST(coalesce(r.advanced, 0) AS numeric(18,0)) AS advanced, CAST(coalesce(r.paid, 0) AS numeric(18,0)) AS paid,
       CAST(coalesce(r.settled, 0) AS numeric(18,0)) AS settled, CAST(coalesce(r.recovered, 0) AS numeric(18,0)) AS recovered,
       i.is_synthetic OR l.is_synthetic OR coalesce(r.is_synthetic, false) AS is_synthetic
FROM plan_item AS i JOIN plan AS l ON l.code = i.plan_code
LEFT JOIN result AS r ON r.plan_item_code = i.code;

-- A line of a plan is a content as it was planned; what its projects became of
-- another content is in plan_shift.
CREATE OR REPLACE VIEW plan_result WITH (security_invoker = true) AS
SELECT s.plan_code, l.name AS plan_name, l.plan_year, l.budget_source, l.jurisdiction, l.status AS plan_status,
       s.content_code, coalesce(c.name_vi, 'không xác định') AS content_name, s.item_count, s.unknown_amount_count,
       CAST(s.project_count AS bigint) AS project_count,
       CAST(s.planned AS numeric(18,0)) AS planned, CAST(s.allocated AS numeric(18,0)) AS allocated, CAST(s.contracted AS numeric(18,0)) AS contracted,
       CAST(s.advanced AS numeric(18,0)) AS advanced, CAST(s.paid AS numeric(18,0)) AS paid, CAST(s.settled AS numeric(18,0)) AS settled,
       CAST(s.recovered AS numeric(18,0)) AS recovered,
       CAST(absorption(s.allocated, s.planned) AS numeric(28,8)) AS allocated_of_planned,
       CAST(absorption(s.contracted, s.allocated) AS numeric(28,8)) AS contracted_of_allocated,
       CAST(absorption(s.advanced, s.contracted) AS numeric(28,8)) AS advanced_of_contracted,
       CAST(absorption(s.paid, s.allocated) AS numeric(28,8)) AS paid_of_allocated,
       CAST(absorption(s.settled, s.allocated) AS numeric(28,8)) AS settled_of_allocated,
       CAST(absorption(s.settled, s.planned) AS numeric(28,8)) AS settled_of_planned,
       CAST(absorption(s.recovered, s.paid) AS numeric(28,8)) AS recovered_of_paid, s.has_synthetic
FROM (SELECT plan_code, content_code, count(*) AS item_count, count(*) - count(planned) AS unknown_amount_count, sum(project_count) AS project_count,
             sum(planned) AS planned, sum(allocated) AS allocated, sum(contracted) AS contracted, sum(advanced) AS advanced,
             sum(paid) AS paid, sum(settled) AS settled, sum(recovered) AS recovered, bool_or(is_synthetic) AS has_synthetic
      FROM plan_item_result GROUP BY plan_code, content_code) AS s
JOIN plan AS l ON l.code = s.plan_code
LEFT JOIN content_category AS c ON c.code = s.content_code;

-- The same of whole plans; planned is what was approved.
CREATE OR REPLACE VIEW plan_result_by_plan WITH (security_invoker = true) AS
SELECT l.code AS plan_code, l.name AS plan_name, l.plan_year, l.budget_source, l.jurisdiction, l.status AS plan_status,
       CAST(coalesce(s.item_count, 0) AS bigint) AS item_count, CAST(coalesce(s.unknown_amount_count, 0) AS bigint) AS unknown_amount_count,
       CAST(coalesce(s.project_count, 0) AS bigint) AS project_count,
       l.approved_amount AS approved, CAST(s.planned AS numeric(18,0)) AS planned,
       CAST(coalesce(s.allocated, 0) AS numeric(18,0)) AS allocated, CAST(coalesce(s.contracted, 0) AS numeric(18,0)) AS contracted,
       CAST(coalesce(s.advanced, 0) AS numeric(18,0)) AS advanced, CAST(coalesce(s.paid, 0) AS numeric(18,0)) AS paid,
       CAST(coalesce(s.settled, 0) AS numeric(18,0)) AS settled, CAST(coalesce(s.recovered, 0) AS numeric(18,0)) AS recovered,
       CAST(absorption(s.planned, l.approved_amount) AS numeric(28,8)) AS planned_of_approved,
       CAST(absorption(coalesce(s.allocated, 0), l.approved_amount) AS numeric(28,8)) AS allocated_of_approved,
       CAST(absorption(coalesce(s.allocated, 0), s.planned) AS numeric(28,8)) AS allocated_of_planned,
       CAST(absorption(coalesce(s.contracted, 0), coalesce(s.allocated, 0)) AS numeric(28,8)) AS contracted_of_allocated,
       CAST(absorption(coalesce(s.advanced, 0), coalesce(s.contracted, 0)) AS numeric(28,8)) AS advanced_of_contracted,
       CAST(absorption(coalesce(s.paid, 0), coalesce(s.allocated, 0)) AS numeric(28,8)) AS paid_of_allocated,
       CAST(absorption(coalesce(s.settled, 0), coalesce(s.allocated, 0)) AS numeric(28,8)) AS settled_of_allocated,
       CAST(absorption(coalesce(s.settled, 0), l.approved_amount) AS numeric(28,8)) AS settled_of_approved,
       CAST(absorption(coalesce(s.recovered, 0), coalesce(s.paid, 0)) AS numeric(28,8)) AS recovered_of_paid,
       coalesce(s.has_synthetic, false) OR l.is_synthetic AS has_synthetic
FROM plan AS l
LEFT JOIN (SELECT plan_code, sum(item_count) AS item_count, sum(unknown_amount_count) AS unknown_amount_count, sum(project_count) AS project_count,
                  sum(planned) AS planned, sum(allocated) AS allocated, sum(contracted) AS contracted, sum(advanced) AS advanced,
                  sum(paid) AS paid, sum(settled) AS settled, sum(recovered) AS recovered, bool_or(has_synthetic) AS has_synthetic
           FROM plan_result GROUP BY plan_code) AS s ON s.plan_code = l.code;

-- What is not as it was planned: an item, and each content that its projects
-- have. The amount that was planned stands in the first row of an item only, so
-- that the changes add up.
CREATE OR REPLACE VIEW plan_shift WITH (security_invoker = true) AS
WITH money AS (
    SELECT project_code, sum(amount) AS allocated FROM project_funding WHERE source IN ('national', 'local') GROUP BY project_code
), result AS (
    SELECT p.plan_item_code, p.content_code, count(*) AS project_count, coalesce(sum(m.allocated), 0) AS allocated, bool_or(p.is_synthetic) AS is_synthetic
    FROM project AS p LEFT JOIN money AS m ON m.project_code = p.code
    WHERE p.plan_item_code IS NOT NULL
    GROUP BY p.plan_item_code, p.content_code
), paired AS (
    SELECT i.code, i.name, i.plan_code, i.content_code AS from_content_code, r.content_code AS to_content_code, coalesce(r.project_count, 0) AS project_count,
           row_number() OVER item = 1 AS is_first, i.support, coalesce(r.allocated, 0) AS allocated,
           i.is_synthetic OR coalesce(r.is_synthetic, false) AS is_synthetic
    FROM plan_item AS i LEFT JOIN result AS r ON r.plan_item_code = i.code
    WINDOW item AS (PARTITION BY i.code ORDER BY r.content_code IS DISTINCT FROM i.content_code, r.content_code COLLATE "C")
), shift AS (
    SELECT *, CASE WHEN is_first THEN support ELSE 0 END AS planned,
           project_count > 0 AND to_content_code IS DISTINCT FROM from_content_code AS is_moved
    FROM paired
)
SELECT l.code AS plan_code, l.plan_year, l.budget_source, l.jurisdiction, l.status AS plan_status, s.code AS plan_item_code, s.name AS plan_item_name,
       CASE WHEN s.project_count = 0 THEN 'dropped' WHEN s.is_moved THEN 'moved' WHEN s.planned IS NULL THEN 'amount_unknown'
            WHEN s.allocated > s.planned THEN 'raised' ELSE 'cut' END AS shift,
       s.from_content_code, f.name_vi AS from_content_name, s.to_content_code, t.name_vi AS to_content_name, s.project_count,
       CAST(s.planned AS numeric(18,0)) AS planned, CAST(s.allocated AS numeric(18,0)) AS allocated,
       CAST(s.allocated - s.planned AS numeric(18,0)) AS change, s.is_synthetic OR l.is_synthetic AS is_synthetic
FROM shift AS s JOIN plan AS l ON l.code = s.plan_code
LEFT JOIN content_category AS f ON f.code = s.from_content_code
LEFT JOIN content_category AS t ON t.code = s.to_content_code
WHERE l.status IN ('approved', 'superseded') AND (s.is_moved OR s.allocated IS DISTINCT FROM s.planned);

-- Money is looked up project by project: the planner expects one where there are
-- thousands, and sums of all of them, joined, would be read again for each.
CREATE OR REPLACE VIEW outside_plan WITH (security_invoker = true) AS
SELECT o.code AS project_code, o.name AS project_name, o.plan_year, o.budget_source, o.content_code, o.area_code, o.approved_on,
       o.plan_item_code, o.plan_code, o.plan_status,
       CASE WHEN o.plan_code IS NOT NULL THEN 'plan_not_approved' WHEN h.plan_year IS NOT NULL THEN 'no_item' ELSE 'no_plan' END AS reason,
       CAST(coalesce(m.allocated, 0) AS numeric(18,0)) AS allocated, CAST(coalesce(y.paid, 0) AS numeric(18,0)) AS paid,
       CAST(coalesce(y.recovered, 0) AS numeric(18,0)) AS recovered,
       CAST(coalesce(y.paid, 0) - coalesce(y.recovered, 0) AS numeric(18,0)) AS spent, o.is_synthetic
FROM (SELECT p.code, p.name, p.plan_year, p.budget_source, p.content_code, p.area_code, p.approved_on, p.plan_item_code,
             l.code AS plan_code, l.status AS plan_status, p.is_synthetic
      FROM project AS p
      LEFT JOIN plan_item AS i ON i.code = p.plan_item_code
      LEFT JOIN plan AS l ON l.code = i.plan_code
      -- an item that is not seen is there
      WHERE l.status NOT IN ('approved', 'superseded') OR p.plan_item_code IS NULL) AS o
LEFT JOIN (SELECT DISTINCT plan_year, budget_source FROM plan WHERE status = 'approved') AS h ON h.plan_year = o.plan_year AND h.budget_source = o.budget_source
CROSS JOIN LATERAL (SELECT sum(f.amount) AS allocated FROM project_funding AS f
                    WHERE f.project_code = o.code AND f.source IN ('national', 'local')) AS m
CROSS JOIN LATERAL (SELECT sum(d.amount) FILTER (WHERE d.kind <> 'recovery') AS paid, sum(d.amount) FILTER (WHERE d.kind = 'recovery') AS recovered
                    FROM disbursement AS d WHERE d.project_code = o.code AND d.source IN ('national', 'local')) AS y;
