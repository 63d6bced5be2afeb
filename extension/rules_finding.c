/*-------------------------------------------------------------------------
 *
 * rules_finding.c
 *	  What comes out of a rule, as a row: figures, who decides, sentences.
 *
 * IDENTIFICATION
 *	  extension/rules_finding.c
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "port/pg_bitutils.h"
#include "utils/builtins.h"
#include "utils/datetime.h"

#include "rules.h"
#include "vietnamese.h"

const char *const severity_names[] = {"critical", "error", "warning", "advisory"};
const char *const action_names[] = {"stop", "extend", "adjust", "supplement", "review", NULL};
static const char *const unit_names[] = {
	NULL, "day", "dong", "share", "share", "factor", "count"
};
const char *const decider_names[] = {
	"minister", "department", "department; provincial_department for groups",
	"provincial_department"
};

static const char *const status_names[] = {"pass", "pass", "fail", "not_evaluable"};

typedef enum Language
{
	VI,
	EN
} Language;

/* ---------- what a finding says ---------- */

/* Who decides; NULL, and the reason, if a fact that says so is missing. */
static const char *
authority_of(const Check *check, const char **reason)
{
	const Subject *subject = check->subject;
	int			source = source_of(check);

	if (source == UNKNOWN_SOURCE)
		*reason = subject->facts[subject->budget_source].name;
	else if (source == LOCAL)
		return check->local_authority;
	else if (check->rule->decider != DEPARTMENT_OR_PROVINCE)
		return decider_names[check->rule->decider];
	else if (!(check->known & BIT(subject->is_group)))
		*reason = subject->facts[subject->is_group].name;
	else
		return check->fact[subject->is_group].number ? "provincial_department" : "department";
	return NULL;
}

/*
 * The law, or for an unknown budget the law of either, and what facts cite; a
 * citation of an article of the same law takes its place.
 */
static const char *
basis_of(const Check *check)
{
	const Version *local = check->outcome.local_version;
	uint64		cited = check->rule->cited & check->known;
	StringInfoData basis;

	if (local == NULL && cited == 0)
		return check->version->basis;
	initStringInfo(&basis);
	appendStringInfoString(&basis, check->version->basis);
	if (local)
		appendStringInfo(&basis, "; ngân sách địa phương: %s", local->basis);
	for (; cited; cited &= cited - 1)
	{
		const text *citation = check->fact[pg_rightmost_one_pos64(cited)].text;
		int			length = VARSIZE_ANY_EXHDR(citation);

		if (length >= basis.len && memcmp(VARDATA_ANY(citation), basis.data, basis.len) == 0)
			resetStringInfo(&basis);
		else
			appendStringInfoString(&basis, "; ");
		appendBinaryStringInfo(&basis, VARDATA_ANY(citation), length);
	}
	return basis.data;
}

static Money
observed_of(const Outcome *outcome)
{
	if (!outcome->divided)
		return outcome->observed;
	return money_from_numeric(NUMERIC_OP(numeric_div, money_numeric(outcome->observed),
										 money_numeric(outcome->divisor)));
}

static Money
difference_of(const Outcome *outcome)
{
	return subtract(observed_of(outcome), outcome->expected);
}

/* ---------- words ---------- */

static const NumberMarks *const marks[] = {&vietnamese_marks, &english_marks};

#define PERCENT_DIGITS 2
#define MAX_PERCENT_DIGITS 8

/* In percent, rounded half away from zero. */
static Money
percentage(Money share, int digits)
{
	Datum		percent = NumericGetDatum(NUMERIC_OP(numeric_mul, money_numeric(share),
													 int64_to_numeric(100)));

	return money_from_numeric(DatumGetNumeric(DirectFunctionCall2(numeric_round, percent,
																  Int32GetDatum(digits))));
}

/*
 * As many decimals as it takes to tell what is observed from what is expected.
 * Two do where they are that far apart, which costs no division.
 */
static int
percent_digits(const Outcome *outcome)
{
	static const Money step = {MONEY_ONE / 10000, NULL};
	static const Money back = {-(MONEY_ONE / 10000), NULL};
	Money		one = outcome->divided ? outcome->divisor : whole_money(1);
	Money		observed;
	int			digits = PERCENT_DIGITS;

	if (compare_share(outcome->observed, one, subtract(outcome->expected, back)) >= 0 ||
		compare_share(outcome->observed, one, subtract(outcome->expected, step)) <= 0)
		return digits;
	observed = observed_of(outcome);
	while (digits < MAX_PERCENT_DIGITS &&
		   compare(percentage(observed, digits), percentage(outcome->expected, digits)) == 0)
		digits++;
	return digits;
}

static void
append_percentage(StringInfo to, Money share, int digits, Language language)
{
	append_amount(to, percentage(share, digits), 0, *marks[language]);
	appendStringInfoChar(to, '%');
}

