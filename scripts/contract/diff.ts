// Differences between two contracts as sentences: operations, deprecations, and enum values.
import type { ContractFacts, OperationFacts, Shape } from '../../connector/stores/apple/contract.ts';

type Table<Each> = Readonly<Record<string, Each>>;

/** One line per difference; empty if the contracts are equal. */
export function contractDiff(before: ContractFacts, after: ContractFacts): readonly string[] {
  return [
    ...(before.version === after.version ? [] : [`version ${before.version} -> ${after.version}`]),
    ...operationLines(before, after),
    ...valueLines('values of', before.enumValues, after.enumValues),
    ...valueLines('values of', enumerations(before.schemas), enumerations(after.schemas)),
    ...changedLines('resource', before.resources, after.resources),
    ...changedLines('schema', others(before.schemas), others(after.schemas)),
  ];
}

function operationLines(before: ContractFacts, after: ContractFacts): readonly string[] {
  const [old, now] = [before.operations, after.operations];
  const kept = Object.keys(now).filter((id) => old[id] !== undefined);
  const entry = (sign: string, id: string, { route }: OperationFacts): string => `${sign} ${id} ${route}`;
  return [
    ...Object.entries(now).flatMap(([id, facts]) => (old[id] ? [] : [entry('added     ', id, facts)])),
    ...Object.entries(old).flatMap(([id, facts]) => (now[id] ? [] : [entry('gone      ', id, facts)])),
    ...kept.flatMap((id) => operationChanges(id, old[id] as OperationFacts, now[id] as OperationFacts)),
  ];
}

function valueLines(what: string, old: Table<readonly string[]>, now: Table<readonly string[]>): readonly string[] {
  return Object.keys({ ...old, ...now }).flatMap((name) => {
    const [before = [], after = []] = [old[name], now[name]];
    const signed = [
      ...after.filter((value) => !before.includes(value)).map((value) => `+${value}`),
      ...before.filter((value) => !after.includes(value)).map((value) => `-${value}`),
    ];
    return signed.length > 0 ? [`${what} ${name}: ${signed.join(' ')}`] : [];
  });
}

function enumerations(schemas: Table<Shape>): Table<readonly string[]> {
  return Object.fromEntries(
    Object.entries(schemas).flatMap(([name, shape]) =>
      typeof shape === 'object' && shape.values ? [[name, shape.values] as const] : [],
    ),
  );
}

function changedLines(what: string, old: Table<unknown>, now: Table<unknown>): readonly string[] {
  return Object.keys({ ...old, ...now }).flatMap((name) => {
    if (same(old[name], now[name])) return [];
    return [`${what} ${old[name] === undefined ? 'added' : now[name] === undefined ? 'gone' : 'changed'}: ${name}`];
  });
}

function others(schemas: Table<Shape>): Table<Shape> {
  return Object.fromEntries(Object.entries(schemas).filter(([, shape]) => !isValues(shape)));
}

function operationChanges(id: string, old: OperationFacts, now: OperationFacts): readonly string[] {
  const { deprecated: wasOld = false, ...before } = old;
  const { deprecated: isOld = false, ...after } = now;
  const parts = ['route', 'tag', 'query', 'body', 'answer'] as const;
  const changed = parts.filter((part) => !same(before[part], after[part]));
  return [
    ...(isOld && !wasOld ? [`deprecated ${id}`] : []),
    ...(wasOld && !isOld ? [`no longer deprecated ${id}`] : []),
    ...(changed.length > 0
      ? [`changed    ${id}: ${changed.map((part) => partChange(part, before, after)).join('; ')}`]
      : []),
  ];
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function partChange(
  part: 'route' | 'tag' | 'query' | 'body' | 'answer',
  old: OperationFacts,
  now: OperationFacts,
): string {
  if (part !== 'query') return part;
  const [before, after] = [old.query ?? {}, now.query ?? {}];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const sign = (name: string): string => (before[name] === undefined ? '+' : after[name] === undefined ? '-' : '~');
  return `query ${names
    .filter((name) => !same(before[name], after[name]))
    .map((name) => sign(name) + name)
    .join(' ')}`;
}

function isValues(shape: Shape | undefined): boolean {
  return typeof shape === 'object' && shape.values !== undefined;
}
