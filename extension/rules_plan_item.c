/*-------------------------------------------------------------------------
 *
 * rules_plan_item.c
 *	  The rules that an item of a plan is checked against.
 *
 * The table of rules is the list in rules_plan_item.h.  Whether a code is on a
 * list, which norm is in force and what a programme has left is for whoever
 * calls to look up: facts say what came out of that.
 *
 * IDENTIFICATION
 *	  extension/rules_plan_item.c
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "utils/datetime.h"

#include "rules.h"
#include "rules_law.h"

/* ---------- facts ---------- */

static const Code ground_codes[] = {
	{"area", "địa bàn ưu tiên", "a priority area"},
	{"sector", "ngành nghề ưu tiên", "a priority sector"},
	{"technology_line", "dây chuyền công nghệ", "a technology line"},
	{"none", "không có", "none"},
	{NULL}
};

enum Ground
{
	AREA_GROUND,
	SECTOR_GROUND,
	TECHNOLOGY_LINE,
	NO_GROUND
};

/* In the order of the arguments. */
#define PLAN_ITEM_FACTS(FACT) \
	FACT(APPROVED_ON, "approved_on", "ngày phê duyệt", DATE_FACT, NULL) \
	FACT(PLAN_YEAR, "plan_year", "năm kế hoạch", YEAR_FACT, NULL) \
	FACT(BUDGET_SOURCE, "budget_source", "nguồn kinh phí", CODE_FACT, budget_source_codes) \
	FACT(CONTENT_CODE, "content_code", "mã nội dung", TEXT_FACT, NULL) \
	FACT(CONTENT_LISTED, "content_listed", "nội dung có trong danh mục hay không", BOOLEAN_FACT, NULL) \
	FACT(SECTOR_LISTED, "sector_listed", "ngành nghề có trong danh mục hay không", BOOLEAN_FACT, NULL) \
	FACT(AREA_DIFFICULT, "area_difficult", "địa bàn có khó khăn hay không", BOOLEAN_FACT, NULL) \
	FACT(SUPPORT, "support", "kinh phí hỗ trợ", MONEY_FACT, NULL) \
	FACT(ELIGIBLE_COST, "eligible_cost", "chi phí được tính hỗ trợ", MONEY_FACT, NULL) \
	FACT(MAX_RATE, "max_rate", "tỷ lệ hỗ trợ tối đa", SHARE_FACT, NULL) \
	FACT(MAX_AMOUNT, "max_amount", "mức hỗ trợ tối đa", MONEY_FACT, NULL) \
	FACT(MULTIPLIER, "multiplier", "hệ số ưu tiên", FACTOR_FACT, NULL) \
	FACT(MULTIPLIER_GROUND, "multiplier_ground", "căn cứ của hệ số ưu tiên", CODE_FACT, ground_codes) \
	FACT(COUNTERPART, "counterpart", "vốn đối ứng", MONEY_FACT, NULL) \
	FACT(OTHER_STATE_SUPPORT, "other_state_support", "hỗ trợ khác của Nhà nước cho cùng nội dung chi", BOOLEAN_FACT, NULL) \
	FACT(IS_FOCAL, "is_focal", "có phải đề án điểm hay không", BOOLEAN_FACT, NULL) \
	FACT(CONTENT_COUNT, "content_count", "số nội dung", COUNT_FACT, NULL) \
	FACT(STARTS_ON, "starts_on", "ngày bắt đầu", DATE_FACT, NULL) \
	FACT(ENDS_ON, "ends_on", "ngày kết thúc", DATE_FACT, NULL) \
	FACT(IS_GROUP, "is_group", "có phải đề án nhóm hay không", BOOLEAN_FACT, NULL) \
	FACT(HAS_BENEFICIARY, "has_beneficiary", "có đơn vị thụ hưởng hay không", BOOLEAN_FACT, NULL) \
	FACT(HAS_OBJECTIVE, "has_objective", "có mục tiêu hay không", BOOLEAN_FACT, NULL) \
	FACT(ESTABLISHMENT_ELIGIBLE, "establishment_eligible", "cơ sở đủ điều kiện hay không", BOOLEAN_FACT, NULL) \
	FACT(FOREIGN_FAIRS_IN_YEAR, "foreign_fairs_in_year", "số lần dự hội chợ nước ngoài trong năm", COUNT_FACT, NULL) \
	FACT(SUPPORTED_BEFORE, "supported_before", "đã được hỗ trợ cùng loại hay chưa", BOOLEAN_FACT, NULL) \
	FACT(HAS_PARENT, "has_parent", "có dựa trên chương trình hay không", BOOLEAN_FACT, NULL) \
	FACT(PARENT_PERIOD, "parent_period", "giai đoạn của chương trình", PERIOD_FACT, NULL) \
	FACT(PARENT_REMAINING, "parent_remaining", "phần kinh phí còn lại của chương trình", MONEY_FACT, NULL) \
	FACT(AS_OF, "as_of", "ngày được xét", DATE_FACT, NULL) \
	FACT(IS_MINERAL, "is_mineral", "có khai thác, chế biến khoáng sản hay không", BOOLEAN_FACT, NULL) \
	FACT(IS_EXCLUDED_KILN, "is_excluded_kiln", "có phải lò gạch không được hỗ trợ hay không", BOOLEAN_FACT, NULL) \
	FACT(HAS_SCHEDULE, "has_schedule", "có thời gian thực hiện hay không", BOOLEAN_FACT, NULL) \
	FACT(HAS_AMOUNT, "has_amount", "có kinh phí xác định hay không", BOOLEAN_FACT, NULL) \
	FACT(NORM_KNOWN, "norm_known", "định mức áp dụng", BOOLEAN_FACT, NULL) \
	FACT(NORM_JURISDICTION, "norm_jurisdiction", "định mức của trung ương hay của tỉnh", CODE_FACT, budget_source_codes) \
	FACT(HAS_LOCAL_NORM, "has_local_norm", "tỉnh có mức riêng hay không", BOOLEAN_FACT, NULL) \
	FACT(LOCAL_NORM_CAPPED, "local_norm_capped", "mức của tỉnh có bị giới hạn theo mức trung ương hay không", BOOLEAN_FACT, NULL) \
	FACT(NATIONAL_MAX_RATE, "national_max_rate", "tỷ lệ hỗ trợ tối đa của trung ương", SHARE_FACT, NULL) \
	FACT(NATIONAL_MAX_AMOUNT, "national_max_amount", "mức hỗ trợ tối đa của trung ương", MONEY_FACT, NULL) \
	FACT(GROUP_PLAN_APPROVED, "group_plan_approved", "kế hoạch chi tiết của đề án nhóm đã duyệt hay chưa", BOOLEAN_FACT, NULL) \
	FACT(MANAGEMENT_COST, "management_cost", "chi quản lý", MONEY_FACT, NULL) \
	FACT(ESTIMATE, "estimate", "dự toán", MONEY_FACT, NULL) \
	FACT(MAX_MULTIPLIER, "max_multiplier", "hệ số ưu tiên tối đa của định mức", FACTOR_FACT, NULL) \
	FACT(CONTENT_IN_PARENT, "content_in_parent", "chương trình có nội dung này hay không", BOOLEAN_FACT, NULL) \
	FACT(UNIT_COUNT, "unit_count", "số lượng được tính theo định mức", COUNT_FACT, NULL) \
	FACT(BENEFICIARY_ACTIVE, "beneficiary_active", "cơ sở còn hoạt động hay không", BOOLEAN_FACT, NULL) \
	FACT(NORM_BASIS, "norm_basis", "căn cứ của định mức", TEXT_FACT, NULL) \
	FACT(NATIONAL_NORM_BASIS, "national_norm_basis", "căn cứ của định mức trung ương", TEXT_FACT, NULL) \
	FACT(NATIONAL_MAX_MULTIPLIER, "national_max_multiplier", "hệ số ưu tiên tối đa của định mức trung ương", FACTOR_FACT, NULL) \
	FACT(NATIONAL_UNIT_COUNT, "national_unit_count", "số lượng được tính theo định mức trung ương", COUNT_FACT, NULL)

