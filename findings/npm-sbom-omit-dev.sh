#!/usr/bin/env bash
# npm 11.19.1: `npm sbom --omit dev` omits a package of `dependencies` if a development dependency also needs it.
# `npm ls --omit dev` of the same tree lists it. The bill of materials then silently lacks a deployed package.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix tool npm@11.19.1 > /dev/null
npm=$folder/tool/node_modules/npm/bin/npm-cli.js
mkdir app && cd app
cat > package.json <<'JSON'
{ "name": "app", "version": "1.0.0", "dependencies": { "ajv": "8.20.0" }, "devDependencies": { "ajv-formats": "3.0.1" } }
JSON
node "$npm" install --silent --no-audit --no-fund > /dev/null
names() { node -e 'let t="";process.stdin.on("data",d=>t+=d).on("end",()=>console.log(JSON.parse(t).components.map(c=>c.name).sort().join(" ")))'; }
without=$(node "$npm" sbom --sbom-format cyclonedx --omit dev | names)
with=$(node "$npm" sbom --sbom-format cyclonedx | names)
listed=$(node "$npm" ls --omit dev --depth 0 --parseable | tail -n +2 | sed 's|.*/node_modules/||')
echo "npm ls --omit dev:   $listed"
echo "npm sbom --omit dev: ${without:-(nothing)}"
echo "npm sbom:            $with"
[ "$listed" = ajv ] && [ -z "$without" ] && case " $with " in *" ajv "*) ;; *) exit 1 ;; esac
