-- ---------------------------------------------------------------------------
-- rules: facts in, findings out
-- ---------------------------------------------------------------------------

-- The arguments of the functions that check are the table of facts in C, in
-- its order; rule_facts() prints it, and a test compares the two.

CREATE FUNCTION rule_facts()
    RETURNS TABLE (subject text, place integer, fact text, type text, codes text)
    AS 'MODULE_PATHNAME', 'rule_facts'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 50;
COMMENT ON FUNCTION rule_facts() IS
    'Facts that the functions which check take, by subject and place, with their types and codes';

CREATE FUNCTION rules()
    RETURNS TABLE (code text, subject text, budget_source text, valid_from date, valid_to date,
        severity text, action text, decided_by text, title_vi text, title_en text, meaning text,
        facts text, parameters text, legal_basis text)
    AS 'MODULE_PATHNAME', 'rules'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 60;
COMMENT ON FUNCTION rules() IS
    'Every rule, a row for each of its versions: when and for whose money it holds, what it reads, its parameters with defaults, its legal basis';

CREATE FUNCTION check_project(
        as_of date DEFAULT NULL, budget_source text DEFAULT NULL, plan_year integer DEFAULT NULL,
        in_plan boolean DEFAULT NULL, is_group boolean DEFAULT NULL, content_code text DEFAULT NULL,
        starts_on date DEFAULT NULL, ends_on date DEFAULT NULL, original_ends_on date DEFAULT NULL,
        forecast_ends_on date DEFAULT NULL, started_on date DEFAULT NULL, accepted_on date DEFAULT NULL,
        settled_on date DEFAULT NULL, liquidated_on date DEFAULT NULL, progress_on date DEFAULT NULL,
        approved_support numeric DEFAULT NULL, original_support numeric DEFAULT NULL, requested_support numeric DEFAULT NULL,
        total_cost numeric DEFAULT NULL, invested numeric DEFAULT NULL, counterpart_committed numeric DEFAULT NULL,
        counterpart_paid numeric DEFAULT NULL, advanced numeric DEFAULT NULL, paid numeric DEFAULT NULL,
        recovered numeric DEFAULT NULL, other_state_support boolean DEFAULT NULL, progress numeric DEFAULT NULL,
        previous_progress numeric DEFAULT NULL, beneficiary_status text DEFAULT NULL, content_changed boolean DEFAULT NULL,
        place_changed boolean DEFAULT NULL, beneficiary_changed boolean DEFAULT NULL, partner_changed boolean DEFAULT NULL,
        violation boolean DEFAULT NULL, force_majeure boolean DEFAULT NULL, extension_count integer DEFAULT NULL,
        started boolean DEFAULT NULL, accepted boolean DEFAULT NULL, settled boolean DEFAULT NULL,
        liquidated boolean DEFAULT NULL, reported boolean DEFAULT NULL, change_requested boolean DEFAULT NULL,
        requested_ends_on date DEFAULT NULL, advanced_on date DEFAULT NULL, is_multi_year boolean DEFAULT NULL,
        original_total_cost numeric DEFAULT NULL, forecast_cost numeric DEFAULT NULL, parameters jsonb DEFAULT '{}',
        include_passed boolean DEFAULT false)
    RETURNS TABLE (rule_code text, status text, severity text, action text,
        observed numeric, expected numeric, difference numeric, unit text, reason text,
        message_vi text, message_en text, authority text, act_by date, legal_basis text)
    AS 'MODULE_PATHNAME', 'check_project'
    LANGUAGE C IMMUTABLE PARALLEL SAFE ROWS 5;
COMMENT ON FUNCTION check_project(
        date, text, integer, boolean, boolean, text, date, date, date, date, date, date, date, date, date, numeric, numeric,
        numeric, numeric, numeric, numeric, numeric, numeric, numeric, numeric, boolean, numeric, numeric, text, boolean,
        boolean, boolean, boolean, boolean, boolean, integer, boolean, boolean, boolean, boolean, boolean, boolean, date,
        date, boolean, numeric, numeric, jsonb, boolean) IS
    'Findings about a project from facts given by name: what fails and what cannot be evaluated, with include_passed what passes too';

CREATE FUNCTION project_action(
        as_of date DEFAULT NULL, budget_source text DEFAULT NULL, plan_year integer DEFAULT NULL,
        in_plan boolean DEFAULT NULL, is_group boolean DEFAULT NULL, content_code text DEFAULT NULL,
        starts_on date DEFAULT NULL, ends_on date DEFAULT NULL, original_ends_on date DEFAULT NULL,
        forecast_ends_on date DEFAULT NULL, started_on date DEFAULT NULL, accepted_on date DEFAULT NULL,
        settled_on date DEFAULT NULL, liquidated_on date DEFAULT NULL, progress_on date DEFAULT NULL,
        approved_support numeric DEFAULT NULL, original_support numeric DEFAULT NULL, requested_support numeric DEFAULT NULL,
        total_cost numeric DEFAULT NULL, invested numeric DEFAULT NULL, counterpart_committed numeric DEFAULT NULL,
        counterpart_paid numeric DEFAULT NULL, advanced numeric DEFAULT NULL, paid numeric DEFAULT NULL,
        recovered numeric DEFAULT NULL, other_state_support boolean DEFAULT NULL, progress numeric DEFAULT NULL,
        previous_progress numeric DEFAULT NULL, beneficiary_status text DEFAULT NULL, content_changed boolean DEFAULT NULL,
        place_changed boolean DEFAULT NULL, beneficiary_changed boolean DEFAULT NULL, partner_changed boolean DEFAULT NULL,
        violation boolean DEFAULT NULL, force_majeure boolean DEFAULT NULL, extension_count integer DEFAULT NULL,
        started boolean DEFAULT NULL, accepted boolean DEFAULT NULL, settled boolean DEFAULT NULL,
        liquidated boolean DEFAULT NULL, reported boolean DEFAULT NULL, change_requested boolean DEFAULT NULL,
        requested_ends_on date DEFAULT NULL, advanced_on date DEFAULT NULL, is_multi_year boolean DEFAULT NULL,
        original_total_cost numeric DEFAULT NULL, forecast_cost numeric DEFAULT NULL, parameters jsonb DEFAULT '{}',
        OUT action text, OUT rule_code text, OUT severity text,
        OUT finding_count integer, OUT not_evaluable_count integer, OUT reason text,
        OUT message_vi text, OUT message_en text, OUT authority text, OUT act_by date, OUT legal_basis text)
    AS 'MODULE_PATHNAME', 'project_action'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION project_action(
        date, text, integer, boolean, boolean, text, date, date, date, date, date, date, date, date, date, numeric, numeric,
        numeric, numeric, numeric, numeric, numeric, numeric, numeric, numeric, boolean, numeric, numeric, text, boolean,
        boolean, boolean, boolean, boolean, boolean, integer, boolean, boolean, boolean, boolean, boolean, boolean, date,
        date, boolean, numeric, numeric, jsonb) IS
    'Headline of the findings about a project: stop before extend, adjust, supplement and review, then by severity; counts of what fails and of what cannot be evaluated';

CREATE FUNCTION support_ceiling(eligible_cost numeric, max_rate numeric, max_amount numeric, multiplier numeric DEFAULT NULL) RETURNS numeric
    AS 'MODULE_PATHNAME', 'support_ceiling'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION support_ceiling(numeric, numeric, numeric, numeric) IS
    'Most support that a norm allows: the lower of rate times cost and cap times multiplier; a rate or cap that is NULL is no bound, NULL if neither is one';