enum PlanItemFact
{
	PLAN_ITEM_FACTS(FACT_PLACE)
	PLAN_ITEM_FACT_COUNT
};

static const Fact plan_item_facts[] = {PLAN_ITEM_FACTS(FACT_ENTRY)};

StaticAssertDecl(PLAN_ITEM_FACT_COUNT <= MAX_FACTS, "facts are bits of a word");

/* ---------- what is supported ---------- */

static Verdict
content_unlisted(Check *check)
{
	return fails_unless(check, CONTENT_LISTED);
}

static Verdict
sector_unlisted(Check *check)
{
	return fails_unless(check, SECTOR_LISTED);
}

static Verdict
mineral_outside_difficult(Check *check)
{
	if (known_to_be(check, IS_MINERAL, false))
		return NOT_APPLICABLE;
	if (known_to_be(check, AREA_DIFFICULT, true))
		return PASS;
	NEED(IS_MINERAL);
	NEED(AREA_DIFFICULT);
	return FAIL;
}

static Verdict
excluded_kiln(Check *check)
{
	return fails_if(check, IS_EXCLUDED_KILN);
}

/* ---------- how much ---------- */

/* In force on this day, with another ground for the multiplier. */
#define CIRCULAR_28 DATE(2018, 5, 11)

static Money
product(Money a, Money b)
{
	return money_from_numeric(NUMERIC_OP(numeric_mul, money_numeric(a), money_numeric(b)));
}

