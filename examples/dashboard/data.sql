-- The data of the dashboard as one JSON object:
--     psql -X -At -v register=bac_giang -f data.sql mydatabase
-- Every figure is computed here; the page only picks and draws. In keys, '*'
-- stands for all and '?' for unknown: codes are neither. Money is in đồng.
\set ON_ERROR_STOP on
\set QUIET on
\encoding UTF8
\if :{?register}
\else
    \warn 'Name the register: psql -X -At -v register=bac_giang -f data.sql mydatabase'
    DO 'BEGIN RAISE USING ERRCODE = ''invalid_parameter_value'', MESSAGE = ''no register given''; END';
\endif
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
SELECT set_config('search_path', khuyencong.register_path(:'register'), true) \gset _

-- The actions come from a view that a register of an earlier version has not.
SELECT to_regclass('project_action') IS NOT NULL AS has_action \gset
\if :has_action
\set action 'SELECT to_jsonb(a) AS a FROM project_action AS a WHERE a.action IS NOT NULL'
\else
\set action 'SELECT CAST(NULL AS jsonb) AS a WHERE false'
\endif

WITH place AS (
    -- districts as far as there are any: what is inside one counts as it
    SELECT h.area_code AS inner_code, coalesce(h.district_code, h.area_code) AS area FROM area_hierarchy AS h
), line AS (
    SELECT plan_year, coalesce(p.area, '?') AS area, coalesce(content_code, '?') AS content,
           amount, establishment_code, project_code
    FROM equity_line LEFT JOIN place AS p ON p.inner_code = area_code
), money AS (
    SELECT plan_year, coalesce(p.area, '?') AS area, coalesce(content_code, '?') AS content, source, amount
    FROM funding_line LEFT JOIN place AS p ON p.inner_code = area_code
), counted AS (
    SELECT coalesce(CAST(plan_year AS text), '*') AS year, coalesce(area, '*') AS area, coalesce(content, '*') AS content,
           coalesce(total(summarize_equity(amount, establishment_code, true)), 0) AS support,
           beneficiary_count(summarize_equity(amount, project_code, true) FILTER (WHERE amount IS NOT NULL)) AS projects,
           beneficiary_count(summarize_equity(amount, establishment_code, true)) AS establishments
    FROM line GROUP BY CUBE (plan_year, area, content)
), sourced AS (
    SELECT coalesce(CAST(plan_year AS text), '*') AS year, coalesce(area, '*') AS area, coalesce(content, '*') AS content,
           coalesce(sum(amount) FILTER (WHERE source = 'national'), 0) AS national,
           coalesce(sum(amount) FILTER (WHERE source = 'local'), 0) AS local,
           leverage(CASE WHEN source IN ('national', 'local') THEN amount END,
                    CASE WHEN source = 'counterpart' THEN amount END) AS leverage
    FROM money GROUP BY CUBE (plan_year, area, content)
), figure AS (
    SELECT c.*, coalesce(s.national, 0) AS national, coalesce(s.local, 0) AS local, round(s.leverage, 4) AS leverage,
           display_share(c.support, 2) OVER (PARTITION BY c.year, c.content, c.area = '*' ORDER BY nullif(c.area, '?') COLLATE "C") AS share_of_areas,
           display_share(c.support, 2) OVER (PARTITION BY c.year, c.area, c.content = '*' ORDER BY nullif(c.content, '?') COLLATE "C") AS share_of_contents
    FROM counted AS c LEFT JOIN sourced AS s USING (year, area, content)
), equity AS (
    SELECT CAST(plan_year AS text) AS year, scheme_code, difficult_support, support, difficult_establishment_count, establishment_count,
           unclassified_support, funding_share_percent, beneficiary_share_percent, disparity, parity_gap,
           coalesce(disparity_reason, parity_gap_reason) AS reason, first_classed_on, last_classed_on, list_valid_from, list_valid_until
    FROM difficult_area_equity
    UNION ALL
    SELECT '*', scheme_code, difficult_support, support, difficult_establishment_count, establishment_count,
           unclassified_support, funding_share_percent, beneficiary_share_percent, disparity, parity_gap,
           coalesce(disparity_reason, parity_gap_reason), first_classed_on, last_classed_on, list_valid_from, list_valid_until
    FROM difficult_area_equity_period
), planned AS (
    -- of a year what its plans were approved with; of a content what their items add up to
    SELECT coalesce(CAST(plan_year AS text), '*') AS year, '*' AS content, sum(planned) AS planned, sum(support) AS decided, sum(paid) AS paid
    FROM absorption_by_year GROUP BY ROLLUP (plan_year)
    UNION ALL
    SELECT coalesce(CAST(plan_year AS text), '*'), content, sum(planned), sum(decided), sum(paid)
    FROM (SELECT l.plan_year, coalesce(i.content_code, '?') AS content, i.support AS planned, CAST(NULL AS numeric) AS decided, CAST(NULL AS numeric) AS paid
          FROM plan_item AS i JOIN plan AS l ON l.code = i.plan_code WHERE l.status = 'approved'
          UNION ALL
          SELECT plan_year, content, NULL, amount, NULL FROM money WHERE source IN ('national', 'local')
          UNION ALL
          SELECT plan_year, coalesce(content_code, '?'), NULL, NULL, paid - recovered FROM project_current) AS step
    GROUP BY GROUPING SETS ((plan_year, content), (content))
), action AS (
    SELECT p.code, p.name, p.plan_year AS year, coalesce(place.area, '?') AS area, p.content_code AS content, p.is_synthetic,
           a ->> 'action' AS action, a ->> 'severity' AS severity, CAST(a ->> 'finding_count' AS integer) AS findings,
           a ->> 'authority' AS authority, a ->> 'act_by' AS act_by, a ->> 'message_vi' AS message_vi, a ->> 'message_en' AS message_en
    FROM (:action) AS v JOIN project AS p ON p.code = a ->> 'project_code' LEFT JOIN place ON place.inner_code = p.area_code
)
SELECT json_build_object(
    'register', :'register',
    'version', khuyencong.register_version(:'register'),
    'report_on', (SELECT report_on FROM report_setting),
    'written_at', to_char(now() AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD"T"HH24:MI'),
    'province', (SELECT string_agg(name, ', ' ORDER BY code) FROM area, report_setting WHERE kind = 'province' AND valid @> report_on),
    'limited_to', (SELECT current_user WHERE row_security_active('project') AND NOT EXISTS (SELECT FROM granted_area WHERE code IS NULL)),
    'project_count', (SELECT count(*) FROM project),
    'synthetic_count', (SELECT count(*) FROM project WHERE is_synthetic),
    'has_synthetic', (SELECT coalesce(bool_or(is_synthetic), false) FROM (
        SELECT is_synthetic FROM funding_line UNION ALL SELECT is_synthetic FROM beneficiary_line UNION ALL
        SELECT is_synthetic FROM disbursement UNION ALL SELECT is_synthetic FROM plan UNION ALL SELECT is_synthetic FROM plan_item UNION ALL
        SELECT is_synthetic FROM area UNION ALL SELECT is_synthetic FROM area_class UNION ALL SELECT is_synthetic FROM organisation_unit) AS r),
    'areas', (SELECT json_agg(json_build_object('code', code, 'kind', kind, 'name', name || suffix) ORDER BY level, code COLLATE "C")
              FROM (SELECT code, kind, level, name, CASE WHEN count(*) OVER (PARTITION BY name) > 1 THEN ' (' || code || ')' ELSE '' END AS suffix
                    FROM area WHERE code IN (SELECT area FROM line UNION SELECT area FROM action)) AS a),
    'contents', (SELECT json_agg(json_build_object('code', code, 'vi', name_vi || suffix, 'en', name_en || suffix) ORDER BY code COLLATE "C")
                 FROM (SELECT code, name_vi, name_en, CASE WHEN count(*) OVER (PARTITION BY name_vi) > 1 THEN ' (' || code || ')' ELSE '' END AS suffix
                       FROM content_category WHERE code IN (SELECT content FROM line UNION SELECT content FROM planned)) AS c),
    'schemes', (SELECT json_agg(json_build_object('code', code, 'vi', name_vi, 'en', name_en, 'synthetic', is_synthetic)
                                ORDER BY is_synthetic, code COLLATE "C") FROM area_scheme),
    'figures', (SELECT json_agg(f ORDER BY year, area, content) FROM figure AS f),
    'equity', (SELECT json_agg(e ORDER BY scheme_code, year) FROM equity AS e),
    'plan', (SELECT json_agg(p ORDER BY year, content) FROM planned AS p),
    'has_action', :'has_action' = 't',
    'actions', (SELECT json_agg(a ORDER BY act_by NULLS LAST, code COLLATE "C") FROM action AS a),
    'network', (SELECT json_agg(n ORDER BY on_date, area_level) FROM network_coverage AS n));
COMMIT;
