-- ---------------------------------------------------------------------------
-- report: the lines of a periodic report, which khuyencong.run_report() keeps
--
-- Money and beneficiaries are those of the days from the first of the period to
-- the last, or to the day of the report if that is earlier; plans are those of
-- the years of the period. The day of the report is report_on of report_setting.
-- Each function has the columns of its table but for the key of the report.
-- ---------------------------------------------------------------------------

-- The approved plans of the years, as they were on the day of the report: of
-- those that took turns, the last.
CREATE OR REPLACE FUNCTION report_plan_between(period_start date, period_end date) RETURNS TABLE (plan_code text)
    LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT DISTINCT ON (p.plan_year, p.budget_source, p.jurisdiction) p.code
    FROM plan AS p CROSS JOIN report_setting AS r
    WHERE p.status IN ('approved', 'superseded') AND p.approved_on <= r.report_on
      AND p.plan_year BETWEEN extract(year FROM period_start) AND extract(year FROM period_end)
    ORDER BY p.plan_year, p.budget_source, p.jurisdiction, p.approved_on DESC, p.status, p.code COLLATE "C";
END;
COMMENT ON FUNCTION report_plan_between(date, date) IS
    'Các kế hoạch đã phê duyệt của những năm trong kỳ, tính đến ngày báo cáo / Approved plans of the years of the period, as on the day of the report';

-- The keys of a report by their dimension, with the names that are printed and
-- what they are sorted by where the amount does not decide.
CREATE OR REPLACE VIEW report_key WITH (security_invoker = true) AS
SELECT 'content' AS dimension, code, name_vi, name_en, 1 AS place, false AS by_amount FROM content_category
UNION ALL
SELECT 'source', source, source_name, source_name_en, 2, false FROM funding_source WHERE is_support
UNION ALL
SELECT 'sector', code, name_vi, name_en, 3, true FROM sector
UNION ALL
SELECT 'area', code, CASE kind WHEN 'province' THEN name || ' (chung toàn tỉnh)' ELSE name END,
       CASE kind WHEN 'province' THEN name || ' (province-wide)' ELSE name END, 4, true FROM area
UNION ALL
SELECT 'craft_village', code, name, name, 5, true FROM craft_village
UNION ALL
SELECT dimension, NULL, name_vi, name_en, place, by_amount
FROM (VALUES ('content', 'không xác định', 'not known', 1, false), ('source', 'không xác định', 'not known', 2, false),
             ('sector', 'không xác định', 'not known', 3, true), ('area', 'không xác định', 'not known', 4, true),
             ('craft_village', 'ngoài làng nghề hoặc không xác định', 'outside craft villages or not known', 5, true))
     AS unknown (dimension, name_vi, name_en, place, by_amount);

-- Of a source, beneficiaries are those of the projects with money of it.
CREATE OR REPLACE FUNCTION report_funding_between(period_start date, period_end date)
    RETURNS TABLE (line bigint, dimension text, code text, name_vi text, name_en text, support numeric, share numeric,
                   project_count bigint, establishment_count bigint, has_synthetic boolean)
    LANGUAGE sql STABLE PARALLEL SAFE SET jit = off