/* Is there no such bound in the norm, as far as is known? */
static bool
unbounded(const Check *check, int bound)
{
	return !is_known(check, bound) && known_to_be(check, NORM_KNOWN, true);
}

/* A norm: a rate of the cost, and a cap for each unit that is multiplied. */
typedef struct Norm
{
	int			rate;
	int			cap;
	int			multiplier;		/* the largest */
	int			units;			/* how many the cap is for */
} Norm;

/* A technology line has been a ground since the circular of 2018. */
static bool
lacks_ground(const Check *check)
{
	int			ground;

	if (!is_known(check, MULTIPLIER_GROUND))
		return false;
	ground = number_of(check, MULTIPLIER_GROUND);
	return ground == NO_GROUND || (ground == TECHNOLOGY_LINE && check->version->first < CIRCULAR_28);
}

/*
 * What the cap is multiplied by, at least and at most, by what is known of the
 * ground and of the norm: a multiplier that is not allowed is found by rules of
 * its own, and raises no cap.
 */
static bool
multiplier_range(const Check *check, Norm norm, Money *least, Money *most)
{
	bool		limited = is_known(check, norm.multiplier);

	*least = *most = whole_money(1);
	if (lacks_ground(check))
		return true;
	if (!is_known(check, MULTIPLIER))
		return false;
	*most = amount_of(check, MULTIPLIER);
	if (limited && compare(*most, amount_of(check, norm.multiplier)) > 0)
		*most = amount_of(check, norm.multiplier);
	if (is_known(check, MULTIPLIER_GROUND) && limited)
		*least = *most;
	return true;
}

/* How many the cap is for: one, but a group may be of several, and must say. */
static bool
units_of(const Check *check, Norm norm, int *units)
{
	*units = 1;
	if (!is_known(check, norm.units))
		return known_to_be(check, IS_GROUP, false);
	*units = number_of(check, norm.units);
	return true;
}

/* Which words say how the cap comes about: as it is, by a multiplier, units, both. */
static int
cap_message(const Check *check, int units, Money multiplier)
{
	if (compare(multiplier, whole_money(1)) == 0)
		return units == 1 ? 1 : 3;
	return units == 1 && compare(multiplier, amount_of(check, MULTIPLIER)) == 0 ? 2 : 4;
}

