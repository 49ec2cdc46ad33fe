// `npm run check:connector`: checks the connector of this checkout and its tools for agents, and prints problems with fixes.
// `-- --labels` prints statistics on the labels of all outputs; `-- --labels all` also lists the outputs with problems.
import { readFile } from 'node:fs/promises';
import { catalog } from '../../connector/catalog.ts';
import { everyTool } from '../../functions/mcp/tools.ts';
import { checkTools, toolRules } from './agentTools.ts';
import { checkConnector } from './check.ts';
import { connectorFileNames, readConnector } from './connector.ts';
import { labelledOutputs, labelReport } from './labels.ts';
import type { LintFinding } from './rule.ts';
import { lintRules } from './rules.ts';

/** The root of the checkout, seen from dist/scripts/connector-lint. */
const root = new URL('../../../', import.meta.url);

/** A missing file is empty, and a rule reports it. */
function read(name: string): Promise<Buffer> {
  return readFile(new URL(name, root)).catch(() => Buffer.alloc(0));
}

function line({ level, rule, place, sentence }: LintFinding): string {
  return `${level}  ${rule}  ${place}\n    ${sentence}`;
}

const files = {
  definition: (await read(connectorFileNames.definition)).toString('utf8'),
  properties: (await read(connectorFileNames.properties)).toString('utf8'),
  icon: await read(connectorFileNames.icon),
};
const [asked, amount] = process.argv.slice(2);
if (asked === '--labels') printLabels();
else await check();

function printLabels(): void {
  const { root, operations } = readConnector(files);
  for (const each of labelReport(labelledOutputs(root.node, operations), amount === 'all')) console.log(each);
}

async function check(): Promise<void> {
  const tools = everyTool(catalog);
  const findings = [...(await checkConnector(files)), ...checkTools(tools)];
  for (const finding of findings) console.log(line(finding));
  console.log(
    findings.length === 0
      ? `The connector follows all ${lintRules.length} rules, and Swagger 2.0. Its ${tools.length} tools for agents follow ${toolRules.length} rules.`
      : `Findings: ${findings.length}. Each must be cured, or allowed with a reason in scripts/connector-lint/exceptions.ts.`,
  );
  process.exitCode = findings.length === 0 ? 0 : 1;
}
