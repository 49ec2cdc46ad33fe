// Random fault injection for the simulated stores.
import type { InjectedFault } from '../../simulator/faults.ts';
import type { Sandbox } from '../../simulator/simulator.ts';
import type { Random } from './random.ts';
import { INJECTED_BODY, injectedStatuses } from './verdict.ts';

export interface FaultInjector {
  /** Ends the current fault and starts the next one, or none. Returns its name. */
  readonly change: () => string;
  readonly end: () => void;
}

/** Larger than what the relay buffers before it responds, so that clients receive the beginning. */
const long = { [INJECTED_BODY]: 'x'.repeat(200_000) };
const short = { [INJECTED_BODY]: 'slow' };

type Kind = Omit<InjectedFault, 'store'>;
type Make = (random: Random) => Kind;

/** One row per kind of fault. */
const kinds: readonly Make[] = [
  (random) => ({ kind: 'refuse', times: few(random) }),
  (random) => ({ kind: 'refuse', times: random.between(30, 60) }), // store down: the circuit breaker opens
  (random) => ({ kind: 'reset', times: few(random) }),
  (random) => ({ kind: 'resetMidBody', times: few(random) }),
  (random) => ({ kind: 'resetMidBody', times: few(random), body: long }),
  (random) => ({ kind: 'truncated', times: few(random) }),
  (random) => ({ kind: 'truncated', times: few(random), body: long }),
  (random) => ({ kind: 'drip', times: few(random), body: short, pause: random.between(1, 40) }),
  (random) => ({ kind: 'html', times: few(random), status: random.pick([200, 502, 503]) }),
  (random) => ({ kind: 'invalidJson', times: few(random) }),
  (random) => ({ kind: 'empty', times: few(random) }),
  (random) => ({ kind: 'status', times: few(random), status: random.pick(injectedStatuses) }),
  (random) => ({ kind: 'status', times: random.between(30, 60), status: 503 }),
  (random) => ({
    kind: 'status',
    times: few(random),
    status: random.pick([429, 503]),
    retryAfter: random.pick(['0', '1', '-1', 'soon', '99999999']),
  }),
  (random) => ({ kind: 'redirect', times: few(random), location: 'http://127.0.0.1:9/' }),
  (random) => ({ kind: 'echo', times: few(random) }),
  (random) => ({ kind: 'revoke', times: few(random) }),
  (random) => ({
    kind: 'clock',
    times: few(random),
    shift: random.pick([-3_600_000, -90_000, 90_000, 3_600_000, 172_800_000]),
  }),
];

/** A hanging token exchange blocks its account for half a minute. It has its own test and would hide every other result here. */
const hang: Make = (random) => ({ kind: 'hang', times: random.between(1, 6) });
const hangPaths = { apple: '/v1/', samsung: '/gss/' } as const;

/** No request has this path: a fault that matches only this path is off. */
const NOWHERE = '(over)';

export function createFaultInjector(sandbox: Pick<Sandbox, 'fail'>, random: Random): FaultInjector {
  let round = 0;
  const strike = (fault: InjectedFault): void => {
    const { path = '' } = fault;
    const started = round;
    sandbox.fail({
      ...fault,
      get path() {
        return round === started ? path : NOWHERE;
      },
    });
  };
  return {
    change: () => {
      round += 1;
      if (random.happens(0.25)) return 'none';
      const store = random.pick(['apple', 'samsung'] as const);
      const hangs = random.happens(0.08);
      const kind = (hangs ? hang : random.pick(kinds))(random);
      strike({ store, ...kind, ...(hangs && { path: hangPaths[store] }) });
      return `${store} ${kind.kind} x${kind.times}`;
    },
    end: () => {
      round += 1;
    },
  };
}

function few(random: Random): number {
  return random.between(1, 25);
}
