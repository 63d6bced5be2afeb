-- ---------------------------------------------------------------------------
-- equity: money against heads
-- ---------------------------------------------------------------------------

%type equity_summary
COMMENT ON TYPE equity_summary IS
    'Exact totals of amounts and counts of distinct beneficiaries, of all, of one group and outside it; made by summarize_equity()';

CREATE FUNCTION total(equity_summary) RETURNS numeric
    AS 'MODULE_PATHNAME', 'total_equity_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION total(equity_summary) IS
    'Sum of the known amounts, without trailing zeros; NULL if there is none';

CREATE FUNCTION group_total(equity_summary) RETURNS numeric
    AS 'MODULE_PATHNAME', 'group_total_equity_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION group_total(equity_summary) IS
    'Sum of the known amounts in the group; 0 if none is in it, NULL if no amount is known';

CREATE FUNCTION outside_total(equity_summary) RETURNS numeric
    AS 'MODULE_PATHNAME', 'outside_total_equity_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION outside_total(equity_summary) IS
    'Sum of the known amounts outside the group, NULL groups not among them; 0 if there is none, NULL if no amount is known';

CREATE FUNCTION amount_count(equity_summary) RETURNS bigint
    AS 'MODULE_PATHNAME', 'amount_count_equity_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION amount_count(equity_summary) IS
    'Number of known amounts';

CREATE FUNCTION group_amount_count(equity_summary) RETURNS bigint
    AS 'MODULE_PATHNAME', 'group_amount_count_equity_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION group_amount_count(equity_summary) IS
    'Number of known amounts in the group';

CREATE FUNCTION missing_count(equity_summary) RETURNS bigint
    AS 'MODULE_PATHNAME', 'missing_count_equity_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION missing_count(equity_summary) IS
    'Number of NULL amounts, whatever their group';

CREATE FUNCTION unclassified_count(equity_summary) RETURNS bigint
    AS 'MODULE_PATHNAME', 'unclassified_count_equity_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION unclassified_count(equity_summary) IS
    'Number of known amounts whose group is NULL';

CREATE FUNCTION beneficiary_count(equity_summary) RETURNS bigint
    AS 'MODULE_PATHNAME', 'beneficiary_count_equity_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION beneficiary_count(equity_summary) IS
    'Number of distinct beneficiaries';

CREATE FUNCTION group_beneficiary_count(equity_summary) RETURNS bigint
    AS 'MODULE_PATHNAME', 'group_beneficiary_count_equity_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION group_beneficiary_count(equity_summary) IS
    'Number of distinct beneficiaries with a row in the group';

CREATE FUNCTION outside_beneficiary_count(equity_summary) RETURNS bigint
    AS 'MODULE_PATHNAME', 'outside_beneficiary_count_equity_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION outside_beneficiary_count(equity_summary) IS
    'Number of distinct beneficiaries with a row outside the group';

CREATE FUNCTION mixed_count(equity_summary) RETURNS bigint
    AS 'MODULE_PATHNAME', 'mixed_count_equity_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mixed_count(equity_summary) IS
    'Number of distinct beneficiaries with rows both in the group and outside';

CREATE FUNCTION funding_share(equity_summary) RETURNS numeric
    AS 'MODULE_PATHNAME', 'funding_share_equity_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION funding_share(equity_summary) IS
    'Share of the group in the total of amounts, as a fraction; NULL if the total is not positive';

CREATE FUNCTION funding_share_reason(equity_summary) RETURNS text
    AS 'MODULE_PATHNAME', 'funding_share_reason_equity_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION funding_share_reason(equity_summary) IS
    'Why funding_share() of the same summary is NULL: no_rows, no_known_amount, zero_total, nonpositive_total; NULL where it is not';

CREATE FUNCTION beneficiary_share(equity_summary) RETURNS numeric
    AS 'MODULE_PATHNAME', 'beneficiary_share_equity_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION beneficiary_share(equity_summary) IS
    'Share of the group in the number of distinct beneficiaries, as a fraction; NULL if there is none';

