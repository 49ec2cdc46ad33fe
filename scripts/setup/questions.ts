// The prompts of the wizard, with @clack/prompts: input is validated as it is typed, and Ctrl+C exits.
import { createInterface } from 'node:readline';
import type { Writable } from 'node:stream';
import { confirm, isCancel, multiselect, select, text } from '@clack/prompts';
import type { Secret } from '../../functions/core/secret.ts';
import type { Guard } from './guard.ts';

/** Thrown if the user exits. */
const CANCELLED = Symbol('cancelled');

export interface QuestionChoice<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly hint?: string;
}

export interface QuestionLine {
  readonly message: string;
  readonly initial?: string | undefined;
  readonly placeholder?: string;
  /** The error in the input so far; undefined if it is valid. */
  readonly fault?: (typed: string) => string | undefined;
  /** A warning about input that is accepted all the same. */
  readonly doubt?: (typed: string) => string | undefined;
  /** The error on Enter; default: the one above, or that a key was pasted at the wrong prompt. */
  readonly accept?: (typed: string, pasted: Secret | undefined) => string | undefined;
}

export interface Questions {
  readonly line: (line: QuestionLine) => Promise<string>;
  readonly one: <T extends string>(message: string, choices: readonly QuestionChoice<T>[]) => Promise<T>;
  readonly some: <T extends string>(message: string, choices: readonly QuestionChoice<T>[]) => Promise<readonly T[]>;
  readonly yes: (message: string) => Promise<boolean>;
  /** Waits for a step that is no prompt; Ctrl+C aborts it. */
  readonly meanwhile: <T>(work: Promise<T>) => Promise<T>;
}

export function isCancelled(thrown: unknown): boolean {
  return thrown === CANCELLED;
}

export function questionsOver(guard: Guard, output: Writable): Questions {
  const { input } = guard;
  return {
    line: (line) => askLine(guard, output, line),
    one: async <T extends string>(message: string, choices: readonly QuestionChoice<T>[]) =>
      (await answered(select<string>({ message, options: options(choices), input, output }))) as T,
    some: async <T extends string>(message: string, choices: readonly QuestionChoice<T>[]) =>
      (await answered(multiselect<string>({ message, options: options(choices), input, output }))) as T[],
    yes: (message) => answered(confirm({ message, input, output })),
    meanwhile: (work) => Promise.race([work, left(guard.interrupted)]),
  };
}

async function askLine({ input, takePasted, asksLine }: Guard, output: Writable, line: QuestionLine): Promise<string> {
  const { message, initial, placeholder, fault } = line;
  const accept: QuestionLine['accept'] = (typed, pasted) =>
    pasted ? 'That was a key; it was not shown. This question asks for something else.' : fault?.(typed);
  const typed = typedIn(input, initial);
  asksLine(true);
  try {
    const asked = text({
      get message() {
        return marked(message, typed.now(), line);
      },
      ...(initial && { initialValue: initial }),
      ...(placeholder && { placeholder }),
      validate: (value = '') => (line.accept ?? accept)(value, takePasted()),
      input,
      output,
    });
    return (await answered(asked)).trim();
  } finally {
    asksLine(false);
    typed.close();
  }
}

async function answered<T>(asked: Promise<T>): Promise<Exclude<T, symbol>> {
  const answer = await asked;
  if (isCancel(answer)) throw CANCELLED;
  return answer as Exclude<T, symbol>;
}

function options(choices: readonly QuestionChoice<string>[]) {
  return choices.map((choice) => ({ ...choice }));
}

/** Rejects on Ctrl+C. */
function left(interrupted: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (interrupted.aborted) reject(CANCELLED);
    interrupted.addEventListener('abort', () => reject(CANCELLED), { once: true });
  });
}

/** @clack/prompts validates on Enter only; a second reader of the same keys knows the line earlier. */
function typedIn(input: Guard['input'], initial = '') {
  const reader = createInterface({ input, terminal: true, prompt: '', escapeCodeTimeout: 50 });
  reader.on('line', (line) => reader.write(line));
  reader.write(initial);
  return { now: () => reader.line, close: () => reader.close() };
}

function marked(message: string, typed: string, { fault, doubt }: QuestionLine): string {
  if (typed === '' || !fault) return message;
  const found = fault(typed) ?? doubt?.(typed);
  return `${message}  ${found === undefined ? '✓' : `- ${found}`}`;
}