/* Amounts are in million đồng, shares in percent. */
static void
append_quantity(StringInfo to, Money value, Unit unit, Language language)
{
	switch (unit)
	{
		case DONG:
			append_amount(to, value, 6, *marks[language]);
			appendStringInfoString(to, language == VI ? " triệu đồng" : " million đồng");
			break;
		case SHARE:
		case RATIO:
			append_percentage(to, value, PERCENT_DIGITS, language);
			break;
		default:
			append_amount(to, value, 0, *marks[language]);
	}
}

/* What is observed, expected, or between the two. */
static void
append_figure(StringInfo to, const Check *check, Money value, Language language)
{
	Unit		unit = check->rule->unit;

	if (unit == SHARE || unit == RATIO)
		append_percentage(to, value, percent_digits(&check->outcome), language);
	else
		append_quantity(to, value, unit, language);
}

static void
append_date(StringInfo to, DateADT date, Language language)
{
	int			year;
	int			month;
	int			day;

	j2date(date + POSTGRES_EPOCH_JDATE, &year, &month, &day);
	if (language == VI)
		appendStringInfo(to, "%02d/%02d/%d", day, month, year);
	else
		appendStringInfo(to, "%d-%02d-%02d", year, month, day);
}

/* What stands after "the period": from one day to another, or open. */
static void
append_period(StringInfo to, Period period, Language language)
{
	static const char *const from[] = {"từ ", "from "};
	static const char *const until[] = {"đến ", "to "};

	if (period.first != NO_FIRST)
	{
		appendStringInfoString(to, from[language]);
		append_date(to, period.first, language);
	}
	if (period.first != NO_FIRST && period.last != NO_LAST)
		appendStringInfoChar(to, ' ');
	if (period.last != NO_LAST)
	{
		appendStringInfoString(to, until[language]);
		append_date(to, period.last, language);
	}
}

static void
append_fact(StringInfo to, const Check *check, int place, Language language)
{
	const Fact *fact = &check->subject->facts[place];
	const FactValue *value = &check->fact[place];

	switch (fact->type)
	{
		case DATE_FACT:
			append_date(to, value->number, language);
			break;
		case MONEY_FACT:
			append_quantity(to, value->amount, DONG, language);
			break;
		case SHARE_FACT:
			append_quantity(to, value->amount, SHARE, language);
			break;
		case FACTOR_FACT:
			append_quantity(to, value->amount, FACTOR, language);
			break;
		case PERIOD_FACT:
			append_period(to, value->period, language);
			break;
		case CODE_FACT:
			appendStringInfoString(to, language == VI ? fact->codes[value->number].vi :
								   fact->codes[value->number].en);
			break;
		case TEXT_FACT:
			appendBinaryStringInfo(to, VARDATA_ANY(value->text), VARSIZE_ANY_EXHDR(value->text));
			break;
		default:
			appendStringInfo(to, "%d", value->number);
	}
}

/* The fact for want of which there is no answer, in Vietnamese; lacks_fact() took its name. */
static void
append_missing(StringInfo to, const Check *check)
{
	const Subject *subject = check->subject;

	for (int i = 0; i < subject->fact_count; i++)
		if (subject->facts[i].name == check->outcome.reason)
			appendStringInfoString(to, subject->facts[i].vi);
}

/* Appends what stands in a message's braces. */
static void
append_named(StringInfo to, const Check *check, const char *name, int length,
			 Language language)
{
	const Subject *subject = check->subject;
	const Outcome *outcome = &check->outcome;

#define IS_NAME(string) \
	(*(string) == *name && strncmp(string, name, length) == 0 && (string)[length] == '\0')
	for (int i = 0; i < subject->fact_count; i++)
		if (IS_NAME(subject->facts[i].name))
		{
			append_fact(to, check, i, language);
			return;
		}
	for (int i = 0; i < MAX_PARAMETERS; i++)
	{
		const Parameter *parameter = &check->version->parameter[i];

		if (parameter->name && IS_NAME(parameter->name))
		{
			append_quantity(to, parameter_of(check, i), parameter->unit, language);
			return;
		}
	}
	if (IS_NAME("observed"))
		append_figure(to, check, observed_of(outcome), language);
	else if (IS_NAME("expected"))
		append_figure(to, check, outcome->expected, language);
	else if (IS_NAME("difference"))
		append_figure(to, check, difference_of(outcome), language);
	else if (IS_NAME("shortfall"))
		append_figure(to, check, subtract(outcome->expected, observed_of(outcome)), language);
	else if (IS_NAME("act_by"))
		append_date(to, outcome->act_by, language);
	else if (IS_NAME("title"))
		appendStringInfoString(to, language == VI ? check->rule->title.vi : check->rule->title.en);
	else if (IS_NAME("reason"))
		appendStringInfoString(to, outcome->reason);
	else if (IS_NAME("missing"))
		append_missing(to, check);
	else
		elog(ERROR, "rule \"%s\" has a message with an unknown name: \"%s\"",
			 check->rule->code, name);
#undef IS_NAME
}

