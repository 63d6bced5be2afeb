-- One stored report of a register as a document, with psql alone:
--
--     psql -X -q -d mydatabase -v register=bac_giang -v period_start=2022-01-01 -v period_end=2022-12-31 \
--          -v as_of=2022-12-31 -f examples/report/report.sql -o report.txt
--
-- -v html=true writes a page instead, for a browser, a word processor or a
-- printer; -v lang=en writes English. The report must have been made before:
--     CALL khuyencong.run_report('bac_giang', '2022-01-01', '2022-12-31', '2022-12-31');
-- Whoever may read the register may print it; the words are in vi.sql and en.sql.
\set ON_ERROR_STOP on
\pset pager off
\if :{?html}
\else
\set html false
\endif
\if :{?lang}
\else
\set lang vi
\endif
\if :{?register}
\else
\warn 'Name the report: -v register=... -v period_start=yyyy-mm-dd -v period_end=yyyy-mm-dd -v as_of=yyyy-mm-dd'
DO $$ BEGIN RAISE EXCEPTION 'no register is named' USING ERRCODE = 'undefined_parameter'; END $$;
\endif
SELECT :'lang' IN ('vi', 'en') AS has_words \gset
\if :has_words
\else
\warn 'The languages are vi and en: -v lang=en'
DO $$ BEGIN RAISE EXCEPTION 'no words in this language' USING ERRCODE = 'invalid_parameter_value'; END $$;
\endif
SET default_transaction_read_only = off;
SET client_min_messages = warning;
SELECT khuyencong.register_path(:'register') AS path \gset
SET search_path = :path;
SELECT EXISTS (SELECT FROM report_summary WHERE (period_start, period_end, as_of) = (:'period_start', :'period_end', :'as_of')) AS is_there,
       format('There is no such report. To make it: CALL khuyencong.run_report(%L, %L, %L, %L);', :'register', :'period_start', :'period_end', :'as_of') AS missing \gset
\if :is_there
\else
\warn :missing
-- an error, so that psql says that it failed
DO $$ BEGIN RAISE EXCEPTION 'nothing to print' USING ERRCODE = 'no_data_found'; END $$;
\endif

-- ---- what is printed with ---------------------------------------------------

CREATE FUNCTION pg_temp.number(value numeric, decimals integer DEFAULT 0) RETURNS text LANGUAGE sql IMMUTABLE
    RETURN coalesce(CASE :'lang' WHEN 'en' THEN translate(format_number_vi(value, decimals), '.,', ',.') ELSE format_number_vi(value, decimals) END, '–');
-- In text, numbers are put to the right, under their heading; a page has its style for that.
CREATE FUNCTION pg_temp.cell(value numeric, decimals integer, heading text) RETURNS text LANGUAGE sql IMMUTABLE
    RETURN CASE WHEN :'html' THEN pg_temp.number(value, decimals)
                ELSE lpad(pg_temp.number(value, decimals), greatest(8, length(heading), length(pg_temp.number(value, decimals)))) END;
CREATE FUNCTION pg_temp.money(value numeric, heading text) RETURNS text LANGUAGE sql IMMUTABLE RETURN pg_temp.cell(value / 1000000, 1, heading);
CREATE FUNCTION pg_temp.day(value date) RETURNS text LANGUAGE sql STABLE
    RETURN to_char(value, CASE :'lang' WHEN 'en' THEN 'FMDD FMMonth YYYY' ELSE 'DD/MM/YYYY' END);
CREATE FUNCTION pg_temp.escape(value text) RETURNS text LANGUAGE sql IMMUTABLE
    RETURN CASE WHEN :'html' THEN replace(replace(replace(value, '&', '&amp;'), '<', '&lt;'), '>', '&gt;') ELSE value END;
-- Breaks lines between words, and indents all but the first.
CREATE FUNCTION pg_temp.fold(value text, width integer, indent integer DEFAULT 0) RETURNS text LANGUAGE sql IMMUTABLE
    RETURN CASE WHEN :'html' THEN value
                ELSE rtrim(regexp_replace(value, '(\S.{0,' || width - indent - 1 || '})(?:\s+|$)', E'\\1\n' || repeat(' ', indent), 'g'), E' \n') END;