BEGIN ATOMIC
    WITH part AS (
        SELECT v.dimension, v.code, e.amount, e.project_code, e.establishment_code, e.is_synthetic
        FROM report_setting AS r
        JOIN equity_line AS e ON e.on_date BETWEEN period_start AND least(period_end, r.report_on)
        CROSS JOIN LATERAL (VALUES ('content', e.content_code), ('sector', e.sector_code), ('area', e.area_code),
                                   ('craft_village', e.craft_village_code)) AS v (dimension, code)
        UNION ALL
        SELECT 'source', s.source, s.amount, s.project_code, NULL, s.is_synthetic
        FROM report_setting AS r
        JOIN support_line AS s ON s.decided_on BETWEEN period_start AND least(period_end, r.report_on)
        UNION ALL
        SELECT 'source', s.source, NULL, b.project_code, b.establishment_code, b.is_synthetic
        FROM report_setting AS r
        JOIN beneficiary_line AS b ON b.approved_on BETWEEN period_start AND least(period_end, r.report_on)
        JOIN (SELECT DISTINCT l.project_code, l.source FROM report_setting AS r JOIN support_line AS l ON l.decided_on <= r.report_on) AS s ON s.project_code = b.project_code
    ), figure AS (
        SELECT p.dimension, p.code, coalesce(total(summarize_equity(p.amount, p.establishment_code, true)), 0) AS support,
               beneficiary_count(summarize_equity(p.amount, p.project_code, true) FILTER (WHERE p.amount IS NOT NULL)) AS project_count,
               beneficiary_count(summarize_equity(p.amount, p.establishment_code, true)) AS establishment_count,
               bool_or(p.is_synthetic) AS has_synthetic
        FROM part AS p GROUP BY p.dimension, p.code
    )
    SELECT row_number() OVER (ORDER BY k.place, k.code IS NULL, CASE WHEN k.by_amount THEN f.support END DESC, f.code COLLATE "C"),
           f.dimension, f.code, k.name_vi, k.name_en, f.support,
           display_share(f.support, 2) OVER (PARTITION BY f.dimension ORDER BY f.code COLLATE "C"),
           coalesce(f.project_count, 0), f.establishment_count, f.has_synthetic
    FROM figure AS f JOIN report_key AS k ON k.dimension = f.dimension AND k.code IS NOT DISTINCT FROM f.code;
END;
COMMENT ON FUNCTION report_funding_between(date, date) IS
    'Kinh phí hỗ trợ được quyết định trong kỳ theo từng cách phân tổ / Support decided in a period by each dimension';

-- A payment names no area: it is of the one that all support of its project is
-- of, else of the project's.
CREATE OR REPLACE FUNCTION report_plan_result_between(period_start date, period_end date)
    RETURNS TABLE (line bigint, dimension text, code text, name_vi text, name_en text, item_count bigint, unknown_amount_count bigint,
                   planned numeric, support numeric, paid numeric, support_of_planned numeric, paid_of_support numeric, has_synthetic boolean)
    LANGUAGE sql STABLE PARALLEL SAFE SET jit = off
BEGIN ATOMIC
    WITH home AS (
        SELECT s.project_code, CASE WHEN min(s.area_code) = max(s.area_code) AND count(*) = count(s.area_code) THEN min(s.area_code) END AS area_code
        FROM support_line AS s GROUP BY s.project_code
    ), part AS (
        SELECT v.dimension, v.code, s.item_count, s.unknown_amount_count, s.planned, CAST(NULL AS numeric) AS support, CAST(NULL AS numeric) AS paid, s.has_synthetic
        FROM report_plan_between(period_start, period_end) AS l
        JOIN plan_result AS s ON s.plan_code = l.plan_code
        CROSS JOIN LATERAL (VALUES ('content', s.content_code), ('source', s.budget_source)) AS v (dimension, code)
        UNION ALL
        SELECT 'area', i.area_code, 1, CASE WHEN i.support IS NULL THEN 1 ELSE 0 END, i.support, NULL, NULL, i.is_synthetic
        FROM report_plan_between(period_start, period_end) AS l JOIN plan_item_line AS i ON i.plan_code = l.plan_code
        UNION ALL
        SELECT v.dimension, v.code, 0, 0, NULL, s.amount, NULL, s.is_synthetic
        FROM report_setting AS r
        JOIN support_line AS s ON s.decided_on BETWEEN period_start AND least(period_end, r.report_on)
        CROSS JOIN LATERAL (VALUES ('content', s.content_code), ('source', s.source), ('area', s.area_code)) AS v (dimension, code)
        UNION ALL
        SELECT v.dimension, v.code, 0, 0, NULL, NULL, CASE d.kind WHEN 'recovery' THEN - d.amount ELSE d.amount END, d.is_synthetic
        FROM report_setting AS r
        JOIN disbursement AS d ON d.paid_on >= period_start AND d.paid_on <= least(period_end, r.report_on) AND d.source IN ('national', 'local')
        JOIN project AS p ON p.code = d.project_code
        LEFT JOIN home AS h ON h.project_code = d.project_code
        CROSS JOIN LATERAL (VALUES ('content', p.content_code), ('source', d.source), ('area', coalesce(h.area_code, p.area_code))) AS v (dimension, code)
    ), figure AS (
        SELECT p.dimension, p.code, sum(p.item_count) AS item_count, sum(p.unknown_amount_count) AS unknown_amount_count,
               sum(p.planned) AS planned, coalesce(sum(p.support), 0) AS support, coalesce(sum(p.paid), 0) AS paid,
               bool_or(p.has_synthetic) AS has_synthetic
        FROM part AS p GROUP BY p.dimension, p.code
    )
    SELECT row_number() OVER (ORDER BY k.place, k.code IS NULL, CASE WHEN k.by_amount THEN coalesce(f.planned, 0) END DESC, f.code COLLATE "C"),
           f.dimension, f.code, k.name_vi, k.name_en, f.item_count, f.unknown_amount_count, f.planned, f.support, f.paid,
           absorption(f.support, f.planned), absorption(f.paid, f.support), f.has_synthetic
    FROM figure AS f JOIN report_key AS k ON k.dimension = f.dimension AND k.code IS NOT DISTINCT FROM f.code;
