-- ---------------------------------------------------------------------------
-- plan_fact: what the checks of plans look at, and a draft beside its plan
--
-- Columns have the names of the facts of check_plan_item(), check_plan() and
-- check_network(); a range is two columns. Plans that are not approved are
-- here too, judged as of judged_on.
-- ---------------------------------------------------------------------------

-- Money of a province is held to its own norm if it has one of the item, else to
-- the national one; national money to the national one. An item that names no
-- norm has none: its content does not tell which of several it is.
--
-- A code is listed if it is of a list that holds; where no list holds, nothing
-- can be said. Of the documents that an item rests on, the programme of its plan
-- is its parent, else one that states an allocation.
CREATE OR REPLACE VIEW plan_item_fact WITH (security_invoker = true) AS
WITH item AS (
    SELECT * FROM plan_item_line
), contents AS (
    SELECT range_agg(valid) AS valid FROM content_category
), sectors AS (
    SELECT range_agg(valid) AS valid FROM sector
), link AS MATERIALIZED (
    SELECT child_code AS plan_item_code, plan_code, parent_code, parent_kind = 'programme' AND is_linked AS is_document, content_allowed,
           parent_from, parent_until, parent_allocation,
           CASE WHEN sibling_missing_count = 0 AND (SELECT sees_all_areas()) OR NOT within_allocation THEN remaining END AS parent_remaining
    FROM plan_link WHERE child_kind = 'plan_item'
), parent AS (
    SELECT DISTINCT ON (k.plan_item_code) k.plan_item_code, k.parent_code, k.parent_from, k.parent_until, k.parent_remaining
    FROM link AS k JOIN plan AS l ON l.code = k.plan_code
    WHERE k.is_document
    ORDER BY k.plan_item_code, (k.parent_code = l.programme_code) IS TRUE DESC, k.parent_allocation IS NULL, k.parent_code COLLATE "C"
), content AS ( -- of all that have a list of contents
    SELECT plan_item_code, bool_and(content_allowed) AS in_parent FROM link GROUP BY plan_item_code
), fair AS ( -- fairs abroad, by establishment and plan
    SELECT establishment_code, plan_code, plan_year, plan_status, count(*) AS fairs
    FROM item WHERE is_foreign_fair AND establishment_code IS NOT NULL
    GROUP BY establishment_code, plan_code, plan_year, plan_status
), approved_fair AS (
    SELECT establishment_code, plan_year, sum(fairs) AS fairs FROM fair WHERE plan_status = 'approved' GROUP BY establishment_code, plan_year
), slot AS (
    SELECT l.code AS plan_code, a.code AS approved_code
    FROM plan AS l JOIN plan AS a ON a.status = 'approved' AND a.plan_year = l.plan_year
         AND a.budget_source = l.budget_source AND a.jurisdiction = l.jurisdiction
), given_up AS ( -- stopped before anything was paid
    SELECT s.project_code FROM project_status AS s WHERE s.status = 'stopped'
    EXCEPT SELECT d.project_code FROM disbursement AS d WHERE d.source IN ('national', 'local') AND d.kind <> 'recovery'
), before AS ( -- had a project of the same content before, or an item of its plan
    SELECT i.plan_item_code
    FROM item AS i
    JOIN project_beneficiary AS b ON b.establishment_code = i.establishment_code AND b.status = 'active'
    JOIN project AS p ON p.code = b.project_code AND p.content_code = i.content_code AND p.approved_on <= i.judged_on
         AND p.plan_item_code IS DISTINCT FROM i.plan_item_code
    LEFT JOIN plan_item AS o ON o.code = p.plan_item_code
    LEFT JOIN plan AS l ON l.code = o.plan_code
    -- what came of this plan, or of another in its place, is what it is about
    WHERE (l.plan_year IS DISTINCT FROM i.plan_year OR l.budget_source IS DISTINCT FROM i.budget_source
           OR l.jurisdiction IS DISTINCT FROM i.jurisdiction)
      -- of which plan it came is not known where its item is not seen
      AND (o.code IS NOT NULL OR p.plan_item_code IS NULL)
      AND NOT EXISTS (SELECT FROM given_up AS g WHERE g.project_code = p.code)
    UNION -- or one of another budget's plan of the year has been approved for it
    SELECT i.plan_item_code
    FROM item AS i
    JOIN item AS o ON o.establishment_code = i.establishment_code AND o.content_code = i.content_code AND o.plan_year = i.plan_year
         AND o.plan_status = 'approved' AND (o.budget_source <> i.budget_source OR o.jurisdiction <> i.jurisdiction)
    WHERE i.plan_status <> 'approved' OR (o.judged_on, o.plan_item_code COLLATE "C") < (i.judged_on, i.plan_item_code COLLATE "C")
    UNION
    SELECT plan_item_code
    FROM (SELECT plan_item_code, row_number() OVER (PARTITION BY plan_code, establishment_code, content_code ORDER BY starts_on, plan_item_code COLLATE "C") AS place
          FROM item WHERE establishment_code IS NOT NULL AND content_code IS NOT NULL) AS i
    WHERE place > 1
), norm AS (
    SELECT item, jurisdiction, daterange(valid_from, valid_until, '[]') AS valid, max_rate, max_amount, multiplier, per, legal_basis, caps_local FROM norm_history
)
SELECT i.plan_item_code, i.plan_item_name, i.plan_code, i.plan_status, i.jurisdiction, i.judged_on,
       i.approved_on, i.plan_year, i.budget_source, i.content_code,
       CASE WHEN contents.valid @> i.judged_on THEN c.valid @> i.judged_on END AS content_listed,
       CASE WHEN s.restriction IS NULL AND NOT s.is_supported THEN false
            WHEN NOT sectors.valid @> i.judged_on THEN NULL
            WHEN NOT s.valid @> i.judged_on THEN false
            WHEN s.restriction IS NULL AND s.only_difficult_areas THEN i.area_difficult
            ELSE s.valid @> i.judged_on END AS sector_listed,
       i.area_difficult, i.support, i.eligible_cost,
       CASE WHEN own.item IS NULL THEN nation.max_rate ELSE own.max_rate END AS max_rate,
       CASE WHEN own.item IS NULL THEN nation.max_amount ELSE own.max_amount END AS max_amount,
       p.multiplier,
       -- what the item itself says against it is no ground
       CASE WHEN p.multiplier_ground = 'area' AND p.area_priority = 5 OR p.multiplier_ground = 'sector' AND p.sector_priority = 3 THEN 'none'
            ELSE p.multiplier_ground END AS multiplier_ground,
       i.counterpart, p.other_state_support, i.is_focal,
       CASE WHEN i.content_code IS NULL AND i.content_count = 1 THEN 0 ELSE i.content_count END AS content_count, i.starts_on, i.ends_on, i.is_group,
       i.establishment_code IS NOT NULL OR coalesce(btrim(p.beneficiary) <> '', false) AS has_beneficiary, coalesce(btrim(i.objective) <> '', false) AS has_objective,
       p.establishment_eligible,
       CASE WHEN NOT i.is_foreign_fair THEN 0
            WHEN i.establishment_code IS NOT NULL AND (SELECT sees_all_areas())
            THEN CAST(f.fairs + coalesce(g.fairs, 0) - coalesce(h.fairs, 0) AS integer) END AS foreign_fairs_in_year,
       -- of fairs abroad there is a number a year
       CASE WHEN i.is_foreign_fair THEN false
            WHEN before.plan_item_code IS NOT NULL THEN true
            WHEN i.establishment_code IS NOT NULL AND i.content_code IS NOT NULL AND (SELECT sees_all_areas()) THEN false END AS supported_before,
       parent.plan_item_code IS NOT NULL AS has_parent, parent.parent_from, parent.parent_until,
       CAST(parent.parent_remaining AS numeric(18,0)) AS parent_remaining, parent.parent_code,
       i.scheme_code, i.sector_code, i.area_code, i.establishment_code, i.norm_item,
       CASE WHEN own.item IS NOT NULL THEN own.jurisdiction ELSE nation.jurisdiction END AS norm_jurisdiction,
       CASE WHEN own.item IS NULL THEN nation.multiplier ELSE own.multiplier END AS max_multiplier,
       CASE WHEN own.item IS NULL THEN nation.per ELSE own.per END AS per,
       CASE WHEN own.item IS NULL THEN nation.legal_basis ELSE own.legal_basis END AS legal_basis,
       CASE WHEN i.norm_item IS NULL THEN 'no_norm_item'
            WHEN own.item IS NULL AND nation.item IS NULL THEN CASE WHEN i.norm_item IN (SELECT item FROM norm) THEN 'no_norm_in_force' ELSE 'unknown_norm_item' END END AS norm_reason,
       i.is_synthetic,
       CASE WHEN s.code IS NOT NULL THEN coalesce(s.restriction = 'mineral', false) END AS is_mineral,
       CASE WHEN s.code IS NOT NULL THEN coalesce(s.restriction = 'excluded_kiln', false) END AS is_excluded_kiln,
       i.starts_on IS NOT NULL AND i.ends_on IS NOT NULL AS has_schedule, i.support IS NOT NULL AS has_amount,
       CASE WHEN i.budget_source = 'local' AND i.norm_item IN (SELECT item FROM norm) THEN own.item IS NOT NULL END AS has_local_norm,
       nation.caps_local AS local_norm_capped, nation.max_rate AS national_max_rate, nation.max_amount AS national_max_amount,
       CASE WHEN i.is_group THEN coalesce(p.group_plan_approved_on <= r.report_on, false) END AS group_plan_approved,
       p.management_cost, p.estimate, content.in_parent AS content_in_parent,
       CASE WHEN one.per @> ARRAY[CASE WHEN own.item IS NULL THEN nation.per ELSE own.per END] THEN 1 ELSE p.unit_count END AS unit_count,
       CASE WHEN e.code IS NOT NULL THEN (upper(e.valid) <= i.judged_on) IS NOT TRUE END AS beneficiary_active,
       nation.legal_basis AS national_norm_basis, nation.multiplier AS national_max_multiplier,
       CASE WHEN one.per @> ARRAY[nation.per] THEN 1 ELSE p.unit_count END AS national_unit_count
