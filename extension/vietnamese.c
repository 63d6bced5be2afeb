/*-------------------------------------------------------------------------
 *
 * vietnamese.c
 *	  Numbers and amounts as Vietnamese reports write and read them.
 *
 * Digits are taken from and given to core as decimal text, so every finite
 * numeric is handled exactly and no locale setting is ever asked.
 *
 * IDENTIFICATION
 *	  extension/vietnamese.c
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "common/unicode_norm.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/builtins.h"

#include "vietnamese.h"

#define DIGITS "0123456789"

void
require_utf8(void)
{
	if (GetDatabaseEncoding() != PG_UTF8)
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("Vietnamese text needs a database in UTF8"),
				 errdetail("The encoding of this database is %s.", GetDatabaseEncodingName()),
				 errhint("Create a database with ENCODING 'UTF8'.")));
}

/* ---------- letters ---------- */

#define LETTER_D_WITH_STROKE 0x0111 /* đ */

static bool
is_space(pg_wchar c)
{
	return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 ||
		c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
		c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

static bool
is_accent(pg_wchar c)
{
	return c >= 0x0300 && c <= 0x036F;
}

/*
 * The case of a decomposed Vietnamese letter is that of its base, which is
 * ASCII or Đ.  Eth and African D look like Đ in print, and texts have them in
 * its place.
 */
static pg_wchar
lower_letter(pg_wchar c)
{
	switch (c)
	{
		case 0x0110:			/* Đ */
		case 0x00D0:			/* Ð, eth */
		case 0x00F0:			/* ð, eth */
		case 0x0189:			/* Ɖ, African D */
			return LETTER_D_WITH_STROKE;
		default:
			return c < 0x80 ? pg_ascii_tolower(c) : c;
	}
}

static void
append_letter(StringInfo to, pg_wchar c)
{
	unsigned char bytes[4];

	unicode_to_utf8(c, bytes);
	appendBinaryStringInfo(to, (char *) bytes, pg_utf_mblen(bytes));
}

/*
 * Appends text in lower case and decomposed, with single spaces between words
 * and none around them; without accents, if so wanted.  Stops when that has
 * become longer than the limit.
 *
 * Characters are decomposed one by one, which takes linear time however many
 * accents follow one another.  Their order is left to the caller.
 */
static void
append_plain(StringInfo to, const char *at, const char *end, bool accents,
			 int limit)
{
	bool		space = false;

	while (at < end && to->len <= limit)
	{
		const unsigned char *bytes = (const unsigned char *) at;
		pg_wchar	c[2] = {utf8_to_unicode(bytes), 0};
		pg_wchar   *letters = c;

		CHECK_FOR_INTERRUPTS();
		at += pg_utf_mblen(bytes);
		if (is_space(*c))
		{
			space = to->len > 0;
			continue;
		}
		if (*c >= 0x80)
			letters = unicode_normalize(UNICODE_NFD, c);
		for (pg_wchar *letter = letters; *letter; letter++)
		{
			pg_wchar	lower = lower_letter(*letter);

			if (!accents && is_accent(lower))
				continue;
			if (!accents && lower == LETTER_D_WITH_STROKE)
				lower = 'd';
			if (space)
				appendStringInfoChar(to, ' ');
			space = false;
			append_letter(to, lower);
		}
		if (letters != c)
			pfree(letters);
	}
}

KC_FUNCTION(fold_vi);
Datum
fold_vi(PG_FUNCTION_ARGS)
{
	text	   *input = PG_GETARG_TEXT_PP(0);
	const char *string = VARDATA_ANY(input);
	StringInfoData key;

	require_utf8();
	initStringInfo(&key);
	append_plain(&key, string, string + VARSIZE_ANY_EXHDR(input), false, PG_INT32_MAX);
	PG_RETURN_TEXT_P(cstring_to_text_with_len(key.data, key.len));
}

/* ---------- words around numbers ---------- */

/*
 * A unit is one of the multiples, one of the currencies, or both in this
 * order.  All words are in lower case and NFC.
 */
static const struct
{
	const char *name;
	int			exponent;
}			multiples[] = {
	{"", 0},
	{"nghìn", 3}, {"ngàn", 3},
	{"triệu", 6}, {"tr", 6},
	{"tỷ", 9}, {"tỉ", 9},
	{"nghìn tỷ", 12}, {"nghìn tỉ", 12}, {"ngàn tỷ", 12}, {"ngàn tỉ", 12},
	{"triệu tỷ", 15}, {"triệu tỉ", 15}
};

static const char *const currencies[] = {"đồng", "đ", "₫", "vnđ", "vnd"};

/* What format_vnd() prints, each a thousand of the one before it. */
static const char *const printed_units[] = {
	"đồng", "nghìn đồng", "triệu đồng", "tỷ đồng"
};

/* What may stand before an amount. */
static const char *const hedges[] = {
	"gần", "trên", "hơn", "khoảng", "dưới", "chừng", "xấp xỉ", "ước",
	"không quá", "tối đa", "tối thiểu", "ít nhất"
};

/* More bytes than any of them has, decomposed. */
#define LONGEST_PHRASE 40

#define LONGEST_QUOTE 40

/* Text in the form in which the words above are written. */
static char *
phrase(const char *at, const char *end)
{
	StringInfoData plain;
	Datum		composed;

	initStringInfo(&plain);
	append_plain(&plain, at, end, true, LONGEST_PHRASE);
	composed = DirectFunctionCall2(unicode_normalize_func,
								   PointerGetDatum(cstring_to_text_with_len(plain.data, plain.len)),
								   PointerGetDatum(cstring_to_text("NFC")));
	return TextDatumGetCString(composed);
}

/* The place of words in a list, or -1. */
static int
find_words(const char *words, const char *const *list, int length)
{
	for (int i = 0; i < length; i++)
		if (strcmp(words, list[i]) == 0)
			return i;
	return -1;
}

/* The power of ten that a unit stands for, or -1. */
static int
unit_exponent(const char *words)
{
	for (int i = 0; i < (int) lengthof(multiples); i++)
	{
		size_t		length = strlen(multiples[i].name);
		const char *rest = words + length;

		if (strncmp(words, multiples[i].name, length) != 0)
			continue;
		if (length > 0 && *rest == '\0')
			return multiples[i].exponent;
		rest += *rest == ' ';
		if (find_words(rest, currencies, lengthof(currencies)) >= 0)
			return multiples[i].exponent;
	}
	return -1;
}

/* ---------- printing ---------- */

/* As many decimals as numeric has. */
#define MAX_DECIMALS	16383

/* The digits of a number, taken apart. */
typedef struct Decimal
{
	bool		negative;		/* zero is not */
	const char *whole;			/* no zero in front, but for 0 itself */
	int			whole_digits;
	const char *fraction;
	int			decimals;
} Decimal;

static void
require_finite(Numeric value)
{
	if (numeric_is_nan(value) || numeric_is_inf(value))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("number must be finite"),
				 errdetail("The number is %s.", numeric_to_text(value)),
				 errhint("Use NULL for an unknown number.")));
}