END;
COMMENT ON FUNCTION report_plan_result_between(date, date) IS
    'Kế hoạch của những năm trong kỳ và kết quả trong kỳ, theo nội dung, nguồn, địa bàn / Plans of the years of a period and results in it, by content, source and area';

CREATE OR REPLACE FUNCTION report_equity_between(period_start date, period_end date)
    RETURNS TABLE (line bigint, scheme_code text, scheme_name text, difficult_support numeric, support numeric, funding_share_percent numeric,
                   difficult_establishment_count bigint, establishment_count bigint, beneficiary_share_percent numeric,
                   unclassified_support numeric, unclassified_establishment_count bigint, disparity numeric, relative_support numeric,
                   participation_effect numeric, size_effect numeric, parity_gap numeric, reason text,
                   list_valid_from date, list_valid_until date, has_synthetic boolean)
    LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT row_number() OVER (ORDER BY e.scheme_code COLLATE "C"), e.scheme_code, e.scheme_name,
           e.difficult_support, e.support, 100 * e.funding_share,
           e.difficult_establishment_count, e.establishment_count, 100 * e.beneficiary_share,
           e.unclassified_support, e.unclassified_establishment_count, e.disparity, e.relative_support,
           e.participation_effect, e.size_effect, e.parity_gap, e.disparity_reason, e.list_valid_from, e.list_valid_until, e.has_synthetic
    FROM report_setting AS r
    CROSS JOIN LATERAL difficult_area_equity_between(NULL, NULL, false, period_start, least(period_end, r.report_on)) AS e;
END;
COMMENT ON FUNCTION report_equity_between(date, date) IS
    'Phần của địa bàn khó khăn trong kỳ theo từng danh mục / What difficult areas got in a period, by list of areas';

CREATE OR REPLACE FUNCTION report_leverage_between(period_start date, period_end date)
    RETURNS TABLE (line bigint, year integer, support numeric, counterpart numeric, other_programme numeric, leverage numeric, reason text,
                   has_synthetic boolean)
    LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    WITH part AS (
        SELECT CAST(extract(year FROM f.decided_on) AS integer) AS year, f.source, f.amount, f.is_synthetic
        FROM report_setting AS r
        JOIN funding_line AS f ON f.decided_on BETWEEN period_start AND least(period_end, r.report_on)
    ), figure AS (
        SELECT p.year, summarize_leverage(CASE WHEN p.source IN ('national', 'local') THEN p.amount END,
                                          CASE WHEN p.source = 'counterpart' THEN p.amount END) AS l,
               sum(p.amount) FILTER (WHERE p.source = 'other_programme') AS other_programme, coalesce(bool_or(p.is_synthetic), false) AS has_synthetic
        FROM part AS p GROUP BY GROUPING SETS ((p.year), ())
    )
    SELECT row_number() OVER (ORDER BY f.year), f.year, coalesce(support_total(f.l), 0), counterpart_total(f.l), f.other_programme,
           leverage(f.l), leverage_reason(f.l), f.has_synthetic
    FROM figure AS f;
END;
COMMENT ON FUNCTION report_leverage_between(date, date) IS
    'Vốn đối ứng so với kinh phí hỗ trợ trong kỳ, theo năm và cả kỳ / Counterpart against support in a period, by year and as a whole';

