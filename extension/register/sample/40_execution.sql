-- ---------------------------------------------------------------------------
-- execution: what was paid, reported, asked, decided, up to the end of 2022
-- ---------------------------------------------------------------------------

-- 70 % when the work is at three quarters, the rest after acceptance; a new
-- enterprise gets all of it then. What was stopped had 30 % paid in advance.
INSERT INTO disbursement (project_code, source, kind, amount, paid_on, voucher, note, is_synthetic)
SELECT code, source, kind, amount, paid_on, format('UNC-%s-%s', right(code, 8), step), note, true
FROM (SELECT p.q, p.code, l.source, 1 AS step, 'advance' AS kind, NULL AS note,
             CASE WHEN p.kind = 'stopped' THEN round(c.original * 0.3, -5) ELSE round(l.amount * 0.7, -5) END AS amount,
             CASE WHEN p.kind = 'stopped' OR p.q % 19 = 8 THEN p.starts_on + 20 ELSE p.starts_on + (p.ends_on - p.starts_on) * 3 / 4 + greatest(p.days_late, 0) END AS paid_on
      FROM pg_temp.sample_project AS p JOIN pg_temp.sample_cost AS c USING (q)
      JOIN (SELECT q, source, sum(amount) AS amount FROM pg_temp.sample_line GROUP BY q, source) AS l USING (q)
      WHERE p.kind <> 'new_enterprise'
      UNION ALL
      SELECT p.q, p.code, l.source, 2, 'settlement', NULL, l.amount - CASE WHEN p.kind = 'new_enterprise' THEN 0 ELSE round(l.amount * 0.7, -5) END, j.accepted_on + 5
      FROM pg_temp.sample_project AS p JOIN project AS j USING (code)
      JOIN (SELECT q, source, sum(amount) AS amount FROM pg_temp.sample_line GROUP BY q, source) AS l USING (q)
      WHERE j.accepted_on IS NOT NULL
      UNION ALL
      SELECT p.q, p.code, 'counterpart', 3, 'settlement', 'Chứng từ của cơ sở', c.counterpart, j.accepted_on
      FROM pg_temp.sample_project AS p JOIN project AS j USING (code) JOIN pg_temp.sample_cost AS c USING (q)
      WHERE j.accepted_on IS NOT NULL AND c.counterpart > 0
      UNION ALL
      -- one in three is still owed
      SELECT p.q, p.code, p.budget_source, 4, 'recovery', 'Thu hồi tạm ứng', round(c.original * 0.3, -5), p.starts_on + 150
      FROM pg_temp.sample_project AS p JOIN pg_temp.sample_cost AS c USING (q) WHERE p.kind = 'stopped' AND p.q % 3 <> 1) AS payment
WHERE amount > 0 AND paid_on <= '2022-12-31'
ORDER BY q, step, source;

-- On the 20th of each month, what was done so far of all that it costs; some
-- projects came to a halt at a third, some reports are missing.
INSERT INTO progress_report (project_code, reported_on, planned_value, earned_value, spent, invested, progress, forecast_ends_on, forecast_cost, is_synthetic)
SELECT p.code, r.reported_on, round(c.total_cost * least(1.0, (r.reported_on - p.starts_on)::numeric / (p.ends_on - p.starts_on)), -3),
       round(c.total_cost * g.progress, -3),
       coalesce((SELECT sum(CASE kind WHEN 'recovery' THEN -amount ELSE amount END) FROM disbursement AS d
                 WHERE d.project_code = p.code AND d.source <> 'counterpart' AND d.paid_on <= r.reported_on), 0),
       round(c.total_cost * g.progress * 1.02, -3), g.progress,
       CASE WHEN p.days_late > 0 AND r.reported_on > p.starts_on + 60 THEN p.ends_on + p.days_late END,
       round(c.total_cost * (1.02 + CASE WHEN r.reported_on > p.starts_on + 60 THEN greatest(p.days_late, 0) / 200.0 ELSE 0 END), -3), true
FROM pg_temp.sample_project AS p JOIN project AS j USING (code) JOIN pg_temp.sample_cost AS c USING (q)
CROSS JOIN LATERAL (SELECT make_date(p.plan_year, month, 20) AS reported_on FROM generate_series(3, 12) AS month
                    UNION ALL SELECT make_date(p.plan_year + 1, month, 20) FROM generate_series(1, 3) AS month) AS r
CROSS JOIN LATERAL (SELECT round(least(1.0, CASE WHEN p.kind = 'stopped' OR p.unfinished AND p.q % 8 = 1 THEN 0.35 ELSE 1.0 END,
                    (r.reported_on - p.starts_on)::numeric / (p.ends_on + p.days_late - p.starts_on) * CASE WHEN p.unfinished THEN 0.7 ELSE 1 END), 4) AS progress) AS g
WHERE r.reported_on > p.starts_on AND r.reported_on <= least(j.accepted_on, '2022-12-31',
          CASE WHEN p.kind = 'stopped' THEN p.starts_on + 90 END)
  AND NOT (p.q % 13 = 5 AND extract(month FROM r.reported_on) = 8)
ORDER BY p.q, r.reported_on;

