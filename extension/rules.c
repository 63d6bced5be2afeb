/*-------------------------------------------------------------------------
 *
 * rules.c
 *	  The engine: facts in, findings out, by the tables of a subject.
 *
 * The facts of a call are read once (rules_facts.c).  Then every rule is tried; only
 * what is to be returned is measured out and put into words (rules_finding.c), and a
 * call that returns nothing makes no tuple store.  No tables are read and no
 * clock is asked: the same facts give the same findings for ever.
 *
 * IDENTIFICATION
 *	  extension/rules.c
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "funcapi.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/datetime.h"

#include "rules.h"
#include "vietnamese.h"

static const Subject *const subjects[] = {
	&project_subject, &plan_item_subject, &plan_subject, &network_subject
};

/* ---------- what predicates use ---------- */

/* compare_share() of what does not fit. */
int
compare_shares(Money part, Money whole, Money share)
{
	Numeric		product = NUMERIC_OP(numeric_mul, money_numeric(whole), money_numeric(share));

	return DatumGetInt32(DirectFunctionCall2(numeric_cmp, NumericGetDatum(money_numeric(part)),
											 NumericGetDatum(product)));
}

void
measure(Check *check, Money observed, Money expected)
{
	check->outcome.measured = true;
	check->outcome.observed = observed;
	check->outcome.expected = expected;
}

void
measure_days(Check *check, int64 days, Money allowed)
{
	measure(check, whole_money(days), allowed);
}

void
measure_share(Check *check, Money part, Money whole, Money share)
{
	measure(check, part, share);
	check->outcome.divided = true;
	check->outcome.divisor = whole;
}

void
set_act_by(Check *check, DateADT act_by)
{
	check->outcome.due = true;
	check->outcome.act_by = act_by;
}

/* Is an amount within another? */
Verdict
within(Check *check, int amount, int bound)
{
	NEED(amount);
	NEED(bound);
	measure(check, amount_of(check, amount), amount_of(check, bound));
	return compare(amount_of(check, amount), amount_of(check, bound)) > 0 ? FAIL : PASS;
}

/* The same of what is taken: nothing is within anything. */
Verdict
part_within(Check *check, int amount, int bound)
{
	NEED(amount);
	if (sign(amount_of(check, amount)) <= 0)
		return NOT_APPLICABLE;
	return within(check, amount, bound);
}

/* Is a part of a whole within the share that the rule's parameter is? */
Verdict
share_within(Check *check, int part, int whole)
{
	NEED(part);
	if (sign(amount_of(check, part)) <= 0)
		return NOT_APPLICABLE;
	NEED(whole);
	if (sign(amount_of(check, whole)) <= 0)
		return lacks(check, "no_baseline");
	measure_share(check, amount_of(check, part), amount_of(check, whole), parameter_of(check, 0));
	return compare_share(amount_of(check, part), amount_of(check, whole),
						 parameter_of(check, 0)) > 0 ? FAIL : PASS;
}

int
year_of(DateADT date)
{
	int			year;
	int			month;
	int			day;

	j2date(date + POSTGRES_EPOCH_JDATE, &year, &month, &day);
	return year;
}

DateADT
date_of(int year, int month, int day)
{
	return date2j(year, month, day) - POSTGRES_EPOCH_JDATE;
}

/* ---------- verdicts ---------- */

static inline void
start_outcome(Check *check, const Version *version)
{
	Outcome    *outcome = &check->outcome;

	check->version = version;
	outcome->reason = NULL;
	outcome->local_version = NULL;
	outcome->measured = false;
	outcome->divided = false;
	outcome->due = false;
	outcome->message = 0;
	outcome->severity = version->severity;
	outcome->action = check->rule->action;
}

static inline Verdict
try_version(Check *check, const Version *version)
{
	Verdict		verdict;

	start_outcome(check, version);
	verdict = check->rule->predicate(check);
	/* a last day in time from before the law bound nobody */
	if (verdict == FAIL && check->outcome.due && check->outcome.act_by < version->first)
		return lacks(check, "not_in_force");
	return verdict;
}

