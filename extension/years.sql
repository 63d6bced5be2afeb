-- ---------------------------------------------------------------------------
-- years: how long something went on without a gap
-- ---------------------------------------------------------------------------

%type year_set
COMMENT ON TYPE year_set IS
    'Set of calendar years from 1900 to 2155; made by summarize_years()';

-- The operator, the transition of merge() and the combine function of both
-- aggregates in one: it changes its left argument only inside an aggregate.

CREATE FUNCTION year_set_add(year_set, year_set) RETURNS year_set
    AS 'MODULE_PATHNAME', 'year_set_add'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION year_set_add(year_set, year_set) IS
    'Implements the operator +; also combines partial aggregates';

CREATE OPERATOR + (
    LEFTARG = year_set, RIGHTARG = year_set, FUNCTION = year_set_add,
    COMMUTATOR = +
);
COMMENT ON OPERATOR + (year_set, year_set) IS
    'Years that are in either';

CREATE FUNCTION summarize_years_accum(year_set, year integer) RETURNS year_set
    AS 'MODULE_PATHNAME', 'summarize_years_accum'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION summarize_years_accum(year_set, integer) IS
    'Puts a year into a set; transition of summarize_years()';

CREATE FUNCTION years(year_set) RETURNS integer[]
    AS 'MODULE_PATHNAME', 'years_year_set'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION years(year_set) IS
    'Years of the set in ascending order';

CREATE FUNCTION year_count(year_set) RETURNS integer
    AS 'MODULE_PATHNAME', 'year_count_year_set'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION year_count(year_set) IS
    'Number of years in the set';

CREATE FUNCTION gap_years(year_set) RETURNS integer[]
    AS 'MODULE_PATHNAME', 'gap_years_year_set'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION gap_years(year_set) IS
    'Years missing between the first and the last of the set, in ascending order';

CREATE FUNCTION longest_run(year_set) RETURNS integer
    AS 'MODULE_PATHNAME', 'longest_run_year_set'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION longest_run(year_set) IS
    'Number of years in the longest run of consecutive years; 0 of the empty set';

CREATE FUNCTION longest_run_start(year_set) RETURNS integer
    AS 'MODULE_PATHNAME', 'longest_run_start_year_set'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION longest_run_start(year_set) IS
    'First year of the longest run, the latest one of equally long runs; NULL of the empty set';

-- Aggregates. A set forgets how often a year was put in, so none can be taken
-- out again: a sliding window builds its sets anew.

CREATE AGGREGATE summarize_years(year integer) (
    SFUNC = summarize_years_accum,
    STYPE = year_set,
    SSPACE = 48,
    COMBINEFUNC = year_set_add,
    INITCOND = '{}',
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE summarize_years(integer) IS
    'Set of the years of all rows; NULL ones are skipped, none at all gives the empty set';

CREATE AGGREGATE merge(years year_set) (
    SFUNC = year_set_add,
    STYPE = year_set,
    SSPACE = 48,
    COMBINEFUNC = year_set_add,
    INITCOND = '{}',
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE merge(year_set) IS
    'Set of the years that are in any of the sets; NULL ones are skipped, none at all gives the empty set';
