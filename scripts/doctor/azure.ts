// Section Azure: whether the Functions host can serve the requests of the connector.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DoctorContext } from './context.ts';
import { type DoctorFinding, findingsOf } from './finding.ts';

const { ok, warn, fail } = findingsOf('Azure');

interface Host {
  readonly functionTimeout?: unknown;
  readonly extensions?: { readonly http?: { readonly routePrefix?: unknown } };
}

export function azureFindings(around: DoctorContext): readonly DoctorFinding[] {
  const host = readJson(around.root, 'host.json') as Host | undefined;
  if (!host) return [fail('host.json cannot be read.', 'Take it from the repository again: git checkout host.json.')];
  return [
    prefixFinding(around.root, host),
    timeFinding(host, around),
    entryFinding(around.root),
    ...workerFinding(around),
  ];
}

function readJson(root: string, name: string): unknown {
  try {
    return JSON.parse(readFileSync(join(root, name), 'utf8'));
  } catch {
    return undefined;
  }
}

/** `api` is the host's default. */
function prefixFinding(root: string, { extensions }: Host): DoctorFinding {
  const prefix = String(extensions?.http?.routePrefix ?? 'api');
  const { paths = {} } = (readJson(root, 'apiDefinition.swagger.json') ?? {}) as { paths?: object };
  const others = Object.keys(paths).filter((path) => !path.startsWith(`/${prefix}/`)).length;
  return others === 0
    ? ok(`host.json serves below /${prefix}, as the definition asks.`)
    : fail(
        `host.json serves below /${prefix}, but ${others} operations of the definition are elsewhere.`,
        'Set extensions.http.routePrefix in host.json to api.',
      );
}

function timeFinding({ functionTimeout }: Host, { config }: DoctorContext): DoctorFinding {
  const deadline = config.deadlineMilliseconds / 1000;
  const timeout = secondsOf(functionTimeout);
  return timeout === undefined || timeout > deadline
    ? ok(`A call has ${deadline} seconds, and the host gives it that.`)
    : fail(
        `The host ends a call after ${timeout} seconds, before its deadline of ${deadline}.`,
        'Raise functionTimeout in host.json, or lower RELAY__DEADLINE_SECONDS.',
      );
}

function entryFinding(root: string): DoctorFinding {
  const { main = '' } = (readJson(root, 'package.json') ?? {}) as { main?: string };
  return existsSync(join(root, main))
    ? ok(`The entry point ${main} is built.`)
    : warn(`The entry point ${main} is not built.`, 'Run npm run build.');
}

function workerFinding({ settings }: DoctorContext): DoctorFinding[] {
  const runtime = settings.FUNCTIONS_WORKER_RUNTIME;
  return runtime === undefined || runtime === 'node'
    ? []
    : [fail(`FUNCTIONS_WORKER_RUNTIME is ${runtime.slice(0, 20)}.`, 'Set it to node.')];
}

/** hh:mm:ss, as in Azure's settings. */
function secondsOf(text: unknown): number | undefined {
  const [, hours, minutes, seconds] = /^(\d{2}):(\d{2}):(\d{2})$/.exec(String(text)) ?? [];
  return hours === undefined ? undefined : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
