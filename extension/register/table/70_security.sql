-- ---------------------------------------------------------------------------
-- security: who sees which areas, once khuyencong.enable_area_security() says so
-- ---------------------------------------------------------------------------

CREATE TABLE area_grant (
    role_name text NOT NULL,
    area_code text CONSTRAINT area_grant_area_fkey REFERENCES area ON UPDATE CASCADE,
    granted_at timestamptz NOT NULL DEFAULT now(),
    granted_by text NOT NULL DEFAULT current_user,
    CONSTRAINT area_grant_once UNIQUE NULLS NOT DISTINCT (role_name, area_code)
);
COMMENT ON TABLE area_grant IS 'Phân quyền địa bàn: vai trò nào xem được địa bàn nào khi bật bảo mật theo địa bàn / Area grant: which role sees which areas, where security by area is enabled';
COMMENT ON COLUMN area_grant.role_name IS 'Tên vai trò; thành viên của vai trò có cùng quyền / Name of the role; its members have what it has';
COMMENT ON COLUMN area_grant.area_code IS 'Mã địa bàn, gồm mọi địa bàn trực thuộc; trống là tất cả / Code of the area, with all in it; NULL for everything';
COMMENT ON COLUMN area_grant.granted_at IS 'Thời điểm cấp quyền / When it was granted';
COMMENT ON COLUMN area_grant.granted_by IS 'Vai trò đã cấp quyền / Role that granted it';
COMMENT ON CONSTRAINT area_grant_once ON area_grant IS 'Mỗi địa bàn cấp cho một vai trò một lần / An area is granted to a role once';

CREATE VIEW granted_area WITH (security_invoker = true) AS
WITH RECURSIVE inside (code) AS (
    SELECT g.area_code
    FROM area_grant AS g JOIN pg_roles AS r ON r.rolname = g.role_name
    WHERE pg_has_role(r.oid, 'USAGE')
    UNION
    SELECT a.code FROM area AS a JOIN inside AS i ON a.parent_code = i.code)
SELECT code FROM inside;
COMMENT ON VIEW granted_area IS 'Địa bàn được phân quyền cho người đang truy vấn / Granted area: those of the current role, with all in them';
COMMENT ON COLUMN granted_area.code IS 'Mã địa bàn; trống là tất cả / Code of the area; NULL for everything';

CREATE FUNCTION project_is_visible(project_code text) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN EXISTS (SELECT FROM project WHERE code = project_code);
COMMENT ON FUNCTION project_is_visible(text) IS 'Người đang truy vấn có xem được đề án không / Does the current role see the project?';

CREATE FUNCTION establishment_is_visible(establishment_code text) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN EXISTS (SELECT FROM establishment WHERE code = establishment_code);
COMMENT ON FUNCTION establishment_is_visible(text) IS 'Người đang truy vấn có xem được cơ sở không / Does the current role see the establishment?';

-- Sums, and what is true of all, cannot be told by who sees a part.
CREATE FUNCTION sees_all_areas() RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN NOT row_security_active(CAST('project' AS regclass)) OR EXISTS (SELECT FROM granted_area WHERE code IS NULL);
COMMENT ON FUNCTION sees_all_areas() IS 'Người đang truy vấn có xem được mọi địa bàn không / Does the current role see all areas?';

-- Of all there are, with the rights of the owner: who sees fewer knows that some
-- are hidden, and no more.
CREATE FUNCTION project_beneficiary_count(project_code text) RETURNS bigint
    LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
    RETURN (SELECT count(*) FROM project_beneficiary AS b WHERE b.project_code = project_beneficiary_count.project_code);
COMMENT ON FUNCTION project_beneficiary_count(text) IS 'Số cơ sở thụ hưởng của đề án, kể cả cơ sở người đang truy vấn không xem được / Beneficiaries of a project, with those that the current role does not see';
