-- ---------------------------------------------------------------------------
-- project: 431 made-up ones of 2012 to 2022, whose money hits both published
-- margins at once
--
-- Everything follows from a project's number by arithmetic. What stands in
-- pg_temp is gone at the end of the last file.
-- ---------------------------------------------------------------------------

-- Kinds of projects. Support before it is fitted to the margins lies between
-- low and low + spread, in hundred thousands of đồng, in difficult areas and
-- elsewhere; a machine's is a part of its norm instead. A project costs
-- cost_factor times its support, or up to twice as much. What the rules have no
-- activity for has none.
CREATE TEMPORARY TABLE sample_kind AS
SELECT * FROM (VALUES
    ('machinery', 'ND45.3', 'machinery', 'machinery', 'Ứng dụng máy móc sản xuất', NULL, NULL, NULL, 2.2, 0.7),
    ('model', 'ND45.3', 'demonstration_model', 'demonstration_model', 'Mô hình trình diễn', 1300, 2000, 2400, 3.4, 0.7),
    ('packaging', 'ND45.5', 'advice', 'advice', 'Thiết kế bao bì, nhãn mác', 120, 150, 200, 2.1, 0.7),
    ('brand', 'ND45.4', 'brand', 'brand', 'Đăng ký thương hiệu', 180, 200, 130, 2.1, 0.7),
    ('pollution', 'ND45.7', 'establishment_pollution', 'pollution_establishment', 'Xử lý ô nhiễm tại cơ sở', 400, 800, 900, 3.5, 0.7),
    ('management', 'ND45.2', 'cleaner_production_audit', NULL, 'Nâng cao năng lực quản lý, sản xuất sạch hơn', 150, 200, 200, 1.2, 0),
    ('new_enterprise', 'ND45.2', 'new_enterprise', 'new_enterprise', 'Thành lập doanh nghiệp', 70, 70, 25, 1.5, 0.7),
    ('booths', 'ND45.4', 'fair', 'domestic_fair_booth', 'Gian hàng hội chợ', 50, 60, 60, 1.3, 1),
    ('stopped', 'ND45.3', 'machinery', 'machinery', 'Ứng dụng máy móc sản xuất, giai đoạn hai', 600, 800, 600, 2.2, 0.7),
    ('training', 'ND45.1', 'training', NULL, 'Đào tạo nghề', NULL, 1100, 1200, 1, 0),
    ('management_training', 'ND45.2', 'training', NULL, 'Tập huấn quản lý doanh nghiệp', NULL, 700, 500, 1, 0),
    ('publicity', 'ND45.6', 'media', NULL, 'Chương trình truyền hình, bản tin khuyến công', NULL, 800, 700, 1, 0),
    ('vote', 'ND45.4', NULL, NULL, 'Bình chọn sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh', NULL, 1300, 600, 1.3, 0),
    ('fair', 'ND45.4', 'fair', 'domestic_fair', 'Tổ chức hội chợ hàng công nghiệp nông thôn', NULL, 2600, 1500, 1.4, 0),
    ('capacity', 'ND45.9', NULL, NULL, 'Nâng cao năng lực cán bộ khuyến công, cơ sở dữ liệu', NULL, 900, 500, 1, 0),
    ('cluster', 'ND45.7', 'cluster_planning', 'cluster_planning', 'Quy hoạch chi tiết cụm công nghiệp', NULL, 3200, 1000, 2.1, 0),
    ('cooperation', 'ND45.8', NULL, NULL, 'Hợp tác quốc tế về khuyến công', NULL, 800, 400, 1, 0))
    AS k (kind, content_code, activity, norm_item, name, low_difficult, low, spread, cost_factor, counterpart_factor);

