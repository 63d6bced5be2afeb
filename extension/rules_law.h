/*-------------------------------------------------------------------------
 *
 * rules_law.h
 *	  The law that rules rest on, as versions of a rule.
 *
 * The law is in its first wording; doc/rules.md says what is known of later
 * ones.  Where a later text is known to be in force but has not been read, the
 * basis says so, and a rule that rested on the first one only warns.
 * Thresholds that no law gives are this extension's own defaults and say so
 * (MANAGEMENT).
 *
 * IDENTIFICATION
 *	  extension/rules_law.h
 *
 *-------------------------------------------------------------------------
 */
#ifndef RULES_LAW_H
#define RULES_LAW_H

/* Decree 45/2012/ND-CP, and from the day that Decree 235/2025/ND-CP amends it. */
#define ND45(level, article, ...) \
	{DATE(2012, 7, 5), DATE(2025, 10, 14), "NĐ 45/2012/NĐ-CP, " article, level, {__VA_ARGS__}}
#define ND235(level, article, ...) \
	{DATE(2025, 10, 15), NO_LAST, "NĐ 45/2012/NĐ-CP, " article " (từ 15/10/2025 theo NĐ 235/2025/NĐ-CP, lời văn sửa đổi chưa được đối chiếu)", level, {__VA_ARGS__}}

/* Circular 46/2012/TT-BCT. */
#define TT46(level, article, ...) \
	{DATE(2013, 2, 10), NO_LAST, "TT 46/2012/TT-BCT, " article, level, {__VA_ARGS__}}

/* Circular 36/2013/TT-BCT, on projects of the national budget. */
#define TT36(level, article, ...) \
	{DATE(2014, 2, 10), NO_LAST, "TT 36/2013/TT-BCT, " article, level, {__VA_ARGS__}}

/* What Circular 46/2012/TT-BCT leaves to the provinces for their own budgets. */
#define PROVINCE(level, ...) \
	{DATE(2013, 2, 10), NO_LAST, "TT 46/2012/TT-BCT, Điều 8.3.b (quy trình do UBND cấp tỉnh quy định)", level, {__VA_ARGS__}}

/* Joint Circular 26/2014, in force until Circular 28/2018 replaced it. */
#define TTLT26(level, article, ...) \
	{DATE(2014, 4, 8), DATE(2018, 5, 10), "TTLT 26/2014/TTLT-BTC-BCT, " article, level, {__VA_ARGS__}}
#define AFTER_TTLT26(level, article, ...) \
	{DATE(2018, 5, 11), NO_LAST, "Nguyên tắc quản lý theo TTLT 26/2014/TTLT-BTC-BCT, " article " (hết hiệu lực từ 11/05/2018, thay bằng TT 28/2018/TT-BTC)", level, {__VA_ARGS__}}

/* For local budgets the same joint circular has the provinces set the amounts. */
#define LOCAL26(level, ...) \
	{DATE(2014, 4, 8), DATE(2018, 5, 10), "TTLT 26/2014/TTLT-BTC-BCT, Điều 6.3.a (UBND cấp tỉnh quy định mức chi, căn cứ mức hướng dẫn tại Điều 6)", level, {__VA_ARGS__}}
#define AFTER_LOCAL26(level, ...) \
	{DATE(2018, 5, 11), NO_LAST, "Quy định của cấp tỉnh về mức chi khuyến công địa phương", level, {__VA_ARGS__}}

/* Articles of Circular 28/2018/TT-BTC, where they have been read. */
#define TT28(level, article, ...) \
	{DATE(2018, 5, 11), NO_LAST, "TT 28/2018/TT-BTC, " article, level, {__VA_ARGS__}}

/* What a document says of itself needs no law to be wrong. */
#define ARITHMETIC(level, ...) \
	VERSIONS({NO_FIRST, NO_LAST, "Đối chiếu số liệu của chính văn bản được kiểm tra", level, {__VA_ARGS__}})

#define MANAGEMENT(level, ...) \
	VERSIONS({NO_FIRST, NO_LAST, "Ngưỡng quản lý, không phải quy định của pháp luật", level, {__VA_ARGS__}})

#endif							/* RULES_LAW_H */
