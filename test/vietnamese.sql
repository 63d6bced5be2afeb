-- vietnamese: the contract
BEGIN;
SET search_path = khuyencong, public;
SELECT plan(36 + 24 + 10);

-- ---- published amounts ----------------------------------------------------

CREATE TABLE published (printed text, unit text, dong numeric, qualifier text, source text);
\copy published FROM 'test/data/published_amounts.csv' CSV HEADER
SELECT is((SELECT count(*) FROM published), 10::bigint, 'published amounts');
SELECT is_empty($$SELECT printed, parse_vnd(printed, unit) FROM published
    WHERE parse_vnd(printed, unit) IS DISTINCT FROM dong OR vnd_qualifier(printed) IS DISTINCT FROM qualifier$$, '... are read');
SELECT is_empty($$SELECT printed, f FROM (SELECT printed, format_vnd(dong, regexp_replace(printed, '^.*\d ', '')) AS f FROM published WHERE unit IS NULL) AS q
    WHERE right(printed, length(f)) <> f$$, '... and printed the same');

-- ---- forms of text --------------------------------------------------------

CREATE TABLE word (lower text, upper text, exponent integer);
INSERT INTO word VALUES
    ('đồng', 'ĐỒNG', 0), ('đ', 'Đ', 0), ('₫', '₫', 0), ('vnđ', 'VNĐ', 0), ('vnd', 'VND', 0), ('nghìn', 'NGHÌN', 3), ('ngàn', 'NGÀN', 3),
    ('triệu', 'TRIỆU', 6), ('tr', 'TR', 6), ('tỷ', 'TỶ', 9), ('tỉ', 'TỈ', 9), ('nghìn tỷ', 'NGHÌN TỶ', 12), ('ngàn tỉ', 'NGÀN TỈ', 12),
    ('triệu tỷ', 'TRIỆU TỶ', 15);
INSERT INTO word SELECT m.lower || s || c.lower, m.upper || s || c.upper, m.exponent
    FROM word AS m, word AS c, (VALUES (''), (' ')) AS v(s) WHERE m.exponent > 0 AND c.exponent = 0;
SELECT is_empty($$SELECT t FROM word, LATERAL (VALUES (lower), (upper), (initcap(lower)), (normalize(lower, NFD)), (normalize(upper, NFD)), (normalize(upper, NFKD))) AS v(t)
    WHERE parse_vnd('1,5 ' || t) <> 15 * 10::numeric ^ exponent / 10 OR parse_vnd('1,5' || t || ' ') <> 15 * 10::numeric ^ exponent / 10 OR parse_vnd('1,5', t) <> 15 * 10::numeric ^ exponent / 10$$,
    'units in any case and form');
CREATE TABLE hedge (lower text, upper text);
INSERT INTO hedge VALUES ('gần', 'GẦN'), ('trên', 'TRÊN'), ('hơn', 'HƠN'), ('khoảng', 'KHOẢNG'), ('dưới', 'DƯỚI'), ('chừng', 'CHỪNG'),
    ('xấp xỉ', 'XẤP XỈ'), ('ước', 'ƯỚC'), ('không quá', 'KHÔNG QUÁ'), ('tối đa', 'TỐI ĐA'), ('tối thiểu', 'TỐI THIỂU'), ('ít nhất', 'ÍT NHẤT');
SELECT is_empty($$SELECT t FROM hedge, LATERAL (VALUES (lower), (upper), (normalize(lower, NFD)), (normalize(upper, NFD)), (' ' || replace(upper, ' ', '   '))) AS v(t)
    WHERE vnd_qualifier(t || ' 5 tỷ') IS DISTINCT FROM lower OR parse_vnd(t || ' 5 tỷ') <> 5e9$$, 'qualifiers in any case and form come back in one');
SELECT is(parse_vnd(U&'2 ty\0309 500 trie\0323\0302u'), 2500000000::numeric, 'marks in canonical order');
SELECT is(parse_vnd(U&'2 ty\0309 500 trie\0302\0323u'), 2500000000::numeric, '... and in the other');
SELECT is(parse_vnd(U&'5\00A0tri\1EC7u\202F\00A0\0111\1ED3ng'), 5000000::numeric, 'no-break spaces');
SELECT is(parse_vnd(U&'500 \00D0\1ED3ng'), 500::numeric, 'eth for Đ');

SELECT is_empty($$SELECT lower FROM (SELECT lower, upper FROM hedge UNION ALL SELECT lower, upper FROM word) AS w
    WHERE fold_vi(lower) <> fold_vi(normalize(upper, NFD))$$, 'keys do not depend on the form');
SELECT is_empty($$SELECT lower FROM hedge WHERE fold_vi(lower) <> fold_vi(upper) OR fold_vi(lower) !~ '^[a-z ]+$' OR fold_vi(fold_vi(lower)) <> fold_vi(lower)$$,
    'keys are lower case ASCII, and their own keys');