CREATE OR REPLACE FUNCTION report_network_between(period_start date, period_end date)
    RETURNS TABLE (line bigint, area_kind text, area_count bigint, branch_area_count bigint, collaborator_area_count bigint,
                   covered_area_count bigint, covered_percent numeric, establishment_count numeric, covered_establishment_percent numeric)
    LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT row_number() OVER (ORDER BY n.area_level), n.area_kind, n.area_count, n.branch_area_count, n.collaborator_area_count,
           n.covered_area_count, n.covered_percent, n.establishment_count, n.covered_establishment_percent
    FROM network_coverage AS n WHERE n.is_report_date;
END;
COMMENT ON FUNCTION report_network_between(date, date) IS
    'Mạng lưới vào ngày báo cáo theo cấp địa bàn, kỳ nào cũng vậy / The network on the day of the report by level of areas, whatever the period';

CREATE OR REPLACE FUNCTION report_action_between(period_start date, period_end date)
    RETURNS TABLE (line bigint, project_code text, project_name text, support numeric, action text, rule_code text, severity text,
                   message_vi text, message_en text, authority text, act_by date, legal_basis text, finding_count bigint, is_synthetic boolean)
    LANGUAGE sql STABLE PARALLEL SAFE SET jit = off
BEGIN ATOMIC
    SELECT row_number() OVER (ORDER BY array_position(ARRAY['stop', 'extend', 'adjust', 'supplement', 'review'], a.action),
                                       array_position(ARRAY['critical', 'error', 'warning', 'advisory'], a.severity), a.act_by, a.project_code COLLATE "C"),
           a.project_code, a.project_name, coalesce(m.support, p.original_support), a.action, a.rule_code, a.severity,
           a.message_vi, a.message_en, a.authority, a.act_by, a.legal_basis, a.finding_count, a.is_synthetic
    FROM project_action AS a
    JOIN project AS p ON p.code = a.project_code
    LEFT JOIN (SELECT s.project_code, sum(s.amount) AS support FROM report_setting AS r JOIN support_line AS s ON s.decided_on <= r.report_on
               GROUP BY s.project_code) AS m ON m.project_code = p.code
    WHERE a.action IS NOT NULL;
END;
COMMENT ON FUNCTION report_action_between(date, date) IS
    'Đề án cần quyết định vào ngày báo cáo, kỳ nào cũng vậy / Projects that need a decision on the day of the report, whatever the period';

-- What fails and is not waived, of the plans of the years, their items, and the network.
CREATE OR REPLACE FUNCTION report_plan_finding_between(period_start date, period_end date)
    RETURNS TABLE (line bigint, subject text, subject_code text, subject_name text, rule_code text, severity text, action text,
                   observed numeric, expected numeric, difference numeric, unit text,
                   message_vi text, message_en text, authority text, act_by date, legal_basis text)
    LANGUAGE sql STABLE PARALLEL SAFE SET jit = off
BEGIN ATOMIC
    SELECT row_number() OVER (ORDER BY array_position(ARRAY['plan', 'plan_item', 'network'], f.subject),
                                       array_position(ARRAY['critical', 'error', 'warning', 'advisory'], f.severity),
                                       f.rule_code COLLATE "C", f.subject_code COLLATE "C"),
           f.subject, f.subject_code, f.subject_name, f.rule_code, f.severity, f.action, f.observed, f.expected, f.difference, f.unit,
           f.message_vi, f.message_en, f.authority, f.act_by, f.legal_basis
    FROM plan_finding AS f
    WHERE f.status = 'fail' AND NOT f.is_waived
      AND (f.subject = 'network' OR f.plan_code IN (SELECT l.plan_code FROM report_plan_between(period_start, period_end) AS l));
END;
COMMENT ON FUNCTION report_plan_finding_between(date, date) IS
    'Phát hiện đối với kế hoạch của những năm trong kỳ, mục kế hoạch và mạng lưới / Findings about the plans of the years of a period, their items, and the network';

CREATE OR REPLACE FUNCTION report_summary_between(period_start date, period_end date)
    RETURNS TABLE (planned numeric, support numeric, national_support numeric, local_support numeric, counterpart numeric, other_programme numeric,
                   paid numeric, project_count bigint, establishment_count bigint, approved_count bigint, accepted_count bigint, stopped_count bigint,
                   open_count bigint, has_synthetic boolean)
    LANGUAGE sql STABLE PARALLEL SAFE SET jit = off