FROM item AS i
JOIN plan_item AS p ON p.code = i.plan_item_code
CROSS JOIN contents CROSS JOIN sectors CROSS JOIN report_setting AS r
-- an item is one project, and who is named in it one establishment
CROSS JOIN LATERAL (SELECT CASE WHEN i.establishment_code IS NOT NULL AND NOT i.is_group THEN CAST('{project,establishment}' AS text[])
                                ELSE CAST('{project}' AS text[]) END AS per) AS one
LEFT JOIN content_category AS c ON c.code = i.content_code
LEFT JOIN sector AS s ON s.code = i.sector_code
LEFT JOIN establishment AS e ON e.code = i.establishment_code
LEFT JOIN norm AS own ON own.item = i.norm_item AND own.jurisdiction = i.jurisdiction AND own.valid @> i.judged_on
     AND i.budget_source = 'local' AND own.jurisdiction <> 'national'
LEFT JOIN norm AS nation ON nation.item = i.norm_item AND nation.jurisdiction = 'national' AND nation.valid @> i.judged_on
LEFT JOIN parent ON parent.plan_item_code = i.plan_item_code
LEFT JOIN content ON content.plan_item_code = i.plan_item_code
LEFT JOIN fair AS f ON f.establishment_code = i.establishment_code AND f.plan_code = i.plan_code
LEFT JOIN approved_fair AS g ON g.establishment_code = i.establishment_code AND g.plan_year = i.plan_year
LEFT JOIN slot ON slot.plan_code = i.plan_code
LEFT JOIN fair AS h ON h.establishment_code = i.establishment_code AND h.plan_code = slot.approved_code
LEFT JOIN before ON before.plan_item_code = i.plan_item_code;

