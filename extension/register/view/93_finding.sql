-- ---------------------------------------------------------------------------
-- finding: what the rules look at, what they say of plans, and what became of
-- what they said
--
-- A run of khuyencong.run_check() and the views here go the same way: from
-- checked_fact_on() through check_facts(). The run keeps what the first gave, so
-- that replay_check() can put it through the second again.
-- ---------------------------------------------------------------------------

-- ---- the rules --------------------------------------------------------------

-- Rules of project_check_on() that the requests themselves decide, with the rule
-- whose versions say who decides on them and by which law.
CREATE OR REPLACE VIEW request_rule WITH (security_invoker = true) AS
SELECT * FROM (VALUES
    ('stop_requested', 'not_in_plan', 'stop', 'Có đề nghị ngừng thực hiện', 'Stop requested',
     'Có đề nghị ngừng thực hiện đề án chưa được quyết định', 'A request to stop the project is not decided yet'),
    ('supplement_requested', 'not_in_plan', 'supplement', 'Có đề nghị bổ sung', 'Supplement requested',
     'Có đề nghị bổ sung đề án chưa được quyết định', 'A request to supplement the project is not decided yet'),
    ('extension_undated', 'extension_requested', 'extend', 'Đề nghị gia hạn không nêu thời hạn', 'Extension requested without a date',
     'Có đề nghị gia hạn không nêu thời hạn mới, chưa được quyết định', 'A request to extend the project without a new last day is not decided yet'),
    ('change_requested', 'support_down', 'adjust', 'Có đề nghị điều chỉnh', 'Adjustment requested',
     'Có đề nghị điều chỉnh khác chưa được quyết định', 'Another request to adjust the project is not decided yet'))
    AS v (code, clause, action, title_vi, title_en, meaning_vi, meaning_en);

-- A view whose name begins with rule_ is a rule of the province's own; its COMMENT
-- is its title and meaning, Vietnamese first.
CREATE OR REPLACE VIEW rule_catalogue WITH (security_invoker = true) AS
SELECT r.code AS rule_code, r.subject, r.budget_source, r.valid_from, r.valid_to AS valid_until, r.severity, r.action, r.decided_by,
       r.title_vi, r.title_en, r.meaning_vi, r.meaning_en, r.numerator_vi, r.numerator_en, r.denominator_vi, r.denominator_en,
       r.remedy_vi, r.remedy_en, r.facts, r.parameters, o.parameters AS own_parameters, r.legal_basis, false AS is_own
FROM rules() AS r
LEFT JOIN LATERAL (
    SELECT string_agg(format('%s = %s (%s%s)', p.parameter, p.value, CASE WHEN p.budget_source <> 'any' THEN p.budget_source || ', ' END, p.valid), '; '
                      ORDER BY p.parameter COLLATE "C", p.budget_source COLLATE "C", p.valid) AS parameters
    FROM rule_parameter AS p
    WHERE p.rule_code = r.code AND (p.budget_source = 'any' OR r.budget_source IS NULL OR p.budget_source = r.budget_source)
      AND p.valid && daterange(r.valid_from, r.valid_to, '[]')) AS o ON true
UNION ALL
SELECT q.code, 'project', r.budget_source, r.valid_from, r.valid_to, 'warning', q.action, r.decided_by,
       q.title_vi, q.title_en, q.meaning_vi, q.meaning_en, NULL, NULL, NULL, NULL,
       'Ra quyết định về đề nghị', 'Decide on the request', NULL, NULL, NULL, r.legal_basis, false
FROM request_rule AS q JOIN rules() AS r ON r.code = q.clause
UNION ALL
SELECT c.name, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
       split_part(d.description, ' / ', 1), coalesce(nullif(split_part(d.description, ' / ', 2), ''), d.description),
       split_part(d.description, ' / ', 1), coalesce(nullif(split_part(d.description, ' / ', 2), ''), d.description), NULL, NULL, NULL, NULL,
       NULL, NULL, NULL, NULL, NULL, NULL, true
FROM (SELECT oid, relnamespace, relkind, relname, CAST(relname AS text) COLLATE "default" AS name FROM pg_class) AS c
CROSS JOIN LATERAL (SELECT coalesce(obj_description(c.oid, 'pg_class'), c.name) COLLATE "default" AS description) AS d
WHERE c.relnamespace = (SELECT t.relnamespace FROM pg_class AS t WHERE t.oid = CAST('check_run' AS regclass))
  AND c.relkind IN ('v', 'm') AND c.relname LIKE 'rule\_%' AND c.relname <> 'rule_catalogue';

