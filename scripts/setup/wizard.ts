// Interactive setup: select stores, enter keys, test each, review the plan; nothing is written before that.
import type { Readable, Writable } from 'node:stream';
import { cancel, intro, log, note, outro } from '@clack/prompts';
import { type Store, storeNames, stores } from '../../connector/core/stores.ts';
import type { Settings } from '../../functions/config/settings.ts';
import { askAccount, askName, type Before } from './account.ts';
import { type Draft, draftFaultsOf, draftSettingsOf, idFieldOf, originsIn, settingPrefixOf } from './draft.ts';
import { guardInput } from './guard.ts';
import type { Write } from './options.ts';
import { accepted } from './outcome.ts';
import { isCancelled, type Questions, questionsOver } from './questions.ts';
import { spin } from './spin.ts';
import { tryDraft } from './trial.ts';
import { clockSentence, exitCodes, type TrialResult } from './tried.ts';
import { SETTINGS_FILE, writeDraft } from './write.ts';

export interface Terminal {
  readonly input: Readable;
  readonly output: Writable;
  readonly env: NodeJS.ProcessEnv;
  /** Folder of local.settings.json. */
  readonly file: string;
  /** The existing settings, from the environment and the file. */
  readonly settings: Settings;
}

interface WizardContext extends Terminal {
  readonly questions: Questions;
}

interface Kept {
  readonly draft: Draft;
  readonly tried: TrialResult;
}

/** Resolves with the exit code. */
export async function wizard(terminal: Terminal): Promise<number> {
  const held = guardInput(terminal.input);
  try {
    return await runWizard({ ...terminal, questions: questionsOver(held, terminal.output) });
  } catch (error) {
    if (!isCancelled(error)) throw error;
    cancel('Cancelled. Nothing more was written.', { output: terminal.output });
    return exitCodes.cancelled;
  } finally {
    held.end();
  }
}

async function runWizard(context: WizardContext): Promise<number> {
  const { questions, output } = context;
  intro('Store Relay: setup', { output });
  const chosen = await questions.some(
    'Which stores?',
    storeNames.map((value) => ({ value, label: stores[value].title })),
  );
  const kept: Kept[] = [];
  for (const store of storeNames.filter((each) => chosen.includes(each))) {
    const found = await setUpStore(store, context);
    if (found) kept.push(found);
  }
  if (kept.length > 0) await save(kept, context);
  outro(kept.length > 0 ? 'Next: npm start, then npm run doctor -- --remote' : 'Nothing was written.', { output });
  return exitCodes.done;
}

async function setUpStore(store: Store, context: WizardContext): Promise<Kept | undefined> {
  const { questions, settings, output } = context;
  log.step(stores[store].title, { output });
  const hasDefault = Boolean(settings[`${settingPrefixOf({ store, account: 'default' })}${idFieldOf(store)}`]);
  const account = await askName(questions, hasDefault);
  for (let before: Before = {}; ; ) {
    const draft = await askAccount(questions, store, account, before);
    const tried = await tryOnce(draft, context);
    printTrial(tried, output);
    const next = tried.verdict === 'ok' ? 'keep' : await nextOf(questions, tried);
    if (next === 'keep') return { draft, tried };
    if (next === 'leave') return undefined;
    before = draft;
  }
}

async function save(kept: readonly Kept[], context: WizardContext): Promise<void> {
  const { questions, output, env, file } = context;
  const write = await questions.one<Write>('Where should the settings be written?', [
    { value: 'local', label: SETTINGS_FILE, hint: 'for this machine; readable by you alone' },
    { value: 'keyvault', label: 'Azure', hint: 'shows the az lines for Key Vault and the app settings' },
    { value: 'none', label: 'Nowhere', hint: 'this was only a test' },
  ]);
  const place = write === 'keyvault' ? await askPlace(context) : {};
  if (write === 'local') {
    note(planOf(kept, write), `To be written into ${SETTINGS_FILE}`, { output });
    if (!(await questions.yes('Write?'))) return log.info('Nothing was written.', { output });
  }
  const written = kept.map(({ draft, tried }) => {
    const before = accepted(draft, tried);
    const { sentences, commands = [] } = writeDraft(draft, before, { write, place, env, file });
    return { sentences: sentences.slice(before.sentences.length), commands };
  });
  log.success([...new Set(written.flatMap(({ sentences }) => sentences))].join('\n'), { output });
  // without a frame, so that the lines can be copied
  for (const command of written.flatMap(({ commands }) => commands)) output.write(`\n${command}\n`);
}

async function tryOnce(draft: Draft, { questions, settings, output }: WizardContext): Promise<TrialResult> {
  const faults = draftFaultsOf(draft);
  if (faults.length > 0) return { verdict: 'refused', sentence: `${faults.join('. ')}.` };
  const stop = spin(output, `Asking ${stores[draft.store].title} ...`);
  try {
    return await questions.meanwhile(tryDraft(draft, originsIn(settings)));
  } finally {
    stop();
  }
}

function printTrial(tried: TrialResult, output: Writable): void {
  log[tried.verdict === 'ok' ? 'success' : 'error'](tried.sentence, { output });
  const clock = clockSentence(tried);
  if (clock) log.warn(clock, { output });
}

/** A key that the store rejected can never work; any other problem may be fixed elsewhere, and later. */
function nextOf(questions: Questions, { verdict }: TrialResult): Promise<'again' | 'keep' | 'leave'> {
  return questions.one('What now?', [
    { value: 'again', label: 'Answer again' },
    ...(verdict === 'refused' ? [] : [{ value: 'keep', label: 'Keep it anyway' } as const]),
    { value: 'leave', label: 'Skip this store' },
  ]);
}

async function askPlace({ questions }: WizardContext) {
  const open = 'Enter leaves it open';
  const vault = await questions.line({ message: 'Name of the Key Vault', placeholder: open });
  const app = await questions.line({ message: 'Name of the Functions app', placeholder: open });
  const group = await questions.line({ message: 'Name of its resource group', placeholder: open });
  return { vault: vault || undefined, app: app || undefined, group: group || undefined };
}

function planOf(kept: readonly Kept[], write: Write): string {
  return kept
    .flatMap(({ draft }) =>
      Object.entries(draftSettingsOf(draft)).flatMap(([name, value]) => (value === undefined ? [] : [name])),
    )
    .map((name) => (write === 'local' ? name : `${name}${name.endsWith('PRIVATE_KEY') ? ' (from Key Vault)' : ''}`))
    .join('\n');
}
