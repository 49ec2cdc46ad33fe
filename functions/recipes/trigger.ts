// Tells what is new since the state that a flow gives back: the recipe of every polling trigger.

import type { Kitchen, Recipe } from '../cook.ts';
import { input } from '../cook.ts';
import { type Dialect, dialects } from '../triggers/dialect.ts';
import type { Watching } from '../triggers/source.ts';
import { sources } from '../triggers/sources.ts';
import { markOf, seal, unseal } from '../triggers/state.ts';

/** What a trigger takes besides the question that its state belongs to. */
const BESIDES = new Set(['state', 'dialect', 'account']);

const watchingOf = (kitchen: Kitchen): Watching => {
  const { account, ask, askAll, page, open } = kitchen.cook();
  const { operation, deadline, share, now } = kitchen;
  return {
    account,
    ask,
    askAll,
    page,
    open,
    share: (question, read) => share(account.ways, JSON.stringify([operation.id, ...question]), deadline, read),
    input: (name) => input(kitchen, name),
    deadline,
    now: now(),
  };
};

export const trigger: Recipe = async (kitchen) => {
  const { operation, valid, call, line } = kitchen;
  const watched = operation.trigger?.watches;
  if (!watched) throw new Error(`${operation.id} watches nothing`);
  const { look, fits, interval } = sources[watched];
  const watching = watchingOf(kitchen);
  const inputs = Object.fromEntries(Object.entries(valid.query).filter(([name]) => !BESIDES.has(name)));
  const mark = markOf(operation.id, watching.account.name, inputs);
  const given = input<string>(kitchen, 'state') ?? '';
  const past = unseal(given, mark);
  const goesOn = past !== undefined && fits(past, watching);
  // a refusal would stop the flow for good; a new beginning heals it, and the line says why nothing was told
  if (!goesOn) line.begins = given === '' ? 'first' : 'anew';
  const told = await look(watching, goesOn ? past : undefined);
  const poll = { told, next: seal(mark, told.past), self: call.self, interval };
  return dialects[input<Dialect>(kitchen, 'dialect') ?? 'items'](poll);
};
