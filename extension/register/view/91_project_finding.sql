-- ---------------------------------------------------------------------------
-- project_finding: which projects need a decision, whether the decisions that
-- were made were made rightly, and how each project went
-- ---------------------------------------------------------------------------

-- The province's own parameters for check_project(), in pieces of time on which
-- they do not change. The day that chooses among them is that of the event the
-- rule is about, as it chooses the version of the law. A value for one budget
-- goes before that for any. local_authority is no single rule's: its rule_code is
-- 'any'.
CREATE OR REPLACE FUNCTION project_parameters()
    RETURNS TABLE (budget_source text, event text, valid daterange, parameters jsonb)
    LANGUAGE sql STABLE PARALLEL SAFE ROWS 10
BEGIN ATOMIC
    WITH parameter AS (
        SELECT b.budget_source, p.parameter, p.valid, p.budget_source = 'any' AS is_general,
               CASE WHEN p.rule_code = 'settlement_late' THEN 'accepted_on'
                    WHEN p.rule_code IN ('advance_early', 'advance_above_ratio') THEN 'advanced_on' ELSE 'as_of' END AS event,
               CASE WHEN p.parameter = 'local_authority' THEN to_jsonb(p.value) ELSE to_jsonb(CAST(p.value AS numeric)) END AS value
        FROM rule_parameter AS p JOIN (VALUES ('national'), ('local')) AS b (budget_source) ON p.budget_source IN ('any', b.budget_source)
        WHERE p.rule_code IN (SELECT r.code FROM rules() AS r WHERE r.subject = 'project') OR (p.rule_code, p.parameter) = ('any', 'local_authority')
    ), edge AS (
        SELECT budget_source, event, coalesce(lower(valid), '-infinity') AS day FROM parameter
        UNION
        SELECT budget_source, event, upper(valid) FROM parameter WHERE NOT upper_inf(valid)
    ), piece AS (
        SELECT budget_source, event, day, lead(day) OVER (PARTITION BY budget_source, event ORDER BY day) AS next_day FROM edge
    )
    SELECT e.budget_source, e.event, daterange(e.day, e.next_day), jsonb_object_agg(p.parameter, p.value ORDER BY p.is_general DESC)
    FROM piece AS e JOIN parameter AS p ON p.budget_source = e.budget_source AND p.event = e.event AND p.valid @> e.day
    GROUP BY e.budget_source, e.event, e.day, e.next_day;
END;
COMMENT ON FUNCTION project_parameters() IS
    'Tham số của check_project() theo nguồn kinh phí, sự kiện và thời gian hiệu lực / Parameters of check_project() by budget, event and validity';

-- What check_project() says of each project on a day, and for a project of which
-- it says nothing a row with a NULL rule_code. To it come requests that no fact
-- tells of: to stop, to supplement, and changes without a figure, the first of each
-- kind that waits; of an accepted project only to supplement. Who decides on
-- them and by which law is said by the version of a rule of the same clause.
--
-- An approved decision closes what it answers:
--   a stop         all but what is to be settled of money already paid
--   a supplement   that the project is not in the plan
--   another        that the former one is lost, if it was decided on that day or
--   beneficiary    later
--   a new end,     growth over the first approval, and extensions in series, if
--   support, cost  no more is asked for or forecast
-- What other requests ask for is no longer asked for once it is decided. What was
-- refused is shown, and closes nothing.
CREATE OR REPLACE FUNCTION project_check_on(as_of date)
    RETURNS TABLE (project_code text, rule_code text, status text, severity text, action text,
        observed numeric, expected numeric, difference numeric, unit text, reason text, message_vi text, message_en text,
        authority text, act_by date, legal_basis text, decision_id bigint, is_open boolean, precedence bigint)
    LANGUAGE sql STABLE PARALLEL SAFE ROWS 10000
