# Törelik. `make help` lists the targets.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

WASM_BINDGEN := 0.2.130
MACHETE := 0.9.2
CARGO_FUZZ := 0.13.1
CARGO_DENY := 0.20.2
CARGO_DEB := 3.6.2
FUZZ_SECONDS ?= 60
ISLANDS := target/islands
DATABASE ?= sqlite:data/demo.sqlite
ADDRESS ?= 127.0.0.1:3000

.PHONY: help
help: ## Lists the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

.PHONY: run
run: islands ## Builds in release and serves the demonstration on http://127.0.0.1:3000
	@echo "== Building the server in release. The first time takes about fifteen minutes on two cores."
	cargo build --release -p server
	@target/release/torelik demo --database "$(DATABASE)"
	@echo "== Serving on http://$(ADDRESS) (stop with Ctrl-C)"
	@exec target/release/torelik serve --demo --content content --database "$(DATABASE)" --listen "$(ADDRESS)"

.PHONY: release
release: islands ## Builds what ships: target/release/torelik
	@echo "== Building the server in release. The first time takes about fifteen minutes on two cores."
	cargo build --release -p server

.PHONY: deb
deb: release ## Makes a Debian package of it, with user, folder and systemd unit, in target/debian
	@[ "$$(cargo deb --version 2>/dev/null)" = "$(CARGO_DEB)" ] || { \
	  echo "== Installing cargo-deb $(CARGO_DEB): about two minutes, once."; \
	  cargo install cargo-deb@$(CARGO_DEB) --locked --force; }
	cargo deb -p server --no-build --output target/debian/

.PHONY: islands
islands: tools ## Builds what runs in the browser, page by page, into target/islands
	@echo "== Building the islands for the browser."
	@mkdir -p $(ISLANDS)
	@for page in answer-sheet roll-call; do \
	  cargo build -p islands --no-default-features --features hydrate,$$page \
	    --target wasm32-unknown-unknown --profile wasm-release; \
	  wasm-bindgen --target web --no-typescript --remove-name-section --remove-producers-section \
	    --out-dir $(ISLANDS).new --out-name $$page target/wasm32-unknown-unknown/wasm-release/islands.wasm; \
	  for file in $$page.js $${page}_bg.wasm; do \
	    cmp -s $(ISLANDS).new/$$file $(ISLANDS)/$$file || cp $(ISLANDS).new/$$file $(ISLANDS)/$$file; done; done
	@rm -r $(ISLANDS).new

.PHONY: tools
tools: ## Installs what the build needs: the wasm target and wasm-bindgen
	@command -v cargo >/dev/null || { echo "Rust is missing: install it with rustup (https://rustup.rs), then run make again."; exit 1; }
	@rustup target list --installed 2>/dev/null | grep -q wasm32-unknown-unknown || { \
	  echo "== Adding the wasm target."; rustup target add wasm32-unknown-unknown; }
	@[ "$$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $(WASM_BINDGEN)" ] || { \
	  echo "== Installing wasm-bindgen $(WASM_BINDGEN): about three minutes, once."; \
	  cargo install wasm-bindgen-cli@$(WASM_BINDGEN) --force; }

# The binary as the tests of the workspace build it: another choice of packages would unify other
# features, and build most of what we depend on once more.
BUILD := cargo test --quiet --workspace --no-run

.PHONY: check
check: ## Checks the courses: file, line and column of what is wrong
	$(BUILD) && target/debug/torelik check content

.PHONY: fmt
fmt: ## Formats the code; what stands in view! is formatted by hand
	cargo fmt --all

.PHONY: doc
doc: ## The documentation of our crates, in target/doc; a link that leads nowhere is an error
	RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps

.PHONY: lint
lint: node deny ## Formatting, clippy, unused dependencies, their licences and sources, types of the journeys
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings
	cargo clippy -p islands --features hydrate --target wasm32-unknown-unknown -- -D warnings
	@command -v cargo-machete >/dev/null || { echo "== Installing cargo-machete: under a minute, once."; cargo install cargo-machete@$(MACHETE) --locked; }
	cargo machete
	cargo deny check bans licenses sources
	cd end2end && { npm ls >/dev/null 2>&1 || npm ci --no-audit --no-fund; } && npm run --silent types

