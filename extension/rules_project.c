/*-------------------------------------------------------------------------
 *
 * rules_project.c
 *	  The rules that a project under way is checked against.
 *
 * Here are the facts and the predicates; the table of rules is the list in
 * rules_project.h.  To add a rule: an entry there, a predicate here, and in
 * test/rules.sql a row where it fails and one where it passes.  A new fact is
 * a line of PROJECT_FACTS and of the two functions in rules.sql.
 *
 * IDENTIFICATION
 *	  extension/rules_project.c
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "utils/datetime.h"

#include "rules.h"
#include "rules_law.h"

/* ---------- facts ---------- */

static const Code beneficiary_status_codes[] = {
	{"active", "đang hoạt động", "is active"},
	{"withdrawn", "xin rút, không tiếp tục thực hiện", "has withdrawn"},
	{"dissolved", "đã giải thể hoặc ngừng hoạt động", "has been dissolved"},
	{"ineligible", "không còn đủ điều kiện thụ hưởng", "is no longer eligible"},
	{NULL}
};

enum BeneficiaryStatus
{
	ACTIVE
};

/* In the order of the arguments. */
#define PROJECT_FACTS(FACT) \
	FACT(AS_OF, "as_of", "ngày được xét", DATE_FACT, NULL) \
	FACT(BUDGET_SOURCE, "budget_source", "nguồn kinh phí", CODE_FACT, budget_source_codes) \
	FACT(PLAN_YEAR, "plan_year", "năm kế hoạch", YEAR_FACT, NULL) \
	FACT(IN_PLAN, "in_plan", "có trong kế hoạch được duyệt hay không", BOOLEAN_FACT, NULL) \
	FACT(IS_GROUP, "is_group", "có phải đề án nhóm hay không", BOOLEAN_FACT, NULL) \
	FACT(CONTENT_CODE, "content_code", "mã nội dung", TEXT_FACT, NULL) \
	FACT(STARTS_ON, "starts_on", "ngày bắt đầu", DATE_FACT, NULL) \
	FACT(ENDS_ON, "ends_on", "ngày kết thúc", DATE_FACT, NULL) \
	FACT(ORIGINAL_ENDS_ON, "original_ends_on", "ngày kết thúc duyệt lần đầu", DATE_FACT, NULL) \
	FACT(FORECAST_ENDS_ON, "forecast_ends_on", "ngày kết thúc dự kiến", DATE_FACT, NULL) \
	FACT(STARTED_ON, "started_on", "ngày triển khai", DATE_FACT, NULL) \
	FACT(ACCEPTED_ON, "accepted_on", "ngày nghiệm thu", DATE_FACT, NULL) \
	FACT(SETTLED_ON, "settled_on", "ngày quyết toán", DATE_FACT, NULL) \
	FACT(LIQUIDATED_ON, "liquidated_on", "ngày thanh lý", DATE_FACT, NULL) \
	FACT(PROGRESS_ON, "progress_on", "ngày báo cáo tiến độ gần nhất", DATE_FACT, NULL) \
	FACT(APPROVED_SUPPORT, "approved_support", "kinh phí hỗ trợ được duyệt", MONEY_FACT, NULL) \
	FACT(ORIGINAL_SUPPORT, "original_support", "kinh phí hỗ trợ duyệt lần đầu", MONEY_FACT, NULL) \
	FACT(REQUESTED_SUPPORT, "requested_support", "kinh phí hỗ trợ đề nghị", MONEY_FACT, NULL) \
	FACT(TOTAL_COST, "total_cost", "tổng chi phí được duyệt", MONEY_FACT, NULL) \
	FACT(INVESTED, "invested", "vốn đã đầu tư", MONEY_FACT, NULL) \
	FACT(COUNTERPART_COMMITTED, "counterpart_committed", "vốn đối ứng cam kết", MONEY_FACT, NULL) \
	FACT(COUNTERPART_PAID, "counterpart_paid", "vốn đối ứng đã chi", MONEY_FACT, NULL) \
	FACT(ADVANCED, "advanced", "số đã tạm ứng", MONEY_FACT, NULL) \
	FACT(PAID, "paid", "số đã chi", MONEY_FACT, NULL) \
	FACT(RECOVERED, "recovered", "số đã thu hồi", MONEY_FACT, NULL) \
	FACT(OTHER_STATE_SUPPORT, "other_state_support", "hỗ trợ khác của Nhà nước cho cùng nội dung chi", BOOLEAN_FACT, NULL) \
	FACT(PROGRESS, "progress", "khối lượng hoàn thành", SHARE_FACT, NULL) \
	FACT(PREVIOUS_PROGRESS, "previous_progress", "khối lượng hoàn thành ở báo cáo trước", SHARE_FACT, NULL) \
	FACT(BENEFICIARY_STATUS, "beneficiary_status", "tình trạng đơn vị thụ hưởng", CODE_FACT, beneficiary_status_codes) \
	FACT(CONTENT_CHANGED, "content_changed", "có đề nghị đổi nội dung hay không", BOOLEAN_FACT, NULL) \
	FACT(PLACE_CHANGED, "place_changed", "có đề nghị đổi địa điểm hay không", BOOLEAN_FACT, NULL) \
	FACT(BENEFICIARY_CHANGED, "beneficiary_changed", "có đề nghị đổi đơn vị thụ hưởng hay không", BOOLEAN_FACT, NULL) \
	FACT(PARTNER_CHANGED, "partner_changed", "có đề nghị đổi đơn vị phối hợp hay không", BOOLEAN_FACT, NULL) \
	FACT(VIOLATION, "violation", "có vi phạm hay không", BOOLEAN_FACT, NULL) \
	FACT(FORCE_MAJEURE, "force_majeure", "có bất khả kháng hay không", BOOLEAN_FACT, NULL) \
	FACT(EXTENSION_COUNT, "extension_count", "số lần đã gia hạn", COUNT_FACT, NULL) \
	FACT(STARTED, "started", "đã triển khai hay chưa", BOOLEAN_FACT, NULL) \
	FACT(ACCEPTED, "accepted", "đã nghiệm thu hay chưa", BOOLEAN_FACT, NULL) \
	FACT(SETTLED, "settled", "đã quyết toán hay chưa", BOOLEAN_FACT, NULL) \
	FACT(LIQUIDATED, "liquidated", "đã thanh lý hay chưa", BOOLEAN_FACT, NULL) \
	FACT(REPORTED, "reported", "đã báo cáo tiến độ hay chưa", BOOLEAN_FACT, NULL) \
	FACT(CHANGE_REQUESTED, "change_requested", "có đề nghị thay đổi hay không", BOOLEAN_FACT, NULL) \
	FACT(REQUESTED_ENDS_ON, "requested_ends_on", "ngày kết thúc đề nghị", DATE_FACT, NULL) \
	FACT(ADVANCED_ON, "advanced_on", "ngày tạm ứng", DATE_FACT, NULL) \
	FACT(IS_MULTI_YEAR, "is_multi_year", "có phải đề án nhiều năm hay không", BOOLEAN_FACT, NULL) \
	FACT(ORIGINAL_TOTAL_COST, "original_total_cost", "tổng chi phí duyệt lần đầu", MONEY_FACT, NULL) \
	FACT(FORECAST_COST, "forecast_cost", "tổng chi phí dự kiến", MONEY_FACT, NULL)