/* Rounds digits half up before end; there is a zero in front for the carry. */
static void
round_digits(char *end)
{
	if (*end < '5')
		return;
	while (*--end == '9')
		*end = '0';
	++*end;
}

/*
 * Takes apart value / 10^shift with that many decimals.  Rounding is half away
 * from zero, by the digits, because core's round() ends at 2000 decimals.
 */
static Decimal
decimal_read(Numeric value, int shift, int decimals)
{
	Decimal		result;
	char	   *text;
	char	   *digits;
	int			whole;
	int			scale;
	int			size;

	require_finite(value);
	text = numeric_to_text(value);
	result.negative = *text == '-';
	text += result.negative;
	whole = strcspn(text, ".");
	scale = text[whole] == '.' ? strlen(text + whole + 1) : 0;

	/* a zero for the carry, and some for the shift and the padding */
	result.whole_digits = 1 + whole;
	result.decimals = shift + scale;
	size = result.whole_digits + Max(result.decimals, decimals);
	digits = memset(palloc(size + 1), '0', size);
	memcpy(digits + 1 + shift, text, whole);
	memcpy(digits + 1 + shift + whole, text + whole + 1, scale);

	if (decimals >= 0)
	{
		if (decimals < result.decimals)
			round_digits(digits + result.whole_digits + decimals);
		result.decimals = decimals;
	}
	result.fraction = digits + result.whole_digits;
	if (decimals == NEEDED_DECIMALS)
		while (result.decimals > 0 && result.fraction[result.decimals - 1] == '0')
			result.decimals--;

	digits[result.whole_digits + result.decimals] = '\0';
	if (digits[strspn(digits, "0")] == '\0')
		result.negative = false;
	for (; result.whole_digits > 1 && *digits == '0'; result.whole_digits--)
		digits++;
	result.whole = digits;
	return result;
}

