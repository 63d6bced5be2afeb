# The dashboard: its data are those of the views, and the page shows them, in
# Chromium where there is one (`make test-dashboard` brings what is missing).
use strict;
use warnings;
use utf8;
use Test::More;
use JSON::PP;

binmode($_, ':encoding(UTF-8)') for Test::More->builder->output, Test::More->builder->failure_output;

sub spew
{
	my ($file, $text) = @_;
	open(my $out, '>:encoding(UTF-8)', $file) or die "$file: $!";
	print $out $text;
	close $out;
}

sub sql
{
	my ($sql) = @_;
	spew("$ENV{WORK}/dashboard.sql", "SET search_path = bac_giang, khuyencong;\n$sql");
	my $output = `psql -X -q -A -t -v ON_ERROR_STOP=1 -d dashboard -f $ENV{WORK}/dashboard.sql 2>&1`;
	utf8::decode($output);
	return $output;
}

sub rows { return [ sort split /\n/, sql(@_) ] }

# The data as data.sql gives them, as text.
sub exported
{
	my ($register, $role) = @_;
	my $option = defined $register ? "-v register=$register" : '';
	$option .= " -U $role" if $role;
	my $output = `psql -X -At $option -d dashboard -f examples/dashboard/data.sql 2>&1`;
	return ($output, $?);
}

sub finish
{
	system('dropdb dashboard && dropuser khuyencong_area') == 0 or die;
	done_testing();
}

system('createdb dashboard') == 0 or die;
is(sql("SET client_min_messages = error; CREATE EXTENSION khuyencong; SELECT khuyencong.create_register('bac_giang'); SELECT khuyencong.load_sample('bac_giang')"), "\n\n", 'the sample register');

is(sql(<<'SQL'), '', '... with a plan that is still a draft');
INSERT INTO plan (code, name, plan_year, budget_source, jurisdiction, status, approved_amount, is_synthetic) VALUES ('draft', 'Dự thảo', 2019, 'local', '24', 'draft', 7000000000, true);
INSERT INTO plan_item (code, plan_code, name, content_code, support, is_synthetic) VALUES ('draft.1', 'draft', 'Mục dự thảo', 'ND45.3', 7000000000, true);
SQL

# ---- the data ------------------------------------------------------------------

my ($output, $status) = exported('bac_giang');
is($status, 0, 'data.sql runs') or diag($output);
my $data = JSON::PP->new->utf8->decode($output);
ok(@{ $data->{$_} } > 0, "... with $_") for qw(areas contents schemes figures equity plan network);