BEGIN ATOMIC
    SELECT f.project_code, c.rule_code, c.status, c.severity, c.action,
           c.observed, c.expected, c.difference, c.unit, c.reason, c.message_vi, c.message_en, c.authority, c.act_by, c.legal_basis,
           coalesce(closed.id, CASE WHEN c.status <> 'fail' THEN NULL
                                    WHEN c.action = 'stop' THEN f.refused_stop_id
                                    WHEN c.action = 'extend' OR c.rule_code IN ('end_passed', 'forecast_past_end') THEN f.refused_extension_id
                                    WHEN c.action = 'supplement' THEN f.refused_supplement_id END),
           closed.id IS NULL,
           10000 * coalesce(array_position(ARRAY['stop', 'extend', 'adjust', 'supplement', 'review'], c.action), 6)
           + 1000 * array_position(ARRAY['critical', 'error', 'warning', 'advisory'], c.severity) + c.place
    FROM project_fact_on(as_of) AS f
    LEFT JOIN project_parameters() AS today ON today.event = 'as_of' AND today.budget_source = f.budget_source AND today.valid @> as_of
    LEFT JOIN project_parameters() AS advance
        ON advance.event = 'advanced_on' AND advance.budget_source = f.budget_source AND advance.valid @> coalesce(f.advanced_on, as_of)
    LEFT JOIN project_parameters() AS acceptance
        ON acceptance.event = 'accepted_on' AND acceptance.budget_source = f.budget_source AND acceptance.valid @> coalesce(f.accepted_on, as_of)
    LEFT JOIN LATERAL (
        SELECT r.rule_code, r.status, r.severity, r.action, r.observed, r.expected, r.difference, r.unit, r.reason,
               r.message_vi, r.message_en, r.authority, r.act_by, r.legal_basis, r.place
        FROM check_project(as_of => as_of, budget_source => f.budget_source, plan_year => f.plan_year, in_plan => f.in_plan,
                is_group => f.is_group, content_code => f.activity, starts_on => f.starts_on, ends_on => f.ends_on,
                original_ends_on => f.original_ends_on, forecast_ends_on => f.forecast_ends_on, started_on => f.started_on,
                accepted_on => f.accepted_on, settled_on => f.settled_on, liquidated_on => f.liquidated_on, progress_on => f.progress_on,
                approved_support => f.approved_support, original_support => f.original_support, requested_support => f.requested_support,
                total_cost => f.total_cost, invested => f.invested, counterpart_committed => f.counterpart_committed,
                counterpart_paid => f.counterpart_paid, advanced => f.advanced, paid => f.paid, recovered => f.recovered,
                other_state_support => f.other_state_support, progress => f.progress, previous_progress => f.previous_progress,
                beneficiary_status => f.beneficiary_status, content_changed => f.content_changed, place_changed => f.place_changed,
                beneficiary_changed => f.beneficiary_changed, partner_changed => f.partner_changed, violation => f.violation,
                force_majeure => f.force_majeure, extension_count => f.extension_count, started => f.started, accepted => f.accepted,
                settled => f.settled, liquidated => f.liquidated, reported => f.reported, change_requested => f.change_requested,
                requested_ends_on => f.requested_ends_on, advanced_on => f.advanced_on, original_total_cost => f.original_total_cost,
                forecast_cost => f.forecast_cost,
                parameters => coalesce(today.parameters, '{}') || coalesce(advance.parameters, '{}') || coalesce(acceptance.parameters, '{}'))
             WITH ORDINALITY AS r (rule_code, status, severity, action, observed, expected, difference, unit, reason,
                message_vi, message_en, authority, act_by, legal_basis, place)
        UNION ALL
        SELECT q.rule_code, CASE WHEN l.code IS NULL THEN 'not_evaluable' ELSE 'fail' END, 'warning', q.action, NULL, NULL, NULL, NULL,
               CASE WHEN l.code IS NULL THEN 'not_in_force' ELSE 'no_deadline' END,
               format('Có đề nghị %s ngày %s, chưa có quyết định; lý do: %s.', q.what_vi, to_char(q.asked_on, 'DD/MM/YYYY'), q.reason),
               format('A request of %s to %s is not decided yet; its reason: %s.', to_char(q.asked_on, 'YYYY-MM-DD'), q.what_en, q.reason),
               CASE l.decided_by WHEN 'local_authority' THEN coalesce(today.parameters ->> 'local_authority', 'provincial_committee') ELSE l.decided_by END,
               NULL, l.legal_basis, 100
        FROM (SELECT DISTINCT ON (k.rule_code) k.rule_code, k.action, k.clause, k.what_vi, k.what_en, p.asked_on, btrim(p.reason, ' .') AS reason
              FROM project_change AS p
              JOIN (VALUES ('stop', 'stop_requested', 'stop', 'not_in_plan', 'ngừng thực hiện đề án', 'stop the project'),
                           ('supplement', 'supplement_requested', 'supplement', 'not_in_plan', 'bổ sung đề án', 'supplement the project'),
                           ('extend', 'extension_undated', 'extend', 'extension_requested', 'gia hạn mà không nêu thời hạn', 'extend the project, without a date,'),
                           ('adjust', 'change_requested', 'adjust', 'support_down', 'điều chỉnh đề án', 'adjust the project'))
                  AS k (kind, rule_code, action, clause, what_vi, what_en) ON k.kind = p.kind
              WHERE f.change_requested AND p.project_code = f.project_code AND p.asked_on <= as_of AND (p.decided_on <= as_of) IS NOT TRUE
                AND (p.kind = 'supplement' OR NOT f.accepted)
                AND (p.kind IN ('stop', 'supplement')
                     OR p.to_ends_on IS NULL AND p.to_support IS NULL AND p.subject NOT IN ('content', 'place', 'beneficiary', 'partner'))
              ORDER BY k.rule_code, p.asked_on, p.id) AS q
        LEFT JOIN rules() AS l ON l.code = q.clause AND l.subject = 'project' AND coalesce(l.budget_source, f.budget_source) = f.budget_source
            AND (l.valid_from > as_of) IS NOT TRUE AND (l.valid_to < as_of) IS NOT TRUE
    ) AS c ON true
    CROSS JOIN LATERAL (SELECT CASE
        WHEN f.stop_id IS NOT NULL AND c.rule_code NOT IN ('advance_early', 'advance_above_ratio', 'second_budget', 'settlement_late', 'liquidation_late')
            THEN f.stop_id
        WHEN c.status <> 'fail' THEN NULL
        WHEN c.rule_code IN ('not_in_plan', 'supplement_requested') THEN f.supplement_id
        WHEN c.rule_code = 'beneficiary_lost' THEN f.beneficiary_change_id
        WHEN c.rule_code IN ('original_time_growth', 'serial_extension')
             AND (f.forecast_ends_on > f.ends_on) IS NOT TRUE AND (f.requested_ends_on > f.ends_on) IS NOT TRUE THEN f.end_id
        WHEN c.rule_code = 'original_support_growth' AND (f.requested_support > f.approved_support) IS NOT TRUE THEN f.support_id
        WHEN c.rule_code = 'original_cost_growth' AND (f.forecast_cost > f.total_cost) IS NOT TRUE THEN f.cost_id END AS id) AS closed;
END;
COMMENT ON FUNCTION project_check_on(date) IS
    'Kết quả của check_project() cho mỗi đề án vào một ngày, với quyết định trả lời; rule_code trống nếu không có gì / What check_project() says of each project on a day, with the decision that answers it; rule_code is NULL if nothing';

CREATE OR REPLACE FUNCTION project_finding_on(as_of date)
    RETURNS TABLE (subject text, subject_code text, rule_code text, status text, severity text, action text,
        observed numeric, expected numeric, difference numeric, unit text, reason text, message_vi text, message_en text,
        authority text, act_by date, legal_basis text, project_code text, project_name text, plan_year integer, budget_source text,
        area_code text, area_name text, decision_id bigint, decision text, decided_on date, decided_by text, is_open boolean, is_synthetic boolean)
    LANGUAGE sql STABLE PARALLEL SAFE ROWS 10000