/* The fact for want of which it is not known whether the cap is kept. */
static Verdict
lacks_for_cap(Check *check, Norm norm, bool counted)
{
	if (!counted)
	{
		NEED(IS_GROUP);
		NEED(norm.units);
	}
	NEED(MULTIPLIER);
	NEED(MULTIPLIER_GROUND);
	return lacks_fact(check, norm.multiplier);
}

/*
 * A bound that is exceeded is so whatever the other one is; to keep within the
 * norm both must be known.  What is within the cap of one unit is so for more of
 * them, and with every multiplier.
 */
static Verdict
support_above(Check *check, Norm norm)
{
	Money		support;
	Money		by_rate = {0, NULL};
	Money		by_cap = {0, NULL};
	Money		cap_of_all = {0, NULL};
	Money		least;
	Money		most;
	int			units;
	bool		counted = units_of(check, norm, &units);
	bool		rate;
	bool		cap;

	if (unbounded(check, norm.rate) && unbounded(check, norm.cap))
		return NOT_APPLICABLE;
	NEED(SUPPORT);
	support = amount_of(check, SUPPORT);
	if (sign(support) <= 0)
		return NOT_APPLICABLE;
	if (known_to_be(check, NORM_KNOWN, false))
		return lacks(check, "no_norm");
	rate = is_known(check, norm.rate) && is_known(check, ELIGIBLE_COST);
	cap = is_known(check, norm.cap);
	if (cap)
		cap_of_all = units == 1 ? amount_of(check, norm.cap) : product(amount_of(check, norm.cap), whole_money(units));
	cap = multiplier_range(check, norm, &least, &most) && cap && counted;
	if ((rate && compare_share(support, amount_of(check, ELIGIBLE_COST), amount_of(check, norm.rate)) > 0) ||
		(cap && compare_share(support, cap_of_all, most) > 0))
	{
		if (rate)
			by_rate = product(amount_of(check, ELIGIBLE_COST), amount_of(check, norm.rate));
		if (cap)
			by_cap = product(cap_of_all, most);
		/* the lower one is the bound */
		if (cap && !(rate && compare(by_rate, by_cap) <= 0))
		{
			measure(check, support, by_cap);
			check->outcome.message = cap_message(check, units, most);
		}
		else
			measure(check, support, by_rate);
		return FAIL;
	}
	if (!unbounded(check, norm.rate))
	{
		NEED(norm.rate);
		NEED(ELIGIBLE_COST);
	}
	if (!unbounded(check, norm.cap))
	{
		NEED(norm.cap);
		if (compare_share(support, cap_of_all, least) > 0)
			return lacks_for_cap(check, norm, counted);
	}
	return PASS;
}

static Verdict
support_above_norm(Check *check)
{
	return support_above(check, (Norm) {MAX_RATE, MAX_AMOUNT, MAX_MULTIPLIER, UNIT_COUNT});
}

/* Does the national norm bind a province that has its own, as far as is known? */
static bool
may_be_capped(const Check *check)
{
	return !known_to_be(check, LOCAL_NORM_CAPPED, false) &&
		!(is_known(check, NORM_JURISDICTION) && number_of(check, NORM_JURISDICTION) == NATIONAL);
}

/* A norm without any bound is none: that nobody may have entered it is to be said. */
static bool
lacks_national_norm(const Check *check)
{
	return unbounded(check, NATIONAL_MAX_RATE) && unbounded(check, NATIONAL_MAX_AMOUNT) &&
		!is_known(check, LOCAL_NORM_CAPPED);
}

static Verdict
support_above_national_norm(Check *check)
{
	Verdict		verdict;

	if (!may_be_capped(check))
		return NOT_APPLICABLE;
	if (lacks_national_norm(check))
		return lacks_fact(check, LOCAL_NORM_CAPPED);
	verdict = support_above(check, (Norm) {NATIONAL_MAX_RATE, NATIONAL_MAX_AMOUNT, NATIONAL_MAX_MULTIPLIER, NATIONAL_UNIT_COUNT});
	if (verdict == FAIL)
	{
		NEED(NORM_JURISDICTION);
		NEED(LOCAL_NORM_CAPPED);
	}
	return verdict;
}

