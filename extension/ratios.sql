-- ---------------------------------------------------------------------------
-- ratios: one amount over another
-- ---------------------------------------------------------------------------

%type leverage_summary
COMMENT ON TYPE leverage_summary IS
    'Exact totals of support and of counterpart funding, and counts; made by summarize_leverage()';

CREATE FUNCTION leverage_summary_add(leverage_summary, leverage_summary) RETURNS leverage_summary
    AS 'MODULE_PATHNAME', 'leverage_summary_add'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION leverage_summary_add(leverage_summary, leverage_summary) IS
    'Implements the operator +; also combines partial aggregates';

CREATE FUNCTION leverage_summary_subtract(leverage_summary, leverage_summary) RETURNS leverage_summary
    AS 'MODULE_PATHNAME', 'leverage_summary_subtract'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION leverage_summary_subtract(leverage_summary, leverage_summary) IS
    'Implements the operator -; also the inverse of merge()';

CREATE OPERATOR + (
    LEFTARG = leverage_summary, RIGHTARG = leverage_summary, FUNCTION = leverage_summary_add,
    COMMUTATOR = +
);
COMMENT ON OPERATOR + (leverage_summary, leverage_summary) IS
    'Summary of the rows of both';

CREATE OPERATOR - (
    LEFTARG = leverage_summary, RIGHTARG = leverage_summary, FUNCTION = leverage_summary_subtract
);
COMMENT ON OPERATOR - (leverage_summary, leverage_summary) IS
    'Summary of the rows of the left that are not among those of the right';

-- Transition functions. A NULL amount is counted, so they are not strict.

CREATE FUNCTION summarize_leverage_accum(leverage_summary, support numeric, counterpart numeric) RETURNS leverage_summary
    AS 'MODULE_PATHNAME', 'summarize_leverage_accum'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION summarize_leverage_accum(leverage_summary, numeric, numeric) IS
    'Puts a row into a summary; transition of summarize_leverage()';

CREATE FUNCTION summarize_leverage_remove(leverage_summary, support numeric, counterpart numeric) RETURNS leverage_summary
    AS 'MODULE_PATHNAME', 'summarize_leverage_remove'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION summarize_leverage_remove(leverage_summary, numeric, numeric) IS
    'Takes a row out of a summary; inverse transition of summarize_leverage()';

CREATE FUNCTION support_total(leverage_summary) RETURNS numeric
    AS 'MODULE_PATHNAME', 'support_total_leverage_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION support_total(leverage_summary) IS
    'Sum of the known support, without trailing zeros; NULL if there is none';

CREATE FUNCTION counterpart_total(leverage_summary) RETURNS numeric
    AS 'MODULE_PATHNAME', 'counterpart_total_leverage_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION counterpart_total(leverage_summary) IS
    'Sum of the known counterpart funding, without trailing zeros; NULL if there is none';

CREATE FUNCTION support_count(leverage_summary) RETURNS bigint
    AS 'MODULE_PATHNAME', 'support_count_leverage_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION support_count(leverage_summary) IS
    'Number of known amounts of support';

CREATE FUNCTION counterpart_count(leverage_summary) RETURNS bigint
    AS 'MODULE_PATHNAME', 'counterpart_count_leverage_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION counterpart_count(leverage_summary) IS
    'Number of known amounts of counterpart funding';

CREATE FUNCTION missing_support_count(leverage_summary) RETURNS bigint
    AS 'MODULE_PATHNAME', 'missing_support_count_leverage_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION missing_support_count(leverage_summary) IS
    'Number of rows whose support is NULL';

CREATE FUNCTION missing_counterpart_count(leverage_summary) RETURNS bigint
    AS 'MODULE_PATHNAME', 'missing_counterpart_count_leverage_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION missing_counterpart_count(leverage_summary) IS
    'Number of rows whose counterpart funding is NULL';

CREATE FUNCTION leverage(leverage_summary) RETURNS numeric
    AS 'MODULE_PATHNAME', 'leverage_leverage_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION leverage(leverage_summary) IS
    'Counterpart funding for each unit of support; NULL if either is unknown or the support is not positive';

CREATE FUNCTION leverage_reason(leverage_summary) RETURNS text
    AS 'MODULE_PATHNAME', 'leverage_reason_leverage_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION leverage_reason(leverage_summary) IS
    'Why leverage() of the same summary is NULL: no_rows, no_known_support, no_known_counterpart, zero_support, nonpositive_support; NULL where it is not';

-- Aggregates. One transition function and one state: the planner runs it once
-- for all calls over the same arguments. 'empty' is the identity of +.

CREATE AGGREGATE summarize_leverage(support numeric, counterpart numeric) (
    SFUNC = summarize_leverage_accum,
    STYPE = leverage_summary,
    SSPACE = 80,
    COMBINEFUNC = leverage_summary_add,
    INITCOND = 'empty',
    MSFUNC = summarize_leverage_accum,
    MINVFUNC = summarize_leverage_remove,
    MSTYPE = leverage_summary,
    MSSPACE = 80,
    MINITCOND = 'empty',
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE summarize_leverage(numeric, numeric) IS
    'Summary of support and counterpart funding, exact, to be read by accessors, stored and merged';

CREATE AGGREGATE leverage(support numeric, counterpart numeric) (
    SFUNC = summarize_leverage_accum,
    STYPE = leverage_summary,
    SSPACE = 80,
    FINALFUNC = leverage,
    COMBINEFUNC = leverage_summary_add,
    INITCOND = 'empty',
    MSFUNC = summarize_leverage_accum,
    MINVFUNC = summarize_leverage_remove,
    MSTYPE = leverage_summary,
    MSSPACE = 80,
    MFINALFUNC = leverage,
    MINITCOND = 'empty',
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE leverage(numeric, numeric) IS
    'Counterpart funding for each unit of support; leverage(summarize_leverage(support, counterpart)) in one step';

CREATE AGGREGATE merge(summary leverage_summary) (
    SFUNC = leverage_summary_add,
    STYPE = leverage_summary,
    SSPACE = 80,
    COMBINEFUNC = leverage_summary_add,
    INITCOND = 'empty',
    MSFUNC = leverage_summary_add,
    MINVFUNC = leverage_summary_subtract,
    MSTYPE = leverage_summary,
    MSSPACE = 80,
    MINITCOND = 'empty',
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE merge(leverage_summary) IS
    'Summary of the rows of all summaries; NULL ones are skipped, none at all gives the empty one';

-- Ratios of figures

CREATE FUNCTION growth_rate(base numeric, current numeric) RETURNS numeric
    AS 'MODULE_PATHNAME', 'growth_rate'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION growth_rate(numeric, numeric) IS
    'Growth from the base to the current amount, as a fraction of the base; NULL if the base is not positive';

CREATE FUNCTION growth_contribution(base_part numeric, current_part numeric, base_total numeric) RETURNS numeric
    AS 'MODULE_PATHNAME', 'growth_contribution'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION growth_contribution(numeric, numeric, numeric) IS
    'What a part adds to the growth rate of the total; NULL if the base total is not positive';

CREATE FUNCTION absorption(spent numeric, allocated numeric) RETURNS numeric
    AS 'MODULE_PATHNAME', 'absorption'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION absorption(numeric, numeric) IS
    'Share of the allocated money that has been spent, as a fraction; NULL if the allocation is not positive';
