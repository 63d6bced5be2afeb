# A register's rows outlive the extension, dump and restore bring it back
# whole, upgrading twice is upgrading once, and registers do not meet.
use strict;
use warnings;
use Test::More;

sub run
{
	my ($command) = @_;
	my $output = `$command 2>&1`;
	is($?, 0, $command) or diag($output);
	return $output;
}

sub sql
{
	my ($database, $sql, $user) = @_;
	open(my $file, '>', "$ENV{WORK}/register.sql") or die $!;
	print $file "SET client_min_messages = error; SET jit = off;\n$sql";
	close $file;
	return `psql -X -q -A -t -v ON_ERROR_STOP=1 -U @{[$user // 'postgres']} -d $database -f $ENV{WORK}/register.sql 2>&1`;
}

# The definition of a schema, line by line in a fixed order, without what
# pg_dump makes up anew each time, or the names that NULLs get in a view.
sub definition
{
	my ($database, $schema) = @_;
	return join '', sort map { s/(::[\w ]+?) AS "?[\w ]+"?(,?)$/$1$2/r } grep { !/^\\(un)?restrict / } `pg_dump -s -n '"$schema"' $database`;
}

# Every row of every table or view, as text in a fixed order.
sub rows
{
	my ($database, $schema, $kind, $user) = @_;
	return sql($database, <<"SQL", $user);
SELECT 'SELECT * FROM (' || string_agg(format('SELECT %L, to_jsonb(t)::text FROM %I.%I AS t', relname, '$schema', relname), ' UNION ALL ')
       || ') AS each (r, v) ORDER BY r COLLATE "C", v COLLATE "C"'
FROM pg_class WHERE relnamespace = '"$schema"'::regnamespace AND relkind = '$kind' \\gexec
SQL
}

# ---- an unprivileged owner makes one, with something in every kind of table --

run("createuser $_") for qw(khuyencong_owner khuyencong_reader);
run("createdb -O khuyencong_owner $_") for qw(source target part);
is(sql('source', <<'SQL', 'khuyencong_owner'), '', 'an unprivileged role makes a register');
CREATE EXTENSION khuyencong;
SELECT khuyencong.create_register('bac_giang') \g /dev/null
SET search_path = bac_giang;
INSERT INTO area (code, name, kind, parent_code, valid) VALUES
    ('24', 'Bắc Giang', 'province', NULL, '(,2025-07-01)'), ('27', 'Bắc Ninh', 'province', NULL, '[2025-07-01,)'),
    ('219', 'Lục Ngạn', 'district', '24', '(,2025-01-01)'), ('219-2025', 'Lục Ngạn', 'district', '24', '[2025-01-01,2025-07-01)'),
    ('224', 'Chũ', 'district', '24', '[2025-01-01,2025-07-01)'), ('221', 'Yên Dũng', 'district', '24', '(,2025-01-01)');