-- Of each kind of change some. National support up, stops, extensions and what
-- is outside the plan are the minister's; the province decides on its own money.
INSERT INTO project_change (project_code, kind, subject, asked_on, asked_by, reason, force_majeure, from_value, to_value, to_ends_on, to_support, to_total_cost,
                            decision, decided_on, decided_by, is_synthetic)
SELECT p.code, x.kind, x.subject, x.asked_on, 'TTKC-BG', x.reason, x.force_majeure, x.from_value, x.to_value, x.to_ends_on, x.to_support, x.to_total_cost,
       x.decision, CASE WHEN x.decision IS NOT NULL THEN x.asked_on + 20 END,
       CASE WHEN x.decision IS NULL THEN NULL WHEN p.budget_source = 'local' THEN 'provincial_committee' WHEN x.by_minister THEN 'minister' ELSE 'department' END, true
FROM pg_temp.sample_project AS p JOIN pg_temp.sample_cost AS c USING (q)
CROSS JOIN LATERAL (
    SELECT 'stop' AS kind, 'project' AS subject, p.starts_on + 70 AS asked_on, 'Cơ sở không đáp ứng hợp đồng' AS reason, false AS force_majeure,
           c.original::text AS from_value, '0' AS to_value, NULL::date AS to_ends_on, 0 AS to_support, NULL::numeric AS to_total_cost, 'approved' AS decision, true AS by_minister
    WHERE p.kind = 'stopped'
    UNION ALL
    SELECT 'stop', 'project', p.ends_on - 60, 'Cơ sở xin rút', false, NULL, NULL, NULL, NULL, NULL, CASE WHEN p.plan_year < 2022 THEN 'refused' END, true
    WHERE p.kind IN ('machinery', 'packaging') AND p.q % 71 = 21
    UNION ALL
    SELECT 'adjust', 'support', p.starts_on + 70, CASE WHEN p.change = -300 THEN 'Dịch bệnh' WHEN p.change < 0 THEN 'Quy mô giảm' ELSE 'Quy mô tăng' END,
           p.change = -300, c.original::text, c.net::text, NULL, c.net, c.total_cost + c.net - c.original, 'approved', p.change > 0
    WHERE p.change <> 0
    UNION ALL
    SELECT 'adjust', CASE p.q % 2 WHEN 0 THEN 'place' ELSE 'partner' END, p.starts_on + 40, 'Thay đổi địa điểm, đơn vị phối hợp', false, NULL, NULL, NULL, NULL, NULL,
           CASE WHEN p.q % 4 <> 0 THEN 'approved' END, false
    WHERE p.q % 47 = 12 AND p.kind <> 'stopped'
    UNION ALL
    SELECT 'extend', 'time', p.ends_on - 30, 'Thiết bị về chậm', false, to_char(p.ends_on, 'DD/MM/YYYY'), to_char(p.ends_on + 60, 'DD/MM/YYYY'), p.ends_on + 60, NULL, NULL, 'approved', true
    WHERE p.extended AND p.kind <> 'stopped'
    UNION ALL
    -- what is not in the plan: approved before it starts, or still to be
    SELECT 'supplement', 'project', p.approved_on - 30, 'Phát sinh ngoài kế hoạch', false, NULL, NULL, NULL, NULL, NULL, 'approved', true
    WHERE p.q % 61 = 17 AND p.q % 2 = 0) AS x
ORDER BY p.q, x.asked_on, x.kind, x.subject;

INSERT INTO project_status (project_code, at, status, is_synthetic)
SELECT p.code, (s.day + time '08:00') AT TIME ZONE 'Asia/Ho_Chi_Minh', s.status, true
FROM pg_temp.sample_project AS p JOIN project AS j USING (code)
CROSS JOIN LATERAL (VALUES
    (p.approved_on, 'approved'), (p.approved_on + 10, 'contracted'), (j.started_on, 'running'),
    (CASE WHEN p.change = -300 THEN p.starts_on + 60 END, 'suspended'), (CASE WHEN p.change = -300 THEN p.starts_on + 100 END, 'running'),
    (CASE WHEN p.kind = 'stopped' THEN p.starts_on + 90 END, 'stopped'),
    (j.accepted_on, 'accepted'), (j.settled_on, 'settled'), (j.liquidated_on, 'liquidated')) AS s (day, status)
WHERE s.day IS NOT NULL
ORDER BY p.q, s.day;

-- At the end of 2022 two projects wait for a decision nobody has asked for: one
-- that will not be done within the year, one whose beneficiary has withdrawn.
UPDATE progress_report AS r SET forecast_ends_on = '2023-02-28'
WHERE project_code = 'DA.2022.036'
  AND reported_on = (SELECT max(reported_on) FROM progress_report AS l WHERE l.project_code = r.project_code);
UPDATE project_beneficiary SET status = 'withdrawn', status_on = '2022-11-15' WHERE project_code = 'DA.2022.035';

-- The story ends with 2022: reports without a date of their own are of its end.
UPDATE setting SET value = '2022-12-31' WHERE name = 'report_on' AND value = 'today';
UPDATE setting SET value = 'report-2012-2022' WHERE name = 'difficult_scheme' AND value = 'only';

DROP TABLE pg_temp.sample_kind, pg_temp.sample_project, pg_temp.sample_beneficiary, pg_temp.sample_line, pg_temp.sample_cost, pg_temp.sample_focal;