enum ProjectFact
{
	PROJECT_FACTS(FACT_PLACE)
	PROJECT_FACT_COUNT
};

static const Fact project_facts[] = {PROJECT_FACTS(FACT_ENTRY)};

StaticAssertDecl(PROJECT_FACT_COUNT <= MAX_FACTS, "facts are bits of a word");

/* ---------- events ---------- */

/* Whether an event has taken place is known less often than a date. */
typedef enum Answer
{
	NO,
	YES,
	UNKNOWN
} Answer;

/*
 * Has what has that date taken place?  The date decides where it is known.
 * Without one the boolean does, since NULL does not say whether there is no
 * date yet or it is unknown.
 */
static Answer
happened(const Check *check, int date)
{
	int			flag = date - STARTED_ON + STARTED;

	if (is_known(check, date))
		return !is_known(check, AS_OF) ? UNKNOWN :
			number_of(check, date) <= number_of(check, AS_OF) ? YES : NO;
	if (is_known(check, flag))
		return number_of(check, flag) ? YES : NO;
	return UNKNOWN;
}

#define EVENT(date) (BIT(date) | BIT((date) - STARTED_ON + STARTED) | BIT(AS_OF))

/* For predicates: the event must be known to have, or not to have, happened. */
#define NEED_ANSWER(answer, date) \
	do { \
		if ((answer) == UNKNOWN) \
			return lacks_fact(check, is_known(check, date) ? AS_OF : (date)); \
	} while (0)