const NumberMarks vietnamese_marks = {'.', ','};
const NumberMarks english_marks = {',', '.'};

/* Appends "-12.492,1", or the same with other marks. */
static void
append_decimal(StringInfo to, Decimal number, NumberMarks marks)
{
	int			printed = (number.whole_digits - 1) % 3 + 1;

	if (number.negative)
		appendStringInfoChar(to, '-');
	appendBinaryStringInfo(to, number.whole, printed);
	for (; printed < number.whole_digits; printed += 3)
	{
		appendStringInfoChar(to, marks.thousands);
		appendBinaryStringInfo(to, number.whole + printed, 3);
	}
	if (number.decimals > 0)
	{
		appendStringInfoChar(to, marks.decimals);
		appendBinaryStringInfo(to, number.fraction, number.decimals);
	}
}

/* Appends value / 10^shift. */
void
append_number(StringInfo to, Numeric value, int shift, int decimals,
			  NumberMarks marks)
{
	append_decimal(to, decimal_read(value, shift, decimals), marks);
}

/*
 * The same for an amount, with the decimals it needs.  The digits of most are
 * at hand without a numeric.
 */
void
append_amount(StringInfo to, Money amount, int shift, NumberMarks marks)
{
	char		digits[64];
	char	   *end = digits + sizeof(digits);
	char	   *at = end;
	uint128		units = amount.units < 0 ? -(uint128) amount.units : (uint128) amount.units;
	Decimal		number;

	if (amount.wide)
	{
		append_number(to, amount.wide, shift, NEEDED_DECIMALS, marks);
		return;
	}
	number.negative = amount.units < 0;
	for (uint64 half; units > 0; units /= MONEY_ONE)
	{
		half = units % MONEY_ONE;
		for (int i = 0; i < MONEY_DECIMALS; i++, half /= 10)
			*--at = '0' + half % 10;
	}
	while (end - at <= MONEY_DECIMALS + shift)
		*--at = '0';
	number.fraction = end - MONEY_DECIMALS - shift;
	number.decimals = MONEY_DECIMALS + shift;
	while (number.decimals > 0 && number.fraction[number.decimals - 1] == '0')
		number.decimals--;
	while (at < number.fraction - 1 && *at == '0')
		at++;
	number.whole = at;
	number.whole_digits = number.fraction - at;
	append_decimal(to, number, marks);
}

/* The same as a value of its own, with a unit unless that is NULL. */
static text *
print_number(Numeric value, int shift, int decimals, const char *unit)
{
	StringInfoData to;

	initStringInfo(&to);
	append_number(&to, value, shift, decimals, vietnamese_marks);
	if (unit)
		appendStringInfo(&to, " %s", unit);
	return cstring_to_text_with_len(to.data, to.len);
}

/* The decimals asked for in argument n; otherwise if that is NULL. */
static int
decimals_argument(FunctionCallInfo fcinfo, int n, int otherwise)
{
	int32		decimals;

	if (PG_ARGISNULL(n))
		return otherwise;
	decimals = PG_GETARG_INT32(n);
	if (decimals < 0 || decimals > MAX_DECIMALS)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("decimals must be between 0 and %d", MAX_DECIMALS),
				 errdetail("The argument is %d.", decimals),
				 errhint("Use NULL for all decimals that the number has.")));
	return decimals;
}

KC_FUNCTION(format_number_vi);
Datum
format_number_vi(PG_FUNCTION_ARGS)
{
	int			decimals;

	require_utf8();
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	decimals = decimals_argument(fcinfo, 1, OWN_DECIMALS);
	PG_RETURN_TEXT_P(print_number(PG_GETARG_NUMERIC(0), 0, decimals, NULL));
}

