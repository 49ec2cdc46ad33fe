#!/usr/bin/env bash
# @azure/storage-queue 12.30.0 (by @azure/storage-common 12.4.1) bundled by esbuild 0.28.2 into CommonJS for Node.js cannot
# be loaded: its file for CRC-64 calls createRequire(import.meta.url) at load, which a CommonJS bundle has not. esbuild
# reports no warning, because the file is in node_modules.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund @azure/storage-queue@12.30.0 @azure/storage-common@12.4.1 esbuild@0.28.2 > /dev/null
echo "export { QueueClient } from '@azure/storage-queue';" > entry.mjs
warnings=$(npx esbuild entry.mjs --bundle --platform=node --target=node20 --format=cjs --outfile=bundle.cjs --log-level=warning 2>&1)
loaded=$(node -e "require('./bundle.cjs')" 2>&1 || true)
echo "esbuild: ${warnings:-(no warning)}"
echo "node:    $(printf '%s\n' "$loaded" | grep -m1 '^TypeError')"
case "$loaded" in *ERR_INVALID_ARG_VALUE*) [ -z "$warnings" ] ;; *) exit 1 ;; esac
