-- One table of a stored report as CSV, numbers as a machine reads them and
-- booleans as 1 and 0:
--     psql -X -q --csv -v register=bac_giang -v period_start=2022-01-01 -v period_end=2022-12-31 -v as_of=2022-12-31 \
--          -v table=report_funding -f examples/report/csv.sql
-- A spreadsheet wants a byte order mark in front to see that it is UTF-8; build puts it there.
\set ON_ERROR_STOP on
SELECT format('SELECT %s FROM %s WHERE (period_start, period_end, as_of) = (%L, %L, %L)%s',
              string_agg(CASE atttypid WHEN 'boolean'::regtype THEN format('CAST(%1$I AS integer) AS %1$I', attname) ELSE quote_ident(attname) END, ', ' ORDER BY attnum),
              attrelid::regclass, :'period_start', :'period_end', :'as_of', CASE WHEN bool_or(attname = 'line') THEN ' ORDER BY line' ELSE '' END)
FROM pg_attribute WHERE attrelid = to_regclass(format('%I.%I', :'register', :'table')) AND attnum > 0 AND NOT attisdropped
GROUP BY attrelid
\gexec
