-- ---------------------------------------------------------------------------
-- distribution: how unequal amounts are
-- ---------------------------------------------------------------------------

%type distribution
COMMENT ON TYPE distribution IS
    'Amounts in ascending order with their weights, exact; made by summarize_distribution()';

CREATE FUNCTION distribution_add(distribution, distribution) RETURNS distribution
    AS 'MODULE_PATHNAME', 'distribution_add'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION distribution_add(distribution, distribution) IS
    'Implements the operator +';

CREATE OPERATOR + (
    LEFTARG = distribution, RIGHTARG = distribution, FUNCTION = distribution_add,
    COMMUTATOR = +
);
COMMENT ON OPERATOR + (distribution, distribution) IS
    'Distribution of the units of both';

CREATE FUNCTION total(distribution) RETURNS numeric
    AS 'MODULE_PATHNAME', 'total_distribution'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION total(distribution) IS
    'Sum of the known amounts, each as often as its weight, without trailing zeros; NULL if there is none';

CREATE FUNCTION unit_count(distribution) RETURNS numeric
    AS 'MODULE_PATHNAME', 'unit_count_distribution'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION unit_count(distribution) IS
    'Sum of the weights: the number of units with a known amount';

CREATE FUNCTION missing_count(distribution) RETURNS bigint
    AS 'MODULE_PATHNAME', 'missing_count_distribution'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION missing_count(distribution) IS
    'Number of rows whose amount or weight is NULL';

CREATE FUNCTION gini(distribution) RETURNS numeric
    AS 'MODULE_PATHNAME', 'gini_distribution'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION gini(distribution) IS
    'Gini index: half the mean difference between units over the mean, from 0 (equal) to below 1; NULL if an amount is negative or the total zero';

CREATE FUNCTION gini_reason(distribution) RETURNS text
    AS 'MODULE_PATHNAME', 'gini_reason_distribution'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION gini_reason(distribution) IS
    'Why gini() of the same distribution is NULL: no_rows, no_known_amount, negative_unit, zero_total; NULL where it is not';

CREATE FUNCTION gini_corrected(distribution) RETURNS numeric
    AS 'MODULE_PATHNAME', 'gini_corrected_distribution'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION gini_corrected(distribution) IS
    'Gini index times n / (n - 1), for small samples; NULL also for a single unit';

CREATE FUNCTION gini_corrected_reason(distribution) RETURNS text
    AS 'MODULE_PATHNAME', 'gini_corrected_reason_distribution'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION gini_corrected_reason(distribution) IS
    'Why gini_corrected() of the same distribution is NULL: no_rows, no_known_amount, negative_unit, zero_total, too_few; NULL where it is not';

CREATE FUNCTION gini_signed(distribution) RETURNS numeric
    AS 'MODULE_PATHNAME', 'gini_signed_distribution'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION gini_signed(distribution) IS
    'Gini index that allows negative amounts: over the mean magnitude instead of the mean; NULL if all amounts are zero';

CREATE FUNCTION gini_signed_reason(distribution) RETURNS text
    AS 'MODULE_PATHNAME', 'gini_signed_reason_distribution'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION gini_signed_reason(distribution) IS
    'Why gini_signed() of the same distribution is NULL: no_rows, no_known_amount, zero_total; NULL where it is not';

CREATE FUNCTION theil(distribution) RETURNS double precision
    AS 'MODULE_PATHNAME', 'theil_distribution'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION theil(distribution) IS
    'Theil index T, where units without money count as 0; NULL if an amount is negative or the total zero';

CREATE FUNCTION theil_reason(distribution) RETURNS text
    AS 'MODULE_PATHNAME', 'theil_reason_distribution'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION theil_reason(distribution) IS
    'Why theil() of the same distribution is NULL: no_rows, no_known_amount, negative_unit, zero_total; NULL where it is not';

CREATE FUNCTION mean_log_deviation(distribution) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mean_log_deviation_distribution'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mean_log_deviation(distribution) IS
    'Mean logarithmic deviation, the Theil index L; NULL if an amount is zero or negative';

