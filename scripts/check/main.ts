// `npm run check:connector`: checks the connector of this checkout and says what is wrong, with the cure.
import { readFile } from 'node:fs/promises';
import { checkConnector } from './check.ts';
import { names } from './connector.ts';
import type { Finding } from './rule.ts';
import { rules } from './rules.ts';

/** The root of the checkout, seen from dist/scripts/check. */
const root = new URL('../../../', import.meta.url);

/** A file that is missing is empty, and a rule says so. */
const read = (name: string): Promise<Buffer> => readFile(new URL(name, root)).catch(() => Buffer.alloc(0));

const line = ({ level, rule, place, sentence }: Finding): string => `${level}  ${rule}  ${place}\n    ${sentence}`;

const findings = await checkConnector({
  definition: (await read(names.definition)).toString('utf8'),
  properties: (await read(names.properties)).toString('utf8'),
  icon: await read(names.icon),
});

for (const finding of findings) console.log(line(finding));
console.log(
  findings.length === 0
    ? `The connector follows all ${rules.length} rules, and Swagger 2.0.`
    : `Findings: ${findings.length}. Each must be cured, or allowed with a reason in scripts/check/allowed.ts.`,
);
process.exitCode = findings.length === 0 ? 0 : 1;
