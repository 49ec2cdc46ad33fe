// `npm run samples`: writes the sample flows for Logic Apps (Consumption and Standard) and Power Automate.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readFlows, readSettings } from './source.ts';
import { samplesOf, writtenSamples } from './written.ts';

const usage = `Usage: npm run samples -- [--out DIR]

  --out DIR  the folder to write to (samples-out)
  --help     this text
`;

function readArguments(): { readonly out: string; readonly help: boolean } {
  try {
    const { out = 'samples-out', help = false } = parseArgs({
      options: { out: { type: 'string' }, help: { type: 'boolean' } },
    }).values;
    if (out === '') throw new Error('--out wants the name of a folder.');
    return { out, help };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    process.exit(2);
  }
}

const { out, help } = readArguments();
if (help) {
  process.stdout.write(usage);
  process.exit(0);
}

const flows = readFlows();
for (const [path, content] of writtenSamples(flows, readSettings())) {
  const file = join(out, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

process.stdout.write(`${samplesOf(flows).length} samples, ${flows.length} flows, in ${out}:

${flows.map(({ id, title }) => `  ${id.padEnd(24)} ${title}`).join('\n')}

  power-automate/*.zip  My flows, Import, Import Package (Legacy), after the connector is there
  consumption/*.json    az deployment group create -g GROUP -f ${join(out, 'consumption', 'hello-stores.json')}
  standard/             one Logic Apps project with all flows, for Visual Studio Code

What each needs and what to change: docs/samples.md
`);
