-- ---------------------------------------------------------------------------
-- register: tables and views of a province, in a schema of the user's own
-- ---------------------------------------------------------------------------

-- The text of a register, from the files of extension/register.

CREATE FUNCTION register_tables() RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN $register$
%include extension/register/table/*.sql
$register$;
COMMENT ON FUNCTION register_tables() IS
    'SQL text of the tables of a register, for the schema that is first in the search_path';

CREATE FUNCTION register_data() RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN $register$
%include extension/register/data/*.sql
$register$;
COMMENT ON FUNCTION register_data() IS
    'SQL text of the reference data that a new register starts with: documents, code lists and norms, each with its source';

CREATE FUNCTION register_views() RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN $register$
%include extension/register/view/*.sql
$register$;
COMMENT ON FUNCTION register_views() IS
    'SQL text of the views of a register, for the schema that is first in the search_path; replaces those that are there';

-- Functions, operators and types (a call may be a cast) are looked for in the schema
-- of a register too, and what fits better goes before pg_catalog. A trigger runs as
-- who writes. So whoever may create any there, or has, is one whom the owner trusts
-- with all that the owner may do. A view for a rule is checked where it is read.
CREATE FUNCTION check_register_trusted(register text) RETURNS void
    LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    home CONSTANT pg_namespace := (SELECT n FROM pg_namespace AS n WHERE n.nspname = register);
    stranger record;
BEGIN
    SELECT held.right, coalesce(quote_ident(r.rolname), 'PUBLIC') AS role, o.type, o.identity INTO stranger
    FROM (SELECT a.grantee AS role, 'CREATE' AS right, 'pg_namespace'::regclass AS catalog, home.oid AS object FROM aclexplode(home.nspacl) AS a WHERE a.privilege_type = 'CREATE'
          UNION ALL SELECT proowner, 'owner', 'pg_proc'::regclass, oid FROM pg_proc WHERE pronamespace = home.oid
          UNION ALL SELECT oprowner, 'owner', 'pg_operator'::regclass, oid FROM pg_operator WHERE oprnamespace = home.oid
          UNION ALL SELECT t.typowner, 'owner', 'pg_type'::regclass, t.oid FROM pg_type AS t
                    WHERE t.typnamespace = home.oid
                      AND NOT EXISTS (SELECT FROM pg_class AS v WHERE v.reltype IN (t.oid, t.typelem) AND v.relkind IN ('v', 'm') AND starts_with(v.relname::text, 'rule_'))
          UNION ALL SELECT a.grantee, 'TRIGGER', 'pg_class'::regclass, c.oid FROM pg_class AS c, aclexplode(c.relacl) AS a
                    WHERE c.relnamespace = home.oid AND c.relkind IN ('r', 'p') AND a.privilege_type = 'TRIGGER'
          UNION ALL SELECT p.proowner, 'trigger', 'pg_trigger'::regclass, t.oid FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid JOIN pg_proc AS p ON p.oid = t.tgfoid
                    WHERE c.relnamespace = home.oid) AS held
    LEFT JOIN pg_roles AS r ON r.oid = held.role
    CROSS JOIN LATERAL pg_identify_object(held.catalog, held.object, 0) AS o
    WHERE r.oid IS NULL OR NOT pg_has_role(r.oid, home.nspowner, 'MEMBER')
    ORDER BY held.right COLLATE "C" DESC, o.identity COLLATE "C", r.rolname LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'schema "%" is not its owner''s alone', register USING
            ERRCODE = 'insufficient_privilege',
            DETAIL = CASE stranger.right WHEN 'owner' THEN format('The %s %s is of %s.', stranger.type, stranger.identity, stranger.role)
                                         WHEN 'trigger' THEN format('The trigger %s runs a function of %s.', stranger.identity, stranger.role)
                                         ELSE format('%s has the right %s on %s.', stranger.role, stranger.right, stranger.identity) END
                     || ' What others create could run in the place of what the register means.',
            HINT = CASE WHEN stranger.right IN ('owner', 'trigger') THEN format('Drop it, or give it to the owner, %I.', pg_get_userbyid(home.nspowner))
                        ELSE format('REVOKE %s ON %s %s FROM %s, or make it a member of the owner, %I.', stranger.right, upper(stranger.type), stranger.identity, stranger.role,
                                    pg_get_userbyid(home.nspowner)) END;
    END IF;
END $$;
COMMENT ON FUNCTION check_register_trusted(text) IS
    'Refuses with 42501 a register in whose schema others than its owner may create what runs in its place, or have';

-- Every procedure on a register starts with
--     PERFORM set_config('search_path', khuyencong.register_path(register), true);
-- and has a SET clause of its own, which undoes that at its end.
CREATE FUNCTION register_path(register text) RETURNS text
    LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF to_regclass(format('%I.register_version', register)) IS NULL THEN
        RAISE EXCEPTION 'register "%" does not exist', register USING
            ERRCODE = 'undefined_object',
            DETAIL = format('There is no schema "%s" with the tables of a register.', register),
            HINT = format('To make one: SELECT khuyencong.create_register(%L).', register);
    END IF;
    PERFORM khuyencong.check_register_trusted(register);
    RETURN format('%I, khuyencong, pg_temp', register);
END $$;
COMMENT ON FUNCTION register_path(text) IS
    'The search_path in which the names of a register mean its own objects, 42704 if there is no such register, 42501 if others may create objects in it';

-- What a member of the owner, or a superuser, makes in a register is the owner's:
-- its default privileges reach the readers, and it can be upgraded by the owner.
-- Gives the role that was set before, to go back to.
CREATE FUNCTION become_owner(register text) RETURNS text
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    former CONSTANT text := current_setting('role');
    owner CONSTANT text := (SELECT r.rolname FROM pg_namespace AS n JOIN pg_roles AS r ON r.oid = n.nspowner WHERE n.nspname = register);
BEGIN
    IF NOT has_schema_privilege(owner, 'khuyencong', 'USAGE') THEN
        RAISE EXCEPTION 'role "%" cannot use the schema of the extension', owner USING
            ERRCODE = 'insufficient_privilege',
            DETAIL = format('It owns the schema "%s", and the views of a register are its own.', register),
            HINT = format('GRANT USAGE ON SCHEMA khuyencong TO %I.', owner);
    END IF;
    PERFORM set_config('role', owner, true) WHERE owner <> current_user;
    RETURN former;
END $$;
COMMENT ON FUNCTION become_owner(text) IS
    'Sets the role to the owner of a register and gives the setting of before';

-- A column means the same in every view that has one of its name, so it is
-- described once; what it means in one view more goes before that.
CREATE FUNCTION describe_views(register text, views text[], columns text[], sources text[] DEFAULT NULL::text[]) RETURNS void
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    described record;
BEGIN
    FOR described IN
        WITH view_comment AS (
            SELECT views[i][1] AS view, views[i][2] AS description FROM generate_subscripts(views, 1) AS i
        ), column_comment AS (
            SELECT columns[i][1] AS view, columns[i][2] AS name, columns[i][3] AS description, i AS place
            FROM generate_subscripts(columns, 1) AS i
            UNION ALL
            SELECT NULL, a.attname, col_description(a.attrelid, a.attnum), array_length(columns, 1) + t.place
            FROM unnest(sources) WITH ORDINALITY AS t (source, place)
            JOIN pg_attribute AS a ON a.attrelid = format('%I.%I', register, t.source)::regclass AND a.attnum > 0 AND NOT a.attisdropped
        )
        SELECT format('VIEW %I.%I', register, view) AS object, description FROM view_comment
        UNION ALL
        SELECT format('COLUMN %I.%I.%I', register, v.view, a.attname), c.description
        FROM view_comment AS v
        JOIN pg_attribute AS a ON a.attrelid = format('%I.%I', register, v.view)::regclass AND a.attnum > 0 AND NOT a.attisdropped
        JOIN LATERAL (SELECT c.description FROM column_comment AS c WHERE c.name = a.attname AND (c.view IS NULL OR c.view = v.view)
                      ORDER BY c.view, c.place LIMIT 1) AS c ON true
    LOOP
        EXECUTE format('COMMENT ON %s IS %L', described.object, described.description);
    END LOOP;
END $$;
COMMENT ON FUNCTION describe_views(text, text[], text[], text[]) IS
    'Sets the comments of views and their columns, by pairs (view, comment) and triples (view or NULL for all, column, comment), then by the columns of the source tables';

-- What is in the schema beforehand could take the place of what the text of a
-- register means, so there must be nothing.
CREATE FUNCTION create_register(register text) RETURNS void
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE
    SET search_path = pg_catalog, pg_temp SET standard_conforming_strings = on AS $$
DECLARE
    former text;
BEGIN
    IF octet_length(register) > 63 OR register IN ('', '$user', 'khuyencong', 'information_schema') OR starts_with(register, 'pg_') THEN
        RAISE EXCEPTION 'invalid name of a register: "%"', register USING
            ERRCODE = 'invalid_schema_name',
            DETAIL = 'A register is a schema of your own, with a name of at most 63 bytes that does not start with "pg_".',
            HINT = 'Name it after the province, as in create_register(''bac_giang'').';
    ELSIF getdatabaseencoding() <> 'UTF8' THEN
        RAISE EXCEPTION 'a register needs a database with the encoding UTF8' USING
            ERRCODE = 'feature_not_supported',
            DETAIL = format('The encoding of this one is %s.', getdatabaseencoding()),
            HINT = 'To make one: CREATE DATABASE name ENCODING ''UTF8'' TEMPLATE template0.';
    END IF;
    -- of two sessions that make the same register, the second finds it made
    PERFORM pg_advisory_xact_lock(hashtext('khuyencong.create_register'), hashtext(register));
    IF to_regnamespace(quote_ident(register)) IS NULL THEN
        EXECUTE format('CREATE SCHEMA %I', register);
    ELSIF to_regclass(format('%I.register_version', register)) IS NOT NULL THEN
        RAISE EXCEPTION 'register "%" already exists', register USING
            ERRCODE = 'duplicate_object',
            DETAIL = format('Its version is %s.', khuyencong.register_version(register)),
            HINT = format('To bring it to the installed version: SELECT khuyencong.upgrade_register(%L).', register);
    ELSIF NOT pg_has_role((SELECT nspowner FROM pg_namespace WHERE nspname = register), 'USAGE') THEN
        RAISE EXCEPTION 'must be owner of schema "%"', register USING
            ERRCODE = 'insufficient_privilege',
            HINT = 'Give the register another name, or ask the owner of the schema to make it.';
    ELSIF EXISTS (SELECT FROM pg_depend
                  WHERE refclassid = 'pg_namespace'::regclass AND refobjid = to_regnamespace(quote_ident(register))
                    AND classid <> 'pg_default_acl'::regclass) THEN
        RAISE EXCEPTION 'schema "%" is not empty', register USING
            ERRCODE = 'duplicate_schema',
            DETAIL = 'A register has a schema of its own.',
            HINT = 'Give the register another name, or move what is in the schema.';
    END IF;
    PERFORM khuyencong.check_register_trusted(register);
    PERFORM khuyencong.provide_btree_gist();
    former := khuyencong.become_owner(register);
    PERFORM set_config('search_path', format('%I, khuyencong, pg_temp', register), true);
    EXECUTE khuyencong.register_tables();
    EXECUTE khuyencong.register_data();
    EXECUTE khuyencong.register_views();
    INSERT INTO register_version (version)
    SELECT extversion FROM pg_extension WHERE extname = 'khuyencong';
    PERFORM set_config('role', former, true) WHERE former <> current_setting('role');
END $$;
COMMENT ON FUNCTION create_register(text) IS
    'Makes a register: ordinary tables and views in a schema of this name, owned by its owner and no members of the extension';

CREATE FUNCTION upgrade_register(register text) RETURNS void
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE
    SET search_path = pg_catalog, pg_temp SET standard_conforming_strings = on AS $$
DECLARE
    installed CONSTANT text := (SELECT extversion FROM pg_extension WHERE extname = 'khuyencong');
    present CONSTANT text := khuyencong.register_version(register);
    former text;
BEGIN
    IF string_to_array(present, '.')::integer[] > string_to_array(installed, '.')::integer[] THEN
        RAISE EXCEPTION 'register "%" is of version %, the installed extension of %', register, present, installed USING
            ERRCODE = 'feature_not_supported',
            HINT = 'Install that version or a later one, then ALTER EXTENSION khuyencong UPDATE.';
    ELSIF NOT pg_has_role((SELECT nspowner FROM pg_namespace WHERE nspname = register), 'USAGE') THEN
        RAISE EXCEPTION 'must be owner of register "%"', register USING
            ERRCODE = 'insufficient_privilege',
            HINT = 'Ask its owner to upgrade it.';
    END IF;
    PERFORM set_config('search_path', khuyencong.register_path(register), true);
    former := khuyencong.become_owner(register);
    EXECUTE khuyencong.register_views();
    INSERT INTO register_version (version) VALUES (installed) ON CONFLICT DO NOTHING;
    PERFORM set_config('role', former, true) WHERE former <> current_setting('role');
END $$;
COMMENT ON FUNCTION upgrade_register(text) IS
    'Brings a register to the installed version of the extension; repeated, it changes nothing';

CREATE FUNCTION register_version(register text) RETURNS text
    LANGUAGE plpgsql STABLE STRICT PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM set_config('search_path', khuyencong.register_path(register), true);
    RETURN (SELECT version FROM register_version ORDER BY string_to_array(version, '.')::integer[] DESC LIMIT 1);
END $$;
COMMENT ON FUNCTION register_version(text) IS
    'Version of the extension that a register was made by or last upgraded to';

-- The exclusion constraints of a register compare texts and ranges in one
-- index. The operators get a schema that no register and no DROP EXTENSION
-- khuyencong takes away.
CREATE FUNCTION provide_btree_gist() RETURNS void
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM pg_extension WHERE extname = 'btree_gist') THEN
        RETURN;
    END IF;
    -- of two sessions that need it, the second finds it there
    PERFORM pg_advisory_xact_lock(hashtext('khuyencong.provide_btree_gist'), 0);
    IF EXISTS (SELECT FROM pg_extension WHERE extname = 'btree_gist') THEN
        RETURN;
    ELSIF to_regnamespace('public') IS NOT NULL THEN
        CREATE EXTENSION btree_gist SCHEMA public;
    ELSE
        CREATE SCHEMA IF NOT EXISTS btree_gist;
        CREATE EXTENSION btree_gist SCHEMA btree_gist;
    END IF;
EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported THEN
    RAISE EXCEPTION 'a register needs the extension btree_gist' USING
        ERRCODE = SQLSTATE,
        DETAIL = SQLERRM,
        HINT = 'Ask an owner of the database for CREATE EXTENSION btree_gist; it comes with PostgreSQL''s contrib modules.';
END $$;
COMMENT ON FUNCTION provide_btree_gist() IS
    'Creates the extension btree_gist, which the constraints of a register need, unless it is there';

-- ---- who may read what ------------------------------------------------------

CREATE FUNCTION grant_reader(register text, role text) RETURNS void
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM khuyencong.register_path(register);
    IF to_regrole(quote_ident(role)) IS NULL THEN
        RAISE EXCEPTION 'role "%" does not exist', role USING
            ERRCODE = 'undefined_object',
            HINT = format('To make one that logs in: CREATE ROLE %I LOGIN.', role);
    END IF;
    IF NOT pg_has_role((SELECT nspowner FROM pg_namespace WHERE nspname = register), 'USAGE') THEN
        RAISE EXCEPTION 'must be owner of register "%"', register USING
            ERRCODE = 'insufficient_privilege',
            HINT = 'Ask its owner to grant it.';
    END IF;
    -- the rights to a schema are one row: two sessions that change it take turns
    PERFORM pg_advisory_xact_lock(hashtext('khuyencong.grant_reader'), 0);
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', register, role);
    EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA %I TO %I', register, role);
    -- views that an upgrade makes, or makes again, are among what is granted
    EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA %I GRANT SELECT ON TABLES TO %I',
                   (SELECT pg_get_userbyid(nspowner) FROM pg_namespace WHERE nspname = register), register, role);
    IF NOT has_schema_privilege(role, 'khuyencong', 'USAGE') THEN
        IF NOT has_schema_privilege('khuyencong', 'USAGE WITH GRANT OPTION') THEN
            RAISE EXCEPTION 'role "%" cannot use the schema of the extension', role USING
                ERRCODE = 'insufficient_privilege',
                HINT = format('Ask the owner of the extension for: GRANT USAGE ON SCHEMA khuyencong TO %I.', role);
        END IF;
        EXECUTE format('GRANT USAGE ON SCHEMA khuyencong TO %I', role);
    END IF;
END $$;
COMMENT ON FUNCTION grant_reader(text, text) IS
    'Lets a role read all tables and views of a register, those of later upgrades too, and write nothing';

-- The expression that says which rows of a table a role sees, or, where that is
-- less, may write. What a table rests on is in turn seen by its own expression;
-- none leads back to itself.
--
-- What is seen because a beneficiary leads to it is not its to change. Nor does a
-- new beneficiary open what was not seen before: the functions ask without it.
CREATE FUNCTION area_policy(table_name text, writes boolean) RETURNS text
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    everything CONSTANT text := 'EXISTS (SELECT FROM granted_area AS g WHERE g.code IS NULL)';
    in_area CONSTANT text := everything || ' OR area_code IN (SELECT g.code FROM granted_area AS g WHERE g.code IS NOT NULL)';
    of_project CONSTANT text := 'project_code IN (SELECT p.code FROM project AS p)';
BEGIN
    RETURN CASE
        WHEN table_name = 'project_beneficiary' AND writes
        THEN format('(%s) AND project_is_visible(project_code) AND establishment_is_visible(establishment_code)', in_area)
        WHEN table_name IN ('project', 'establishment') AND writes THEN in_area
        WHEN table_name = 'project' THEN in_area || ' OR code IN (SELECT b.project_code FROM project_beneficiary AS b)'
        WHEN table_name = 'establishment' THEN in_area || ' OR code IN (SELECT b.establishment_code FROM project_beneficiary AS b)'
        WHEN table_name IN ('project_beneficiary', 'plan_item') THEN in_area
        WHEN table_name = 'project_funding' THEN 'CASE WHEN establishment_code IS NULL THEN ' || of_project
            || ' ELSE (project_code, establishment_code) IN (SELECT b.project_code, b.establishment_code FROM project_beneficiary AS b) END'
        WHEN table_name = 'conformance' THEN 'plan_item_code IN (SELECT i.code FROM plan_item AS i)'
        -- a report counts all areas; a run has looked at all, and a waiver is for who decides
        WHEN starts_with(table_name, 'report_') OR table_name IN ('check_fact', 'check_result', 'finding') OR table_name = 'waiver' AND writes THEN everything
        WHEN table_name = 'waiver' THEN everything
            || ' OR CASE subject WHEN ''project'' THEN subject_code IN (SELECT p.code FROM project AS p)'
            || ' WHEN ''plan_item'' THEN subject_code IN (SELECT i.code FROM plan_item AS i) ELSE false END'
        ELSE of_project END;
END $$;
COMMENT ON FUNCTION area_policy(text, boolean) IS
    'The expression of the policy that enable_area_security() gives a table of a register: which rows a role sees, or may write';

CREATE FUNCTION enable_area_security(register text) RETURNS void
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    wanted record;
    secured text;
BEGIN
    PERFORM set_config('search_path', khuyencong.register_path(register), true);
    PERFORM pg_advisory_xact_lock(hashtext('khuyencong.area_security'), hashtext(register));
    FOR wanted IN
        SELECT t.name AS table_name, p.name, p.clauses, p.comment
        FROM unnest(khuyencong.area_secured_tables()) AS t (name)
        CROSS JOIN LATERAL (SELECT khuyencong.area_policy(t.name, false) AS read, khuyencong.area_policy(t.name, true) AS write) AS e
        CROSS JOIN LATERAL (VALUES
            ('area_security', true, format('USING (%s) WITH CHECK (%s)', e.read, e.write),
             'Chỉ thấy dòng thuộc địa bàn được phân quyền / Only rows of granted areas are seen'),
            ('area_security_update', e.read <> e.write, format('AS RESTRICTIVE FOR UPDATE USING (%s)', e.write),
             'Chỉ sửa dòng của địa bàn mình / Only rows of one''s own areas are changed'),
            ('area_security_delete', e.read <> e.write, format('AS RESTRICTIVE FOR DELETE USING (%s)', e.write),
             'Chỉ xóa dòng của địa bàn mình / Only rows of one''s own areas are deleted')) AS p (name, is_needed, clauses, comment)
        WHERE p.is_needed AND NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = t.name::regclass AND polname = p.name)
    LOOP
        EXECUTE format('CREATE POLICY %I ON %I %s', wanted.name, wanted.table_name, wanted.clauses);
        EXECUTE format('COMMENT ON POLICY %I ON %I IS %L', wanted.name, wanted.table_name, wanted.comment);
    END LOOP;
    FOREACH secured IN ARRAY khuyencong.area_secured_tables() LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', secured);
    END LOOP;
END $$;
COMMENT ON FUNCTION enable_area_security(text) IS
    'From now on roles other than the owner see only projects and establishments of the areas that area_grant gives them';

CREATE FUNCTION disable_area_security(register text) RETURNS void
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    present record;
BEGIN
    PERFORM set_config('search_path', khuyencong.register_path(register), true);
    PERFORM pg_advisory_xact_lock(hashtext('khuyencong.area_security'), hashtext(register));
    FOR present IN
        SELECT t.name AS table_name, p.polname AS name
        FROM unnest(khuyencong.area_secured_tables()) AS t (name) JOIN pg_policy AS p ON p.polrelid = t.name::regclass
        WHERE p.polname IN ('area_security', 'area_security_update', 'area_security_delete')
    LOOP
        EXECUTE format('DROP POLICY %I ON %I', present.name, present.table_name);
        EXECUTE format('ALTER TABLE %I DISABLE ROW LEVEL SECURITY', present.table_name);
    END LOOP;
END $$;
COMMENT ON FUNCTION disable_area_security(text) IS
    'Undoes enable_area_security(); what area_grant says is kept';

CREATE FUNCTION area_secured_tables() RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN '{establishment,plan_item,conformance,project,project_beneficiary,project_funding,disbursement,progress_report,project_change,project_violation,project_status,check_fact,check_result,finding,waiver,'
        'report_summary,report_funding,report_plan_result,report_equity,report_leverage,report_action,report_plan_finding,report_network}'::text[];
COMMENT ON FUNCTION area_secured_tables() IS
    'The tables of a register that enable_area_security() is about';
