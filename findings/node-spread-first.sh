#!/usr/bin/env bash
# Node.js 20.20.2 (V8 11.3): an object literal that begins with a spread and adds a property, such as { ...a, w }, gives
# each object from about its tenth on a hidden class of its own, if `a` is an ordinary object that has a property and is
# not frozen. Each added property then takes a microsecond or more, also one that is assigned later, and the inline caches
# miss where the object is read. Unaffected: a literal with a property before the spread, { w, ...a } or { w, ...a, x };
# one that only replaces properties of `a`; Object.assign({}, a, { w }). Node.js 22.23.3 is unaffected.
# Known as https://crbug.com/v8/13303: fixed in Chrome 117, which has V8 11.7.
# Prints the hidden classes of 1,000 objects, and the time of each form in terms of that of Object.assign. Exits non-zero
# if this changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat > run.cjs <<'JS'
const source = { a: 1, b: 2, c: 3 };
const forms = {
  'Object.assign({}, a, { w, x, y, z })': (i) => Object.assign({}, source, { w: i, x: i, y: i, z: i }),
  '{ w, x, y, z, ...a }': (i) => ({ w: i, x: i, y: i, z: i, ...source }),
  '{ w, ...a, x, y, z }': (i) => ({ w: i, ...source, x: i, y: i, z: i }),
  '{ ...a, a, b, c }': (i) => ({ ...source, a: i, b: i, c: i }),
  '{ ...a, w, x, y, z }': (i) => ({ ...source, w: i, x: i, y: i, z: i }),
};
const BEGIN = 100;
const COUNT = 1000;
const CALLS = 100_000;

function classesOf(make) {
  const objects = Array.from({ length: BEGIN + COUNT }, (_, i) => make(i)).slice(BEGIN);
  return objects.filter((each, at) => at === 0 || !%HaveSameMap(each, objects[at - 1])).length;
}

let kept; // so that the objects are made

function timeOf(make) {
  const begin = process.hrtime.bigint();
  for (let i = 0; i < CALLS; i += 1) kept = make(i);
  return Number(process.hrtime.bigint() - begin);
}

const makes = Object.values(forms);
const classes = makes.map(classesOf);
// the best of three: the machine may do other work
const times = makes.map((make) => Math.min(timeOf(make), timeOf(make), timeOf(make)));
console.log(`Node ${process.version}, V8 ${process.versions.v8}`);
Object.keys(forms).forEach((form, at) => {
  console.log(`  ${form.padEnd(36)} ${String(classes[at]).padStart(4)} hidden classes, ${(times[at] / times[0]).toFixed(1)} times`);
});
const ratio = times.at(-1) / times[0];
const isShared = classes.slice(0, -1).every((count) => count === 1);
const isSlow = classes.at(-1) === COUNT && ratio > 5;
const isFast = classes.at(-1) === 1 && ratio < 3;
process.exitCode = isShared && (process.argv[2] === 'slow' ? isSlow : isFast) ? 0 : 1;
JS
run() {
  mkdir "$1"
  (cd "$1" && npm init -y >/dev/null && npm install --silent --no-audit --no-fund "node@$1" >/dev/null)
  "$1/node_modules/node/bin/node" --allow-natives-syntax run.cjs "$2"
}
run 20.20.2 slow
run 22.23.3 fast