SELECT is(fold_vi(U&'H\0110\0111\00D0\00F0\0189 \041C\00E9'), U&'hddddd \041Ce', 'look-alikes of Đ are folded, letters of other scripts stay');
SELECT is(fold_vi(U&'\3000a\2003\2003b\0085c\2028 '), 'a b c', 'every white space');
SELECT is(fold_vi(U&'a \0301'), 'a', 'a mark on its own is nothing');
SELECT isnt(fold_vi('Tân An'), fold_vi('Tânan'), 'words stay apart');
CREATE TABLE place (name text);
CREATE INDEX ON place (fold_vi(name));
SELECT pass('keys can be indexed');

-- ---- there and back -------------------------------------------------------

-- digits that look random, of every length on either side of the point
CREATE TABLE number AS
SELECT (sign || lpad('', whole, translate(md5(whole || 'w' || decimals), 'abcdef', '909050')) || '.' ||
        lpad('', decimals, translate(md5(decimals || 'd' || whole), 'abcdef', '095959')))::numeric AS x
FROM (VALUES (''), ('-')) AS s(sign), generate_series(1, 64) AS whole, generate_series(0, 96) AS decimals
UNION ALL SELECT sign * 10::numeric ^ e FROM (VALUES (1), (-1)) AS s(sign), generate_series(-40, 40) AS e
UNION ALL SELECT repeat('9', n)::numeric FROM generate_series(1, 40) AS n
UNION ALL SELECT 0 UNION ALL SELECT 0.000;
SELECT cmp_ok((SELECT count(DISTINCT x) FROM number), '>', 12000::bigint, 'numbers of many scales');
SELECT is_empty($$SELECT x FROM number WHERE parse_number_vi(format_number_vi(x)) <> x OR scale(parse_number_vi(format_number_vi(x))) <> scale(x)$$,
    'what is printed reads back, with its decimals');
SELECT is_empty($$SELECT x, u FROM number, unnest(ARRAY['đồng', 'nghìn đồng', 'triệu đồng', 'tỷ đồng']) AS u WHERE parse_vnd(format_vnd(x, u)) <> x$$,
    '... so does an amount, in every unit');
SELECT is_empty($$SELECT x FROM number WHERE parse_vnd(format_number_vi(x), 'nghìn') <> 1000 * x$$, '... and with a default unit');
SELECT is_empty($$SELECT x, d FROM number, unnest(ARRAY[0, 1, 2, 7, 40]) AS d
    WHERE parse_number_vi(format_number_vi(x, d)) <> round(x, d) OR scale(parse_number_vi(format_number_vi(x, d))) <> d$$, 'rounding is that of core');
SELECT is_empty($$SELECT x, d FROM number, unnest(ARRAY[0, 1, 2]) AS d
    WHERE abs(x) < 1e30 AND parse_number_vi(replace(format_vnd(x, 'triệu đồng', d), ' triệu đồng', '')) <> round(x * 1e-6, d)$$, '... in units too');
SELECT is_empty($$SELECT x FROM number WHERE abs(x) < 1e14 AND format_number_vi(x, 2) IS DISTINCT FROM
    regexp_replace(translate(to_char(round(x, 2), 'FM999,999,999,999,990.00'), ',.', '.,'), '^-(0,00)$', '\1')$$, 'dots and commas are where to_char has commas and dots');
SELECT is_empty($$SELECT x FROM number WHERE format_number_vi(x, 0) ~ '^-0' OR format_number_vi(x) ~ '^-0(,0*)?$'$$, 'no zero has a sign');

-- ---- words ----------------------------------------------------------------

SELECT is((SELECT count(DISTINCT number_in_words_vi(n)) FROM generate_series(0, 99999) AS n), 100000::bigint, '0 to 99999 are all different');
-- numbers below 100 by hand: ten words, and what follows mươi
CREATE TABLE below_100 AS
SELECT 10 * t + u AS n, concat_ws(' ',
    CASE WHEN t = 1 THEN 'mười' WHEN t > 1 THEN (digits)[t + 1] || ' mươi' END,
    CASE WHEN u = 0 AND t > 0 THEN NULL WHEN t = 0 THEN (digits)[u + 1] WHEN u = 5 THEN 'lăm' WHEN t = 1 THEN (digits)[u + 1]
         ELSE (string_to_array('không mốt hai ba tư lăm sáu bảy tám chín', ' '))[u + 1] END) AS words
FROM generate_series(0, 9) AS t, generate_series(0, 9) AS u,
     (SELECT string_to_array('không một hai ba bốn năm sáu bảy tám chín', ' ') AS digits) AS d;
SELECT is_empty('SELECT n, number_in_words_vi(n) FROM below_100 WHERE number_in_words_vi(n) <> words', 'below 100');
SELECT is_empty($$SELECT h.n, b.n FROM below_100 AS h, below_100 AS b WHERE h.n BETWEEN 1 AND 9 AND number_in_words_vi(100 * h.n + b.n) <>
    h.words || ' trăm' || CASE WHEN b.n = 0 THEN '' WHEN b.n < 10 THEN ' linh ' || b.words ELSE ' ' || b.words END$$, 'below 1000');