BEGIN ATOMIC
    SELECT 'project', c.project_code, c.rule_code, c.status, c.severity, c.action, c.observed, c.expected, c.difference, c.unit, c.reason,
           c.message_vi, c.message_en, c.authority, c.act_by, c.legal_basis, p.code, p.name, p.plan_year, p.budget_source, p.area_code, a.name,
           c.decision_id, d.decision, d.decided_on, d.decided_by, c.is_open, p.is_synthetic
    FROM project_check_on(as_of) AS c
    JOIN project AS p ON p.code = c.project_code
    LEFT JOIN area AS a ON a.code = p.area_code
    LEFT JOIN project_change AS d ON d.id = c.decision_id
    WHERE c.rule_code IS NOT NULL;
END;
COMMENT ON FUNCTION project_finding_on(date) IS
    'Các phát hiện của mọi đề án theo những gì đã biết vào một ngày / Findings of all projects by what was known on a day';

CREATE OR REPLACE VIEW project_finding WITH (security_invoker = true) AS
SELECT f.subject, f.subject_code, f.rule_code, f.status, f.severity, f.action, CAST(f.observed AS numeric(28,4)) AS observed,
       CAST(f.expected AS numeric(28,4)) AS expected, CAST(f.difference AS numeric(28,4)) AS difference, f.unit, f.reason,
       f.message_vi, f.message_en, f.authority, f.act_by, f.legal_basis, f.project_code, f.project_name, f.plan_year, f.budget_source,
       f.area_code, f.area_name, s.report_on, f.decision_id, f.decision, f.decided_on, f.decided_by, f.is_open, f.is_synthetic,
       w.id IS NOT NULL AS is_waived, upper(w.valid) - 1 AS waived_until, w.reason AS waiver_reason
FROM report_setting AS s CROSS JOIN LATERAL project_finding_on(s.report_on) AS f
LEFT JOIN waiver AS w ON w.rule_code = f.rule_code AND w.subject = f.subject AND w.subject_code = f.subject_code AND w.valid @> s.report_on;

-- The first of what fails, is open and not waived; the rest is counted.
CREATE OR REPLACE VIEW project_action WITH (security_invoker = true) AS
SELECT p.code AS project_code, p.name AS project_name, p.plan_year, p.budget_source, p.area_code, a.name AS area_name, h.report_on,
       h.action, CASE h.action WHEN 'stop' THEN 'ngừng' WHEN 'extend' THEN 'gia hạn' WHEN 'adjust' THEN 'điều chỉnh'
                               WHEN 'supplement' THEN 'bổ sung' WHEN 'review' THEN 'rà soát' END AS action_name,
       h.rule_code, h.severity, (ARRAY['critical', 'error', 'warning', 'advisory'])[h.worst] AS worst_severity,
       h.finding_count, h.closed_count, h.not_evaluable_count,
       CAST(h.observed AS numeric(28,4)) AS observed, CAST(h.expected AS numeric(28,4)) AS expected,
       CAST(h.difference AS numeric(28,4)) AS difference, h.unit, h.reason, h.message_vi, h.message_en, h.authority,
       CASE h.authority WHEN 'minister' THEN 'Bộ trưởng' WHEN 'department' THEN 'Cục' WHEN 'provincial_committee' THEN 'UBND tỉnh'
                        WHEN 'provincial_department' THEN 'Sở Công Thương' END AS authority_name,
       h.act_by, h.legal_basis, p.is_synthetic, h.waived_count
FROM (SELECT c.project_code, c.report_on, row_number() OVER by_precedence AS place, c.finding_count, c.closed_count, c.not_evaluable_count, c.waived_count, c.worst,
             CASE WHEN c.is_headline THEN c.action END AS action, CASE WHEN c.is_headline THEN c.rule_code END AS rule_code,
             CASE WHEN c.is_headline THEN c.severity END AS severity, CASE WHEN c.is_headline THEN c.observed END AS observed,
             CASE WHEN c.is_headline THEN c.expected END AS expected, CASE WHEN c.is_headline THEN c.difference END AS difference,
             CASE WHEN c.is_headline THEN c.unit END AS unit, CASE WHEN c.is_headline THEN c.reason END AS reason,
             CASE WHEN c.is_headline THEN c.message_vi END AS message_vi, CASE WHEN c.is_headline THEN c.message_en END AS message_en,
             CASE WHEN c.is_headline THEN c.authority END AS authority, CASE WHEN c.is_headline THEN c.act_by END AS act_by,
             CASE WHEN c.is_headline THEN c.legal_basis END AS legal_basis
      FROM (SELECT c.*, s.report_on, (c.status = 'fail' AND c.is_open AND w.id IS NULL) IS TRUE AS is_headline,
                   count(*) FILTER (WHERE c.status = 'fail' AND c.is_open AND w.id IS NULL) OVER by_project AS finding_count,
                   count(*) FILTER (WHERE c.status = 'fail' AND NOT c.is_open) OVER by_project AS closed_count,
                   count(*) FILTER (WHERE c.status = 'not_evaluable' AND c.is_open AND w.id IS NULL) OVER by_project AS not_evaluable_count,
                   count(w.id) FILTER (WHERE c.is_open) OVER by_project AS waived_count,
                   min(c.precedence / 1000 % 10) FILTER (WHERE c.status = 'fail' AND c.is_open AND w.id IS NULL) OVER by_project AS worst
            FROM report_setting AS s CROSS JOIN LATERAL project_check_on(s.report_on) AS c
            LEFT JOIN waiver AS w ON w.rule_code = c.rule_code AND w.subject = 'project' AND w.subject_code = c.project_code AND w.valid @> s.report_on
            WINDOW by_project AS (PARTITION BY c.project_code)) AS c
      WINDOW by_precedence AS (PARTITION BY c.project_code ORDER BY c.is_headline DESC, c.precedence)) AS h
JOIN project AS p ON p.code = h.project_code
LEFT JOIN area AS a ON a.code = p.area_code
WHERE h.place = 1;

-- ---- decisions --------------------------------------------------------------