/*
 * Without the date that chooses a version nothing can be said but that what
 * the rule is about is not there; only what has always held needs no date.
 */
static Verdict
try_undated(Check *check, const Version *versions)
{
	Verdict		verdict = try_version(check, versions);
	bool		always = versions->first == NO_FIRST && versions->last == NO_LAST;

	if (always || verdict == NOT_APPLICABLE || verdict == NOT_EVALUABLE)
		return verdict;
	return lacks_fact(check, check->subject->date);
}

/*
 * The verdict for projects of one budget.  Of a day for which no version is
 * known nothing can be said, unless what the rule is about is not there.
 */
static inline Verdict
judge_source(Check *check, int source)
{
	const Rule *rule = check->rule;
	const Version *versions = versions_of(rule, source);
	int			day = rule->event;

	if (versions == NULL)
	{
		start_outcome(check, versions_of(rule, source == LOCAL ? NATIONAL : LOCAL));
		return NOT_APPLICABLE;
	}
	check->local = source == LOCAL;
	if (!(check->known & BIT(day)))
		day = check->subject->date;
	if (!(check->known & BIT(day)))
		return try_undated(check, versions);
	for (const Version *version = versions; version->basis; version++)
		if (check->fact[day].number >= version->first &&
			check->fact[day].number <= version->last)
			return try_version(check, version);
	if (try_version(check, versions) == NOT_APPLICABLE)
		return NOT_APPLICABLE;
	return lacks(check, "not_in_force");
}

/* The verdict where the budget is unknown: what both have in common. */
static Verdict
judge_any_source(Check *check)
{
	Verdict		local = judge_source(check, LOCAL);
	const char *reason = check->outcome.reason;
	const Version *version = check->version;
	Verdict		national = judge_source(check, NATIONAL);

	if (check->rule->local)
		check->outcome.local_version = version;
	if (national == NOT_EVALUABLE)
		return national;
	if (local == NOT_EVALUABLE)
		return lacks(check, reason);
	if ((local == FAIL) != (national == FAIL))
		return lacks_fact(check, check->subject->budget_source);
	return Max(local, national);
}

static inline Verdict
judge(Check *check, const Rule *rule)
{
	int			source = source_of(check);

	check->rule = rule;
	if (source != UNKNOWN_SOURCE)
		return judge_source(check, source);
	return rule->any ? judge_source(check, NATIONAL) : judge_any_source(check);
}

/* ---------- findings ---------- */

static void
put_row(FunctionCallInfo fcinfo, Datum *values, bool *nulls)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;

	/*
	 * A call that returns no row does without a tuple store, and none needs a
	 * row type of its own: that of the caller is the function's.
	 */
	if (result->setResult == NULL)
	{
		MemoryContext before = MemoryContextSwitchTo(result->econtext->ecxt_per_query_memory);

		result->setResult = tuplestore_begin_heap((result->allowedModes & SFRM_Materialize_Random) != 0,
												  false, work_mem);
		MemoryContextSwitchTo(before);
	}
	tuplestore_putvalues(result->setResult, result->expectedDesc, values, nulls);
}

static void
start_rows(FunctionCallInfo fcinfo)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;

	if (result == NULL || !IsA(result, ReturnSetInfo) || result->expectedDesc == NULL ||
		!(result->allowedModes & SFRM_Materialize))
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("set-valued function called in context that cannot accept a set")));
	result->returnMode = SFRM_Materialize;
}

/* check_project(facts..., parameters, include_passed) and its like. */
Datum
check_subject(FunctionCallInfo fcinfo, const Subject *subject)
{
	int			parameters = subject->fact_count;
	bool		include_passed = !PG_ARGISNULL(parameters + 1) && PG_GETARG_BOOL(parameters + 1);
	Check		check;

	require_utf8();
	start_rows(fcinfo);
	read_facts(&check, fcinfo, subject);
	read_parameters(&check, fcinfo, parameters);
	for (int i = 0; i < subject->rule_count; i++)
	{
		Verdict		verdict = judge(&check, &subject->rules[i]);
		Datum		values[FINDING_COLUMNS];
		bool		nulls[FINDING_COLUMNS];

		if (verdict < FAIL && !include_passed)
			continue;
		fill_finding(&check, verdict, values, nulls);
		put_row(fcinfo, values, nulls);
	}
	return (Datum) 0;
}