-- ---- facts ------------------------------------------------------------------

-- Facts by name, with whatever else the views of facts say, and the parameters
-- that hold: of a project on the day of the event that the rule is about, of plans
-- and their items on the day they are judged as of. One that is given for a budget
-- goes before one that is given for any. A plan that was replaced is not checked.
-- The views of plans go by report_on of report_setting, which has to be the day.
--
-- What project_check_on() knows beyond the facts of a project goes with them: which
-- rules a decision has answered, and the requests that no fact tells of.
CREATE OR REPLACE FUNCTION checked_fact_on(as_of date)
    RETURNS TABLE (subject text, subject_code text, as_of_date date, facts jsonb, parameters jsonb)
    LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
    WITH fact AS (
        SELECT 'project' AS subject, f.project_code AS code, f.budget_source, as_of AS on_date,
               to_jsonb(f) || jsonb_build_object('content_code', f.activity, 'answered_rules', a.answered, 'requests', a.requests) AS facts,
               coalesce(today.parameters, '{}') || coalesce(advance.parameters, '{}') || coalesce(acceptance.parameters, '{}') AS parameters
        FROM project_fact_on(as_of) AS f
        LEFT JOIN project_parameters() AS today ON today.event = 'as_of' AND today.budget_source = f.budget_source AND today.valid @> as_of
        LEFT JOIN project_parameters() AS advance
            ON advance.event = 'advanced_on' AND advance.budget_source = f.budget_source AND advance.valid @> coalesce(f.advanced_on, as_of)
        LEFT JOIN project_parameters() AS acceptance
            ON acceptance.event = 'accepted_on' AND acceptance.budget_source = f.budget_source AND acceptance.valid @> coalesce(f.accepted_on, as_of)
        LEFT JOIN (
            SELECT c.project_code, jsonb_agg(c.rule_code) FILTER (WHERE NOT c.is_open) AS answered,
                   jsonb_agg(jsonb_build_object('rule_code', c.rule_code, 'status', c.status, 'severity', c.severity, 'action', c.action,
                             'reason', c.reason, 'message_vi', c.message_vi, 'message_en', c.message_en, 'authority', c.authority,
                             'legal_basis', c.legal_basis) ORDER BY c.precedence, c.rule_code COLLATE "C") FILTER (WHERE c.is_open AND q.code IS NOT NULL) AS requests
            FROM project_check_on(as_of) AS c LEFT JOIN request_rule AS q ON q.code = c.rule_code
            WHERE NOT c.is_open OR q.code IS NOT NULL
            GROUP BY c.project_code) AS a ON a.project_code = f.project_code
        UNION ALL
        SELECT 'plan_item', f.plan_item_code, f.budget_source, f.judged_on,
               to_jsonb(f) || jsonb_build_object(
                   'approved_on', f.judged_on, 'multiplier_ground', coalesce(f.multiplier_ground, 'none'),
                   'norm_basis', f.legal_basis,
                   'norm_known', CASE WHEN f.norm_reason IS NULL THEN true WHEN f.norm_reason = 'no_norm_in_force' THEN false END,
                   'norm_jurisdiction', CASE WHEN f.norm_jurisdiction = 'national' THEN 'national' WHEN f.norm_jurisdiction IS NOT NULL THEN 'local' END,
                   'parent_period', CASE WHEN f.has_parent THEN daterange(f.parent_from, f.parent_until, '[]') END), NULL
        FROM plan_item_fact AS f WHERE f.plan_status <> 'superseded'
        UNION ALL
        SELECT 'plan', f.plan_code, f.budget_source, f.judged_on,
               jsonb_build_object(
                   'has_programme', f.programme_kind IS NOT NULL AND f.programme_kind NOT IN ('planning', 'policy'),
                   'programme_period', CASE WHEN f.programme_code IS NOT NULL THEN daterange(f.programme_from, f.programme_until, '[]') END,
                   -- what was handed in has a day, if perhaps not here
                   'registered', CASE WHEN f.registered_on IS NOT NULL THEN true WHEN f.plan_status = 'draft' THEN false END)
               || to_jsonb(f) || jsonb_build_object('approved_on', f.judged_on), NULL
        FROM plan_fact AS f WHERE f.plan_status <> 'superseded'
          -- who does not see all items cannot judge their sum
          AND (SELECT sees_all_areas())
        UNION ALL
        SELECT 'network', f.area_kind, 'local', as_of,
               to_jsonb(f) || jsonb_build_object('level', f.area_kind, 'covered_count', f.covered_area_count), NULL
        FROM network_fact AS f
    ), own AS MATERIALIZED (
        SELECT r.subject, p.parameter, p.budget_source, p.valid,
               CASE WHEN p.parameter = 'local_authority' THEN to_jsonb(p.value) ELSE to_jsonb(CAST(p.value AS numeric)) END AS value
        FROM rule_parameter AS p
        JOIN (SELECT code, subject FROM rules() UNION SELECT 'any', subject FROM rules()) AS r ON r.code = p.rule_code
        WHERE r.subject <> 'project'
    )
    SELECT f.subject, f.code, as_of, jsonb_strip_nulls(f.facts),
           CASE f.subject WHEN 'project' THEN f.parameters ELSE coalesce(
               (SELECT jsonb_object_agg(o.parameter, o.value ORDER BY o.budget_source = 'any' DESC)
                FROM own AS o
                WHERE o.subject = f.subject AND o.budget_source IN ('any', f.budget_source) AND o.valid @> f.on_date), '{}') END
    FROM fact AS f;