BEGIN ATOMIC
    WITH day AS (
        SELECT report_on, least(period_end, report_on) AS until FROM report_setting
    ), money AS (
        SELECT sum(f.amount) FILTER (WHERE f.source = 'national') AS national_support, sum(f.amount) FILTER (WHERE f.source = 'local') AS local_support,
               sum(f.amount) FILTER (WHERE f.source = 'counterpart') AS counterpart,
               sum(f.amount) FILTER (WHERE f.source = 'other_programme') AS other_programme,
               count(DISTINCT f.project_code) FILTER (WHERE f.source IN ('national', 'local')) AS project_count, bool_or(f.is_synthetic) AS has_synthetic
        FROM day JOIN funding_line AS f ON f.decided_on BETWEEN period_start AND day.until
    ), payment AS (
        SELECT sum(CASE d.kind WHEN 'recovery' THEN - d.amount ELSE d.amount END) AS paid, bool_or(d.is_synthetic) AS has_synthetic
        FROM day JOIN disbursement AS d ON d.paid_on >= period_start AND d.paid_on <= day.until AND d.source IN ('national', 'local')
    ), head AS (
        SELECT count(DISTINCT b.establishment_code) AS establishment_count, bool_or(b.is_synthetic) AS has_synthetic
        FROM day JOIN beneficiary_line AS b ON b.approved_on BETWEEN period_start AND day.until
    ), stopped AS (
        SELECT c.project_code, min(c.decided_on) AS stopped_on
        FROM project_change AS c WHERE c.kind = 'stop' AND c.decision = 'approved' GROUP BY c.project_code
    ), state AS (
        SELECT count(*) FILTER (WHERE p.approved_on BETWEEN period_start AND day.until) AS approved_count,
               count(*) FILTER (WHERE p.accepted_on BETWEEN period_start AND day.until) AS accepted_count,
               count(*) FILTER (WHERE s.stopped_on BETWEEN period_start AND day.until) AS stopped_count,
               count(*) FILTER (WHERE p.approved_on <= day.report_on AND (p.accepted_on <= day.report_on) IS NOT TRUE
                                  AND (s.stopped_on <= day.report_on) IS NOT TRUE) AS open_count
        FROM day CROSS JOIN project AS p LEFT JOIN stopped AS s ON s.project_code = p.code
    ), planned AS (
        SELECT sum(coalesce(p.approved, p.planned)) AS planned, bool_or(p.has_synthetic) AS has_synthetic
        FROM report_plan_between(period_start, period_end) AS l JOIN plan_result_by_plan AS p ON p.plan_code = l.plan_code
    )
    SELECT p.planned, coalesce(m.national_support, 0) + coalesce(m.local_support, 0), coalesce(m.national_support, 0), coalesce(m.local_support, 0),
           coalesce(m.counterpart, 0), coalesce(m.other_programme, 0), coalesce(y.paid, 0), m.project_count, h.establishment_count,
           s.approved_count, s.accepted_count, s.stopped_count, s.open_count,
           coalesce(m.has_synthetic, false) OR coalesce(y.has_synthetic, false) OR coalesce(h.has_synthetic, false) OR coalesce(p.has_synthetic, false)
    FROM money AS m, payment AS y, head AS h, state AS s, planned AS p;
END;
COMMENT ON FUNCTION report_summary_between(date, date) IS
    'Số liệu chung của một kỳ / Totals of a period';

COMMENT ON VIEW report_key IS 'Khóa của báo cáo theo từng cách phân tổ, với tên được in / Keys of a report by dimension, with the names that are printed';
COMMENT ON COLUMN report_key.dimension IS 'Cách phân tổ: content, source, sector, area, craft_village / Dimension: content, source, sector, area, craft_village';
COMMENT ON COLUMN report_key.code IS 'Mã; trống là không xác định / Code; NULL if unknown';
COMMENT ON COLUMN report_key.name_vi IS 'Tên bằng tiếng Việt / Name in Vietnamese';
COMMENT ON COLUMN report_key.name_en IS 'Tên bằng tiếng Anh / Name in English';
COMMENT ON COLUMN report_key.place IS 'Thứ tự của cách phân tổ / Place of the dimension';
COMMENT ON COLUMN report_key.by_amount IS 'Xếp theo số tiền, không theo mã / Sorted by amount rather than code';
