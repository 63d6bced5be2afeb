-- register: what is typed first, what it makes, and every error
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SET search_path = public, khuyencong;

SELECT create_register('bac_giang');
SELECT register_version('bac_giang') = extversion AS installed FROM pg_extension WHERE extname = 'khuyencong';
SELECT upgrade_register('bac_giang');
SELECT register_path('bac_giang'), register_path('bac_giang') IS NOT DISTINCT FROM NULL AS none;

-- the tables, in the words of their comments
SELECT relname AS "table", split_part(obj_description(oid, 'pg_class'), ' / ', 1) AS comment
FROM pg_class WHERE relnamespace = 'bac_giang'::regnamespace AND relkind = 'r' ORDER BY relname COLLATE "C";

-- what stands in a province's first hour
SET search_path = bac_giang, public, khuyencong;
INSERT INTO area (code, name, kind, parent_code, valid) VALUES
    ('24', 'Bắc Giang', 'province', NULL, '(,2025-07-01)'),
    ('219', 'Lục Ngạn', 'district', '24', '(,2025-01-01)'),
    ('219-2025', 'Lục Ngạn', 'district', '24', '[2025-01-01,2025-07-01)'),
    ('224', 'Chũ', 'district', '24', '[2025-01-01,2025-07-01)');
BEGIN;
INSERT INTO area_successor (area_code, successor_code, weight) VALUES ('219', '219-2025', 0.6);
INSERT INTO area_successor (area_code, successor_code, weight) VALUES ('219', '224', 0.4);
COMMIT;
SELECT code, name, kind, level, valid FROM area ORDER BY level, lower(valid) NULLS FIRST, code COLLATE "C";

-- a code is corrected everywhere
UPDATE area SET code = '219-2024' WHERE code = '219';
SELECT area_code, successor_code, weight FROM area_successor ORDER BY successor_code COLLATE "C";

-- guards that say what is wrong
INSERT INTO area_successor (area_code, successor_code, weight) VALUES ('24', '224', 0.4);
INSERT INTO area (code, name, kind, parent_code, valid) VALUES ('7000', 'Phượng Sơn', 'commune', '219-2025', '[2025-01-01,)');
UPDATE area SET parent_code = '224' WHERE code = '219-2025';
DELETE FROM area_successor WHERE successor_code = '224';
INSERT INTO area (code, name, kind, valid) VALUES ('Chũ', 'Chũ', 'district', '(,)');
INSERT INTO area (code, name, kind, valid) VALUES ('CH' || chr(1091), 'Chũ', 'district', '(,)');
INSERT INTO area (code, name, kind, valid) VALUES ('', 'Chũ', 'district', '(,)');
INSERT INTO area (code, name, kind, valid) VALUES ('-1', 'Chũ', 'district', '(,)');
BEGIN;
INSERT INTO programme (code, name, kind, parent_code, period) VALUES ('one', 'một', 'planning', NULL, '(,)'), ('two', 'hai', 'scheme', 'one', '(,)');
UPDATE programme SET parent_code = 'two' WHERE code = 'one';
COMMIT;

-- names
SET search_path = public, khuyencong;
SELECT create_register('Bắc "Giang"'), create_register('a b');
SELECT register_path('Bắc "Giang"'), register_path('a b'), register_version('a b') = register_version('Bắc "Giang"') AS same;
SELECT create_register(NULL) IS NULL AS nothing;
SELECT create_register('');
SELECT create_register('$user');
SELECT create_register('pg_bac_giang');
SELECT create_register('khuyencong');
SELECT create_register('information_schema');
SELECT create_register(repeat('ă', 32));
SELECT create_register(repeat('a', 63));
SELECT nspname = repeat('a', 63) AS whole FROM pg_namespace WHERE nspname LIKE 'aaa%';

-- errors
SELECT create_register('bac_giang');
CREATE SCHEMA used CREATE TABLE area (n integer);
SELECT create_register('used');
SELECT create_register('public');
CREATE SCHEMA unused;
SELECT create_register('unused');
SELECT upgrade_register('bac_ninh');
SELECT register_version('bac_ninh');
SELECT register_path('used');
SELECT enable_area_security('bac_ninh');
SELECT disable_area_security('bac_ninh');
SELECT grant_reader('bac_ninh', 'nobody');
SELECT grant_reader('bac_giang', 'nobody');
INSERT INTO bac_giang.register_version (version) VALUES ('10.0.1');
SELECT register_version('bac_giang');
SELECT upgrade_register('bac_giang');
INSERT INTO bac_giang.register_version VALUES ('1.0 beta', '2025-01-01 00:00', 'x');
DELETE FROM bac_giang.register_version WHERE version = '10.0.1';

