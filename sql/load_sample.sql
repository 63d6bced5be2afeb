-- load_sample: exact outputs, at the limits and beyond
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SET DateStyle = 'ISO';
SELECT khuyencong.create_register('sample');
SET search_path = sample, khuyencong, public;

-- what every register starts with, against the documents: million đồng
SELECT item, lower(valid) AS since, upper(valid) AS until, per, max_rate, trim_scale(max_amount / 1000000) AS million, multiplier
FROM support_norm ORDER BY item COLLATE "C", valid;
SELECT code, number, issued_on, valid FROM legal_document ORDER BY issued_on, code COLLATE "C";
SELECT code, is_supported, only_difficult_areas, is_priority FROM sector ORDER BY list_code, ordinal;
SELECT code, period FROM programme ORDER BY code COLLATE "C";

SELECT khuyencong.load_sample('sample');

-- the published margins, million đồng
SELECT name, count(DISTINCT establishment_code) AS establishments
FROM project_beneficiary JOIN area ON area.code = area_code JOIN area_class AS c USING (area_code)
WHERE scheme_code = 'report-2012-2022'
GROUP BY ROLLUP (name) ORDER BY name COLLATE "C";
SELECT f.source, trim_scale(sum(amount) FILTER (WHERE c.is_difficult) / 1000000) AS difficult, trim_scale(sum(amount) / 1000000) AS total
FROM project_funding AS f JOIN project AS p ON p.code = f.project_code
LEFT JOIN project_beneficiary AS b USING (project_code, establishment_code)
LEFT JOIN area_class AS c ON c.area_code = coalesce(b.area_code, p.area_code) AND c.scheme_code = 'report-2012-2022'
WHERE f.source IN ('national', 'local') GROUP BY ROLLUP (f.source) ORDER BY f.source;

-- how much of it there is
SELECT (SELECT count(*) FROM project) AS projects, (SELECT count(*) FROM establishment) AS establishments,
       (SELECT count(*) FROM project_funding) AS lines, (SELECT count(*) FROM progress_report) AS reports;
SELECT plan_year, count(*) AS projects, count(*) FILTER (WHERE accepted_on IS NULL) AS unfinished FROM project GROUP BY plan_year ORDER BY plan_year;
SELECT kind, subject, coalesce(decision, 'open') AS decision, count(*) FROM project_change GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;

-- places that came and went, and norms of the province's own
SELECT a.code, a.name, s.successor_code, s.weight, s.weight_basis
FROM area AS a JOIN area_successor AS s ON s.area_code = a.code
WHERE upper(a.valid) = '2025-01-01' ORDER BY a.code COLLATE "C", s.successor_code COLLATE "C";
SELECT valid, trim_scale(max_amount / 1000000) AS million FROM support_norm WHERE jurisdiction = 'BG' ORDER BY valid;

-- once, into what is empty, into what is there
SELECT khuyencong.load_sample('sample');
SELECT khuyencong.load_sample('nowhere');
SELECT khuyencong.load_sample(NULL);

RESET search_path;
DROP SCHEMA sample CASCADE;
