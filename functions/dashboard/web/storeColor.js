// The color of each store, the same on its card and in charts; none is the color of a status.

/** How many colors page.css has for stores. */
const COLORS = 4;

/** The class with the color of a store, by its place among the stores of the accounts. */
/** @type {(accounts: readonly { store: string }[]) => (store: string) => string} */
export const storeColors = (accounts) => {
  const stores = [...new Set(accounts.map(({ store }) => store))].sort();
  return (store) => `store-${Math.max(0, stores.indexOf(store)) % COLORS}`;
};