-- Machines, models and packaging are as many as the report counts (140, 10,
-- 89), and so are the rounds of voting (5). Each year has more projects than
-- the one before it.
CREATE TEMPORARY TABLE sample_project AS
WITH numbered AS (
    SELECT q, 2012 + width_bucket(q * 113 % 307, ARRAY[20, 41, 64, 88, 114, 142, 171, 202, 235, 269]) AS plan_year,
           CASE WHEN q <= 140 THEN 'machinery' WHEN q <= 150 THEN 'model' WHEN q <= 219 OR q BETWEEN 270 AND 289 THEN 'packaging'
                WHEN q <= 269 AND q % 5 = 4 AND q * 97 % 269 < 142 THEN 'new_enterprise'
                WHEN q <= 269 THEN (ARRAY['brand', 'brand', 'pollution', 'management', 'brand'])[1 + q % 5]
                WHEN q <= 301 THEN 'booths' ELSE 'stopped' END AS kind,
           CASE WHEN q <= 269 THEN q WHEN q <= 289 THEN q - 269 WHEN q >= 302 THEN q - 281 END AS e
    FROM generate_series(1, 307) AS q
    UNION ALL
    SELECT 307 + row_number() OVER (ORDER BY plan_year, kind COLLATE "C", i), plan_year, kind, NULL
    FROM (SELECT 2012 + t AS plan_year, 'training' AS kind, i FROM generate_series(0, 10) AS t, generate_series(1, 4 + t / 3) AS i
          UNION ALL SELECT 2012 + t, k.kind, k.i FROM generate_series(0, 10) AS t, (VALUES
              ('management_training', 1), ('publicity', 1), ('publicity', 2), ('fair', 1), ('capacity', 1)) AS k (kind, i)
          UNION ALL SELECT 2014 + 2 * t, 'vote', 1 FROM generate_series(0, 4) AS t
          UNION ALL SELECT 2015 + 3 * t, 'cluster', 1 FROM generate_series(0, 2) AS t
          UNION ALL SELECT 2013 + 6 * t, 'cooperation', 1 FROM generate_series(0, 1) AS t) AS common
), dated AS (
    SELECT n.*, CASE WHEN kind IN ('model', 'cooperation') OR kind IN ('machinery', 'stopped', 'training', 'fair') AND q % 3 = 0
                     THEN 'national' ELSE 'local' END AS budget_source,
           row_number() OVER (PARTITION BY plan_year ORDER BY q) AS place,
           -- NĐ 45/2012 came into force on 5 July 2012
           CASE plan_year WHEN 2012 THEN DATE '2012-07-10' ELSE make_date(plan_year, 3, 1) END + (q * 7 % 25)::integer AS approved_on
    FROM numbered AS n
)
SELECT d.q, d.kind, d.plan_year, d.budget_source, d.approved_on,
       format('DA.%s.%s', plan_year, lpad(place::text, 3, '0')) AS code,
       format('KH.%s.%s', plan_year, lpad(place::text, 3, '0')) AS plan_item_code,
       s.code AS establishment_code, s.area_code, s.product, s.sector_code, c.area_code IS NOT NULL AS difficult,
       approved_on + 15 AS starts_on,
       -- a few are approved into the next year
       CASE WHEN q % 97 = 40 THEN make_date(plan_year + 1, 3, 31) ELSE make_date(plan_year, 12, 15) - (q * 11 % 60)::integer END AS ends_on,
       -- late, and extended or not
       CASE WHEN q % 10 = 4 THEN 20 + (q % 40)::integer ELSE -(q % 12)::integer END AS days_late,
       q % 20 = 4 AS extended,
       plan_year = 2022 AND q % 4 = 1 AS unfinished,
       -- what later changed of the support, in hundred thousands of đồng
       CASE WHEN d.kind IN ('machinery', 'training') AND q % 31 = 5 THEN -150
            WHEN d.kind IN ('machinery', 'model') AND q % 43 = 7 THEN 100
            WHEN d.kind = 'machinery' AND plan_year IN (2020, 2021) AND q % 7 = 3 THEN -300 ELSE 0 END AS change
FROM dated AS d LEFT JOIN establishment AS s ON s.code = 'CS' || lpad(d.e::text, 3, '0')
LEFT JOIN area_class AS c ON c.area_code = s.area_code AND c.scheme_code = 'report-2012-2022';

-- Who gets it: one establishment, or five that go to a fair together.
CREATE TEMPORARY TABLE sample_beneficiary AS
SELECT p.q, p.code AS project_code, s.code AS establishment_code, s.area_code, c.area_code IS NOT NULL AS difficult
FROM pg_temp.sample_project AS p
JOIN establishment AS s ON s.code = p.establishment_code
    OR p.kind = 'booths' AND substr(s.code, 3)::integer BETWEEN 151 + 5 * (p.q - 290) AND 155 + 5 * (p.q - 290)
LEFT JOIN area_class AS c ON c.area_code = s.area_code AND c.scheme_code = 'report-2012-2022';