CREATE FUNCTION pg_temp.centre(value text, width integer) RETURNS text LANGUAGE sql IMMUTABLE
    RETURN rpad(repeat(' ', greatest(0, (width - length(value)) / 2)) || value, width);
CREATE FUNCTION pg_temp.pair(left_value text, right_value text) RETURNS text LANGUAGE sql IMMUTABLE
    RETURN rtrim(pg_temp.centre(left_value, 46) || pg_temp.centre(right_value, 52));

CREATE TEMPORARY VIEW period AS
SELECT period_start, period_end, extract(year FROM period_start)::integer AS y1, extract(year FROM period_end)::integer AS y2,
       extract(month FROM period_start)::integer AS m1, extract(month FROM period_end)::integer AS m2,
       extract(day FROM period_start) = 1 AS month_start, extract(day FROM period_end + 1) = 1 AS month_end,
       to_char(period_start, 'MMDD') = '0101' AS year_start, to_char(period_end, 'MMDD') = '1231' AS year_end
FROM (SELECT CAST(:'period_start' AS date), CAST(:'period_end' AS date)) AS p (period_start, period_end);
-- of a register of one province, its name
SELECT coalesce((SELECT max(name) FROM area WHERE kind = 'province' AND valid @> CAST(:'as_of' AS date) HAVING count(*) = 1), '') AS province_name,
       (SELECT extension_version FROM report_run WHERE (period_start, period_end, as_of) = (:'period_start', :'period_end', :'as_of') ORDER BY id DESC LIMIT 1) AS version \gset
SELECT CASE :'province_name' WHEN '' THEN ' ........................' ELSE :'province_name' END AS province \gset
SELECT :'lang' = 'en' AS english \gset
\if :english
\ir en.sql
\else
\ir vi.sql
\endif
CREATE TEMPORARY VIEW this AS
SELECT s.*, (SELECT count(*) FROM report_action AS a WHERE (a.period_start, a.period_end, a.as_of) = (s.period_start, s.period_end, s.as_of)) AS action_count,
       (SELECT count(*) FROM report_plan_finding AS f WHERE (f.period_start, f.period_end, f.as_of) = (s.period_start, s.period_end, s.as_of)) AS plan_finding_count
FROM report_summary AS s WHERE (s.period_start, s.period_end, s.as_of) = (:'period_start', :'period_end', :'as_of');
CREATE FUNCTION pg_temp.word(value text) RETURNS text LANGUAGE sql STABLE RETURN coalesce((SELECT w.word FROM pg_temp.word AS w WHERE w.code = value), value);
SELECT has_synthetic AS is_sample, action_count > 0 AS has_actions, plan_finding_count > 0 AS has_findings, project_count > 0 AS has_money FROM this \gset
SELECT CASE :'lang' WHEN 'en' THEN 'name_en' ELSE 'name_vi' END AS name, CASE :'lang' WHEN 'en' THEN 'message_en' ELSE 'message_vi' END AS message \gset

\pset footer off
\pset null ''
\if :html
\pset format html
\pset border 0
\set h2 '<h2>'
\set h2_end '</h2>'
\set h3 '<h3>'
\set h3_end '</h3>'
\set p '<p>'
\set p_end '</p>'
\else
\pset format aligned
\pset border 1
\pset linestyle unicode
\pset unicode_border_linestyle single
\set h2 '\n'
\set h2_end ''
\set h3 ''
\set h3_end ''
\set p ''
\set p_end ''
\endif

-- ---- the head ---------------------------------------------------------------

\ir as_text.sql
\if :html
SELECT format(E'<!DOCTYPE html>\n<html lang="%s">', :'lang_code');
\ir head.sql
SELECT format('<title>%s – %s</title></head><body>', pg_temp.escape(:'title'), pg_temp.escape(:'subject'));
SELECT format('<header><div><p>%s</p><p><b>%s</b></p><p class="rule">%s</p></div><div><p><b>%s</b></p><p class="rule"><b>%s</b></p><p><i>%s</i></p></div></header>',
              :'superior', :'unit', :'number', :'country', :'motto', :'place');
