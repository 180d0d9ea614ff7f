# Törelik. `make help` lists the targets.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

WASM_BINDGEN := 0.2.130
ISLANDS := target/islands
DATABASE ?= sqlite:data/demo.sqlite
ADDRESS ?= 127.0.0.1:3000

.PHONY: help
help: ## Lists the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

.PHONY: run
run: islands ## Builds in release and serves the demonstration on http://127.0.0.1:3000
	@echo "== Building the server in release. The first time takes about ten minutes on two cores."
	cargo build --release -p server
	@target/release/torelik demo --database "$(DATABASE)"
	@echo "== Serving on http://$(ADDRESS) (stop with Ctrl-C)"
	@exec target/release/torelik serve --demo --content content --database "$(DATABASE)" --listen "$(ADDRESS)"

.PHONY: islands
islands: tools ## Builds what runs in the browser, into target/islands
	@echo "== Building the islands for the browser."
	cargo build -p islands --features hydrate --target wasm32-unknown-unknown --profile wasm-release
	@mkdir -p $(ISLANDS)
	@wasm-bindgen --target web --no-typescript --remove-name-section --remove-producers-section \
	  --out-dir $(ISLANDS).new --out-name islands target/wasm32-unknown-unknown/wasm-release/islands.wasm
	@for file in islands.js islands_bg.wasm; do \
	  cmp -s $(ISLANDS).new/$$file $(ISLANDS)/$$file || cp $(ISLANDS).new/$$file $(ISLANDS)/$$file; done
	@rm -r $(ISLANDS).new

.PHONY: tools
tools: ## Installs what the build needs: the wasm target and wasm-bindgen
	@command -v cargo >/dev/null || { echo "Rust is missing: install it with rustup (https://rustup.rs), then run make again."; exit 1; }
	@rustup target list --installed 2>/dev/null | grep -q wasm32-unknown-unknown || { \
	  echo "== Adding the wasm target."; rustup target add wasm32-unknown-unknown; }
	@[ "$$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $(WASM_BINDGEN)" ] || { \
	  echo "== Installing wasm-bindgen $(WASM_BINDGEN): about three minutes, once."; \
	  cargo install wasm-bindgen-cli@$(WASM_BINDGEN) --force; }
