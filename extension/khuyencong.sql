\echo Use "CREATE EXTENSION khuyencong" to load this file. \quit

COMMENT ON SCHEMA khuyencong IS
    'Exact, explained measures of industrial promotion (khuyen cong) funding';