.PHONY: deny
deny:
	@[ "$$(cargo deny --version 2>/dev/null)" = "cargo-deny $(CARGO_DENY)" ] || { \
	  echo "== Installing cargo-deny $(CARGO_DENY): about four minutes, once."; \
	  cargo install cargo-deny@$(CARGO_DENY) --locked --force; }

# Not in `make test`: the list of what is known to be unsafe is a repository of its own, which has to
# be fetched, and what it says may change from one day to the next without a change of ours.
.PHONY: advisories
advisories: deny ## What is known to be unsafe in our dependencies; fetches RustSec's list
	cargo deny check advisories

.PHONY: unit
unit: islands postgresql ## Tests in Rust, on SQLite and on PostgreSQL
	cargo test --workspace --no-fail-fast

.PHONY: journeys
journeys: islands chromium ## Journeys in a real browser
	$(BUILD)
	cd end2end && npm ci --no-audit --no-fund && TORELIK_BIN=$(CURDIR)/target/debug/torelik npx playwright test

.PHONY: test
test: lint unit check journeys ## Everything that must hold

# Debian's packages that the tests need: installed where we may, named where we may not.
define need
	@[ -e $(1) ] || { if [ "$$(id -u)" = 0 ]; then echo "== Installing $(2)."; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $(2) >/dev/null; \
	  else echo "Missing: install it with 'sudo apt-get install $(2)', then run make again."; exit 1; fi; }
endef

.PHONY: postgresql
postgresql:
	$(call need,/usr/lib/postgresql,postgresql)

.PHONY: chromium
chromium: node
	$(call need,/usr/bin/chromium,chromium fonts-noto-core)

.PHONY: node
node:
	@command -v npm >/dev/null || { if [ "$$(id -u)" = 0 ]; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq nodejs npm >/dev/null; \
	  else echo "Missing: install it with 'sudo apt-get install nodejs npm', then run make again."; exit 1; fi; }

# The sanitizer wants a flag that the stable compiler only takes with RUSTC_BOOTSTRAP. What is found
# new stays in target; what fails is left in the crate's fuzz/artifacts, to become a file of the corpus.
.PHONY: fuzz
fuzz: ## Feeds the readers of courses, other formats and lists with anything, FUZZ_SECONDS each
	@[ "$$(cargo fuzz --version 2>/dev/null)" = "cargo-fuzz $(CARGO_FUZZ)" ] || { \
	  echo "== Installing cargo-fuzz $(CARGO_FUZZ): about two minutes, once."; \
	  cargo install cargo-fuzz@$(CARGO_FUZZ) --locked --force; }
	@echo "== Building the targets. The first time takes about six minutes on two cores."
	@for crate in exchange lists; do (cd app/$$crate && RUSTC_BOOTSTRAP=1 cargo fuzz build); done
	@for target in exchange/course exchange/gift exchange/moodle exchange/qti lists/workbook lists/delimited; do \
	  crate=$${target%/*}; name=$${target#*/}; \
	  echo "== $$name, $(FUZZ_SECONDS) s"; mkdir -p app/$$crate/fuzz/target/corpus/$$name; \
	  (cd app/$$crate && RUSTC_BOOTSTRAP=1 cargo fuzz run $$name fuzz/target/corpus/$$name fuzz/corpus/$$name -- \
	    -max_total_time=$(FUZZ_SECONDS) -timeout=15 -rss_limit_mb=2500 -print_final_stats=1); done

.PHONY: bench
bench: islands ## What serving costs, as ratios within one run; writes target/bench/*.json
	$(call need,/usr/sbin/nginx,nginx-light)
	$(call need,/usr/bin/wrk,wrk)
	$(call need,/usr/bin/curl,curl)
	PATH="$$PATH:/usr/sbin" cargo bench -p server --bench serving
	cargo bench -p server --bench saving
	cargo bench -p server --bench growth