END;
COMMENT ON FUNCTION checked_fact_on(date) IS
    'Dữ kiện và tham số để kiểm tra từng đối tượng / Facts and parameters that each subject is checked by';

-- The facts of a subject are those that rule_facts() lists for it.
DO $check$
DECLARE
    branches CONSTANT text := (
        SELECT string_agg(format('SELECT c.* FROM jsonb_to_record(check_facts.facts) AS r (%s), '
                                 'check_%s(%s, parameters => check_facts.parameters) AS c '
                                 'WHERE check_facts.subject = %L AND (check_facts.facts -> ''answered_rules'' ? c.rule_code) IS NOT TRUE',
                                 f.columns, f.subject, f.arguments, f.subject), ' UNION ALL ' ORDER BY f.subject)
        FROM (SELECT subject, string_agg(format('%I %s', fact, split_part(type, ',', 1)), ', ' ORDER BY place) AS columns,
                     string_agg(format('%I => %s', fact, CASE WHEN fact = 'as_of' THEN 'check_facts.as_of' ELSE format('r.%I', fact) END),
                                ', ' ORDER BY place) AS arguments
              FROM rule_facts() GROUP BY subject) AS f);
    finding CONSTANT text := 'rule_code text, status text, severity text, action text, observed numeric, expected numeric, '
        'difference numeric, unit text, reason text, message_vi text, message_en text, authority text, act_by date, legal_basis text';
BEGIN
    EXECUTE format(
        'CREATE OR REPLACE FUNCTION check_facts(subject text, as_of date, facts jsonb, parameters jsonb) RETURNS TABLE (%s) '
        'LANGUAGE sql STABLE PARALLEL SAFE ROWS 5 BEGIN ATOMIC '
        '%s UNION ALL SELECT q.* FROM jsonb_to_recordset(check_facts.facts -> ''requests'') AS q (%1$s); END', finding, branches);
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

-- What is less severe, or nearer to what is expected, is better. What can no
-- longer be evaluated may be as bad as before.
CREATE OR REPLACE FUNCTION change_of_finding(status_before text, severity_before text, difference_before numeric,
                                             status text, severity text, difference numeric) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN status_before IS NULL THEN 'new'
                WHEN status IS NULL THEN 'resolved'
                WHEN status = 'not_evaluable' THEN 'persisting'
                WHEN status_before = 'not_evaluable' THEN 'worse'
                WHEN severity <> severity_before
                THEN CASE WHEN array_position('{critical,error,warning,advisory}', severity) < array_position('{critical,error,warning,advisory}', severity_before)
                          THEN 'worse' ELSE 'better' END
                WHEN abs(difference) > abs(difference_before) THEN 'worse'
                WHEN abs(difference) < abs(difference_before) THEN 'better'
                ELSE 'persisting' END;
COMMENT ON FUNCTION change_of_finding(text, text, numeric, text, text, numeric) IS
    'Phát hiện là mới, vẫn còn, xấu hơn, tốt hơn hay đã hết / Whether a finding is new, persisting, worse, better or resolved';

-- ---- plans ------------------------------------------------------------------