-- Every decision beside what it changed. Who may take it follows TT 36/2013/TT-BCT,
-- Điều 11, for national money; for a province's own its parameter local_authority.
CREATE OR REPLACE VIEW decision_finding WITH (security_invoker = true) AS
WITH decided AS (
    SELECT d.*, p.name AS project_name, p.plan_year, p.budget_source, p.area_code, p.is_group, s.report_on,
           coalesce(earlier_end.to_ends_on, p.original_ends_on) AS former_ends_on,
           coalesce(earlier_support.to_support, p.original_support) AS former_support
    FROM project_change AS d
    JOIN project AS p ON p.code = d.project_code
    JOIN report_setting AS s ON d.decided_on <= s.report_on
    LEFT JOIN LATERAL (SELECT e.to_ends_on FROM project_change AS e
                       WHERE e.project_code = d.project_code AND e.decision = 'approved' AND e.to_ends_on IS NOT NULL
                         AND (e.decided_on, e.id) < (d.decided_on, d.id) ORDER BY e.decided_on DESC, e.id DESC LIMIT 1) AS earlier_end ON true
    LEFT JOIN LATERAL (SELECT e.to_support FROM project_change AS e
                       WHERE e.project_code = d.project_code AND e.decision = 'approved' AND e.to_support IS NOT NULL
                         AND (e.decided_on, e.id) < (d.decided_on, d.id) ORDER BY e.decided_on DESC, e.id DESC LIMIT 1) AS earlier_support ON true
), clause AS (
    SELECT d.*, CASE WHEN d.kind IN ('stop', 'supplement') THEN 'not_in_plan'
                     WHEN d.subject = 'content' THEN 'content_changed'
                     WHEN d.subject IN ('place', 'beneficiary', 'partner') THEN d.subject || '_changed'
                     WHEN d.to_support > d.former_support THEN 'support_up'
                     WHEN d.to_ends_on IS NOT NULL AND d.former_ends_on IS NULL OR d.kind = 'extend' AND d.to_ends_on IS NULL THEN NULL
                     WHEN extract(year FROM d.to_ends_on) > extract(year FROM d.former_ends_on) THEN 'extension_requested'
                     WHEN d.to_ends_on IS NOT NULL THEN 'time_changed'
                     WHEN d.to_support IS NOT NULL AND d.former_support IS NULL THEN NULL
                     ELSE 'support_down' END AS rule
    FROM decided AS d
), lawful AS (
    SELECT c.*, l.legal_basis,
           CASE WHEN c.budget_source = 'local' THEN
                    CASE WHEN l.code IS NOT NULL THEN coalesce(o.parameters ->> 'local_authority', 'provincial_committee') END
                WHEN c.rule IN ('place_changed', 'beneficiary_changed', 'partner_changed') AND c.is_group AND l.code IS NOT NULL THEN 'provincial_department'
                WHEN l.decided_by LIKE 'department%' THEN 'department' ELSE l.decided_by END AS authority
    FROM clause AS c
    LEFT JOIN rules() AS l ON l.code = CASE WHEN c.budget_source = 'local' THEN coalesce(c.rule, 'support_down') ELSE c.rule END AND l.subject = 'project'
        AND l.budget_source = c.budget_source AND (l.valid_from > c.decided_on) IS NOT TRUE AND (l.valid_to < c.decided_on) IS NOT TRUE
    LEFT JOIN project_parameters() AS o ON o.event = 'as_of' AND o.budget_source = c.budget_source AND o.valid @> c.decided_on
), found AS (
    SELECT w.*, 'decision_authority' AS rule_code, CASE WHEN w.authority IS NULL THEN 'not_evaluable' ELSE 'fail' END AS status,
           CASE WHEN w.decided_by = 'minister' THEN 'advisory' ELSE 'error' END AS severity, NULL::numeric AS observed, NULL::numeric AS expected, NULL AS unit,
           CASE WHEN w.authority IS NOT NULL THEN NULL WHEN w.rule IS NOT NULL THEN 'not_in_force' WHEN w.to_ends_on IS NOT NULL THEN 'original_ends_on'
                WHEN w.kind = 'extend' THEN 'to_ends_on' ELSE 'original_support' END AS missing,
           CASE WHEN w.authority IS NULL THEN 'chưa xét được thẩm quyền' ELSE 'không do cấp có thẩm quyền ban hành' END AS what_vi,
           CASE WHEN w.authority IS NULL THEN 'who may take it cannot be told' ELSE 'it was taken by another authority than the one it belongs to' END AS what_en
    FROM lawful AS w WHERE w.authority IS DISTINCT FROM w.decided_by
    UNION ALL
    SELECT w.*, 'decision_reason', 'fail', 'error', NULL, NULL, NULL, NULL, 'lý do ghi không thành lời', 'the reason has no word in it'
    FROM lawful AS w WHERE w.reason !~ '[[:alpha:]]'
    UNION ALL
    SELECT w.*, 'request_late', CASE WHEN w.former_ends_on IS NULL THEN 'not_evaluable' ELSE 'fail' END, 'warning',
           w.asked_on - w.former_ends_on, 0, 'day', CASE WHEN w.former_ends_on IS NULL THEN 'original_ends_on' END,
           CASE WHEN w.former_ends_on IS NULL THEN 'chưa xét được đề nghị gia hạn có đúng hạn không' ELSE 'đề nghị gia hạn sau khi đã hết thời hạn' END,
           CASE WHEN w.former_ends_on IS NULL THEN 'whether the extension was asked for in time cannot be told' ELSE 'the extension was asked for after the end had passed' END
    FROM lawful AS w WHERE w.kind = 'extend' AND (w.asked_on <= w.former_ends_on) IS NOT TRUE
    UNION ALL
    SELECT w.*, 'decision_late', 'fail', 'warning', w.decided_on - w.former_ends_on, 0, 'day', NULL,
           'gia hạn sau khi đã hết thời hạn, dù đề nghị đúng hạn', 'the extension was asked for in time but decided after the end had passed'
    FROM lawful AS w WHERE w.kind = 'extend' AND w.asked_on <= w.former_ends_on AND w.decided_on > w.former_ends_on
    UNION ALL
    SELECT w.*, 'supplement_late', 'fail', 'error', w.decided_on - m.paid_on, 0, 'day', NULL,
           'bổ sung sau khi đã chi tiền', 'the supplement was decided after money had been paid'
    FROM lawful AS w CROSS JOIN LATERAL (SELECT min(b.paid_on) AS paid_on FROM disbursement AS b
                                         WHERE b.project_code = w.project_code AND b.source IN ('national', 'local') AND b.kind <> 'recovery') AS m
    WHERE w.kind = 'supplement' AND w.subject = 'project' AND w.decision = 'approved' AND m.paid_on < w.decided_on
    UNION ALL
    SELECT w.*, 'advance_not_returned', 'fail', 'error', m.outstanding, 0, 'dong', NULL,
           'đề án đã được chấp thuận ngừng nhưng tạm ứng chưa thu hồi hết', 'the project was stopped but not all of the advance has come back'
    FROM lawful AS w CROSS JOIN LATERAL (SELECT sum(CASE b.kind WHEN 'advance' THEN b.amount WHEN 'recovery' THEN -b.amount END) AS outstanding
                                         FROM disbursement AS b WHERE b.project_code = w.project_code AND b.source IN ('national', 'local')
                                           AND b.paid_on <= w.report_on) AS m
    WHERE w.kind = 'stop' AND w.decision = 'approved' AND NOT w.force_majeure AND m.outstanding > 0
)
SELECT 'project' AS subject, f.project_code AS subject_code, f.rule_code, f.status, f.severity, CASE WHEN f.status = 'fail' THEN 'review' END AS action,
       CAST(f.observed AS numeric(28,4)) AS observed, CAST(f.expected AS numeric(28,4)) AS expected,
       CAST(f.observed - f.expected AS numeric(28,4)) AS difference, f.unit, coalesce(f.missing, 'no_deadline') AS reason,
       format('Quyết định ngày %s: %s.', to_char(f.decided_on, 'DD/MM/YYYY'), f.what_vi) AS message_vi,
       format('Decision of %s: %s.', to_char(f.decided_on, 'YYYY-MM-DD'), f.what_en) AS message_en,
       f.authority, CAST(NULL AS date) AS act_by,
       CASE WHEN f.rule_code IN ('request_late', 'decision_late', 'decision_reason') THEN 'Ngưỡng quản lý, không phải quy định của pháp luật'
            WHEN f.rule_code = 'advance_not_returned' AND f.budget_source = 'national' AND f.legal_basis IS NOT NULL THEN 'TT 36/2013/TT-BCT, Điều 12.6'
            ELSE f.legal_basis END AS legal_basis,
       f.project_code, f.project_name, f.plan_year, f.budget_source, f.area_code, f.report_on, f.id AS decision_id, f.kind, f.subject AS change_subject,
       f.asked_on, f.decision, f.decided_on, f.decided_by, f.is_synthetic
