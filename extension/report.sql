-- ---------------------------------------------------------------------------
-- report: the periodic reports of a register
-- ---------------------------------------------------------------------------

CREATE FUNCTION report_period(kind text, as_of date, OUT period_start date, OUT period_end date)
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp SET datestyle = 'ISO' AS $$
DECLARE
    months CONSTANT integer := CASE kind WHEN 'month' THEN 1 WHEN 'quarter' THEN 3 WHEN 'half_year' THEN 6 WHEN 'year' THEN 12 END;
BEGIN
    IF months IS NULL THEN
        RAISE EXCEPTION 'invalid kind of period: "%"', kind USING
            ERRCODE = 'invalid_parameter_value',
            HINT = 'The kinds are month, quarter, half_year and year; for another period give its first and last day to run_report().';
    ELSIF NOT isfinite(as_of) OR as_of NOT BETWEEN DATE '1900-01-01' AND DATE '2155-12-31' THEN
        RAISE EXCEPTION 'the day of a report must be from the years 1900 to 2155' USING
            ERRCODE = 'datetime_field_overflow',
            DETAIL = format('The day given is %s.', as_of);
    END IF;
    period_start := make_date(extract(year FROM as_of)::integer, (extract(month FROM as_of)::integer - 1) / months * months + 1, 1);
    period_end := (period_start + make_interval(months => months))::date - 1;
END $$;
COMMENT ON FUNCTION report_period(text, date) IS
    'First and last day of the month, quarter, half-year or year that a day is in';

-- The tables of a report, the one that the others refer to first. What is in
-- report_x is what the register's function report_x_between() gives.
CREATE FUNCTION report_tables() RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN '{report_summary,report_funding,report_plan_result,report_equity,report_leverage,report_action,report_plan_finding,report_network}'::text[];
COMMENT ON FUNCTION report_tables() IS
    'The tables of a register that run_report() fills, in their order';

-- The statement that brings the tables to what the functions give for a period,
-- $1 to $2, under the date $3, and counts the rows it touched. It is one
-- statement for all tables, so that a report is of one moment. A row that is as
-- it should be is not written again. Lines are numbered from 1, so those that are
-- no more are those beyond the count. Columns that users add are left alone.
CREATE FUNCTION report_statement(register text) RETURNS text
    LANGUAGE plpgsql STABLE STRICT PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM set_config('search_path', khuyencong.register_path(register), true);
    RETURN (
        SELECT format('WITH %s SELECT %s', string_agg(p.part, ', ' ORDER BY p.place),
                      string_agg(format('(SELECT count(*) FROM gone_%s) + (SELECT count(*) FROM put_%1$s)', p.place), ' + '))
        FROM (
            SELECT t.place, format($part$
                fresh_%1$s AS MATERIALIZED (SELECT $1 AS period_start, $2 AS period_end, $3 AS as_of, f.* FROM %3$I($1, $2) AS f),
                gone_%1$s AS (DELETE FROM %2$I AS t WHERE (t.period_start, t.period_end, t.as_of) = ($1, $2, $3)
                    AND %4$s > (SELECT count(*) FROM fresh_%1$s) RETURNING 1),
                put_%1$s AS (INSERT INTO %2$I AS t (period_start, period_end, as_of, %5$s)
                    SELECT period_start, period_end, as_of, %5$s FROM fresh_%1$s
                    ON CONFLICT (%6$s) DO UPDATE SET (%5$s) = ROW (%7$s) WHERE (%8$s) IS DISTINCT FROM (%7$s) RETURNING 1)
                $part$, t.place, t.name, t.name || '_between',
                CASE WHEN 'line' = ANY (c.key) THEN 't.line' ELSE '1' END,
                (SELECT string_agg(quote_ident(v.name), ', ' ORDER BY v.place) FROM unnest(c.value) WITH ORDINALITY AS v (name, place)),
                (SELECT string_agg(quote_ident(k.name), ', ') FROM unnest(c.key) AS k (name)),
                (SELECT string_agg(format('excluded.%I', v.name), ', ' ORDER BY v.place) FROM unnest(c.value) WITH ORDINALITY AS v (name, place)),
                (SELECT string_agg(format('t.%I', v.name), ', ' ORDER BY v.place) FROM unnest(c.value) WITH ORDINALITY AS v (name, place))) AS part
            FROM unnest(khuyencong.report_tables()) WITH ORDINALITY AS t (name, place)
            CROSS JOIN LATERAL (
                SELECT ARRAY(SELECT a.attname FROM pg_index AS i JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
                             WHERE i.indrelid = to_regclass(quote_ident(t.name)) AND i.indisprimary ORDER BY a.attnum) AS key,
                       ARRAY(SELECT n.name FROM pg_proc AS p, unnest(p.proargnames, p.proargmodes) WITH ORDINALITY AS n (name, mode, place)
                             WHERE p.oid = to_regprocedure(format('%I(date, date)', t.name || '_between')) AND n.mode = 't' ORDER BY n.place) AS value) AS c) AS p);