/*
 * For predicates about a change: what is asked for, or that nothing is.  A
 * value asked for decides; the boolean does where there is none.
 */
#define NEED_REQUEST(fact) \
	do { \
		if (!is_known(check, fact) && is_known(check, CHANGE_REQUESTED) && \
			!number_of(check, CHANGE_REQUESTED)) \
			return NOT_APPLICABLE; \
		NEED(fact); \
	} while (0)

/* ---------- time ---------- */

static Verdict
not_started(Check *check)
{
	Answer		started = happened(check, STARTED_ON);
	int64		late;

	if (started == YES || (started == UNKNOWN && happened(check, ACCEPTED_ON) == YES))
		return NOT_APPLICABLE;
	NEED(STARTS_ON);
	NEED(AS_OF);
	late = (int64) number_of(check, AS_OF) - number_of(check, STARTS_ON);
	if (compare(whole_money(late), parameter_of(check, 0)) <= 0)
		return PASS;
	NEED_ANSWER(started, STARTED_ON);
	measure_days(check, late, parameter_of(check, 0));
	return FAIL;
}

static Verdict
end_passed(Check *check)
{
	Answer		accepted = happened(check, ACCEPTED_ON);
	int64		late;

	if (accepted == YES)
		return NOT_APPLICABLE;
	NEED(ENDS_ON);
	NEED(AS_OF);
	late = (int64) number_of(check, AS_OF) - number_of(check, ENDS_ON);
	if (late <= 0)
		return PASS;
	NEED_ANSWER(accepted, ACCEPTED_ON);
	measure_days(check, late, whole_money(0));
	return FAIL;
}

static Verdict
forecast_past_end(Check *check)
{
	Answer		accepted = happened(check, ACCEPTED_ON);
	int64		late;

	if (accepted == YES)
		return NOT_APPLICABLE;
	NEED(FORECAST_ENDS_ON);
	NEED(ENDS_ON);
	late = (int64) number_of(check, FORECAST_ENDS_ON) - number_of(check, ENDS_ON);
	if (late <= 0)
		return PASS;
	NEED_ANSWER(accepted, ACCEPTED_ON);
	measure_days(check, late, whole_money(0));
	return FAIL;
}

/*
 * The last day of the year up to which a project is approved: the plan year,
 * or a later one if an extension or several years have been approved.
 */
static DateADT
last_day(const Check *check)
{
	int			year = number_of(check, PLAN_YEAR);

	if (is_known(check, ENDS_ON))
		year = Max(year, year_of(number_of(check, ENDS_ON)));
	return date_of(year, 12, 31);
}

/* A project that goes on cannot end before today, whatever is forecast. */
static Verdict
extension_needed(Check *check)
{
	Answer		accepted = happened(check, ACCEPTED_ON);
	DateADT		end = DATEVAL_NOBEGIN;

	if (accepted == YES)
		return NOT_APPLICABLE;
	NEED(PLAN_YEAR);
	if (is_known(check, FORECAST_ENDS_ON))
		end = number_of(check, FORECAST_ENDS_ON);
	if (end <= last_day(check))
	{
		NEED(AS_OF);
		if (number_of(check, AS_OF) <= last_day(check))
		{
			NEED(FORECAST_ENDS_ON);
			return PASS;
		}
	}
	NEED(ENDS_ON);
	NEED_ANSWER(accepted, ACCEPTED_ON);
	if (is_known(check, AS_OF))
		end = Max(end, number_of(check, AS_OF));
	measure_days(check, (int64) end - last_day(check), whole_money(0));
	return FAIL;
}

/* ---------- stopping ---------- */

