-- ---------------------------------------------------------------------------
-- project: what each is now, under the names of the facts of check_project()
-- ---------------------------------------------------------------------------

-- The support is what the lines of money add up to; before there is a line, what
-- was approved last. Money paid is advances and settlements, recovered or not. What
-- is asked for is what no decision has been made about.
CREATE OR REPLACE VIEW project_current WITH (security_invoker = true) AS
WITH money AS (
    SELECT project_code, sum(amount) FILTER (WHERE source IN ('national', 'local')) AS support,
           sum(amount) FILTER (WHERE source = 'counterpart') AS counterpart
    FROM project_funding GROUP BY project_code
), payment AS (
    SELECT project_code,
           sum(amount) FILTER (WHERE source = 'counterpart' AND kind <> 'recovery') AS counterpart_paid,
           sum(amount) FILTER (WHERE source IN ('national', 'local') AND kind = 'advance') AS advanced,
           sum(amount) FILTER (WHERE source IN ('national', 'local') AND kind <> 'recovery') AS paid,
           sum(amount) FILTER (WHERE source IN ('national', 'local') AND kind = 'recovery') AS recovered,
           max(paid_on) FILTER (WHERE source IN ('national', 'local') AND kind = 'advance') AS advanced_on
    FROM disbursement GROUP BY project_code
), report AS (
    SELECT project_code, reported_on, progress, invested, forecast_ends_on,
           lag(progress) OVER by_date AS previous_progress, lead(reported_on) OVER by_date IS NULL AS is_latest
    FROM progress_report
    WINDOW by_date AS (PARTITION BY project_code ORDER BY reported_on)
), change AS (
    SELECT project_code,
           count(*) FILTER (WHERE decision = 'approved' AND kind = 'extend') AS extension_count,
           (array_agg(to_ends_on ORDER BY decided_on DESC, id DESC)
               FILTER (WHERE decision = 'approved' AND to_ends_on IS NOT NULL))[1] AS ends_on,
           (array_agg(to_support ORDER BY decided_on DESC, id DESC)
               FILTER (WHERE decision = 'approved' AND to_support IS NOT NULL))[1] AS support,
           (array_agg(to_ends_on ORDER BY asked_on DESC, id DESC)
               FILTER (WHERE decision IS NULL AND to_ends_on IS NOT NULL))[1] AS requested_ends_on,
           (array_agg(to_support ORDER BY asked_on DESC, id DESC)
               FILTER (WHERE decision IS NULL AND to_support IS NOT NULL))[1] AS requested_support,
           bool_or(decision IS NULL) AS change_requested,
           bool_or(decision IS NULL AND subject = 'content') AS content_changed,
           bool_or(decision IS NULL AND subject = 'place') AS place_changed,
           bool_or(decision IS NULL AND subject = 'beneficiary') AS beneficiary_changed,
           bool_or(decision IS NULL AND subject = 'partner') AS partner_changed,
           bool_or(decision IS NULL AND force_majeure) AS force_majeure
    FROM project_change GROUP BY project_code
), beneficiary AS (
    SELECT project_code, count(*) AS beneficiary_count, count(*) FILTER (WHERE status = 'active') AS active_count,
           CASE WHEN bool_or(status = 'active') THEN 'active'
                ELSE (array_agg(status ORDER BY status_on DESC NULLS LAST, establishment_code))[1] END AS status
    FROM project_beneficiary GROUP BY project_code
), violation AS (
    SELECT DISTINCT project_code FROM project_violation WHERE resolved_on IS NULL
), state AS (
    SELECT project_code, status, at, lead(at) OVER (PARTITION BY project_code ORDER BY at) IS NULL AS is_latest
    FROM project_status
), planned AS (
    SELECT DISTINCT plan_year, budget_source FROM plan WHERE status = 'approved'
)
SELECT p.code AS project_code, p.name AS project_name, p.plan_year, p.plan_item_code, p.budget_source,
       CASE WHEN i.code IS NOT NULL THEN l.status IN ('approved', 'superseded')
            WHEN planned.plan_year IS NOT NULL THEN false END AS in_plan,
       p.is_group, p.is_focal, p.content_code, p.sector_code, p.area_code, p.executing_unit_code,
       p.approved_on, p.original_starts_on AS starts_on, coalesce(change.ends_on, p.original_ends_on) AS ends_on,
       p.original_ends_on, report.forecast_ends_on, p.started_on, p.accepted_on, p.settled_on, p.liquidated_on,
       report.reported_on AS progress_on,
       CAST(coalesce(money.support, change.support, p.original_support) AS numeric(18,0)) AS approved_support,
       p.original_support, CAST(change.requested_support AS numeric(18,0)) AS requested_support,
       p.total_cost, report.invested,
       CAST(coalesce(p.counterpart_committed, money.counterpart) AS numeric(18,0)) AS counterpart_committed,
       CAST(coalesce(payment.counterpart_paid, 0) AS numeric(18,0)) AS counterpart_paid,
       CAST(coalesce(payment.advanced, 0) AS numeric(18,0)) AS advanced,
       CAST(coalesce(payment.paid, 0) AS numeric(18,0)) AS paid,
       CAST(coalesce(payment.recovered, 0) AS numeric(18,0)) AS recovered,
       i.other_state_support, report.progress, CAST(report.previous_progress AS numeric(5,4)) AS previous_progress,
       beneficiary.status AS beneficiary_status,
       coalesce(beneficiary.beneficiary_count, 0) AS beneficiary_count,
       coalesce(beneficiary.active_count, 0) AS active_beneficiary_count,
       coalesce(change.content_changed, false) AS content_changed,
       coalesce(change.place_changed, false) AS place_changed,
       coalesce(change.beneficiary_changed, false) AS beneficiary_changed,
       coalesce(change.partner_changed, false) AS partner_changed,
       violation.project_code IS NOT NULL AS violation,
       coalesce(change.force_majeure, false) AS force_majeure,
       CAST(coalesce(change.extension_count, 0) AS integer) AS extension_count,
       p.started_on IS NOT NULL AS started, p.accepted_on IS NOT NULL AS accepted,
       p.settled_on IS NOT NULL AS settled, p.liquidated_on IS NOT NULL AS liquidated,
       report.reported_on IS NOT NULL AS reported, coalesce(change.change_requested, false) AS change_requested,
       change.requested_ends_on, payment.advanced_on, state.status, state.at AS status_at, p.is_synthetic
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
LEFT JOIN state ON state.project_code = p.code AND state.is_latest;