static Verdict
norm_order(Check *check)
{
	if (check->local && known_to_be(check, HAS_LOCAL_NORM, false))
		return PASS;
	NEED(NORM_JURISDICTION);
	if (!check->local)
		return number_of(check, NORM_JURISDICTION) == LOCAL ? FAIL : PASS;
	if (number_of(check, NORM_JURISDICTION) == LOCAL)
		return PASS;
	NEED(HAS_LOCAL_NORM);
	check->outcome.message = 1;
	return FAIL;
}

/* Above it, or without a bound where the nation has one. */
static bool
is_above(const Check *check, int local, int national)
{
	return is_known(check, national) &&
		(is_known(check, local) ? compare(amount_of(check, local), amount_of(check, national)) > 0 :
		 unbounded(check, local));
}

static Verdict
local_norm_above_national(Check *check)
{
	bool		cap = is_above(check, MAX_AMOUNT, NATIONAL_MAX_AMOUNT);

	if (!may_be_capped(check))
		return NOT_APPLICABLE;
	if (lacks_national_norm(check))
		return lacks_fact(check, LOCAL_NORM_CAPPED);
	if (!cap && !is_above(check, MAX_RATE, NATIONAL_MAX_RATE))
	{
		if (!unbounded(check, NATIONAL_MAX_AMOUNT))
		{
			NEED(NATIONAL_MAX_AMOUNT);
			NEED(MAX_AMOUNT);
		}
		if (!unbounded(check, NATIONAL_MAX_RATE))
		{
			NEED(NATIONAL_MAX_RATE);
			NEED(MAX_RATE);
		}
		return PASS;
	}
	NEED(NORM_JURISDICTION);
	NEED(LOCAL_NORM_CAPPED);
	if (!is_known(check, cap ? MAX_AMOUNT : MAX_RATE))
		check->outcome.message = 2;
	else if (cap)
		measure(check, amount_of(check, MAX_AMOUNT), amount_of(check, NATIONAL_MAX_AMOUNT));
	else
		check->outcome.message = 1;
	return FAIL;
}

static Verdict
multiplier_above_norm(Check *check)
{
	NEED(MULTIPLIER);
	if (compare(amount_of(check, MULTIPLIER), whole_money(1)) == 0)
		return NOT_APPLICABLE;
	NEED(MAX_MULTIPLIER);
	measure(check, amount_of(check, MULTIPLIER), amount_of(check, MAX_MULTIPLIER));
	return compare(amount_of(check, MULTIPLIER), amount_of(check, MAX_MULTIPLIER)) > 0 ? FAIL : PASS;
}

static Verdict
multiplier_above_limit(Check *check)
{
	NEED(MULTIPLIER);
	if (compare(amount_of(check, MULTIPLIER), whole_money(1)) == 0)
		return NOT_APPLICABLE;
	measure(check, amount_of(check, MULTIPLIER), parameter_of(check, 0));
	return compare(amount_of(check, MULTIPLIER), parameter_of(check, 0)) > 0 ? FAIL : PASS;
}

/* The last message names the ground that has come since. */
static Verdict
multiplier_without_ground(Check *check)
{
	if (is_known(check, MULTIPLIER) && compare(amount_of(check, MULTIPLIER), whole_money(1)) == 0)
		return NOT_APPLICABLE;
	NEED(MULTIPLIER_GROUND);
	if (!lacks_ground(check))
		return PASS;
	NEED(MULTIPLIER);
	if (number_of(check, MULTIPLIER_GROUND) != NO_GROUND)
		check->outcome.message = 1;
	else if (check->version->first >= CIRCULAR_28)
		check->outcome.message = 2;
	measure(check, amount_of(check, MULTIPLIER), whole_money(1));
	return FAIL;
}