static Verdict
beneficiary_lost(Check *check)
{
	Answer		accepted = happened(check, ACCEPTED_ON);

	if (accepted == YES)
		return NOT_APPLICABLE;
	NEED(BENEFICIARY_STATUS);
	if (number_of(check, BENEFICIARY_STATUS) == ACTIVE)
		return NOT_APPLICABLE;
	NEED_ANSWER(accepted, ACCEPTED_ON);
	return FAIL;
}

static Verdict
violation(Check *check)
{
	return fails_if(check, VIOLATION);
}

/* The advance that is still with the unit that carries the project out. */
static Money
outstanding(const Check *check)
{
	return subtract(amount_of(check, ADVANCED), amount_of(check, RECOVERED));
}

static Verdict
no_volume(Check *check)
{
	Answer		accepted = happened(check, ACCEPTED_ON);

	if (accepted == YES)
		return NOT_APPLICABLE;
	NEED(ADVANCED);
	if (sign(amount_of(check, ADVANCED)) <= 0)
		return NOT_APPLICABLE;
	NEED(PROGRESS);
	if (sign(amount_of(check, PROGRESS)) > 0)
		return PASS;
	if (is_known(check, RECOVERED) && sign(outstanding(check)) <= 0)
		return PASS;
	if (!is_known(check, BENEFICIARY_STATUS) || number_of(check, BENEFICIARY_STATUS) == ACTIVE)
	{
		/* work may still come as long as there is time, and someone, for it */
		NEED(ENDS_ON);
		NEED(AS_OF);
		if (number_of(check, AS_OF) <= number_of(check, ENDS_ON))
		{
			NEED(BENEFICIARY_STATUS);
			return PASS;
		}
	}
	NEED(RECOVERED);
	NEED_ANSWER(accepted, ACCEPTED_ON);
	measure(check, outstanding(check), whole_money(0));
	return FAIL;
}

static Verdict
force_majeure(Check *check)
{
	Answer		settled = happened(check, SETTLED_ON);

	if (settled == YES)
		return NOT_APPLICABLE;
	NEED(FORCE_MAJEURE);
	if (!number_of(check, FORCE_MAJEURE))
		return NOT_APPLICABLE;
	NEED_ANSWER(settled, SETTLED_ON);
	return FAIL;
}

/* ---------- adjusting ---------- */

static Verdict
support_up(Check *check)
{
	NEED_REQUEST(REQUESTED_SUPPORT);
	NEED(APPROVED_SUPPORT);
	measure(check, amount_of(check, REQUESTED_SUPPORT), amount_of(check, APPROVED_SUPPORT));
	return compare(amount_of(check, REQUESTED_SUPPORT),
						 amount_of(check, APPROVED_SUPPORT)) > 0 ? FAIL : PASS;
}

static Verdict
support_down(Check *check)
{
	int			order;

	NEED_REQUEST(REQUESTED_SUPPORT);
	NEED(APPROVED_SUPPORT);
	order = compare(amount_of(check, REQUESTED_SUPPORT), amount_of(check, APPROVED_SUPPORT));
	measure(check, amount_of(check, REQUESTED_SUPPORT), amount_of(check, APPROVED_SUPPORT));
	check->outcome.message = order == 0;
	return order <= 0 ? FAIL : PASS;
}

static Verdict
content_changed(Check *check)
{
	return fails_if(check, CONTENT_CHANGED);
}

static Verdict
place_changed(Check *check)
{
	return fails_if(check, PLACE_CHANGED);
}

static Verdict
beneficiary_changed(Check *check)
{
	return fails_if(check, BENEFICIARY_CHANGED);
}

static Verdict
partner_changed(Check *check)
{
	return fails_if(check, PARTNER_CHANGED);
}

/* Is the end that is asked for in the year of the approved one? */
static Verdict
end_requested(Check *check, bool next_year)
{
	int64		days;

	NEED_REQUEST(REQUESTED_ENDS_ON);
	NEED(ENDS_ON);
	days = (int64) number_of(check, REQUESTED_ENDS_ON) - number_of(check, ENDS_ON);
	if (days == 0 ||
		(year_of(number_of(check, REQUESTED_ENDS_ON)) > year_of(number_of(check, ENDS_ON))) != next_year)
		return PASS;
	measure_days(check, days, whole_money(0));
	return FAIL;
}