/* ---------- the headline ---------- */

enum HeadlineColumn
{
	HEADLINE_ACTION,
	HEADLINE_RULE,
	HEADLINE_SEVERITY,
	FINDING_COUNT,
	NOT_EVALUABLE_COUNT,
	HEADLINE_REASON,
	HEADLINE_VI,
	HEADLINE_EN,
	HEADLINE_AUTHORITY,
	HEADLINE_ACT_BY,
	HEADLINE_BASIS,
	HEADLINE_COLUMNS
};

/* Where each comes from in a finding; the counts do not. */
static const int headline_source[HEADLINE_COLUMNS] = {
	ACTION, RULE_CODE, SEVERITY, -1, -1, REASON, MESSAGE_VI, MESSAGE_EN,
	AUTHORITY, ACT_BY, LEGAL_BASIS
};

/* Is a finding with this outcome to be the headline instead of that one? */
static bool
comes_before(const Outcome *outcome, const Outcome *headline)
{
	if (outcome->action != headline->action)
		return outcome->action < headline->action;
	return outcome->severity < headline->severity;
}

/* The row type of the function being called, looked up once a query. */
static TupleDesc
result_type(FunctionCallInfo fcinfo)
{
	FmgrInfo   *flinfo = fcinfo->flinfo;

	if (flinfo->fn_extra == NULL)
	{
		MemoryContext before = MemoryContextSwitchTo(flinfo->fn_mcxt);
		TupleDesc	type;

		if (get_call_result_type(fcinfo, NULL, &type) != TYPEFUNC_COMPOSITE)
			elog(ERROR, "return type must be a row type");
		flinfo->fn_extra = BlessTupleDesc(type);
		MemoryContextSwitchTo(before);
	}
	return flinfo->fn_extra;
}

/* project_action(facts..., parameters) and its like. */
Datum
subject_action(FunctionCallInfo fcinfo, const Subject *subject)
{
	Check		check;
	Outcome		headline;
	const Rule *rule = NULL;
	const Version *version = NULL;
	int			findings = 0;
	int			silent = 0;
	Datum		values[HEADLINE_COLUMNS];
	bool		nulls[HEADLINE_COLUMNS];

	require_utf8();
	read_facts(&check, fcinfo, subject);
	read_parameters(&check, fcinfo, subject->fact_count);
	for (int i = 0; i < subject->rule_count; i++)
	{
		Verdict		verdict = judge(&check, &subject->rules[i]);

		silent += verdict == NOT_EVALUABLE;
		if (verdict != FAIL)
			continue;
		if (findings++ == 0 || comes_before(&check.outcome, &headline))
		{
			headline = check.outcome;
			rule = check.rule;
			version = check.version;
		}
	}

	memset(nulls, true, sizeof(nulls));
	if (rule)
	{
		Datum		finding[FINDING_COLUMNS];
		bool		missing[FINDING_COLUMNS];

		check.rule = rule;
		check.version = version;
		check.outcome = headline;
		fill_finding(&check, FAIL, finding, missing);
		for (int i = 0; i < HEADLINE_COLUMNS; i++)
			if (headline_source[i] >= 0)
			{
				values[i] = finding[headline_source[i]];
				nulls[i] = missing[headline_source[i]];
			}
	}
	else
	{
		set_text(values, nulls, HEADLINE_VI,
				 psprintf("Không có vấn đề nào được phát hiện; %d quy tắc chưa thể kiểm tra.", silent));
		set_text(values, nulls, HEADLINE_EN,
				 psprintf("Nothing was found; rules that could not be checked: %d.", silent));
	}
	nulls[FINDING_COUNT] = nulls[NOT_EVALUABLE_COUNT] = false;
	values[FINDING_COUNT] = Int32GetDatum(findings);
	values[NOT_EVALUABLE_COUNT] = Int32GetDatum(silent);
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(result_type(fcinfo), values, nulls)));
}