-- Support by line before and after it is fitted: in each cell of area by source
-- running totals are rounded, so that lines add up to the cell, and the cells to
-- both margins. The margins were published, the cells were not.
CREATE TEMPORARY TABLE sample_line AS
WITH line AS (
    SELECT p.q, p.budget_source AS source, NULL::text AS establishment_code, p.difficult,
           CASE WHEN p.kind = 'stopped' THEN 0
                WHEN p.kind = 'machinery' THEN
                    CASE WHEN p.budget_source = 'national' THEN CASE WHEN p.plan_year < 2019 THEN 2000 ELSE 3000 END
                         WHEN p.plan_year < 2020 THEN 1500 ELSE 3000 END
                    * CASE WHEN p.q % 37 = 20 THEN 115 WHEN p.difficult THEN 36 + p.q * 61 % 40 ELSE 58 + p.q * 61 % 40 END / 100
                ELSE CASE WHEN p.difficult THEN k.low_difficult ELSE k.low END + k.spread * (p.q * 61 % 100) / 100 END AS weight
    FROM pg_temp.sample_project AS p JOIN pg_temp.sample_kind AS k USING (kind) WHERE p.kind <> 'booths'
    UNION ALL
    SELECT p.q, 'national', b.establishment_code, b.difficult, 50 + p.q % 7 * 10
    FROM pg_temp.sample_project AS p JOIN pg_temp.sample_beneficiary AS b USING (q) WHERE p.kind = 'booths'
    UNION ALL
    SELECT p.q, 'local', NULL, false, 150 FROM pg_temp.sample_project AS p WHERE p.kind = 'booths'
), cell (difficult, source, total) AS (VALUES
    (true, 'national', 47000), (true, 'local', 124921 - 47000), (false, 'national', 149759 - 47000), (false, 'local', 325470 - 124921 + 47000)
), running AS (
    SELECT line.*, round(cell.total * sum(weight) OVER w / sum(weight) OVER (PARTITION BY difficult, source)) AS upto
    FROM line JOIN cell USING (difficult, source)
    WINDOW w AS (PARTITION BY difficult, source ORDER BY q, establishment_code)
)
SELECT q, source, establishment_code,
       100000 * (upto - lag(upto, 1, 0) OVER (PARTITION BY difficult, source ORDER BY q, establishment_code)) AS amount
FROM running;

-- What a project got, what was approved first, and what all of it costs: a
-- machine now and then less than twice its support, which no norm allows, and
-- some beneficiaries commit less than the rest.
CREATE TEMPORARY TABLE sample_cost AS
SELECT q, net, original, original + counterpart + other AS total_cost, counterpart, other,
       CASE WHEN q % 67 = 5 THEN round(counterpart * 0.8, -5) ELSE counterpart END AS committed
FROM (SELECT *, round(original * (CASE WHEN kind = 'machinery' AND q % 29 = 6 THEN 0.8
                    ELSE cost_factor - 1 + counterpart_factor * (q * 37 % 100) / 100 END), -5) - other AS counterpart
      FROM (SELECT *, CASE WHEN q IN (48, 85, 122, 141, 142, 145, 231, 255) THEN round(original * 0.4, -5) ELSE 0 END AS other
            FROM (SELECT p.q, p.kind, k.cost_factor, k.counterpart_factor, sum(l.amount) AS net,
                         CASE WHEN p.kind = 'stopped' THEN 100000 * (k.low + p.q % 7 * 50) ELSE sum(l.amount) - 100000 * p.change END AS original
                  FROM pg_temp.sample_project AS p JOIN pg_temp.sample_kind AS k USING (kind) JOIN pg_temp.sample_line AS l USING (q)
                  GROUP BY p.q, p.kind, p.change, k.low, k.cost_factor, k.counterpart_factor) AS amount) AS other) AS cost;

-- No focal project runs over several years in a row, integrated with other
-- programmes: one was integrated, but skipped a year, one had two years in a
-- row on its own.
CREATE TEMPORARY TABLE sample_focal AS
SELECT * FROM (VALUES (142, 'DIEM-MAU-1'), (145, 'DIEM-MAU-1'), (148, 'DIEM-MAU-2'), (143, 'DIEM-MAU-2')) AS f (q, code);

INSERT INTO plan (code, name, plan_year, budget_source, jurisdiction, status, programme_code, approved_amount, budget_amount, management_cost,
                  announced_items, registered_on, approved_on, is_synthetic)