END $$;
COMMENT ON FUNCTION report_statement(text) IS
    'The SQL statement with which run_report() brings the tables of a report up to date';

-- Compiling the statement would take longer than it does.
CREATE PROCEDURE run_report(register text, period_start date, period_end date, as_of date)
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET datestyle = 'ISO' SET jit = off SET khuyencong_register.report_on = '' AS $$
DECLARE
    started_at CONSTANT timestamptz := clock_timestamp();
    changed_count bigint;
BEGIN
    IF register IS NULL OR period_start IS NULL OR period_end IS NULL OR as_of IS NULL THEN
        RAISE EXCEPTION 'run_report() does not take NULL' USING
            ERRCODE = 'null_value_not_allowed',
            HINT = 'Give the register, the first and the last day of the period, and the day of the report.';
    ELSIF period_start < '1900-01-01' OR greatest(period_end, as_of) > '2155-12-31' THEN
        RAISE EXCEPTION 'the days of a report must be from the years 1900 to 2155' USING
            ERRCODE = 'datetime_field_overflow',
            DETAIL = format('The days given are %s to %s, and %s.', period_start, period_end, as_of);
    ELSIF period_end < period_start OR as_of < period_start THEN
        RAISE EXCEPTION 'a report cannot be of a time before its period starts' USING
            ERRCODE = 'invalid_parameter_value',
            DETAIL = format('The period is from %s to %s, the day of the report %s.', period_start, period_end, as_of),
            HINT = 'The first day comes before the last; the day of the report may be any from the first on.';
    END IF;
    PERFORM set_config('search_path', khuyencong.register_path(register), true);
    IF NOT pg_has_role((SELECT nspowner FROM pg_namespace WHERE nspname = register), 'USAGE') THEN
        RAISE EXCEPTION 'must be owner of register "%"', register USING
            ERRCODE = 'insufficient_privilege',
            HINT = 'Ask its owner to run the report; whoever may read the register may read it then.';
    END IF;
    -- of two sessions that run the same report, the second finds it there
    PERFORM pg_advisory_xact_lock(hashtext('khuyencong.run_report'), hashtext(register));
    PERFORM set_config('khuyencong_register.report_on', as_of::text, true);
    EXECUTE khuyencong.report_statement(register) INTO changed_count USING period_start, period_end, as_of;
    EXECUTE format('INSERT INTO %I.report_run (period_start, period_end, as_of, started_at, finished_at, extension_version, changed_count)
        SELECT $1, $2, $3, $4, clock_timestamp(), extversion, $5 FROM pg_extension WHERE extname = ''khuyencong''', register)
    USING period_start, period_end, as_of, started_at, changed_count;
END $$;
COMMENT ON PROCEDURE run_report(text, date, date, date) IS
    'Stores the report of a period as on a day in the report tables of a register, and a line in its log; repeated, it changes nothing but the log';

CREATE PROCEDURE run_report(register text, kind text, as_of date)
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    period record;
BEGIN
    SELECT * INTO period FROM khuyencong.report_period(kind, as_of);
    CALL khuyencong.run_report(register, period.period_start, period.period_end, as_of);
END $$;
COMMENT ON PROCEDURE run_report(text, text, date) IS
    'Stores the report of the month, quarter, half-year or year that a day is in, as on that day';
