-- ---------------------------------------------------------------------------
-- rounding: percentages that add up, and which rounding explains printed ones
-- ---------------------------------------------------------------------------

CREATE FUNCTION display_share(amount numeric, decimals integer) RETURNS numeric
    AS 'MODULE_PATHNAME', 'display_share'
    LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION display_share(numeric, integer) IS
    'Percentage of an amount in the total of its partition, rounded by largest remainder so that a partition adds up to exactly 100; ties by the order of the window';

CREATE FUNCTION display_shares(amounts numeric[], decimals integer) RETURNS numeric[]
    AS 'MODULE_PATHNAME', 'display_shares'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION display_shares(numeric[], integer) IS
    'Percentages of amounts in their total, rounded by largest remainder so that they add up to exactly 100; ties by place';

CREATE FUNCTION reconcile_share(printed numeric, part numeric, whole numeric) RETURNS text
    AS 'MODULE_PATHNAME', 'reconcile_share'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION reconcile_share(numeric, numeric, numeric) IS
    'Rounding that explains a printed percentage with its own number of decimals: half_up, half_even, truncated, rounded_up or not_reproducible, the first that fits';

CREATE FUNCTION reconcile_ratio(printed numeric, part numeric, whole numeric) RETURNS text
    AS 'MODULE_PATHNAME', 'reconcile_ratio'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION reconcile_ratio(numeric, numeric, numeric) IS
    'Rounding that explains a printed ratio, as reconcile_share() does for a percentage';

CREATE FUNCTION reconcile_shares(printed numeric[], parts numeric[]) RETURNS text
    AS 'MODULE_PATHNAME', 'reconcile_shares'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION reconcile_shares(numeric[], numeric[]) IS
    'Rounding that explains all printed percentages of a whole: those of reconcile_share(), else largest_remainder, complement or not_reproducible';

CREATE FUNCTION implied_total(part numeric, printed_share numeric) RETURNS numrange
    AS 'MODULE_PATHNAME', 'implied_total'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION implied_total(numeric, numeric) IS
    'Totals of which a part can be the printed percentage, both figures being rounded half up at their last decimal; NULL if the share may be zero';