FROM found AS f;

-- ---- what happened, and what was to ---------------------------------------------

-- Days to come stand with the days they were set for. Of the ends that were
-- forecast the latest one is there.
CREATE OR REPLACE VIEW project_timeline WITH (security_invoker = true) AS
WITH happening (project_code, event_on, step, event, detail_vi, detail_en, amount, progress, is_plan) AS (
    SELECT p.code, v.event_on, v.step, v.event, v.detail_vi, v.detail_en, v.amount, NULL::numeric, v.is_plan
    FROM project AS p CROSS JOIN LATERAL (VALUES
        (p.approved_on, 1, 'approved', 'Phê duyệt đề án', 'Project approved', p.original_support, false),
        (p.original_starts_on, 2, 'planned_start', 'Bắt đầu theo phê duyệt', 'Start, as approved', NULL, true),
        (p.started_on, 3, 'started', 'Triển khai', 'Work began', NULL, false),
        (p.original_ends_on, 20, 'original_end', 'Kết thúc theo phê duyệt lần đầu', 'End, as approved first', NULL, true),
        (p.accepted_on, 23, 'accepted', 'Nghiệm thu cơ sở', 'Accepted', NULL, false),
        (p.settled_on, 24, 'settled', 'Quyết toán', 'Settled', NULL, false),
        (p.liquidated_on, 25, 'liquidated', 'Thanh lý hợp đồng', 'Contract liquidated', NULL, false))
        AS v (event_on, step, event, detail_vi, detail_en, amount, is_plan)
    UNION ALL
    SELECT project_code, reported_on, 10, 'report', 'Báo cáo tiến độ', 'Progress report', earned_value, progress, false FROM progress_report
    UNION ALL
    SELECT project_code, paid_on, CASE kind WHEN 'advance' THEN 11 WHEN 'settlement' THEN 12 ELSE 13 END, kind,
           format('%s, nguồn %s', CASE kind WHEN 'advance' THEN 'Tạm ứng' WHEN 'settlement' THEN 'Thanh toán' ELSE 'Thu hồi' END,
                  CASE source WHEN 'national' THEN 'khuyến công quốc gia' WHEN 'local' THEN 'khuyến công địa phương'
                              WHEN 'counterpart' THEN 'đối ứng' ELSE 'chương trình khác' END),
           format('%s, %s', CASE kind WHEN 'advance' THEN 'Advance' WHEN 'settlement' THEN 'Settlement' ELSE 'Recovery' END, replace(source, '_', ' ')),
           amount, NULL, false
    FROM disbursement
    UNION ALL
    SELECT project_code, asked_on, 14, 'change_asked',
           format('Đề nghị %s: %s', CASE kind WHEN 'stop' THEN 'ngừng' WHEN 'extend' THEN 'gia hạn' WHEN 'adjust' THEN 'điều chỉnh' ELSE 'bổ sung' END, reason),
           format('Request to %s: %s', kind, reason), to_support, NULL, false
    FROM project_change
    UNION ALL
    SELECT project_code, decided_on, 15, 'change_' || decision,
           format('%s %s', CASE decision WHEN 'approved' THEN 'Chấp thuận' ELSE 'Từ chối' END,
                  CASE kind WHEN 'stop' THEN 'ngừng' WHEN 'extend' THEN 'gia hạn' WHEN 'adjust' THEN 'điều chỉnh' ELSE 'bổ sung' END)
           || coalesce(' đến ngày ' || to_char(to_ends_on, 'DD/MM/YYYY'), ''),
           format('Request to %s %s', kind, decision) || coalesce(', until ' || to_char(to_ends_on, 'YYYY-MM-DD'), ''), to_support, NULL, false
    FROM project_change WHERE decided_on IS NOT NULL
    UNION ALL
    SELECT project_code, CAST(at AT TIME ZONE 'Asia/Ho_Chi_Minh' AS date), 16, 'status',
           'Trạng thái: ' || CASE status WHEN 'approved' THEN 'đã phê duyệt' WHEN 'contracted' THEN 'đã ký hợp đồng' WHEN 'running' THEN 'đang thực hiện'
               WHEN 'suspended' THEN 'tạm dừng' WHEN 'stopped' THEN 'ngừng' WHEN 'accepted' THEN 'đã nghiệm thu' WHEN 'settled' THEN 'đã quyết toán'
               ELSE 'đã thanh lý' END, 'Status: ' || status, NULL, NULL, false
    FROM project_status
    UNION ALL
    SELECT project_code, found_on, 17, 'violation', 'Phát hiện vi phạm: ' || description, 'Violation found: ' || description, NULL, NULL, false FROM project_violation
    UNION ALL
    SELECT project_code, resolved_on, 18, 'violation_resolved', 'Đã khắc phục vi phạm: ' || description, 'Violation put right: ' || description, NULL, NULL, false
    FROM project_violation WHERE resolved_on IS NOT NULL
    UNION ALL
    SELECT c.project_code, v.event_on, v.step, v.event, v.detail_vi, v.detail_en, NULL, NULL, true
    FROM project_current AS c CROSS JOIN LATERAL (VALUES
        (nullif(c.ends_on, c.original_ends_on), 21, 'approved_end', 'Kết thúc theo phê duyệt điều chỉnh', 'End, as approved now'),
        (CASE WHEN NOT c.accepted THEN c.forecast_ends_on END, 22, 'forecast_end', 'Kết thúc theo dự kiến mới nhất', 'End, as forecast last'))
        AS v (event_on, step, event, detail_vi, detail_en)
)
SELECT h.project_code, p.name AS project_name, p.plan_year, h.event_on, h.event, h.detail_vi, h.detail_en,
       CAST(h.amount AS numeric(18,0)) AS amount, CAST(h.progress AS numeric(5,4)) AS progress, h.is_plan,
       row_number() OVER (PARTITION BY h.project_code ORDER BY h.event_on, h.step, h.detail_vi COLLATE "C", h.amount) AS event_number, p.is_synthetic
