-- ---------------------------------------------------------------------------
-- vietnamese: numbers and amounts as Vietnamese reports write and read them
-- ---------------------------------------------------------------------------

-- Those with an argument that may be left out are not strict: it is NULL then.

CREATE FUNCTION format_number_vi(value numeric, decimals integer DEFAULT NULL) RETURNS text
    AS 'MODULE_PATHNAME', 'format_number_vi'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION format_number_vi(numeric, integer) IS
    'Prints a number with dots before every three digits and a decimal comma, rounded half away from zero; without decimals, all that it has';

CREATE FUNCTION format_vnd(dong numeric, unit text DEFAULT 'đồng', decimals integer DEFAULT NULL) RETURNS text
    AS 'MODULE_PATHNAME', 'format_vnd'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION format_vnd(numeric, text, integer) IS
    'Prints an amount of đồng in đồng, nghìn đồng, triệu đồng or tỷ đồng, rounded half away from zero; without decimals, as many as it needs';

CREATE FUNCTION parse_number_vi(text) RETURNS numeric
    AS 'MODULE_PATHNAME', 'parse_number_vi'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION parse_number_vi(text) IS
    'Reads a number with dots before every three digits, or without, and a decimal comma; 22P02 if it is anything else';

CREATE FUNCTION parse_vnd(text, default_unit text DEFAULT NULL) RETURNS numeric
    AS 'MODULE_PATHNAME', 'parse_vnd'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION parse_vnd(text, text) IS
    'Reads an amount such as 12.492,1 triệu đồng in đồng; a number alone has the default unit; 22P02 if it is anything else';

CREATE FUNCTION vnd_qualifier(text) RETURNS text
    AS 'MODULE_PATHNAME', 'vnd_qualifier'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION vnd_qualifier(text) IS
    'The word before an amount that says how exact it is, such as gần, trên, hơn, khoảng; NULL if there is none; 22P02 if the text is no amount';

CREATE FUNCTION number_in_words_vi(numeric) RETURNS text
    AS 'MODULE_PATHNAME', 'number_in_words_vi'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION number_in_words_vi(numeric) IS
    'A number in Vietnamese words, of up to 36 digits before the comma and after it';

CREATE FUNCTION vnd_in_words(numeric) RETURNS text
    AS 'MODULE_PATHNAME', 'vnd_in_words'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION vnd_in_words(numeric) IS
    'An amount of đồng in Vietnamese words, with a capital in front and đồng at the end';

CREATE FUNCTION fold_vi(text) RETURNS text
    AS 'MODULE_PATHNAME', 'fold_vi'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION fold_vi(text) IS
    'Key for matching Vietnamese names: lower case, no accents, d for đ, single spaces';