static Datum
put_into_words(const Check *check, const char *message, Language language)
{
	StringInfoData to;

	initStringInfo(&to);
	for (const char *brace; (brace = strchr(message, '{')) != NULL;)
	{
		const char *name = brace + 1;
		int			length = strchr(name, '}') - name;

		appendBinaryStringInfo(&to, message, brace - message);
		append_named(&to, check, name, length, language);
		message = name + length + 1;
	}
	appendStringInfoString(&to, message);
	return PointerGetDatum(cstring_to_text_with_len(to.data, to.len));
}

/* Why a rule says nothing, apart from missing facts. */
static const struct
{
	const char *reason;
	Message		message;
}			silences[] = {
	{"not_in_force",
		{"Chưa thể kiểm tra “{title}”: phần mềm không có phiên bản nào của quy định này cho ngày được xét.",
		"“{title}” cannot be checked: no version of this rule is known for the day in question."}},
	{"no_baseline",
		{"Chưa thể kiểm tra “{title}”: mức gốc để so sánh bằng 0 hoặc âm.",
		"“{title}” cannot be checked: the base of the comparison is zero or negative."}},
	{"unknown_content",
		{"Chưa thể kiểm tra “{title}”: mã nội dung {content_code} không có trong danh mục mức tạm ứng.",
		"“{title}” cannot be checked: the list of advance ratios has no content {content_code}."}},
	{"no_norm",
		{"Chưa thể kiểm tra “{title}”: không có mức hỗ trợ nào có hiệu lực cho nội dung này vào ngày được xét.",
		"“{title}” cannot be checked: no support norm for this content is in force on the day in question."}},
};

static const Message missing_message = {
	"Chưa thể kiểm tra “{title}”: thiếu dữ kiện “{missing}” ({reason}).",
	"“{title}” cannot be checked: the fact {reason} is missing."
};
static const Message not_applicable_message = {
	"“{title}”: không thuộc trường hợp này.", "“{title}”: not the case here."
};
static const Message pass_message = {
	"“{title}”: đã kiểm tra, không có vấn đề.", "“{title}”: checked, nothing found."
};

static Message
message_of(const Check *check, Verdict verdict)
{
	if (verdict == FAIL)
		return check->rule->message[check->outcome.message];
	if (verdict != NOT_EVALUABLE)
		return verdict == PASS ? pass_message : not_applicable_message;
	for (int i = 0; i < (int) lengthof(silences); i++)
		if (strcmp(silences[i].reason, check->outcome.reason) == 0)
			return silences[i].message;
	return missing_message;
}

/* ---------- rows ---------- */

/* Sets a column to a string, or to NULL. */
void
set_text(Datum *values, bool *nulls, int column, const char *string)
{
	nulls[column] = string == NULL;
	if (string)
		values[column] = CStringGetTextDatum(string);
}

void
fill_finding(const Check *check, Verdict verdict, Datum *values, bool *nulls)
{
	const Rule *rule = check->rule;
	const Outcome *outcome = &check->outcome;
	bool		measured = verdict == FAIL && outcome->measured;
	bool		due = verdict == FAIL && outcome->due;
	const char *reason = verdict == NOT_APPLICABLE ? "not_applicable" : outcome->reason;
	const char *authority = NULL;
	Message		message = message_of(check, verdict);

	if (verdict == FAIL)
	{
		reason = due ? NULL : "no_deadline";
		authority = authority_of(check, &reason);
	}
	set_text(values, nulls, RULE_CODE, rule->code);
	set_text(values, nulls, STATUS, status_names[verdict]);
	set_text(values, nulls, SEVERITY, severity_names[outcome->severity]);
	set_text(values, nulls, ACTION, verdict == FAIL ? action_names[outcome->action] : NULL);
	nulls[OBSERVED] = nulls[EXPECTED] = nulls[DIFFERENCE] = !measured;
	if (measured)
	{
		values[OBSERVED] = NumericGetDatum(money_numeric(observed_of(outcome)));
		values[EXPECTED] = NumericGetDatum(money_numeric(outcome->expected));
		values[DIFFERENCE] = NumericGetDatum(money_numeric(difference_of(outcome)));
	}
	set_text(values, nulls, UNIT, measured ? unit_names[rule->unit] : NULL);
	set_text(values, nulls, REASON, reason);
	nulls[MESSAGE_VI] = nulls[MESSAGE_EN] = false;
	values[MESSAGE_VI] = put_into_words(check, message.vi, VI);
	values[MESSAGE_EN] = put_into_words(check, message.en, EN);
	set_text(values, nulls, AUTHORITY, authority);
	nulls[ACT_BY] = !due;
	values[ACT_BY] = DateADTGetDatum(outcome->act_by);
	set_text(values, nulls, LEGAL_BASIS, basis_of(check));
}