CREATE OR REPLACE VIEW plan_finding WITH (security_invoker = true) AS
SELECT f.subject, f.subject_code, f.rule_code, f.status, f.severity, f.action,
       CAST(f.observed AS numeric(28,4)) AS observed, CAST(f.expected AS numeric(28,4)) AS expected, CAST(f.difference AS numeric(28,4)) AS difference,
       f.unit, f.reason, f.message_vi, f.message_en, f.authority, f.act_by, f.legal_basis,
       coalesce(i.name, l.name, f.subject_code) AS subject_name, l.code AS plan_code, l.plan_year, l.budget_source, l.jurisdiction, l.status AS plan_status,
       w.id IS NOT NULL AS is_waived, upper(w.valid) - 1 AS waived_until, w.reason AS waiver_reason, coalesce(i.is_synthetic OR l.is_synthetic, l.is_synthetic, false) AS is_synthetic,
       -- what cannot be evaluated need not be wrong
       CASE f.status WHEN 'fail' THEN m.remedy_vi ELSE 'Nhập dữ liệu còn thiếu nêu trong thông báo' END AS remedy_vi,
       CASE f.status WHEN 'fail' THEN m.remedy_en ELSE 'Enter the data that the message says is missing' END AS remedy_en
FROM report_setting AS r
CROSS JOIN LATERAL (SELECT c.subject, c.subject_code, s.* FROM checked_fact_on(r.report_on) AS c
                    CROSS JOIN LATERAL check_facts(c.subject, c.as_of_date, c.facts, c.parameters) AS s
                    WHERE c.subject <> 'project') AS f
LEFT JOIN (SELECT DISTINCT code, remedy_vi, remedy_en FROM rules()) AS m ON m.code = f.rule_code
LEFT JOIN plan_item AS i ON f.subject = 'plan_item' AND i.code = f.subject_code
LEFT JOIN plan AS l ON l.code = CASE f.subject WHEN 'plan_item' THEN i.plan_code WHEN 'plan' THEN f.subject_code END
LEFT JOIN waiver AS w ON w.rule_code = f.rule_code AND w.subject = f.subject AND w.subject_code = f.subject_code AND w.valid @> r.report_on;

-- What the rules of the province's own say. A view apart, so that such a rule may
-- read what the others find. One that is broken says nothing here: a run tells why.
CREATE OR REPLACE VIEW own_finding WITH (security_invoker = true) AS
SELECT o.subject, o.subject_code, o.rule_code, o.status, o.severity, o.action,
       CAST(o.observed AS numeric(28,4)) AS observed, CAST(o.expected AS numeric(28,4)) AS expected, CAST(o.difference AS numeric(28,4)) AS difference,
       o.unit, o.reason, o.message_vi, o.message_en, o.authority, o.act_by, o.legal_basis,
       w.id IS NOT NULL AS is_waived, upper(w.valid) - 1 AS waived_until, w.reason AS waiver_reason
FROM report_setting AS r
CROSS JOIN LATERAL (SELECT s.*, count(s.problem) OVER (PARTITION BY s.rule_code) AS problem_count
                    FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace CROSS JOIN LATERAL own_rules(CAST(n.nspname AS text)) AS s
                    WHERE c.oid = CAST('check_run' AS regclass)) AS o
LEFT JOIN waiver AS w ON w.rule_code = o.rule_code AND w.subject = o.subject AND w.subject_code = o.subject_code AND w.valid @> r.report_on
WHERE o.status IN ('fail', 'not_evaluable') AND o.problem_count = 0;

-- ---- what if ----------------------------------------------------------------

