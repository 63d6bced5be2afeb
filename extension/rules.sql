-- ---------------------------------------------------------------------------
-- rules: facts in, findings out
-- ---------------------------------------------------------------------------

-- The arguments of the functions that check are the table of facts in C, in
-- its order; rule_facts() prints it, and a test compares the two.

CREATE FUNCTION rule_facts()
    RETURNS TABLE (subject text, place integer, fact text, type text, codes text, name_vi text)
    AS 'MODULE_PATHNAME', 'rule_facts'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 120;
COMMENT ON FUNCTION rule_facts() IS
    'Facts that the functions which check take, by subject and place, with their types and codes and how Vietnamese sentences say them';

CREATE FUNCTION rules()
    RETURNS TABLE (code text, subject text, budget_source text, valid_from date, valid_to date,
        severity text, action text, decided_by text, title_vi text, title_en text,
        meaning_vi text, meaning_en text, numerator_vi text, numerator_en text, denominator_vi text, denominator_en text,
        remedy_vi text, remedy_en text, facts text, parameters text, legal_basis text)
    AS 'MODULE_PATHNAME', 'rules'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 130;
COMMENT ON FUNCTION rules() IS
    'Every rule, a row for each of its versions: when and for whose money it holds, what it means and counts, what to do, its facts, parameters and legal basis';

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

CREATE FUNCTION check_plan_item(
        approved_on date DEFAULT NULL, plan_year integer DEFAULT NULL, budget_source text DEFAULT NULL,
        content_code text DEFAULT NULL, content_listed boolean DEFAULT NULL, sector_listed boolean DEFAULT NULL,
        area_difficult boolean DEFAULT NULL, support numeric DEFAULT NULL, eligible_cost numeric DEFAULT NULL,
        max_rate numeric DEFAULT NULL, max_amount numeric DEFAULT NULL, multiplier numeric DEFAULT NULL,
        multiplier_ground text DEFAULT NULL, counterpart numeric DEFAULT NULL,
        other_state_support boolean DEFAULT NULL, is_focal boolean DEFAULT NULL, content_count integer DEFAULT NULL,
        starts_on date DEFAULT NULL, ends_on date DEFAULT NULL, is_group boolean DEFAULT NULL,
        has_beneficiary boolean DEFAULT NULL, has_objective boolean DEFAULT NULL,
        establishment_eligible boolean DEFAULT NULL, foreign_fairs_in_year integer DEFAULT NULL,
        supported_before boolean DEFAULT NULL, has_parent boolean DEFAULT NULL, parent_period daterange DEFAULT NULL,
        parent_remaining numeric DEFAULT NULL, as_of date DEFAULT NULL, is_mineral boolean DEFAULT NULL,
        is_excluded_kiln boolean DEFAULT NULL, has_schedule boolean DEFAULT NULL, has_amount boolean DEFAULT NULL,
        norm_known boolean DEFAULT NULL, norm_jurisdiction text DEFAULT NULL, has_local_norm boolean DEFAULT NULL,
        local_norm_capped boolean DEFAULT NULL, national_max_rate numeric DEFAULT NULL,
        national_max_amount numeric DEFAULT NULL, group_plan_approved boolean DEFAULT NULL,
        management_cost numeric DEFAULT NULL, estimate numeric DEFAULT NULL, max_multiplier numeric DEFAULT NULL,
        content_in_parent boolean DEFAULT NULL, unit_count integer DEFAULT NULL,
        beneficiary_active boolean DEFAULT NULL, norm_basis text DEFAULT NULL, national_norm_basis text DEFAULT NULL,
        national_max_multiplier numeric DEFAULT NULL, national_unit_count integer DEFAULT NULL, parameters jsonb DEFAULT '{}',
        include_passed boolean DEFAULT false)
    RETURNS TABLE (rule_code text, status text, severity text, action text,
        observed numeric, expected numeric, difference numeric, unit text, reason text,
        message_vi text, message_en text, authority text, act_by date, legal_basis text)
    AS 'MODULE_PATHNAME', 'check_plan_item'
    LANGUAGE C IMMUTABLE PARALLEL SAFE ROWS 5;
