-- ---------------------------------------------------------------------------
-- check: the rules applied to a register, and what they said kept run by run
-- ---------------------------------------------------------------------------

-- The rows of one rule of one's own. A row that could not be a finding has a
-- problem; a view that does not follow the contract is an error.
CREATE FUNCTION own_rule_rows(register text, rule text)
    RETURNS TABLE (subject text, subject_code text, rule_code text, status text, severity text, action text,
        observed numeric, expected numeric, difference numeric, unit text, reason text,
        message_vi text, message_en text, authority text, act_by date, legal_basis text, problem text)
    LANGUAGE plpgsql STABLE STRICT PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    relation CONSTANT regclass := format('%I.%I', register, rule);
    wrong text;
BEGIN
    SELECT string_agg(CASE WHEN a.attname IS NULL THEN format('%s is missing', c.name)
                           ELSE format('%s is %s, not %s', c.name, format_type(a.atttypid, NULL), c.type) END, ', ' ORDER BY c.place)
    INTO wrong
    FROM (VALUES (1, 'subject', 'text'), (2, 'subject_code', 'text'), (3, 'rule_code', 'text'), (4, 'status', 'text'), (5, 'severity', 'text'),
                 (6, 'action', 'text'), (7, 'observed', 'numeric'), (8, 'expected', 'numeric'), (9, 'difference', 'numeric'), (10, 'unit', 'text'),
                 (11, 'reason', 'text'), (12, 'message_vi', 'text'), (13, 'message_en', 'text'), (14, 'authority', 'text'), (15, 'act_by', 'date'),
                 (16, 'legal_basis', 'text')) AS c (place, name, type)
    LEFT JOIN pg_attribute AS a ON a.attrelid = relation AND a.attname = c.name AND a.attnum > 0 AND NOT a.attisdropped
    WHERE format_type(a.atttypid, NULL) IS DISTINCT FROM c.type;
    IF NOT pg_has_role((SELECT relowner FROM pg_class WHERE oid = relation), (SELECT nspowner FROM pg_namespace WHERE nspname = register), 'USAGE') THEN
        RAISE EXCEPTION 'view "%" is not of the owner of the register', rule USING
            ERRCODE = 'insufficient_privilege',
            HINT = 'A rule runs with the rights of who runs the checks, so only the owner adds one.';
    ELSIF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'view "%" does not follow the contract of a rule: %', rule, wrong USING
            ERRCODE = 'datatype_mismatch',
            HINT = 'Its columns have the names and types of those of plan_finding, from subject to legal_basis.';
    ELSIF (SELECT relrowsecurity FROM pg_class WHERE oid = to_regclass(format('%I.project', register)))
          AND NOT EXISTS (SELECT FROM pg_class AS c, pg_options_to_table(c.reloptions) AS o
                          WHERE c.oid = relation AND o.option_name = 'security_invoker' AND o.option_value::boolean) THEN
        RAISE EXCEPTION 'view "%" shows all areas to everybody', rule USING
            ERRCODE = 'insufficient_privilege',
            DETAIL = 'Security by area is enabled, and the view reads with the rights of its owner.',
            HINT = format('Make it a view, if it is none, and: ALTER VIEW %s SET (security_invoker = true).', relation);
    END IF;
    RETURN QUERY EXECUTE format($query$
        SELECT r.subject, r.subject_code, r.rule_code, r.status, r.severity, r.action, r.observed, r.expected, r.difference, r.unit, r.reason,
               r.message_vi, r.message_en, r.authority, r.act_by, r.legal_basis,
               CASE WHEN r.subject_code IS NULL THEN 'a row has no subject_code'
                    WHEN length(r.subject_code) > 100 THEN 'subject_code has more than 100 characters'
                    WHEN r.rule_code IS DISTINCT FROM %2$L THEN format('rule_code is "%%s", not the name of the view', r.rule_code)
                    WHEN (r.subject IN ('project', 'plan_item', 'plan', 'network')) IS NOT TRUE THEN format('subject is "%%s"', r.subject)
                    WHEN NOT CASE r.subject WHEN 'project' THEN EXISTS (SELECT FROM %1$I.project AS s WHERE s.code = r.subject_code)
                                            WHEN 'plan_item' THEN EXISTS (SELECT FROM %1$I.plan_item AS s WHERE s.code = r.subject_code)
                                            WHEN 'plan' THEN EXISTS (SELECT FROM %1$I.plan AS s WHERE s.code = r.subject_code)
                                            ELSE true END THEN format('there is no %%s "%%s"', replace(r.subject, '_', ' '), r.subject_code)
                    WHEN (r.status IN ('pass', 'fail', 'not_evaluable')) IS NOT TRUE THEN format('status is "%%s"', r.status)
                    WHEN (r.severity IN ('critical', 'error', 'warning', 'advisory')) IS NOT TRUE THEN format('severity is "%%s"', r.severity)
                    WHEN r.action NOT IN ('stop', 'adjust', 'supplement', 'extend', 'review') THEN format('action is "%%s"', r.action)
                    WHEN r.status <> 'pass' AND (r.message_vi IS NULL OR r.message_en IS NULL) THEN 'a message is missing'
                    WHEN r.act_by NOT BETWEEN '1900-01-01' AND '2155-12-31' THEN 'act_by is no day of the years 1900 to 2155'
                    -- a figure has to fit into what views say of it; NaN is above all numbers
                    WHEN greatest(abs(r.observed), abs(r.expected), abs(r.difference)) >= 1e20 THEN 'observed, expected or difference is no number below 1e20'
                    WHEN r.times > 1 THEN format('%%s rows for the %%s "%%s"', r.times, r.subject, r.subject_code) END
        FROM (SELECT *, count(*) OVER (PARTITION BY v.subject, v.subject_code) AS times FROM %1$I.%2$I AS v) AS r $query$, register, rule);