-- What is said of a draft beside what is said of the approved plan whose place it
-- would take. An item has the one beside it that plan_difference puts there.
CREATE OR REPLACE VIEW plan_finding_difference WITH (security_invoker = true) AS
WITH pair AS MATERIALIZED (
    SELECT d.draft_plan_code, d.approved_plan_code, CASE d.dimension WHEN 'item' THEN 'plan_item' ELSE 'plan' END AS subject,
           coalesce(d.code, d.draft_plan_code) AS code, d.name,
           CASE d.dimension WHEN 'item' THEN d.draft_item_code ELSE d.draft_plan_code END AS draft_code,
           CASE d.dimension WHEN 'item' THEN d.approved_item_code ELSE d.approved_plan_code END AS approved_code, d.has_synthetic
    FROM plan_difference AS d WHERE d.dimension IN ('item', 'plan')
), said AS MATERIALIZED (
    SELECT subject, subject_code, rule_code, status, severity, observed, expected, difference, unit, message_vi, message_en FROM plan_finding
    WHERE subject IN ('plan_item', 'plan')
), draft AS (
    SELECT p.draft_plan_code, p.code, s.* FROM pair AS p JOIN said AS s ON s.subject = p.subject AND s.subject_code = p.draft_code
), approved AS (
    SELECT p.draft_plan_code, p.code, s.* FROM pair AS p JOIN said AS s ON s.subject = p.subject AND s.subject_code = p.approved_code
), compared AS MATERIALIZED (
    SELECT draft_plan_code, subject, code, rule_code,
           a.status AS approved_status, d.status AS draft_status, a.severity AS approved_severity, d.severity AS draft_severity,
           a.observed AS approved_observed, d.observed AS draft_observed, a.expected AS approved_expected, d.expected AS draft_expected,
           a.difference AS approved_difference, d.difference AS draft_difference, coalesce(d.unit, a.unit) AS unit,
           coalesce(d.message_vi, a.message_vi) AS message_vi, coalesce(d.message_en, a.message_en) AS message_en
    FROM draft AS d FULL JOIN approved AS a USING (draft_plan_code, subject, code, rule_code)
)
SELECT c.draft_plan_code, p.approved_plan_code, c.subject, p.draft_code, p.approved_code, p.name, c.rule_code,
       CASE WHEN p.approved_plan_code IS NOT NULL
            THEN change_of_finding(c.approved_status, c.approved_severity, c.approved_difference, c.draft_status, c.draft_severity, c.draft_difference) END AS change,
       c.approved_status, c.draft_status, c.approved_severity, c.draft_severity, c.approved_observed, c.draft_observed,
       c.approved_expected, c.draft_expected, c.approved_difference, c.draft_difference, c.unit, c.message_vi, c.message_en, p.has_synthetic
FROM compared AS c JOIN pair AS p USING (draft_plan_code, subject, code);

-- All of the difference in one place: items, money and shares with the findings.
-- An item has its own, a plan those about it and about its items.
CREATE OR REPLACE VIEW what_if WITH (security_invoker = true) AS
SELECT d.draft_plan_code, d.approved_plan_code, d.plan_year, d.budget_source, d.jurisdiction, d.plan_status, d.dimension, d.code, d.name,
       d.change, d.changed_fields, d.draft_item_code, d.approved_item_code,
       d.approved_item_count, d.draft_item_count, d.item_count_difference, d.approved_unknown_count, d.draft_unknown_count,
       d.approved_support, d.draft_support, d.support_difference, d.approved_share, d.draft_share, d.share_difference,
       d.approved_difficult_share, d.draft_difficult_share, d.difficult_share_difference,
       coalesce(f.approved_finding_count, n.none) AS approved_finding_count, coalesce(f.draft_finding_count, n.none) AS draft_finding_count,
       -- without an approved plan there is nothing that they differ from
       CASE WHEN d.approved_plan_code IS NOT NULL THEN coalesce(f.new_finding_count, n.none) END AS new_finding_count,
       CASE WHEN d.approved_plan_code IS NOT NULL THEN coalesce(f.resolved_finding_count, n.none) END AS resolved_finding_count,
       CASE WHEN d.approved_plan_code IS NOT NULL THEN coalesce(f.worse_finding_count, n.none) END AS worse_finding_count,
       CASE WHEN d.approved_plan_code IS NOT NULL THEN coalesce(f.better_finding_count, n.none) END AS better_finding_count,
       d.has_synthetic
FROM plan_difference AS d
CROSS JOIN LATERAL (SELECT CASE WHEN d.dimension <> 'content' THEN CAST(0 AS bigint) END AS none) AS n
LEFT JOIN (SELECT draft_plan_code, CASE WHEN grouping(item) = 1 THEN 'plan' ELSE 'item' END AS dimension, item,
                  count(*) FILTER (WHERE approved_status = 'fail') AS approved_finding_count, count(*) FILTER (WHERE draft_status = 'fail') AS draft_finding_count,
                  count(*) FILTER (WHERE change = 'new' AND draft_status = 'fail') AS new_finding_count,
                  count(*) FILTER (WHERE change = 'resolved' AND approved_status = 'fail') AS resolved_finding_count,
                  count(*) FILTER (WHERE change = 'worse') AS worse_finding_count, count(*) FILTER (WHERE change = 'better') AS better_finding_count
           FROM (SELECT *, CASE WHEN subject = 'plan_item' THEN coalesce(draft_code, approved_code) END AS item FROM plan_finding_difference) AS f
           GROUP BY GROUPING SETS ((draft_plan_code), (draft_plan_code, item))) AS f
       ON f.draft_plan_code = d.draft_plan_code AND f.dimension = d.dimension
      AND f.item IS NOT DISTINCT FROM CASE d.dimension WHEN 'item' THEN d.code END
      AND d.dimension IN ('plan', 'item');