SELECT format('<h1>%s<br><span>%s</span></h1><p class="about">%s</p>', pg_temp.escape(:'title'), pg_temp.escape(:'subject'), :'about');
SELECT format('<p class="sample">%s</p>', :'sample') WHERE :'is_sample';
SELECT format('<p class="to">%s</p>', :'to_whom');
\else
SELECT pg_temp.pair(:'superior', :'country');
SELECT pg_temp.pair(:'unit', :'motto');
SELECT pg_temp.pair(:'number', repeat('-', length(:'motto')));
SELECT E'\n' || pg_temp.pair('', :'place');
SELECT E'\n' || rtrim(pg_temp.centre(:'title', 98));
SELECT rtrim(pg_temp.centre(line, 98)) FROM regexp_split_to_table(pg_temp.fold(:'subject', 80), E'\n') AS line;
SELECT E'\n' || pg_temp.fold(:'about', 98);
SELECT pg_temp.fold(:'sample', 98) WHERE :'is_sample';
SELECT E'\n' || rtrim(pg_temp.centre(:'to_whom', 98));
\endif

-- ---- I. totals --------------------------------------------------------------

\qecho :h2'I. ':s_summary:h2_end
\ir as_table.sql
\pset tableattr 'class="figures"'
SELECT f.item AS :"h_item", CASE WHEN :'html' THEN f.figure ELSE lpad(f.figure, 27) END AS :"h_figure"
FROM this AS t CROSS JOIN LATERAL (VALUES
    (1, :'i_planned', pg_temp.number(planned / 1000000, 1) || ' ' || :'u_money'),
    (2, :'i_support', pg_temp.number(support / 1000000, 1) || ' ' || :'u_money'),
    (3, '  ' || :'i_national', pg_temp.number(national_support / 1000000, 1) || ' ' || :'u_money'),
    (4, '  ' || :'i_local', pg_temp.number(local_support / 1000000, 1) || ' ' || :'u_money'),
    (5, :'i_paid', pg_temp.number(paid / 1000000, 1) || ' ' || :'u_money'),
    (6, :'i_counterpart', pg_temp.number(counterpart / 1000000, 1) || ' ' || :'u_money'),
    (7, :'i_other', pg_temp.number(other_programme / 1000000, 1) || ' ' || :'u_money'),
    (8, :'i_projects', pg_temp.number(project_count) || ' ' || :'u_project'),
    (9, :'i_establishments', pg_temp.number(establishment_count) || ' ' || :'u_establishment'),
    (10, :'i_approved', pg_temp.number(approved_count) || ' ' || :'u_project'),
    (11, :'i_accepted', pg_temp.number(accepted_count) || ' ' || :'u_project'),
    (12, :'i_stopped', pg_temp.number(stopped_count) || ' ' || :'u_project'),
    (13, :'i_open', pg_temp.number(open_count) || ' ' || :'u_project'),
    (14, :'i_action', pg_temp.number(action_count) || ' ' || :'u_project'),
    (15, :'i_finding', pg_temp.number(plan_finding_count) || ' ' || :'u_finding')) AS f (place, item, figure)
ORDER BY f.place;
\ir as_text.sql
SELECT :'p' || pg_temp.fold(:'words' || :'amount_in_words', 98) || :'p_end';

-- ---- II. plan and result ----------------------------------------------------

CREATE TEMPORARY VIEW plan_line AS
SELECT r.dimension, r.line, r.:name AS name, r.planned, r.support, r.paid, 100 * r.support_of_planned AS of_plan, 100 * r.paid_of_support AS of_support
FROM report_plan_result AS r JOIN this USING (period_start, period_end, as_of)
UNION ALL
SELECT r.dimension, NULL, :'total', sum(r.planned), sum(r.support), sum(r.paid),
       100 * absorption(sum(r.support), sum(r.planned)), 100 * absorption(sum(r.paid), sum(r.support))
