/*-------------------------------------------------------------------------
 *
 * rules.h
 *	  Rules over facts: what a table of rules is made of.
 *
 * A subject (a project, an item of a plan) has a table of facts, from which
 * the arguments of its function come, and a table of rules.  Everything else
 * is derived from these two tables by rules.c.
 *
 * IDENTIFICATION
 *	  extension/rules.h
 *
 *-------------------------------------------------------------------------
 */
#ifndef RULES_H
#define RULES_H

#include "money.h"
#include "utils/date.h"

/* ---------- facts ---------- */

typedef enum Unit
{
	NO_UNIT,
	DAYS,
	DONG,
	SHARE,						/* a fraction of 1 */
	RATIO,						/* the same, but it may be above 1 */
	FACTOR,						/* what an amount is multiplied by */
	COUNT
} Unit;

typedef enum FactType
{
	DATE_FACT,
	YEAR_FACT,
	COUNT_FACT,
	MONEY_FACT,
	SHARE_FACT,
	FACTOR_FACT,				/* 1 or more */
	PERIOD_FACT,
	BOOLEAN_FACT,
	CODE_FACT,					/* one of a closed list */
	TEXT_FACT
} FactType;

/* A code of a closed list, and how sentences say it. */
typedef struct Code
{
	const char *code;
	const char *vi;
	const char *en;
} Code;

typedef struct Fact
{
	const char *name;			/* of the argument */
	const char *vi;				/* how sentences say it */
	FactType	type;
	const Code *codes;			/* of a CODE_FACT, up to one without a code */
} Fact;

/* A range of days, inclusive. */
typedef struct Period
{
	DateADT		first;			/* or NO_FIRST */
	DateADT		last;			/* or NO_LAST */
} Period;

#define NO_FIRST PG_INT32_MIN
#define NO_LAST PG_INT32_MAX

typedef union FactValue
{
	int32		number;			/* date, year, count, boolean, place of a code */
	Money		amount;
	Period		period;
	text	   *text;
} FactValue;

#define MAX_FACTS 64

/*
 * For lists of facts, FACT(place, name, vi, type, codes): the enum of the places
 * and the table are made from the same list.
 */
#define FACT_PLACE(place, name, vi, type, codes) place,
#define FACT_ENTRY(place, name, vi, type, codes) {name, vi, type, codes},

/* ---------- rules ---------- */

typedef enum Severity
{
	CRITICAL,
	SEVERE,						/* "error": ERROR is core's */
	WARN,
	ADVISORY
} Severity;

/* In the order in which one comes before the other as the headline. */
typedef enum Action
{
	STOP,
	EXTEND,
	ADJUST,
	SUPPLEMENT,
	REVIEW,
	NO_ACTION
} Action;

/* Who decides about what is paid from the national budget. */
typedef enum Decider
{
	MINISTER,
	DEPARTMENT,
	DEPARTMENT_OR_PROVINCE,		/* the provincial department for groups */
	PROVINCIAL_DEPARTMENT
} Decider;

/* A threshold, by the name under which a caller may set it. */
typedef struct Parameter
{
	const char *name;
	Unit		unit;
	Money		value;
} Parameter;

#define MAX_PARAMETERS 2

/* What holds from one day to another, inclusive; version of a rule. */
typedef struct Version
{
	DateADT		first;
	DateADT		last;
	const char *basis;
	Severity	severity;
	Parameter	parameter[MAX_PARAMETERS];
} Version;

/* A date as a constant. */
#define JULIAN_SHIFT(month) (((month) - 14) / 12)
#define DATE(year, month, day) \
	(1461 * ((year) + 4800 + JULIAN_SHIFT(month)) / 4 + \
	 367 * ((month) - 2 - 12 * JULIAN_SHIFT(month)) / 12 - \
	 3 * (((year) + 4900 + JULIAN_SHIFT(month)) / 100) / 4 + \
	 (day) - 32075 - POSTGRES_EPOCH_JDATE)

/* Values of parameters as constants. */
#define WHOLE(value) {(int128) (value) * MONEY_ONE, NULL}
#define PERCENT(value) {(int128) (value) * (MONEY_ONE / 100), NULL}

typedef enum Verdict
{
	NOT_APPLICABLE,
	PASS,
	FAIL,
	NOT_EVALUABLE
} Verdict;

typedef struct Check Check;
typedef Verdict (*Predicate) (Check *check);

