-- ---------------------------------------------------------------------------
-- chart: numbers as pictures of text
-- ---------------------------------------------------------------------------

CREATE FUNCTION text_bar(value numeric, maximum numeric, width integer, ascii boolean DEFAULT false) RETURNS text
    AS 'MODULE_PATHNAME', 'text_bar'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION text_bar(numeric, numeric, integer, boolean) IS
    'Bar of exactly width characters, full at the maximum; NULL if the maximum is not positive';

CREATE FUNCTION sparkline_accum(internal, value numeric) RETURNS internal
    AS 'MODULE_PATHNAME', 'sparkline_accum'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION sparkline_accum(internal, numeric) IS
    'Transition of sparkline() and sparkline_ascii()';

CREATE FUNCTION sparkline_final(internal) RETURNS text
    AS 'MODULE_PATHNAME', 'sparkline_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION sparkline_final(internal) IS
    'Final function of sparkline()';

CREATE FUNCTION sparkline_ascii_final(internal) RETURNS text
    AS 'MODULE_PATHNAME', 'sparkline_ascii_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION sparkline_ascii_final(internal) IS
    'Final function of sparkline_ascii()';

-- Two names, not two arities of one, so that a comma before ORDER BY cannot
-- turn one into the other. No combine function: it would not know which of two
-- halves comes first.

CREATE AGGREGATE sparkline(value numeric) (
    SFUNC = sparkline_accum,
    STYPE = internal,
    SSPACE = 1152,
    FINALFUNC = sparkline_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE sparkline(numeric) IS
    'Line of one block character a row in the given order, from the minimum to the maximum; NULL values are blanks';

CREATE AGGREGATE sparkline_ascii(value numeric) (
    SFUNC = sparkline_accum,
    STYPE = internal,
    SSPACE = 1152,
    FINALFUNC = sparkline_ascii_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE sparkline_ascii(numeric) IS
    'Line of one digit a row in the given order, 1 at the minimum and 8 at the maximum; NULL values are blanks';
