/*-------------------------------------------------------------------------
 *
 * rules_plan.c
 *	  The rules that the plan of a year is checked against.
 *
 * The table of rules is the list in rules_plan.h.
 *
 * IDENTIFICATION
 *	  extension/rules_plan.c
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "rules.h"
#include "rules_law.h"

/* ---------- facts ---------- */

static const Code stage_codes[] = {
	{"province", "Sở Công Thương", "the provincial department"},
	{"ministry", "Cục", "the department"},
	{NULL}
};

enum Stage
{
	PROVINCE_STAGE,
	MINISTRY_STAGE
};

/* In the order of the arguments. */
#define PLAN_FACTS(FACT) \
	FACT(PLAN_YEAR, "plan_year", "năm kế hoạch", YEAR_FACT, NULL) \
	FACT(BUDGET_SOURCE, "budget_source", "nguồn kinh phí", CODE_FACT, budget_source_codes) \
	FACT(APPROVED_AMOUNT, "approved_amount", "kinh phí kế hoạch", MONEY_FACT, NULL) \
	FACT(ITEMS_AMOUNT, "items_amount", "tổng kinh phí các đề án", MONEY_FACT, NULL) \
	FACT(ANNOUNCED_ITEMS, "announced_items", "số mục công bố", COUNT_FACT, NULL) \
	FACT(LISTED_ITEMS, "listed_items", "số mục liệt kê", COUNT_FACT, NULL) \
	FACT(BUDGET_AMOUNT, "budget_amount", "dự toán được giao", MONEY_FACT, NULL) \
	FACT(REGISTERED_ON, "registered_on", "ngày đăng ký", DATE_FACT, NULL) \
	FACT(MANAGEMENT_COST, "management_cost", "chi quản lý", MONEY_FACT, NULL) \
	FACT(DIFFICULT_SHARE, "difficult_share", "tỷ trọng địa bàn khó khăn", SHARE_FACT, NULL) \
	FACT(DIFFICULT_TARGET, "difficult_target", "chỉ tiêu tỷ trọng địa bàn khó khăn", SHARE_FACT, NULL) \
	FACT(FOCAL_COUNT, "focal_count", "số đề án điểm", COUNT_FACT, NULL) \
	FACT(MULTI_YEAR_COUNT, "multi_year_count", "số đề án nhiều năm", COUNT_FACT, NULL) \
	FACT(INTEGRATED_COUNT, "integrated_count", "số đề án lồng ghép", COUNT_FACT, NULL) \
	FACT(APPROVED_ON, "approved_on", "ngày phê duyệt", DATE_FACT, NULL) \
	FACT(AS_OF, "as_of", "ngày được xét", DATE_FACT, NULL) \
	FACT(REGISTRATION_STAGE, "registration_stage", "nơi nhận đăng ký", CODE_FACT, stage_codes) \
	FACT(REGISTERED, "registered", "đã đăng ký hay chưa", BOOLEAN_FACT, NULL) \
	FACT(NATIONAL_AMOUNT, "national_amount", "phần ngân sách trung ương của các đề án", MONEY_FACT, NULL) \
	FACT(NATIONAL_BUDGET, "national_budget", "ngân sách trung ương được giao", MONEY_FACT, NULL) \
	FACT(LOCAL_AMOUNT, "local_amount", "phần ngân sách địa phương của các đề án", MONEY_FACT, NULL) \
	FACT(LOCAL_BUDGET, "local_budget", "ngân sách địa phương được giao", MONEY_FACT, NULL) \
	FACT(PRIORITY_ORDER_BREACHES, "priority_order_breaches", "số đề án xếp sai thứ tự ưu tiên", COUNT_FACT, NULL) \
	FACT(HAS_PROGRAMME, "has_programme", "có chương trình giai đoạn hay không", BOOLEAN_FACT, NULL) \
	FACT(PREVIOUS_TOTAL, "previous_total", "kinh phí kế hoạch năm trước", MONEY_FACT, NULL) \
	FACT(PROGRAMME_PERIOD, "programme_period", "giai đoạn của chương trình", PERIOD_FACT, NULL) \
	FACT(PROGRAMME_REMAINING, "programme_remaining", "phần kinh phí còn lại của chương trình", MONEY_FACT, NULL)

enum PlanFact
{
	PLAN_FACTS(FACT_PLACE)
	PLAN_FACT_COUNT
};

static const Fact plan_facts[] = {PLAN_FACTS(FACT_ENTRY)};

StaticAssertDecl(PLAN_FACT_COUNT <= MAX_FACTS, "facts are bits of a word");

/* ---------- figures that must agree ---------- */

static Verdict
items_total(Check *check)
{
	int			order;

	NEED(APPROVED_AMOUNT);
	NEED(ITEMS_AMOUNT);
	order = compare(amount_of(check, ITEMS_AMOUNT), amount_of(check, APPROVED_AMOUNT));
	measure(check, amount_of(check, ITEMS_AMOUNT), amount_of(check, APPROVED_AMOUNT));
	check->outcome.message = order < 0;
	return order == 0 ? PASS : FAIL;
}

static Verdict
items_count(Check *check)
{
	NEED(ANNOUNCED_ITEMS);
	NEED(LISTED_ITEMS);
	measure(check, whole_money(number_of(check, LISTED_ITEMS)), whole_money(number_of(check, ANNOUNCED_ITEMS)));
	return number_of(check, LISTED_ITEMS) == number_of(check, ANNOUNCED_ITEMS) ? PASS : FAIL;
}

/* ---------- money ---------- */

static Verdict
above_budget(Check *check)
{
	return within(check, APPROVED_AMOUNT, BUDGET_AMOUNT);
}

static Verdict
above_national_budget(Check *check)
{
	return part_within(check, NATIONAL_AMOUNT, NATIONAL_BUDGET);
}