CREATE FUNCTION beneficiary_share_reason(equity_summary) RETURNS text
    AS 'MODULE_PATHNAME', 'beneficiary_share_reason_equity_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION beneficiary_share_reason(equity_summary) IS
    'Why beneficiary_share() of the same summary is NULL: no_beneficiary; NULL where it is not';

CREATE FUNCTION disparity(equity_summary) RETURNS numeric
    AS 'MODULE_PATHNAME', 'disparity_equity_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION disparity(equity_summary) IS
    'Funding share divided by beneficiary share: 1 is parity, below 1 the group gets less than its heads';

CREATE FUNCTION disparity_reason(equity_summary) RETURNS text
    AS 'MODULE_PATHNAME', 'disparity_reason_equity_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION disparity_reason(equity_summary) IS
    'Why disparity() of the same summary is NULL: a reason of funding_share or beneficiary_share, empty_group, money_without_beneficiary; NULL where it is not';

CREATE FUNCTION relative_support(equity_summary) RETURNS numeric
    AS 'MODULE_PATHNAME', 'relative_support_equity_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION relative_support(equity_summary) IS
    'Average amount per beneficiary in the group divided by that outside it';

CREATE FUNCTION relative_support_reason(equity_summary) RETURNS text
    AS 'MODULE_PATHNAME', 'relative_support_reason_equity_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION relative_support_reason(equity_summary) IS
    'Why relative_support() of the same summary is NULL: a reason of funding_share or beneficiary_share, empty_group, money_without_beneficiary, no_complement, nonpositive_complement; NULL where it is not';

CREATE FUNCTION parity_gap(equity_summary) RETURNS numeric
    AS 'MODULE_PATHNAME', 'parity_gap_equity_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION parity_gap(equity_summary) IS
    'Money that would have to move to the group for its funding share to equal its beneficiary share, in the unit of the amounts; negative if the group has more';

CREATE FUNCTION parity_gap_reason(equity_summary) RETURNS text
    AS 'MODULE_PATHNAME', 'parity_gap_reason_equity_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION parity_gap_reason(equity_summary) IS
    'Why parity_gap() of the same summary is NULL: a reason of funding_share or beneficiary_share; NULL where it is not';

CREATE FUNCTION participation_effect(equity_summary) RETURNS numeric
    AS 'MODULE_PATHNAME', 'participation_effect_equity_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION participation_effect(equity_summary) IS
    'Natural logarithm of beneficiaries in the group over those outside: the part of ln(group_total / outside_total) that is due to heads';

CREATE FUNCTION participation_effect_reason(equity_summary) RETURNS text
    AS 'MODULE_PATHNAME', 'participation_effect_reason_equity_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION participation_effect_reason(equity_summary) IS
    'Why participation_effect() of the same summary is NULL: a reason of relative_support, nonpositive_group; NULL where it is not';

CREATE FUNCTION size_effect(equity_summary) RETURNS numeric
    AS 'MODULE_PATHNAME', 'size_effect_equity_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION size_effect(equity_summary) IS
    'Natural logarithm of relative_support: the part of ln(group_total / outside_total) that is due to the size of support';

CREATE FUNCTION size_effect_reason(equity_summary) RETURNS text
    AS 'MODULE_PATHNAME', 'size_effect_reason_equity_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION size_effect_reason(equity_summary) IS
    'Why size_effect() of the same summary is NULL: a reason of relative_support, nonpositive_group; NULL where it is not';

CREATE FUNCTION disparity(group_amount numeric, total_amount numeric, group_count bigint, total_count bigint) RETURNS numeric
    AS 'MODULE_PATHNAME', 'disparity_of_figures'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION disparity(numeric, numeric, bigint, bigint) IS
    'Funding share divided by beneficiary share, from published figures; NULL if the total is not positive or the group has no beneficiary';

-- Transition functions. The state grows with the beneficiaries, hence internal.
-- A NULL amount, beneficiary or group means something, so they are not strict.

CREATE FUNCTION summarize_equity_accum(internal, amount numeric, beneficiary bigint, in_group boolean) RETURNS internal
    AS 'MODULE_PATHNAME', 'summarize_equity_accum_bigint'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION summarize_equity_accum(internal, numeric, bigint, boolean) IS
    'Transition of summarize_equity()';