KC_FUNCTION(format_vnd);
Datum
format_vnd(PG_FUNCTION_ARGS)
{
	char	   *unit;
	int			thousands;
	int			decimals;

	require_utf8();
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		PG_RETURN_NULL();
	unit = text_to_cstring(PG_GETARG_TEXT_PP(1));
	thousands = find_words(phrase(unit, unit + strlen(unit)),
						   printed_units, lengthof(printed_units));
	if (thousands < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("unknown unit to print amounts in"),
				 errdetail("The unit is \"%s\".", excerpt(unit, unit + strlen(unit), LONGEST_QUOTE)),
				 errhint("Use đồng, nghìn đồng, triệu đồng or tỷ đồng.")));
	decimals = decimals_argument(fcinfo, 2, NEEDED_DECIMALS);
	PG_RETURN_TEXT_P(print_number(PG_GETARG_NUMERIC(0), 3 * thousands, decimals, unit));
}

/* ---------- reading ---------- */

typedef struct Reader
{
	const char *what;			/* for messages */
	const char *string;
	const char *at;				/* what is to be read next */
	bool		negative;
} Reader;

#define NUMBER_ADVICE \
	"dots come before every three digits and a comma before decimals, as in 12.492,1"
#define BEGINNING_ADVICE \
	"only a minus sign or a word like gần, trên, hơn, khoảng may come before the number"
#define NO_UNIT_ADVICE \
	"say in which unit it is, as in 500 triệu đồng; a number alone may have a default unit"
#define UNIT_ADVICE \
	"units are đồng, nghìn, triệu, tỷ and nghìn tỷ, with đồng after them or without"
#define PART_ADVICE \
	"each part must be less than one of the unit before it, and only the last may have decimals, as in 2 tỷ 500 triệu"

static void
refuse(const Reader *reader, const char *at, const char *end, const char *advice)
{
	const char *string = reader->string;

	while (at < end && *at == ' ')
		at++;
	while (at < end && end[-1] == ' ')
		end--;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
			 errmsg("invalid input syntax for a Vietnamese %s: \"%s\"",
					reader->what, excerpt(string, string + strlen(string), LONGEST_QUOTE)),
			 errhint("Correct \"%s\": %s.", excerpt(at, end, LONGEST_QUOTE), advice)));
}

/*
 * The length of the minus sign before a number, ASCII or U+2212.  It touches
 * the number: a dash on its own begins an item of a list.
 */
static int
minus_length(const char *string, const char *number)
{
	const char *minus = "−";
	int			length = strlen(minus);

	if (number > string && number[-1] == '-')
		return 1;
	if (number - string >= length && memcmp(number - length, minus, length) == 0)
		return length;
	return 0;
}

/* Takes what is before the first number; the words in it. */
static char *
take_beginning(Reader *reader)
{
	const char *string = reader->string;
	int			minus;

	reader->at = string + strcspn(string, DIGITS);
	if (*reader->at == '\0')
		refuse(reader, string, reader->at, "there must be a number in it; use NULL for an unknown one");
	minus = minus_length(string, reader->at);
	reader->negative = minus > 0;
	return phrase(string, reader->at - minus);
}

/* The end of the digits before a decimal comma, or NULL. */
static const char *
whole_end(const char *at)
{
	size_t		digits = strspn(at, DIGITS);

	if (at[digits] != '.')
		return at + digits;
	if (digits > 3 || *at == '0')
		return NULL;
	for (at += digits; *at == '.'; at += 4)
		if (strspn(at + 1, DIGITS) != 3)
			return NULL;
	return at;
}

/*
 * Takes a number, which starts with a digit, and appends it as core writes it.
 * The number of its digits before the decimals.
 */
static int
take_number(Reader *reader, StringInfo to)
{
	const char *whole = whole_end(reader->at);
	const char *end = whole;
	int			digits = 0;

	if (end && *end == ',')
		end += 1 + strspn(end + 1, DIGITS);
	if (end == NULL || end[-1] == ',' || *end == '.' || *end == ',')
		refuse(reader, reader->at, reader->at + strspn(reader->at, DIGITS ".,"),
			   NUMBER_ADVICE);

	if (reader->negative)
		appendStringInfoChar(to, '-');
	for (; reader->at < whole; reader->at++)
	{
		if (*reader->at == '.')
			continue;
		appendStringInfoChar(to, *reader->at);
		digits++;
	}
	if (whole < end)
	{
		appendStringInfoChar(to, '.');
		appendBinaryStringInfo(to, whole + 1, end - whole - 1);
	}
	reader->at = end;
	return digits;
}

