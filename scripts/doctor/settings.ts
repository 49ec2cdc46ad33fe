// Section Settings: their problems, their sources, and who else can read them.
import { statSync } from 'node:fs';
import { catalog } from '../../connector/catalog.ts';
import { settingsName, storeNames } from '../../connector/core/stores.ts';
import { createCallerIdentifier } from '../../functions/pipeline/identifyCaller.ts';
import { readPlanFirst } from '../../functions/workflow/planFirst.ts';
import { SETTINGS_FILE } from '../setup/write.ts';
import type { DoctorContext } from './context.ts';
import { type DoctorFinding, findingsOf } from './finding.ts';

const { ok, warn, fail } = findingsOf('Settings');

/** Maximum number of accounts that are listed. */
const MOST_NAMES = 50;

const PREFIX = new RegExp(`^(${storeNames.map(settingsName).join('|')}|RELAY|CALLER)__`);

const CORRECT = `Correct it where it is set: in the environment, in ${SETTINGS_FILE}, or in the settings of the Functions app.`;

export function settingsFindings(around: DoctorContext): readonly DoctorFinding[] {
  return [
    ...file(around),
    accounts(around),
    ...around.config.notes.map((note) => ok(`${note}.`)),
    ...references(around),
    ...faults(around),
  ];
}

function file(around: DoctorContext): DoctorFinding[] {
  if (around.unreadable) return [fail(around.unreadable, 'Fix the file, or create it again with npm run setup.')];
  return around.local
    ? [mode(around.file), ...overruled(around)]
    : [ok(`There is no ${SETTINGS_FILE}: the environment counts.`)];
}

function accounts({ config }: DoctorContext): DoctorFinding {
  const names = config.accounts.map(({ store, name }) => `${store} ${name}`);
  const more = names.splice(MOST_NAMES).length;
  return names.length > 0
    ? ok(`Accounts: ${names.join(', ')}${more > 0 ? ` and ${more.toLocaleString('en')} more` : ''}.`)
    : warn('There is no account: npm start shows the sandbox.', 'Run npm run setup.');
}

/** Azure leaves an unresolved reference in the setting unchanged; Core Tools never resolve one. */
function references({ settings }: DoctorContext): DoctorFinding[] {
  return Object.keys(settings)
    .filter((name) => PREFIX.test(name) && isReference(settings[name]))
    .map((name) =>
      fail(
        `${name} is a Key Vault reference that is not resolved.`,
        "On Azure give the app's identity the role Key Vault Secrets User; on this machine set the value itself.",
      ),
    );
}

function faults({ config }: DoctorContext): DoctorFinding[] {
  const policies = createCallerIdentifier(config, catalog);
  const planFirst = readPlanFirst(config.planFirst, catalog);
  const problem = [
    ...config.faults,
    ...policies.faults,
    ...planFirst.faults,
    ...config.accounts.flatMap(({ problems }) => problems),
  ];
  const warnings = config.accounts.flatMap(({ warnings }) => warnings);
  return [
    ...[...new Set(problem)].map((each) => fail(`${each}.`, CORRECT)),
    ...policies.warnings.map((each) => warn(`${each}.`, CORRECT)),
    ...warnings.map((each) => warn(`${each}: the next key would not take over.`, CORRECT)),
  ];
}

/** Other users of the machine could read the keys in it. Windows has no such permission bits. */
function mode(file: string): DoctorFinding {
  const open = process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0;
  return open
    ? warn(`${SETTINGS_FILE} can be read by others on this machine.`, `Run chmod 600 ${SETTINGS_FILE}.`)
    : ok(`${SETTINGS_FILE} can be read by you alone.`);
}

function overruled({ local = {}, env }: DoctorContext): DoctorFinding[] {
  const names = Object.keys(local).filter((name) => env[name] && env[name] !== local[name]);
  return names.length === 0
    ? []
    : [
        warn(
          `The environment has other values for ${names.join(', ')}, and wins over ${SETTINGS_FILE}.`,
          'Remove them in one of the two places.',
        ),
      ];
}

function isReference(value: string | undefined): boolean {
  return /^\s*@Microsoft\.KeyVault\(/i.test(value ?? '');
}
