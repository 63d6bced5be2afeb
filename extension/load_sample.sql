-- ---------------------------------------------------------------------------
-- load_sample: Bắc Giang 2012–2022, the published margins filled in
-- ---------------------------------------------------------------------------

CREATE FUNCTION register_sample() RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN $register$
%include extension/register/sample/*.sql
$register$;
COMMENT ON FUNCTION register_sample() IS
    'SQL text of the sample data, for the register that is first in the search_path';

CREATE FUNCTION load_sample(register text) RETURNS void
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    areas bigint;
    establishments bigint;
    projects bigint;
    name text;
BEGIN
    PERFORM set_config('search_path', khuyencong.register_path(register), true);
    SELECT (SELECT count(*) FROM area), (SELECT count(*) FROM establishment), (SELECT count(*) FROM project)
    INTO areas, establishments, projects;
    IF areas + establishments + projects > 0 THEN
        RAISE EXCEPTION 'register "%" is not empty', register USING
            ERRCODE = 'object_not_in_prerequisite_state',
            DETAIL = format('It has %s areas, %s establishments and %s projects.', areas, establishments, projects),
            HINT = 'Sample data go into a new register only: create one, as in create_register(''bac_giang''), and load it once.';
    END IF;
    EXECUTE khuyencong.register_sample();
    -- the first question may come before autovacuum does, and plans rest on this
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = register LOOP
        EXECUTE format('ANALYZE %I.%I', register, name);
    END LOOP;
END $$;
COMMENT ON FUNCTION load_sample(text) IS
    'Fills an empty register with Bắc Giang 2012–2022: published figures with their source, and made-up projects, all marked, that add up to them';
