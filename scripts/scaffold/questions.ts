// Asks in a terminal for the words of a new operation that the command line does not give.
import { createInterface } from 'node:readline/promises';
import { documentsOf, pathOf, storesAt } from './ask.ts';
import { nounTitle, sentences } from './naming.ts';
import type { ScaffoldStores } from './scaffoldStores.ts';

type Ask = (question: string, suggestion: string) => Promise<string>;

/** The arguments with the answers behind them. An empty answer takes the suggestion. */
export async function withAnswers(args: readonly string[], known: ScaffoldStores): Promise<readonly string[]> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const ask: Ask = async (what, suggestion) =>
    (await lines.question(`${what}${suggestion && ` [${suggestion}]`}: `)).trim() || suggestion;
  try {
    return await withReplies(args, known, ask);
  } finally {
    lines.close();
  }
}

/** The same with answers from `ask`. It asks nothing about a command line that is complete, or that `readWanted` rejects. */
export async function withReplies(
  args: readonly string[],
  known: ScaffoldStores,
  ask: Ask,
): Promise<readonly string[]> {
  if (args.includes('--help')) return args;
  const [operation = '', method = '', path = ''] = args.filter(
    (each, at) => !each.startsWith('-') && !args[at - 1]?.startsWith('--'),
  );
  const found = documentsOf(known).find(({ document }) => document.routeOf(operation) !== undefined);
  if (found && !args.includes('--id')) {
    const { document } = found;
    const id = await ask('ID', document.suggestedId(operation));
    const labels = document.labelsOf(operation);
    return [...args, '--id', id, ...(await textsAsked(args, document.sentencesOf(id), 'GET', labels, ask))];
  }
  if (found || path === '' || !/^[\w/.:{}-]+$/.test(path)) return args;
  return [...args, ...(await rowAsked(args, [operation, method, path], known, ask))];
}

async function rowAsked(
  args: readonly string[],
  [id, method, given]: readonly [string, string, string],
  known: ScaffoldStores,
  ask: Ask,
): Promise<readonly string[]> {
  const path = pathOf(given);
  const stores = storesAt(path, known);
  const named = args.includes('--store') ? args[args.indexOf('--store') + 1] : undefined;
  const isOpen = named === undefined && stores.length > 1;
  const chosen = isOpen ? await ask(`Store, ${stores.join(' or ')}`, stores[0] ?? '') : named;
  const store = stores.find((each) => each === (chosen ?? stores[0]));
  if (!store) return isOpen ? ['--store', chosen ?? ''] : [];
  const inputs = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, nounTitle(name)] as const);
  const labels = known[store].scaffold.write ? {} : Object.fromEntries(inputs);
  const texts = sentences(id, known[store].titleInTexts);
  return [...(isOpen ? ['--store', store] : []), ...(await textsAsked(args, texts, method.toUpperCase(), labels, ask))];
}

/** The flags of the texts that `args` do not have. */
async function textsAsked(
  args: readonly string[],
  { summary, description }: { readonly summary: string; readonly description: string },
  method: string,
  labels: Readonly<Record<string, string>>,
  ask: Ask,
): Promise<readonly string[]> {
  const flag = async (name: string, what: string, suggestion: string): Promise<readonly string[]> => {
    const answer = args.includes(`--${name}`) ? '' : await ask(what, suggestion);
    return answer && answer !== suggestion ? [`--${name}`, answer] : [];
  };
  const all = [
    ...(await flag('summary', 'Summary', summary)),
    ...(await flag('description', 'Description', description)),
    ...(await flag('visibility', 'Visibility, important or advanced', '')),
    ...(method === 'GET' ? [] : await flag('access', 'Access, write or publish', 'write')),
  ];
  for (const [name, suggestion] of Object.entries(labels)) {
    const label = await ask(`Label of ${name}`, suggestion);
    if (label !== suggestion) all.push('--label', `${name}=${label}`);
  }
  return all;
}
