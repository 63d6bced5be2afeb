-- ---------------------------------------------------------------------------
-- funding: where the money goes
-- ---------------------------------------------------------------------------

%type funding_summary
COMMENT ON TYPE funding_summary IS
    'Exact total of amounts, total of one group and counts; made by summarize_funding()';

CREATE FUNCTION funding_summary_add(funding_summary, funding_summary) RETURNS funding_summary
    AS 'MODULE_PATHNAME', 'funding_summary_add'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION funding_summary_add(funding_summary, funding_summary) IS
    'Implements the operator +; also combines partial aggregates';

CREATE FUNCTION funding_summary_subtract(funding_summary, funding_summary) RETURNS funding_summary
    AS 'MODULE_PATHNAME', 'funding_summary_subtract'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION funding_summary_subtract(funding_summary, funding_summary) IS
    'Implements the operator -; also the inverse of merge()';

CREATE OPERATOR + (
    LEFTARG = funding_summary, RIGHTARG = funding_summary, FUNCTION = funding_summary_add,
    COMMUTATOR = +
);
COMMENT ON OPERATOR + (funding_summary, funding_summary) IS
    'Summary of the rows of both';

CREATE OPERATOR - (
    LEFTARG = funding_summary, RIGHTARG = funding_summary, FUNCTION = funding_summary_subtract
);
COMMENT ON OPERATOR - (funding_summary, funding_summary) IS
    'Summary of the rows of the left that are not among those of the right';

-- Transition functions. A NULL amount or group is counted, so they are not strict.

CREATE FUNCTION summarize_funding_accum(funding_summary, amount numeric, in_group boolean) RETURNS funding_summary
    AS 'MODULE_PATHNAME', 'summarize_funding_accum'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION summarize_funding_accum(funding_summary, numeric, boolean) IS
    'Puts a row into a summary; transition of summarize_funding()';

CREATE FUNCTION summarize_funding_remove(funding_summary, amount numeric, in_group boolean) RETURNS funding_summary
    AS 'MODULE_PATHNAME', 'summarize_funding_remove'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION summarize_funding_remove(funding_summary, numeric, boolean) IS
    'Takes a row out of a summary; inverse transition of summarize_funding()';

CREATE FUNCTION total(funding_summary) RETURNS numeric
    AS 'MODULE_PATHNAME', 'total_funding_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION total(funding_summary) IS
    'Sum of the known amounts, without trailing zeros; NULL if there is none';

CREATE FUNCTION group_total(funding_summary) RETURNS numeric
    AS 'MODULE_PATHNAME', 'group_total_funding_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION group_total(funding_summary) IS
    'Sum of the known amounts in the group; 0 if none is in it, NULL if no amount is known';

CREATE FUNCTION amount_count(funding_summary) RETURNS bigint
    AS 'MODULE_PATHNAME', 'amount_count_funding_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION amount_count(funding_summary) IS
    'Number of known amounts';

CREATE FUNCTION group_amount_count(funding_summary) RETURNS bigint
    AS 'MODULE_PATHNAME', 'group_amount_count_funding_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION group_amount_count(funding_summary) IS
    'Number of known amounts in the group';

CREATE FUNCTION missing_count(funding_summary) RETURNS bigint
    AS 'MODULE_PATHNAME', 'missing_count_funding_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION missing_count(funding_summary) IS
    'Number of NULL amounts, whatever their group';

CREATE FUNCTION unclassified_count(funding_summary) RETURNS bigint
    AS 'MODULE_PATHNAME', 'unclassified_count_funding_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION unclassified_count(funding_summary) IS
    'Number of known amounts whose group is NULL';

CREATE FUNCTION funding_share(funding_summary) RETURNS numeric
    AS 'MODULE_PATHNAME', 'funding_share_funding_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION funding_share(funding_summary) IS
    'Share of the group in the total, as a fraction; NULL if the total is not positive';

CREATE FUNCTION funding_share_reason(funding_summary) RETURNS text
    AS 'MODULE_PATHNAME', 'funding_share_reason_funding_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION funding_share_reason(funding_summary) IS
    'Why funding_share() of the same summary is NULL: no_rows, no_known_amount, zero_total, nonpositive_total; NULL where it is not';

-- Aggregates. One transition function and one state: the planner runs it once
-- for all calls over the same arguments. 'empty' is the identity of +.

CREATE AGGREGATE summarize_funding(amount numeric, in_group boolean) (
    SFUNC = summarize_funding_accum,
    STYPE = funding_summary,
    SSPACE = 80,
    COMBINEFUNC = funding_summary_add,
    INITCOND = 'empty',
    MSFUNC = summarize_funding_accum,
    MINVFUNC = summarize_funding_remove,
    MSTYPE = funding_summary,
    MSSPACE = 80,
    MINITCOND = 'empty',
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE summarize_funding(numeric, boolean) IS
    'Summary of amounts and of those in a group, exact, to be read by accessors, stored and merged';

CREATE AGGREGATE funding_share(amount numeric, in_group boolean) (
    SFUNC = summarize_funding_accum,
    STYPE = funding_summary,
    SSPACE = 80,
    FINALFUNC = funding_share,
    COMBINEFUNC = funding_summary_add,
    INITCOND = 'empty',
    MSFUNC = summarize_funding_accum,
    MINVFUNC = summarize_funding_remove,
    MSTYPE = funding_summary,
    MSSPACE = 80,
    MFINALFUNC = funding_share,
    MINITCOND = 'empty',
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE funding_share(numeric, boolean) IS
    'Share of a group in the total of amounts, as a fraction; funding_share(summarize_funding(amount, in_group)) in one step';

CREATE AGGREGATE merge(summary funding_summary) (
    SFUNC = funding_summary_add,
    STYPE = funding_summary,
    SSPACE = 80,
    COMBINEFUNC = funding_summary_add,
    INITCOND = 'empty',
    MSFUNC = funding_summary_add,
    MINVFUNC = funding_summary_subtract,
    MSTYPE = funding_summary,
    MSSPACE = 80,
    MINITCOND = 'empty',
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE merge(funding_summary) IS
    'Summary of the rows of all summaries; NULL ones are skipped, none at all gives the empty one';