sub figures
{
	my ($of, @columns) = @_;
	return [ sort map { my $f = $_; join '|', map { $f->{$_} // '' } @columns } grep { $of->($_) } @{ $data->{figures} } ];
}

is_deeply(figures(sub { $_[0]{year} ne '*' && $_[0]{area} ne '*' && $_[0]{content} eq '*' }, qw(year area support projects establishments)),
	rows("SELECT plan_year, coalesce(area_code, '?'), support, project_count, establishment_count FROM funding_by_area"), 'areas are those of funding_by_area');
is_deeply(figures(sub { $_[0]{year} ne '*' && $_[0]{area} eq '*' && $_[0]{content} ne '*' }, qw(year content support projects establishments)),
	rows("SELECT plan_year, content_code, support, project_count, establishment_count FROM funding_by_content"), 'contents are those of funding_by_content');
is_deeply(figures(sub { $_[0]{year} ne '*' && $_[0]{area} eq '*' && $_[0]{content} eq '*' }, qw(year support national local projects establishments)),
	rows("SELECT plan_year, support, national_support, local_support, project_count, establishment_count FROM funding_by_year"), 'years are those of funding_by_year');
is_deeply(figures(sub { "$_[0]{year}$_[0]{area}$_[0]{content}" eq '***' }, qw(support projects establishments national local)),
	[ '47522900000|431|269|14975900000|32547000000' ], 'the total is the published one');
is_deeply(
	figures(sub { $_[0]{year} ne '*' && $_[0]{area} ne '*' && $_[0]{content} ne '*' && $_[0]{support} != 0 }, qw(year area content support)),
	rows(<<'SQL'), 'each year, area and content is what its lines of money add up to');
SELECT p.plan_year, coalesce(b.area_code, p.area_code, '?'), p.content_code, sum(f.amount)
FROM project_funding AS f JOIN project AS p ON p.code = f.project_code LEFT JOIN project_beneficiary AS b USING (project_code, establishment_code)
WHERE f.source IN ('national', 'local') GROUP BY 1, 2, 3
SQL

my %sum;
for my $f (@{ $data->{figures} })
{
	$sum{"areas of $f->{year}, content $f->{content}"} += $f->{share_of_areas} * 100 if $f->{area} ne '*' && defined $f->{share_of_areas};
	$sum{"contents of $f->{year}, area $f->{area}"} += $f->{share_of_contents} * 100 if $f->{content} ne '*' && defined $f->{share_of_contents};
}
cmp_ok(scalar keys %sum, '>', 200, 'there are shares');
is_deeply([ grep { abs($sum{$_} - 10000) > 1e-6 } keys %sum ], [], '... that add up to 100.00 everywhere');

like((exported('no_such'))[0], qr/ERROR:  register "no_such" does not exist/, 'a register that is not there');
isnt((exported('no_such'))[1], 0, '... fails');
like((exported())[0], qr/^.*-v register=/m, 'data.sql without a register says how');
isnt((exported())[1], 0, '... and fails');

# a role that may see one area
system('createuser khuyencong_area') == 0 or die;
is(sql(<<'SQL'), "\n\n", 'security by area');
SET client_min_messages = error;
SELECT grant_reader('bac_giang', 'khuyencong_area');
INSERT INTO area_grant (role_name, area_code) VALUES ('khuyencong_area', 'BG.LN');
SELECT enable_area_security('bac_giang');
SQL
my ($limited) = exported('bac_giang', 'khuyencong_area');
my $part = JSON::PP->new->utf8->decode($limited);
is($part->{limited_to}, 'khuyencong_area', 'its dashboard is marked');
is($data->{limited_to}, undef, '... that of the owner is not');
is_deeply([ sort map { $_->{area} } grep { $_->{year} eq '*' && $_->{content} eq '*' } @{ $part->{figures} } ], [ '*', 'BG', 'BG.LN' ], '... and has its area, and money of its projects that names nobody');

# ---- the page --------------------------------------------------------------------

my ($chromium) = grep { -x } map { "$_/chromium" } split /:/, $ENV{PATH};
my $modules = $ENV{DASHBOARD_LIBRARIES} || 'examples/dashboard/node_modules';
chomp(my $pwd = `pwd`);
$modules = "$pwd/$modules" unless $modules =~ m{^/};
my @missing = ((system('node --version >/dev/null 2>&1') == 0 ? () : 'Node.js'), ($chromium ? () : 'Chromium'),
	map { "$_ in $modules" } grep { !-d "$modules/$_" } qw(playwright-core vega vega-lite));
if (@missing)
{
	my $why = 'the page is not tested here, for want of ' . join(', ', @missing) . '; try make test-dashboard';
	($ENV{BROWSER} // '') eq 'required' ? fail($why) : note($why);
	SKIP: { skip $why, 1 }
	finish();
	exit;
}
@ENV{qw(DASHBOARD_LIBRARIES NODE_MODULES CHROMIUM)} = ($modules, $modules, $chromium);

my $page = "$ENV{WORK}/dashboard.html";

sub build
{
	my ($json) = @_;
	open(my $file, '>:raw', "$ENV{WORK}/dashboard.json") or die $!;
	print $file $json;
	close $file;
	my $said = `examples/dashboard/build < $ENV{WORK}/dashboard.json 2>&1 > $page`;
	return $said;
}

# What the browser saw, after each of the steps.
sub seen
{
	my (@steps) = @_;
	spew("$ENV{WORK}/steps.json", JSON::PP->new->encode([ map { { name => $_->[0], do => [ @$_[ 1 .. $#$_ ] ] } } @steps ]));
	my $output = `node test/t/dashboard.js $page < $ENV{WORK}/steps.json 2>$ENV{WORK}/browser.log`;
	is($?, 0, 'the browser opens the page') or do { diag(`cat $ENV{WORK}/browser.log`); return {} };
	my $seen = JSON::PP->new->utf8->decode($output);
	is_deeply($seen->{logged}, [], '... with nothing on its console');
	is_deeply($seen->{requests}, [ "file://$page" ], '... and asks for nothing but the file');
	return $seen;
}

sub labels { my ($seen, $chart) = @_; return [ sort map { $_->{label} } @{ $seen->{marks}{$chart} } ] }

# One length for a unit: that of marks is as their values are to each other.
sub to_scale
{
	my ($seen, $chart, $side, $value) = @_;
	my @unit = sort { $a <=> $b } map {
		my ($number) = $_->{label} =~ $value;
		(my $plain = $number) =~ s/\.//g;
		$plain =~ s/,/./;
		$plain > 0 && $_->{$side} > 20 ? $_->{$side} / $plain : ();
	} @{ $seen->{marks}{$chart} };
	return @unit > 2 && $unit[-1] / $unit[0] < 1.02;
}

like(build(''), qr/no data on standard input/, 'the page needs data');
like(build('ERROR'), qr/not the JSON of data\.sql/, '... that are JSON');
{
	local $ENV{DASHBOARD_LIBRARIES} = '/nowhere';
	like(build($output), qr/libraries cannot be read: .*nowhere/, '... and libraries');
}

my $has_action = sql("SELECT to_regclass('project_action') IS NOT NULL") eq "t\n";
is(sql(<<'SQL'), '', 'what is to be done, made up') unless $has_action;
CREATE VIEW project_action AS
SELECT code AS project_code, (ARRAY['stop', 'extend', 'adjust', NULL])[1 + n % 4] AS action, 'error' AS severity, 1 + n % 3 AS finding_count,
       'provincial_committee' AS authority, CASE WHEN n % 7 > 0 THEN date '2022-12-01' + CAST(n AS integer) END AS act_by,
       'chậm </script><b>1</b> <!--<script>' AS message_vi, 'late' AS message_en
FROM (SELECT code, row_number() OVER (ORDER BY code) AS n FROM project) AS p;
SQL
($output, $status) = exported('bac_giang');
is($status, 0, 'data.sql runs with it');
is(build($output), '', 'the page is built');
my $html = do { open(my $f, '<:encoding(UTF-8)', $page) or die; local $/; <$f> };
unlike($html, qr/<(?:script|img|link|iframe)[^>]*(?:src|href)=/, 'it has no parts elsewhere');
like($html, qr/Content-Security-Policy" content="default-src 'none'/, '... and lets the browser fetch none');
like($html, qr/vega 6[^\n]*\n\nCopyright/, '... and keeps the licences of the libraries');

my $seen = seen(
	[ year     => [ select => '#year',   '2019' ] ],
	[ area     => [ select => '#area',   'BG.LN' ] ],
	[ content  => [ check  => '#plan-by [value=content]' ], [ check => '#grid-by [value=content]' ] ],
	[ chosen   => [ select => '#area', '*' ], [ select => '#action', 'supplement' ] ],
	[ keys     => [ focus  => '#year' ], [ press => 'ArrowDown' ] ],
	[ sample   => [ select => '#scheme', 'sample' ] ],
	[ tooltip  => [ hover  => '#by-area .mark-rect.role-mark path' ] ],
	[ english  => [ select => '#language', 'en' ] ],
	[ vietnamese => [ select => '#language', 'vi' ], [ select => '#year', '*' ], [ select => '#action', '*' ] ],
	[ phone    => [ size   => 360, 780 ] ],
	[ nothing  => [ select => '#year', '2012' ], [ select => '#area', '?' ] ]);
my $first = $seen->{first};

# bars, their values, their lengths
my $of_area = <<'SQL';
SELECT format('Địa bàn: %s; Hỗ trợ (triệu đồng): %s; Tỷ trọng (%%): %s; Đề án: %s; Cơ sở thụ hưởng: %s',
       CASE WHEN area_kind = 'province' THEN area_name || ' (chung toàn tỉnh)' ELSE area_name END,
       format_number_vi(support / 1000000, 1), format_number_vi(share_of_year, 2), project_count, establishment_count)
FROM funding_by_area WHERE plan_year = 2019
SQL
my $areas = rows($of_area);
cmp_ok(scalar @$areas, '>', 10, 'funding_by_area has areas in 2019');
is_deeply(labels($seen->{year}, 'by-area'), $areas, '... and the page a bar for each, with its value');
ok(to_scale($seen->{year}, 'by-area', 'width', qr/Hỗ trợ \(triệu đồng\): ([\d.,]+)/), '... as long as it says');
is_deeply(labels($seen->{year}, 'by-content'), rows(<<'SQL'), 'contents in 2019');
SELECT format('Nội dung: %s; Hỗ trợ (triệu đồng): %s; Tỷ trọng (%%): %s; Đề án: %s; Cơ sở thụ hưởng: %s',
       content_name, format_number_vi(support / 1000000, 1), format_number_vi(share_of_year, 2), project_count, establishment_count)
FROM funding_by_content WHERE plan_year = 2019
SQL
is_deeply(labels($first, 'by-year'), rows(<<'SQL'), 'years by source');
SELECT format('Năm: %s; Nguồn: %s; Hỗ trợ (triệu đồng): %s', plan_year, s.name, format_number_vi(s.amount / 1000000, 1))
FROM funding_by_year, LATERAL (VALUES ('Quốc gia', national_support), ('Địa phương', local_support)) AS s (name, amount)
SQL
ok(to_scale($first, 'by-year', 'height', qr/Hỗ trợ \(triệu đồng\): ([\d.,]+)/), '... to scale');

sub equity
{
	my ($scheme) = @_;
	return rows(<<"SQL");
SELECT format(l.label, y.name, format_number_vi(CASE l.kind WHEN 'f' THEN funding_share_percent ELSE beneficiary_share_percent END, 2),
              format_number_vi(disparity, 3), format_number_vi(parity_gap / 1000000, 1))
FROM (SELECT CAST(plan_year AS text) AS name, scheme_code, funding_share_percent, beneficiary_share_percent, disparity, parity_gap FROM difficult_area_equity
      UNION ALL
      SELECT 'Cả giai đoạn', scheme_code, funding_share_percent, beneficiary_share_percent, disparity, parity_gap FROM difficult_area_equity_period) AS y,
     (VALUES ('f', 'Năm: %1\$s; Phần kinh phí (%%): %2\$s; Kinh phí ÷ cơ sở: %3\$s; Cần chuyển thêm để ngang bằng (triệu đồng): %4\$s'),
             ('b', 'Năm: %1\$s; Phần cơ sở (%%): %2\$s; Kinh phí ÷ cơ sở: %3\$s; Cần chuyển thêm để ngang bằng (triệu đồng): %4\$s'),
             ('p', 'Năm: %1\$s; Mức ngang bằng (%%): %2\$s')) AS l (kind, label)
WHERE scheme_code = '$scheme'
SQL
}
is_deeply(labels($first, 'equity'), equity('report-2012-2022'), 'both shares and parity of each year and the period');
is_deeply(labels($seen->{sample}, 'equity'), equity('sample'), '... of the other list when it is chosen');
like($seen->{sample}{equity_dates}, qr/danh mục dựng để minh họa/, '... which says that it is made up');
my ($bar, $parity) = map { my $kind = $_; grep { $_->{label} =~ /^Năm: 2019; $kind/ } @{ $first->{marks}{equity} } } 'Phần cơ sở', 'Mức ngang bằng';
cmp_ok(abs($bar->{y} - $parity->{y} - $parity->{height} / 2), '<', 1, 'parity is drawn as high as the share of establishments');
my ($funding) = grep { $_->{label} =~ /^Năm: 2019; Phần kinh phí/ } @{ $first->{marks}{equity} };
ok($parity->{x} + $parity->{width} / 2 > $funding->{x} && $parity->{x} + $parity->{width} / 2 < $funding->{x} + $funding->{width}, '... over the bar of money');
like($first->{equity_said}, qr/^Cả giai đoạn: địa bàn khó khăn có 52,79\x{a0}% cơ sở \(142 trên 269\) và nhận 26,29\x{a0}% kinh phí \(12\.492,1 trên 47\.522,9 triệu đồng\)/, 'the published figures in words');
like($first->{equity_dates}, qr{báo cáo 2012–2022\..*từ 01/01/2012 đến 31/12/2022}, '... with the list and its dates');

is_deeply(labels($first, 'plan'), rows(<<'SQL'), 'plan against result by year');
SELECT format('Năm: %s; %s (triệu đồng): %s', plan_year, s.name, format_number_vi(s.amount / 1000000, 1))
FROM (SELECT plan_year, sum(planned) AS planned, sum(support) AS support, sum(paid) AS paid FROM absorption_by_year GROUP BY plan_year) AS y,
     LATERAL (VALUES ('Kế hoạch', planned), ('Đã quyết định', support), ('Đã chi', paid)) AS s (name, amount)
SQL
is_deeply(labels($seen->{content}, 'plan'), rows(<<'SQL'), '... and by content in the year chosen');
SELECT format('Nội dung: %s; %s (triệu đồng): %s', name_vi, s.name, format_number_vi(s.amount / 1000000, 1))
FROM content_category AS c,
     LATERAL (VALUES ('Kế hoạch', (SELECT sum(support) FROM plan_item AS i JOIN plan AS p ON p.code = plan_code WHERE i.content_code = c.code AND plan_year = 2019 AND status = 'approved')),
                     ('Đã quyết định', (SELECT sum(amount) FROM project_funding JOIN project AS p ON p.code = project_code WHERE content_code = c.code AND plan_year = 2019 AND source IN ('national', 'local'))),
                     ('Đã chi', (SELECT sum(CASE kind WHEN 'recovery' THEN -amount ELSE amount END) FROM disbursement JOIN project AS p ON p.code = project_code
                                 WHERE content_code = c.code AND plan_year = 2019 AND source IN ('national', 'local')))) AS s (name, amount)
WHERE s.amount IS NOT NULL
SQL
is(scalar @{ $first->{marks}{grid} }, sql('SELECT count(*) FROM funding_by_area') + 0, 'a cell for each year and area');

# the selectors
isnt("@{ labels($seen->{year}, 'by-area') }", "@{ labels($first, 'by-area') }", 'choosing a year changes the bars');
is_deeply([ map { $_->{label} =~ /Địa bàn: (.*?);/ } grep { $_->{fill} eq '#0072b2' } @{ $seen->{area}{marks}{'by-area'} } ], ['Lục Ngạn'], 'the area chosen stands out');
is_deeply([ map { (split /; /)[ 0, 1 ] } @{ labels($seen->{area}, 'by-content') } ], [ map { split /; / } @{ rows(<<'SQL') } ], '... its contents are shown');
SELECT format('Nội dung: %s; Hỗ trợ (triệu đồng): %s', c.name_vi, format_number_vi(sum(f.amount) / 1000000, 1))
FROM project_funding AS f JOIN project AS p ON p.code = f.project_code JOIN project_beneficiary AS b USING (project_code, establishment_code)
JOIN content_category AS c ON c.code = p.content_code
WHERE f.source IN ('national', 'local') AND p.plan_year = 2019 AND b.area_code = 'BG.LN' GROUP BY c.name_vi
SQL
is_deeply([ map { $_->[1] } @{ $first->{summary} } ], [ '47.522,9', '431', '269', '1,02' ], 'the summary of everything');
is_deeply([ map { $_->[1] } @{ $seen->{year}{summary} } ], [ split /\|/, sql(<<'SQL') =~ s/\n//r ], '... of a year');
SELECT format_number_vi(y.support / 1000000, 1), y.project_count, y.establishment_count, format_number_vi(l.leverage, 2)
FROM funding_by_year AS y JOIN leverage_by_year AS l USING (plan_year) WHERE plan_year = 2019
SQL
is_deeply([ map { $_->[1] } @{ $seen->{area}{summary} }[ 0 .. 2 ] ], [ split /\|/, sql(<<'SQL') =~ s/\n//r ], '... of an area in it');
SELECT format_number_vi(support / 1000000, 1), project_count, establishment_count FROM funding_by_area WHERE plan_year = 2019 AND area_code = 'BG.LN'
SQL
is($seen->{keys}{scopes}[0], '2020, Tất cả địa bàn', 'an arrow key on a selector goes to the next year');
is($seen->{keys}{focus}, 'year', '... and stays there');
is(scalar @{ $seen->{nothing}{marks}{'by-content'} }, 0, 'where there is nothing, nothing is drawn');

# actions
my $in_action = sub { sql("SELECT count(*) FROM project_action WHERE action = '$_[0]' AND $_[1]") + 0 };
is_deeply(labels($first, 'actions'), [ sort map { "Việc cần làm: $_->[1]; Đề án: " . $in_action->($_->[0], 'true') }
		[ stop => 'Ngừng' ], [ extend => 'Gia hạn' ], [ adjust => 'Điều chỉnh' ], [ supplement => 'Bổ sung' ], [ review => 'Rà soát' ] ], 'projects by action');
my $chosen = $in_action->('supplement', 'plan_year = 2019');
cmp_ok($chosen, '>', 0, 'there are projects of the action and the year chosen');
is($seen->{chosen}{action_said}, "$chosen đề án.", '... the filter counts them');
is(scalar @{ $seen->{chosen}{tables}{'action-list'} }, $chosen, '... and lists them');
is_deeply([ sort map { $_->[0] } @{ $seen->{chosen}{tables}{'action-list'} } ], rows("SELECT project_code FROM project_action WHERE action = 'supplement' AND plan_year = 2019"), '... and no others');
is(scalar @{ $seen->{vietnamese}{tables}{'action-list'} }, sql('SELECT count(*) FROM project_action WHERE action IS NOT NULL') + 0, 'without a filter, all');
SKIP:
{
	skip 'the messages are real ones', 2 if $has_action;
	is($first->{tables}{'action-list'}[0][7], 'chậm </script><b>1</b> <!--<script>', 'text of the data is text on the page');
	is($first->{bold}, 0, '... and never markup');
}
is($first->{scripts}, 5, 'no script but the own ones');

# the network
is_deeply($first->{tables}{network}, [ map { [ split /\|/ ] } split /\n/, sql(<<'SQL') ], 'the network on the day of the report');
SELECT CASE area_kind WHEN 'province' THEN 'tỉnh' ELSE 'huyện' END, area_count,
       format(E'%s (%s\u00a0%%)', branch_area_count, format_number_vi(branch_percent, 2)), format(E'%s (%s\u00a0%%)', collaborator_area_count, format_number_vi(collaborator_percent, 2)),
       format(E'%s (%s\u00a0%%)', covered_area_count, format_number_vi(covered_percent, 2)), format_number_vi(covered_establishment_percent, 2) || E'\u00a0%'
FROM network_coverage WHERE is_report_date ORDER BY area_level
SQL

# whoever reads it, wherever
is($first->{title}, 'Khuyến công Bắc Giang, 2012–2022', 'the title');
like($first->{about}, qr{Tính đến 31/12/2022\.}, '... and the date');
like($first->{synthetic}, qr/431 trên 431 đề án được dựng để minh họa, không có thật/, 'sample data are called that');
like($seen->{tooltip}{tooltip}, qr/^Địa bàn: .*\nHỗ trợ \(triệu đồng\): [\d.]+,\d\nTỷ trọng \(%\): \d+,\d\d\n/, 'a tooltip, in Vietnamese numbers');
is_deeply([ @{ $first->{axis} }[ 0, 1 ] ], [ '0', '5.000' ], '... which axes have too, from 0');
is($seen->{english}{lang}, 'en', 'English is there');
ok((grep { $_->{label} =~ /^Area: Lục Ngạn; Support \(million đồng\): \d+\.\d; Share/ } @{ $seen->{english}{marks}{'by-area'} }), '... with its numbers');
is_deeply(labels($seen->{vietnamese}, 'by-year'), labels($first, 'by-year'), '... and Vietnamese again');
is($first->{$_}, 0, "$_: none") for qw(unlabelled charts_unlabelled);
cmp_ok($seen->{contrast}[0], '>=', 4.5, "contrast of text, at the least of \"$seen->{contrast}[1]\"");
is($seen->{phone}{page_width}, 360, 'no sideways scrolling on a phone');
is_deeply(labels($seen->{phone}, $_), labels($seen->{vietnamese}, $_), "... and all of $_") for qw(equity by-area by-content by-year plan grid actions);
is_deeply([ @{ $seen->{tabbed} }[ 0 .. 4 ] ], [qw(skip year area language scheme)], 'Tab goes to the skip link, then the selectors');
ok((grep { $_ eq 'plan-by' } @{ $seen->{tabbed} }) && (grep { $_ eq 'SUMMARY' } @{ $seen->{tabbed} }) && (grep { $_ eq 'action' } @{ $seen->{tabbed} }), '... then the rest');

# a part is called that
build($limited);
like(seen()->{first}{limited}, qr/^Chỉ gồm những gì vai trò khuyencong_area được xem/, 'the page of a role that may see one area says so');
is($first->{limited}, undef, '... and the page of everything does not');

# a figure that is not the register's is seen to be none
(my $changed = $output) =~ s/("year":"2019","area":"BG\.LN","content":"\*","support":)(\d+)/$1 . ($2 + 100000)/e or fail('there is a figure to change');
build($changed);
my $wrong = labels(seen([ year => [ select => '#year', '2019' ] ])->{year}, 'by-area');
is(scalar(grep { my $label = $_; !grep { $_ eq $label } @$areas } @$wrong), 1, 'a changed figure shows, and only that');

# more areas than a chart has room for
my @more = map { my $n = $_; map { { year => $_, area => "X$n", content => '*', support => $n * 1_000_000, projects => 1, establishments => 1,
			national => 0, local => $n * 1_000_000, share_of_areas => 0 } } '*', '2019' } 1 .. 30;
build(JSON::PP->new->utf8->encode({ %$data, areas => [ @{ $data->{areas} }, map { { code => "X$_", name => "Xã $_", kind => 'commune' } } 1 .. 30 ],
			figures => [ @{ $data->{figures} }, @more ] }));
my $many = seen([ small => [ select => '#area', 'X1' ] ]);
is(scalar @{ $many->{first}{marks}{'by-area'} }, 20, 'of many areas the largest are drawn');
is(scalar @{ $many->{first}{tables}{'by-area'} }, 42, '... and all are in the table');
is(scalar(grep { $_->{label} =~ /Xã 1;/ } @{ $many->{small}{marks}{'by-area'} }), 1, '... with the one chosen');

# a register of an earlier version, without anything in it
is(sql('SET client_min_messages = error; DROP VIEW project_action CASCADE'), '', 'without the view of actions');
build((exported('bac_giang'))[0]);
like(seen()->{first}{action_said}, qr/chưa có danh sách việc cần làm.*upgrade_register\('bac_giang'\)/, '... the page says so');
is(sql("SET client_min_messages = error; SELECT khuyencong.create_register('empty')"), "\n", 'an empty register');
is(build((exported('empty'))[0]), '', '... has a page');
my $empty = seen([ phone => [ size => 360, 780 ] ]);
is_deeply([ map { scalar @{ $empty->{first}{marks}{$_} } } sort keys %{ $empty->{first}{marks} } ], [ 5, (0) x 6 ], '... without marks but those of the five actions, of no length');
is($empty->{first}{synthetic}, undef, '... or sample data');

finish();