static Verdict
time_changed(Check *check)
{
	return end_requested(check, false);
}

static Verdict
extension_requested(Check *check)
{
	return end_requested(check, true);
}

static Verdict
serial_extension(Check *check)
{
	NEED(EXTENSION_COUNT);
	measure(check, whole_money(number_of(check, EXTENSION_COUNT)), parameter_of(check, 0));
	return compare(check->outcome.observed, check->outcome.expected) >= 0 ? FAIL : PASS;
}

/* ---------- money ---------- */

/* What has been spent, as far as that is known: no less than it is. */
static Verdict
not_in_plan(Check *check)
{
	Money		spent = whole_money(0);

	if (is_known(check, IN_PLAN) && number_of(check, IN_PLAN))
		return NOT_APPLICABLE;
	if (is_known(check, ADVANCED))
		spent = amount_of(check, ADVANCED);
	if (is_known(check, PAID) && compare(amount_of(check, PAID), spent) > 0)
		spent = amount_of(check, PAID);
	if (sign(spent) <= 0)
	{
		NEED(ADVANCED);
		NEED(PAID);
		return NOT_APPLICABLE;
	}
	NEED(IN_PLAN);
	measure(check, spent, whole_money(0));
	return FAIL;
}

static Verdict
second_budget(Check *check)
{
	return fails_if(check, OTHER_STATE_SUPPORT);
}

static Verdict
counterpart_missing(Check *check)
{
	Money		needed;

	NEED(TOTAL_COST);
	NEED(APPROVED_SUPPORT);
	needed = subtract(amount_of(check, TOTAL_COST), amount_of(check, APPROVED_SUPPORT));
	if (sign(needed) <= 0)
		return NOT_APPLICABLE;
	if (is_known(check, COUNTERPART_PAID) && compare(amount_of(check, COUNTERPART_PAID), needed) >= 0)
		return PASS;
	NEED(COUNTERPART_COMMITTED);
	if (compare(amount_of(check, COUNTERPART_COMMITTED), needed) >= 0)
		return PASS;
	NEED(COUNTERPART_PAID);
	measure(check, amount_of(check, COUNTERPART_COMMITTED), needed);
	return FAIL;
}

static Verdict
counterpart_late(Check *check)
{
	int64		late;

	NEED(ENDS_ON);
	NEED(AS_OF);
	late = (int64) number_of(check, AS_OF) - number_of(check, ENDS_ON);
	if (compare(whole_money(late), parameter_of(check, 0)) <= 0)
		return PASS;
	NEED(COUNTERPART_COMMITTED);
	if (sign(amount_of(check, COUNTERPART_COMMITTED)) <= 0)
		return NOT_APPLICABLE;
	NEED(COUNTERPART_PAID);
	measure(check, amount_of(check, COUNTERPART_PAID), amount_of(check, COUNTERPART_COMMITTED));
	return compare(amount_of(check, COUNTERPART_PAID),
						 amount_of(check, COUNTERPART_COMMITTED)) < 0 ? FAIL : PASS;
}

/* ---------- advances ---------- */

/* How contents are advanced by TT 36/2013/TT-BCT, Điều 13. */
typedef enum AdvanceKind
{
	INFRASTRUCTURE,				/* 30 %, after half of the supported volume */
	SERVICE,					/* 70 %, on the contract */
	EQUIPMENT,					/* 70 %, after work worth 70 % of the investment */
	ENTERPRISE,					/* 100 %, after acceptance */
	NO_KIND
} AdvanceKind;

static const struct
{
	const char *code;
	AdvanceKind kind;
}			contents[] = {
	{"cluster_infrastructure", INFRASTRUCTURE},
	{"cluster_pollution", INFRASTRUCTURE},
	{"training", SERVICE},
	{"advice", SERVICE},
	{"workshop", SERVICE},
	{"study_visit", SERVICE},
	{"brand", SERVICE},
	{"association", SERVICE},
	{"enterprise_link", SERVICE},
	{"cleaner_production_audit", SERVICE},
	{"fair", SERVICE},
	{"media", SERVICE},
	{"cluster_planning", SERVICE},
	{"demonstration_model", EQUIPMENT},
	{"machinery", EQUIPMENT},
	{"technology_transfer", EQUIPMENT},
	{"establishment_pollution", EQUIPMENT},
	{"new_enterprise", ENTERPRISE}
};

