-- vietnamese: exact outputs, at the limits and beyond
\set VERBOSITY terse
SET search_path = khuyencong, public;

-- amounts as reports print them
SELECT t AS printed, parse_vnd(t) AS dong, vnd_qualifier(t) AS qualifier
FROM (VALUES (1, '12.492,1 triệu đồng'), (2, '2,035 tỷ'), (3, '1.436 tỉ đồng'), (4, '262,5 tr'),
             (5, '2 tỷ 500 triệu'), (6, '4.500 đồng'), (7, '500.000đ'), (8, '300trđ'),
             (9, 'gần 30 tỷ đồng'), (10, 'KHÔNG QUÁ 1.000 TRIỆU ĐỒNG'), (11, 'Hơn 1,5 nghìn tỷ VNĐ'),
             (12, '-7 ngàn'), (13, '−7 ngàn'), (14, E'\t xấp xỉ \u00a0 5   tỷ \n vnd '), (15, '05 tỷ 070 triệu 3 đ'),
             (16, 'khoảng 1.234.567 ₫'), (17, '3 triệu tỷ'), (18, '0 đồng')) AS v(n, t) ORDER BY n;
SELECT parse_vnd('500', 'triệu đồng'), parse_vnd('500 đồng', 'triệu đồng'), parse_vnd('trên 500', 'TR'), parse_vnd('1,5', default_unit => 'tỉ');
SELECT parse_vnd(NULL), parse_vnd(NULL, 'tỷ'), vnd_qualifier('500') IS NULL AS none, vnd_qualifier('dưới 500');

-- numbers
SELECT t, parse_number_vi(t)
FROM unnest(ARRAY['4.500', '12492,1', '12.492,10', ' -0,5 ', '007', '1.234.567.890,123456789', '−3']) AS t;

-- printing: rounding is half away from zero, no zero has a sign
SELECT n, format_number_vi(n) AS own, format_number_vi(n, 0) AS "0", format_number_vi(n, 2) AS "2", format_number_vi(n, decimals => 6) AS "6"
FROM unnest(ARRAY[0, 0.000, -0.004, -0.005, 0.5, -0.5, 999.995, -999999.5, 12492.1, 1234567.890, 1e6, 123, 1234]) AS n;
SELECT format_vnd(12492100000), format_vnd(12492100000, 'nghìn đồng'), format_vnd(12492100000, 'triệu đồng'),
       format_vnd(12492100000, 'tỷ đồng'), format_vnd(12492100000, 'tỷ đồng', 1);
SELECT format_vnd(1, 'tỷ đồng'), format_vnd(-1500.50), format_vnd(0, 'tỷ đồng'), format_vnd(dong => 499999, unit => 'Triệu Đồng', decimals => 0),
       format_vnd(-499999, 'triệu đồng', 0), format_vnd(950000, 'triệu đồng', 1);
SELECT format_number_vi(NULL), format_number_vi(NULL, 2), format_vnd(NULL), format_vnd(1, NULL), format_vnd(NULL, 'đồng', 2);

-- words
SELECT n, number_in_words_vi(n)
FROM unnest(ARRAY[0, 1, 4, 5, 10, 11, 14, 15, 20, 21, 24, 25, 55, 100, 101, 104, 105, 110, 111, 115, 121, 1000, 1001, 1010, 1100, 1000001,
                  1005000, 1000000000, 1000000001, 12492100000, 1e12, 1000000000001, 1005000000000, 1e15, 1e18, 1e18 + 1, 5e18 + 1e9, 1e27]) AS n;
SELECT n, number_in_words_vi(n)
FROM unnest(ARRAY[-1, -0.5, 12492.1, 2.35, 301.80, 1942.54, 81.325, 375.406, 0.1985, 0.01, 0.009, 0.0510, 2.000, 1e-36]) AS n;
SELECT length(number_in_words_vi(1e36 - 1));
SELECT vnd_in_words(n) FROM unnest(ARRAY[12492100000, 0, 1, -262500000, 1500.5, 6000000, 3e13]) AS n;
SELECT number_in_words_vi(NULL), vnd_in_words(NULL);