static Verdict
counterpart_short(Check *check)
{
	Money		needed;

	NEED(ELIGIBLE_COST);
	NEED(SUPPORT);
	needed = subtract(amount_of(check, ELIGIBLE_COST), amount_of(check, SUPPORT));
	if (sign(needed) == 0)
		return NOT_APPLICABLE;
	if (sign(needed) < 0)
	{
		measure(check, amount_of(check, SUPPORT), amount_of(check, ELIGIBLE_COST));
		check->outcome.message = 1;
		return FAIL;
	}
	NEED(COUNTERPART);
	measure(check, amount_of(check, COUNTERPART), needed);
	return compare(amount_of(check, COUNTERPART), needed) < 0 ? FAIL : PASS;
}

static Verdict
other_state_money(Check *check)
{
	return fails_if(check, OTHER_STATE_SUPPORT);
}

static Verdict
unit_management_cost(Check *check)
{
	return share_within(check, MANAGEMENT_COST, ESTIMATE);
}

/* ---------- what a project must have ---------- */

static Verdict
objective_missing(Check *check)
{
	return fails_unless(check, HAS_OBJECTIVE);
}

static Verdict
content_missing(Check *check)
{
	return fails_unless(check, CONTENT_COUNT);
}

static Verdict
beneficiary_missing(Check *check)
{
	if (known_to_be(check, IS_GROUP, true))
		return NOT_APPLICABLE;
	if (known_to_be(check, HAS_BENEFICIARY, true))
		return PASS;
	NEED(HAS_BENEFICIARY);
	NEED(IS_GROUP);
	return FAIL;
}

static Verdict
schedule_missing(Check *check)
{
	int64		days;

	if (!is_known(check, STARTS_ON) || !is_known(check, ENDS_ON))
	{
		if (is_known(check, HAS_SCHEDULE))
			return number_of(check, HAS_SCHEDULE) ? PASS : FAIL;
		return lacks_fact(check, is_known(check, STARTS_ON) ? ENDS_ON : STARTS_ON);
	}
	days = (int64) number_of(check, ENDS_ON) - number_of(check, STARTS_ON);
	if (days >= 0)
		return PASS;
	measure_days(check, days, whole_money(0));
	check->outcome.message = 1;
	return FAIL;
}

static Verdict
amount_missing(Check *check)
{
	if (is_known(check, SUPPORT))
		return sign(amount_of(check, SUPPORT)) > 0 ? PASS : FAIL;
	if (is_known(check, HAS_AMOUNT))
		return number_of(check, HAS_AMOUNT) ? PASS : FAIL;
	return lacks_fact(check, SUPPORT);
}

/* A group is approved without place, beneficiary and partner; they come later. */
static Verdict
group_plan_missing(Check *check)
{
	if (known_to_be(check, IS_GROUP, false))
		return NOT_APPLICABLE;
	if (known_to_be(check, GROUP_PLAN_APPROVED, true))
		return PASS;
	NEED(STARTS_ON);
	NEED(AS_OF);
	if (number_of(check, AS_OF) < number_of(check, STARTS_ON))
		return PASS;
	NEED(IS_GROUP);
	NEED(GROUP_PLAN_APPROVED);
	measure_days(check, (int64) number_of(check, AS_OF) - number_of(check, STARTS_ON), whole_money(0));
	return FAIL;
}

static Verdict
focal_contents(Check *check)
{
	Money		contents;

	if (known_to_be(check, IS_FOCAL, false))
		return NOT_APPLICABLE;
	NEED(CONTENT_COUNT);
	contents = whole_money(number_of(check, CONTENT_COUNT));
	if (compare(contents, parameter_of(check, 0)) >= 0)
		return PASS;
	NEED(IS_FOCAL);
	measure(check, contents, parameter_of(check, 0));
	return FAIL;
}

