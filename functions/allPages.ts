// All pages of a list in one answer, which says where the reading stopped, and why.
import type { Pages } from '../connector/operation.ts';
import { isPart, type Part } from '../connector/part.ts';
import { longJson } from './jsonPieces.ts';
import type { Answer } from './message.ts';
import { linkTo } from './relink.ts';
import type { Step } from './roundtrip.ts';
import { readList } from './walk.ts';

/** The answer of a list with all its pages. */
export async function walk(step: Step, pages: Pages): Promise<Answer> {
  const { document, stop, bytes, ...told } = await readList(step, pages);
  const isWanted = stop?.kind === 'items' && step.valid.query.maxItems !== undefined;
  const { next, why } = stop ?? {};
  const whole = {
    ...linked(document, step, pages, isWanted ? undefined : next),
    walk: { complete: !stop, ...told, ...(stop && { stopped: why }), ...(next !== undefined && { next }) },
  };
  return longJson(whole, bytes, step.deadline);
}

/** The last page names itself, and not what comes after it. Power Automate goes on by the link where the relay stopped. */
function linked(document: Part, { call }: Step, pages: Pages, next: string | undefined): Part {
  if (!pages.linked) return document;
  const { next: _, ...links } = isPart(document.links) ? document.links : {};
  if (next === undefined) return { ...document, links };
  const link = linkTo({ self: new URL(call.self), pages }, { is: 'page', value: next });
  return { ...document, links: { ...links, next: link }, nextLink: link };
}
