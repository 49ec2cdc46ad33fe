// Schema of an in-app item of Galaxy Store. Source: Samsung, "IAP Publish API"; if its page was not available, Galaxy-Store-CLI.
import { arrayOf, define, field, flag, number, object, oneOf, type Schema, text } from '../../core/schema.ts';
import { country } from './inputs.ts';

/** Sellers choose item IDs, often with dots. None begins with a dot, so that it cannot change the path. */
export const itemId: Schema = { ...text, pattern: '^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,127}$' };

const idField = field(itemId, 'Item ID', 'The ID of the item, as the app asks for it, such as fuel_small.');
const title = field({ ...text, minLength: 1, maxLength: 255 }, 'Title', 'The name that people see.');
const phoneBill = field(flag, 'Phone bill', 'Whether people may pay for it with their phone bill.');

export const item = define(
  'GalaxyItem',
  object(
    {
      id: field(text, 'Item ID', 'The ID of the item, as the app asks for it.'),
      title: field(text, 'Title', 'The name that people see.'),
      description: field(text, 'Description', 'The description that people see.'),
      type: field(text, 'Type', 'ITEM; older items may say CONSUMABLE or NON_CONSUMABLE.'),
      status: field(text, 'Status', 'PUBLISHED is on sale, UNPUBLISHED is not, REMOVED is gone.'),
      itemPaymentMethod: field(object({ phoneBillStatus: phoneBill }), 'Payment', 'How people can pay.'),
      usdPrice: field(number, 'US dollar price', 'The price in US dollars, such as 0.99.'),
      prices: field(
        arrayOf(
          object({
            countryId: field(text, 'Country code', 'The country, such as DEU.'),
            currency: field(text, 'Currency', 'The currency there, such as EUR.'),
            localPrice: field(text, 'Local price', 'The price there, as a text such as 0.99.'),
          }),
        ),
        'Prices',
        'The price in each country.',
      ),
    },
    ['id'],
  ),
);

const countryId = field(country, 'Country code', 'The country, such as DEU.');
const localPrice = field(
  { ...text, pattern: '^\\d{1,12}(\\.\\d{1,4})?$' },
  'Local price',
  'The price there, with a dot and no sign, such as 0.99.',
);
const currency = field(country, 'Currency', 'The currency there, such as EUR.');

/** A complete item: required for creation and for replacement. */
export const whole = define(
  'NewGalaxyItem',
  object(
    {
      id: idField,
      title,
      description: field(
        { ...text, minLength: 1, maxLength: 4_000 },
        'Description',
        'The description that people see.',
      ),
      type: field(oneOf('ITEM'), 'Type', 'ITEM: Samsung accepts no other value.'),
      status: field(
        oneOf('PUBLISHED', 'UNPUBLISHED', 'REMOVED'),
        'Status',
        'PUBLISHED puts it on sale, UNPUBLISHED takes it off sale, REMOVED deletes it.',
      ),
      itemPaymentMethod: field(
        object({ phoneBillStatus: phoneBill }, ['phoneBillStatus']),
        'Payment',
        'How people can pay.',
      ),
      usdPrice: field(
        { ...number, minimum: 0, maximum: 999.99 },
        'US dollar price',
        'The price in US dollars, at most 999.99; an older page of Samsung says 400.',
      ),
      prices: field(
        { ...arrayOf(object({ countryId, currency, localPrice }, ['countryId', 'localPrice'])), maxItems: 300 },
        'Prices',
        'The price in each country.',
      ),
    },
    ['id', 'title', 'description', 'status', 'itemPaymentMethod', 'usdPrice', 'prices'],
  ),
);

/** The fields that can be updated individually. */
export const part = define(
  'GalaxyItemChange',
  object(
    {
      id: idField,
      title: { ...title, description: 'The new name. Leave it out to keep the old one.' },
      prices: field(
        { ...arrayOf(object({ countryId, localPrice }, ['countryId', 'localPrice'])), maxItems: 300 },
        'Prices',
        'The countries whose price changes. Leave it out to keep all prices.',
      ),
    },
    ['id'],
  ),
);