FROM report_plan_result AS r JOIN this USING (period_start, period_end, as_of)
GROUP BY r.dimension;
\set plan_columns 'pg_temp.money(planned, :''h_planned'') AS :"h_planned", pg_temp.money(support, :''h_support'') AS :"h_support", pg_temp.cell(of_plan, 2, :''h_of_plan'') AS :"h_of_plan", pg_temp.money(paid, :''h_paid'') AS :"h_paid", pg_temp.cell(of_support, 2, :''h_of_support'') AS :"h_of_support"'
\qecho :h2'II. ':s_plan:h2_end
\pset tableattr 'class="totals"'
\qecho :h3'1. ':by_content:h3_end
\ir as_table.sql
SELECT pg_temp.fold(name, 42) AS :"h_item", :plan_columns FROM plan_line WHERE dimension = 'content' ORDER BY line;
\qecho :h3'2. ':by_source:h3_end
SELECT pg_temp.fold(name, 42) AS :"h_item", :plan_columns FROM plan_line WHERE dimension = 'source' ORDER BY line;
\qecho :h3'3. ':by_area:h3_end
SELECT pg_temp.fold(name, 42) AS :"h_item", :plan_columns FROM plan_line WHERE dimension = 'area' ORDER BY line;

-- ---- III. where the support went --------------------------------------------

-- Projects and beneficiaries may be in several lines, so the total has its own.
CREATE TEMPORARY VIEW funding_line AS
SELECT r.dimension, r.line, r.:name AS name, r.support, r.share, r.project_count, r.establishment_count
FROM report_funding AS r JOIN this USING (period_start, period_end, as_of)
UNION ALL
SELECT r.dimension, NULL, :'total', sum(r.support), sum(r.share), t.project_count, t.establishment_count
FROM report_funding AS r JOIN this AS t USING (period_start, period_end, as_of)
GROUP BY r.dimension, t.project_count, t.establishment_count;
\set funding_columns 'pg_temp.money(support, :''h_support'') AS :"h_support", pg_temp.cell(share, 2, :''h_share'') AS :"h_share", pg_temp.cell(project_count, 0, :''h_projects'') AS :"h_projects", pg_temp.cell(establishment_count, 0, :''h_establishments'') AS :"h_establishments"'
\qecho :h2'III. ':s_funding:h2_end
\qecho :h3'1. ':by_content:h3_end
SELECT pg_temp.fold(name, 50) AS :"h_item", :funding_columns FROM pg_temp.funding_line WHERE dimension = 'content' ORDER BY line;
\qecho :h3'2. ':by_source:h3_end
SELECT pg_temp.fold(name, 50) AS :"h_item", :funding_columns FROM pg_temp.funding_line WHERE dimension = 'source' ORDER BY line;
\qecho :h3'3. ':by_sector:h3_end
SELECT pg_temp.fold(name, 50) AS :"h_item", :funding_columns FROM pg_temp.funding_line WHERE dimension = 'sector' ORDER BY line;
\qecho :h3'4. ':by_area:h3_end
SELECT pg_temp.fold(name, 50) AS :"h_item", :funding_columns FROM pg_temp.funding_line WHERE dimension = 'area' ORDER BY line;
\qecho :h3'5. ':by_village:h3_end
SELECT pg_temp.fold(name, 50) AS :"h_item", :funding_columns FROM pg_temp.funding_line WHERE dimension = 'craft_village' ORDER BY line;

-- ---- IV. difficult areas ----------------------------------------------------

