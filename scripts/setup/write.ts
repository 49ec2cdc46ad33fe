// Saves a tested account as requested: in local.settings.json, or prints it as az commands.
import { type AzurePlace, azCommands, azureRoleSentence } from './azure.ts';
import { type Draft, draftSettingsOf } from './draft.ts';
import type { Write } from './options.ts';
import type { SetupOutcome } from './outcome.ts';
import { saveSettings } from './save.ts';

export const SETTINGS_FILE = 'local.settings.json';

/** A template sets all app settings at once. */
const KEEP =
  'Where the app was made by azd, put the settings into its environment as well (docs/deployment.md): the next azd provision takes away what was set by hand.';

export interface Destination {
  readonly write: Write;
  readonly place: AzurePlace;
  readonly env: NodeJS.ProcessEnv;
  /** Folder of local.settings.json. */
  readonly file: string;
}

export function writeDraft(
  draft: Draft,
  outcome: SetupOutcome,
  { write, place, env, file }: Destination,
): SetupOutcome {
  const { sentences } = outcome;
  if (write === 'none') return { ...outcome, sentences: [...sentences, 'Nothing was written, as asked.'] };
  if (write === 'keyvault') {
    const open = 'text' in draft.key && draft.key.file === undefined;
    const added = [
      azureRoleSentence(draft),
      KEEP,
      ...(open ? ['Put the key into a file that only you can read first.'] : []),
    ];
    return {
      ...outcome,
      sentences: [...sentences, ...added, 'Run these lines where az is signed in:'],
      commands: azCommands(draft, place),
    };
  }
  saveSettings(file, draftSettingsOf(draft));
  const added = `${SETTINGS_FILE} was written, readable by you alone.`;
  return { ...outcome, sentences: [...sentences, added, ...overruled(draft, env)], wrote: SETTINGS_FILE };
}

/** The environment takes precedence over the file, as in Core Tools. */
function overruled(draft: Draft, env: NodeJS.ProcessEnv): string[] {
  const names = Object.keys(draftSettingsOf(draft)).filter((name) => env[name]);
  return names.length === 0
    ? []
    : [`The environment sets ${names.join(', ')} too, and wins over the file: remove it there.`];
}
