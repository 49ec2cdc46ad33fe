// The reference data of the asset library: one resource, whose parts the filters narrow.
import type { SimulatedReply } from '../../httpMessage.ts';
import { split } from '../engine/query.ts';
import { answerOne } from '../engine/read.ts';
import type { AppleRequestContext } from '../requestContext.ts';

/** The filter of each part, and the member that it names. */
const filters: Readonly<Record<string, readonly [filter: string, key: string]>> = {
  features: ['features', 'featureId'],
  placementProfileGroups: ['placementProfileGroups', 'placementProfileGroupId'],
  placementTypes: ['placementTypes', 'placementTypeId'],
  imageSpecs: ['specs', 'specId'],
  videoSpecs: ['specs', 'specId'],
};

export function answerAssetReference(context: AppleRequestContext): SimulatedReply {
  const { datastore, arrival } = context;
  const [whole] = datastore.all('appAssetLibraryRefData');
  if (!whole) return { status: 200, body: { data: [] } };
  const attributes = Object.fromEntries(
    Object.entries(whole.attributes).map(([part, values]) => {
      const [filter = '', key = ''] = filters[part] ?? [];
      const wanted = arrival.query.get(`filter[${filter}]`);
      const isWanted = (each: Readonly<Record<string, unknown>>) => split(wanted).includes(String(each[key]));
      return [part, wanted === null ? values : (values as Readonly<Record<string, unknown>>[]).filter(isWanted)];
    }),
  );
  const { status, body } = answerOne(context, { ...whole, attributes });
  const { data, ...rest } = body as { data: unknown };
  return { status, body: { data: [data], ...rest } };
}