INSERT INTO area_successor (area_code, successor_code, weight) VALUES ('24', '27', 1), ('219', '219-2025', 0.6), ('219', '224', 0.4);
INSERT INTO area_scheme (code, name_vi, name_en) VALUES ('own', 'danh mục của tỉnh', 'the province''s list');
INSERT INTO area_class (area_code, scheme_code, valid, class, is_difficult) VALUES ('219', 'own', '(,)', 'khó khăn', true);
INSERT INTO establishment (code, name, area_code, is_synthetic)
SELECT 'E' || n, 'Cơ sở mẫu ' || n, (ARRAY['219', '221'])[1 + n % 2], true FROM generate_series(1, 60) AS n;
INSERT INTO project (code, name, plan_year, budget_source, area_code, approved_on, original_support, is_synthetic)
SELECT 'J' || n, 'Đề án mẫu ' || n, 2018 + n % 5, (ARRAY['national', 'local'])[1 + n % 2], (ARRAY['219', '221'])[1 + n % 2], make_date(2018 + n % 5, 2, 1), n * 1000000, true
FROM generate_series(1, 60) AS n;
INSERT INTO project_beneficiary (project_code, establishment_code, area_code, is_synthetic)
SELECT 'J' || n, 'E' || n, (ARRAY['219', '221'])[1 + n % 2], true FROM generate_series(1, 60) AS n;
INSERT INTO project_funding (project_code, source, establishment_code, amount, decided_on, is_synthetic)
SELECT project_code, s, establishment_code, n * 1000003, approved_on, true
FROM project_beneficiary JOIN project ON code = project_code, LATERAL (VALUES ('local', 3), ('counterpart', 7)) AS v (s, n) WHERE right(project_code, 1) <> '0';
INSERT INTO progress_report (project_code, reported_on, progress, is_synthetic) VALUES ('J1', '2019-05-25', 0.3, true);
INSERT INTO project_status (project_code, at, status, is_synthetic) VALUES ('J1', '2019-02-01 08:00+07', 'approved', true);
INSERT INTO project_change (project_code, kind, subject, asked_on, reason, is_synthetic) VALUES ('J1', 'extend', 'time', '2019-10-01', 'mưa lũ', true);
ALTER TABLE project ADD COLUMN own_note text DEFAULT 'của tỉnh';
CREATE INDEX ON project (own_note);
SQL
is(sql('source', "SELECT khuyencong.grant_reader('bac_giang', 'khuyencong_reader'), khuyencong.enable_area_security('bac_giang');
	INSERT INTO bac_giang.area_grant (role_name, area_code) VALUES ('khuyencong_reader', '219')", 'khuyencong_owner'), "|\n", 'a reader of one area');

my $tables = rows('source', 'bac_giang', 'r');
my $views = rows('source', 'bac_giang', 'v');
my $seen = rows('source', 'bac_giang', 'v', 'khuyencong_reader');
like($tables, qr/^project\|.*"own_note": "của tỉnh"/m, 'there are rows to keep');
like($views, qr/^funding_by_area\|.*"area_code": "219"/m, '... and answers');
like($seen, qr/^funding_by_area\|.*"area_code": "219"/m, '... some of them for the reader');
unlike($seen, qr/^funding_by_area\|.*"area_code": "221"/m, '... and only those');

# ---- upgrading ---------------------------------------------------------------

my $definition = definition('source', 'bac_giang');
like($definition, qr/CREATE VIEW bac_giang\.funding_by_area/, 'there is a definition to compare');
is(sql('source', "SELECT khuyencong.upgrade_register('bac_giang'), khuyencong.enable_area_security('bac_giang')", 'khuyencong_owner'), "|\n", 'upgraded again');
is(definition('source', 'bac_giang'), $definition, '... nothing changes in the catalogs');
is(rows('source', 'bac_giang', 'r'), $tables, '... nor in the tables');
is(sql('source', "DROP VIEW bac_giang.funding_by_area CASCADE; SELECT khuyencong.upgrade_register('bac_giang'); SELECT current_user"), "\npostgres\n", 'a superuser upgrades it');
is(sql('source', "SELECT DISTINCT relowner::regrole FROM pg_class WHERE relnamespace = 'bac_giang'::regnamespace"), "khuyencong_owner\n", '... and what is made again is the owner\'s');
is(rows('source', 'bac_giang', 'v', 'khuyencong_reader'), $seen, '... which its readers read as before');

# ---- without the extension ---------------------------------------------------

like(sql('source', 'DROP EXTENSION khuyencong', 'khuyencong_owner'), qr/cannot drop extension khuyencong because other objects depend on it/, 'views keep the extension in place');
like(sql('source', 'DROP EXTENSION btree_gist', 'khuyencong_owner'), qr/cannot drop extension btree_gist because other objects depend on it/, 'guards keep btree_gist in place');
is(rows('source', 'bac_giang', 'r'), $tables, 'no row is lost');
is(sql('source', 'DROP EXTENSION khuyencong CASCADE', 'khuyencong_owner'), '', 'CASCADE takes it away');
is(sql('source', q{SELECT to_regclass('bac_giang.funding_by_area') IS NULL}), "t\n", '... with the views');
is(rows('source', 'bac_giang', 'r'), $tables, '... and not a row');
like(sql('source', "INSERT INTO bac_giang.area_successor (area_code, successor_code, weight) VALUES ('221', '224', 0.5)", 'khuyencong_owner'),
	qr/the successors of area "221" are not all of it/, '... nor a guard');
is(sql('source', 'SELECT count(*) FROM bac_giang.project', 'khuyencong_reader'), "30\n", '... nor the security by area');
is(sql('source', "CREATE EXTENSION khuyencong; SELECT khuyencong.upgrade_register('bac_giang'); GRANT USAGE ON SCHEMA khuyencong TO khuyencong_reader", 'khuyencong_owner'), "\n", 'it comes back');
is(rows('source', 'bac_giang', 'v'), $views, '... and the views answer as before');
is(rows('source', 'bac_giang', 'v', 'khuyencong_reader'), $seen, '... the reader too');
is(definition('source', 'bac_giang'), $definition, '... all is defined as it was');

# ---- dump and restore --------------------------------------------------------

run("pg_dump -U khuyencong_owner -Fc -f $ENV{WORK}/whole.dump source");
run("pg_restore -U khuyencong_owner --no-comments -d target --exit-on-error $ENV{WORK}/whole.dump");
is(rows('target', 'bac_giang', 'r'), $tables, 'a whole database, restored by its unprivileged owner: every row');
is(rows('target', 'bac_giang', 'v'), $views, '... every answer');
is(rows('target', 'bac_giang', 'v', 'khuyencong_reader'), $seen, '... what the reader sees');

run("pg_dump -U khuyencong_owner -Fc -n bac_giang -f $ENV{WORK}/part.dump source");
is(sql('part', 'CREATE EXTENSION khuyencong; CREATE EXTENSION btree_gist', 'khuyencong_owner'), '', 'an empty database with both extensions');
run("pg_restore -U khuyencong_owner -d part --exit-on-error $ENV{WORK}/part.dump");
is(rows('part', 'bac_giang', 'r'), $tables, 'the schema alone: every row');
is(rows('part', 'bac_giang', 'v'), $views, '... every answer');
is(definition('part', 'bac_giang'), definition('source', 'bac_giang'), '... every definition, comments too');
my $constraint_comments = "SELECT string_agg(conname || ' ' || coalesce(obj_description(oid, 'pg_constraint'), '-'), E'\n' ORDER BY conrelid::regclass::text, conname) FROM pg_constraint WHERE connamespace = 'bac_giang'::regnamespace";
sql('part', "SELECT khuyencong.upgrade_register('bac_giang')", 'khuyencong_owner');
is(sql('part', $constraint_comments), sql('source', $constraint_comments), '... after an upgrade those of constraint triggers, which pg_dump leaves out');
is(sql('part', "SELECT khuyencong.register_version('bac_giang') = extversion FROM pg_extension WHERE extname = 'khuyencong'"), "t\n", '... its version');
like(sql('part', "DELETE FROM bac_giang.area_successor WHERE successor_code = '224'", 'khuyencong_owner'),
	qr/the successors of area "219" are not all of it/, '... its guards');
is(sql('part', "INSERT INTO bac_giang.project_change (project_code, kind, subject, asked_on, reason) VALUES ('J2', 'stop', 'project', '2020-01-01', 'rút') RETURNING id > 1", 'khuyencong_owner'), "t\n", '... its numbering goes on');

# ---- two at once ---------------------------------------------------------------

is(sql('part', "SELECT khuyencong.create_register('Bắc Ninh')", 'khuyencong_owner'), "\n", 'a second register');
my $before = rows('part', 'Bắc Ninh', 'r');
is(sql('part', "UPDATE bac_giang.area SET code = 'x' || code; DELETE FROM bac_giang.progress_report", 'khuyencong_owner'), '', 'what is done to one');
is(rows('part', 'Bắc Ninh', 'r'), $before, '... is not done to the other');
is(sql('part', q{DROP SCHEMA bac_giang CASCADE; SELECT khuyencong.upgrade_register('Bắc Ninh'); SELECT count(*) FROM "Bắc Ninh".funding_by_area}, 'khuyencong_owner'), "\n0\n", '... even if it is dropped');
is(sql('part', q{DROP SCHEMA "Bắc Ninh" CASCADE; DROP EXTENSION khuyencong; DROP EXTENSION btree_gist}, 'khuyencong_owner'), '', 'without registers the extensions go');

# ---- where btree_gist is not in public, or may not be made ---------------------

is(sql('part', q{CREATE SCHEMA elsewhere; CREATE EXTENSION btree_gist SCHEMA elsewhere; CREATE EXTENSION khuyencong; SELECT khuyencong.create_register('r1')}, 'khuyencong_owner'), "\n", 'btree_gist in a schema of its own');
is(sql('part', q{DROP SCHEMA r1, elsewhere CASCADE}, 'khuyencong_owner'), '', '... goes with it');
is(sql('part', 'DROP SCHEMA public'), '', 'a database without a schema public');
is(sql('part', q{SELECT khuyencong.create_register('r2'); SELECT extnamespace::regnamespace FROM pg_extension WHERE extname = 'btree_gist'}, 'khuyencong_owner'), "\nbtree_gist\n", '... where btree_gist gets one of its own');
is(sql('part', q{DROP SCHEMA r2 CASCADE; DROP EXTENSION btree_gist; GRANT USAGE ON SCHEMA khuyencong TO khuyencong_reader}, 'khuyencong_owner'), '', '... and goes again');
is(sql('part', 'CREATE SCHEMA r3 AUTHORIZATION khuyencong_reader'), '', 'a schema for a role that cannot make anything else');
like(sql('part', q{SELECT khuyencong.create_register('r3')}, 'khuyencong_reader'),
	qr/ERROR:  a register needs the extension btree_gist\nDETAIL:  permission denied .*\nHINT:  Ask an owner of the database for CREATE EXTENSION btree_gist/, 'who may not make btree_gist is told whom to ask');
is(sql('part', q{CREATE EXTENSION btree_gist SCHEMA btree_gist}), '', '... who makes it');
is(sql('part', q{SELECT khuyencong.create_register('r3')}, 'khuyencong_reader'), "\n", "... and then a schema of one's own is enough");

# ---- encodings -----------------------------------------------------------------

run('createdb -E LATIN1 --locale=C -T template0 latin1_register');
like(sql('latin1_register', q{CREATE EXTENSION khuyencong; SELECT khuyencong.create_register('bac_giang')}),
	qr/ERROR:  a register needs a database with the encoding UTF8\nDETAIL:  The encoding of this one is LATIN1\./, 'LATIN1 has no room for Vietnamese');

run("dropdb $_") for qw(source target part latin1_register);
run("dropuser $_") for qw(khuyencong_owner khuyencong_reader);
done_testing();
