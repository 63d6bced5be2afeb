-- ---------------------------------------------------------------------------
-- project: what was known of each on a day, under the names of the facts of
-- check_project(), and what is known of it now
-- ---------------------------------------------------------------------------

-- Known on a day is what was decided, paid, reported, asked and found up to it. A
-- row of project says when what it says happened; where a row has no day (the
-- state of a beneficiary, what a plan item says of other support), it holds for
-- all days.
--
-- The support is what the lines of money add up to; before there is a line, what
-- was approved last. Who does not see all beneficiaries does not know it, nor what
-- became of them. Money paid is advances and settlements, recovered or not. What is
-- asked for is what no decision has been made about. The identities at the end
-- are of the decisions that closed something, or refused to: the last of each kind.
--
-- The planner puts the body in the place of a call, so that a view of it joins
-- tables, not the rows of a function. What is materialized, a row a plan, keeps
-- it from workers, each of which would compute all of the sums for itself.
CREATE OR REPLACE FUNCTION project_fact_on(as_of date)
    RETURNS TABLE (
        project_code text, project_name text, plan_year integer, plan_item_code text, budget_source text, in_plan boolean, is_group boolean, is_focal
        boolean, content_code text, sector_code text, area_code text, executing_unit_code text, approved_on date, starts_on date, ends_on date,
        original_ends_on date, forecast_ends_on date, started_on date, accepted_on date, settled_on date, liquidated_on date, progress_on date,
        approved_support numeric, original_support numeric, requested_support numeric, total_cost numeric, invested numeric, counterpart_committed
        numeric, counterpart_paid numeric, advanced numeric, paid numeric, recovered numeric, other_state_support boolean, progress numeric,
        previous_progress numeric, beneficiary_status text, beneficiary_count bigint, active_beneficiary_count bigint, content_changed boolean,
        place_changed boolean, beneficiary_changed boolean, partner_changed boolean, violation boolean, force_majeure boolean, extension_count
        integer, started boolean, accepted boolean, settled boolean, liquidated boolean, reported boolean, change_requested boolean, requested_ends_on
        date, advanced_on date, status text, status_at timestamptz, is_synthetic boolean, activity text, original_total_cost numeric, forecast_cost
        numeric, stop_id bigint, supplement_id bigint, beneficiary_change_id bigint, end_id bigint, support_id bigint, cost_id bigint, refused_stop_id
        bigint, refused_extension_id bigint, refused_supplement_id bigint)
    LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
    WITH money AS (
        SELECT project_code, sum(amount) FILTER (WHERE source IN ('national', 'local')) AS support,
               sum(amount) FILTER (WHERE source = 'counterpart') AS counterpart
        FROM project_funding WHERE decided_on <= as_of GROUP BY project_code
    ), payment AS (
        SELECT project_code,
               sum(amount) FILTER (WHERE source = 'counterpart' AND kind <> 'recovery') AS counterpart_paid,
               sum(amount) FILTER (WHERE source IN ('national', 'local') AND kind = 'advance') AS advanced,
               sum(amount) FILTER (WHERE source IN ('national', 'local') AND kind <> 'recovery') AS paid,
               sum(amount) FILTER (WHERE source IN ('national', 'local') AND kind = 'recovery') AS recovered,
               max(paid_on) FILTER (WHERE source IN ('national', 'local') AND kind = 'advance') AS advanced_on
        FROM disbursement WHERE paid_on <= as_of GROUP BY project_code
    ), report AS (
        SELECT project_code, reported_on, progress, invested, forecast_ends_on, forecast_cost,
               lag(progress) OVER by_date AS previous_progress, lead(reported_on) OVER by_date IS NULL AS is_latest
        FROM progress_report WHERE reported_on <= as_of
        WINDOW by_date AS (PARTITION BY project_code ORDER BY reported_on)
    ), known AS (
        SELECT c.*, CASE WHEN c.decided_on <= as_of THEN c.decision END AS known
        FROM project_change AS c WHERE c.asked_on <= as_of
    ), change AS (
        SELECT project_code,
               count(*) FILTER (WHERE known = 'approved' AND kind = 'extend') AS extension_count,
               (array_agg(to_ends_on ORDER BY decided_on DESC, id DESC)
                   FILTER (WHERE known = 'approved' AND to_ends_on IS NOT NULL))[1] AS ends_on,
               (array_agg(to_support ORDER BY decided_on DESC, id DESC)
                   FILTER (WHERE known = 'approved' AND to_support IS NOT NULL))[1] AS support,
               (array_agg(to_total_cost ORDER BY decided_on DESC, id DESC)
                   FILTER (WHERE known = 'approved' AND to_total_cost IS NOT NULL))[1] AS total_cost,
               (array_agg(to_ends_on ORDER BY asked_on DESC, id DESC)
                   FILTER (WHERE known IS NULL AND to_ends_on IS NOT NULL))[1] AS requested_ends_on,
               (array_agg(to_support ORDER BY asked_on DESC, id DESC)
                   FILTER (WHERE known IS NULL AND to_support IS NOT NULL))[1] AS requested_support,
               bool_or(known IS NULL) AS change_requested,
               bool_or(known IS NULL AND subject = 'content') AS content_changed,
               bool_or(known IS NULL AND subject = 'place') AS place_changed,
               bool_or(known IS NULL AND subject = 'beneficiary') AS beneficiary_changed,
               bool_or(known IS NULL AND subject = 'partner') AS partner_changed,
               bool_or(known IS NULL AND force_majeure) AS force_majeure,
               (array_agg(id ORDER BY decided_on DESC, id DESC) FILTER (WHERE known = 'approved' AND kind = 'stop'))[1] AS stop_id,
               (array_agg(id ORDER BY decided_on DESC, id DESC)
                   FILTER (WHERE known = 'approved' AND kind = 'supplement' AND subject = 'project'))[1] AS supplement_id,
               (array_agg(id ORDER BY decided_on DESC, id DESC)
                   FILTER (WHERE known = 'approved' AND kind <> 'stop' AND subject = 'beneficiary'))[1] AS beneficiary_change_id,
               max(decided_on) FILTER (WHERE known = 'approved' AND kind <> 'stop' AND subject = 'beneficiary') AS beneficiary_decided_on,
               (array_agg(id ORDER BY decided_on DESC, id DESC) FILTER (WHERE known = 'approved' AND to_ends_on IS NOT NULL))[1] AS end_id,
               (array_agg(id ORDER BY decided_on DESC, id DESC) FILTER (WHERE known = 'approved' AND to_support IS NOT NULL))[1] AS support_id,
               (array_agg(id ORDER BY decided_on DESC, id DESC) FILTER (WHERE known = 'approved' AND to_total_cost IS NOT NULL))[1] AS cost_id,
               (array_agg(id ORDER BY decided_on DESC, id DESC) FILTER (WHERE known = 'refused' AND kind = 'stop'))[1] AS refused_stop_id,
               (array_agg(id ORDER BY decided_on DESC, id DESC) FILTER (WHERE known = 'refused' AND kind = 'extend'))[1] AS refused_extension_id,
               (array_agg(id ORDER BY decided_on DESC, id DESC) FILTER (WHERE known = 'refused' AND kind = 'supplement'))[1] AS refused_supplement_id
        FROM known GROUP BY project_code
    ), partaking AS (
        SELECT project_code, establishment_code, status_on, CASE WHEN status_on > as_of THEN 'active' ELSE status END AS status
        FROM project_beneficiary
    ), beneficiary AS (
        SELECT project_code, count(*) AS beneficiary_count, count(*) FILTER (WHERE status = 'active') AS active_count,
               CASE WHEN bool_or(status = 'active') THEN 'active'
                    ELSE (array_agg(status ORDER BY status_on DESC NULLS LAST, establishment_code))[1] END AS status,
               max(status_on) AS status_on
        FROM partaking GROUP BY project_code
    ), violation AS (
        SELECT DISTINCT project_code FROM project_violation WHERE found_on <= as_of AND (resolved_on <= as_of) IS NOT TRUE
    ), state AS (
        SELECT project_code, status, at, lead(at) OVER (PARTITION BY project_code ORDER BY at) IS NULL AS is_latest
        FROM project_status WHERE at < CAST(as_of + 1 AS timestamp) AT TIME ZONE 'Asia/Ho_Chi_Minh'
    ), planned AS MATERIALIZED (
        SELECT DISTINCT plan_year, budget_source FROM plan
        WHERE status IN ('approved', 'superseded') AND (approved_on > as_of) IS NOT TRUE
    )
    SELECT p.code, p.name, p.plan_year, p.plan_item_code, p.budget_source,
           CASE WHEN i.code IS NOT NULL THEN l.status IN ('approved', 'superseded') AND (l.approved_on > as_of) IS NOT TRUE
                WHEN p.plan_item_code IS NULL AND planned.plan_year IS NOT NULL THEN false END,
           p.is_group, p.is_focal, p.content_code, p.sector_code, p.area_code, p.executing_unit_code,
           p.approved_on, p.original_starts_on, coalesce(change.ends_on, p.original_ends_on),
           p.original_ends_on, report.forecast_ends_on, CASE WHEN p.started_on <= as_of THEN p.started_on END,
           CASE WHEN p.accepted_on <= as_of THEN p.accepted_on END, CASE WHEN p.settled_on <= as_of THEN p.settled_on END,
           CASE WHEN p.liquidated_on <= as_of THEN p.liquidated_on END, report.reported_on,
           CASE WHEN NOT partly.hidden THEN coalesce(money.support, change.support, p.original_support) END, p.original_support, change.requested_support,
           coalesce(change.total_cost, p.total_cost), report.invested, coalesce(p.counterpart_committed, CASE WHEN NOT partly.hidden THEN money.counterpart END),
           coalesce(payment.counterpart_paid, 0), coalesce(payment.advanced, 0), coalesce(payment.paid, 0), coalesce(payment.recovered, 0),
           i.other_state_support, report.progress, report.previous_progress, CASE WHEN NOT partly.hidden THEN beneficiary.status END,
           CASE WHEN NOT partly.hidden THEN coalesce(beneficiary.beneficiary_count, 0) END,
           CASE WHEN NOT partly.hidden THEN coalesce(beneficiary.active_count, 0) END,
           coalesce(change.content_changed, false), coalesce(change.place_changed, false),
           coalesce(change.beneficiary_changed, false), coalesce(change.partner_changed, false),
           violation.project_code IS NOT NULL, coalesce(change.force_majeure, false),
           CAST(coalesce(change.extension_count, 0) AS integer),
           (p.started_on <= as_of) IS TRUE, (p.accepted_on <= as_of) IS TRUE, (p.settled_on <= as_of) IS TRUE, (p.liquidated_on <= as_of) IS TRUE,
           report.reported_on IS NOT NULL, coalesce(change.change_requested, false),
           change.requested_ends_on, payment.advanced_on, state.status, state.at, p.is_synthetic,
           p.activity, p.total_cost, report.forecast_cost,
           change.stop_id, change.supplement_id, CASE WHEN beneficiary.status_on <= change.beneficiary_decided_on THEN change.beneficiary_change_id END,
           change.end_id, change.support_id, change.cost_id, change.refused_stop_id, change.refused_extension_id, change.refused_supplement_id
    FROM project AS p
    LEFT JOIN plan_item AS i ON i.code = p.plan_item_code
    LEFT JOIN plan AS l ON l.code = i.plan_code
    LEFT JOIN planned ON planned.plan_year = p.plan_year AND planned.budget_source = p.budget_source
    LEFT JOIN money ON money.project_code = p.code
    LEFT JOIN payment ON payment.project_code = p.code
    LEFT JOIN report ON report.project_code = p.code AND report.is_latest
    LEFT JOIN change ON change.project_code = p.code
    LEFT JOIN beneficiary ON beneficiary.project_code = p.code
    LEFT JOIN violation ON violation.project_code = p.code
    LEFT JOIN state ON state.project_code = p.code AND state.is_latest
    -- under security by area
    CROSS JOIN LATERAL (SELECT CASE WHEN (SELECT sees_all_areas()) THEN false
                                    ELSE project_beneficiary_count(p.code) > coalesce(beneficiary.beneficiary_count, 0) END AS hidden) AS partly
    WHERE p.approved_on <= as_of;
