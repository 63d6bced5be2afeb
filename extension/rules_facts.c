/*-------------------------------------------------------------------------
 *
 * rules_facts.c
 *	  What a check is about: its arguments, read once and refused where no
 *	  answer could be right.
 *
 * IDENTIFICATION
 *	  extension/rules_facts.c
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "mb/pg_wchar.h"
#include "utils/builtins.h"
#include "utils/jsonb.h"
#include "utils/rangetypes.h"
#include "utils/typcache.h"

#include "rules.h"

/* Years that dates and plans may be of, as in a year_set. */
#define FIRST_YEAR 1900
#define LAST_YEAR 2155

#define LONGEST_QUOTE 40

/* The least (zero, if not said) and the most that a parameter may be, by its unit. */
static const int64 least[COUNT + 1] = {[FACTOR] = 1};
static const int64 most[] = {
	[DAYS] = 36500, [DONG] = INT64CONST(1000000000000000), [SHARE] = 1, [RATIO] = 10,
	[FACTOR] = 10, [COUNT] = 1000000
};

/* What such a parameter is. */
static const char *const unit_hints[] = {
	[DAYS] = "It is a number of days", [DONG] = "It is an amount in đồng",
	[SHARE] = "Give a fraction, 0.15 for 15 %", [RATIO] = "Give a fraction, 0.15 for 15 %",
	[FACTOR] = "It is what an amount is multiplied by", [COUNT] = "It is a count"
};

const Code budget_source_codes[] = {
	{"national", "ngân sách trung ương", "the national budget"},
	{"local", "ngân sách địa phương", "the local budget"},
	{NULL}
};

/* Who may decide about local budgets; the first does unless the caller says. */
static const char *const authorities[] = {
	"provincial_committee", "provincial_department", "department", "minister"
};

/* ---------- facts ---------- */

pg_noreturn static void
refuse_fact(const Fact *fact, int sqlerrcode, const char *must, char *value,
			const char *hint)
{
	ereport(ERROR,
			(errcode(sqlerrcode),
			 errmsg("%s must be %s", fact->name, must),
			 errdetail("The argument is %s.", value),
			 errhint("%s", hint)));
}

static int32
read_date(const Fact *fact, DateADT date)
{
	if (date < DATE(FIRST_YEAR, 1, 1) || date > DATE(LAST_YEAR, 12, 31))
		refuse_fact(fact, ERRCODE_DATETIME_VALUE_OUT_OF_RANGE,
					"a day of the years 1900 to 2155",
					DatumGetCString(DirectFunctionCall1(date_out, DateADTGetDatum(date))),
					"Use NULL for an unknown date.");
	return date;
}

static int32
read_number(const Fact *fact, int32 number)
{
	if (fact->type == YEAR_FACT && (number < FIRST_YEAR || number > LAST_YEAR))
		refuse_fact(fact, ERRCODE_INVALID_PARAMETER_VALUE, "from 1900 to 2155",
					psprintf("%d", number), "Years have four digits.");
	if (number < 0)
		refuse_fact(fact, ERRCODE_INVALID_PARAMETER_VALUE, "zero or more",
					psprintf("%d", number), "Use NULL for an unknown number.");
	return number;
}

static Money
read_amount(const Fact *fact, struct varlena *datum)
{
	Money		amount = money_read(datum);

	if (fact->type == SHARE_FACT &&
		(money_sign(amount) < 0 || money_compare(amount, whole_money(1)) > 0))
		refuse_fact(fact, ERRCODE_INVALID_PARAMETER_VALUE, "from 0 to 1",
					money_to_text(amount), "Give a fraction: 0.75 for 75 %.");
	if (fact->type == FACTOR_FACT &&
		(money_compare(amount, whole_money(1)) < 0 || money_compare(amount, whole_money(10)) > 0))
		refuse_fact(fact, ERRCODE_INVALID_PARAMETER_VALUE, "from 1 to 10",
					money_to_text(amount), "Use 1 where nothing is multiplied.");
	return amount;
}

/*
 * A bound is a day like any other, or there is none: a first day at -infinity
 * or a last one at infinity, but not the other way round.
 */
static DateADT
read_bound(const Fact *fact, const RangeBound *bound, DateADT none)
{
	DateADT		date = DatumGetDateADT(bound->val);

	if (bound->infinite || date == none)
		return none;
	if (!bound->lower && !DATE_NOT_FINITE(date))
		date--;
	return read_date(fact, date);
}