-- ---- run by run -------------------------------------------------------------

-- What differs between two runs of the facts and parameters that a rule reads. A
-- fact that code lists and norms say is put down to them if they differ, or to the
-- day if another holds, unless what is looked up in them differs.
--
-- The day is a cause if it is the only difference. If there are others, the facts of
-- before are looked at on the new day: it is the only cause if they say what is said
-- now, and none if they say what was said before, or still find what is resolved.
-- What happened between the two days is data.
CREATE OR REPLACE FUNCTION finding_change_between(from_run bigint, to_run bigint)
    RETURNS TABLE (subject text, subject_code text, rule_code text, change text, cause text, changed_facts text, waiver_change text,
                   status_before text, status text, severity_before text, severity text, observed_before numeric, observed numeric,
                   expected_before numeric, expected numeric, difference_before numeric, difference numeric, unit text,
                   message_vi text, message_en text, first_seen date)
    LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000 SET jit = off
BEGIN ATOMIC
    WITH rule AS MATERIALIZED (
        SELECT r.code,
               (SELECT array_agg(DISTINCT f.fact) FROM unnest(string_to_array(string_agg(r.facts, ', '), ', ')) AS f (fact) WHERE f.fact <> 'as_of') AS facts,
               (SELECT array_agg(DISTINCT p.name) FROM unnest(array_agg(CAST(r.parameters AS jsonb))) AS v (parameters),
                       jsonb_object_keys(v.parameters) AS p (name)) AS parameters
        FROM rules() AS r GROUP BY r.code
    ), run AS MATERIALIZED (
        SELECT a.as_of AS day_before, b.as_of AS day, a.as_of <> b.as_of AS day_differs, a.extension_version <> b.extension_version AS version_differs,
               a.code_list_digest <> b.code_list_digest AS list_differs
        FROM check_run AS a, check_run AS b WHERE a.id = from_run AND b.id = to_run
    ), applied AS ( -- rules that neither run failed to apply; one may not have known it
        SELECT rule_code, num_nulls(a.run_id, b.run_id) > 0 OR a.definition_digest <> b.definition_digest AS definition_differs
        FROM (SELECT * FROM check_result WHERE run_id = from_run) AS a FULL JOIN (SELECT * FROM check_result WHERE run_id = to_run) AS b USING (rule_code)
        WHERE a.error IS NULL AND b.error IS NULL
    ), compared AS MATERIALIZED (
        SELECT subject, subject_code, rule_code,
               change_of_finding(a.status, a.severity, a.difference, b.status, b.severity, b.difference) AS change,
               change_of_finding(a.status, a.severity, a.difference, b.status, b.severity, b.difference) <> 'persisting' OR a.status <> b.status AS has_cause,
               a.status AS status_before, b.status, a.severity AS severity_before, b.severity, a.observed AS observed_before, b.observed,
               a.expected AS expected_before, b.expected, a.difference AS difference_before, b.difference, coalesce(b.unit, a.unit) AS unit,
               coalesce(b.message_vi, a.message_vi) AS message_vi, coalesce(b.message_en, a.message_en) AS message_en,
               coalesce(b.first_seen, a.first_seen) AS first_seen,
               CASE WHEN a.waiver_id IS NULL AND b.waiver_id IS NOT NULL THEN 'waived'
                    WHEN a.waiver_id IS NOT NULL AND b.waiver_id IS NULL AND b.id IS NOT NULL THEN 'resurfaced' END AS waiver_change
        FROM (SELECT * FROM finding WHERE run_id = from_run) AS a
        FULL JOIN (SELECT * FROM finding WHERE run_id = to_run) AS b USING (subject, subject_code, rule_code)
    ), input AS ( -- of what changed; each row is looked up once
        SELECT c.*, run.day, run.day_before, run.day_differs, run.list_differs, rule.code IS NOT NULL AS is_listed,
               run.version_differs AND rule.code IS NOT NULL OR applied.definition_differs AS rule_differs,
               a.facts AS facts_before, b.facts, a.parameters AS parameters_before, b.parameters,
               CASE WHEN num_nulls(a.facts, b.facts) = 1 THEN 'subject' ELSE d.changed_facts END AS changed_facts, coalesce(d.from_lists, 0) AS from_lists, coalesce(d.changed, 0) AS changed,
               (a.facts -> 'answered_rules' ? c.rule_code) IS DISTINCT FROM (b.facts -> 'answered_rules' ? c.rule_code) AS answer_differs,
               EXISTS (SELECT FROM unnest(rule.parameters) AS p (name) WHERE a.parameters -> p.name IS DISTINCT FROM b.parameters -> p.name) AS parameter_differs
        FROM compared AS c
        JOIN applied ON applied.rule_code = c.rule_code
        CROSS JOIN run
        LEFT JOIN rule ON rule.code = c.rule_code
        LEFT JOIN check_fact AS a ON c.has_cause AND a.subject = c.subject AND a.subject_code = c.subject_code
             AND a.from_run <= finding_change_between.from_run AND (a.until_run > finding_change_between.from_run) IS NOT FALSE
        LEFT JOIN check_fact AS b ON c.has_cause AND b.subject = c.subject AND b.subject_code = c.subject_code
             AND b.from_run <= finding_change_between.to_run AND (b.until_run > finding_change_between.to_run) IS NOT FALSE
        CROSS JOIN LATERAL (
            SELECT string_agg(f.fact, ', ' ORDER BY f.fact COLLATE "C") AS changed_facts, count(*) AS changed,
                   count(*) FILTER (WHERE (run.list_differs AND a.facts -> 'judged_on' IS NOT DISTINCT FROM b.facts -> 'judged_on' OR k.by_day)
                       AND f.fact IN ('content_listed', 'sector_listed', 'area_difficult', 'max_rate', 'max_amount', 'norm_known',
                       'norm_jurisdiction', 'has_local_norm', 'local_norm_capped', 'national_max_rate', 'national_max_amount', 'difficult_share',
                       'max_multiplier', 'priority_order_breaches', 'is_mineral', 'is_excluded_kiln', 'norm_basis', 'national_norm_basis', 'national_max_multiplier')
                       AND NOT EXISTS (SELECT FROM unnest(CAST('{content_code,sector_code,area_code,norm_item,establishment_code,item_digest}' AS text[])) AS k (name)
                                       WHERE a.facts -> k.name IS DISTINCT FROM b.facts -> k.name)) AS from_lists
            FROM unnest(rule.facts) AS f (fact)
            -- of a draft, which is judged on the day of the question
            CROSS JOIN (SELECT run.day_differs AND a.facts -> 'judged_on' = to_jsonb(run.day_before) AND b.facts -> 'judged_on' = to_jsonb(run.day) AS by_day) AS k
            WHERE a.facts -> f.fact IS DISTINCT FROM b.facts -> f.fact) AS d
    )
    SELECT i.subject, i.subject_code, i.rule_code, i.change,
           CASE WHEN NOT i.has_cause THEN NULL
                -- a rule of one's own reads what it likes, the day too
                WHEN NOT i.is_listed THEN CASE WHEN i.rule_differs THEN 'rule' WHEN i.day_differs THEN 'data, as_of' ELSE 'data' END
                WHEN NOT i.day_differs THEN o.others
                WHEN o.others IS NULL THEN 'as_of'
                WHEN i.facts IS NULL OR i.facts_before IS NULL THEN o.others
                WHEN o.by_day IS NOT DISTINCT FROM o.said THEN 'as_of'
                WHEN o.by_day IS NOT DISTINCT FROM o.said_before OR i.change = 'resolved' THEN o.others
                ELSE o.others || ', as_of' END,
           i.changed_facts, i.waiver_change,
           i.status_before, i.status, i.severity_before, i.severity, i.observed_before, i.observed,
           i.expected_before, i.expected, i.difference_before, i.difference, i.unit, i.message_vi, i.message_en, i.first_seen
    FROM input AS i
    CROSS JOIN LATERAL (
        SELECT nullif(concat_ws(', ', CASE WHEN i.changed > i.from_lists OR i.answer_differs OR i.facts IS NULL OR i.facts_before IS NULL THEN 'data' END,
                                      CASE WHEN i.from_lists > 0 AND i.list_differs THEN 'code_list' END,
                                      CASE WHEN i.parameter_differs THEN 'parameter' END,
                                      CASE WHEN i.rule_differs THEN 'rule' END), '') AS others,
               CASE WHEN i.status IS NOT NULL THEN jsonb_build_array(i.status, i.severity, i.observed, i.expected) END AS said,
               CASE WHEN i.status_before IS NOT NULL
                    THEN jsonb_build_array(i.status_before, i.severity_before, i.observed_before, i.expected_before) END AS said_before,
               -- what the facts of before say on the new day
               CASE WHEN i.has_cause AND i.day_differs
                    THEN (SELECT jsonb_build_array(f.status, f.severity, f.observed, f.expected)
                          FROM check_facts(i.subject, i.day, i.facts_before, i.parameters_before) AS f WHERE f.rule_code = i.rule_code) END AS by_day) AS o;
