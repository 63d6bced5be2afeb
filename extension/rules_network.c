/*-------------------------------------------------------------------------
 *
 * rules_network.c
 *	  The rules that a province's network of centre, branches and
 *	  collaborators is checked against.
 *
 * The table of rules is the list in rules_network.h.  Whose money it is does
 * not matter here: the province decides.
 *
 * IDENTIFICATION
 *	  extension/rules_network.c
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "rules.h"
#include "rules_law.h"

/* ---------- facts ---------- */

static const Code level_codes[] = {
	{"province", "cấp tỉnh", "province"},
	{"district", "cấp huyện", "district"},
	{"commune", "cấp xã", "commune"},
	{NULL}
};

enum Level
{
	PROVINCE_LEVEL,
	DISTRICT_LEVEL,
	COMMUNE_LEVEL
};

/* In the order of the arguments. */
#define NETWORK_FACTS(FACT) \
	FACT(AS_OF, "as_of", "ngày được xét", DATE_FACT, NULL) \
	FACT(LEVEL, "level", "cấp địa bàn", CODE_FACT, level_codes) \
	FACT(AREA_COUNT, "area_count", "số địa bàn", COUNT_FACT, NULL) \
	FACT(COVERED_COUNT, "covered_count", "số địa bàn có mạng lưới", COUNT_FACT, NULL) \
	FACT(BRANCH_COUNT, "branch_count", "số chi nhánh", COUNT_FACT, NULL) \
	FACT(COLLABORATOR_COUNT, "collaborator_count", "số cộng tác viên", COUNT_FACT, NULL) \
	FACT(CENTRE_COUNT, "centre_count", "số trung tâm", COUNT_FACT, NULL) \
	FACT(DEPUTY_COUNT, "deputy_count", "số phó giám đốc trung tâm", COUNT_FACT, NULL) \
	FACT(BRANCH_DEPUTY_COUNT, "branch_deputy_count", "số phó trưởng chi nhánh", COUNT_FACT, NULL) \
	FACT(COVERAGE_TARGET, "coverage_target", "chỉ tiêu phủ mạng lưới", SHARE_FACT, NULL) \
	FACT(COLLABORATORS_PER_AREA, "collaborators_per_area", "số cộng tác viên tối đa mỗi địa bàn", COUNT_FACT, NULL)

enum NetworkFact
{
	NETWORK_FACTS(FACT_PLACE)
	NETWORK_FACT_COUNT
};

static const Fact network_facts[] = {NETWORK_FACTS(FACT_ENTRY)};

StaticAssertDecl(NETWORK_FACT_COUNT <= MAX_FACTS, "facts are bits of a word");

/* ---------- units ---------- */

static Verdict
at_most(Check *check, int count, Money most)
{
	measure(check, whole_money(number_of(check, count)), most);
	return compare(check->outcome.observed, most) > 0 ? FAIL : PASS;
}

/*
 * What a rule says of one level of areas, as the centre is the province's, is not
 * said again of others.
 */
static Verdict
at_level(Check *check, int level, Verdict verdict)
{
	if (is_known(check, LEVEL))
		return number_of(check, LEVEL) == level ? verdict : NOT_APPLICABLE;
	return verdict == FAIL ? lacks_fact(check, LEVEL) : verdict;
}

static Verdict
no_centre(Check *check)
{
	return at_level(check, PROVINCE_LEVEL, fails_unless(check, CENTRE_COUNT));
}

static Verdict
deputies_of(Check *check, int count)
{
	NEED(count);
	return at_most(check, count, parameter_of(check, 0));
}

static Verdict
deputies(Check *check)
{
	return at_level(check, PROVINCE_LEVEL, deputies_of(check, DEPUTY_COUNT));
}

static Verdict
branch_deputies(Check *check)
{
	return at_level(check, PROVINCE_LEVEL, deputies_of(check, BRANCH_DEPUTY_COUNT));
}

static Verdict
no_branch(Check *check)
{
	return at_level(check, DISTRICT_LEVEL, fails_unless(check, BRANCH_COUNT));
}

static Verdict
no_collaborator(Check *check)
{
	return at_level(check, COMMUNE_LEVEL, fails_unless(check, COLLABORATOR_COUNT));
}

static Verdict
collaborators_above_limit(Check *check)
{
	NEED(COLLABORATOR_COUNT);
	if (number_of(check, COLLABORATOR_COUNT) == 0)
		return PASS;
	NEED(COLLABORATORS_PER_AREA);
	NEED(AREA_COUNT);
	return at_most(check, COLLABORATOR_COUNT,
				   whole_money((int64) number_of(check, COLLABORATORS_PER_AREA) * number_of(check, AREA_COUNT)));
}

/* ---------- coverage ---------- */

static Verdict
coverage_impossible(Check *check)
{
	NEED(COVERED_COUNT);
	NEED(AREA_COUNT);
	return at_most(check, COVERED_COUNT, whole_money(number_of(check, AREA_COUNT)));
}

static Verdict
coverage_low(Check *check)
{
	Money		covered;
	Money		areas;

	NEED(COVERED_COUNT);
	NEED(AREA_COUNT);
	NEED(COVERAGE_TARGET);
	if (number_of(check, AREA_COUNT) == 0)
		return lacks(check, "no_baseline");
	covered = whole_money(number_of(check, COVERED_COUNT));
	areas = whole_money(number_of(check, AREA_COUNT));
	measure_share(check, covered, areas, amount_of(check, COVERAGE_TARGET));
	return compare_share(covered, areas, amount_of(check, COVERAGE_TARGET)) < 0 ? FAIL : PASS;
}

/* ---------- the tables ---------- */

static const Rule network_rules[] = {
#include "rules_network.h"
};

const Subject network_subject = {
	.name = "network",
	.facts = network_facts,
	.fact_count = NETWORK_FACT_COUNT,
	.rules = network_rules,
	.rule_count = lengthof(network_rules),
	.date = AS_OF,
	.budget_source = NO_FACT,
	.is_group = NO_FACT
};

KC_FUNCTION_AS(check_network, check_subject(fcinfo, &network_subject));