CREATE FUNCTION mean_log_deviation_reason(distribution) RETURNS text
    AS 'MODULE_PATHNAME', 'mean_log_deviation_reason_distribution'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mean_log_deviation_reason(distribution) IS
    'Why mean_log_deviation() of the same distribution is NULL: no_rows, no_known_amount, negative_unit, zero_total, zero_unit; NULL where it is not';

CREATE FUNCTION hoover(distribution) RETURNS numeric
    AS 'MODULE_PATHNAME', 'hoover_distribution'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION hoover(distribution) IS
    'Hoover index: the share of the total that would have to move for all units to be equal; NULL if an amount is negative or the total zero';

CREATE FUNCTION hoover_reason(distribution) RETURNS text
    AS 'MODULE_PATHNAME', 'hoover_reason_distribution'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION hoover_reason(distribution) IS
    'Why hoover() of the same distribution is NULL: no_rows, no_known_amount, negative_unit, zero_total; NULL where it is not';

CREATE FUNCTION hhi(distribution) RETURNS numeric
    AS 'MODULE_PATHNAME', 'hhi_distribution'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION hhi(distribution) IS
    'Herfindahl-Hirschman index: the sum of the squared shares of the units, from 0 to 1; NULL if an amount is negative or the total zero';

CREATE FUNCTION hhi_reason(distribution) RETURNS text
    AS 'MODULE_PATHNAME', 'hhi_reason_distribution'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION hhi_reason(distribution) IS
    'Why hhi() of the same distribution is NULL: no_rows, no_known_amount, negative_unit, zero_total; NULL where it is not';

CREATE FUNCTION palma(distribution) RETURNS numeric
    AS 'MODULE_PATHNAME', 'palma_distribution'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION palma(distribution) IS
    'Palma ratio: what the upper tenth of the units has over what the lower four tenths have, interpolated; NULL if those have nothing';

CREATE FUNCTION palma_reason(distribution) RETURNS text
    AS 'MODULE_PATHNAME', 'palma_reason_distribution'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION palma_reason(distribution) IS
    'Why palma() of the same distribution is NULL: no_rows, no_known_amount, negative_unit, zero_total, zero_bottom; NULL where it is not';

CREATE FUNCTION lorenz(distribution)
    RETURNS TABLE (population_share numeric, amount_share numeric)
    AS 'MODULE_PATHNAME', 'lorenz_distribution'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION lorenz(distribution) IS
    'Points of the Lorenz curve: the origin and one for each different amount; none where gini() is NULL';

-- One running state for all aggregates below: the planner runs it once for all
-- calls over the same arguments, and what is sorted once stays so.

CREATE FUNCTION distribution_accum(internal, amount numeric) RETURNS internal
    AS 'MODULE_PATHNAME', 'distribution_accum'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION distribution_accum(internal, numeric) IS
    'Puts an amount into a running state';

CREATE FUNCTION distribution_accum(internal, amount numeric, weight numeric) RETURNS internal
    AS 'MODULE_PATHNAME', 'distribution_accum_weighted'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION distribution_accum(internal, numeric, numeric) IS
    'Puts an amount into a running state, with a weight';

CREATE FUNCTION distribution_merge_accum(internal, distribution) RETURNS internal
    AS 'MODULE_PATHNAME', 'distribution_merge_accum'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION distribution_merge_accum(internal, distribution) IS
    'Puts a distribution into a running state; transition of merge()';

CREATE FUNCTION distribution_final(internal) RETURNS distribution
    AS 'MODULE_PATHNAME', 'distribution_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION distribution_final(internal) IS
    'The distribution that a running state has come to';

CREATE FUNCTION gini_final(internal) RETURNS numeric
    AS 'MODULE_PATHNAME', 'gini_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION gini_final(internal) IS
    'gini() of what a running state has come to';

CREATE FUNCTION gini_corrected_final(internal) RETURNS numeric
    AS 'MODULE_PATHNAME', 'gini_corrected_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION gini_corrected_final(internal) IS
    'gini_corrected() of what a running state has come to';

CREATE FUNCTION gini_signed_final(internal) RETURNS numeric
    AS 'MODULE_PATHNAME', 'gini_signed_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION gini_signed_final(internal) IS
    'gini_signed() of what a running state has come to';