SELECT format('KH.%s.%s', p.plan_year, p.budget_source),
       format('Kế hoạch khuyến công %s năm %s (dữ liệu mẫu)', CASE p.budget_source WHEN 'national' THEN 'quốc gia' ELSE 'địa phương' END, p.plan_year),
       p.plan_year, p.budget_source, 'BG', 'approved', g.code, sum(c.original), sum(c.original), round(sum(c.original) * 0.0125, -5),
       -- one plan announces a project more than it lists
       count(*) + (p.plan_year = 2021 AND p.budget_source = 'local')::integer,
       CASE p.budget_source WHEN 'national' THEN make_date(p.plan_year - 1, 6, 1) + p.plan_year % 5 * 5 END, min(p.approved_on) - 10, true
FROM pg_temp.sample_project AS p JOIN pg_temp.sample_cost AS c USING (q)
LEFT JOIN programme AS g ON g.code LIKE 'BG-KC-%' AND g.period @> make_date(p.plan_year, 7, 1)
WHERE p.q % 61 <> 17
GROUP BY p.plan_year, p.budget_source, g.code
ORDER BY p.plan_year, p.budget_source;

-- One project in sixty-one is not in the plan. Plans put focal projects of the
-- national budget first, then difficult areas and priority sectors, but now and then a project before all others, and a few
-- executing units cost too much.
INSERT INTO plan_item (code, plan_code, name, objective, content_code, activity, content_count, sector_code, area_code, establishment_code, beneficiary, norm_item, eligible_cost,
                       support, counterpart, other_state_support, multiplier, multiplier_ground, is_focal, is_group, group_plan_approved_on, estimate, management_cost,
                       priority_rank, area_priority, sector_priority, starts_on, ends_on, is_synthetic)
SELECT p.plan_item_code, format('KH.%s.%s', p.plan_year, p.budget_source), k.name || coalesce(' – ' || p.product, ''),
       CASE WHEN p.q % 53 <> 9 THEN k.name END, k.content_code, k.activity, 1 + (p.q % 40 = 0 OR p.q IN (142, 145, 148))::integer, p.sector_code, coalesce(p.area_code, CASE WHEN p.kind <> 'cooperation' THEN 'BG' END),
       p.establishment_code, CASE WHEN p.establishment_code IS NULL AND p.kind <> 'booths' AND p.q % 47 <> 11 THEN 'các cơ sở công nghiệp nông thôn của tỉnh' END, k.norm_item, c.total_cost, c.original, c.committed, c.other > 0, CASE WHEN p.difficult AND p.q % 10 = 0 THEN 1.5 ELSE 1 END,
       CASE WHEN p.difficult AND p.q % 10 = 0 THEN 'area' END, f.code IS NOT NULL, p.kind = 'booths',
       CASE WHEN p.kind = 'booths' THEN p.starts_on - 5 END, c.total_cost, trunc(c.total_cost * CASE WHEN p.q % 73 = 9 THEN 0.04 ELSE 0.02 END, -5),
       row_number() OVER (PARTITION BY p.plan_year, p.budget_source ORDER BY p.q % 41 <> 7, f.code IS NULL OR p.budget_source = 'local', NOT p.difficult, s.is_priority IS NOT TRUE, p.q),
       CASE WHEN p.area_code IS NULL THEN 5 END, CASE WHEN p.sector_code IS NULL THEN 3 END, p.starts_on, p.ends_on, true
FROM pg_temp.sample_project AS p JOIN pg_temp.sample_kind AS k USING (kind) JOIN pg_temp.sample_cost AS c USING (q) LEFT JOIN pg_temp.sample_focal AS f USING (q)
LEFT JOIN sector AS s ON s.code = p.sector_code
WHERE p.q % 61 <> 17
ORDER BY p.q;

INSERT INTO conformance (plan_item_code, programme_code, clause, is_synthetic)
SELECT i.code, n.programme_code, 'Mục tiêu ' || right(i.content_code, 1), true
FROM plan_item AS i JOIN plan AS n ON n.code = i.plan_code
WHERE n.programme_code IS NOT NULL AND right(i.code, 3)::integer % 11 <> 0
ORDER BY i.code;

INSERT INTO project (code, name, plan_year, plan_item_code, budget_source, content_code, activity, sector_code, area_code, executing_unit_code, objective, product,
                     focal_code, is_focal, is_group, approved_on, original_starts_on, original_ends_on, original_support, total_cost, counterpart_committed,
                     started_on, accepted_on, settled_on, liquidated_on, is_synthetic)
