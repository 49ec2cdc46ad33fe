// Several processes of the whole local host over one durable state, as the instances of one Functions app.
import { BENCH_FUNCTION_KEY, type BenchEnvironment } from '../environment.ts';
import type { NodeChild } from './child.ts';

/** The answer of one instance. */
export interface InstanceAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface Instances {
  readonly children: readonly NodeChild[];
  readonly call: (at: number, path: string, init?: RequestInit) => Promise<InstanceAnswer>;
  readonly close: () => Promise<void>;
}

/** `settings` are those of all instances; the store knows them by their key ID. */
export async function openInstances(
  { measure }: BenchEnvironment,
  count: number,
  keyId: string,
  settings: Readonly<Record<string, string>>,
): Promise<Instances> {
  const file = new URL('../contenders/host.js', import.meta.url);
  const children = await Promise.all(Array.from({ length: count }, () => measure(file, keyId, { settings })));
  return {
    children,
    call: async (at, path, init = {}) => {
      const origin = children[at % count]?.origin ?? '';
      const headers = { 'x-functions-key': BENCH_FUNCTION_KEY, ...init.headers };
      const answered = await fetch(`${origin}/api${path}`, { ...init, headers });
      return { status: answered.status, headers: answered.headers, text: await answered.text() };
    },
    close: async () => void (await Promise.all(children.map((child) => child.close()))),
  };
}