\qecho :h2'IV. ':s_equity:h2_end
\pset tableattr 'class="figures schemes"'
SELECT f.item AS :"h_item", CASE WHEN :'html' THEN f.figure ELSE lpad(f.figure, 27) END AS :"h_figure"
FROM report_equity AS e JOIN this USING (period_start, period_end, as_of)
LEFT JOIN area_scheme AS k ON k.code = e.scheme_code
CROSS JOIN LATERAL (VALUES
    (1, pg_temp.fold(format('%s) %s', chr(96 + e.line::integer), coalesce(k.:name, e.scheme_name)), 66), ''),
    -- two open ends are those of a list without days, or of none
    (2, '  ' || CASE e.reason WHEN 'unclassified' THEN :'e_no_list'
                ELSE format(:'e_list_valid', coalesce(pg_temp.day(list_valid_from), :'e_unknown'), coalesce(pg_temp.day(list_valid_until), :'e_open')) END, ''),
    (3, '  ' || :'e_support', pg_temp.number(e.difficult_support / 1000000, 1) || ' ' || :'u_money'),
    (4, '    ' || :'e_of_support', pg_temp.number(e.support / 1000000, 1) || ' ' || :'u_money'),
    (5, '  ' || :'e_support_share', pg_temp.number(e.funding_share_percent, 1) || '%'),
    (6, '  ' || :'e_heads', pg_temp.number(e.difficult_establishment_count) || ' ' || :'u_establishment'),
    (7, '    ' || :'e_of_support', pg_temp.number(e.establishment_count) || ' ' || :'u_establishment'),
    (8, '  ' || :'e_head_share', pg_temp.number(e.beneficiary_share_percent, 1) || '%'),
    (9, '  ' || :'e_disparity', pg_temp.number(e.disparity, 3)),
    (10, '  ' || :'e_gap', pg_temp.number(e.parity_gap / 1000000, 1) || ' ' || :'u_money'),
    (11, '  ' || :'e_unclassified', pg_temp.number(e.unclassified_support / 1000000, 1) || ' ' || :'u_money')) AS f (place, item, figure)
ORDER BY e.line, f.place;

-- ---- V. leverage ------------------------------------------------------------

\qecho :h2'V. ':s_leverage:h2_end
\pset tableattr 'class="totals"'
SELECT coalesce(l.year::text, :'total') AS :"h_year", pg_temp.money(l.support, :'h_support') AS :"h_support", pg_temp.money(l.counterpart, :'h_counterpart') AS :"h_counterpart",
       pg_temp.cell(l.leverage, 2, :'h_leverage') AS :"h_leverage", pg_temp.money(l.other_programme, :'h_other') AS :"h_other"
FROM report_leverage AS l JOIN this USING (period_start, period_end, as_of)
ORDER BY l.line;

-- ---- VI. projects -----------------------------------------------------------

CREATE TEMPORARY VIEW action_line AS
SELECT a.line, a.action, a.project_code, a.project_name, a.support, a.:message AS message, a.authority, a.act_by, a.legal_basis, a.finding_count
FROM report_action AS a JOIN this USING (period_start, period_end, as_of);
\qecho :h2'VI. ':s_action:h2_end
\if :has_actions
\pset tableattr 'class="totals"'
SELECT coalesce(pg_temp.word(action), :'total') AS :"h_action", pg_temp.cell(count(*), 0, :'h_count') AS :"h_count", pg_temp.money(sum(support), :'h_support') AS :"h_support"
FROM action_line GROUP BY ROLLUP (action) ORDER BY grouping(action), min(line);
\if :html
\pset tableattr 'class="findings"'
SELECT line AS :"h_line", format('%s – %s', project_code, project_name) AS :"h_project", pg_temp.word(action) AS :"h_action",
       message || CASE WHEN finding_count > 1 THEN ' (' || format(:'other_findings', finding_count - 1) || ')' ELSE '' END AS :"h_finding",
       concat_ws(E'\n', pg_temp.word(authority), pg_temp.day(act_by)) AS :"h_decision", legal_basis AS :"h_basis"
FROM action_line ORDER BY line;
\else
\ir as_text.sql
SELECT pg_temp.fold(format('%s. [%s] %s – %s', line, pg_temp.word(action), project_code, project_name), 98, 4) || E'\n    '
       || pg_temp.fold(message || CASE WHEN finding_count > 1 THEN ' (' || format(:'other_findings', finding_count - 1) || ')' ELSE '' END, 98, 4) || E'\n    '
       || pg_temp.fold(concat_ws('; ', :'l_authority' || pg_temp.word(authority), :'l_act_by' || pg_temp.day(act_by), :'l_basis' || legal_basis) || '.', 98, 4)