/* Ranges of days are stored as from the first to before the last. */
static Period
read_period(const Fact *fact, RangeType *range)
{
	TypeCacheEntry *type = lookup_type_cache(RangeTypeGetOid(range), TYPECACHE_RANGE_INFO);
	RangeBound	lower;
	RangeBound	upper;
	bool		empty;
	Period		period;

	range_deserialize(type, range, &lower, &upper, &empty);
	if (empty)
		refuse_fact(fact, ERRCODE_INVALID_PARAMETER_VALUE, "a period with a day in it", "empty",
					"Use NULL for an unknown period.");
	period.first = read_bound(fact, &lower, NO_FIRST);
	period.last = read_bound(fact, &upper, NO_LAST);
	return period;
}

/* "a, b, c" */
char *
list_codes(const Code *codes)
{
	StringInfoData list;

	initStringInfo(&list);
	for (const Code *code = codes; code->code; code++)
		appendStringInfo(&list, "%s%s", code == codes ? "" : ", ", code->code);
	return list.data;
}

static bool
text_is(const text *value, const char *string)
{
	size_t		length = strlen(string);

	return VARSIZE_ANY_EXHDR(value) == length &&
		memcmp(VARDATA_ANY(value), string, length) == 0;
}

/* Text to quote in a message: its beginning, if it is long. */
static char *
quote(const char *string, int length)
{
	int			clipped = pg_mbcliplen(string, length, LONGEST_QUOTE);

	return psprintf("%.*s%s", clipped, string, clipped < length ? "..." : "");
}

/* The place of a code in its list. */
static int32
read_code(const Fact *fact, const text *value)
{
	for (int i = 0; fact->codes[i].code; i++)
		if (text_is(value, fact->codes[i].code))
			return i;
	refuse_fact(fact, ERRCODE_INVALID_PARAMETER_VALUE, "a known code",
				psprintf("\"%s\"", quote(VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value))),
				psprintf("Codes are: %s.", list_codes(fact->codes)));
}

void
read_facts(Check *check, FunctionCallInfo fcinfo, const Subject *subject)
{
	check->subject = subject;
	check->rule = NULL;
	check->known = 0;
	for (int i = 0; i < subject->fact_count; i++)
	{
		const Fact *fact = &subject->facts[i];
		FactValue  *value = &check->fact[i];

		if (PG_ARGISNULL(i))
			continue;
		check->known |= BIT(i);
		switch (fact->type)
		{
			case DATE_FACT:
				value->number = read_date(fact, PG_GETARG_DATEADT(i));
				break;
			case YEAR_FACT:
			case COUNT_FACT:
				value->number = read_number(fact, PG_GETARG_INT32(i));
				break;
			case MONEY_FACT:
			case SHARE_FACT:
			case FACTOR_FACT:
				value->amount = read_amount(fact, PG_GETARG_VARLENA_PP(i));
				break;
			case PERIOD_FACT:
				value->period = read_period(fact, PG_GETARG_RANGE_P(i));
				break;
			case BOOLEAN_FACT:
				value->number = PG_GETARG_BOOL(i);
				break;
			case CODE_FACT:
				value->number = read_code(fact, PG_GETARG_TEXT_PP(i));
				break;
			case TEXT_FACT:
				value->text = PG_GETARG_TEXT_PP(i);
				break;
		}
	}
}

/* ---------- parameters ---------- */

/* The first parameter of that name, or NULL. */
static const Parameter *
find_parameter(const Subject *subject, const char *name)
{
	for (int i = 0; i < subject->rule_count; i++)
	{
		for (int source = 0; source < BUDGET_SOURCES; source++)
			for (const Version *version = versions_of(&subject->rules[i], source);
				 version && version->basis; version++)
				for (int place = 0; place < MAX_PARAMETERS; place++)
				{
					const Parameter *parameter = &version->parameter[place];

					if (parameter->name && strcmp(parameter->name, name) == 0)
						return parameter;
				}
	}
	return NULL;
}

pg_noreturn static void
refuse_parameter(const char *name, const char *must, const char *hint)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("parameter \"%s\" must be %s", name, must),
			 errhint("%s", hint)));
}