-- Of national money focal projects come first, then areas, then sectors where areas
-- are alike. An item is out of order if one that stands behind it comes first, and
-- may be if the two cannot be compared. Cleaner production has no order, and what
-- has no rank has no place in it.
CREATE OR REPLACE VIEW plan_priority WITH (security_invoker = true) AS
WITH ranked AS (
    SELECT i.plan_code, i.plan_year, i.budget_source, i.plan_status, i.plan_item_code, i.plan_item_name, p.priority_rank,
           i.is_focal AND i.budget_source = 'national' AND i.judged_on >= '2014-02-10' AS is_first,
           coalesce(p.area_priority, CASE i.area_difficult WHEN true THEN 4 WHEN false THEN 5 END) AS area_priority,
           coalesce(p.sector_priority, CASE s.is_priority WHEN true THEN 2 WHEN false THEN 3 END) AS sector_priority,
           i.support, i.is_synthetic
    FROM plan_item_line AS i
    JOIN plan_item AS p ON p.code = i.plan_item_code
    LEFT JOIN sector AS s ON s.code = i.sector_code
    WHERE p.priority_rank IS NOT NULL AND i.activity IS DISTINCT FROM 'cleaner_production_audit'
), behind AS (
    SELECT r.*, bool_or(r.is_first) OVER in_plan AS any_first,
           min(r.area_priority) OVER alike AS first_area, min(r.sector_priority) OVER in_area AS first_sector,
           count(*) OVER alike AS items, count(r.area_priority) OVER alike AS known_areas,
           count(*) OVER in_area AS area_items, count(r.sector_priority) OVER in_area AS known_sectors
    FROM ranked AS r
    WINDOW in_plan AS (PARTITION BY r.plan_code ORDER BY r.priority_rank DESC RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
           alike AS (PARTITION BY r.plan_code, r.is_first ORDER BY r.priority_rank DESC RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
           in_area AS (PARTITION BY r.plan_code, r.is_first, r.area_priority ORDER BY r.priority_rank DESC RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
)
SELECT b.plan_code, b.plan_year, b.budget_source, b.plan_status, b.plan_item_code, b.plan_item_name, b.priority_rank, b.is_first, b.area_priority, b.sector_priority,
       CASE WHEN b.any_first AND NOT b.is_first THEN true
            WHEN b.first_area < b.area_priority OR b.area_priority IS NOT NULL AND b.first_sector < b.sector_priority THEN true
            WHEN NOT (SELECT sees_all_areas()) THEN NULL
            -- nothing comes before the first
            WHEN b.area_priority = 1 AND b.sector_priority = 1 THEN false
            WHEN b.items > b.known_areas OR b.area_items > b.known_sectors THEN NULL
            WHEN b.items > 0 AND b.area_priority IS NULL OR b.area_items > 0 AND b.sector_priority IS NULL THEN NULL
            ELSE false END AS is_out_of_order, b.support, b.is_synthetic
FROM behind AS b;

-- Items whose amount is not known leave the sum of the plan not known. An item
-- is integrated if it rests on a target programme, or another programme pays for
-- a project of it.
CREATE OR REPLACE VIEW plan_fact WITH (security_invoker = true) AS
WITH integrated AS (
    SELECT c.plan_item_code FROM conformance AS c JOIN programme AS p ON p.code = c.programme_code WHERE p.kind = 'target_programme'
    UNION
    SELECT p.plan_item_code FROM project_funding AS f JOIN project AS p ON p.code = f.project_code
    WHERE f.source = 'other_programme' AND p.plan_item_code IS NOT NULL
), target AS (
    SELECT DISTINCT ON (a.programme_code) a.programme_code, t.target
    FROM programme_ancestor AS a JOIN programme_target AS t ON t.programme_code = a.ancestor_code AND t.indicator = 'difficult_share'
    ORDER BY a.programme_code, a.distance
), listed AS (
    SELECT i.plan_code, min(i.judged_on) AS judged_on, min(i.scheme_code) AS scheme_code, count(*) AS items, count(i.support) AS known, sum(i.support) AS support,
           CASE WHEN count(*) = count(i.support) AND count(i.area_difficult) > 0 THEN funding_share(i.support, i.area_difficult) END AS difficult_share,
           count(*) FILTER (WHERE i.is_focal) AS focal_count,
           count(*) FILTER (WHERE date_part('year', i.ends_on) > date_part('year', i.starts_on)) AS multi_year_count,
           count(*) FILTER (WHERE i.starts_on IS NULL OR i.ends_on IS NULL) AS undated_count,
           count(g.plan_item_code) AS integrated_count, bool_or(i.is_synthetic) AS is_synthetic,
           -- what sums of the plan and the order of its items are made of
           md5(string_agg(CAST(ROW(i.plan_item_code, i.support, i.area_code, i.sector_code, p.priority_rank, p.area_priority, p.sector_priority, i.is_focal, i.activity) AS text),
                          chr(10) ORDER BY i.plan_item_code COLLATE "C")) AS item_digest
    FROM plan_item_line AS i JOIN plan_item AS p ON p.code = i.plan_item_code
    LEFT JOIN integrated AS g ON g.plan_item_code = i.plan_item_code
    GROUP BY i.plan_code
), placed AS (
    SELECT plan_code, count(*) FILTER (WHERE is_out_of_order) AS breaches, bool_and(is_out_of_order IS NOT NULL) AS is_known
    FROM plan_priority GROUP BY plan_code
)
SELECT l.code AS plan_code, l.name AS plan_name, l.status AS plan_status, l.jurisdiction, l.approved_on,
       coalesce(l.approved_on, least(r.report_on, make_date(l.plan_year, 12, 31))) AS judged_on,
       l.plan_year, l.budget_source, l.approved_amount,
       CAST(CASE WHEN i.items = i.known THEN i.support END AS numeric(18,0)) AS items_amount, l.announced_items,
       CAST(coalesce(i.items, 0) AS integer) AS listed_items, l.budget_amount, l.registered_on, l.management_cost,
       CAST(i.difficult_share AS numeric(28,8)) AS difficult_share, CAST(t.target AS numeric(28,8)) AS difficult_target,
       CAST(coalesce(i.focal_count, 0) AS integer) AS focal_count, CAST(CASE WHEN i.multi_year_count = 0 AND i.undated_count > 0 THEN NULL ELSE coalesce(i.multi_year_count, 0) END AS integer) AS multi_year_count,
       CAST(coalesce(i.integrated_count, 0) AS integer) AS integrated_count,
       CAST(coalesce(i.items - i.known, 0) AS integer) AS unknown_amount_count, i.scheme_code, l.programme_code, p.name AS programme_name,
       l.is_synthetic OR coalesce(i.is_synthetic, false) AS is_synthetic,
       -- the register is of a province, which registers with the ministry
       CASE l.budget_source WHEN 'national' THEN 'ministry' END AS registration_stage, b.approved_amount AS previous_total,
       -- a plan is of one budget, and takes nothing from the other
       CAST(CASE WHEN l.budget_source <> 'national' THEN 0 WHEN i.items = i.known OR i.support > l.budget_amount THEN i.support END AS numeric(18,0)) AS national_amount,
       CAST(CASE l.budget_source WHEN 'national' THEN l.budget_amount END AS numeric(18,0)) AS national_budget,
       CAST(CASE WHEN l.budget_source <> 'local' THEN 0 WHEN i.items = i.known OR i.support > l.budget_amount THEN i.support END AS numeric(18,0)) AS local_amount,
       CAST(CASE l.budget_source WHEN 'local' THEN l.budget_amount END AS numeric(18,0)) AS local_budget,
       CAST(CASE WHEN o.breaches > 0 OR o.is_known THEN o.breaches END AS integer) AS priority_order_breaches,
       p.kind AS programme_kind, nullif(lower(p.period), '-infinity') AS programme_from, nullif(upper(p.period), 'infinity') - 1 AS programme_until,
       CAST(CASE WHEN k.sibling_missing_count = 0 OR i.items = i.known AND i.support > k.remaining THEN k.remaining END AS numeric(18,0)) AS programme_remaining, i.item_digest
FROM plan AS l CROSS JOIN report_setting AS r
LEFT JOIN listed AS i ON i.plan_code = l.code
LEFT JOIN placed AS o ON o.plan_code = l.code
LEFT JOIN plan AS b ON b.status = 'approved' AND b.plan_year = l.plan_year - 1 AND b.budget_source = l.budget_source AND b.jurisdiction = l.jurisdiction
LEFT JOIN programme AS p ON p.code = l.programme_code
LEFT JOIN plan_link AS k ON k.child_kind = 'plan' AND k.child_code = l.code
LEFT JOIN target AS t ON t.programme_code = l.programme_code;

-- The network on the date of the report, a row for each level of areas, also where
-- none of them is entered; districts ended on 2025-07-01. Units count while they are
-- given an area; a centre that is given none is of all. Without any unit nobody has
-- entered the network, which is not the same as none.
CREATE OR REPLACE VIEW network_fact WITH (security_invoker = true) AS
SELECT r.report_on AS on_date, v.area_kind, v.area_level, n.area_count,
       CASE WHEN u.centre_count IS NOT NULL THEN n.covered_area_count END AS covered_area_count,
       CASE WHEN u.centre_count IS NOT NULL THEN n.branch_area_count END AS branch_area_count,
       CASE WHEN u.centre_count IS NOT NULL THEN n.collaborator_area_count END AS collaborator_area_count,
       u.centre_count, u.branch_count, u.collaborator_count, u.centre_count > 0 AS has_centre, u.deputy_count, u.branch_deputy_count,
       CAST(CASE v.area_kind WHEN 'commune' THEN r.commune_coverage_target END AS numeric(28,8)) AS coverage_target,
       CASE v.area_kind WHEN 'commune' THEN r.collaborators_per_commune END AS collaborators_per_area
FROM report_setting AS r
CROSS JOIN (VALUES ('province', 1), ('district', 2), ('commune', 3)) AS v (area_kind, area_level)
LEFT JOIN network_coverage AS n ON n.is_report_date AND n.area_kind = v.area_kind
LEFT JOIN (SELECT count(*) FILTER (WHERE o.is_active AND o.kind = 'centre') AS centre_count,
                  count(*) FILTER (WHERE o.is_active AND o.kind = 'branch') AS branch_count,
                  count(*) FILTER (WHERE o.is_active AND o.kind = 'collaborator') AS collaborator_count,
                  CASE WHEN count(*) FILTER (WHERE o.is_active AND o.kind = 'centre' AND o.deputy_count IS NULL) = 0
                       THEN coalesce(max(o.deputy_count) FILTER (WHERE o.is_active AND o.kind = 'centre'), 0) END AS deputy_count,
                  CASE WHEN count(*) FILTER (WHERE o.is_active AND o.kind = 'branch' AND o.deputy_count IS NULL) = 0
                       THEN coalesce(max(o.deputy_count) FILTER (WHERE o.is_active AND o.kind = 'branch'), 0) END AS branch_deputy_count
           FROM (SELECT o.kind, o.deputy_count, bool_or(c.valid @> s.report_on) IS TRUE OR o.kind = 'centre' AND count(c.unit_code) = 0 AS is_active
                 FROM organisation_unit AS o CROSS JOIN report_setting AS s LEFT JOIN organisation_unit_area AS c ON c.unit_code = o.code
                 GROUP BY o.code, o.kind, o.deputy_count) AS o
           HAVING count(*) > 0) AS u ON true
WHERE v.area_kind <> 'district' OR r.report_on < '2025-07-01' OR n.area_count > 0;

-- ---- what if ----------------------------------------------------------------

-- A draft has items of its own, with codes of their own: the same item is one of
-- the same name, establishment and area; of several, the first with the first.
CREATE OR REPLACE VIEW plan_difference WITH (security_invoker = true) AS
WITH pair AS (
    SELECT d.code AS draft_code, a.code AS approved_code
    FROM plan AS d LEFT JOIN plan AS a ON a.status = 'approved' AND a.plan_year = d.plan_year
         AND a.budget_source = d.budget_source AND a.jurisdiction = d.jurisdiction
    WHERE d.status IN ('draft', 'submitted')
), item AS (
    SELECT i.*, fold_vi(i.plan_item_name) AS name_key,
           row_number() OVER (PARTITION BY i.plan_code, fold_vi(i.plan_item_name), i.establishment_code, i.area_code
                              ORDER BY i.content_code COLLATE "C", i.plan_item_code COLLATE "C") AS n
    FROM plan_item_line AS i
    WHERE i.plan_code IN (SELECT draft_code FROM pair UNION ALL SELECT approved_code FROM pair)
), line AS (
    SELECT p.draft_code, true AS is_draft, i.* FROM pair AS p JOIN item AS i ON i.plan_code = p.draft_code
    UNION ALL
    SELECT p.draft_code, false, i.* FROM pair AS p JOIN item AS i ON i.plan_code = p.approved_code
), figure AS (
    SELECT draft_code, CASE WHEN grouping(content_code) = 0 THEN 'content' WHEN grouping(n) = 0 THEN 'item' ELSE 'plan' END AS dimension, content_code,
           max(plan_item_code) FILTER (WHERE is_draft) AS draft_item_code, max(plan_item_code) FILTER (WHERE NOT is_draft) AS approved_item_code,
           coalesce(max(plan_item_name) FILTER (WHERE is_draft), max(plan_item_name)) AS item_name,
           count(*) FILTER (WHERE is_draft) AS draft_items, count(*) FILTER (WHERE NOT is_draft) AS approved_items,
           sum(support) FILTER (WHERE is_draft) AS draft_support, sum(support) FILTER (WHERE NOT is_draft) AS approved_support,
           count(*) FILTER (WHERE is_draft AND support IS NULL) AS draft_unknown, count(*) FILTER (WHERE NOT is_draft AND support IS NULL) AS approved_unknown,
           CASE WHEN count(*) FILTER (WHERE is_draft AND support IS NOT NULL AND area_difficult IS NOT NULL) > 0
                THEN funding_share(support, area_difficult) FILTER (WHERE is_draft) END AS draft_difficult,
           CASE WHEN count(*) FILTER (WHERE NOT is_draft AND support IS NOT NULL AND area_difficult IS NOT NULL) > 0
                THEN funding_share(support, area_difficult) FILTER (WHERE NOT is_draft) END AS approved_difficult,
           bool_or(is_synthetic) AS is_synthetic
    FROM line
    GROUP BY GROUPING SETS ((draft_code), (draft_code, content_code), (draft_code, name_key, establishment_code, area_code, n))
), compared AS (
    SELECT p.draft_code, p.approved_code, coalesce(f.dimension, 'plan') AS dimension, f.content_code, f.draft_item_code, f.approved_item_code, f.item_name,
           coalesce(f.draft_items, 0) AS draft_items, coalesce(f.approved_items, 0) AS approved_items, f.draft_support, f.approved_support,
           coalesce(f.draft_unknown, 0) AS draft_unknown, coalesce(f.approved_unknown, 0) AS approved_unknown,
           f.draft_difficult, f.approved_difficult, w.changed_fields, coalesce(f.is_synthetic, false) AS is_synthetic,
           coalesce(f.content_code, f.draft_item_code, f.approved_item_code) AS code
    FROM pair AS p
    LEFT JOIN figure AS f ON f.draft_code = p.draft_code
    LEFT JOIN plan_item AS d ON f.dimension = 'item' AND d.code = f.draft_item_code
    LEFT JOIN plan_item AS a ON f.dimension = 'item' AND a.code = f.approved_item_code
    -- of one item on each side: what the two rows say, but for what makes them the same item
    LEFT JOIN LATERAL (SELECT string_agg(v.key, ', ' ORDER BY v.key COLLATE "C") AS changed_fields
                       FROM jsonb_each(to_jsonb(d)) AS v
                       WHERE v.key NOT IN ('code', 'plan_code', 'name', 'area_code', 'establishment_code', 'is_synthetic')
                         AND to_jsonb(a) -> v.key IS DISTINCT FROM v.value) AS w ON d.code IS NOT NULL AND a.code IS NOT NULL
)
SELECT c.draft_code AS draft_plan_code, c.approved_code AS approved_plan_code, d.plan_year, d.budget_source, d.jurisdiction, d.status AS plan_status,
       c.dimension, CASE c.dimension WHEN 'content' THEN c.content_code WHEN 'item' THEN c.code END AS code,
       CASE c.dimension WHEN 'content' THEN coalesce(k.name_vi, 'không xác định') WHEN 'item' THEN c.item_name ELSE d.name END AS name,
       CASE WHEN c.dimension = 'plan' AND c.approved_code IS NULL OR c.dimension <> 'plan' AND c.approved_items = 0 THEN 'new'
            WHEN c.dimension <> 'plan' AND c.draft_items = 0 THEN 'dropped'
            WHEN c.dimension = 'item' AND c.changed_fields IS NOT NULL
                 OR c.draft_items IS DISTINCT FROM c.approved_items OR c.draft_support IS DISTINCT FROM c.approved_support
                 OR c.draft_unknown IS DISTINCT FROM c.approved_unknown THEN 'changed'
            ELSE 'same' END AS change,
       CASE WHEN c.dimension = 'item' AND c.draft_items > 0 AND c.approved_items > 0 THEN c.changed_fields END AS changed_fields,
       CASE c.dimension WHEN 'item' THEN c.draft_item_code END AS draft_item_code, CASE c.dimension WHEN 'item' THEN c.approved_item_code END AS approved_item_code,
       c.approved_items AS approved_item_count, c.draft_items AS draft_item_count, c.draft_items - c.approved_items AS item_count_difference,
       c.approved_unknown AS approved_unknown_count, c.draft_unknown AS draft_unknown_count,
       CAST(c.approved_support AS numeric(18,0)) AS approved_support, CAST(c.draft_support AS numeric(18,0)) AS draft_support,
       CAST(CASE WHEN c.approved_unknown + c.draft_unknown = 0 THEN coalesce(c.draft_support, 0) - coalesce(c.approved_support, 0) END AS numeric(18,0)) AS support_difference,
       CAST(display_share(c.approved_support, 2) OVER shares AS numeric(5,2)) AS approved_share,
       CAST(display_share(c.draft_support, 2) OVER shares AS numeric(5,2)) AS draft_share,
       CAST(display_share(c.draft_support, 2) OVER shares - display_share(c.approved_support, 2) OVER shares AS numeric(5,2)) AS share_difference,
       CAST(c.approved_difficult AS numeric(28,8)) AS approved_difficult_share, CAST(c.draft_difficult AS numeric(28,8)) AS draft_difficult_share,
       CAST(c.draft_difficult - c.approved_difficult AS numeric(28,8)) AS difficult_share_difference, c.is_synthetic OR d.is_synthetic AS has_synthetic
FROM compared AS c JOIN plan AS d ON d.code = c.draft_code
LEFT JOIN content_category AS k ON c.dimension = 'content' AND k.code = c.content_code
WINDOW shares AS (PARTITION BY c.draft_code, c.dimension ORDER BY c.content_code COLLATE "C", c.code COLLATE "C");