CREATE FUNCTION theil_final(internal) RETURNS double precision
    AS 'MODULE_PATHNAME', 'theil_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION theil_final(internal) IS
    'theil() of what a running state has come to';

CREATE FUNCTION mean_log_deviation_final(internal) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mean_log_deviation_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mean_log_deviation_final(internal) IS
    'mean_log_deviation() of what a running state has come to';

CREATE FUNCTION hoover_final(internal) RETURNS numeric
    AS 'MODULE_PATHNAME', 'hoover_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION hoover_final(internal) IS
    'hoover() of what a running state has come to';

CREATE FUNCTION hhi_final(internal) RETURNS numeric
    AS 'MODULE_PATHNAME', 'hhi_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION hhi_final(internal) IS
    'hhi() of what a running state has come to';

CREATE FUNCTION palma_final(internal) RETURNS numeric
    AS 'MODULE_PATHNAME', 'palma_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION palma_final(internal) IS
    'palma() of what a running state has come to';

CREATE FUNCTION distribution_combine(internal, internal) RETURNS internal
    AS 'MODULE_PATHNAME', 'distribution_combine'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION distribution_combine(internal, internal) IS
    'Combines the running states of partial aggregates';

CREATE FUNCTION distribution_serialize(internal) RETURNS bytea
    AS 'MODULE_PATHNAME', 'distribution_final'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION distribution_serialize(internal) IS
    'Writes a running state for the leader of a parallel plan';

CREATE FUNCTION distribution_deserialize(bytea, internal) RETURNS internal
    AS 'MODULE_PATHNAME', 'distribution_deserialize'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION distribution_deserialize(bytea, internal) IS
    'Reads what a parallel worker has written';