END;
COMMENT ON FUNCTION finding_change_between(bigint, bigint) IS
    'Phát hiện thay đổi thế nào giữa hai lần kiểm tra, và vì sao / How findings changed between two runs, and why';

CREATE OR REPLACE VIEW finding_change WITH (security_invoker = true) AS
SELECT r.id AS run_id, r.as_of, r.previous_run_id, r.previous_as_of,
       c.subject, c.subject_code, c.rule_code, c.change, c.cause, c.changed_facts, c.waiver_change,
       c.status_before, c.status, c.severity_before, c.severity,
       CAST(c.observed_before AS numeric(28,4)) AS observed_before, CAST(c.observed AS numeric(28,4)) AS observed,
       CAST(c.expected_before AS numeric(28,4)) AS expected_before, CAST(c.expected AS numeric(28,4)) AS expected,
       CAST(c.difference_before AS numeric(28,4)) AS difference_before, CAST(c.difference AS numeric(28,4)) AS difference, c.unit,
       c.message_vi, c.message_en, c.first_seen
FROM (SELECT id, as_of, lag(id) OVER by_id AS previous_run_id, lag(as_of) OVER by_id AS previous_as_of
      FROM check_run WHERE finished_at IS NOT NULL WINDOW by_id AS (ORDER BY id)) AS r