/* A sentence with {names} of facts, parameters and results in it. */
typedef struct Message
{
	const char *vi;
	const char *en;
} Message;

#define MAX_MESSAGES 5

/*
 * A rule.  Versions are in the order of time.  A rule that has none for local
 * budgets does not apply to them.  Without a date of the event, the day of the
 * question chooses the version.  A rule that counts says what it counts, one
 * that divides of what as well.
 */
typedef struct Rule
{
	/* what every check reads */
	Predicate	predicate;
	const Version *any;			/* whatever the budget, or else: */
	const Version *national;
	const Version *local;
	int			event;			/* the date that chooses the version */
	Action		action;
	uint64		facts;			/* a bit each: those the finding rests on */
	/* what is said of it, and in a finding */
	uint64		cited;			/* of the facts, texts that name the law as well */
	const char *code;
	Decider		decider;		/* of what the nation pays for */
	Unit		unit;			/* of what is observed */
	bool		levels;			/* any's two parameters: the first at most the second */
	Message		title;
	Message		meaning;
	Message		numerator;
	Message		denominator;
	Message		remedy;
	Message		message[MAX_MESSAGES];
} Rule;

#define BIT(fact) (UINT64CONST(1) << (fact))

/* For tables of rules: versions, which end with one without a basis. */
#define VERSIONS(...) (const Version[]) {__VA_ARGS__, {.basis = NULL}}
#define NO_PARAMETER {.name = NULL}

typedef struct Subject
{
	const char *name;
	const Fact *facts;
	int			fact_count;
	const Rule *rules;
	int			rule_count;
	int			date;			/* the fact that is the day of the question */
	int			budget_source;	/* NO_FACT: always local */
	int			is_group;		/* NO_FACT if no rule asks for it */
} Subject;

#define NO_FACT (-1)

/* Codes that the engine itself reads, in the order of the list. */
enum BudgetSource
{
	NATIONAL,
	LOCAL,
	BUDGET_SOURCES
};

extern const Code budget_source_codes[];

/* NULL if the rule does not apply to projects of that budget. */
static inline const Version *
versions_of(const Rule *rule, int source)
{
	if (rule->any)
		return rule->any;
	return source == LOCAL ? rule->local : rule->national;
}

/* ---------- what predicates see and set ---------- */

/* What came out for a rule, besides the verdict. */
typedef struct Outcome
{
	const char *reason;			/* of NOT_EVALUABLE: a fact or a code */
	const Version *local_version;	/* if it may be that one as well */
	bool		measured;
	Money		observed;
	Money		divisor;		/* of what is observed, if that is a ratio */
	bool		divided;
	Money		expected;
	bool		due;			/* is there a last day in time? */
	DateADT		act_by;
	int			message;
	Severity	severity;
	Action		action;
} Outcome;

typedef struct Override
{
	const Parameter *parameter;	/* the first of that name */
	Money		value;
} Override;

struct Check
{
	const Subject *subject;
	uint64		known;
	FactValue	fact[MAX_FACTS];

	Override   *overrides;
	int			override_count;
	const char *local_authority;

	/* the rule at hand */
	const Rule *rule;
	const Version *version;
	bool		local;
	Outcome		outcome;
};

#define UNKNOWN_SOURCE (-1)

/* Whose money it is. */
static inline int
source_of(const Check *check)
{
	int			fact = check->subject->budget_source;

	if (fact == NO_FACT)
		return LOCAL;
	return check->known & BIT(fact) ? check->fact[fact].number : UNKNOWN_SOURCE;
}

static inline bool
is_known(const Check *check, int fact)
{
	Assert(check->rule == NULL || (check->rule->facts & BIT(fact)));
	return (check->known & BIT(fact)) != 0;
}

/* The value of a known fact. */
static inline int32
number_of(const Check *check, int fact)
{
	Assert(is_known(check, fact));
	return check->fact[fact].number;
}

static inline Money
amount_of(const Check *check, int fact)
{
	Assert(is_known(check, fact));
	return check->fact[fact].amount;
}

static inline Verdict
lacks(Check *check, const char *reason)
{
	check->outcome.reason = reason;
	check->outcome.severity = check->version->severity;
	return NOT_EVALUABLE;
}

static inline Verdict
lacks_fact(Check *check, int fact)
{
	return lacks(check, check->subject->facts[fact].name);
}