static AdvanceKind
advance_kind(const Check *check)
{
	const text *content = check->fact[CONTENT_CODE].text;
	size_t		length = VARSIZE_ANY_EXHDR(content);

	for (int i = 0; i < (int) lengthof(contents); i++)
		if (strlen(contents[i].code) == length &&
			memcmp(contents[i].code, VARDATA_ANY(content), length) == 0)
			return contents[i].kind;
	return NO_KIND;
}

/*
 * After acceptance all of the support may be advanced (Điều 14), so both rules
 * are about advances before it.
 */
static Verdict
advance_early(Check *check)
{
	Answer		accepted = happened(check, ACCEPTED_ON);
	bool		early;

	if (accepted == YES)
		return NOT_APPLICABLE;
	NEED(ADVANCED);
	if (sign(amount_of(check, ADVANCED)) <= 0)
		return NOT_APPLICABLE;
	NEED(CONTENT_CODE);
	switch (advance_kind(check))
	{
		case INFRASTRUCTURE:
			NEED(PROGRESS);
			measure(check, amount_of(check, PROGRESS), parameter_of(check, 0));
			early = compare(amount_of(check, PROGRESS), parameter_of(check, 0)) <= 0;
			break;
		case EQUIPMENT:
			NEED(INVESTED);
			NEED(TOTAL_COST);
			if (sign(amount_of(check, TOTAL_COST)) <= 0)
				return lacks(check, "no_baseline");
			measure_share(check, amount_of(check, INVESTED), amount_of(check, TOTAL_COST), parameter_of(check, 1));
			early = compare_share(amount_of(check, INVESTED), amount_of(check, TOTAL_COST), parameter_of(check, 1)) <= 0;
			break;
		case ENTERPRISE:
			check->outcome.message = 1;
			early = true;
			break;
		case SERVICE:
			return NOT_APPLICABLE;
		default:
			return lacks(check, "unknown_content");
	}
	if (!early)
		return PASS;
	NEED_ANSWER(accepted, ACCEPTED_ON);
	return FAIL;
}

/* Was the project approved for more than one year?  Not by an extension. */
static Answer
multi_year(const Check *check)
{
	if (is_known(check, STARTS_ON) && is_known(check, ORIGINAL_ENDS_ON))
		return year_of(number_of(check, STARTS_ON)) < year_of(number_of(check, ORIGINAL_ENDS_ON)) ? YES : NO;
	if (is_known(check, IS_MULTI_YEAR))
		return number_of(check, IS_MULTI_YEAR) ? YES : NO;
	return UNKNOWN;
}

static Verdict
advance_above_ratio(Check *check)
{
	Answer		accepted = happened(check, ACCEPTED_ON);
	Money		ratio = parameter_of(check, 0);
	Money		support;

	if (accepted == YES)
		return NOT_APPLICABLE;
	NEED(ADVANCED);
	if (sign(amount_of(check, ADVANCED)) <= 0)
		return NOT_APPLICABLE;
	NEED(APPROVED_SUPPORT);
	support = amount_of(check, APPROVED_SUPPORT);
	if (sign(support) <= 0)
		return lacks(check, "no_baseline");
	if (!check->local)
	{
		AdvanceKind kind;

		/* below both ratios the content does not matter */
		if (compare_share(amount_of(check, ADVANCED), support, parameter_of(check, 1)) <= 0 &&
			compare_share(amount_of(check, ADVANCED), support, ratio) <= 0)
			return PASS;
		NEED(CONTENT_CODE);
		kind = advance_kind(check);
		if (kind == NO_KIND)
			return lacks(check, "unknown_content");
		if (kind == ENTERPRISE)
			return NOT_APPLICABLE;
		if (kind == INFRASTRUCTURE)
			ratio = parameter_of(check, 1);
	}
	if (compare_share(amount_of(check, ADVANCED), support, ratio) <= 0)
		return PASS;
	if (!check->local)
	{
		Answer		several = multi_year(check);

		/* later advances then follow progress and contract */
		if (several == YES)
			return NOT_APPLICABLE;
		if (several == UNKNOWN)
			return lacks_fact(check, IS_MULTI_YEAR);
	}
	NEED_ANSWER(accepted, ACCEPTED_ON);
	NEED(RECOVERED);
	measure_share(check, outstanding(check), support, ratio);
	return compare_share(outstanding(check), support, ratio) > 0 ? FAIL : PASS;
}

