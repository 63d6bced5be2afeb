-- ---------------------------------------------------------------------------
-- finding: what the rules look at, what they say of plans, and what became of
-- what they said
--
-- A run of khuyencong.run_check() and the views here go the same way: from
-- checked_fact_on() through check_facts(). The run keeps what the first gave, so
-- that replay_check() can put it through the second again.
-- ---------------------------------------------------------------------------

-- Facts by name, with whatever else the views of facts say, and the parameters
-- that hold: of a project on the day of the check, of plans and their items on
-- the day they are judged as of. One that is given for a budget goes before one
-- that is given for any. A plan that was replaced is not checked.
CREATE OR REPLACE FUNCTION checked_fact_on(as_of date)
    RETURNS TABLE (subject text, subject_code text, as_of_date date, facts jsonb, parameters jsonb)
    LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
    WITH fact AS (
        SELECT 'project' AS subject, f.project_code AS code, f.budget_source, as_of AS on_date,
               to_jsonb(f) || jsonb_build_object('content_code', f.activity) AS facts
        FROM project_fact_on(as_of) AS f
        UNION ALL
        SELECT 'plan_item', f.plan_item_code, f.budget_source, f.judged_on,
               to_jsonb(f) || jsonb_build_object(
                   'approved_on', f.judged_on, 'multiplier_ground', coalesce(f.multiplier_ground, 'none'),
                   'norm_known', CASE WHEN f.norm_reason IS NULL THEN true WHEN f.norm_reason = 'no_norm_in_force' THEN false END,
                   'norm_jurisdiction', CASE WHEN f.norm_jurisdiction = 'national' THEN 'national' WHEN f.norm_jurisdiction IS NOT NULL THEN 'local' END,
                   'parent_period', CASE WHEN f.has_parent THEN daterange(f.parent_from, f.parent_until, '[]') END)
        FROM plan_item_fact AS f WHERE f.plan_status <> 'superseded'
        UNION ALL
        SELECT 'plan', f.plan_code, f.budget_source, f.judged_on,
               jsonb_build_object('has_programme', f.programme_code IS NOT NULL, 'registered', f.registered_on IS NOT NULL)
               || to_jsonb(f) || jsonb_build_object('approved_on', f.judged_on)
        FROM plan_fact AS f WHERE f.plan_status <> 'superseded'
        UNION ALL
        SELECT 'network', f.area_kind, NULL, as_of,
               to_jsonb(f) || jsonb_build_object('level', f.area_kind, 'covered_count', f.covered_area_count)
        FROM network_fact AS f
    ), own AS MATERIALIZED (
        SELECT r.subject, p.parameter, p.budget_source, p.valid,
               CASE WHEN p.parameter = 'local_authority' THEN to_jsonb(p.value) ELSE to_jsonb(CAST(p.value AS numeric)) END AS value
        FROM rule_parameter AS p
        JOIN (SELECT DISTINCT code, subject FROM rules() UNION SELECT 'any', subject FROM rules()) AS r ON r.code = p.rule_code
    )
    SELECT f.subject, f.code, as_of, jsonb_strip_nulls(f.facts),
           coalesce((SELECT jsonb_object_agg(o.parameter, o.value ORDER BY o.budget_source = 'any' DESC)
                     FROM own AS o
                     WHERE o.subject = f.subject AND o.budget_source IN ('any', f.budget_source) AND o.valid @> f.on_date), '{}')
    FROM fact AS f;
END;
COMMENT ON FUNCTION checked_fact_on(date) IS
    'Dữ kiện và tham số để kiểm tra từng đối tượng / Facts and parameters that each subject is checked by';

-- The facts of a subject are those that rule_facts() lists for it.
DO $check$
DECLARE
    branches CONSTANT text := (
        SELECT string_agg(format('SELECT c.* FROM jsonb_to_record(check_facts.facts) AS r (%s), '
                                 'check_%s(%s, parameters => check_facts.parameters) AS c WHERE check_facts.subject = %L',
                                 f.columns, f.subject, f.arguments, f.subject), ' UNION ALL ' ORDER BY f.subject)
        FROM (SELECT subject, string_agg(format('%I %s', fact, type), ', ' ORDER BY place) AS columns,
                     string_agg(format('%I => %s', fact, CASE WHEN fact = 'as_of' THEN 'check_facts.as_of' ELSE format('r.%I', fact) END),
                                ', ' ORDER BY place) AS arguments
              FROM rule_facts() GROUP BY subject) AS f);
BEGIN
    EXECUTE format(
        'CREATE OR REPLACE FUNCTION check_facts(subject text, as_of date, facts jsonb, parameters jsonb) '
        'RETURNS TABLE (rule_code text, status text, severity text, action text, observed numeric, expected numeric, '
        'difference numeric, unit text, reason text, message_vi text, message_en text, authority text, act_by date, legal_basis text) '
        'LANGUAGE sql STABLE PARALLEL SAFE ROWS 5 BEGIN ATOMIC %s; END', branches);
END $check$;
COMMENT ON FUNCTION check_facts(text, date, jsonb, jsonb) IS
    'Phát hiện về một đối tượng từ dữ kiện và tham số đã ghép / Findings about a subject, from facts and parameters as checked_fact_on() gives them';