-- after a larger one, a group is said in full
CREATE FUNCTION rest(n numeric) RETURNS text LANGUAGE sql IMMUTABLE
    RETURN CASE WHEN n = 0 THEN '' WHEN n < 10 THEN ' không trăm linh ' WHEN n < 100 THEN ' không trăm ' ELSE ' ' END || CASE WHEN n > 0 THEN number_in_words_vi(n) ELSE '' END;
SELECT is_empty($$SELECT a, b FROM generate_series(1, 999, 7) AS a, generate_series(0, 999) AS b
    WHERE number_in_words_vi(1000 * a + b) <> number_in_words_vi(a) || ' nghìn' || rest(b)$$, 'thousands');
SELECT is_empty($$SELECT a, b, c FROM generate_series(1, 999, 19) AS a, generate_series(0, 999, 23) AS b, generate_series(0, 999, 29) AS c
    WHERE number_in_words_vi(1e6 * a + 1000 * b + c) <> number_in_words_vi(a) || ' triệu' || CASE WHEN b > 0 THEN rest(b) || ' nghìn' ELSE '' END || rest(c)$$, 'millions');
SELECT is_empty($$SELECT a, b FROM unnest(ARRAY[1, 10, 21, 104, 1000, 1005, 1e6, 1e6 + 1, 999999999]) AS a, unnest(ARRAY[100, 4000, 999999, 100000, 999999999]) AS b
    WHERE number_in_words_vi(1e9 * a + b) <> concat_ws(' ', number_in_words_vi(a), 'tỷ', CASE WHEN b IN (4000) THEN 'không trăm linh bốn nghìn' ELSE number_in_words_vi(b) END)
       OR number_in_words_vi(1e18 * a + b) <> concat_ws(' ', number_in_words_vi(a), 'tỷ tỷ', CASE WHEN b IN (4000) THEN 'không trăm linh bốn nghìn' ELSE number_in_words_vi(b) END)$$, 'billions');
SELECT is_empty($$SELECT x FROM number WHERE abs(x) < 1e36 AND scale(x) < 37 AND
    (number_in_words_vi(-abs(x)) <> CASE WHEN x <> 0 THEN 'âm ' ELSE '' END || number_in_words_vi(abs(x))
     OR lower(vnd_in_words(abs(x))) <> number_in_words_vi(abs(x)) || ' đồng' OR vnd_in_words(x) !~ '^(Âm|[A-Z])'
     OR (scale(trim_scale(x)) > 0) <> (number_in_words_vi(x) ~ ' phẩy ') OR number_in_words_vi(trim_scale(x)) <> number_in_words_vi(x))$$, 'signs, decimals, đồng');
SELECT is(number_in_words_vi(7.5), 'bảy phẩy năm', 'one decimal');

-- ---- refused --------------------------------------------------------------

SELECT throws_ok(format('SELECT parse_vnd(%L)', t), '22P02', NULL, t)
FROM unnest(ARRAY['', ' ', 'đồng', '500', '1.5 tỷ', '1.23.456 đ', '1,5,2 tỷ', '1..000 đ', '1.000.00 đ', '1234.567 đ', '0.500 tỷ', '.5 tỷ', ',5 tỷ',
    '5. tỷ', '1.000,5.1 tỷ', '+5 tỷ', '--5 tỷ', '- 5 tỷ', '5 - tỷ', '5 tỷ -3 triệu', 'gần khoảng 5 tỷ', '5 triệu triệu', '(5 tỷ)', U&'\0665 t\1EF7']) AS t;

-- a megabyte of anything is refused, or read, at once
SET LOCAL statement_timeout = '20s';
SELECT throws_ok(format('SELECT parse_vnd(%s)', t), e, NULL, t)
FROM (VALUES ($$repeat('1', 1000000) || ' tỷ'$$, '22003'), ($$repeat('1.', 500000)$$, '22P02'), ($$repeat(' ', 1000000)$$, '22P02'),
             ($$'1' || repeat('.000', 250000) || ' đ'$$, '22003'), ($$repeat('1,', 500000)$$, '22P02'), ($$repeat('5 tỷ ', 150000)$$, '22P02'),
             ($$'5 ' || repeat(U&'\0323\0302', 250000)$$, '22P02'), ($$repeat(U&'e\0323\0302', 200000) || '5 tỷ'$$, '22P02'),
             ($$repeat('-', 1000000) || '5 tỷ'$$, '22P02'), ($$'0,' || repeat('0', 1000000) || '1 tỷ'$$, '22003')) AS v(t, e);
SELECT is(parse_vnd(repeat(' ', 500000) || '5' || repeat(U&'\00A0', 250000) || 'tỷ'), 5e9, 'spaces only');
SELECT is(fold_vi(repeat(U&'\0323\0302', 250000) || 'Đ'), 'd', 'marks only');
SELECT is(fold_vi(repeat('Ế ', 250000)), rtrim(repeat('e ', 250000)), 'a long key');
SELECT throws_ok($$SELECT format_vnd(1, repeat('tỷ ', 250000))$$, '22023', NULL, 'a long unit');

SELECT * FROM finish();
ROLLBACK;