/* ---------- deadlines ---------- */

/* What is done late needs no decision any more. */
static Verdict
judge_deadline(Check *check, int done_on, DateADT act_by, int64 observed, Money allowed)
{
	Answer		done;
	DateADT		day;

	NEED(AS_OF);
	day = number_of(check, AS_OF);
	if (day <= act_by)
		return PASS;
	done = happened(check, done_on);
	NEED_ANSWER(done, done_on);
	if (done == YES)
	{
		NEED(done_on);
		day = number_of(check, done_on);
		if (day <= act_by)
			return PASS;
	}
	measure_days(check, observed + day, allowed);
	set_act_by(check, act_by);
	if (done == YES)
	{
		check->outcome.message = 1;
		check->outcome.severity = ADVISORY;
		check->outcome.action = NO_ACTION;
	}
	return FAIL;
}

static Verdict
settlement_late(Check *check)
{
	Answer		accepted = happened(check, ACCEPTED_ON);
	Money		allowed = parameter_of(check, 0);

	if (accepted == NO)
		return NOT_APPLICABLE;
	NEED(ACCEPTED_ON);
	NEED(AS_OF);
	return judge_deadline(check, SETTLED_ON,
						  number_of(check, ACCEPTED_ON) + (int) (allowed.units / MONEY_ONE),
						  -(int64) number_of(check, ACCEPTED_ON), allowed);
}

static Verdict
liquidation_late(Check *check)
{
	DateADT		act_by;

	Verdict		verdict;

	NEED(PLAN_YEAR);
	act_by = date_of(year_of(last_day(check)) + 1, 1, 22);
	verdict = judge_deadline(check, LIQUIDATED_ON, act_by, -(int64) act_by, whole_money(0));
	/* an approved end in a later year would put the day off */
	if (verdict == FAIL)
		NEED(ENDS_ON);
	return verdict;
}

/* The last 25th of a month that is not after that day. */
static DateADT
last_25th(DateADT date)
{
	int			year;
	int			month;
	int			day;

	j2date(date + POSTGRES_EPOCH_JDATE, &year, &month, &day);
	if (day < 25 && --month < 1)
	{
		year--;
		month = 12;
	}
	return date_of(year, month, 25);
}

/*
 * A report is due before the 25th of each month.  That of the last 25th may
 * have come at any time since the one before.
 */
static Verdict
report_missing(Check *check)
{
	Answer		started = happened(check, STARTED_ON);
	Answer		accepted = happened(check, ACCEPTED_ON);
	Answer		reported = happened(check, PROGRESS_ON);
	DateADT		due;

	if (started == NO || accepted == YES)
		return NOT_APPLICABLE;
	NEED(AS_OF);
	due = last_25th(number_of(check, AS_OF));
	if (is_known(check, STARTED_ON) && number_of(check, STARTED_ON) >= due)
		return NOT_APPLICABLE;
	if (reported == YES && is_known(check, PROGRESS_ON) &&
		number_of(check, PROGRESS_ON) >= last_25th(due - 1))
		return PASS;
	NEED(STARTED_ON);
	NEED_ANSWER(accepted, ACCEPTED_ON);
	if (reported != NO)
		NEED(PROGRESS_ON);
	set_act_by(check, due - 1);
	measure_days(check, (int64) number_of(check, AS_OF) - (due - 1), whole_money(0));
	return FAIL;
}

/* ---------- growth and progress ---------- */

/* Parameters: the level of a warning, that of an error; at one is above it. */
static Verdict
growth(Check *check, Money base, Money current)
{
	Money		more = subtract(current, base);
	bool		breach;

	if (sign(base) <= 0)
		return lacks(check, "no_baseline");
	if (compare_share(more, base, parameter_of(check, 0)) < 0)
		return PASS;
	breach = compare_share(more, base, parameter_of(check, 1)) >= 0;
	measure_share(check, more, base, parameter_of(check, breach ? 1 : 0));
	if (breach)
		check->outcome.severity = SEVERE;
	return FAIL;
}