END;
COMMENT ON FUNCTION project_fact_on(date) IS
    'Mỗi đề án với những gì đã biết vào ngày đó, tên cột như tham số của check_project() / Each project with what was known on a day, under the names of the facts of check_project()';

-- All that is known, of whatever day.
CREATE OR REPLACE VIEW project_current WITH (security_invoker = true) AS
SELECT project_code, project_name, plan_year, plan_item_code, budget_source, in_plan, is_group, is_focal, content_code, sector_code, area_code,
       executing_unit_code, approved_on, starts_on, ends_on, original_ends_on, forecast_ends_on, started_on, accepted_on, settled_on, liquidated_on,
       progress_on, CAST(approved_support AS numeric(18,0)) AS approved_support, CAST(original_support AS numeric(18,0)) AS original_support,
       CAST(requested_support AS numeric(18,0)) AS requested_support, CAST(total_cost AS numeric(18,0)) AS total_cost, CAST(invested AS numeric(18,0))
       AS invested, CAST(counterpart_committed AS numeric(18,0)) AS counterpart_committed, CAST(counterpart_paid AS numeric(18,0)) AS
       counterpart_paid, CAST(advanced AS numeric(18,0)) AS advanced, CAST(paid AS numeric(18,0)) AS paid, CAST(recovered AS numeric(18,0)) AS
       recovered, other_state_support, CAST(progress AS numeric(5,4)) AS progress, CAST(previous_progress AS numeric(5,4)) AS previous_progress,
       beneficiary_status, beneficiary_count, active_beneficiary_count, content_changed, place_changed, beneficiary_changed, partner_changed,
       violation, force_majeure, extension_count, started, accepted, settled, liquidated, reported, change_requested, requested_ends_on, advanced_on,
       status, status_at, is_synthetic, activity, CAST(original_total_cost AS numeric(18,0)) AS original_total_cost, CAST(forecast_cost AS
       numeric(18,0)) AS forecast_cost
FROM project_fact_on('infinity');
