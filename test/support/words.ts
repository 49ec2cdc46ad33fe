// The words that names in this project must not have, and those that may keep one.

/** Metaphors of earlier versions, each with the field's word. */
export const bannedWords: Readonly<Record<string, string>> = {
  cook: 'storeApi',
  desk: 'changeSet',
  door: 'limiter',
  hear: 'receive, onData',
  heard: 'received, response',
  hob: 'storeApi',
  house: 'architecture',
  kitchen: 'context',
  outside: 'environment',
  oven: 'storeApi',
  party: 'participants',
  patience: 'pollDelay, timeout',
  room: 'folder, section, layer',
  shelf: 'memoryBudget',
  shop: 'sellerAccount, session',
  stove: 'services',
  tell: 'report, describe',
  told: 'reported',
  walk: 'pagination, visit',
  way: 'client, entryPoint, direction',
  witness: 'recorder',
  world: 'datastore, environment',
};

/** Names that keep a banned word, each with the reason. */
export const allowedNames: Readonly<Record<string, string>> = {
  IsFirstParty: "a property of Power Platform's apiProperties.json",
  openWorldHint: 'an annotation of the Model Context Protocol',
  walk: 'the former name of `pagination` in responses, until version 0.3',
  Walk: 'its type in the TypeScript client',
  Tell_refusal: 'an action of a sample flow',
  Tell_rejection: 'an action of a sample flow',
  Tell_silence: 'an action of a sample flow',
  Tell_state: 'an action of a sample flow',
  Tell_team: 'an action of a sample flow',
};

/** The words of a name in lower case, without a plural s: `openWorlds` has `open` and `world`. */
export function wordsOf(name: string): readonly string[] {
  const apart = name.replace(/([a-z\d])(?=[A-Z])/g, '$1 ').replace(/([A-Z]+)(?=[A-Z][a-z])/g, '$1 ');
  return apart
    .toLowerCase()
    .split(/[^a-z]+/)
    .map((word) => (word.length > 3 ? word.replace(/s$/, '') : word));
}

/** Comments, texts and regular expressions. An expression in a template is skipped, too: its names are declared elsewhere. */
const noCode = new RegExp(
  [
    /\/\/[^\n]*|\/\*[\s\S]*?\*\//.source,
    /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[\s\S])*`/.source,
    /(?<=[(,=:[!&|?{};>]\s*|\breturn\s)\/(?![*/])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/.source,
  ].join('|'),
  'g',
);

/** Every name in the code of a TypeScript or JavaScript file. */
export function namesIn(code: string): ReadonlySet<string> {
  return new Set(code.replace(noCode, ' ').match(/[A-Za-z_$][\w$]*/g));
}

const exported = /^export (?:declare )?(?:async )?(?:const|function\*?|interface|type|class) (\w+)/gm;

/** The names that a TypeScript file exports. */
export function exportsOf(code: string): readonly string[] {
  return [...code.matchAll(exported)].map(([, name = '']) => name);
}

/** The values that a TypeScript file exports: not its types, which describe its values. */
export function exportedValues(code: string): readonly string[] {
  return [...code.matchAll(exported)].flatMap(([text, name = '']) =>
    /\b(?:interface|type) \w+$/.test(text) ? [] : [name],
  );
}

/** How many times a name is in the code, its declaration included. */
export function usesOf(name: string, code: string): number {
  const words = code.replace(/\/\*\*[\s\S]*?\*\/|^\s*\/\/[^\n]*/gm, ' ');
  return words.match(new RegExp(`\\b${name}\\b`, 'g'))?.length ?? 0;
}
