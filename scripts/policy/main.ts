// `npm run policy`: shows the permissions and accounts of a caller, and the settings that grant them.
import { parseArgs } from 'node:util';
import { catalog } from '../../connector/catalog.ts';
import { copyEnvironment } from '../../functions/hosting/environment.ts';
import { readConfig } from '../../functions/stores/readConfig.ts';
import { readLocalSettings, withLocal } from '../local-host/localsettings.ts';
import { flagProblem, isWrongUse, wrongUse } from '../setup/options.ts';
import { policyText, type ShownPolicy, showPolicy } from './show.ts';

const usage = `Usage: npm run policy -- [--caller NAME] [--operation NAME] [--json]

  --caller NAME      the caller of CALLER__NAME__..., in any case; everyone who is not listed if left out
  --operation NAME   explains one operation, such as ReleaseVersion
  --json             the same as JSON; with npm run -s policy, nothing else is on the standard output
  --help             this text

The settings come from the environment and local.settings.json, as for npm start. No key is read or shown.
Exit codes: 0 shown, 1 the settings have faults, 2 wrong flags, or no such caller or operation.
`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const options = { caller: text, operation: text, json: flag, help: flag } as const;

function readFlags() {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    throw wrongUse(flagProblem(error));
  }
}

function run(): void {
  const { caller = 'default', operation, json, help } = readFlags();
  if (help) return void process.stdout.write(usage);
  const config = readConfig(withLocal(readLocalSettings('local.settings.json'), copyEnvironment(process.env)));
  const shown: ShownPolicy = showPolicy(config, catalog, caller, operation);
  process.stdout.write(json ? `${JSON.stringify(shown, undefined, 2)}\n` : policyText(shown));
  if (shown.faults.length > 0) process.exitCode = 1;
}

try {
  run();
} catch (error) {
  const known = isWrongUse(error);
  process.stderr.write(`${error instanceof Error ? error.message : error}\n${known ? `\n${usage}` : ''}`);
  process.exitCode = known ? 2 : 1;
}