/* ---------- listings ---------- */

enum RuleColumn
{
	LISTED_CODE,
	LISTED_SUBJECT,
	LISTED_BUDGET,
	LISTED_FROM,
	LISTED_TO,
	LISTED_SEVERITY,
	LISTED_ACTION,
	LISTED_DECIDER,
	LISTED_TITLE_VI,
	LISTED_TITLE_EN,
	LISTED_MEANING_VI,
	LISTED_MEANING_EN,
	LISTED_NUMERATOR_VI,
	LISTED_NUMERATOR_EN,
	LISTED_DENOMINATOR_VI,
	LISTED_DENOMINATOR_EN,
	LISTED_REMEDY_VI,
	LISTED_REMEDY_EN,
	LISTED_FACTS,
	LISTED_PARAMETERS,
	LISTED_BASIS,
	LISTED_COLUMNS
};

static char *
list_facts(const Subject *subject, uint64 facts)
{
	StringInfoData list;

	initStringInfo(&list);
	for (int i = 0; i < subject->fact_count; i++)
		if (facts & BIT(i))
			appendStringInfo(&list, "%s%s", list.len > 0 ? ", " : "", subject->facts[i].name);
	return list.data;
}

/* As the argument is to be given; NULL if there are none. */
static char *
list_parameters(const Version *version)
{
	StringInfoData list;

	initStringInfo(&list);
	for (int i = 0; i < MAX_PARAMETERS; i++)
		if (version->parameter[i].name)
			appendStringInfo(&list, "%s\"%s\": %s", list.len > 0 ? ", " : "{",
							 version->parameter[i].name,
							 money_to_text(version->parameter[i].value));
	appendStringInfoChar(&list, '}');
	return list.len > 1 ? list.data : NULL;
}

/* Sets a column to the Vietnamese sentence and the next to the English one. */
static void
set_message(Datum *values, bool *nulls, int column, const Message *message)
{
	set_text(values, nulls, column, message->vi);
	set_text(values, nulls, column + 1, message->en);
}

static void
list_version(FunctionCallInfo fcinfo, const Subject *subject, const Rule *rule,
			 const Version *version, const char *budget)
{
	Datum		values[LISTED_COLUMNS];
	bool		nulls[LISTED_COLUMNS];
	bool		local = subject->budget_source == NO_FACT ||
		(budget && strcmp(budget, budget_source_codes[LOCAL].code) == 0);

	set_text(values, nulls, LISTED_CODE, rule->code);
	set_text(values, nulls, LISTED_SUBJECT, subject->name);
	set_text(values, nulls, LISTED_BUDGET, budget);
	nulls[LISTED_FROM] = version->first == NO_FIRST;
	values[LISTED_FROM] = DateADTGetDatum(version->first);
	nulls[LISTED_TO] = version->last == NO_LAST;
	values[LISTED_TO] = DateADTGetDatum(version->last);
	set_text(values, nulls, LISTED_SEVERITY, severity_names[version->severity]);
	set_text(values, nulls, LISTED_ACTION, action_names[rule->action]);
	set_text(values, nulls, LISTED_DECIDER, local ? LOCAL_AUTHORITY : decider_names[rule->decider]);
	set_message(values, nulls, LISTED_TITLE_VI, &rule->title);
	set_message(values, nulls, LISTED_MEANING_VI, &rule->meaning);
	set_message(values, nulls, LISTED_NUMERATOR_VI, &rule->numerator);
	set_message(values, nulls, LISTED_DENOMINATOR_VI, &rule->denominator);
	set_message(values, nulls, LISTED_REMEDY_VI, &rule->remedy);
	set_text(values, nulls, LISTED_FACTS, list_facts(subject, rule->facts));
	set_text(values, nulls, LISTED_PARAMETERS, list_parameters(version));
	set_text(values, nulls, LISTED_BASIS, version->basis);
	put_row(fcinfo, values, nulls);
}