END $$;
COMMENT ON FUNCTION own_rule_rows(text, text) IS
    'Rows of a rule of the user''s own, which is a view in the register; one that does not follow the contract is an error';

-- After the rows of each rule comes one with a NULL subject, which stands for the
-- rule itself. STABLE, so that all are read by the snapshot of the query around it.
CREATE FUNCTION own_rules(register text)
    RETURNS TABLE (subject text, subject_code text, rule_code text, status text, severity text, action text,
        observed numeric, expected numeric, difference numeric, unit text, reason text,
        message_vi text, message_en text, authority text, act_by date, legal_basis text, problem text, definition_digest text)
    LANGUAGE plpgsql STABLE STRICT PARALLEL UNSAFE
    SET search_path = pg_catalog, pg_temp SET quote_all_identifiers = off SET datestyle = 'ISO, YMD' SET timezone = 'Asia/Ho_Chi_Minh' AS $$
DECLARE
    rule record;
BEGIN
    PERFORM khuyencong.register_path(register);
    -- each such rule would read all of them again
    IF current_setting('khuyencong_register.reading_rules', true) = 'on' THEN
        RAISE EXCEPTION 'a rule cannot read what the rules of one''s own say' USING
            ERRCODE = 'object_not_in_prerequisite_state',
            HINT = 'It may read project_finding and plan_finding.';
    END IF;
    PERFORM set_config('khuyencong_register.reading_rules', 'on', true);
    FOR rule IN
        SELECT c.oid, c.relname::text AS code
        FROM pg_class AS c
        WHERE c.relnamespace = to_regnamespace(quote_ident(register)) AND c.relkind IN ('v', 'm')
          AND starts_with(c.relname::text, 'rule_') AND c.relname <> 'rule_catalogue'
        ORDER BY c.relname COLLATE "C"
    LOOP
        problem := NULL;
        definition_digest := NULL;
        BEGIN
            definition_digest := md5(pg_get_viewdef(rule.oid));
            RETURN QUERY SELECT r.subject, r.subject_code, rule.code, r.status, r.severity, r.action, r.observed, r.expected, r.difference, r.unit,
                r.reason, r.message_vi, r.message_en, r.authority, r.act_by, r.legal_basis, r.problem, definition_digest
            FROM khuyencong.own_rule_rows(register, rule.code) AS r;
        EXCEPTION WHEN OTHERS OR assert_failure THEN
            problem := SQLERRM;
        END;
        rule_code := rule.code;
        RETURN NEXT;
    END LOOP;
    PERFORM set_config('khuyencong_register.reading_rules', '', true);
