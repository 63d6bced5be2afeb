/*-------------------------------------------------------------------------
 *
 * key.h
 *	  Keys of hash tables: integers and texts of any length in 12 bytes.
 *
 * IDENTIFICATION
 *	  extension/key.h
 *
 *-------------------------------------------------------------------------
 */
#ifndef KEY_H
#define KEY_H

#include "khuyencong.h"

/*
 * A bigint, or a text of up to eight bytes padded with zero bytes (a text has
 * none of its own), in place; a longer text elsewhere.
 */
typedef struct Key
{
	union
	{
		uint64		word;
		const text *text;
	}			at;
	uint32		hash;			/* with KEY_ELSEWHERE if the key is */
}			pg_attribute_packed() pg_attribute_aligned(4) Key;

#define KEY_ELSEWHERE 0x80000000

static pg_attribute_always_inline bool
same_key(Key a, Key b)
{
	if (a.hash != b.hash)
		return false;
	if (!(a.hash & KEY_ELSEWHERE))
		return a.at.word == b.at.word;
	return VARSIZE_ANY_EXHDR(a.at.text) == VARSIZE_ANY_EXHDR(b.at.text) &&
		memcmp(VARDATA_ANY(a.at.text), VARDATA_ANY(b.at.text),
			   VARSIZE_ANY_EXHDR(a.at.text)) == 0;
}

/* A key in place; mixed as at the end of MurmurHash3 (public domain). */
static inline Key
short_key(uint64 word)
{
	Key			key = {.at.word = word};

	word ^= word >> 33;
	word *= UINT64CONST(0xff51afd7ed558ccd);
	word ^= word >> 33;
	word *= UINT64CONST(0xc4ceb9fe1a85ec53);
	word ^= word >> 33;
	key.hash = (uint32) word & ~KEY_ELSEWHERE;
	return key;
}

/*
 * Sixteen bytes of a longer text go into its hash: the high and the low half of
 * a product.  Neither factor may be regular, as text often is.
 */
static inline uint64
hash_words(uint64 hash, const char *first, const char *second)
{
	uint64		word[2];
	uint128		product;

	memcpy(&word[0], first, sizeof(uint64));
	memcpy(&word[1], second, sizeof(uint64));
	product = (uint128) (word[0] ^ UINT64CONST(0x9e3779b97f4a7c15)) * (word[1] ^ hash);
	return (uint64) product ^ (uint64) (product >> 64);
}

/*
 * The key of a text of more than eight bytes.  The last two words are its end,
 * or the start and the end of what is shorter than both.
 */
static inline Key
long_key(const text *value)
{
	int			length = VARSIZE_ANY_EXHDR(value);
	const char *at = VARDATA_ANY(value);
	const char *end = at + length;
	const int	step = 2 * sizeof(uint64);
	uint64		hash = length * UINT64CONST(0xff51afd7ed558ccd);
	Key			key = {.at.text = value};

	for (; end - at > step; at += step)
		hash = hash_words(hash, at, at + sizeof(uint64));
	hash = hash_words(hash, length < step ? at : end - step, end - sizeof(uint64));
	key.hash = (uint32) hash | KEY_ELSEWHERE;
	return key;
}

/* The key of a text, which must last as long as the key does. */
static inline Key
text_key(const text *value)
{
	int			length = VARSIZE_ANY_EXHDR(value);
	const unsigned char *bytes = (const unsigned char *) VARDATA_ANY(value);
	uint64		word = 0;

	if (length > (int) sizeof(word))
		return long_key(value);
	/* in a register: a copy in memory, just written, is slow to read as one */
	for (int i = 0; i < length; i++)
		word |= (uint64) bytes[i] << (8 * i);
	return short_key(word);
}

extern text *copy_text(text *to, const text *from);
extern void key_check_collation(FunctionCallInfo fcinfo, const char *what);

#endif							/* KEY_H */