KC_FUNCTION(parse_number_vi);
Datum
parse_number_vi(PG_FUNCTION_ARGS)
{
	Reader		reader = {.what = "number"};
	StringInfoData number;
	const char *end;

	require_utf8();
	reader.string = text_to_cstring(PG_GETARG_TEXT_PP(0));
	if (*take_beginning(&reader) != '\0')
		refuse(&reader, reader.string, reader.at, "only a minus sign may come before the number");
	initStringInfo(&number);
	take_number(&reader, &number);
	end = reader.at + strlen(reader.at);
	if (*phrase(reader.at, end) != '\0')
		refuse(&reader, reader.at, end, "nothing may come after the number; amounts with a unit are read by parse_vnd()");
	PG_RETURN_NUMERIC(numeric_from_text(number.data));
}

/*
 * Reads an amount in đồng: numbers with units, from the largest to the
 * smallest, which are added up.  One number alone has the default unit,
 * unless that is -1.
 */
static Numeric
read_amount(text *input, int default_exponent, const char **hedge)
{
	Reader		reader = {.what = "amount", .string = text_to_cstring(input)};
	Numeric		sum = NULL;
	int			room = PG_INT32_MAX; /* the next part must be less than 10^room */
	StringInfoData number;

	*hedge = take_beginning(&reader);
	if (**hedge != '\0' && find_words(*hedge, hedges, lengthof(hedges)) < 0)
		refuse(&reader, reader.string, reader.at, BEGINNING_ADVICE);

	initStringInfo(&number);
	do
	{
		const char *start = reader.at;
		int			digits = take_number(&reader, &number);
		const char *end = reader.at + strcspn(reader.at, DIGITS);
		char	   *words = phrase(reader.at, end);
		int			exponent = unit_exponent(words);
		bool		alone = sum == NULL && *end == '\0';
		Numeric		part;

		if (*words == '\0' && alone)
			exponent = default_exponent;
		if (exponent < 0 && *words == '\0' && *end != '\0')
			refuse(&reader, start, end + strlen(end), NUMBER_ADVICE);
		if (exponent < 0 && *words == '\0')
			refuse(&reader, start, end, NO_UNIT_ADVICE);
		if (exponent < 0)
			refuse(&reader, reader.at, end, UNIT_ADVICE);
		if (digits + exponent > room)
			refuse(&reader, start, end, PART_ADVICE);
		room = strchr(number.data, '.') ? 0 : exponent;

		appendStringInfo(&number, "e%d", exponent);
		part = numeric_from_text(number.data);
		sum = sum ? NUMERIC_OP(numeric_add, sum, part) : part;
		resetStringInfo(&number);
		reader.at = end;
	} while (*reader.at != '\0');
	return sum;
}

/* The default unit in argument n; -1 if that is NULL. */
static int
unit_argument(FunctionCallInfo fcinfo, int n)
{
	char	   *unit;
	const char *end;
	int			exponent;

	if (PG_ARGISNULL(n))
		return -1;
	unit = text_to_cstring(PG_GETARG_TEXT_PP(n));
	end = unit + strlen(unit);
	exponent = unit_exponent(phrase(unit, end));
	if (exponent < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("unknown default unit"),
				 errdetail("The unit is \"%s\".", excerpt(unit, end, LONGEST_QUOTE)),
				 errhint("In this argument, " UNIT_ADVICE ".")));
	return exponent;
}

KC_FUNCTION(parse_vnd);
Datum
parse_vnd(PG_FUNCTION_ARGS)
{
	const char *hedge;
	int			default_exponent;

	require_utf8();
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	default_exponent = unit_argument(fcinfo, 1);
	PG_RETURN_NUMERIC(read_amount(PG_GETARG_TEXT_PP(0), default_exponent, &hedge));
}

KC_FUNCTION(vnd_qualifier);
Datum
vnd_qualifier(PG_FUNCTION_ARGS)
{
	const char *hedge;

	require_utf8();
	read_amount(PG_GETARG_TEXT_PP(0), 0, &hedge);
	if (*hedge == '\0')
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(hedge));
}

