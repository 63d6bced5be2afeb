-- ---------------------------------------------------------------------------
-- allocation: what each category gets
-- ---------------------------------------------------------------------------

%type allocation
COMMENT ON TYPE allocation IS
    'Exact totals and counts of amounts by category; made by summarize_allocation()';

CREATE FUNCTION allocation_add(allocation, allocation) RETURNS allocation
    AS 'MODULE_PATHNAME', 'allocation_add'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION allocation_add(allocation, allocation) IS
    'Implements the operator +';

CREATE OPERATOR + (
    LEFTARG = allocation, RIGHTARG = allocation, FUNCTION = allocation_add,
    COMMUTATOR = +
);
COMMENT ON OPERATOR + (allocation, allocation) IS
    'Allocation of the rows of both';

CREATE FUNCTION total(allocation) RETURNS numeric
    AS 'MODULE_PATHNAME', 'total_allocation'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION total(allocation) IS
    'Sum of the known amounts of all categories, without trailing zeros; NULL if there is none';

CREATE FUNCTION amount_count(allocation) RETURNS bigint
    AS 'MODULE_PATHNAME', 'amount_count_allocation'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION amount_count(allocation) IS
    'Number of known amounts';

CREATE FUNCTION missing_count(allocation) RETURNS bigint
    AS 'MODULE_PATHNAME', 'missing_count_allocation'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION missing_count(allocation) IS
    'Number of NULL amounts, whatever their category';

CREATE FUNCTION category_count(allocation) RETURNS bigint
    AS 'MODULE_PATHNAME', 'category_count_allocation'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION category_count(allocation) IS
    'Number of categories, the NULL one included';

CREATE FUNCTION amount_of(allocation, category text) RETURNS numeric
    AS 'MODULE_PATHNAME', 'amount_of_allocation'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION amount_of(allocation, text) IS
    'Sum of the known amounts of one category; NULL if there is none';

CREATE FUNCTION top_share(allocation, k integer) RETURNS numeric
    AS 'MODULE_PATHNAME', 'top_share_allocation'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION top_share(allocation, integer) IS
    'Share of the k categories with the largest amounts in the total, as a fraction; 1 if there are no more than k; NULL if the total is not positive';

CREATE FUNCTION top_share_reason(allocation, k integer) RETURNS text
    AS 'MODULE_PATHNAME', 'top_share_reason_allocation'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION top_share_reason(allocation, integer) IS
    'Why top_share() of the same is NULL: no_rows, no_known_amount, zero_total, nonpositive_total; NULL where it is not';

CREATE FUNCTION hhi(allocation) RETURNS numeric
    AS 'MODULE_PATHNAME', 'hhi_allocation'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION hhi(allocation) IS
    'Herfindahl-Hirschman index: the sum of the squared shares of the categories, from 0 to 1; NULL if an amount is negative or the total not positive';

CREATE FUNCTION hhi_reason(allocation) RETURNS text
    AS 'MODULE_PATHNAME', 'hhi_reason_allocation'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION hhi_reason(allocation) IS
    'Why hhi() of the same allocation is NULL: no_rows, no_known_amount, zero_total, nonpositive_total, negative_unit; NULL where it is not';

CREATE FUNCTION effective_number(allocation) RETURNS numeric
    AS 'MODULE_PATHNAME', 'effective_number_allocation'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION effective_number(allocation) IS
    'Number of equal categories that would be as concentrated: 1 / hhi()';

CREATE FUNCTION effective_number_reason(allocation) RETURNS text
    AS 'MODULE_PATHNAME', 'effective_number_reason_allocation'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION effective_number_reason(allocation) IS
    'Why effective_number() of the same allocation is NULL, as hhi_reason()';

CREATE FUNCTION shares(allocation, decimals integer DEFAULT 2)
    RETURNS TABLE (category text, amount numeric, amount_count bigint,
        share numeric, display_share numeric, rank integer)
    AS 'MODULE_PATHNAME', 'shares_allocation'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 20;
COMMENT ON FUNCTION shares(allocation, integer) IS
    'Categories by amount from the largest, then by name: their amounts, shares as fractions, and percentages with the given decimals that add up to exactly 100';

-- The running state is internal: a hash table that grows with the categories.

CREATE FUNCTION summarize_allocation_accum(internal, category text, amount numeric) RETURNS internal
    AS 'MODULE_PATHNAME', 'summarize_allocation_accum'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION summarize_allocation_accum(internal, text, numeric) IS
    'Puts a row into a running state; transition of summarize_allocation()';

CREATE FUNCTION allocation_merge_accum(internal, allocation) RETURNS internal
    AS 'MODULE_PATHNAME', 'allocation_merge_accum'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION allocation_merge_accum(internal, allocation) IS
    'Puts an allocation into a running state; transition of merge()';

CREATE FUNCTION allocation_final(internal) RETURNS allocation
    AS 'MODULE_PATHNAME', 'allocation_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION allocation_final(internal) IS
    'The allocation that a running state has come to';

CREATE FUNCTION allocation_combine(internal, internal) RETURNS internal
    AS 'MODULE_PATHNAME', 'allocation_combine'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION allocation_combine(internal, internal) IS
    'Combines the running states of partial aggregates';

CREATE FUNCTION allocation_serialize(internal) RETURNS bytea
    AS 'MODULE_PATHNAME', 'allocation_serialize'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION allocation_serialize(internal) IS
    'Writes a running state for the leader of a parallel plan';

CREATE FUNCTION allocation_deserialize(bytea, internal) RETURNS internal
    AS 'MODULE_PATHNAME', 'allocation_deserialize'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION allocation_deserialize(bytea, internal) IS
    'Reads what a parallel worker has written';

CREATE AGGREGATE summarize_allocation(category text, amount numeric) (
    SFUNC = summarize_allocation_accum,
    STYPE = internal,
    SSPACE = 4096,
    FINALFUNC = allocation_final,
    COMBINEFUNC = allocation_combine,
    SERIALFUNC = allocation_serialize,
    DESERIALFUNC = allocation_deserialize,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE summarize_allocation(text, numeric) IS
    'Exact totals and counts of amounts by category, to be read by shares() and accessors, stored and merged';

CREATE AGGREGATE merge(allocation) (
    SFUNC = allocation_merge_accum,
    STYPE = internal,
    SSPACE = 4096,
    FINALFUNC = allocation_final,
    COMBINEFUNC = allocation_combine,
    SERIALFUNC = allocation_serialize,
    DESERIALFUNC = allocation_deserialize,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE merge(allocation) IS
    'Allocation of the rows of all allocations; NULL ones are skipped, none at all gives the empty one';