FROM happening AS h JOIN project AS p ON p.code = h.project_code
WHERE h.event_on IS NOT NULL;

-- Against both baselines: what was approved first, and what is approved now. A
-- project that is not accepted is as late as its forecast, or as today; one that
-- was stopped is not late.
CREATE OR REPLACE VIEW project_progress WITH (security_invoker = true) AS
WITH reports AS (
    SELECT r.project_code, summarize_progress(r.reported_on, r.planned_value, r.earned_value, r.spent) AS summary
    FROM progress_report AS r JOIN report_setting AS s ON r.reported_on <= s.report_on
    GROUP BY r.project_code
)
SELECT f.project_code, f.project_name, f.plan_year, f.budget_source, f.area_code, s.report_on, f.status,
       coalesce(report_count(r.summary), 0) AS report_count, latest_report(r.summary) AS reported_on,
       CAST(latest_planned(r.summary) AS numeric(18,0)) AS planned_value, CAST(latest_earned(r.summary) AS numeric(18,0)) AS earned_value,
       CAST(latest_spent(r.summary) AS numeric(18,0)) AS spent,
       CAST(spi(latest_planned(r.summary), latest_earned(r.summary)) AS numeric(28,4)) AS spi,
       CASE WHEN r.summary IS NULL THEN 'no_rows' ELSE spi_reason(latest_planned(r.summary), latest_earned(r.summary)) END AS spi_reason,
       CAST(cpi(latest_earned(r.summary), latest_spent(r.summary)) AS numeric(28,4)) AS cpi,
       CASE WHEN r.summary IS NULL THEN 'no_rows' ELSE cpi_reason(latest_earned(r.summary), latest_spent(r.summary)) END AS cpi_reason,
       CAST(spi_time(r.summary) AS numeric(28,4)) AS spi_time,
       CASE WHEN r.summary IS NULL THEN 'no_rows' ELSE spi_time_reason(r.summary) END AS spi_time_reason,
       forecast_end(r.summary, f.ends_on) AS computed_ends_on,
       CASE WHEN r.summary IS NULL THEN 'no_rows' ELSE forecast_end_reason(r.summary, f.ends_on) END AS computed_ends_on_reason,
       f.forecast_ends_on, f.original_ends_on, f.ends_on, f.accepted_on,
       CASE WHEN f.accepted THEN finish_slip(f.original_ends_on, f.accepted_on) WHEN f.stop_id IS NOT NULL THEN NULL
            ELSE expected_slip(f.original_ends_on, coalesce(f.forecast_ends_on, f.ends_on), s.report_on) END AS original_slip,
       CASE WHEN f.accepted THEN finish_slip(f.ends_on, f.accepted_on) WHEN f.stop_id IS NOT NULL THEN NULL
            ELSE expected_slip(f.ends_on, coalesce(f.forecast_ends_on, f.ends_on), s.report_on) END AS approved_slip,
       CASE WHEN f.stop_id IS NOT NULL AND NOT f.accepted THEN 'stopped' WHEN f.original_ends_on IS NULL THEN 'original_ends_on' END AS slip_reason,
       f.extension_count, CAST(extension_ratio(f.starts_on, f.original_ends_on, f.ends_on) AS numeric(28,4)) AS extension_ratio,
       CASE WHEN f.accepted OR f.stop_id IS NOT NULL THEN 0 ELSE overdue_days(f.ends_on, s.report_on) END AS overdue_days,
       CASE WHEN f.accepted OR f.stop_id IS NOT NULL THEN 'not_overdue' ELSE overdue_bucket(f.ends_on, s.report_on) END AS overdue_bucket,
       CAST(f.original_total_cost AS numeric(18,0)) AS original_total_cost, CAST(f.total_cost AS numeric(18,0)) AS total_cost,
       CAST(f.forecast_cost AS numeric(18,0)) AS forecast_cost,
       CAST(growth_rate(f.original_total_cost, f.forecast_cost) AS numeric(28,4)) AS original_cost_growth,
       CAST(growth_rate(f.total_cost, f.forecast_cost) AS numeric(28,4)) AS approved_cost_growth,
       growth_breach(f.original_total_cost, f.total_cost, f.forecast_cost) AS cost_breach,
       CASE WHEN f.total_cost IS NULL THEN 'total_cost' WHEN f.forecast_cost IS NULL THEN 'forecast_cost'
            WHEN least(f.original_total_cost, f.total_cost) <= 0 THEN 'no_baseline' END AS cost_reason,
       CAST(f.original_support AS numeric(18,0)) AS original_support, CAST(f.approved_support AS numeric(18,0)) AS approved_support,
       CAST(growth_rate(f.original_support, f.approved_support) AS numeric(28,4)) AS support_growth, f.is_synthetic