/* More than a year: the last day is the anniversary of the first or later. */
static Verdict
focal_time(Check *check)
{
	DateADT		first;
	DateADT		anniversary;
	int			year;
	int			month;
	int			day;

	if (known_to_be(check, IS_FOCAL, false))
		return NOT_APPLICABLE;
	NEED(STARTS_ON);
	NEED(ENDS_ON);
	first = number_of(check, STARTS_ON);
	j2date(first + POSTGRES_EPOCH_JDATE, &year, &month, &day);
	anniversary = date_of(year + 1, month, day);
	if (number_of(check, ENDS_ON) >= anniversary)
		return PASS;
	NEED(IS_FOCAL);
	measure_days(check, (int64) number_of(check, ENDS_ON) - first + 1,
				 whole_money((int64) anniversary - first + 1));
	return FAIL;
}

/* ---------- who is supported ---------- */

/* The second message is of the version that came with another definition. */
static Verdict
establishment_ineligible(Check *check)
{
	if (known_to_be(check, HAS_BENEFICIARY, false))
		return NOT_APPLICABLE;
	if (known_to_be(check, BENEFICIARY_ACTIVE, false))
	{
		check->outcome.message = 2;
		return FAIL;
	}
	check->outcome.message = check->version->last == NO_LAST;
	return fails_unless(check, ESTABLISHMENT_ELIGIBLE);
}

static Verdict
foreign_fairs(Check *check)
{
	NEED(FOREIGN_FAIRS_IN_YEAR);
	measure(check, whole_money(number_of(check, FOREIGN_FAIRS_IN_YEAR)), parameter_of(check, 0));
	return compare(check->outcome.observed, check->outcome.expected) > 0 ? FAIL : PASS;
}

static Verdict
second_support(Check *check)
{
	return fails_if(check, SUPPORTED_BEFORE);
}

/* ---------- the programme and the plan above ---------- */

static Verdict
parent_missing(Check *check)
{
	return fails_unless(check, HAS_PARENT);
}

static Verdict
outside_parent_period(Check *check)
{
	Period		period;

	if (known_to_be(check, HAS_PARENT, false))
		return NOT_APPLICABLE;
	NEED(PARENT_PERIOD);
	NEED(STARTS_ON);
	NEED(ENDS_ON);
	period = check->fact[PARENT_PERIOD].period;
	return number_of(check, STARTS_ON) < period.first ||
		number_of(check, ENDS_ON) > period.last ? FAIL : PASS;
}

static Verdict
content_outside_parent(Check *check)
{
	return fails_unless(check, CONTENT_IN_PARENT);
}

static Verdict
above_parent_remaining(Check *check)
{
	if (known_to_be(check, HAS_PARENT, false))
		return NOT_APPLICABLE;
	return part_within(check, SUPPORT, PARENT_REMAINING);
}

/* A focal project is one of several years; others are of the year of the plan. */
static Verdict
outside_plan_year(Check *check)
{
	int			year;
	int			first;
	int			last;

	NEED(PLAN_YEAR);
	NEED(STARTS_ON);
	NEED(ENDS_ON);
	year = number_of(check, PLAN_YEAR);
	first = year_of(number_of(check, STARTS_ON));
	last = year_of(number_of(check, ENDS_ON));
	if (first > year || last < year)
		return FAIL;
	if ((first == year && last == year) || known_to_be(check, IS_FOCAL, true))
		return PASS;
	NEED(IS_FOCAL);
	check->outcome.message = 1;
	check->outcome.severity = WARN;
	return FAIL;
}

/* ---------- the tables ---------- */

static const Rule plan_item_rules[] = {
#include "rules_plan_item.h"
};

const Subject plan_item_subject = {
	.name = "plan_item",
	.facts = plan_item_facts,
	.fact_count = PLAN_ITEM_FACT_COUNT,
	.rules = plan_item_rules,
	.rule_count = lengthof(plan_item_rules),
	.date = AS_OF,
	.budget_source = BUDGET_SOURCE,
	.is_group = IS_GROUP
};

KC_FUNCTION_AS(check_plan_item, check_subject(fcinfo, &plan_item_subject));