/* A value of the parameter's unit; a percentage in place of a share is none. */
static Money
read_parameter(const Parameter *parameter, const JsonbValue *json)
{
	bool		whole = parameter->unit == DAYS || parameter->unit == COUNT;
	Money		value;

	if (json->type == jbvNumeric)
	{
		value = money_from_numeric(json->val.numeric);
		if (money_compare(value, whole_money(least[parameter->unit])) >= 0 &&
			money_compare(value, whole_money(most[parameter->unit])) <= 0 &&
			!(whole && (value.wide || value.units % MONEY_ONE != 0)))
			return value;
	}
	refuse_parameter(parameter->name,
					 psprintf("a %snumber from " INT64_FORMAT " to " INT64_FORMAT, whole ? "whole " : "",
							  least[parameter->unit], most[parameter->unit]),
					 psprintf("%s; rules() lists parameters with their defaults.", unit_hints[parameter->unit]));
}

static const char *
read_authority(const JsonbValue *json)
{
	if (json->type == jbvString)
		for (int i = 0; i < (int) lengthof(authorities); i++)
			if (strlen(authorities[i]) == (size_t) json->val.string.len &&
				memcmp(authorities[i], json->val.string.val, json->val.string.len) == 0)
				return authorities[i];
	refuse_parameter(LOCAL_AUTHORITY, "the code of an authority",
					 "Codes are: provincial_committee, provincial_department, department, minister.");
}

static void
read_pair(Check *check, const JsonbValue *key, const JsonbValue *json)
{
	char	   *name = pnstrdup(key->val.string.val, key->val.string.len);
	const Parameter *parameter;

	if (strcmp(name, LOCAL_AUTHORITY) == 0)
	{
		check->local_authority = read_authority(json);
		return;
	}
	parameter = find_parameter(check->subject, name);
	if (parameter == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("unknown parameter of the rules for a %s: \"%s\"",
						check->subject->name, quote(name, strlen(name))),
				 errhint("Parameters are \"%s\" and those that rules() lists for the subject.",
						 LOCAL_AUTHORITY)));
	check->overrides[check->override_count].parameter = parameter;
	check->overrides[check->override_count++].value = read_parameter(parameter, json);
}

/* As given or by default, a warning comes no later than a breach. */
static void
check_levels(const Check *check, const Version *versions)
{
	for (const Version *version = versions; version->basis; version++)
	{
		const Parameter *lower = &version->parameter[0];
		const Parameter *upper = &version->parameter[1];
		Money		low = overridden(check, lower);
		Money		high = overridden(check, upper);

		if (money_compare(low, high) > 0)
			ereport(ERROR,
					(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
					 errmsg("parameter \"%s\" must not be above \"%s\"", lower->name, upper->name),
					 errdetail("They are %s and %s.", money_to_text(low), money_to_text(high)),
					 errhint("Give both; rules() lists their defaults.")));
	}
}

/* '{}', which is what most calls have, costs nothing. */
void
read_parameters(Check *check, FunctionCallInfo fcinfo, int n)
{
	Jsonb	   *jsonb;
	JsonbIterator *iterator;
	JsonbValue	key;
	JsonbValue	json;

	check->overrides = NULL;
	check->override_count = 0;
	check->local_authority = authorities[0];
	if (PG_ARGISNULL(n))
		return;
	jsonb = PG_GETARG_JSONB_P(n);
	if (!JB_ROOT_IS_OBJECT(jsonb))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("parameters must be a JSON object"),
				 errhint("Write names and values, as in '{\"settlement_days\": 20}'.")));
	if (JB_ROOT_COUNT(jsonb) == 0)
		return;
	check->overrides = palloc_array(Override, JB_ROOT_COUNT(jsonb));
	iterator = JsonbIteratorInit(&jsonb->root);
	JsonbIteratorNext(&iterator, &key, true);
	while (JsonbIteratorNext(&iterator, &key, true) == WJB_KEY)
	{
		JsonbIteratorNext(&iterator, &json, true);
		read_pair(check, &key, &json);
	}
	for (int i = 0; i < check->subject->rule_count; i++)
		if (check->subject->rules[i].levels)
			check_levels(check, check->subject->rules[i].any);
}

/* The value that the caller has given for a parameter, or its own. */
Money
overridden(const Check *check, const Parameter *parameter)
{
	for (int i = 0; i < check->override_count; i++)
		if (strcmp(check->overrides[i].parameter->name, parameter->name) == 0)
			return check->overrides[i].value;
	return parameter->value;
}
