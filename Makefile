# make dossier and make test work on a bare Debian 12. Everything else is `make help`.
.DEFAULT_GOAL := help
.PHONY: help setup build dossier footage test lint fuzz format bench-parse bench-pages bench-speech bench-evidence bench-coreference bench-story bench-lips bench-http bench-store train train-pages train-mouths clean

help:                  ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 20

setup:                 ## install what is missing (Debian packages, by apt)
	@tools/setup

dossier: build         ## read the pages in examples/ and write dossier.html
	@build/release/hearsay dossier examples/*.html -o dossier.html --json dossier.json --md dossier.md
	@echo "Open file://$(CURDIR)/dossier.html in a browser."

build:                 ## the program: build/release/hearsay
	@tools/setup build
	@cmake --preset release -DHEARSAY_TESTS=OFF
	@cmake --build --preset release

test:                  ## format, lint, every test under the address and undefined behaviour sanitizers, the pages in a browser, a quarter of a minute of each fuzz target
	@tools/setup build test footage
	@tools/lint
	@cmake --preset asan
	@cmake --build --preset asan
	@tools/with-postgresql ctest --preset asan -j $$(nproc)
	@tools/browser-tests build/asan/hearsay
	@tools/fuzz 15

footage:               ## install what reading video needs, and build with it (its model of faces is not for commercial use)
	@tools/setup build footage
	@cmake --preset release -DHEARSAY_TESTS=OFF -DHEARSAY_FOOTAGE=ON
	@cmake --build --preset release

lint:                  ## clang-format and clang-tidy alone
	@tools/setup build test footage
	@tools/lint

fuzz:                  ## FUZZ_SECONDS (300) of each fuzz target
	@tools/setup build test footage
	@tools/fuzz $(or $(FUZZ_SECONDS),300) html page_text times http search video

format:                ## bring the code into its format
	@find src tests fuzz bench train -name '*.cc' -o -name '*.h' | xargs clang-format-19 -i

bench-parse:           ## HTML parsers on PAGES, a folder of pages
	@tools/setup build bench
	@cmake --preset bench
	@cmake --build --preset bench
	@build/bench/bench/parse_html $(or $(PAGES),examples)

bench-pages: build     ## speed, memory and scores of reading pages on DATA, the data folder, beside trafilatura
	@tools/setup build bench
	@cmake --preset bench
	@cmake --build --preset bench
	@bench/pages.sh $(or $(DATA),$(HEARSAY_DATA),../shared/data)

bench-speech: build    ## scores and speed of attribution on DATA, the data folder
	@python3 bench/speech.py build/release/hearsay $(or $(DATA),$(HEARSAY_DATA),../shared/data)

bench-evidence: build  ## who said it, how it reached the page, how sure it is, and speed, on DATA, the data folder
	@python3 bench/evidence.py build/release/hearsay $(or $(DATA),$(HEARSAY_DATA),../shared/data)
	@python3 bench/evidence_classifier.py $(or $(DATA),$(HEARSAY_DATA),../shared/data)

bench-coreference: build ## who is who, within a text and across reports, on DATA, the data folder
	@python3 bench/coreference.py --check
	@python3 bench/coreference.py build/release/hearsay $(or $(DATA),$(HEARSAY_DATA),../shared/data)

bench-story:           ## dates, timelines, stories and what it costs to group 100,000 reports, on DATA, the data folder
	@tools/setup build bench
	@cmake --preset bench
	@cmake --build --preset bench
	@bench/stories.sh $(or $(DATA),$(HEARSAY_DATA),../shared/data)

bench-store:           ## adding, searching and serving as a store grows to 100,000 reports, on DATA, the data folder (an hour)
	@tools/setup build bench
	@cmake --preset bench
	@cmake --build --preset bench
	@bench/store.sh $(or $(DATA),$(HEARSAY_DATA),../shared/data)

bench-http:            ## requests a second and how long they take, at 200 connections and beside slow clients
	@tools/setup build bench
	@cmake --preset bench
	@cmake --build --preset bench
	@bench/http.sh

train:                 ## train the weights in models/ anew from DATA, the data folder (one to two hours)
	@train/train.sh $(or $(DATA),$(HEARSAY_DATA),../shared/data)

train-pages:           ## learn the blocks of pages anew from DATA, the data folder (ten minutes)
	@train/train_pages.sh $(or $(DATA),$(HEARSAY_DATA),../shared/data)

train-mouths:          ## train the model of mouths anew from DATA, the data folder (half an hour)
	@train/train_mouths.sh $(or $(DATA),$(HEARSAY_DATA),../shared/data)

bench-lips:            ## what could look alike on the lips, clips a second, and how often readings are told apart, on DATA, the data folder
	@tools/setup build bench footage
	@cmake --preset bench
	@cmake --build --preset bench
	@bench/lips.sh $(or $(DATA),$(HEARSAY_DATA),../shared/data)

clean:                 ## what building made
	rm -rf build dossier.html dossier.json dossier.md