COMMENT ON FUNCTION check_plan_item(
        date, integer, text, text, boolean, boolean, boolean, numeric, numeric, numeric, numeric, numeric, text,
        numeric, boolean, boolean, integer, date, date, boolean, boolean, boolean, boolean, integer, boolean, boolean,
        daterange, numeric, date, boolean, boolean, boolean, boolean, boolean, text, boolean, boolean, numeric,
        numeric, boolean, numeric, numeric, numeric, boolean, integer, boolean, text, text, numeric, integer, jsonb, boolean) IS
    'Findings about an item of a plan from facts given by name: what fails and what cannot be evaluated, with include_passed what passes too';

CREATE FUNCTION check_plan(
        plan_year integer DEFAULT NULL, budget_source text DEFAULT NULL, approved_amount numeric DEFAULT NULL,
        items_amount numeric DEFAULT NULL, announced_items integer DEFAULT NULL, listed_items integer DEFAULT NULL,
        budget_amount numeric DEFAULT NULL, registered_on date DEFAULT NULL, management_cost numeric DEFAULT NULL,
        difficult_share numeric DEFAULT NULL, difficult_target numeric DEFAULT NULL, focal_count integer DEFAULT NULL,
        multi_year_count integer DEFAULT NULL, integrated_count integer DEFAULT NULL, approved_on date DEFAULT NULL,
        as_of date DEFAULT NULL, registration_stage text DEFAULT NULL, registered boolean DEFAULT NULL,
        national_amount numeric DEFAULT NULL, national_budget numeric DEFAULT NULL, local_amount numeric DEFAULT NULL,
        local_budget numeric DEFAULT NULL, priority_order_breaches integer DEFAULT NULL,
        has_programme boolean DEFAULT NULL, previous_total numeric DEFAULT NULL, programme_period daterange DEFAULT NULL,
        programme_remaining numeric DEFAULT NULL, parameters jsonb DEFAULT '{}', include_passed boolean DEFAULT false)
    RETURNS TABLE (rule_code text, status text, severity text, action text,
        observed numeric, expected numeric, difference numeric, unit text, reason text,
        message_vi text, message_en text, authority text, act_by date, legal_basis text)
    AS 'MODULE_PATHNAME', 'check_plan'
    LANGUAGE C IMMUTABLE PARALLEL SAFE ROWS 5;
COMMENT ON FUNCTION check_plan(
        integer, text, numeric, numeric, integer, integer, numeric, date, numeric, numeric, numeric, integer, integer,
        integer, date, date, text, boolean, numeric, numeric, numeric, numeric, integer, boolean, numeric, daterange,
        numeric, jsonb, boolean) IS
    'Findings about the plan of a year from facts given by name: what fails and what cannot be evaluated, with include_passed what passes too';

CREATE FUNCTION check_network(
        as_of date DEFAULT NULL, level text DEFAULT NULL, area_count integer DEFAULT NULL,
        covered_count integer DEFAULT NULL, branch_count integer DEFAULT NULL,
        collaborator_count integer DEFAULT NULL, centre_count integer DEFAULT NULL, deputy_count integer DEFAULT NULL,
        branch_deputy_count integer DEFAULT NULL, coverage_target numeric DEFAULT NULL,
        collaborators_per_area integer DEFAULT NULL, parameters jsonb DEFAULT '{}',
        include_passed boolean DEFAULT false)
    RETURNS TABLE (rule_code text, status text, severity text, action text,
        observed numeric, expected numeric, difference numeric, unit text, reason text,
        message_vi text, message_en text, authority text, act_by date, legal_basis text)
    AS 'MODULE_PATHNAME', 'check_network'
    LANGUAGE C IMMUTABLE PARALLEL SAFE ROWS 5;
COMMENT ON FUNCTION check_network(
        date, text, integer, integer, integer, integer, integer, integer, integer, numeric, integer, jsonb, boolean) IS
    'Findings about the network of a province from facts given by name: what fails and what cannot be evaluated, with include_passed what passes too';

CREATE FUNCTION support_ceiling(eligible_cost numeric, max_rate numeric, max_amount numeric, multiplier numeric DEFAULT NULL) RETURNS numeric
    AS 'MODULE_PATHNAME', 'support_ceiling'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION support_ceiling(numeric, numeric, numeric, numeric) IS
    'Most support that a norm allows: the lower of rate times cost and cap times multiplier; a rate or cap that is NULL is no bound, NULL if neither is one';