CREATE AGGREGATE summarize_distribution(amount numeric) (
    SFUNC = distribution_accum,
    STYPE = internal,
    SSPACE = 512,
    FINALFUNC = distribution_final,
    COMBINEFUNC = distribution_combine,
    SERIALFUNC = distribution_serialize,
    DESERIALFUNC = distribution_deserialize,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE summarize_distribution(numeric) IS
    'Distribution of amounts, to be read by accessors, stored and merged';

CREATE AGGREGATE summarize_distribution(amount numeric, weight numeric) (
    SFUNC = distribution_accum,
    STYPE = internal,
    SSPACE = 512,
    FINALFUNC = distribution_final,
    COMBINEFUNC = distribution_combine,
    SERIALFUNC = distribution_serialize,
    DESERIALFUNC = distribution_deserialize,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE summarize_distribution(numeric, numeric) IS
    'Distribution of amounts, each with the number of units that have it';

CREATE AGGREGATE merge(distribution) (
    SFUNC = distribution_merge_accum,
    STYPE = internal,
    SSPACE = 512,
    FINALFUNC = distribution_final,
    COMBINEFUNC = distribution_combine,
    SERIALFUNC = distribution_serialize,
    DESERIALFUNC = distribution_deserialize,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE merge(distribution) IS
    'Distribution of the units of all distributions; NULL ones are skipped, none at all gives the empty one';

CREATE AGGREGATE gini(amount numeric) (
    SFUNC = distribution_accum,
    STYPE = internal,
    SSPACE = 512,
    FINALFUNC = gini_final,
    COMBINEFUNC = distribution_combine,
    SERIALFUNC = distribution_serialize,
    DESERIALFUNC = distribution_deserialize,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE gini(numeric) IS
    'gini(summarize_distribution(amount)) in one step';

CREATE AGGREGATE gini_corrected(amount numeric) (
    SFUNC = distribution_accum,
    STYPE = internal,
    SSPACE = 512,
    FINALFUNC = gini_corrected_final,
    COMBINEFUNC = distribution_combine,
    SERIALFUNC = distribution_serialize,
    DESERIALFUNC = distribution_deserialize,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE gini_corrected(numeric) IS
    'gini_corrected(summarize_distribution(amount)) in one step';

CREATE AGGREGATE gini_signed(amount numeric) (
    SFUNC = distribution_accum,
    STYPE = internal,
    SSPACE = 512,
    FINALFUNC = gini_signed_final,
    COMBINEFUNC = distribution_combine,
    SERIALFUNC = distribution_serialize,
    DESERIALFUNC = distribution_deserialize,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE gini_signed(numeric) IS
    'gini_signed(summarize_distribution(amount)) in one step';

CREATE AGGREGATE theil(amount numeric) (
    SFUNC = distribution_accum,
    STYPE = internal,
    SSPACE = 512,
    FINALFUNC = theil_final,
    COMBINEFUNC = distribution_combine,
    SERIALFUNC = distribution_serialize,
    DESERIALFUNC = distribution_deserialize,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE theil(numeric) IS
    'theil(summarize_distribution(amount)) in one step';

CREATE AGGREGATE mean_log_deviation(amount numeric) (
    SFUNC = distribution_accum,
    STYPE = internal,
    SSPACE = 512,
    FINALFUNC = mean_log_deviation_final,
    COMBINEFUNC = distribution_combine,
    SERIALFUNC = distribution_serialize,
    DESERIALFUNC = distribution_deserialize,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mean_log_deviation(numeric) IS
    'mean_log_deviation(summarize_distribution(amount)) in one step';

CREATE AGGREGATE hoover(amount numeric) (
    SFUNC = distribution_accum,
    STYPE = internal,
    SSPACE = 512,
    FINALFUNC = hoover_final,
    COMBINEFUNC = distribution_combine,
    SERIALFUNC = distribution_serialize,
    DESERIALFUNC = distribution_deserialize,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE hoover(numeric) IS
    'hoover(summarize_distribution(amount)) in one step';

CREATE AGGREGATE hhi(amount numeric) (
    SFUNC = distribution_accum,
    STYPE = internal,
    SSPACE = 512,
    FINALFUNC = hhi_final,
    COMBINEFUNC = distribution_combine,
    SERIALFUNC = distribution_serialize,
    DESERIALFUNC = distribution_deserialize,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE hhi(numeric) IS
    'hhi(summarize_distribution(amount)) in one step';

CREATE AGGREGATE palma(amount numeric) (
    SFUNC = distribution_accum,
    STYPE = internal,
    SSPACE = 512,
    FINALFUNC = palma_final,
    COMBINEFUNC = distribution_combine,
    SERIALFUNC = distribution_serialize,
    DESERIALFUNC = distribution_deserialize,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE palma(numeric) IS
    'palma(summarize_distribution(amount)) in one step';

CREATE AGGREGATE gini(amount numeric, weight numeric) (
    SFUNC = distribution_accum,
    STYPE = internal,
    SSPACE = 512,
    FINALFUNC = gini_final,
    COMBINEFUNC = distribution_combine,
    SERIALFUNC = distribution_serialize,
    DESERIALFUNC = distribution_deserialize,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE gini(numeric, numeric) IS
    'gini(summarize_distribution(amount, weight)) in one step';

CREATE AGGREGATE gini_corrected(amount numeric, weight numeric) (
    SFUNC = distribution_accum,
    STYPE = internal,
    SSPACE = 512,
    FINALFUNC = gini_corrected_final,
    COMBINEFUNC = distribution_combine,
    SERIALFUNC = distribution_serialize,
    DESERIALFUNC = distribution_deserialize,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE gini_corrected(numeric, numeric) IS
    'gini_corrected(summarize_distribution(amount, weight)) in one step';

CREATE AGGREGATE gini_signed(amount numeric, weight numeric) (
    SFUNC = distribution_accum,
    STYPE = internal,
    SSPACE = 512,
    FINALFUNC = gini_signed_final,
    COMBINEFUNC = distribution_combine,
    SERIALFUNC = distribution_serialize,
    DESERIALFUNC = distribution_deserialize,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE gini_signed(numeric, numeric) IS
    'gini_signed(summarize_distribution(amount, weight)) in one step';

CREATE AGGREGATE theil(amount numeric, weight numeric) (
    SFUNC = distribution_accum,
    STYPE = internal,
    SSPACE = 512,
    FINALFUNC = theil_final,
    COMBINEFUNC = distribution_combine,
    SERIALFUNC = distribution_serialize,
    DESERIALFUNC = distribution_deserialize,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE theil(numeric, numeric) IS
    'theil(summarize_distribution(amount, weight)) in one step';

CREATE AGGREGATE mean_log_deviation(amount numeric, weight numeric) (
    SFUNC = distribution_accum,
    STYPE = internal,
    SSPACE = 512,
    FINALFUNC = mean_log_deviation_final,
    COMBINEFUNC = distribution_combine,
    SERIALFUNC = distribution_serialize,
    DESERIALFUNC = distribution_deserialize,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mean_log_deviation(numeric, numeric) IS
    'mean_log_deviation(summarize_distribution(amount, weight)) in one step';

-- The split of Theil's indices, over the distributions of the groups.

CREATE FUNCTION distribution_split_accum(internal, distribution) RETURNS internal
    AS 'MODULE_PATHNAME', 'distribution_split_accum'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION distribution_split_accum(internal, distribution) IS
    'Puts the distribution of a group into a running state';

CREATE FUNCTION theil_within_final(internal) RETURNS double precision
    AS 'MODULE_PATHNAME', 'theil_within_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION theil_within_final(internal) IS
    'The result of theil_within()';

CREATE FUNCTION theil_between_final(internal) RETURNS double precision
    AS 'MODULE_PATHNAME', 'theil_between_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION theil_between_final(internal) IS
    'The result of theil_between()';

CREATE FUNCTION mean_log_deviation_within_final(internal) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mean_log_deviation_within_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mean_log_deviation_within_final(internal) IS
    'The result of mean_log_deviation_within()';

CREATE FUNCTION mean_log_deviation_between_final(internal) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mean_log_deviation_between_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mean_log_deviation_between_final(internal) IS
    'The result of mean_log_deviation_between()';

CREATE FUNCTION distribution_split_combine(internal, internal) RETURNS internal
    AS 'MODULE_PATHNAME', 'distribution_split_combine'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION distribution_split_combine(internal, internal) IS
    'Combines the running states of partial aggregates';

CREATE FUNCTION distribution_split_serialize(internal) RETURNS bytea
    AS 'MODULE_PATHNAME', 'distribution_split_serialize'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION distribution_split_serialize(internal) IS
    'Writes a running state for the leader of a parallel plan';

CREATE FUNCTION distribution_split_deserialize(bytea, internal) RETURNS internal
    AS 'MODULE_PATHNAME', 'distribution_split_deserialize'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION distribution_split_deserialize(bytea, internal) IS
    'Reads what a parallel worker has written';

CREATE AGGREGATE theil_within(distribution) (
    SFUNC = distribution_split_accum,
    STYPE = internal,
    SSPACE = 512,
    FINALFUNC = theil_within_final,
    COMBINEFUNC = distribution_split_combine,
    SERIALFUNC = distribution_split_serialize,
    DESERIALFUNC = distribution_split_deserialize,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE theil_within(distribution) IS
    'Part of the Theil index that is inequality within groups, given the distribution of each';

CREATE AGGREGATE theil_between(distribution) (
    SFUNC = distribution_split_accum,
    STYPE = internal,
    SSPACE = 512,
    FINALFUNC = theil_between_final,
    COMBINEFUNC = distribution_split_combine,
    SERIALFUNC = distribution_split_serialize,
    DESERIALFUNC = distribution_split_deserialize,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE theil_between(distribution) IS
    'Part of the Theil index that is inequality between groups, given the distribution of each';

CREATE AGGREGATE mean_log_deviation_within(distribution) (
    SFUNC = distribution_split_accum,
    STYPE = internal,
    SSPACE = 512,
    FINALFUNC = mean_log_deviation_within_final,
    COMBINEFUNC = distribution_split_combine,
    SERIALFUNC = distribution_split_serialize,
    DESERIALFUNC = distribution_split_deserialize,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mean_log_deviation_within(distribution) IS
    'Part of the mean logarithmic deviation that is inequality within groups, given the distribution of each';

CREATE AGGREGATE mean_log_deviation_between(distribution) (
    SFUNC = distribution_split_accum,
    STYPE = internal,
    SSPACE = 512,
    FINALFUNC = mean_log_deviation_between_final,
    COMBINEFUNC = distribution_split_combine,
    SERIALFUNC = distribution_split_serialize,
    DESERIALFUNC = distribution_split_deserialize,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mean_log_deviation_between(distribution) IS
    'Part of the mean logarithmic deviation that is inequality between groups, given the distribution of each';