SELECT p.code, k.name || coalesce(' – ' || p.product, '') || ' (dữ liệu mẫu)', p.plan_year, i.code, p.budget_source, k.content_code, k.activity, p.sector_code,
       coalesce(p.area_code, CASE WHEN p.kind <> 'cooperation' THEN 'BG' END), 'TTKC-BG',
       CASE WHEN c.other > 0 THEN 'Mục tiêu riêng ' || p.q ELSE k.name || coalesce(' – ' || p.product, '') END,
       CASE WHEN c.other > 0 THEN 'Sản phẩm riêng ' || p.q ELSE p.product END,
       f.code, f.code IS NOT NULL, p.kind = 'booths', p.approved_on, p.starts_on, p.ends_on, c.original, c.total_cost, c.committed,
       p.starts_on, d.accepted_on, CASE WHEN d.settled_on <= '2022-12-31' THEN d.settled_on END,
       CASE WHEN d.settled_on + 10 <= '2022-12-31' THEN d.settled_on + 10 END, true
FROM pg_temp.sample_project AS p JOIN pg_temp.sample_kind AS k USING (kind) JOIN pg_temp.sample_cost AS c USING (q)
LEFT JOIN plan_item AS i ON i.code = p.plan_item_code LEFT JOIN pg_temp.sample_focal AS f USING (q)
CROSS JOIN LATERAL (SELECT CASE WHEN NOT p.unfinished AND p.kind <> 'stopped' AND p.ends_on + p.days_late <= '2022-12-31'
                                THEN p.ends_on + p.days_late END AS accepted_on) AS a
CROSS JOIN LATERAL (SELECT a.accepted_on, a.accepted_on + 8 + (p.q % 23 = 6)::integer * 30 AS settled_on) AS d
ORDER BY p.q;

INSERT INTO project_beneficiary (project_code, establishment_code, area_code, status, status_on, is_synthetic)
SELECT b.project_code, b.establishment_code, b.area_code, CASE WHEN p.kind = 'stopped' THEN 'withdrawn' ELSE 'active' END,
       CASE WHEN p.kind = 'stopped' THEN p.starts_on + 90 END, true
FROM pg_temp.sample_beneficiary AS b JOIN pg_temp.sample_project AS p USING (q)
ORDER BY b.project_code, b.establishment_code;

-- What was approved first, then what changed it.
INSERT INTO project_funding (project_code, source, programme_code, establishment_code, cost_item, amount, decided_on, is_synthetic)
SELECT code, source, programme_code, establishment_code, name, amount, decided_on, true
FROM (SELECT p.q, 1 AS step, p.code, l.source, NULL AS programme_code, coalesce(l.establishment_code, p.establishment_code) AS establishment_code, k.name,
             CASE WHEN p.kind = 'booths' THEN l.amount ELSE c.original END AS amount, p.approved_on AS decided_on
      FROM pg_temp.sample_project AS p JOIN pg_temp.sample_kind AS k USING (kind) JOIN pg_temp.sample_line AS l USING (q) JOIN pg_temp.sample_cost AS c USING (q)
      UNION ALL
      SELECT p.q, 2, p.code, 'counterpart', NULL, p.establishment_code, 'Vốn đối ứng', c.counterpart, p.approved_on
      FROM pg_temp.sample_project AS p JOIN pg_temp.sample_cost AS c USING (q) WHERE c.counterpart > 0 AND p.kind <> 'stopped'
      UNION ALL
      SELECT p.q, 3, p.code, 'other_programme', CASE WHEN p.q % 2 = 0 THEN 'NTM' ELSE 'BG-KTXH-MAU' END, p.establishment_code, 'Hạ tầng sản xuất', c.other, p.approved_on
      FROM pg_temp.sample_project AS p JOIN pg_temp.sample_cost AS c USING (q) WHERE c.other > 0
      UNION ALL
      SELECT p.q, 4, p.code, p.budget_source, NULL, p.establishment_code, k.name, c.net - c.original, p.starts_on + 90
      FROM pg_temp.sample_project AS p JOIN pg_temp.sample_kind AS k USING (kind) JOIN pg_temp.sample_cost AS c USING (q) WHERE c.net <> c.original) AS line
ORDER BY q, step, establishment_code;