static Verdict
cost_growth_over(Check *check, int base)
{
	NEED(FORECAST_COST);
	NEED(base);
	return growth(check, amount_of(check, base), amount_of(check, FORECAST_COST));
}

static Verdict
cost_growth(Check *check)
{
	return cost_growth_over(check, TOTAL_COST);
}

static Verdict
original_cost_growth(Check *check)
{
	return cost_growth_over(check, ORIGINAL_TOTAL_COST);
}

/* The time from the first day to the forecast end, against an approved one. */
static Verdict
time_growth_over(Check *check, int base)
{
	Answer		accepted = happened(check, ACCEPTED_ON);
	Verdict		verdict;

	if (accepted == YES)
		return NOT_APPLICABLE;
	NEED(STARTS_ON);
	NEED(base);
	NEED(FORECAST_ENDS_ON);
	verdict = growth(check,
					 whole_money((int64) number_of(check, base) - number_of(check, STARTS_ON)),
					 whole_money((int64) number_of(check, FORECAST_ENDS_ON) - number_of(check, STARTS_ON)));
	if (verdict == FAIL)
		NEED_ANSWER(accepted, ACCEPTED_ON);
	return verdict;
}

static Verdict
time_growth(Check *check)
{
	return time_growth_over(check, ENDS_ON);
}

static Verdict
original_time_growth(Check *check)
{
	return time_growth_over(check, ORIGINAL_ENDS_ON);
}

/* The support now approved, or asked for if that is more. */
static Verdict
original_support_growth(Check *check)
{
	Verdict		verdict;

	NEED(ORIGINAL_SUPPORT);
	NEED(APPROVED_SUPPORT);
	if (is_known(check, REQUESTED_SUPPORT) &&
		compare(amount_of(check, REQUESTED_SUPPORT), amount_of(check, APPROVED_SUPPORT)) > 0)
		return growth(check, amount_of(check, ORIGINAL_SUPPORT), amount_of(check, REQUESTED_SUPPORT));
	verdict = growth(check, amount_of(check, ORIGINAL_SUPPORT), amount_of(check, APPROVED_SUPPORT));
	if (verdict == PASS && !(is_known(check, CHANGE_REQUESTED) && !number_of(check, CHANGE_REQUESTED)))
		NEED(REQUESTED_SUPPORT);
	return verdict;
}

static Verdict
progress_stalled(Check *check)
{
	Answer		accepted = happened(check, ACCEPTED_ON);
	Money		rise;

	if (accepted == YES)
		return NOT_APPLICABLE;
	NEED(PROGRESS);
	/* what has made progress has started, and what is complete is not stalled */
	if (sign(amount_of(check, PROGRESS)) == 0)
	{
		Answer		started = happened(check, STARTED_ON);

		if (started == NO)
			return NOT_APPLICABLE;
		NEED_ANSWER(started, STARTED_ON);
	}
	if (compare(amount_of(check, PROGRESS), whole_money(1)) >= 0)
		return PASS;
	NEED(PREVIOUS_PROGRESS);
	rise = subtract(amount_of(check, PROGRESS), amount_of(check, PREVIOUS_PROGRESS));
	if (compare(rise, parameter_of(check, 0)) > 0)
		return PASS;
	NEED_ANSWER(accepted, ACCEPTED_ON);
	measure(check, rise, parameter_of(check, 0));
	return FAIL;
}

/* ---------- the tables ---------- */

static const Rule project_rules[] = {
#include "rules_project.h"
};

const Subject project_subject = {
	.name = "project",
	.facts = project_facts,
	.fact_count = PROJECT_FACT_COUNT,
	.rules = project_rules,
	.rule_count = lengthof(project_rules),
	.date = AS_OF,
	.budget_source = BUDGET_SOURCE,
	.is_group = IS_GROUP
};

KC_FUNCTION_AS(check_project, check_subject(fcinfo, &project_subject));
KC_FUNCTION_AS(project_action, subject_action(fcinfo, &project_subject));