END $$;
COMMENT ON FUNCTION own_rules(text) IS
    'What the rules of the user''s own say, with a row more for each that holds its error if it has one';

-- One statement sees everything: facts, parameters, waivers, code lists, rules of
-- one's own and the runs before, so that what others change meanwhile is in the
-- run altogether or not at all. It waits for a run that is under way (the trigger
-- of check_run), never for those who edit, nor they for it.
CREATE PROCEDURE run_check(register text, as_of date, INOUT run bigint DEFAULT NULL)
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp SET jit = off SET datestyle = 'ISO, YMD' SET timezone = 'Asia/Ho_Chi_Minh'
    SET khuyencong_register.report_on = '' AS $$
#variable_conflict use_column
DECLARE
    broken record;
BEGIN
    IF register IS NULL OR run_check.as_of IS NULL THEN
        RAISE EXCEPTION 'a run needs a register and a day' USING
            ERRCODE = 'null_value_not_allowed',
            HINT = 'As in CALL khuyencong.run_check(''bac_giang'', ''2022-12-31'').';
    ELSIF extract(year FROM run_check.as_of) NOT BETWEEN 1900 AND 2155 THEN
        RAISE EXCEPTION 'as_of must be a day of the years 1900 to 2155' USING
            ERRCODE = 'datetime_field_overflow',
            DETAIL = format('The argument is %s.', run_check.as_of),
            HINT = 'Name the day that the rules look at.';
    END IF;
    PERFORM set_config('search_path', khuyencong.register_path(register), true);
    IF NOT pg_has_role((SELECT nspowner FROM pg_namespace WHERE nspname = register), 'USAGE') THEN
        RAISE EXCEPTION 'must be owner of register "%"', register USING
            ERRCODE = 'insufficient_privilege',
            DETAIL = 'Others may not see all of it, and a run is about all.',
            HINT = 'Ask its owner to run the checks; project_finding and plan_finding say the same without writing.';
    END IF;
    PERFORM set_config('khuyencong_register.report_on', run_check.as_of::text, true);
    INSERT INTO check_run (as_of, extension_version)
    SELECT run_check.as_of, extversion FROM pg_extension WHERE extname = 'khuyencong'
    RETURNING id INTO run;

    WITH seen AS MATERIALIZED (
        SELECT subject, subject_code, as_of_date, facts, parameters FROM checked_fact_on(run_check.as_of)
    ), kept AS MATERIALIZED (
        SELECT c.subject, c.subject_code
        FROM check_fact AS c JOIN seen AS s USING (subject, subject_code, facts, parameters)
        WHERE c.until_run IS NULL
    ), ended AS (
        UPDATE check_fact AS c SET until_run = run_check.run
        WHERE c.until_run IS NULL
          AND NOT EXISTS (SELECT FROM kept AS k WHERE k.subject = c.subject AND k.subject_code = c.subject_code)
    ), stored AS (
        INSERT INTO check_fact (subject, subject_code, from_run, facts, parameters)
        SELECT s.subject, s.subject_code, run_check.run, s.facts, s.parameters FROM seen AS s
        WHERE NOT EXISTS (SELECT FROM kept AS k WHERE k.subject = s.subject AND k.subject_code = s.subject_code)
    ), digest AS (
        UPDATE check_run SET code_list_digest = code_list_digest() WHERE id = run_check.run
    ), own AS MATERIALIZED (
        SELECT * FROM khuyencong.own_rules(register)
    ), own_rule AS (
        SELECT rule_code, min(definition_digest) AS definition_digest, min(problem) AS problem,
               count(*) FILTER (WHERE status = 'pass') * (count(problem) = 0)::integer AS passed
        FROM own GROUP BY rule_code
    ), said AS (
        SELECT s.subject, s.subject_code, c.rule_code, c.status, c.severity, c.action, c.observed, c.expected, c.difference, c.unit, c.reason,
               c.message_vi, c.message_en, c.authority, c.act_by, c.legal_basis
        FROM seen AS s CROSS JOIN LATERAL check_facts(s.subject, s.as_of_date, s.facts, s.parameters) AS c
        UNION ALL
        SELECT o.subject, o.subject_code, o.rule_code, o.status, o.severity, o.action, o.observed, o.expected, o.difference, o.unit, o.reason,
               o.message_vi, o.message_en, o.authority, o.act_by, o.legal_basis
        FROM own AS o JOIN own_rule AS r USING (rule_code)
        WHERE r.problem IS NULL AND o.status IN ('fail', 'not_evaluable')
    ), applied AS ( -- when each rule was last applied
        SELECT rule_code, max(run_id) FILTER (WHERE error IS NULL) AS run_id FROM check_result WHERE run_id < run_check.run GROUP BY rule_code
        -- unless a run has not known it since
        HAVING count(*) FILTER (WHERE error IS NULL) > 0 AND max(run_id) = (SELECT max(id) FROM check_run WHERE id < run_check.run)
    ), before AS (
        SELECT f.subject, f.subject_code, f.rule_code, f.first_seen, f.first_run_id
        FROM applied AS a JOIN finding AS f ON f.run_id = a.run_id AND f.rule_code = a.rule_code
    ), found AS (
        INSERT INTO finding (run_id, subject, subject_code, rule_code, status, severity, action, observed, expected, difference, unit, reason,
                             message_vi, message_en, authority, act_by, legal_basis, first_seen, first_run_id, waiver_id)
        SELECT run_check.run, s.subject, s.subject_code, s.rule_code, s.status, s.severity, s.action, s.observed, s.expected, s.difference, s.unit,
               s.reason, s.message_vi, s.message_en, s.authority, s.act_by, s.legal_basis,
               least(b.first_seen, run_check.as_of), coalesce(b.first_run_id, run_check.run), w.id
        FROM said AS s
        LEFT JOIN before AS b USING (subject, subject_code, rule_code)
        LEFT JOIN waiver AS w ON w.rule_code = s.rule_code AND w.subject = s.subject AND w.subject_code = s.subject_code AND w.valid @> run_check.as_of
        RETURNING rule_code, status, waiver_id
    ), counted AS (
        SELECT rule_code, count(*) FILTER (WHERE waiver_id IS NULL AND status = 'fail') AS failed,
               count(*) FILTER (WHERE waiver_id IS NULL AND status = 'not_evaluable') AS not_evaluable, count(waiver_id) AS waived
        FROM found GROUP BY rule_code
    ), answered AS (
        SELECT a.rule_code, count(*) AS answered FROM seen AS s CROSS JOIN LATERAL jsonb_array_elements_text(s.facts -> 'answered_rules') AS a (rule_code)
        GROUP BY a.rule_code
    ), looked_at AS (
        SELECT subject, count(*) AS subjects FROM seen GROUP BY subject
    )
    INSERT INTO check_result (run_id, rule_code, passed_count, failed_count, not_evaluable_count, waived_count, answered_count, error, definition_digest)
    SELECT run_check.run, r.rule_code,
           -- each rule says one thing of each subject
           coalesce(o.passed, coalesce(l.subjects, 0) - coalesce(c.failed + c.not_evaluable + c.waived, 0) - coalesce(a.answered, 0)),
           coalesce(c.failed, 0), coalesce(c.not_evaluable, 0), coalesce(c.waived, 0), coalesce(a.answered, 0), o.problem, o.definition_digest
    FROM (SELECT DISTINCT rule_code, subject FROM rule_catalogue WHERE NOT is_own UNION ALL SELECT rule_code, NULL FROM own_rule) AS r
    LEFT JOIN own_rule AS o ON o.rule_code = r.rule_code
    LEFT JOIN looked_at AS l ON l.subject = r.subject
    LEFT JOIN counted AS c ON c.rule_code = r.rule_code
    LEFT JOIN answered AS a ON a.rule_code = r.rule_code;

    UPDATE check_run SET finished_at = clock_timestamp() WHERE id = run_check.run;
    -- the next run may come before autovacuum does, and its plan rests on this
    ANALYZE check_fact, check_result, finding;
    FOR broken IN SELECT rule_code, error FROM check_result WHERE run_id = run_check.run AND error IS NOT NULL ORDER BY rule_code COLLATE "C" LOOP
        RAISE WARNING 'rule "%" was not applied: %', broken.rule_code, broken.error;
    END LOOP;