-- what fails leaves nothing
CREATE ROLE regress_creator;
CREATE ROLE regress_stranger;
SELECT format('GRANT CREATE ON DATABASE %I TO regress_creator', current_database()) \gexec
GRANT USAGE ON SCHEMA khuyencong TO regress_creator, regress_stranger;
SET ROLE regress_stranger;
SELECT create_register('theirs');
SELECT register_version('bac_giang');
SELECT upgrade_register('bac_giang');
RESET ROLE;
GRANT USAGE ON SCHEMA bac_giang TO regress_stranger;
GRANT SELECT ON bac_giang.register_version TO regress_stranger;
CREATE SCHEMA lent;
GRANT ALL ON SCHEMA lent TO regress_stranger;
SET ROLE regress_stranger;
SELECT register_version('bac_giang') = (SELECT extversion FROM pg_extension WHERE extname = 'khuyencong') AS reads;
SELECT upgrade_register('bac_giang');
SELECT grant_reader('bac_giang', 'regress_creator');
SELECT enable_area_security('bac_giang');
SELECT create_register('lent');
RESET ROLE;
BEGIN;
CREATE FUNCTION stop() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'stopped'; END $$;
CREATE EVENT TRIGGER stop ON ddl_command_end WHEN TAG IN ('CREATE VIEW') EXECUTE FUNCTION stop();
\set VERBOSITY terse
SAVEPOINT s;
SELECT create_register('half');
ROLLBACK TO s;
SELECT to_regnamespace('half') IS NULL AS nothing_left;
ROLLBACK;
\set VERBOSITY default

-- a role with CREATE on the database is enough, and owns all of it
SET ROLE regress_creator;
SELECT create_register('own');
SELECT count(*) > 100 AS objects, bool_and(owner = 'regress_creator'::regrole) AS owned
FROM (SELECT relowner FROM pg_class WHERE relnamespace = 'own'::regnamespace
      UNION ALL SELECT proowner FROM pg_proc WHERE pronamespace = 'own'::regnamespace
      UNION ALL SELECT nspowner FROM pg_namespace WHERE nspname = 'own') AS o (owner);
SELECT grant_reader('own', 'regress_stranger');
RESET ROLE;
REVOKE USAGE ON SCHEMA khuyencong FROM regress_stranger;
SET ROLE regress_creator;
SELECT khuyencong.grant_reader('own', 'regress_stranger');
RESET ROLE;

-- what stands in front of the search_path of a caller does not get in
CREATE TEMPORARY TABLE legal_document (code text);
CREATE TEMPORARY TABLE area (code text);
CREATE FUNCTION public.format(text, text) RETURNS text LANGUAGE sql IMMUTABLE RETURN 'CREATE TABLE public.taken ()';
CREATE FUNCTION public.take_turns() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'taken'; END $$;
SET search_path = pg_temp, public, pg_catalog, khuyencong;
SELECT create_register('safe');
SELECT to_regclass('public.taken') IS NULL AS not_taken;
SELECT count(*) > 50 AS there_are, count(*) FILTER (WHERE confrelid NOT IN (SELECT oid FROM pg_class WHERE relnamespace = connamespace)) AS not_its_own
FROM pg_constraint WHERE connamespace = 'safe'::regnamespace AND contype = 'f';
SELECT count(*) > 20 AS there_are, count(*) FILTER (WHERE pronamespace <> relnamespace) AS not_its_own
FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid JOIN pg_proc ON pg_proc.oid = tgfoid
WHERE relnamespace = 'safe'::regnamespace AND NOT tgisinternal;
DROP TABLE pg_temp.legal_document, pg_temp.area;
DROP FUNCTION public.format(text, text), public.take_turns();

-- its owner drops it as any schema
SET search_path = public, khuyencong;
DROP SCHEMA bac_giang CASCADE;
DROP SCHEMA "Bắc ""Giang""" CASCADE;
DROP SCHEMA "a b" CASCADE;
DROP SCHEMA own CASCADE;
DROP SCHEMA safe CASCADE;
DROP SCHEMA unused, used, lent CASCADE;
SELECT format('DROP SCHEMA %I CASCADE', repeat('a', 63)) \gexec
DROP OWNED BY regress_stranger;
DROP OWNED BY regress_creator;
DROP ROLE regress_creator, regress_stranger;
DROP EXTENSION btree_gist;
