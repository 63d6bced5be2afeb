# khuyencong: `make demo` and `make test` need nothing prepared; see README.md.

# The concepts, in dependency order. Each has extension/<it>.c and .sql,
# sql/<it>.sql with expected/<it>.out, test/<it>.sql and doc/<it>.md; one too
# large for a file has extension/<it>_<part>.c as well.
CONCEPTS = funding equity rounding allocation distribution years ratios progress vietnamese chart rules
# ... and those that are SQL alone: what works on a register.
SQL_CONCEPTS = register load_sample import check report

# What they share, in C alone.
SHARED = khuyencong money tally key json

EXTENSION = khuyencong
EXTVERSION := $(shell sed -n "s/^default_version *= *'\(.*\)'.*/\1/p" khuyencong.control)

MODULE_big = khuyencong
OBJS = $(patsubst %,extension/%.o,$(SHARED) $(CONCEPTS)) \
	$(patsubst %.c,%.o,$(wildcard $(patsubst %,extension/%_*.c,$(CONCEPTS))))
DATA_built = extension/khuyencong--$(EXTVERSION).sql

REGRESS = $(CONCEPTS) $(SQL_CONCEPTS)
REGRESS_OPTS = --load-extension=khuyencong --encoding=UTF8
ISOLATION = $(basename $(notdir $(wildcard test/isolation/specs/*.spec)))
ISOLATION_OPTS = --load-extension=khuyencong --inputdir=test/isolation --outputdir=test/isolation

PG_CPPFLAGS = -DKHUYENCONG_VERSION='"$(EXTVERSION)"'
PG_CFLAGS = -Wall -Wextra -Wno-unused-parameter -fvisibility=hidden

# make SANITIZE=undefined,address builds with those checks; `make test` then
# also prepares the server for them and fails on what they report.
ifdef SANITIZE
PG_CFLAGS += -O1 -fsanitize=$(SANITIZE) -fno-sanitize-recover=undefined
SHLIB_LINK += -fsanitize=$(SANITIZE) $(if $(findstring undefined,$(SANITIZE)),-static-libubsan)
override with_llvm = no
endif

PG_CONFIG ?= pg_config
PGXS := $(wildcard $(shell $(PG_CONFIG) --pgxs 2>/dev/null))

# These bring what they need, so they come before anything PGXS could miss.
SANDBOX = PG_CONFIG='$(PG_CONFIG)' SANITIZE='$(SANITIZE)' test/sandbox

.DEFAULT_GOAL = all

# the reports on published figures, in a private throwaway cluster
demo:
	@$(SANDBOX) demo

# every test, likewise
test:
	@$(SANDBOX) test

# measurements against plain SQL, likewise
bench:
	@$(SANDBOX) bench

# how long each view of a register of a million projects takes
bench-register:
	@$(SANDBOX) scale

# the sample register as one HTML file, likewise; only the test of it in a browser
DASHBOARD ?= dashboard.html
dashboard:
	@$(SANDBOX) dashboard >'$(DASHBOARD).part' && mv '$(DASHBOARD).part' '$(DASHBOARD)' || { rm -f '$(DASHBOARD).part'; exit 1; }
	@echo 'Wrote $(DASHBOARD).'
test-dashboard:
	@$(SANDBOX) browser

# the report of the sample's last year as text, HTML, CSV and, where there is Chromium, PDF, likewise
REPORT ?= report
report:
	@$(SANDBOX) report >'$(REPORT).tar' && mkdir -p '$(REPORT)' && tar -C '$(REPORT)' --no-same-owner -xf '$(REPORT).tar' && rm '$(REPORT).tar' || { rm -f '$(REPORT).tar'; exit 1; }
	@echo 'Wrote $(REPORT)/.'

# only the test of BI clients, which `make test` skips where there are none
test-clients:
	@$(SANDBOX) clients

# whether pg_cron runs the scheduled report, likewise
test-cron:
	@$(SANDBOX) cron

# what PGXN takes: the last commit
dist:
	git archive --format=zip --prefix=khuyencong-$(EXTVERSION).0/ -o khuyencong-$(EXTVERSION).0.zip HEAD

.PHONY: demo test bench bench-register dashboard report test-dashboard test-clients test-cron dist
.DELETE_ON_ERROR:

ifneq ($(PGXS),)
include $(PGXS)

$(OBJS) $(OBJS:.o=.bc): $(wildcard extension/*.h)

# "%type NAME" stands for extension/type.sql.in with that name, "%include FILES" for the files.
PARTS = $(patsubst %,extension/%.sql,khuyencong $(CONCEPTS) $(SQL_CONCEPTS))
$(DATA_built): Makefile khuyencong.control extension/type.sql.in $(PARTS) $(wildcard extension/register/*/*.sql)
	awk '/^%type / { while ((getline line < "extension/type.sql.in") > 0) { gsub(/@type@/, $$2, line); print line } \
		close("extension/type.sql.in"); next } \
		/^%include / { fflush(); system("cat " $$2); next } { print }' $(PARTS) > $@
else
all install installcheck clean:
	@echo "$(PG_CONFIG) does not find the headers of a PostgreSQL server." >&2
	@echo "On Debian and Ubuntu: apt-get install postgresql-server-dev-all" >&2
	@exit 1
endif