END $$;
COMMENT ON PROCEDURE run_check(text, date, bigint) IS
    'Applies every rule to everything in a register as of a day, and keeps the counts and findings as a run, whose number it returns';

-- Rules of one's own have no stored facts: their findings are given as stored.
CREATE FUNCTION replay_check(register text, run bigint)
    RETURNS TABLE (subject text, subject_code text, rule_code text, status text, severity text, action text,
        observed numeric, expected numeric, difference numeric, unit text, reason text,
        message_vi text, message_en text, authority text, act_by date, legal_basis text, comparison text)
    LANGUAGE plpgsql STABLE STRICT PARALLEL UNSAFE
    SET search_path = pg_catalog, pg_temp SET jit = off SET datestyle = 'ISO, YMD' SET timezone = 'Asia/Ho_Chi_Minh' AS $$
#variable_conflict use_column
DECLARE
    day date;
BEGIN
    PERFORM set_config('search_path', khuyencong.register_path(register), true);
    SELECT as_of INTO day FROM check_run WHERE id = replay_check.run;
    IF day IS NULL THEN
        RAISE EXCEPTION 'register "%" has no run %', register, replay_check.run USING
            ERRCODE = 'undefined_object',
            HINT = format('The table %I.check_run lists the runs.', register);
    END IF;
    RETURN QUERY
    WITH stored AS (
        SELECT f.* FROM finding AS f WHERE f.run_id = replay_check.run
    ), replayed AS (
        SELECT s.subject, s.subject_code, c.*
        FROM check_fact AS s CROSS JOIN LATERAL check_facts(s.subject, day, s.facts, s.parameters) AS c
        WHERE s.from_run <= replay_check.run AND (s.until_run > replay_check.run) IS NOT FALSE
    )
    SELECT subject, subject_code, rule_code, r.status, r.severity, r.action, r.observed, r.expected, r.difference, r.unit, r.reason,
           r.message_vi, r.message_en, r.authority, r.act_by, r.legal_basis,
           CASE WHEN s.id IS NULL THEN 'extra'
                WHEN (r.status, r.severity, r.action, r.observed, r.expected, r.difference, r.unit, r.reason,
                      r.message_vi, r.message_en, r.authority, r.act_by, r.legal_basis)
                     IS NOT DISTINCT FROM (s.status, s.severity, s.action, s.observed, s.expected, s.difference, s.unit, s.reason,
                      s.message_vi, s.message_en, s.authority, s.act_by, s.legal_basis) THEN 'same'
                ELSE 'different' END
    FROM replayed AS r LEFT JOIN stored AS s USING (subject, subject_code, rule_code)
    UNION ALL
    SELECT s.subject, s.subject_code, s.rule_code, s.status, s.severity, s.action, s.observed, s.expected, s.difference, s.unit, s.reason,
           s.message_vi, s.message_en, s.authority, s.act_by, s.legal_basis,
           CASE WHEN c.definition_digest IS NOT NULL THEN 'stored' ELSE 'missing' END
    FROM stored AS s
    LEFT JOIN check_result AS c ON c.run_id = s.run_id AND c.rule_code = s.rule_code
    WHERE NOT EXISTS (SELECT FROM replayed AS r WHERE r.subject = s.subject AND r.subject_code = s.subject_code AND r.rule_code = s.rule_code);
END $$;
COMMENT ON FUNCTION replay_check(text, bigint) IS
    'Findings of a run worked out again from the facts and parameters that it stored, each compared with what the run said';