-- keys of names
SELECT fold_vi('  Sơn   Động '), fold_vi('ĐẮK LẮK') = fold_vi('Đăk Lăk') AS same, fold_vi('Hiệp Hoà') = fold_vi('Hiệp Hòa') AS tones,
       fold_vi(normalize('Mỳ Chũ Hiền Phước', NFD)) = fold_vi('Mỳ Chũ Hiền Phước') AS forms, fold_vi(U&'\00D0\1ED3ng Nai'), fold_vi(''), fold_vi(U&' \00A0\3000') = '' AS blank;
SELECT fold_vi('ÀÁẢÃẠ ĂẰẮẲẴẶ ÂẦẤẨẪẬ Đ ÈÉẺẼẸ ÊỀẾỂỄỆ ÌÍỈĨỊ ÒÓỎÕỌ ÔỒỐỔỖỘ ƠỜỚỞỠỢ ÙÚỦŨỤ ƯỪỨỬỮỰ ỲÝỶỸỴ'),
       fold_vi('àáảãạ ăằắẳẵặ âầấẩẫậ đ èéẻẽẹ êềếểễệ ìíỉĩị òóỏõọ ôồốổỗộ ơờớởỡợ ùúủũụ ưừứửữự ỳýỷỹỵ');

-- the largest numbers that there are
SELECT parse_number_vi(format_number_vi(n)) = n AS whole, length(format_number_vi(n)) FROM (VALUES (1e131071)) AS v(n);
SELECT parse_number_vi(format_number_vi(n)) = n AS back, length(format_number_vi(n)), length(format_number_vi(n, 3000)),
       right(format_number_vi(n, 16382), 3), right(format_number_vi(0.1, 16383), 3), format_number_vi(n, 0)
FROM (SELECT -('0.' || repeat('4', 16380) || '995')::numeric AS n) AS v;
SELECT parse_vnd(format_vnd(n, 'tỷ đồng')) = n AS back FROM (SELECT ('0.' || repeat('0', 16382) || '7')::numeric AS n) AS v;

-- what is no amount: the hint quotes where
\set VERBOSITY default
SELECT parse_vnd('1.23.456 đồng');
SELECT parse_vnd('1,5,2 tỷ');
SELECT parse_vnd('1.5 tỷ');
SELECT parse_vnd('0.500 tỷ');
SELECT parse_vnd('500');
SELECT parse_vnd('2 tỷ 500');
SELECT parse_vnd('12 492 đồng');
SELECT parse_vnd('500 usd');
SELECT parse_vnd('500 triệu đồng/cơ sở');
SELECT parse_vnd('500 triệu 2 tỷ');
SELECT parse_vnd('2 tỷ 3 tỷ');
SELECT parse_vnd('2 tỷ 1.500 triệu');
SELECT parse_vnd('2,5 tỷ 500 triệu');
SELECT parse_vnd('5 đồng 5 đồng');
SELECT parse_vnd('10-15 triệu');
SELECT parse_vnd('- 5 triệu');
SELECT parse_vnd('chi 5 triệu');
SELECT parse_vnd('tỷ đồng');
SELECT parse_vnd('');
SELECT parse_vnd('500', 'usd');
SELECT parse_number_vi('4.500 đồng');
SELECT parse_number_vi('gần 5');
SELECT parse_number_vi('1e5');
SELECT parse_number_vi('5,');
SELECT parse_number_vi('NaN');
SELECT vnd_qualifier('khoảng tỷ');
SELECT parse_vnd(repeat('ỷ', 500000) || '5 tỷ');

-- other errors
SELECT format_vnd(1, 'tỉ đồng');
SELECT format_vnd(1, repeat('ỷ', 100));
SELECT format_number_vi(1, -1);
SELECT format_number_vi(1, 16384);
SELECT format_number_vi('NaN');
SELECT format_vnd('Infinity');
SELECT vnd_in_words('-Infinity');
SELECT number_in_words_vi(1e36);
SELECT number_in_words_vi(1::numeric / 7e20);
SELECT parse_number_vi('1' || repeat('0', 131072));
