// The invented in-app items of the apps that sell some.

export interface Price {
  readonly countryId: string;
  readonly currency?: string | undefined;
  readonly localPrice: string;
}

export interface SellerItem {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly type: string;
  readonly status: string;
  readonly itemPaymentMethod: { readonly phoneBillStatus: boolean };
  readonly usdPrice: number;
  readonly prices: readonly Price[];
}

const words = ['Spring', 'Summer', 'Autumn', 'Winter', 'Coast', 'River', 'Harbor', 'Island', 'Night', 'Storm'];

/** Enough for a second page at 20 per page. */
export function growItems(): Map<string, SellerItem> {
  const packs = words.flatMap((word, index) =>
    ['charts', 'sounds', 'colors'].map((kind, nth) =>
      item(`${word.toLowerCase()}_${kind}`, `${word} ${kind}`, `A set of ${kind}.`, 0.99 + ((index + nth) % 5)),
    ),
  );
  return new Map(packs.map((each) => [each.id, each]));
}

function item(id: string, title: string, description: string, usdPrice: number): SellerItem {
  return {
    id,
    title,
    description,
    type: 'ITEM',
    status: 'PUBLISHED',
    itemPaymentMethod: { phoneBillStatus: true },
    usdPrice,
    prices: [
      { countryId: 'USA', currency: 'USD', localPrice: String(usdPrice) },
      { countryId: 'KOR', currency: 'KRW', localPrice: String(Math.round(usdPrice * 14) * 100) },
      { countryId: 'DEU', currency: 'EUR', localPrice: String(usdPrice) },
    ],
  };
}
