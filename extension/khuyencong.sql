\echo Use "CREATE EXTENSION khuyencong" to load this file. \quit

COMMENT ON SCHEMA khuyencong IS
    'Exact, explained measures of industrial promotion (khuyen cong) funding';

-- Pure functions of their arguments: nothing here is worth guarding, and a
-- schema that may not be used makes its functions seem not to exist.
GRANT USAGE ON SCHEMA khuyencong TO PUBLIC;