static Verdict
above_local_budget(Check *check)
{
	return part_within(check, LOCAL_AMOUNT, LOCAL_BUDGET);
}

static Verdict
management_cost(Check *check)
{
	return share_within(check, MANAGEMENT_COST, BUDGET_AMOUNT);
}

static Verdict
plan_growth(Check *check)
{
	Money		more;

	NEED(APPROVED_AMOUNT);
	NEED(PREVIOUS_TOTAL);
	if (sign(amount_of(check, PREVIOUS_TOTAL)) <= 0)
		return lacks(check, "no_baseline");
	more = subtract(amount_of(check, APPROVED_AMOUNT), amount_of(check, PREVIOUS_TOTAL));
	measure_share(check, more, amount_of(check, PREVIOUS_TOTAL), parameter_of(check, 0));
	return compare_share(more, amount_of(check, PREVIOUS_TOTAL), parameter_of(check, 0)) >= 0 ? FAIL : PASS;
}

/* ---------- time ---------- */

/*
 * The last day in time, in the year before the plan's: to the provincial
 * department before 20 May, to the ministry before 15 June and, since the
 * circular of July 2018, before 20 June.
 */
static DateADT
last_registration_day(const Check *check)
{
	int			year = number_of(check, PLAN_YEAR) - 1;

	if (number_of(check, REGISTRATION_STAGE) == PROVINCE_STAGE)
		return date_of(year, 5, 19);
	return date_of(year, 6, year <= 2018 ? 14 : 19);
}

/* What was registered late needs no decision any more. */
static Verdict
registered_late(Check *check)
{
	DateADT		act_by;
	DateADT		day;

	NEED(PLAN_YEAR);
	NEED(REGISTRATION_STAGE);
	act_by = last_registration_day(check) + (int) (parameter_of(check, 0).units / MONEY_ONE);
	if (is_known(check, REGISTERED_ON) &&
		!(is_known(check, AS_OF) && number_of(check, REGISTERED_ON) > number_of(check, AS_OF)))
	{
		day = number_of(check, REGISTERED_ON);
		check->outcome.action = NO_ACTION;
	}
	else
	{
		/* what is to come has not happened yet */
		if (!is_known(check, REGISTERED_ON) && !known_to_be(check, REGISTERED, false))
			return lacks_fact(check, REGISTERED_ON);
		NEED(AS_OF);
		day = number_of(check, AS_OF);
		check->outcome.message = 1;
	}
	if (day <= act_by)
		return PASS;
	measure_days(check, (int64) day - act_by, whole_money(0));
	set_act_by(check, act_by);
	return FAIL;
}

/* ---------- priorities ---------- */

static Verdict
priority_order(Check *check)
{
	NEED(PRIORITY_ORDER_BREACHES);
	measure(check, whole_money(number_of(check, PRIORITY_ORDER_BREACHES)), whole_money(0));
	/* since the circular on national money, focal projects come before all */
	check->outcome.message = source_of(check) == NATIONAL && check->version->first >= DATE(2014, 2, 10);
	return number_of(check, PRIORITY_ORDER_BREACHES) > 0 ? FAIL : PASS;
}

static Verdict
difficult_share_low(Check *check)
{
	NEED(DIFFICULT_SHARE);
	NEED(DIFFICULT_TARGET);
	measure(check, amount_of(check, DIFFICULT_SHARE), amount_of(check, DIFFICULT_TARGET));
	return compare(amount_of(check, DIFFICULT_SHARE), amount_of(check, DIFFICULT_TARGET)) < 0 ? FAIL : PASS;
}

/* Are there as many as there should be? */
static Verdict
at_least(Check *check, int count)
{
	NEED(count);
	measure(check, whole_money(number_of(check, count)), parameter_of(check, 0));
	return compare(check->outcome.observed, check->outcome.expected) < 0 ? FAIL : PASS;
}

static Verdict
no_focal(Check *check)
{
	return at_least(check, FOCAL_COUNT);
}

static Verdict
no_multi_year(Check *check)
{
	return at_least(check, MULTI_YEAR_COUNT);
}

static Verdict
no_integrated(Check *check)
{
	return at_least(check, INTEGRATED_COUNT);
}

/* ---------- the programme above ---------- */

static Verdict
programme_missing(Check *check)
{
	return fails_unless(check, HAS_PROGRAMME);
}

/* Is any day of the plan's year one of the programme's? */
static Verdict
outside_programme_period(Check *check)
{
	Period		period;
	int			year;

	if (known_to_be(check, HAS_PROGRAMME, false))
		return NOT_APPLICABLE;
	NEED(PROGRAMME_PERIOD);
	NEED(PLAN_YEAR);
	period = check->fact[PROGRAMME_PERIOD].period;
	year = number_of(check, PLAN_YEAR);
	return date_of(year, 12, 31) < period.first || date_of(year, 1, 1) > period.last ? FAIL : PASS;
}

static Verdict
above_programme_remaining(Check *check)
{
	if (known_to_be(check, HAS_PROGRAMME, false))
		return NOT_APPLICABLE;
	return part_within(check, ITEMS_AMOUNT, PROGRAMME_REMAINING);
}

/* ---------- the tables ---------- */

static const Rule plan_rules[] = {
#include "rules_plan.h"
};

const Subject plan_subject = {
	.name = "plan",
	.facts = plan_facts,
	.fact_count = PLAN_FACT_COUNT,
	.rules = plan_rules,
	.rule_count = lengthof(plan_rules),
	.date = AS_OF,
	.budget_source = BUDGET_SOURCE,
	.is_group = NO_FACT
};

KC_FUNCTION_AS(check_plan, check_subject(fcinfo, &plan_subject));
