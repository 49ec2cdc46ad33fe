// Asks in a terminal for the words of a new App Store Connect action that the command line does not give.
import { createInterface } from 'node:readline/promises';
import type { Contract } from '../../connector/stores/apple/contract.ts';
import { titleOf } from '../../connector/stores/apple/naming.ts';
import { suggestedId } from './ask.ts';
import { sentences } from './naming.ts';

/** The arguments with the answers behind them. An empty answer takes the suggestion. */
export async function withAnswers(args: readonly string[], contract: Contract): Promise<readonly string[]> {
  const [operation = ''] = args.filter((each) => !each.startsWith('-'));
  const facts = contract.operation(operation);
  if (!facts || args.includes('--id') || args.includes('--help')) return args;
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const ask = async (what: string, suggestion: string): Promise<string> =>
    (await lines.question(`${what}${suggestion && ` [${suggestion}]`}: `)).trim() || suggestion;
  const flag = async (name: string, what: string, suggestion: string): Promise<readonly string[]> => {
    const answer = args.includes(`--${name}`) ? '' : await ask(what, suggestion);
    return answer ? [`--${name}`, answer] : [];
  };
  try {
    const id = await ask('ID', suggestedId(operation));
    const { summary, description } = sentences(id);
    const all = [
      ...(await flag('summary', 'Summary', summary)),
      ...(await flag('description', 'Description', description)),
      ...(await flag('visibility', 'Visibility, important or advanced', '')),
    ];
    for (const name of Object.keys(facts.query ?? {}).filter((each) => /^(filter|exists)\[/.test(each))) {
      const label = await ask(`Label of ${name}`, titleOf(name));
      if (label !== titleOf(name)) all.push('--label', `${name}=${label}`);
    }
    return [...args, '--id', id, ...all];
  } finally {
    lines.close();
  }
}