FROM report_setting AS s CROSS JOIN LATERAL project_fact_on(s.report_on) AS f
LEFT JOIN reports AS r ON r.project_code = f.project_code;

SELECT describe_views(current_schema(), ARRAY[
    ['project_finding', 'Các phát hiện của mỗi đề án vào ngày báo cáo và quyết định trả lời / Findings of each project on the report date, and the decision that answers them'],
    ['project_action', 'Mỗi đề án một dòng: việc cần quyết định trước nhất / One row a project: what is to be decided first'],
    ['decision_finding', 'Các quyết định đã ban hành: sai thẩm quyền, thiếu lý do, chậm / Decisions that were taken: by the wrong authority, without a reason, late'],
    ['project_timeline', 'Các sự kiện của mỗi đề án theo thứ tự / Events of each project in their order'],
    ['project_progress', 'Tiến độ của mỗi đề án so với phê duyệt lần đầu và hiện nay / Progress of each project against what was approved first and now']
], ARRAY[
    [NULL, 'subject', 'Loại đối tượng: project / Kind of subject: project'],
    [NULL, 'subject_code', 'Mã đối tượng / Code of the subject'],
    [NULL, 'rule_code', 'Mã quy tắc / Code of the rule'],
    ['project_action', 'rule_code', 'Quy tắc không đạt đứng đầu; NULL là không có / Rule that fails first; NULL if none does'],
    [NULL, 'status', 'Trạng thái mới nhất của đề án / Latest status of the project'],
    ['project_finding', 'status', 'fail (không đạt) hoặc not_evaluable (không đủ dữ liệu) / fail or not_evaluable'],
    ['decision_finding', 'status', 'fail (không đạt) hoặc not_evaluable (không đủ dữ liệu) / fail or not_evaluable'],
    [NULL, 'severity', 'Mức độ: critical, error, warning, advisory / Severity: critical, error, warning, advisory'],
    [NULL, 'worst_severity', 'Mức độ nặng nhất của các phát hiện còn mở / Worst severity of the open findings'],
    [NULL, 'action', 'Việc cần quyết định: stop, extend, adjust, supplement, review; NULL là không có / What is to be decided: stop, extend, adjust, supplement, review; NULL if nothing'],
    [NULL, 'action_name', 'Việc cần quyết định, bằng tiếng Việt / What is to be decided, in Vietnamese'],
    [NULL, 'finding_count', 'Số phát hiện không đạt còn mở / Findings that fail and are open'],
    [NULL, 'closed_count', 'Số phát hiện đã có quyết định trả lời / Findings that a decision has answered'],
    [NULL, 'waived_count', 'Số phát hiện được miễn / Findings that are waived'],
    [NULL, 'is_waived', 'Đang được miễn / Whether it is waived'],
    [NULL, 'waived_until', 'Được miễn đến hết ngày / Last day it is waived'],
    [NULL, 'waiver_reason', 'Lý do miễn / Why it is waived'],
    [NULL, 'not_evaluable_count', 'Số quy tắc không đủ dữ liệu để xét / Rules that could not be evaluated'],
    [NULL, 'observed', 'Giá trị thực tế, theo đơn vị tính / Observed, in the unit'],
    [NULL, 'expected', 'Giá trị phải có, theo đơn vị tính / Expected, in the unit'],
    [NULL, 'difference', 'Chênh lệch, theo đơn vị tính / Difference, in the unit'],
    [NULL, 'unit', 'Đơn vị tính: day, dong, share, count / Unit: day, dong, share, count'],
    [NULL, 'reason', 'Mã lý do: dữ liệu còn thiếu, hoặc vì sao không có hạn / Code of the reason: what is missing, or why there is no last day'],
    [NULL, 'message_vi', 'Thông báo bằng tiếng Việt / Message in Vietnamese'],
    [NULL, 'message_en', 'Thông báo bằng tiếng Anh / Message in English'],
    [NULL, 'authority', 'Cấp có thẩm quyền: minister, department, provincial_committee, provincial_department / Who decides: minister, department, provincial_committee, provincial_department'],
    [NULL, 'authority_name', 'Cấp có thẩm quyền, bằng tiếng Việt / Who decides, in Vietnamese'],
    [NULL, 'act_by', 'Ngày cuối còn kịp; NULL là không có hạn / Last day that is still in time; NULL if there is none'],
    [NULL, 'legal_basis', 'Căn cứ pháp lý / Legal basis'],
    [NULL, 'project_code', 'Mã đề án / Code of the project'],
    [NULL, 'project_name', 'Tên đề án / Name of the project'],
    [NULL, 'plan_year', 'Năm kế hoạch / Plan year'],
    [NULL, 'budget_source', 'Ngân sách: national hoặc local / Budget: national or local'],
    [NULL, 'area_code', 'Mã địa bàn / Code of the area'],
    [NULL, 'area_name', 'Tên địa bàn / Name of the area'],
    [NULL, 'report_on', 'Ngày báo cáo / Date of the report'],
    [NULL, 'decision_id', 'Số của quyết định trong project_change / Identity of the decision in project_change'],
    [NULL, 'decision', 'approved (chấp thuận) hoặc refused (từ chối); NULL là chưa có / approved or refused; NULL if there is none'],
    [NULL, 'decided_on', 'Ngày quyết định / Date of the decision'],
    [NULL, 'decided_by', 'Cấp đã quyết định / Who decided'],
    [NULL, 'is_open', 'Chưa có quyết định trả lời / Whether no decision answers it'],
    [NULL, 'is_synthetic', 'Là số liệu giả lập / Whether the row is made up'],
    [NULL, 'kind', 'Loại thay đổi: stop, adjust, supplement, extend / Kind of change: stop, adjust, supplement, extend'],
    [NULL, 'change_subject', 'Đối tượng thay đổi / What changes'],
    [NULL, 'asked_on', 'Ngày đề nghị / Date of the request'],
    [NULL, 'event_on', 'Ngày của sự kiện / Date of the event'],
    [NULL, 'event', 'Mã sự kiện / Code of the event'],
    [NULL, 'detail_vi', 'Sự kiện, bằng tiếng Việt / The event, in Vietnamese'],
    [NULL, 'detail_en', 'Sự kiện, bằng tiếng Anh / The event, in English'],
    [NULL, 'amount', 'Số tiền, đồng; của báo cáo là giá trị đã nghiệm thu, của đề nghị là tổng hỗ trợ mới / Amount in đồng; of a report the earned value, of a request the new support'],
    [NULL, 'progress', 'Khối lượng hoàn thành, phân số / Work done, as a fraction'],
    [NULL, 'is_plan', 'Là ngày kế hoạch hoặc dự kiến / Whether the date is planned or forecast'],
    [NULL, 'event_number', 'Thứ tự trong đề án / Place within the project'],
    [NULL, 'report_count', 'Số báo cáo tiến độ / Progress reports'],
    [NULL, 'reported_on', 'Ngày báo cáo tiến độ mới nhất / Date of the latest progress report'],
    [NULL, 'planned_value', 'Giá trị theo kế hoạch, lũy kế, đồng / Planned value, cumulative, in đồng'],
    [NULL, 'earned_value', 'Giá trị đã nghiệm thu, lũy kế, đồng / Earned value, cumulative, in đồng'],
    [NULL, 'spent', 'Kinh phí đã chi, lũy kế, đồng / Money spent, cumulative, in đồng'],
    [NULL, 'spi', 'Chỉ số tiến độ: đã nghiệm thu chia kế hoạch / Schedule performance index: earned over planned'],
    [NULL, 'spi_reason', 'Vì sao spi là NULL / Why spi is NULL'],
    [NULL, 'cpi', 'Chỉ số chi phí: đã nghiệm thu chia đã chi / Cost performance index: earned over spent'],
    [NULL, 'cpi_reason', 'Vì sao cpi là NULL / Why cpi is NULL'],
    [NULL, 'spi_time', 'Chỉ số tiến độ theo thời gian / Schedule performance index in time'],
    [NULL, 'spi_time_reason', 'Vì sao spi_time là NULL / Why spi_time is NULL'],
    [NULL, 'computed_ends_on', 'Ngày kết thúc nếu giữ tốc độ spi_time / Last day if it goes on at spi_time'],
    [NULL, 'computed_ends_on_reason', 'Vì sao computed_ends_on là NULL / Why computed_ends_on is NULL'],
    [NULL, 'forecast_ends_on', 'Ngày kết thúc dự kiến ở báo cáo mới nhất / Last day as the latest report forecasts it'],
    [NULL, 'original_ends_on', 'Ngày kết thúc duyệt lần đầu / Last day as approved first'],
    [NULL, 'ends_on', 'Ngày kết thúc đang được duyệt / Last day as approved now'],
    [NULL, 'accepted_on', 'Ngày nghiệm thu / Date of acceptance'],
    [NULL, 'original_slip', 'Số ngày chậm so với phê duyệt lần đầu, âm là sớm / Days late against the first approval, negative if early'],
    [NULL, 'approved_slip', 'Số ngày chậm so với phê duyệt hiện nay, âm là sớm / Days late against the present approval, negative if early'],
    [NULL, 'slip_reason', 'Vì sao hai số ngày chậm là NULL / Why the days late are NULL'],
    [NULL, 'extension_count', 'Số lần đã gia hạn / Extensions approved'],
    [NULL, 'extension_ratio', 'Số ngày kéo dài trên số ngày duyệt lần đầu / Days the end moved over the days first approved'],
    [NULL, 'overdue_days', 'Số ngày quá hạn khi chưa nghiệm thu / Days overdue while not accepted'],
    [NULL, 'overdue_bucket', 'Nhóm ngày quá hạn / Bucket of the days overdue'],
    [NULL, 'original_total_cost', 'Tổng chi phí duyệt lần đầu, đồng / Total cost as approved first, in đồng'],
    [NULL, 'total_cost', 'Tổng chi phí đang được duyệt, đồng / Total cost as approved now, in đồng'],
    [NULL, 'forecast_cost', 'Tổng chi phí dự kiến ở báo cáo mới nhất, đồng / Total cost as the latest report forecasts it, in đồng'],
    [NULL, 'original_cost_growth', 'Dự kiến vượt duyệt lần đầu, phân số / Growth of the forecast over the first approval, as a fraction'],
    [NULL, 'approved_cost_growth', 'Dự kiến vượt duyệt hiện nay, phân số / Growth of the forecast over the present approval, as a fraction'],
    [NULL, 'cost_breach', 'Vượt ngưỡng của mức nào: none, approved, original, both / Baselines grown over by their limit: none, approved, original, both'],
    [NULL, 'cost_reason', 'Vì sao mức tăng chi phí là NULL / Why the growth of cost is NULL'],
    [NULL, 'original_support', 'Kinh phí hỗ trợ duyệt lần đầu, đồng / Support as approved first, in đồng'],
    [NULL, 'approved_support', 'Kinh phí hỗ trợ đang được duyệt, đồng / Support as approved now, in đồng'],
    [NULL, 'support_growth', 'Kinh phí hỗ trợ tăng so với duyệt lần đầu, phân số / Growth of support over the first approval, as a fraction']
]);
