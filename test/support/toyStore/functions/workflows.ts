// What the recipe and the trigger of the toy store do.
import { jsonResponse } from '../../core/types.ts';
import { stateSource } from '../../triggers/stateSource.ts';
import type { StoreWorkflows } from '../../workflow/relayStore.ts';
import { inputOf, type Recipe } from '../../workflow/storeApi.ts';

interface ToyPage {
  readonly toys: readonly { readonly id: string; readonly color: string }[];
}

const countToys: Recipe = async (context) => {
  const { toys } = await context.store().listAll<ToyPage>('ListToys', { color: inputOf<string>(context, 'color') });
  return jsonResponse(200, { count: toys.length });
};

const colors = stateSource(300, {
  final: [],
  stands: async ({ listAll }) => {
    const { toys } = await listAll<ToyPage>('ListToys');
    return toys.map(({ id, color }) => ({ id, state: color.toUpperCase(), at: 0, item: { toyId: id } }));
  },
});

export const toyWorkflows: StoreWorkflows = {
  recipes: { count: countToys },
  pollSources: { colors },
  readStatus: async (api, id) => {
    const toy = await api.call<{ readonly name: string; readonly color?: string }>('ReadToy', { id });
    return { color: toy.color, sentence: `${toy.name} is for sale.` };
  },
};
