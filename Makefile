# `make` alone lists the recipes.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help assets check test one format bench acceptance demo run build clean browser

JDK := $(shell scripts/jdk)
MAVEN := JAVA_HOME="$(JDK)" mvn -B
DATA ?=

help: ## List the recipes
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

check: browser ## All tests with the browser, formatting, null checks: what CI runs
	$(MAVEN) verify -Dtests.excluded=acceptance

test: ## All tests that need no browser
	$(MAVEN) verify

# compiles only what changed: a full build finds what no longer fits together
one: ## The tests of one class, without the slow checks: make one TEST=ScoreTest
	$(MAVEN) -q -Pquick -Dmaven.compiler.useIncrementalCompilation=false test -Dtest="$(TEST)" -Dtests.excluded=acceptance -Dsurefire.failIfNoSpecifiedTests=false

format: ## Bring all sources into the common layout
	$(MAVEN) -q spotless:apply

acceptance: ## The big cases on the real-size data: make acceptance DATA=../shared/data
	@test -n "$(DATA)" || { echo "Say where the data is: make acceptance DATA=../shared/data"; exit 1; }
	@test -d "$(DATA)/crm" || { echo "There is no folder crm in $(DATA): the big cases cannot run without the data."; exit 1; }
	$(MAVEN) -Pquick test -Dtests.only=acceptance -Dtests.excluded=none -Dacceptance.data="$(abspath $(DATA))"

bench: ## Measure, and write the numbers into docs/performance.md (ONLY=name for one)
	$(MAVEN) -q -Pquick,bench test-compile exec:exec -Dbenchmark="$(ONLY)"

assets: ## Make the vendored files of pages anew: make assets ICONS="bell star" adds icons (needs node and npm)
	scripts/assets $(ICONS)

build: ## Build the program without tests
	./perennial version

demo: ## Start with sample data on this machine only
	./perennial demo

run: ## Start the server on ./data
	./perennial serve

clean: ## Remove everything that was built
	$(MAVEN) -q clean

browser: # installs what the browser tests need, or says what to install
	@scripts/browser
