// The flags of `npm run new`: the words of an operation, and its store.
import { parseArgs } from 'node:util';
import { accesses } from '../../connector/core/operation.ts';
import { type Store, storeNames } from '../../connector/core/stores.ts';

/** What a program cannot know of an operation. */
export interface NewWords {
  readonly summary?: string;
  readonly description?: string;
  readonly visibility?: string;
  readonly access?: string;
  /** By the names of inputs and attributes. */
  readonly labels: Readonly<Record<string, string>>;
}

export function parseFlags(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...{ id: { type: 'string' }, summary: { type: 'string' }, description: { type: 'string' } },
        ...{ visibility: { type: 'string' }, access: { type: 'string' }, help: { type: 'boolean' } },
        ...{ store: { type: 'string' }, label: { type: 'string', multiple: true } },
      },
    });
  } catch (error) {
    const [flag] = /'(-[^' <]*)/.exec(String(error))?.slice(1) ?? [];
    throw new Error(
      `"${flag ?? args.join(' ')}" is not a flag of this command, or has no value. --help lists the flags.`,
    );
  }
}

type Flags = ReturnType<typeof parseFlags>['values'];

export function wordsGiven({ summary, description, visibility, access, label = [] }: Flags): NewWords {
  if (summary?.endsWith('.')) throw new Error('A summary does not end with a full stop.');
  if (description !== undefined && !description.endsWith('.')) throw new Error('A description ends with a full stop.');
  if (visibility !== undefined && !['important', 'advanced'].includes(visibility))
    throw new Error(`"${visibility}" is not a visibility. Write important or advanced.`);
  if (access !== undefined && !accesses.some((each) => each === access))
    throw new Error(`"${access}" is not an access class. Write one of ${accesses.join(', ')}.`);
  return {
    ...(summary !== undefined && { summary }),
    ...(description !== undefined && { description }),
    ...(visibility !== undefined && { visibility }),
    ...(access !== undefined && { access }),
    labels: Object.fromEntries(label.map(labelOf)),
  };
}

function labelOf(given: string): readonly [string, string] {
  const [, name, label] = /^([^=]+)=(.+)$/s.exec(given) ?? [];
  if (name !== undefined && label !== undefined) return [name, label];
  throw new Error(
    `"${given}" is not a label. Write the name of the input and its label: --label 'filter[name]=Names'.`,
  );
}

export function storeGiven(name: string | undefined): Store | undefined {
  const store = storeNames.find((each) => each === name);
  if (name === undefined || store) return store;
  throw new Error(`"${name}" is not a store. Write one of ${storeNames.join(', ')}.`);
}