FROM action_line ORDER BY line;
\endif
\else
\ir as_text.sql
SELECT :'p' || :'no_rows' || :'p_end';
\endif

-- ---- VII. plans and the network ---------------------------------------------

CREATE TEMPORARY VIEW plan_finding_line AS
SELECT f.line, f.subject, f.subject_code, CASE f.subject WHEN 'network' THEN pg_temp.word(f.subject_code) ELSE f.subject_code || ' – ' || f.subject_name END AS subject_name,
       f.severity, f.action, f.:message AS message, f.authority, f.act_by, f.legal_basis
FROM report_plan_finding AS f JOIN this USING (period_start, period_end, as_of);
\qecho :h2'VII. ':s_plan_finding:h2_end
\if :has_findings
\if :html
\ir as_table.sql
\pset tableattr 'class="findings"'
SELECT line AS :"h_line", pg_temp.word(subject) || ' ' || subject_name AS :"h_subject", pg_temp.word(action) AS :"h_action",
       message || ' (' || pg_temp.word(severity) || ')' AS :"h_finding",
       concat_ws(E'\n', pg_temp.word(authority), pg_temp.day(act_by)) AS :"h_decision", legal_basis AS :"h_basis"
FROM plan_finding_line ORDER BY line;
\else
\ir as_text.sql
SELECT pg_temp.fold(format('%s. [%s] %s %s', line, pg_temp.word(severity), pg_temp.word(subject), subject_name), 98, 4) || E'\n    '
       || pg_temp.fold(message, 98, 4)
       || coalesce(E'\n    ' || pg_temp.fold(nullif(concat_ws('; ', :'l_authority' || pg_temp.word(authority), :'l_act_by' || pg_temp.day(act_by), :'l_basis' || legal_basis), '') || '.', 98, 4), '')
FROM plan_finding_line ORDER BY line;
\endif
\else
\ir as_text.sql
SELECT :'p' || :'no_rows' || :'p_end';
\endif

-- ---- VIII. the network ------------------------------------------------------

\qecho :h2'VIII. ':s_network:h2_end
\ir as_table.sql
\pset tableattr 'class="network"'
SELECT pg_temp.word(n.area_kind) AS :"h_level", pg_temp.cell(n.area_count, 0, :'h_areas') AS :"h_areas", pg_temp.cell(n.branch_area_count, 0, :'h_branch') AS :"h_branch",
       pg_temp.cell(n.collaborator_area_count, 0, :'h_collaborator') AS :"h_collaborator", pg_temp.cell(n.covered_percent, 2, :'h_covered') AS :"h_covered",
       pg_temp.cell(n.covered_establishment_percent, 2, :'h_covered_est') AS :"h_covered_est"
FROM report_network AS n JOIN this USING (period_start, period_end, as_of)
ORDER BY n.line;

-- ---- IX. notes and signatures -----------------------------------------------

\qecho :h2'IX. ':s_note:h2_end
\ir as_text.sql
\if :html
\qecho '<ol class="notes">'
SELECT format('<li>%s</li>', pg_temp.escape(note)) FROM (SELECT 0 AS place, :'sample' AS note WHERE :'is_sample' UNION ALL SELECT place, note FROM note) AS n ORDER BY place;
\qecho '</ol>'
SELECT format('<footer><div><p><b><i>%s</i></b></p><p>%s</p></div><div><p><b>%s</b></p><p><i>%s</i></p></div><div><p><b>%s</b></p><p><i>%s</i></p></div></footer></body></html>',
              :'receivers', replace(:'receiver_lines', E'\n', '<br>'), :'author', :'sign_hint', :'signer', :'sign_hint');
\else
SELECT pg_temp.fold(format('%s. %s', row_number() OVER (ORDER BY place), note), 98, 3)
FROM (SELECT 0 AS place, :'sample' AS note WHERE :'is_sample' UNION ALL SELECT place, note FROM note) AS n ORDER BY place;
SELECT E'\n' || :'receivers' || E'\n' || :'receiver_lines' || E'\n\n' || pg_temp.pair(:'author', :'signer') || E'\n' || pg_temp.pair(:'sign_hint', :'sign_hint');
\endif
