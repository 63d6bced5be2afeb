-- catalogue: what holds for every object of the extension, whatever it does
BEGIN;
SET search_path = public, pg_catalog;
SELECT plan(20);

CREATE VIEW member AS
SELECT classid, objid FROM pg_depend
WHERE refclassid = 'pg_extension'::regclass AND deptype = 'e'
  AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'khuyencong');
CREATE VIEW routine AS SELECT p.* FROM pg_proc p JOIN member m ON m.classid = 'pg_proc'::regclass AND m.objid = p.oid;
CREATE VIEW aggregate AS SELECT p.oid AS id, p.proname, p.pronargs, p.proparallel, a.* FROM pg_aggregate a JOIN routine p ON p.oid = a.aggfnoid;
CREATE VIEW base_type AS SELECT t.* FROM pg_type t JOIN member m ON m.classid = 'pg_type'::regclass AND m.objid = t.oid WHERE t.typtype = 'b' AND t.typcategory <> 'A';

-- A combine function cannot know the order of its inputs, so aggregates whose
-- result depends on the order of rows must not have one. Nor do their states
-- travel: no partial plan has them.
CREATE TABLE order_sensitive (name text);
INSERT INTO order_sensitive VALUES ('sparkline'), ('sparkline_ascii');

-- What works on a register reads or changes tables of the user's: the functions
-- that do, and whether they write. Nothing else may be volatile or unsafe.
CREATE TABLE register_function (name text, writes boolean);
INSERT INTO register_function VALUES
    ('create_register', true), ('upgrade_register', true), ('provide_btree_gist', true), ('grant_reader', true),
    ('enable_area_security', true), ('disable_area_security', true), ('register_version', false), ('load_sample', true), ('describe_views', true), ('become_owner', true),
    ('import_begin', true), ('import_guard', true), ('import_write', true), ('import_rows', true),
    ('run_check', true), ('run_report', true), ('report_statement', false), ('replay_check', false), ('own_rules', false), ('own_rule_rows', false),
    ('import_number', false), ('import_value', false), ('import_check_unit', false), ('import_mapping', false), ('import_read', false);
INSERT INTO register_function SELECT DISTINCT 'import_' || table_name, true FROM khuyencong.import_columns();

-- Aggregates that take weights as well: (amount) and (amount, weight). All others
-- have one arity, so that a misplaced comma before ORDER BY is an error.
CREATE TABLE weighted (name text);
INSERT INTO weighted VALUES ('summarize_distribution'), ('gini'), ('gini_corrected'), ('gini_signed'), ('theil'), ('mean_log_deviation');

SELECT cmp_ok((SELECT count(*) FROM routine), '>=', 70::bigint, 'the views above see the extension');

SELECT is_empty($$SELECT pg_describe_object(classid, objid, 0) FROM member WHERE coalesce(obj_description(objid, classid::regclass::name), '') = ''
    AND pg_describe_object(classid, objid, 0) !~ '^(type .*\[\]|operator \d|function \d)'$$, 'every object has a COMMENT');
SELECT isnt(obj_description('khuyencong'::regnamespace, 'pg_namespace'), NULL, 'so does the schema');
SELECT is_empty($$SELECT pg_describe_object(classid, objid, 0), obj_description(objid, classid::regclass::name) FROM member
    WHERE obj_description(objid, classid::regclass::name) ~ '\.$|^\s|\s$|\n'$$, 'a COMMENT is one sentence without a full stop');

SELECT is_empty($$SELECT oid::regprocedure FROM routine WHERE prokind <> 'a' AND (provolatile = 'v') <> (proname IN (SELECT name FROM register_function WHERE writes))$$, 'no function is volatile but those that write a register');
SELECT is_empty($$SELECT oid::regprocedure FROM routine WHERE (proparallel <> 's') <> (proname IN (SELECT name FROM register_function))$$, 'everything is PARALLEL SAFE but what works on a register');
SELECT is_empty($$SELECT oid::regprocedure FROM routine WHERE prolang = (SELECT oid FROM pg_language WHERE lanname = 'plpgsql') AND NOT coalesce('search_path=pg_catalog, pg_temp' = ANY (proconfig), false)$$, 'what is in PL/pgSQL has a search_path of its own');
SELECT is_empty($$SELECT oid::regprocedure FROM routine WHERE prosecdef$$, 'no SECURITY DEFINER');
SELECT is_empty($$SELECT oid::regprocedure FROM routine WHERE prolang = (SELECT oid FROM pg_language WHERE lanname = 'sql') AND prosqlbody IS NULL$$, 'no SQL function with a string body');
SELECT is_empty($$SELECT oid::regprocedure FROM routine WHERE prokind = 'f' AND NOT proisstrict AND pronargs > 0
    AND coalesce(pg_get_expr(proargdefaults, 0), '') !~ '\mNULL::'
    AND oid NOT IN (SELECT unnest(ARRAY[aggtransfn, aggminvtransfn, aggfinalfn, aggcombinefn])::oid FROM aggregate)
    AND proname NOT IN ('import_check_target', 'import_advice')$$, -- one refuses NULL, the other is asked about a hint that may not be there
    'only what aggregates are made of, or has a NULL default at the end, sees NULL arguments');
SELECT is_empty($$SELECT oid::regprocedure FROM routine WHERE provariadic <> 0 OR prorettype = 'anyelement'::regtype OR prorettype = 'record'::regtype AND NOT coalesce(proargmodes, '{}') && '{o,t,b}'::"char"[]$$, 'concrete types only');
SELECT is_empty($$SELECT oid::regprocedure FROM routine WHERE pronamespace <> 'khuyencong'::regnamespace$$, 'everything is in the schema khuyencong');
SELECT is_empty($$SELECT a.id::regprocedure FROM aggregate a JOIN pg_proc p USING (proname) WHERE p.pronamespace = 'pg_catalog'::regnamespace$$, 'no aggregate is named like a built-in function');

SELECT is_empty($$SELECT id::regprocedure FROM aggregate WHERE (aggcombinefn = 0) <> (proname IN (SELECT name FROM order_sensitive))$$, 'aggregates combine unless they are order-sensitive');
SELECT is_empty($$SELECT id::regprocedure FROM aggregate WHERE aggtranstype = 'internal'::regtype AND (aggtransspace = 0 OR (aggserialfn = 0 OR aggdeserialfn = 0) AND proname NOT IN (SELECT name FROM order_sensitive))$$, 'internal states have SSPACE and travel between processes');
SELECT is_empty($$SELECT id::regprocedure FROM aggregate WHERE aggtranstype <> 'internal'::regtype AND agginitval IS NULL$$, 'other states start from an identity');
SELECT set_eq('SELECT proname::text FROM aggregate GROUP BY proname HAVING count(DISTINCT pronargs) > 1', 'SELECT name FROM weighted', 'one arity for each aggregate name, two with weights');

SELECT is_empty($$SELECT oid::regtype FROM base_type WHERE typreceive = 0 OR typsend = 0 OR typalign <> 'd' OR typstorage <> 'x'$$, 'types have binary input and output, 8-byte alignment, and may be toasted');
SELECT is_empty($$SELECT t.oid::regtype FROM base_type t WHERE NOT EXISTS (SELECT FROM pg_opclass c JOIN pg_am m ON m.oid = c.opcmethod WHERE m.amname = 'hash' AND c.opcintype = t.oid AND c.opcdefault)$$, 'types hash');
SELECT is_empty($$SELECT classid::regclass FROM member WHERE classid = 'pg_class'::regclass$$, 'no tables');

SELECT * FROM finish();
ROLLBACK;
