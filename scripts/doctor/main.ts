// `npm run doctor`: checks everything that the relay needs, and reports problems with fixes.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { paintFor } from '../local-host/startScreen.ts';
import { flagProblem, isWrongUse, wrongUse } from '../setup/options.ts';
import { azureFindings } from './azure.ts';
import { connectorFindings } from './connector.ts';
import { type DoctorContext, lookAround } from './context.ts';
import type { DoctorFinding } from './finding.ts';
import { keyFindings } from './keys.ts';
import { nodeFindings } from './node.ts';
import { findingsAsJson, printed } from './print.ts';
import { readUrl, relayFindings } from './relay.ts';
import { settingsFindings } from './settings.ts';
import { stateFindings } from './state.ts';
import { allStoreFindings } from './stores.ts';

const usage = `Usage: npm run doctor -- [--remote] [--url ADDRESS] [--json]

  --remote        tries each key against its store
  --url ADDRESS   asks a deployed relay, such as https://my-relay.azurewebsites.net/api;
                  its accounts with the function key in the environment variable RELAY_KEY
  --json          what was found, as JSON; with npm run -s doctor, nothing else is on the standard output
  --help          this text

Exit codes: 0 nothing to mend, 1 something to mend, 2 wrong flags.
`;

const flags = {
  remote: { type: 'boolean' },
  url: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

function readFlags() {
  try {
    return parseArgs({ options: flags }).values;
  } catch (error) {
    throw wrongUse(flagProblem(error));
  }
}

const root = fileURLToPath(new URL('../../../', import.meta.url));

async function look(
  around: DoctorContext,
  remote: boolean,
  url: string | undefined,
): Promise<readonly DoctorFinding[]> {
  return [
    ...nodeFindings(root),
    ...settingsFindings(around),
    ...keyFindings(around),
    ...(await stateFindings(remote, around)),
    ...(await allStoreFindings(remote, around)),
    ...azureFindings(around),
    ...(url === undefined ? [] : await relayFindings(url, process.env.RELAY_KEY)),
    ...(await connectorFindings()),
  ];
}

async function doctor(): Promise<void> {
  const { remote = false, url, json, help } = readFlags();
  if (help) return void process.stdout.write(usage);
  const address = url === undefined ? undefined : readUrl(url);
  process.stderr.write(remote || url ? 'Looking, and asking ...\n' : 'Looking ...\n');
  const findings = await look(lookAround(root, process.env), remote, address);
  process.stdout.write(json ? findingsAsJson(findings) : printed(findings, paintFor(process.stdout, process.env)));
  if (findings.some(({ level }) => level === 'fail')) process.exitCode = 1;
}

try {
  await doctor();
} catch (error) {
  const known = isWrongUse(error);
  process.stderr.write(
    known
      ? `${error.message}\n\n${usage}`
      : 'The doctor itself failed. Run it again; if it fails again, report it to the maintainers.\n',
  );
  process.exitCode = known ? 2 : 1;
}
