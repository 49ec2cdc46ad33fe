// The callers: each sends one call after another until the end; some read slowly, some disconnect, some send bursts.

import type { Agent } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { askRelay, type CallerManner, type SoakOutcome } from './ask.ts';
import type { CallerName, MakeCall, SoakCall, SoakKnowledge } from './asked.ts';
import type { Calls } from './calls/calls.ts';
import { type Counters, count } from './counters.ts';
import type { Secrets } from './secrets.ts';

/** One relay under test, with the calls that it supports. */
export interface SoakTarget {
  readonly name: string;
  readonly origin: string;
  readonly calls: Calls;
  readonly counters: Counters;
  readonly agent: Agent;
}

export interface Participants {
  readonly knowledge: SoakKnowledge;
  readonly keys: Readonly<Record<CallerName, string>>;
  readonly secrets: Secrets;
  /** The marks of all writes. */
  readonly writes: string[];
}

const CROWD = 100;
const BETWEEN_CROWDS = 5_000;

/** Runs one caller until the soak ends. */
export async function beCaller(target: SoakTarget, participants: Participants, isOver: () => boolean): Promise<void> {
  const { random } = participants.knowledge;
  while (!isOver()) {
    await callOnce(
      target,
      participants,
      pickCall(target, participants)(participants.knowledge),
      mannerOf(participants.knowledge),
    );
    await pause(random.between(0, 20));
  }
}

/** Occasionally sends a burst of a hundred identical calls. */
export async function beCrowd(target: SoakTarget, participants: Participants, isOver: () => boolean): Promise<void> {
  const { random } = participants.knowledge;
  for (let next = performance.now() + BETWEEN_CROWDS / 2; !isOver(); await pause(100)) {
    if (performance.now() < next) continue;
    const make = random.pick(target.calls.often);
    await Promise.all(
      Array.from({ length: CROWD }, () => callOnce(target, participants, make(participants.knowledge))),
    );
    next = performance.now() + BETWEEN_CROWDS;
  }
}

/** One call and its follow-ups. Returns whether all responses were right. */
export async function callOnce(
  target: SoakTarget,
  participants: Participants,
  first: SoakCall,
  manner: CallerManner = {},
): Promise<boolean> {
  for (let asked: SoakCall | undefined = first; asked; ) {
    const id = `soak-${String(participants.knowledge.next()).padStart(8, '0')}`;
    if (asked.write) participants.writes.push(asked.write);
    const outcome: SoakOutcome = await send(target, participants, asked, id, manner);
    const isRight = count(target.counters, asked, id, outcome, participants.secrets);
    if (!isRight) return false;
    asked = outcome.kind === 'heard' ? asked.next?.(outcome.response) : undefined;
  }
  return true;
}

function pickCall({ calls: { often, others, seldom } }: SoakTarget, { knowledge: { random } }: Participants): MakeCall {
  if (random.happens(1 / 50)) return random.pick(seldom);
  return random.pick(random.happens(1 / 5) ? others : often);
}

function mannerOf({ random }: SoakKnowledge): CallerManner {
  return {
    ...(random.happens(0.04) && { leaveAfter: random.between(0, 150) }),
    ...(random.happens(0.04) && { slow: random.between(1, 20) }),
  };
}

function send(
  target: SoakTarget,
  participants: Participants,
  asked: SoakCall,
  id: string,
  manner: CallerManner,
): Promise<SoakOutcome> {
  const { method = 'GET', address, headers, body, caller = 'main' } = asked;
  const own = { 'x-functions-key': participants.keys[caller], 'x-correlation-id': id };
  const message = {
    method,
    address,
    headers: { ...own, ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  };
  return askRelay(target.origin, message, manner, target.agent);
}