CROSS JOIN LATERAL finding_change_between(r.previous_run_id, r.id) AS c;

-- A finding that comes back after it was resolved is another line. A run that
-- could not apply the rule says nothing of it; one that did not know it any more
-- resolved what it had found.
CREATE OR REPLACE VIEW finding_history WITH (security_invoker = true) AS
WITH line AS (
    SELECT rule_code, subject, subject_code, first_run_id, min(first_seen) AS first_seen, count(*) AS run_count, max(run_id) AS last_run_id
    FROM finding GROUP BY rule_code, subject, subject_code, first_run_id
), next_run AS (
    SELECT k.rule_code, r.id AS run_id, lead(r.id) OVER by_id AS next_run_id, lead(r.as_of) OVER by_id AS next_as_of
    FROM (SELECT DISTINCT rule_code FROM check_result) AS k CROSS JOIN check_run AS r
    LEFT JOIN check_result AS c ON c.run_id = r.id AND c.rule_code = k.rule_code
    WHERE r.finished_at IS NOT NULL AND c.error IS NULL
    WINDOW by_id AS (PARTITION BY k.rule_code ORDER BY r.id)
)
SELECT l.rule_code, l.subject, l.subject_code, f.status, f.severity, f.action, f.message_vi, f.message_en,
       l.first_run_id, l.first_seen, l.last_run_id, r.as_of AS last_seen, n.next_run_id AS resolved_run_id, n.next_as_of AS resolved_on,
       n.next_run_id IS NULL AS is_open, l.run_count, f.waiver_id IS NOT NULL AS is_waived, upper(w.valid) - 1 AS waived_until, w.reason AS waiver_reason,
       w.legal_document_code
FROM line AS l
JOIN finding AS f ON f.run_id = l.last_run_id AND f.rule_code = l.rule_code AND f.subject = l.subject AND f.subject_code = l.subject_code
JOIN check_run AS r ON r.id = l.last_run_id
LEFT JOIN next_run AS n ON n.rule_code = l.rule_code AND n.run_id = l.last_run_id
LEFT JOIN waiver AS w ON w.id = f.waiver_id;
