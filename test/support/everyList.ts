// Every list that the sandbox can answer, with the inputs of its sample request.
import { catalog } from '../../connector/catalog.ts';
import type { Operation, Pages } from '../../connector/core/operation.ts';
import { sampleRequests } from '../../connector/emit/httpRequests.ts';
import { sampleBodies } from '../../scripts/generate/sampleBodies.ts';
import { sandboxValues } from '../../scripts/generate/sandboxValues.ts';

export type ListOperation = Operation & { readonly pages: Pages };

/** Inputs of a list, as `call_operation` takes them. */
export interface ListInputs {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly body?: object;
}

const values = sandboxValues();
const { requests } = sampleRequests(catalog, values, sampleBodies);
/** The sandbox has no resource that these lists belong to; they have the same pages as all lists of App Store Connect. */
const without = ['ListAnalyticsReportSegments', 'ListCustomProductPagePlacements', 'ListTreatmentPlacements'];

export const lists: readonly ListOperation[] = catalog.flatMap((each) =>
  each.pages ? [{ ...each, pages: each.pages }] : [],
);
export const readableLists = lists.filter(({ id }) => !without.includes(id));

/** The inputs of the sample request. */
export function sampleInputs({ id }: ListOperation): ListInputs {
  const { path, query, json } = requests.find((each) => each.id === id) ?? { path: [], query: [] };
  const given = [...path, ...query].filter(({ on }) => on).map(({ name, value }) => [name, filled(value)]);
  return {
    parameters: Object.fromEntries(given),
    ...(json !== undefined && { body: JSON.parse(filled(JSON.stringify(json))) }),
  };
}

function filled(text: string): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
}