/* rules(): every rule, a row for each version it has. */
KC_FUNCTION(rules);
Datum
rules(PG_FUNCTION_ARGS)
{
	require_utf8();
	start_rows(fcinfo);
	for (int s = 0; s < (int) lengthof(subjects); s++)
		for (int i = 0; i < subjects[s]->rule_count; i++)
		{
			const Rule *rule = &subjects[s]->rules[i];

			for (int source = 0; source < (rule->any ? 1 : BUDGET_SOURCES); source++)
				for (const Version *version = versions_of(rule, source);
					 version && version->basis; version++)
					list_version(fcinfo, subjects[s], rule, version,
								 rule->any ? NULL : budget_source_codes[source].code);
		}
	return (Datum) 0;
}

enum FactColumn
{
	FACT_SUBJECT,
	FACT_PLACE,
	FACT_NAME,
	FACT_TYPE,
	FACT_CODES,
	FACT_VI,
	FACT_COLUMNS
};

static const char *const fact_types[] = {
	"date", "integer, a year", "integer", "numeric, đồng", "numeric, 0 to 1",
	"numeric, 1 to 10", "daterange", "boolean", "text, a code", "text"
};

/* rule_facts(): the arguments of the functions that check. */
KC_FUNCTION(rule_facts);
Datum
rule_facts(PG_FUNCTION_ARGS)
{
	require_utf8();
	start_rows(fcinfo);
	for (int s = 0; s < (int) lengthof(subjects); s++)
		for (int i = 0; i < subjects[s]->fact_count; i++)
		{
			const Fact *fact = &subjects[s]->facts[i];
			Datum		values[FACT_COLUMNS];
			bool		nulls[FACT_COLUMNS] = {false};

			set_text(values, nulls, FACT_SUBJECT, subjects[s]->name);
			values[FACT_PLACE] = Int32GetDatum(i + 1);
			set_text(values, nulls, FACT_NAME, fact->name);
			set_text(values, nulls, FACT_TYPE, fact_types[fact->type]);
			set_text(values, nulls, FACT_CODES, fact->codes ? list_codes(fact->codes) : NULL);
			set_text(values, nulls, FACT_VI, fact->vi);
			put_row(fcinfo, values, nulls);
		}
	return (Datum) 0;
}

/* ---------- support norms ---------- */

/* A bound or what it is of; NULL if the norm has none. */
static Numeric
norm_argument(FunctionCallInfo fcinfo, int n)
{
	Money		money;

	if (PG_ARGISNULL(n))
		return NULL;
	money = money_read(PG_GETARG_VARLENA_PP(n));
	if (money_sign(money) < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("cost, rate, cap and multiplier must not be negative"),
				 errdetail("The argument is %s.", money_to_text(money)),
				 errhint("Use NULL where a norm has no such bound.")));
	return money_numeric(money);
}

/*
 * support_ceiling(eligible_cost, max_rate, max_amount, multiplier): the lower
 * of rate * cost and cap * multiplier.  A rate or a cap that is NULL is no
 * bound, a multiplier that is NULL none.
 */
KC_FUNCTION(support_ceiling);
Datum
support_ceiling(PG_FUNCTION_ARGS)
{
	Numeric		cost = norm_argument(fcinfo, 0);
	Numeric		rate = norm_argument(fcinfo, 1);
	Numeric		cap = norm_argument(fcinfo, 2);
	Numeric		multiplier = norm_argument(fcinfo, 3);

	if (rate && money_compare(money_from_numeric(rate), whole_money(1)) > 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("a support rate must not be above 1"),
				 errdetail("The rate is %s.", numeric_to_text(rate)),
				 errhint("Give a fraction: 0.5 for 50 %%.")));
	if (rate && cost == NULL)
		PG_RETURN_NULL();
	if (rate)
		rate = NUMERIC_OP(numeric_mul, cost, rate);
	if (cap && multiplier)
		cap = NUMERIC_OP(numeric_mul, cap, multiplier);
	if (rate && cap)
		cap = NUMERIC_OP(numeric_smaller, rate, cap);
	else if (rate)
		cap = rate;
	if (cap == NULL)
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(money_numeric(money_from_numeric(cap)));
}
