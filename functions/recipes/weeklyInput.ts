// The inputs of *Get weekly figures* that take more than one value: vendor numbers, and exchange rates.
import { Failure } from '../core/errors.ts';
import type { StoreAccount } from '../pipeline/accounts.ts';
import { inputOf, type RecipeContext } from '../workflow/storeApi.ts';

/** The currency of the proceeds, and how much of it one unit of others is worth. */
export interface ExchangeRates {
  readonly currency: string | undefined;
  readonly rates: ReadonlyMap<string, number>;
}

/** Throws `invalid_request` for rates without a currency, and for a currency with two rates. */
export function readExchange(context: RecipeContext): ExchangeRates {
  const currency = inputOf<string>(context, 'currency');
  const given = inputOf<readonly string[]>(context, 'rates') ?? [];
  if (given.length > 0 && currency === undefined)
    throw invalidInput('currency', 'Say with Currency what the exchange rates convert to.');
  const rates = new Map<string, number>();
  for (const each of given) {
    const [from = '', rate] = each.split('=');
    if (rates.has(from)) throw invalidInput('rates', `Exchange rates has two rates of ${from}.`);
    rates.set(from, Number(rate));
  }
  return { currency, rates };
}

/**
 * The vendor number of each account that has sales reports. A number without the name of an account is that of the only
 * such account, or of those without a number of their own. Throws `invalid_request` for an account that is not read.
 */
export function vendorNumberFor(
  given: readonly string[],
  sellers: readonly StoreAccount[],
): (account: Pick<StoreAccount, 'name' | 'definition'>) => string | undefined {
  const named = new Map<string, string>();
  const plain: string[] = [];
  for (const each of given) {
    const [first = '', number] = each.split('=');
    if (number === undefined) plain.push(first);
    else if (sellers.some(({ name }) => name === first.toLowerCase())) named.set(first.toLowerCase(), number);
    else
      throw invalidInput('vendorNumbers', `Vendor numbers names the account ${first}, which this call does not read.`);
  }
  if (plain.length > 1)
    throw invalidInput('vendorNumbers', 'Write several vendor numbers as ACCOUNT=NUMBER, each with its account.');
  return ({ name, definition }) => (definition.salesReport === undefined ? undefined : (named.get(name) ?? plain[0]));
}

export function invalidInput(name: string, message: string): Failure {
  return new Failure('invalid_request', message, { details: [{ code: 'input', message, target: `query.${name}` }] });
}