/* ---------- words ---------- */

/* Digits before or after the comma beyond which nobody can follow. */
#define MAX_SPOKEN_DIGITS 36

static const char *const digit_words[] = {
	"không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"
};

static void
say(StringInfo to, const char *word)
{
	if (to->len > 0)
		appendStringInfoChar(to, ' ');
	appendStringInfoString(to, word);
}

/* Three digits; in full after other ones, with what is zero in front. */
static void
say_group(StringInfo to, int hundreds, int tens, int units, bool full)
{
	full |= hundreds > 0;
	if (full)
	{
		say(to, digit_words[hundreds]);
		say(to, "trăm");
	}
	if (tens > 1)
	{
		say(to, digit_words[tens]);
		say(to, "mươi");
	}
	else if (tens == 1)
		say(to, "mười");
	else if (full && units > 0)
		say(to, "linh");

	if (units == 1 && tens > 1)
		say(to, "mốt");
	else if (units == 4 && tens > 1)
		say(to, "tư");
	else if (units == 5 && tens > 0)
		say(to, "lăm");
	else if (units > 0)
		say(to, digit_words[units]);
}

/*
 * A whole number.  Groups of three digits are followed by nghìn or triệu, and
 * three of them by tỷ, as many times as there are billions in a billion.
 * Groups of zeros are passed over.
 */
static void
say_whole(StringInfo to, const char *digits, int count)
{
	bool		said = false;	/* anything? */
	bool		pending = false;	/* anything that still needs its tỷ? */

	for (int group = (count + 2) / 3 - 1; group >= 0; group--)
	{
		int			digit[3];

		for (int i = 0; i < 3; i++)
		{
			int			place = count - 3 * group - 3 + i;

			digit[i] = place >= 0 ? digits[place] - '0' : 0;
		}
		if (digit[0] > 0 || digit[1] > 0 || digit[2] > 0)
		{
			say_group(to, digit[0], digit[1], digit[2], said);
			if (group % 3 > 0)
				say(to, group % 3 == 1 ? "nghìn" : "triệu");
			said = pending = true;
		}
		if (group % 3 == 0 && pending)
		{
			for (int i = 0; i < group / 3; i++)
				say(to, "tỷ");
			pending = false;
		}
	}
	if (!said)
		say(to, digit_words[0]);
}

/*
 * Any number.  Of the decimals, zeros in front are said one by one and the
 * rest as a whole number.
 */
static void
say_number(StringInfo to, Numeric value, const char *minus)
{
	Decimal		number = decimal_read(value, 0, NEEDED_DECIMALS);
	int			zeros = strspn(number.fraction, "0");

	if (number.whole_digits > MAX_SPOKEN_DIGITS || number.decimals > MAX_SPOKEN_DIGITS)
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("number has too many digits to be said in words"),
				 errdetail("It has %d digits before the comma and %d after it; there may be %d each.",
						   number.whole_digits, number.decimals, MAX_SPOKEN_DIGITS),
				 errhint("Use round() to a number of decimals, or a larger unit.")));
	if (number.negative)
		say(to, minus);
	say_whole(to, number.whole, number.whole_digits);
	if (number.decimals == 0)
		return;
	say(to, "phẩy");
	for (int i = 0; i < zeros; i++)
		say(to, digit_words[0]);
	say_whole(to, number.fraction + zeros, number.decimals - zeros);
}

KC_FUNCTION(number_in_words_vi);
Datum
number_in_words_vi(PG_FUNCTION_ARGS)
{
	StringInfoData words;

	require_utf8();
	initStringInfo(&words);
	say_number(&words, PG_GETARG_NUMERIC(0), "âm");
	PG_RETURN_TEXT_P(cstring_to_text_with_len(words.data, words.len));
}

KC_FUNCTION(vnd_in_words);
Datum
vnd_in_words(PG_FUNCTION_ARGS)
{
	StringInfoData words;

	require_utf8();
	initStringInfo(&words);
	say_number(&words, PG_GETARG_NUMERIC(0), "Âm");
	words.data[0] = pg_ascii_toupper((unsigned char) words.data[0]);
	say(&words, "đồng");
	PG_RETURN_TEXT_P(cstring_to_text_with_len(words.data, words.len));
}