CREATE FUNCTION summarize_equity_accum(internal, amount numeric, beneficiary text, in_group boolean) RETURNS internal
    AS 'MODULE_PATHNAME', 'summarize_equity_accum_text'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION summarize_equity_accum(internal, numeric, text, boolean) IS
    'Transition of summarize_equity()';

CREATE FUNCTION beneficiary_share_accum(internal, beneficiary bigint, in_group boolean) RETURNS internal
    AS 'MODULE_PATHNAME', 'beneficiary_share_accum_bigint'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION beneficiary_share_accum(internal, bigint, boolean) IS
    'Transition of beneficiary_share()';

CREATE FUNCTION beneficiary_share_accum(internal, beneficiary text, in_group boolean) RETURNS internal
    AS 'MODULE_PATHNAME', 'beneficiary_share_accum_text'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION beneficiary_share_accum(internal, text, boolean) IS
    'Transition of beneficiary_share()';

CREATE FUNCTION summarize_equity_final(internal) RETURNS equity_summary
    AS 'MODULE_PATHNAME', 'summarize_equity_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION summarize_equity_final(internal) IS
    'Final function of summarize_equity()';

CREATE FUNCTION beneficiary_share_final(internal) RETURNS numeric
    AS 'MODULE_PATHNAME', 'beneficiary_share_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION beneficiary_share_final(internal) IS
    'Final function of beneficiary_share()';

CREATE FUNCTION equity_combine(internal, internal) RETURNS internal
    AS 'MODULE_PATHNAME', 'equity_combine'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION equity_combine(internal, internal) IS
    'Combines the running states of equity aggregates';

CREATE FUNCTION equity_serialize(internal) RETURNS bytea
    AS 'MODULE_PATHNAME', 'equity_serialize'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION equity_serialize(internal) IS
    'Sends the running state of an equity aggregate to another process';

CREATE FUNCTION equity_deserialize(bytea, internal) RETURNS internal
    AS 'MODULE_PATHNAME', 'equity_deserialize'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION equity_deserialize(bytea, internal) IS
    'Receives the running state of an equity aggregate';

CREATE AGGREGATE summarize_equity(amount numeric, beneficiary bigint, in_group boolean) (
    SFUNC = summarize_equity_accum,
    STYPE = internal,
    SSPACE = 1024,
    FINALFUNC = summarize_equity_final,
    COMBINEFUNC = equity_combine,
    SERIALFUNC = equity_serialize,
    DESERIALFUNC = equity_deserialize,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE summarize_equity(numeric, bigint, boolean) IS
    'Summary of amounts and distinct beneficiaries, of all and of those in a group, in one pass';

CREATE AGGREGATE summarize_equity(amount numeric, beneficiary text, in_group boolean) (
    SFUNC = summarize_equity_accum,
    STYPE = internal,
    SSPACE = 1024,
    FINALFUNC = summarize_equity_final,
    COMBINEFUNC = equity_combine,
    SERIALFUNC = equity_serialize,
    DESERIALFUNC = equity_deserialize,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE summarize_equity(numeric, text, boolean) IS
    'Summary of amounts and distinct beneficiaries, of all and of those in a group, in one pass';

CREATE AGGREGATE beneficiary_share(beneficiary bigint, in_group boolean) (
    SFUNC = beneficiary_share_accum,
    STYPE = internal,
    SSPACE = 1024,
    FINALFUNC = beneficiary_share_final,
    COMBINEFUNC = equity_combine,
    SERIALFUNC = equity_serialize,
    DESERIALFUNC = equity_deserialize,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE beneficiary_share(bigint, boolean) IS
    'Share of a group in the number of distinct beneficiaries, as a fraction';

CREATE AGGREGATE beneficiary_share(beneficiary text, in_group boolean) (
    SFUNC = beneficiary_share_accum,
    STYPE = internal,
    SSPACE = 1024,
    FINALFUNC = beneficiary_share_final,
    COMBINEFUNC = equity_combine,
    SERIALFUNC = equity_serialize,
    DESERIALFUNC = equity_deserialize,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE beneficiary_share(text, boolean) IS
    'Share of a group in the number of distinct beneficiaries, as a fraction';
