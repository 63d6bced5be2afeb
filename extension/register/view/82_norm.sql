-- ---------------------------------------------------------------------------
-- norm: ceilings of support with the days from and until which they hold
-- ---------------------------------------------------------------------------

CREATE OR REPLACE VIEW norm_history WITH (security_invoker = true) AS
SELECT n.item, n.jurisdiction, nullif(lower(n.valid), '-infinity') AS valid_from, nullif(upper(n.valid), 'infinity') - 1 AS valid_until,
       n.valid @> r.report_on AS is_in_force, r.report_on, n.name_vi, n.name_en, n.content_code, c.name_vi AS content_name,
       n.per, n.max_rate, n.max_amount, n.multiplier, n.cost_base,
       n.legal_document_code, d.number AS legal_document_number, n.legal_basis, n.source, n.is_synthetic, n.caps_local
FROM support_norm AS n CROSS JOIN report_setting AS r
JOIN legal_document AS d ON d.code = n.legal_document_code
LEFT JOIN content_category AS c ON c.code = n.content_code;

CREATE OR REPLACE VIEW norm_in_force WITH (security_invoker = true) AS
SELECT item, jurisdiction, valid_from, valid_until, report_on, name_vi, name_en, content_code, content_name,
       per, max_rate, max_amount, multiplier, cost_base,
       legal_document_code, legal_document_number, legal_basis, source, is_synthetic, caps_local
FROM norm_history
WHERE is_in_force;