/* Is it known that this is so, or that it is not? */
static inline bool
known_to_be(const Check *check, int fact, bool value)
{
	return is_known(check, fact) && (number_of(check, fact) != 0) == value;
}

/* For predicates: without this fact there is no answer. */
#define NEED(fact) \
	do { \
		if (!is_known(check, fact)) \
			return lacks_fact(check, fact); \
	} while (0)

/* For rules about what is so and must not be. */
static inline Verdict
fails_if(Check *check, int fact)
{
	NEED(fact);
	return number_of(check, fact) ? FAIL : NOT_APPLICABLE;
}

/* ... and about what must be so. */
static inline Verdict
fails_unless(Check *check, int fact)
{
	NEED(fact);
	return number_of(check, fact) ? PASS : FAIL;
}

extern Money overridden(const Check *check, const Parameter *parameter);
extern int	compare_shares(Money part, Money whole, Money share);
extern void measure(Check *check, Money observed, Money expected);
extern void measure_days(Check *check, int64 days, Money allowed);
extern void measure_share(Check *check, Money part, Money whole, Money share);
extern void set_act_by(Check *check, DateADT act_by);
extern Verdict within(Check *check, int amount, int bound);
extern Verdict part_within(Check *check, int amount, int bound);
extern Verdict share_within(Check *check, int part, int whole);
extern int	year_of(DateADT date);
extern DateADT date_of(int year, int month, int day);

static inline Money
whole_money(int64 value)
{
	Money		money = WHOLE(value);

	return money;
}

/* The value of a parameter of the version at hand. */
static inline Money
parameter_of(const Check *check, int place)
{
	const Parameter *parameter = &check->version->parameter[place];

	return check->override_count == 0 ? parameter->value : overridden(check, parameter);
}

/* As money_compare() and money_sign(), in place where amounts are not wide. */
static inline int
compare(Money a, Money b)
{
	if (a.wide == NULL && b.wide == NULL)
		return (a.units > b.units) - (a.units < b.units);
	return money_compare(a, b);
}

static inline int
sign(Money a)
{
	return a.wide == NULL ? (a.units > 0) - (a.units < 0) : money_sign(a);
}

static inline Money
subtract(Money a, Money b)
{
	Money		money = {0, NULL};

	if (a.wide == NULL && b.wide == NULL && units_add(a.units, -b.units, &money.units))
		return money;
	return money_subtract(a, b);
}

/* The sign of part - share * whole, exact. */
static inline int
compare_share(Money part, Money whole, Money share)
{
	int128		left;
	int128		right;

	if (part.wide == NULL && whole.wide == NULL && share.wide == NULL &&
		!__builtin_mul_overflow(part.units, (int128) MONEY_ONE, &left) &&
		!__builtin_mul_overflow(whole.units, share.units, &right))
		return (left > right) - (left < right);
	return compare_shares(part, whole, share);
}

/* ---------- between the files of the engine ---------- */

/* What is returned of a finding, by column. */
enum FindingColumn
{
	RULE_CODE,
	STATUS,
	SEVERITY,
	ACTION,
	OBSERVED,
	EXPECTED,
	DIFFERENCE,
	UNIT,
	REASON,
	MESSAGE_VI,
	MESSAGE_EN,
	AUTHORITY,
	ACT_BY,
	LEGAL_BASIS,
	FINDING_COLUMNS
};

/* rules_facts.c */
#define LOCAL_AUTHORITY "local_authority"

extern char *list_codes(const Code *codes);
extern void read_facts(Check *check, FunctionCallInfo fcinfo, const Subject *subject);
extern void read_parameters(Check *check, FunctionCallInfo fcinfo, int n);

/* rules_finding.c */
extern const char *const severity_names[];
extern const char *const action_names[];
extern const char *const decider_names[];

extern void set_text(Datum *values, bool *nulls, int column, const char *string);
extern void fill_finding(const Check *check, Verdict verdict, Datum *values, bool *nulls);

/* rules.c */
extern Datum check_subject(FunctionCallInfo fcinfo, const Subject *subject);
extern Datum subject_action(FunctionCallInfo fcinfo, const Subject *subject);

/* All subjects there are, in the order of their listing. */
extern const Subject project_subject;
extern const Subject plan_item_subject;
extern const Subject plan_subject;
extern const Subject network_subject;

#endif							/* RULES_H */