CREATE OR REPLACE FUNCTION code_list_digest() RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE SET datestyle = 'ISO, YMD'
    RETURN (SELECT md5(string_agg(line, chr(10) ORDER BY line COLLATE "C"))
            FROM (SELECT to_jsonb(t)::text AS line FROM content_category AS t
                  UNION ALL SELECT to_jsonb(t)::text FROM sector AS t
                  UNION ALL SELECT to_jsonb(t)::text FROM support_norm AS t
                  UNION ALL SELECT to_jsonb(t)::text FROM area AS t
                  UNION ALL SELECT to_jsonb(t)::text FROM area_scheme AS t
                  UNION ALL SELECT to_jsonb(t)::text FROM area_class AS t) AS row);
COMMENT ON FUNCTION code_list_digest() IS
    'Dấu vết của các danh mục, địa bàn và mức hỗ trợ hiện có / Digest of the code lists, areas and norms as they are';

-- ---- plans ------------------------------------------------------------------

CREATE OR REPLACE FUNCTION plan_finding_on(as_of date)
    RETURNS TABLE (subject text, subject_code text, rule_code text, status text, severity text, action text, observed numeric, expected numeric,
                   difference numeric, unit text, reason text, message_vi text, message_en text, authority text, act_by date, legal_basis text)
    LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
    SELECT f.subject, f.subject_code, c.rule_code, c.status, c.severity, c.action, c.observed, c.expected,
           c.difference, c.unit, c.reason, c.message_vi, c.message_en, c.authority, c.act_by, c.legal_basis
    FROM checked_fact_on(as_of) AS f
    CROSS JOIN LATERAL check_facts(f.subject, f.as_of_date, f.facts, f.parameters) AS c
    WHERE f.subject <> 'project';
END;
COMMENT ON FUNCTION plan_finding_on(date) IS
    'Phát hiện về kế hoạch, mục kế hoạch và mạng lưới vào một ngày / Findings about plans, their items and the network on a day';

CREATE OR REPLACE VIEW plan_finding WITH (security_invoker = true) AS
SELECT f.subject, f.subject_code, f.rule_code, f.status, f.severity, f.action,
       CAST(f.observed AS numeric(28,4)) AS observed, CAST(f.expected AS numeric(28,4)) AS expected, CAST(f.difference AS numeric(28,4)) AS difference,
       f.unit, f.reason, f.message_vi, f.message_en, f.authority, f.act_by, f.legal_basis,
       coalesce(i.name, l.name, f.subject_code) AS subject_name, l.code AS plan_code, l.plan_year, l.budget_source, l.jurisdiction, l.status AS plan_status,
       w.id IS NOT NULL AS is_waived, upper(w.valid) - 1 AS waived_until, w.reason AS waiver_reason, coalesce(i.is_synthetic OR l.is_synthetic, l.is_synthetic, false) AS is_synthetic
FROM report_setting AS r
CROSS JOIN LATERAL plan_finding_on(r.report_on) AS f
LEFT JOIN plan_item AS i ON f.subject = 'plan_item' AND i.code = f.subject_code
LEFT JOIN plan AS l ON l.code = CASE f.subject WHEN 'plan_item' THEN i.plan_code WHEN 'plan' THEN f.subject_code END
LEFT JOIN waiver AS w ON w.rule_code = f.rule_code AND w.subject = f.subject AND w.subject_code = f.subject_code AND w.valid @> r.report_on;

-- ---- what if ----------------------------------------------------------------

-- What is said of a draft beside what is said of the approved plan whose place it
-- would take. An item has the one beside it that plan_difference puts there.
CREATE OR REPLACE VIEW plan_finding_difference WITH (security_invoker = true) AS
WITH pair AS (
    SELECT d.draft_plan_code, d.approved_plan_code, CASE d.dimension WHEN 'item' THEN 'plan_item' ELSE 'plan' END AS subject, d.code, d.name,
           CASE d.dimension WHEN 'item' THEN d.draft_item_code ELSE d.draft_plan_code END AS draft_code,
           CASE d.dimension WHEN 'item' THEN d.approved_item_code ELSE d.approved_plan_code END AS approved_code, d.has_synthetic
    FROM plan_difference AS d WHERE d.dimension IN ('item', 'plan')
), said AS MATERIALIZED (
    SELECT subject, subject_code, rule_code, status, severity, observed, expected, difference, unit, message_vi, message_en FROM plan_finding
    WHERE subject IN ('plan_item', 'plan')
), line AS (
    SELECT p.draft_plan_code, p.approved_plan_code, p.subject, p.code, p.name, p.draft_code, p.approved_code, p.has_synthetic, true AS is_draft, s.*
    FROM pair AS p JOIN said AS s ON s.subject = p.subject AND s.subject_code = p.draft_code
    UNION ALL
    SELECT p.draft_plan_code, p.approved_plan_code, p.subject, p.code, p.name, p.draft_code, p.approved_code, p.has_synthetic, false, s.*
    FROM pair AS p JOIN said AS s ON s.subject = p.subject AND s.subject_code = p.approved_code
)
SELECT 1;
