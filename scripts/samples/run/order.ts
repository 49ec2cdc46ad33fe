// Execution order of actions, and the overall status of a scope.
import type { TemplateJson } from '../expression/template.ts';
import type { After, Values } from '../source.ts';
import type { Done } from './evaluate.ts';

export type Node = Values & { readonly type: string; readonly runAfter?: After };

export function mayRun(done: ReadonlyMap<string, Done>, { runAfter = {} }: Node): boolean {
  return Object.entries(runAfter).every(([name, wanted]) => wanted.includes(done.get(name)?.status ?? ''));
}

/** Actions inside a branch that is not taken are skipped, too. */
export function skip(done: Map<string, Done>, name: string, node: Node): void {
  done.set(name, { status: 'Skipped', outputs: null });
  const branches = [
    node,
    node.else,
    ...Object.values((node.cases ?? {}) as Values),
    node.default,
  ] as readonly TemplateJson[];
  for (const inner of branches.flatMap((each) => Object.entries(nodesIn(each)))) skip(done, ...inner);
}

export function nodesIn(branch: TemplateJson | undefined): Readonly<Record<string, Node>> {
  return ((branch as { readonly actions?: TemplateJson } | undefined)?.actions ?? {}) as unknown as Readonly<
    Record<string, Node>
  >;
}

/** A skipped action counts as failed if one of its predecessors does. */
export function isBad(nodes: Readonly<Record<string, Node>>, done: ReadonlyMap<string, Done>, name: string): boolean {
  const status = done.get(name)?.status;
  if (status !== 'Skipped') return status !== 'Succeeded';
  return Object.keys(nodes[name]?.runAfter ?? {}).some((before) => isBad(nodes, done, before));
}
